"""The page of questions in words: what stands on it, in the order it is read."""

from __future__ import annotations

from enum import Enum

from msgspec.structs import replace

from msdesk.documents.wording import (
    NOT_ADVICE,
    figures_checked,
    out_of_date,
    sentences,
    tidy,
    when,
)
from msdesk.domain.sheet import Sheet, SheetQuestion
from msdesk.domain.value import Value

TITLE = "My questions"
_TOP = {1: "My top question", 2: "My top two", 3: "My top three"}


class Form(Enum):
    """How the entries of a part stand on the page."""

    NUMBERED = "numbered"  # with space for an answer, where there is paper
    TO_TICK = "to tick"
    POINTS = "points"


class Entry(Value, frozen=True, kw_only=True):
    """One line of a part; ``came_from`` stands below it, smaller."""

    text: str
    came_from: str = ""


class Part(Value, frozen=True, kw_only=True):
    """A heading and its entries."""

    heading: str
    form: Form
    entries: tuple[Entry, ...]


class Field(Value, frozen=True, kw_only=True):
    """Something to fill in; an empty text is a line to write on."""

    label: str
    text: str


class QuestionsPage(Value, frozen=True, kw_only=True):
    """Every word of the page.  ``notice`` is empty unless a card may be out of date."""

    title: str
    document_title: str
    addressed: tuple[str, ...]
    one_thing: Field
    notice: str
    top: Part
    if_time: Part
    changed: Part
    matters: Part
    notes: Part
    agreed: tuple[Field, ...]
    footer: str

    def parts(self) -> tuple[Part, ...]:
        """Return the parts that have entries, in reading order."""
        every = (self.top, self.if_time, self.changed, self.matters, self.notes)
        return tuple(part for part in every if part.entries)


def questions_page(sheet: Sheet) -> QuestionsPage:
    """Return ``sheet`` in words, tidied; blank questions and lines are left out."""
    whom = f"For the {sheet.ask.value}"
    day = when(sheet.day, sheet.at)
    name = tidy(sheet.name)
    top = _questions(sheet.top)
    return QuestionsPage(
        title=TITLE,
        document_title=", ".join(filter(None, (f"{TITLE} {whom[0].lower()}{whom[1:]}", day))),
        addressed=tuple(filter(None, (whom, day, name and f"Name: {name}"))),
        one_thing=Field(label="The one thing I want from today", text=tidy(sheet.one_thing)),
        notice=out_of_date(sheet.may_be_out_of_date),
        top=Part(heading=_TOP.get(len(top), _TOP[3]), form=Form.NUMBERED, entries=top),
        if_time=Part(
            heading="If there is time", form=Form.TO_TICK, entries=_questions(sheet.if_time)
        ),
        changed=_points("What has changed", sheet.changed),
        matters=_points("What matters most to me", sheet.matters),
        notes=_points("My notes", sheet.notes),
        agreed=(
            Field(label="What we agreed", text=tidy(sheet.agreed)),
            Field(label="Who does what", text=tidy(sheet.who_does)),
            Field(label="By when", text=tidy(sheet.by_when)),
            Field(label="Who I call", text=tidy(sheet.who_i_call)),
        ),
        footer=sentences(
            (
                f"I made this list myself with msdesk {sheet.version}.",
                NOT_ADVICE,
                figures_checked(sheet.figures_checked),
            )
        ),
    )


def to_write_on(page: QuestionsPage) -> QuestionsPage:
    """Return ``page`` for paper: without any question it has space to write three."""
    if page.top.entries or page.if_time.entries:
        return page
    return replace(page, top=replace(page.top, entries=(Entry(text=""),) * 3))


def _questions(questions: tuple[SheetQuestion, ...]) -> tuple[Entry, ...]:
    entries = (Entry(text=tidy(q.text), came_from=tidy(q.came_from)) for q in questions)
    return tuple(entry for entry in entries if entry.text)


def _points(heading: str, lines: tuple[str, ...]) -> Part:
    entries = tuple(Entry(text=text) for text in map(tidy, lines) if text)
    return Part(heading=heading, form=Form.POINTS, entries=entries)
