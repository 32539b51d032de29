"""What stands on a printed page, in words, for somebody who cannot see the preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msdesk.documents.notes import NotesPage
from msdesk.documents.pdf import Pdf, Told
from msdesk.documents.questions import QuestionsPage, questions_page
from msdesk.documents.wording import sentences
from msdesk.documents.years import YearsChoices
from msdesk.domain.comparison import Comparison
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.sheet import Prints, Sheet
from msdesk.domain.words import many
from msdesk.domain.years import Sort, Years

_TICK_THE_WHOLE = "For all of them tick the whole comparison."
_NAME = "my name"
LEFT_OUT = "Notes that I keep private are not on it."  # said here only, not on the page


def questions_contents(sheet: Sheet, file: bytes) -> str:
    """Return a sentence for what is on the page, what is not, and letters that are words."""
    made = file if isinstance(file, Pdf) else Pdf(file)
    page = questions_page(sheet)
    is_list = sheet.prints is Prints.LIST
    nothing = "nothing yet" if is_list else "room to write"
    alone = sheet.prints is Prints.PAGE
    left = made.told if alone else Told()  # elsewhere the list has it
    parts = list(_parts(page, left))
    if parts in ([], [_NAME]):
        parts.append(nothing)
    said = [f"On it: {', '.join(parts)}."]
    if not is_list:
        said += _only_behind(made.told) if alone else _of_the_page(made.told)
    if sheet.companion:
        where = "comes only with the page" if is_list else "is at the end"
        said.append(f"A copy for who comes with me {where}.")
    return sentences((*said, letters_said(made)))


def notes_contents(page: NotesPage, file: bytes) -> str:
    """Return a sentence for the notes that are on the page, and letters that are words."""
    first, last = page.days[0].heading, page.days[-1].heading
    when = first if first == last else f"{first} to {last}"
    notes = many(sum(len(day.notes) for day in page.days), "note")
    name = ", my name" if page.name else ""
    return sentences((f"On it: {notes}, {when}{name}.", letters_said(file)))


def years_contents(years: Years, choices: YearsChoices, file: bytes) -> str:
    """Return what is there of my years or my log, what is private among it, and what is not."""
    entries = sum(choices.private or not event.private for event in years.events)
    private = sum(event.private for event in years.events)
    written = [event for event in years.events if event.body.strip() and not event.private]
    reasons = sum(event.sort is Sort.STEP for event in written)
    visits = sum(event.sort is Sort.VISIT for event in years.events)
    words = sum(event.sort in (Sort.SYMPTOM, Sort.SIDE_EFFECT) for event in written)
    parts = {
        many(entries, "entry", "entries"): entries,
        f"the words of {many(words, 'note')}": words,
        many(private, "private note without its words", "private notes without their words"): (
            choices.private and private
        ),
        many(reasons, "reason for a step", "reasons for steps"): choices.reasons and reasons,
        f"the names of {many(visits, 'appointment')}": choices.visits and visits,
    }
    on_it = ", ".join(said for said, there in parts.items() if there)
    left_out = LEFT_OUT if (private or years.left_out) and not choices.private else ""
    return sentences((f"On it: {on_it or 'nothing yet'}.", left_out, letters_said(file)))


def options_contents(
    names: Iterable[str], ms_types: Iterable[MsType], region: Region, file: bytes
) -> str:
    """Return which treatments are on a page, and what it tells of the person."""
    types = ", ".join(each.value for each in ms_types)
    mine = f"my type of MS ({types})" if types else ""
    on_it = ", ".join(filter(None, (*names, mine, f"the rules ({region.value})")))
    return sentences((f"On it: {on_it}.", letters_said(file)))


def comparison_contents(table: Comparison, file: bytes, *, whole: bool) -> str:
    """Return what is side by side, how many answers have room, and what is shortened."""
    made = file if isinstance(file, Pdf) else Pdf(file)
    names = (option.short_name for option in table.options)
    said = [options_contents(names, table.ms_types, table.region, made)]
    if made.told.shown < made.told.others:
        rest = "The whole comparison behind it has all." if whole else _TICK_THE_WHOLE
        said.append(f"There is room for {made.told.shown} of {made.told.others} answers. {rest}")
    if made.told.cut:
        said.append("Some warnings are there by name only.")
    return sentences(said)


def letters_said(file: bytes) -> str:
    """Return what is to be said of letters that are not printed as they are; "" mostly."""
    said = []
    if isinstance(file, Pdf) and file.in_words:
        words = ", ".join(file.in_words)
        said.append(f"No font here has some of the letters; in their place stand: {words}.")
    if isinstance(file, Pdf) and file.fewer_marks:
        said.append("Letters with more than four marks have only four of them.")
    return sentences(said)


def _of_the_page(told: Told) -> Iterator[str]:
    if told.shown < told.others:
        which = f"{told.shown} of {told.others} other questions"
        yield f"The page has room for {which}."
    if told.cut:
        yield "All of it stands whole on the list behind the page."
    elif told.left.get("came_from"):
        yield "The page has no room for where questions came from."


def _only_behind(told: Told) -> Iterator[str]:
    """Yield what has no room on a page that is printed without its list."""
    others, lines = told.others - told.shown, told.left.get("changed", 0)
    notes = told.left.get("notes", 0)
    left = {
        many(others, "other question"): others,
        f"{many(lines, 'line')} of what has changed": lines,
        "what matters most to me": told.left.get("matters"),
        many(notes, "note"): notes,
        "where questions came from": told.left.get("came_from"),
    }
    not_on_it = ", ".join(words for words, is_left in left.items() if is_left)
    if not_on_it:
        yield f"Not on it: {not_on_it}."
    if told.cut:
        yield "What is shortened there is not whole on this print; the list of all has it."


def _parts(page: QuestionsPage, left: Told) -> Iterator[str]:
    lines = len(page.changed.entries) - left.left.get("changed", 0)
    notes = len(page.notes.entries) - left.left.get("notes", 0)
    matters = len(page.matters.entries) - left.left.get("matters", 0)
    others = len(page.if_time.entries) - (left.others - left.shown)
    parts = {
        _NAME: page.addressed[-1].startswith("Name: "),
        "the one thing": bool(page.one_thing.text),
        many(len(page.top.entries), "top question"): bool(page.top.entries),
        many(others, "other question"): others > 0,
        f"what has changed ({many(lines, 'line')})": lines > 0,
        "what matters most to me": matters > 0,
        many(notes, "note"): notes > 0,
        "what we agreed": any(field.text for field in page.agreed),
    }
    return (words for words, is_there in parts.items() if is_there)
