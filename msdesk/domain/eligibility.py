"""What published rules say of a treatment for one type of MS.

A note is text for the person to read beside their own words.  Nothing in msdesk works out
whether somebody can have a treatment: only an MS team can.

A status is a word of a closed set, and each word rests on a document that can be pointed at,
never on a feeling of how often.  Who pays is another question, and has its own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum

from msdesk.domain.days import short_date
from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen
from msdesk.domain.value import Content

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TRIAL_NUMBER = re.compile(r"\bNCT\d{8}\b|\bISRCTN\d{8}\b|\b\d{4}-\d{6}-\d{2}\b")


class Status(Enum):
    """How a treatment stands for one type of MS in one region; see ``docs/content.md``."""

    LICENSED = "Licensed"
    WITH_LIMITS = "Licensed, with limits"
    UNCLEAR = "Licence unclear for this type"
    COMMON_IN_PLACES = "Outside the licence: common in places"
    SOME_BY_RULES = "Outside the licence: some people, by rules"
    SINGLE_CASES = "Outside the licence: single cases"
    TRIAL_OPEN = "Trial open"
    TRIALS_ONLY = "Trials only, none open found"
    ADVISED_AGAINST = "Advised against"
    NOT_COVERED = "Not covered"
    NOT_TRIED = "Not tried in this type"
    NO_LICENCE_NEEDED = "No licence needed"
    NOT_READ = "Not read"

    @property
    def mid_sentence(self) -> str:
        """The word as it stands within a sentence."""
        return self.value[0].lower() + self.value[1:]


class Document(Enum):
    """What kind of text a rule stands in, which decides the status that may rest on it."""

    LICENCE = "licence"
    REGULATOR = "regulator"  # a refusal, a warning, a law for all such products
    GUIDANCE = "guidance"  # a body of one country or of several
    CENTRE = "centre"  # one hospital, or those of one city
    TRIAL = "trial"
    REGISTER = "register"
    PAYER = "payer"
    BACKGROUND = "background"


_RESTS_ON = {
    Status.LICENSED: (Document.LICENCE,),
    Status.WITH_LIMITS: (Document.LICENCE,),
    Status.UNCLEAR: (Document.LICENCE,),
    Status.COMMON_IN_PLACES: (Document.REGISTER,),
    Status.SOME_BY_RULES: (Document.GUIDANCE,),
    Status.SINGLE_CASES: (Document.GUIDANCE, Document.CENTRE),
    Status.TRIAL_OPEN: (Document.TRIAL,),
    Status.TRIALS_ONLY: (Document.TRIAL,),
    Status.ADVISED_AGAINST: (Document.LICENCE, Document.REGULATOR, Document.GUIDANCE),
    Status.NOT_COVERED: (Document.LICENCE, Document.GUIDANCE),
}
_LICENSED = (Status.LICENSED, Status.WITH_LIMITS, Status.UNCLEAR)


class Criterion(Content, frozen=True, kw_only=True):
    """One rule, as its source puts it.

    ``quoted`` says that ``text`` is the source's own wording; otherwise it is put closely.
    Rules that disagree stand as several criteria and are never averaged.
    """

    by: str  # who set the rule: "ECTRIMS and EBMT 2025"
    document: Document
    text: str
    sources: tuple[SourceId, ...]
    as_of: date
    quoted: bool = False
    seen: Seen = Seen.SOURCE

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"{self.by}: a rule needs its source")

    @property
    def dated(self) -> str:
        """The day it holds for, and how it was seen."""
        return f"As of {short_date(self.as_of)}. {self.seen.in_words}".rstrip()


class EligibilityNote(Content, frozen=True, kw_only=True):
    """A treatment for some types of MS in one region: how it stands, and the rules."""

    ms_types: tuple[MsType, ...]
    region: Region
    status: Status
    in_short: str  # one sentence
    paid_for: str = ""  # "England: no. Scotland: yes, for active RRMS."
    criteria: tuple[Criterion, ...] = ()
    basis: str = ""  # where the status rests on no rule: why, and when we looked

    def __post_init__(self) -> None:
        if wrong := "; ".join(self._objections()):
            raise ValueError(f"{self.in_short!r}: {wrong}")

    @property
    def rests_on(self) -> Criterion | None:
        """The document that the status can be checked against; none for what needs none."""
        fit = _RESTS_ON.get(self.status, ())
        return next((c for c in self.criteria if c.document in fit), None)

    @property
    def shown_by(self) -> str:
        """The document with its date; where there is none, why."""
        rule = self.rests_on
        return f"Rests on: {rule.by}. {rule.dated}" if rule else f"{self.basis}."

    @property
    def who_pays(self) -> str:
        """Who pays, in words; empty where nothing is licensed and nothing was read."""
        if self.paid_for:
            return f"Paid for? {self.paid_for}"
        return "Paid for? We have not checked." if self.status in _LICENSED else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the word of the status, wherever that is shown."""
        return tuple(filter(None, (self.in_short, self.who_pays, self.shown_by)))

    def _objections(self) -> Iterator[str]:
        documents = {c.document for c in self.criteria}
        fit = _RESTS_ON.get(self.status)
        if fit and not self.rests_on:
            kinds = " or ".join(kind.value for kind in fit)
            yield f"{self.status.value!r} needs a rule whose document is a {kinds}"
        if not fit and not _YEAR.search(self.basis):
            yield f"{self.status.value!r} needs a basis that says when we looked"
        if self.status is Status.NOT_READ and Document.LICENCE in documents:
            yield "'Not read' stands beside a licence that was read"
        if bool(self.paid_for) != (Document.PAYER in documents):
            yield "paid_for needs a rule whose document is a payer, and such a rule needs paid_for"
        yield from self._lacking()

    def _lacking(self) -> Iterator[str]:
        text = f"{self.rests_on.by} {self.rests_on.text}" if self.rests_on else ""
        if self.status is Status.TRIAL_OPEN and not _TRIAL_NUMBER.search(text):
            yield "'Trial open' needs the registry number of the trial in its rule"
        if self.status is Status.COMMON_IN_PLACES and not is_counted(text):
            yield f"{self.status.value!r} needs a figure with its year in its rule"


def is_counted(text: str) -> bool:
    """Whether a text gives a figure and its year, so that a word of how often can be checked."""
    return bool(_YEAR.search(text) and re.search(r"\d", _YEAR.sub("", text)))
