"""The shelf of the shipped library, made once, and a record to find in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from msdesk.content.library import Library
from msdesk.domain.finding import Way
from msdesk.domain.screen import Screen
from msdesk.services.finding.finder import Finder
from msdesk.services.finding.shelf import Shelf
from msdesk.store.record import Record

WAYS = (
    Way(title="Settings", place=Screen.SETTINGS, words=("colours", "size of text")),
    Way(title="Notes", place=Screen.NOTES, words=("journal diary write",)),
    Way(title="My MS", place=Screen.MY_MS),
    Way(title="Get help now", place=Screen.HELP),
    Way(title="Make a backup", place=Screen.BACKUPS, action="backup", words=("copy",)),
)


@pytest.fixture(scope="session")
def shelf(library: Library) -> Iterator[Shelf]:
    shelf = Shelf(library, WAYS)
    yield shelf
    shelf.close()


@pytest.fixture
def finder(shelf: Shelf) -> Finder:
    return Finder(shelf)


@pytest.fixture
def own(shelf: Shelf, record: Record) -> Finder:
    """Return what finds in the record too."""
    return Finder(shelf, record.words)
