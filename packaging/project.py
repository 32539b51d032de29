"""The facts every package repeats, said once: name, version, dates, words, and where things lie.

``PAGE`` stands in until the project has a page of its own; ``.example`` belongs to nobody, and
``check_release.py`` refuses to release while it is there.
"""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build" / "bundle"
DIST = ROOT / "dist"

NAME = "msdesk"
PAGE = "https://msdesk.example"
MAINTAINER = "The msdesk authors <msdesk@msdesk.example>"
APP_ID = "example.msdesk.msdesk"  # PAGE the other way round, as AppStream and Flatpak want it
SUMMARY = "Treatment facts, private notes and questions for people with MS"

MEGABYTE = 1_000_000
BUNDLE_LIMIT = 225 * MEGABYTE
DEB_LIMIT = 70 * MEGABYTE


def version() -> str:
    """Return the version msdesk gives itself."""
    text = (ROOT / "msdesk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise LookupError("msdesk/__init__.py names no version")
    return found.group(1)


def epoch() -> int:
    """Return the second that counts as the time of the build, so that two builds agree.

    It is ``SOURCE_DATE_EPOCH``, else the time of the newest commit, else that of the lock file.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given) if given else _newest_change()


@cache
def _newest_change() -> int:
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        done = None
    if done is not None and done.stdout.strip():
        return int(done.stdout)
    return int((ROOT / "requirements.lock").stat().st_mtime)


def day() -> str:
    """Return the day of the build, such as 2026-11-22."""
    return f"{datetime.fromtimestamp(epoch(), UTC):%Y-%m-%d}"


def facts() -> dict[str, str]:
    """Return what the templates may name between two ``@``."""
    return {
        "NAME": NAME,
        "VERSION": version(),
        "NUMBERS": ", ".join([*re.findall(r"\d+", version())[:3], "0"]),  # as Windows counts
        "DAY": day(),
        "YEAR": day()[:4],
        "PAGE": PAGE,
        "APP_ID": APP_ID,
        "SUMMARY": SUMMARY,
        "MAINTAINER": MAINTAINER,
    }


def filled(template: Path) -> str:
    """Return a template with its ``@NAMES@`` filled in; raises ``LookupError`` for a new one."""
    return fill(template.read_text(encoding="utf-8"), facts())


def fill(text: str, facts: dict[str, str]) -> str:
    """Return ``text`` with each ``@NAME@`` replaced; raises ``LookupError`` if one is unknown."""

    def fact(match: re.Match[str]) -> str:
        if match.group(1) not in facts:
            raise LookupError(f"nothing is known of {match.group()}")
        return facts[match.group(1)]

    return re.sub(r"@([A-Z][A-Z_]*)@", fact, text)


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder; a link counts nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def in_megabytes(count: int) -> str:
    """Return "203.4 MB": millions of bytes."""
    return f"{count / MEGABYTE:.1f} MB"
