"""Notes of a made-up archive, as they are taken out."""

from __future__ import annotations

from collections.abc import Mapping

from msdesk.documents import journal
from msdesk.documents.journal import Taken
from msdesk.domain.archive import Archive


def taken(archive: Archive, names: Mapping[str, str] | None = None) -> Taken:
    """Return its notes as a record gives them; ``names`` are those of the library's cards."""
    live = sorted((n for n in archive.journal if n.deleted_at is None), key=lambda n: n.day)
    own = {treatment.id: treatment.name for treatment in archive.own_treatments}
    return Taken(iter(live), len(live), archive.made_at.date(), own | dict(names or {}))


def journal_html(archive: Archive, names: Mapping[str, str] | None = None) -> str:
    """Return its notes as one HTML file."""
    return "".join(journal.journal_html(taken(archive, names)))


def journal_markdown(archive: Archive, names: Mapping[str, str] | None = None) -> str:
    """Return its notes as Markdown."""
    return "".join(journal.journal_markdown(taken(archive, names)))


def journal_csv(archive: Archive, names: Mapping[str, str] | None = None) -> str:
    """Return its notes as a table."""
    return "".join(journal.journal_csv(taken(archive, names)))
