"""Something people say of a treatment, beside what has been measured."""

from __future__ import annotations

from enum import Enum

from msdesk.domain.ids import ClaimId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.source import Seen
from msdesk.domain.statement import Statement
from msdesk.domain.value import Content


class Voice(Enum):
    """Whose voice a claim is."""

    HOSPITAL = "hospital team"
    CHARITY = "charity"
    NEWSPAPER = "newspaper"
    BLOG = "blog"
    RESEARCHER = "researcher"
    COMPANY = "company or clinic"
    PATIENT = "one patient"


class Claim(Content, frozen=True, kw_only=True):
    """A claim as a reader meets it.  Never a result to expect."""

    id: ClaimId
    treatment: TreatmentId
    said: str
    quoted: bool  # the words are the speaker's own; otherwise put closely
    who: str
    voice: Voice
    said_when: str  # "January 2016"
    ms_types: tuple[MsType, ...]
    where_treated: str = ""
    paid: str = ""  # who paid the speaker or the treatment, or that it is not known
    chosen_because: str
    measured: tuple[Statement, ...]  # what has been measured, then and since
    question: str
    sources: tuple[SourceId, ...]
    seen: Seen = Seen.SOURCE
