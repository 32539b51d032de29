"""The smaller pieces of content: question bank, glossary, comparison rows, help, red flags."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from msdesk.domain.ids import BankQuestionId, RowId, SourceId, StatementId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.source import Seen
from msdesk.domain.value import Content


class Role(Enum):
    """Who a question is for."""

    NEUROLOGIST = "neurologist"
    MS_NURSE = "MS nurse"
    TRANSPLANT_TEAM = "transplant team"
    TRIAL_TEAM = "trial team"
    CLINIC_ABROAD = "clinic abroad"
    GP = "GP"


class BankQuestion(Content, frozen=True, kw_only=True):
    """A question worth asking; with no types it is for everyone, and so for treatments.

    ``words`` are those people type for it beside its own; they are for the search alone.
    """

    id: BankQuestionId
    text: str
    topic: str
    ask: Role
    treatments: tuple[TreatmentId, ...] = ()
    ms_types: tuple[MsType, ...] = ()
    words: tuple[str, ...] = ()


_PLAIN = ("plain-good", "plain-harm", "plain-else", "plain-nothing")


def plain_questions(bank: Iterable[BankQuestion]) -> tuple[BankQuestion, ...]:
    """Return the four that suit any visit: what good, what harm, what else, what if nothing."""
    there = {question.id: question for question in bank}
    return tuple(there[BankQuestionId(each)] for each in _PLAIN if each in there)


class Term(Content, frozen=True, kw_only=True):
    """A medical word in plain words."""

    term: str
    plain: str
    brief: str = ""  # the same in a few words, for paper
    also: tuple[str, ...] = ()  # other spellings and short forms
    not_in: tuple[str, ...] = ()  # phrases that hold the word in another sense: "heart attack"


class CompareRow(Content, frozen=True, kw_only=True):
    """One question of the comparison."""

    id: RowId
    question: str
    only_type: bool = False  # answered by the eligibility notes, not by cells
    only_licence: bool = False  # answered by who must not take it, on the card's list

    @property
    def from_cells(self) -> bool:
        """Whether each card has an answer of its own to it."""
        return not (self.only_type or self.only_licence)


class MattersStatement(Content, frozen=True, kw_only=True):
    """Something that may matter to a person, and the rows of the comparison it is about."""

    id: StatementId
    text: str
    rows: tuple[RowId, ...]


class QuickCheck(Content, frozen=True, kw_only=True):
    """A yes-or-no check; a "no" offers its question and is never scored."""

    id: StatementId
    text: str
    question: str


class RedFlag(Content, frozen=True, kw_only=True):
    """A warning sign of a clinic that sells unproven treatments."""

    sign: str
    why: str
    sources: tuple[SourceId, ...] = ()
    seen: Seen = Seen.SOURCE
    basis: str = ""


class HelpLine(Content, frozen=True, kw_only=True):
    """One number to call, and where it was read.

    ``number`` is as printed: "999", "112 or 999".  Raises ``ValueError`` for a number that
    names no source; where somebody has to look it up themselves, ``basis`` says so.
    """

    what: str  # "Health advice, day or night"
    number: str
    sources: tuple[SourceId, ...] = ()
    seen: Seen = Seen.SOURCE
    basis: str = ""

    def __post_init__(self) -> None:
        if not self.sources and not self.basis:
            raise ValueError(f"{self.number!r}: a number needs its source, or a basis")
        if not self.sources and any(sign.isdigit() for sign in self.number):
            raise ValueError(f"{self.number!r}: holds a number and names no source")


class HelpCountry(Content, frozen=True, kw_only=True):
    """Whom to call in one country; the emergency number stands apart from the others."""

    country: str
    emergency: HelpLine
    lines: tuple[HelpLine, ...]

    def __post_init__(self) -> None:
        if not self.lines:
            raise ValueError(f"{self.country}: needs at least one line to call for advice")


class HelpText(Content, frozen=True, kw_only=True):
    """The text of "Get help now": fixed words, no triage."""

    when_emergency: tuple[str, ...]
    when_team: tuple[str, ...]
    when_low: tuple[str, ...]
    countries: tuple[HelpCountry, ...]
    checked_on: date


class About(Content, frozen=True, kw_only=True):
    """What msdesk says of itself, the same words everywhere."""

    intended_purpose: str
    only_your_team: str  # beside every eligibility note
    one_person: str  # the strip above every story
    made_by: str
    paid_by: str
    how_chosen: tuple[str, ...]
    update_policy: str
    content_version: str
    content_date: date
    changes: tuple[str, ...]
    page: str = ""  # where the newest version is; empty until the project has a page
