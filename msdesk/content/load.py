"""Reads the content and checks it as a whole, once."""

from __future__ import annotations

from pathlib import Path

from msdesk.content.check import problems
from msdesk.content.library import Library
from msdesk.errors import ContentError


def load(folder: Path) -> Library:
    """Return what is in a folder.  Raises ``ContentError`` if it does not hold together."""
    library = Library(folder)
    if found := list(problems(library)):
        raise ContentError("\n".join(found))
    return library
