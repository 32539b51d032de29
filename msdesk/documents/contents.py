"""What stands on a printed page, in words, for somebody who cannot see the preview."""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.notes import NotesPage
from msdesk.documents.pdf import Pdf, Told
from msdesk.documents.questions import QuestionsPage, questions_page
from msdesk.documents.wording import sentences
from msdesk.domain.sheet import Prints, Sheet
from msdesk.domain.words import many


def questions_contents(sheet: Sheet, file: bytes) -> str:
    """Return a sentence for what is on the page, what is not, and letters that are words."""
    made = file if isinstance(file, Pdf) else Pdf(file)
    page = questions_page(sheet)
    on_it = ", ".join(_parts(page))
    said = [f"On it: {on_it}." if on_it else "On it: room to write."]
    if sheet.prints is not Prints.LIST:
        said += _of_the_page(made.told, alone=sheet.prints is Prints.PAGE)
    return sentences((*said, letters_said(made)))


def notes_contents(page: NotesPage, file: bytes) -> str:
    """Return a sentence for the notes that are on the page, and letters that are words."""
    first, last = page.days[0].heading, page.days[-1].heading
    when = first if first == last else f"{first} to {last}"
    notes = many(sum(len(day.notes) for day in page.days), "note")
    name = ", my name" if page.name else ""
    return sentences((f"On it: {notes}, {when}{name}.", letters_said(file)))


def letters_said(file: bytes) -> str:
    """Return what is to be said of letters that are not printed as they are; "" mostly."""
    said = []
    if isinstance(file, Pdf) and file.in_words:
        words = ", ".join(file.in_words)
        said.append(f"No font here has some of the letters; in their place stand: {words}.")
    if isinstance(file, Pdf) and file.fewer_marks:
        said.append("Letters with more than four marks have only four of them.")
    return sentences(said)


def _of_the_page(told: Told, *, alone: bool) -> Iterator[str]:
    if told.shown < told.others:
        which = f"{told.shown} of {told.others} other questions"
        yield f"The page has room for {which}."
    if told.cut and alone:
        yield "What is shortened there is not on this print; the list of all has it."
    elif told.cut:
        yield "All of it stands whole on the list behind the page."


def _parts(page: QuestionsPage) -> Iterator[str]:
    changed = many(len(page.changed.entries), "line")
    parts = {
        "my name": page.addressed[-1].startswith("Name: "),
        "the one thing": bool(page.one_thing.text),
        many(len(page.top.entries), "top question"): bool(page.top.entries),
        many(len(page.if_time.entries), "other question"): bool(page.if_time.entries),
        f"what has changed ({changed})": bool(page.changed.entries),
        "what matters most to me": bool(page.matters.entries),
        many(len(page.notes.entries), "note"): bool(page.notes.entries),
        "what we agreed": any(field.text for field in page.agreed),
    }
    return (words for words, is_there in parts.items() if is_there)
