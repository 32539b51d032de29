"""How the person likes the window, and where the record is.  Nothing they wrote.

A file that cannot be read counts as none: settings are never worth stopping for.  Read before
the first paint, so with nothing but the standard library.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

THEMES = ("paper", "white", "dark", "high-contrast")
TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)


class Settings(NamedTuple):
    """The choices of the Settings page; ``theme`` empty follows the system."""

    theme: str = ""
    text_percent: int = 100
    pictures: bool = True  # icon arrays on cards
    low_energy: bool = False  # Home shows only the three choices
    country: str = ""
    lock_after: int = 15  # minutes without a key or a movement; 0 never
    remembered: bool = False  # the system's keychain holds the key of the record
    asked_to_lock: bool = False  # the lock was offered once
    data_folder: str = ""  # where the record is, if elsewhere than usual
    width: int = 1280
    height: int = 860


def load(path: Path) -> Settings:
    """Return the settings kept at ``path``; what is missing or makes no sense is as usual."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        usual = Settings()._asdict()
        fitting: dict[str, Any] = {
            key: value
            for key, value in found.items()
            if key in usual and type(value) is type(usual[key])
        }
    except (OSError, ValueError, AttributeError):
        return Settings()
    settings = Settings(**fitting)
    if settings.theme not in ("", *THEMES):
        settings = settings._replace(theme="")
    return settings._replace(text_percent=min(300, max(100, settings.text_percent)))


def save(path: Path, settings: Settings) -> bool:
    """Keep the settings; return whether the folder could be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(settings._asdict(), indent=1), encoding="utf-8")
        part.chmod(0o600)
        part.replace(path)
    except OSError:
        return False
    return True
