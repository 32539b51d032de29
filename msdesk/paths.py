"""Where things are: the program, the shipped resources, and the folders of the person.

``resources/`` lies beside the package in a checkout, inside it in a wheel
(``msdesk_resources``), and beside the program in a frozen bundle.

Where a bundle has the file ``PORTABLE`` beside the program, record and settings are beside it
too, so that all of it can be carried on a stick.
"""

from __future__ import annotations

import sys
from pathlib import Path

APP = "msdesk"
PORTABLE = "kept-here.txt"


def resources() -> Path:
    """Return the folder of shipped content, fonts, icons and themes."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package.parent / "msdesk_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def own_command(*options: str) -> list[str]:
    """Return the command that starts msdesk once more, from its sources or as a bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *options]
    # By its folder: from a checkout, msdesk is in nobody's site-packages.
    start = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r}); "
    return [
        sys.executable,
        "-c",
        f"{start}from msdesk.__main__ import main; sys.exit(main())",
        *options,
    ]


def portable_folder() -> Path | None:
    """Return the folder of a program that is carried about with its record; None for others."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder if (folder / PORTABLE).is_file() else None


def data_folder() -> Path:
    """Return the folder of the person's record, where no other was named."""
    portable = portable_folder()
    if portable is not None:
        return portable / "record"
    import platformdirs  # noqa: PLC0415 - what sets a page has no use for it

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def settings_file() -> Path:
    """Return the file of settings; it holds nothing of what the person wrote."""
    portable = portable_folder()
    if portable is not None:
        return portable / "settings" / "settings.json"
    import platformdirs  # noqa: PLC0415 - as above

    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "settings.json"
