"""The seven types of MS that the cards tell apart, after Lublin 2014."""

from __future__ import annotations

from enum import Enum

from msdesk.domain.ids import SourceId
from msdesk.domain.value import Content


class MsType(Enum):
    """A clinical course, with its activity where that decides what is licensed."""

    RIS = "RIS"
    CIS = "CIS"
    RRMS = "RRMS"
    SPMS_ACTIVE = "SPMS active"
    SPMS_NOT_ACTIVE = "SPMS not active"
    PPMS_ACTIVE = "PPMS active"
    PPMS_NOT_ACTIVE = "PPMS not active"


class MsTypeText(Content, frozen=True, kw_only=True):
    """One type of MS in plain words."""

    type: MsType
    name: str  # "Primary progressive MS, active"
    one_line: str
    plain: tuple[str, ...]  # paragraphs
    how_told: str  # how a neurologist tells it from the others
    unsure: str  # why a person may not know, and what to ask
    sources: tuple[SourceId, ...]


class Region(Enum):
    """Where a licence or a rule holds.  The two are never mixed."""

    UK_EU = "UK and EU"
    US = "United States"
