"""What published rules say of a treatment for one type of MS.

A note is text for the person to read beside their own words.  Nothing in msdesk works out
whether somebody can have a treatment: only an MS team can.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen
from msdesk.domain.value import Content


class Status(Enum):
    """How a treatment stands for one type of MS in one region."""

    LICENSED = "licensed"
    SOME_CASES = "used in some cases"
    TRIAL_ONLY = "trial only"
    NOT_LICENSED = "not licensed"
    NOT_OFFERED = "not offered"
    NO_HUMAN_EVIDENCE = "no human evidence"
    ALWAYS_A_CHOICE = "always a choice"
    NOT_CHECKED = "not checked"  # the dossier has no verified statement for this cell


class Criterion(Content, frozen=True, kw_only=True):
    """One rule, as its source puts it.

    ``quoted`` says that ``text`` is the source's own wording; otherwise it is put closely.
    Rules that disagree stand as several criteria and are never averaged.
    """

    by: str  # who set the rule: "ECTRIMS and EBMT 2025"
    text: str
    sources: tuple[SourceId, ...]
    as_of: date
    quoted: bool = False
    seen: Seen = Seen.SOURCE

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"{self.by}: a rule needs its source")


class EligibilityNote(Content, frozen=True, kw_only=True):
    """A treatment for some types of MS in one region: how it stands, and the rules."""

    ms_types: tuple[MsType, ...]
    region: Region
    status: Status
    in_short: str  # one sentence
    criteria: tuple[Criterion, ...] = ()
    basis: str = ""  # where there is no rule to quote: why

    def __post_init__(self) -> None:
        if not self.criteria and not self.basis:
            raise ValueError(f"{self.in_short!r}: needs a criterion, or a basis")
