"""How the person likes the window, and where the record is.  Nothing they wrote.

A file that cannot be read counts as none: settings are never worth stopping for.  But it may
have said where the record is, so ``is_unreadable`` tells.  Read before the first paint, so with
nothing but the standard library.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from msdesk.files import replace_file

THEMES = ("paper", "white", "dark", "high-contrast")
AS_SYSTEM = 0
TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)

_NONSENSE = (OSError, ValueError, RecursionError)
_BETWEEN = {
    "width": (300, 10_000),
    "height": (300, 10_000),
    "lock_after": (0, 1440),
    "print_size": (12, 20),
}


class Settings(NamedTuple):
    """The choices of the Settings page; ``theme`` empty follows the system."""

    theme: str = ""
    text_percent: int = AS_SYSTEM
    pictures: bool = True  # icon arrays on cards
    low_energy: bool = False  # Home shows only the three choices
    country: str = ""
    paper: str = ""  # what was last printed on; empty as usual where the person lives
    print_size: int = 12  # points
    lock_after: int = 15  # minutes without a key or a movement; 0 never
    remembered: bool = False  # the system's keychain holds the key of the record
    asked_to_lock: bool = False  # the lock was offered once
    introduced: bool = False  # the introduction was read, or skipped
    data_folder: str = ""  # where the record is, if elsewhere than usual
    width: int = 1280
    height: int = 860


def load(path: Path) -> Settings:
    """Return the settings kept at ``path``; what is missing or makes no sense is as usual."""
    try:
        found = _read(path)
    except _NONSENSE:
        found = {}
    usual = Settings()._asdict()
    settings = Settings(**{key: value for key, value in found.items() if _fits(usual, key, value)})
    if settings.text_percent == AS_SYSTEM:
        return settings
    return settings._replace(text_percent=min(300, max(100, settings.text_percent)))


def is_unreadable(path: Path) -> bool:
    """Whether there are settings, and nobody knows whether they name a folder for the record."""
    try:
        return not isinstance(_read(path).get("data_folder", ""), str)
    except FileNotFoundError:
        return False
    except _NONSENSE:
        return True


def _read(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError("settings are named")  # noqa: TRY004 - as for other files of nonsense
    return found


def _fits(usual: dict[str, Any], key: str, value: Any) -> bool:  # noqa: ANN401 - whatever was there
    if key not in usual or type(value) is not type(usual[key]):
        return False
    least, most = _BETWEEN.get(key, (value, value))
    return bool(least <= value <= most) and (key != "theme" or value in ("", *THEMES))


def part_of(path: Path) -> Path:
    """Return where settings are written before they take their place; a crash may leave it."""
    return path.with_suffix(".part")


def save(path: Path, settings: Settings) -> bool:
    """Keep the settings; return whether the folder could be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = part_of(path)
        part.write_text(json.dumps(settings._asdict(), indent=1), encoding="utf-8")
        part.chmod(0o600)
        replace_file(part, path)
    except OSError:
        return False
    return True
