"""How the person likes the window: theme, size of text, region.  Nothing they wrote.

A file that cannot be read counts as none: settings are never worth stopping for.
"""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

log = logging.getLogger(__name__)

THEMES = ("paper", "white", "dark", "high-contrast")
TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The choices of the Settings page; ``theme`` empty follows the system."""

    theme: str = ""
    text_percent: int = 100
    pictures: bool = True  # icon arrays on cards
    stories: bool = False  # what people say, opened
    low_energy: bool = False  # Home shows only the three choices
    country: str = ""
    width: int = 1280
    height: int = 860


def load(path: Path) -> Settings:
    """Return the settings kept at ``path``, or the usual ones."""
    try:
        settings = msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError):
        return Settings()
    if settings.theme not in ("", *THEMES):
        settings = msgspec.structs.replace(settings, theme="")
    percent = min(300, max(100, settings.text_percent))
    return msgspec.structs.replace(settings, text_percent=percent)


def save(path: Path, settings: Settings) -> None:
    """Keep the settings; a folder that cannot be written is logged and else ignored."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        part.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=1))
        part.chmod(0o600)
        part.replace(path)
    except OSError as error:
        log.warning("settings were not kept: %s", error.strerror)
