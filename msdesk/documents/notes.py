"""Notes to take along: those a person ticked, from the oldest to the newest.

Only what was ticked is there, each with its day, its kind, its tags and what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from msdesk.documents.journal import NOTE_STYLE, Day, Note, in_words, note_html
from msdesk.documents.markup import shown, tag, typed, whole_file
from msdesk.documents.wording import NOT_ADVICE, day_in_words, joined, sentences, tidy
from msdesk.domain.appointment import Paper
from msdesk.domain.days import long_date
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import JournalEntry
from msdesk.domain.value import Value
from msdesk.domain.words import many

TITLE = "My notes"
NOTHING = "Nothing is ticked yet. Each note you tick will stand here with its day, kind and tags."


class NotesChoices(Value, frozen=True, kw_only=True):
    """How the notes are printed; ``name`` is empty unless it was typed for this print."""

    today: date
    name: str = ""
    paper: Paper = Paper.A4
    text_size: int = 12
    version: str


class NotesPage(Value, frozen=True, kw_only=True):
    """Every word of the page; ``notice`` is empty where there is a note."""

    title: str
    document_title: str
    name: str
    lead: str
    notice: str
    days: tuple[Day, ...]
    footer: str


def notes_page(
    notes: Iterable[JournalEntry], names: Mapping[TreatmentId, str], choices: NotesChoices
) -> NotesPage:
    """Return some notes in words; ``names`` are those of the treatments."""
    ordered = sorted(notes, key=lambda note: note.day)
    days = tuple(
        Day(heading=long_date(day), notes=tuple(_note(note, names) for note in of_day))
        for day, of_day in groupby(ordered, key=lambda note: note.day)
    )
    made = day_in_words(choices.today)
    name = tidy(choices.name)
    return NotesPage(
        title=TITLE,
        document_title=f"{TITLE}, {made}",
        name=f"Name: {name}" if name else "",
        lead=f"{many(len(ordered), 'note')} that I chose on {made}." if ordered else "",
        notice="" if ordered else NOTHING,
        days=days,
        footer=sentences((f"I made this page myself with msdesk {choices.version}.", NOT_ADVICE)),
    )


def _note(note: JournalEntry, names: Mapping[TreatmentId, str]) -> Note:
    about = ", ".join(names.get(each, each) for each in note.treatments)
    return in_words(note.kind, note, about)


def notes_html(page: NotesPage, choices: NotesChoices) -> str:
    """Return the page as one HTML file."""
    above = [tag("p", typed(page.name))] if page.name else []
    if page.lead:
        above.append(tag("p", shown(page.lead)))
    body = (
        tag("header", tag("h1", shown(page.title)), *above),
        tag("main", *(tag("p", shown(page.notice)),) * bool(page.notice), *map(_day, page.days)),
        tag("footer", tag("p", shown(page.footer))),
    )
    style = (
        f"@page {{ size: {choices.paper.value.lower()}; margin: 15mm; }}\n"
        f"body {{ font-size: {choices.text_size}pt; max-width: 40em; }}\n"
    )
    return whole_file(page.document_title, style + NOTE_STYLE, body)


def _day(day: Day) -> str:
    return tag("section", tag("h2", shown(day.heading)), *map(note_html, day.notes))


def notes_text(page: NotesPage) -> str:
    """Return the page as plain text."""
    head = "\n".join(filter(None, (page.title, page.name, page.lead)))
    days = ("\n\n".join((day.heading, *map(_note_text, day.notes))) for day in page.days)
    return joined((head, page.notice, *days, page.footer))


def _note_text(note: Note) -> str:
    kind = f"{note.kind.rstrip('…')}:" if note.kind else ""
    return "\n".join(filter(None, (kind, note.text, *note.more)))
