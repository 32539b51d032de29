"""The journal as a web page, as Markdown and as a table.

All of it, whatever the notes say of who may see them: the person takes out what is theirs.
What is in the bin stays there.  Pages go from the oldest note to the newest, as one reads;
so does the table, which ``services.importing`` can read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from msdesk.documents.markdown import as_typed
from msdesk.documents.markup import shown, tag, whole_file
from msdesk.documents.tables import lines
from msdesk.documents.wording import day_in_words, tidy
from msdesk.domain.archive import KeptNote
from msdesk.domain.days import long_date, month
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.value import Value
from msdesk.domain.words import many

TITLE = "My notes"
COLUMNS = ("Day", "Kind", "Note", "Where I heard it", "Tags", "About", "Take to my doctor")

_MONTHS = "\0\n"  # stands in an empty page where the months will stand
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


class Taken(NamedTuple):
    """What is taken out: notes by their days, how many, when, and what treatments are called.

    They may be very many, and are asked for once, one after another; so each page is made piece
    by piece, a month at a time.
    """

    notes: Iterable[KeptNote]
    how_many: int
    on: date
    names: Mapping[str, str]


def lead(taken: Taken) -> str:
    """Return what stands above the notes."""
    return f"{many(taken.how_many, 'note')}, taken out of msdesk on {day_in_words(taken.on)}."


def months(taken: Taken) -> Iterator[Month]:
    """Yield the journal in words."""
    for first, of_month in groupby(taken.notes, key=lambda n: n.day.replace(day=1)):
        yield Month(
            heading=f"{month(first)} {first.year:04}",
            days=tuple(
                Day(heading=long_date(day), notes=tuple(_note(n, taken.names) for n in of_day))
                for day, of_day in groupby(of_month, key=lambda n: n.day)
            ),
        )


def journal_html(taken: Taken) -> Iterator[str]:
    """Yield the journal as one HTML file."""
    head = tag("header", tag("h1", TITLE), tag("p", shown(lead(taken))))
    whole = whole_file(TITLE, _STYLE + NOTE_STYLE, (head, tag("main", _MONTHS)))
    before, _, after = whole.partition(_MONTHS)
    yield before
    yield from map(_month_html, months(taken))
    yield after


def journal_markdown(taken: Taken) -> Iterator[str]:
    """Yield the journal as Markdown; what the person typed shows as typed."""
    yield f"# {TITLE}\n\n{lead(taken)}"
    for of_month in months(taken):
        blocks = [f"## {of_month.heading}"]
        for day in of_month.days:
            blocks.append(f"### {day.heading}")
            blocks += (block for note in day.notes for block in _note_markdown(note))
        yield "".join(f"\n\n{block}" for block in blocks if block)
    yield "\n"


def journal_csv(taken: Taken) -> Iterator[str]:
    """Yield the journal as a table, a note a line."""
    rows = (
        (
            note.day.isoformat(),
            EntryKind[note.kind].value,
            note.text,
            note.heard_where,
            ", ".join(note.tags),
            _about(note, taken.names),
            "yes" if note.take_to_doctor else "no",
        )
        for note in taken.notes
    )
    return lines(COLUMNS, rows)


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
