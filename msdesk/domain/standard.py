"""A published standard for decision aids, and how far msdesk meets each item of it.

The answers are the editors' own.  Nobody outside has checked them, so nothing here is a
score and no page calls msdesk approved.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from msdesk.domain.days import short_date
from msdesk.domain.guide import About
from msdesk.domain.value import Content, Value


class Answer(Enum):
    """How far an item is met."""

    MET = "met"
    PARTLY = "partly"
    NOT_DONE = "not done"
    DOES_NOT_APPLY = "does not apply"
    NOT_READ = "not read"  # the editors have not seen the item's own text


class ItemGroup(Enum):
    """The part of a standard an item stands in."""

    QUALIFYING = "qualifying"
    CERTIFYING = "certifying"
    QUALITY = "quality"
    ESSENTIAL = "essential content"
    ENHANCED = "enhanced content"
    PROCESS = "process standards"


class StandardItem(Content, frozen=True, kw_only=True):
    """One item in the editors' own words; ``where`` says what meets it, or why nothing does.

    Raises ``ValueError`` for an item without words, or with an answer that nothing explains.
    """

    number: str
    group: ItemGroup
    text: str
    answer: Answer
    where: str

    def __post_init__(self) -> None:
        for key in ("number", "text", "where"):
            if not getattr(self, key).strip():
                raise ValueError(f"item {self.number!r}: {key} is empty")


class Standard(Content, frozen=True, kw_only=True):
    """A standard with every item; raises ``ValueError`` where a number is used twice."""

    id: str
    name: str
    source: str  # the citation
    url: str
    about: str  # what the standard is, in a sentence or two
    items: tuple[StandardItem, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError(f"{self.id}: a standard needs items")
        numbers = [item.number for item in self.items]
        for number in numbers:
            if numbers.count(number) > 1:
                raise ValueError(f"{self.id}: item {number!r} is there twice")


class Count(Value, frozen=True, kw_only=True):
    """How many items of a group are met, of those that apply and were read."""

    group: ItemGroup
    met: int
    partly: int
    applicable: int

    def in_words(self) -> str:
        """Return "Quality: 11 of 23 met, 4 partly." or that the group was not read."""
        name = self.group.value.capitalize()
        if not self.applicable:
            return f"{name}: not read."
        partly = f", {self.partly} partly" if self.partly else ""
        return f"{name}: {self.met} of {self.applicable} met{partly}."


def counts(standard: Standard) -> tuple[Count, ...]:
    """Return a count for each group, in the order of the standard."""
    return tuple(
        _count(group, [item.answer for item in standard.items if item.group is group])
        for group in dict.fromkeys(item.group for item in standard.items)
    )


def _count(group: ItemGroup, answers: list[Answer]) -> Count:
    left_out = (Answer.DOES_NOT_APPLY, Answer.NOT_READ)
    return Count(
        group=group,
        met=answers.count(Answer.MET),
        partly=answers.count(Answer.PARTLY),
        applicable=len([a for a in answers if a not in left_out]),
    )


class SelfAssessment(Content, frozen=True, kw_only=True):
    """The filled checklists, and what a study of msdesk would have to name as its parts."""

    says: str  # who filled them in, and that nobody approved them
    filled_on: date
    reading_level: str
    components: tuple[str, ...]
    standard: tuple[Standard, ...]


class CardLine(Value, frozen=True, kw_only=True):
    """One line of the version card."""

    label: str
    text: str


def version_card(
    version: str, about: About, assessment: SelfAssessment, options: Iterable[str]
) -> tuple[CardLine, ...]:
    """Return what identifies this msdesk, so that a later study can say what was used."""
    return (
        CardLine(label="Name", text="msdesk"),
        CardLine(label="Version", text=version),
        CardLine(
            label="Content", text=f"{about.content_version}, {short_date(about.content_date)}"
        ),
        CardLine(label="Options", text="; ".join(options)),
        CardLine(label="Components", text="; ".join(assessment.components)),
        CardLine(label="Reading level", text=assessment.reading_level),
    )
