"""How the person likes the window: theme, size of text, region.  Nothing they wrote.

A file that cannot be read counts as none: settings are never worth stopping for.  Read before
the first paint, so with nothing but the standard library.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

THEMES = ("paper", "white", "dark", "high-contrast")
TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The choices of the Settings page; ``theme`` empty follows the system."""

    theme: str = ""
    text_percent: int = 100
    pictures: bool = True  # icon arrays on cards
    low_energy: bool = False  # Home shows only the three choices
    country: str = ""
    width: int = 1280
    height: int = 860

    def __post_init__(self) -> None:
        if self.theme not in ("", *THEMES):
            raise ValueError(f"there is no theme {self.theme!r}")
        if not 100 <= self.text_percent <= 300:
            raise ValueError(f"text cannot be {self.text_percent} %")


def load(path: Path) -> Settings:
    """Return the settings kept at ``path``; what is missing or makes no sense is as usual."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        known = {f.name: type(f.default) for f in fields(Settings)}
        fitting: dict[str, Any] = {k: v for k, v in found.items() if type(v) is known.get(k)}
        return Settings(**fitting)
    except (OSError, ValueError, AttributeError):
        return Settings()


def save(path: Path, settings: Settings) -> bool:
    """Keep the settings; return whether the folder could be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        part.chmod(0o600)
        part.replace(path)
    except OSError:
        return False
    return True
