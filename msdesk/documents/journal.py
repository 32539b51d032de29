"""The journal as a web page, as Markdown and as a table.

All of it, whatever the notes say of who may see them: the person takes out what is theirs.
What is in the bin stays there.  Pages go from the oldest note to the newest, as one reads;
so does the table, which ``services.importing`` can read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec.structs import replace

from msdesk.documents.markdown import as_typed
from msdesk.documents.markup import shown, tag, whole_file
from msdesk.documents.tables import table
from msdesk.documents.wording import day_in_words, tidy
from msdesk.domain.archive import Archive, KeptNote
from msdesk.domain.days import long_date, month
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.value import Value
from msdesk.domain.words import many

TITLE = "My notes"
COLUMNS = ("Day", "Kind", "Note", "Where I heard it", "Tags", "About", "Take to my doctor")

NOTE_STYLE = ".note { break-inside: avoid; margin: 0 0 1em; }\n"
_STYLE = """@page { margin: 15mm; }
body { font-size: 12pt; max-width: 40em; }
h3 { font-size: 1em; margin: 1.2em 0 0.2em; break-after: avoid; }
"""


class Note(Value, frozen=True, kw_only=True):
    """A note in words: its kind where it has one of its own, its text, what belongs to it."""

    kind: str
    text: str
    more: tuple[str, ...]


class Day(Value, frozen=True, kw_only=True):
    """A day and its notes."""

    heading: str
    notes: tuple[Note, ...]


class Month(Value, frozen=True, kw_only=True):
    """A month and its days."""

    heading: str
    days: tuple[Day, ...]


class Journal(Value, frozen=True, kw_only=True):
    """The whole journal in words."""

    lead: str
    months: tuple[Month, ...]


def journal(archive: Archive, names: Mapping[str, str] | None = None) -> Journal:
    """Return the journal in words; ``names`` are those of the treatments in the library."""
    notes = _live(archive)
    names = _names(archive, names)
    months = tuple(
        Month(
            heading=f"{month(first)} {first.year}",
            days=tuple(
                Day(heading=long_date(day), notes=tuple(_note(n, names) for n in of_day))
                for day, of_day in groupby(of_month, key=lambda n: n.day)
            ),
        )
        for first, of_month in groupby(notes, key=lambda n: n.day.replace(day=1))
    )
    made = day_in_words(archive.made_at.date())
    return Journal(
        lead=f"{many(len(notes), 'note')}, taken out of msdesk on {made}.", months=months
    )


def journal_html(archive: Archive, names: Mapping[str, str] | None = None) -> str:
    """Return the journal as one HTML file."""
    page = journal(archive, names)
    body = (
        tag("header", tag("h1", TITLE), tag("p", shown(page.lead))),
        tag("main", *map(_month_html, page.months)),
    )
    return whole_file(TITLE, _STYLE + NOTE_STYLE, body)


def journal_markdown(archive: Archive, names: Mapping[str, str] | None = None) -> str:
    """Return the journal as Markdown; what the person typed shows as typed."""
    page = journal(archive, names)
    blocks = [f"# {TITLE}", page.lead]
    for of_month in page.months:
        blocks.append(f"## {of_month.heading}")
        for day in of_month.days:
            blocks.append(f"### {day.heading}")
            blocks += (block for note in day.notes for block in _note_markdown(note))
    return "\n\n".join(filter(None, blocks)) + "\n"


def journal_csv(archive: Archive, names: Mapping[str, str] | None = None) -> str:
    """Return the journal as a table, a note a line."""
    names = _names(archive, names)
    rows = (
        (
            note.day.isoformat(),
            EntryKind[note.kind].value,
            note.text,
            note.heard_where,
            ", ".join(note.tags),
            _about(note, names),
            "yes" if note.take_to_doctor else "no",
        )
        for note in _live(archive)
    )
    return table(COLUMNS, rows)


def _live(archive: Archive) -> list[KeptNote]:
    return sorted((n for n in archive.journal if n.deleted_at is None), key=lambda n: n.day)


def _names(archive: Archive, names: Mapping[str, str] | None) -> Mapping[str, str]:
    return {t.id: t.name for t in archive.own_treatments} | dict(names or {})


def _about(note: KeptNote, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(treatment, treatment) for treatment in note.treatments)


def _note(note: KeptNote, names: Mapping[str, str]) -> Note:
    made = in_words(EntryKind[note.kind], note, _about(note, names))
    return (
        replace(made, more=(*made.more, "To take to my doctor")) if note.take_to_doctor else made
    )


def in_words(kind: EntryKind, note: KeptNote | JournalEntry, about: str) -> Note:
    """Return a note in words; ``about`` names the treatments it is about."""
    more = {
        "Where I heard it": note.heard_where,
        "Tags": ", ".join(note.tags),
        "About": about,
    }
    return Note(
        kind="" if kind is EntryKind.NOTE else kind.value,
        text=tidy(note.text),
        more=tuple(f"{label}: {tidy(text)}" for label, text in more.items() if text),
    )


def _month_html(of_month: Month) -> str:
    days = (
        tag("h3", shown(day.heading)) + "".join(map(note_html, day.notes)) for day in of_month.days
    )
    return tag("section", tag("h2", shown(of_month.heading)), *days)


def note_html(note: Note) -> str:
    """Return a note as part of a web page."""
    kind = tag("p", f"<strong>{shown(note.kind)}</strong>") if note.kind else ""
    text = (tag("p", shown(paragraph), dir="auto") for paragraph in note.text.split("\n\n"))
    more = (tag("p", f"<small>{shown(line)}</small>", dir="auto") for line in note.more)
    return tag("div", kind, *text, *more, cls="note")


def _note_markdown(note: Note) -> Iterator[str]:
    if note.kind:
        yield f"**{note.kind}**"
    yield as_typed(note.text)
    if note.more:
        yield "\n".join(f"- {_indented(as_typed(line))}" for line in note.more)


def _indented(item: str) -> str:
    """Return Markdown for an item of a list, whose later lines would leave the list."""
    return item.replace("\n", "\n  ")
