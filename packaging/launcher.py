"""Where the frozen program starts; PyInstaller wants a script, and the command is a module.

A program without a console has nothing to write to on Windows, and the self-check writes: its
words then go nowhere, and its exit code tells.

On Linux the bootloader sets ``LD_LIBRARY_PATH`` to the bundle's own libraries.  The loader has
read it by now and keeps it; left in place it would only reach the programs msdesk starts, and a
person's browser must not run on our libraries.

There a desktop may name the plugins of its own Qt as well, as KDE does.  Ours would look there
before it looks in the bundle, and they may be made for another Qt.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from msdesk.__main__ import main


def give_back_the_environment() -> None:
    """Put the loader's variables back to what they were before the bootloader."""
    for name in ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        elif getattr(sys, "frozen", False):
            os.environ.pop(name, None)


def forget_the_plugins_of_others() -> None:
    """Leave Qt no other plugins than those in the bundle; elsewhere PyInstaller sees to it."""
    if sys.platform == "linux":
        os.environ.pop("QT_PLUGIN_PATH", None)


def have_something_to_write_to() -> None:
    """Give the program streams where the system gave it none."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
            setattr(sys, name, stream)


if __name__ == "__main__":
    give_back_the_environment()
    forget_the_plugins_of_others()
    have_something_to_write_to()
    sys.exit(main())
