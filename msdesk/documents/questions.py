"""The page of questions in words: what stands on it, in the order it is read."""

from __future__ import annotations

from enum import Enum

from msgspec.structs import replace

from msdesk.documents.wording import (
    NOT_ADVICE,
    figures_checked,
    handing_over,
    out_of_date,
    sentences,
    tidy,
    when,
)
from msdesk.domain.guide import Role
from msdesk.domain.sheet import Sheet, SheetQuestion
from msdesk.domain.value import Value

TITLE = "My questions"
_MOST_ON_TOP = 3
HAND_OVER = handing_over("I have three questions.")
_WRITE_DOWN = "For who comes with me: please write down what is said and agreed."
_TOP = {1: "My top question", 2: "My top two", 3: "My top three"}


class Form(Enum):
    """How the entries of a part stand on the page."""

    NUMBERED = "numbered"  # with space for an answer, where there is paper
    TO_TICK = "to tick"
    POINTS = "points"


class Entry(Value, frozen=True, kw_only=True):
    """One line of a part; whom it is for and where it came from stand below it, smaller."""

    text: str
    whom: str = ""
    came_from: str = ""

    def small(self) -> str:
        """Return what stands below it."""
        whom = f"For the {self.whom}" if self.whom else ""
        return " · ".join(filter(None, (whom, self.came_from)))


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
    """Every word of the page.  ``notice`` is empty unless a card may be out of date.

    What a page of paper has no room for stands on the list behind it; ``more`` says how many,
    in the place of NUMBER.  ``steps`` say what to do with it; ``companion`` is what stands there
    on the copy for who comes along, empty where there is none.
    """

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
    prints: str
    companion: tuple[str, ...]
    steps: tuple[str, ...] = (
        "Ask in this order.",
        "Write down each answer.",
        "Fill in the last box before you leave.",
    )
    list_title: str = "All my questions"
    more: str = "and NUMBER more, on the list of all my questions"
    more_lines: str = "and NUMBER more, on the list"
    all_on_list: str = "all NUMBER, on the list of all my questions"
    on_list: str = "on the list of all my questions"
    whole_on_list: str = "whole on the list"

    def parts(self) -> tuple[Part, ...]:
        """Return the parts that have entries, in reading order."""
        every = (self.top, self.if_time, self.changed, self.matters, self.notes)
        return tuple(part for part in every if part.entries)


def questions_page(sheet: Sheet) -> QuestionsPage:
    """Return ``sheet`` in words, tidied; blank questions and lines are left out.

    Each question says whom it is for; where all are for one, that is said once, above them.
    """
    day = when(sheet.day, sheet.at, twelve_hours=sheet.twelve_hours)
    name = f"Name: {tidy(sheet.name)}" if tidy(sheet.name) else ""
    top = _questions(sheet.top, sheet.ask)
    others = (*top[_MOST_ON_TOP:], *_questions(sheet.if_time, sheet.ask))
    top = top[:_MOST_ON_TOP]
    whom = _for_whom((*top, *others), sheet.ask)
    if _all_are_for(sheet.ask, (*top, *others)):
        top, others = _said_above(top), _said_above(others)
    return QuestionsPage(
        title=TITLE,
        document_title=", ".join(filter(None, (f"{TITLE} for the {sheet.ask.value}", day))),
        addressed=tuple(filter(None, (whom, day, name))),
        one_thing=Field(label="The one thing I want from today", text=tidy(sheet.one_thing)),
        notice=out_of_date(sheet.may_be_out_of_date),
        top=Part(heading=_TOP.get(len(top), _TOP[_MOST_ON_TOP]), form=Form.NUMBERED, entries=top),
        if_time=Part(heading="If there is time", form=Form.TO_TICK, entries=others),
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
        prints=sheet.prints.value,
        companion=(_WRITE_DOWN, *HAND_OVER) if sheet.companion else (),
    )


def to_write_on(page: QuestionsPage) -> QuestionsPage:
    """Return ``page`` for paper: with nothing on top it has space to write three."""
    if page.top.entries:
        return page
    return replace(page, top=replace(page.top, entries=(Entry(text=""),) * _MOST_ON_TOP))


def _questions(questions: tuple[SheetQuestion, ...], ask: Role) -> tuple[Entry, ...]:
    entries = (
        Entry(text=tidy(q.text), whom=(q.ask or ask).value, came_from=tidy(q.came_from))
        for q in questions
    )
    return tuple(entry for entry in entries if entry.text)


def _all_are_for(ask: Role, questions: tuple[Entry, ...]) -> bool:
    return all(each.whom == ask.value for each in questions)


def _for_whom(questions: tuple[Entry, ...], ask: Role) -> str:
    """Return whom the page is for, and that all its questions are, where they are."""
    all_of_them = len(questions) > 1 and _all_are_for(ask, questions)
    return f"{'All questions are for' if all_of_them else 'For'} the {ask.value}"


def _said_above(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return questions that say no more whom they are for: what stands above them does."""
    return tuple(replace(each, whom="") for each in entries)


def _points(heading: str, lines: tuple[str, ...]) -> Part:
    entries = tuple(Entry(text=text) for text in map(tidy, lines) if text)
    return Part(heading=heading, form=Form.POINTS, entries=entries)
