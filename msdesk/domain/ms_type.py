"""The seven types of MS that the cards tell apart, after Lublin 2014."""

from __future__ import annotations

import re
from collections.abc import Collection
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


_WHOLE = {
    "SPMS": (MsType.SPMS_ACTIVE, MsType.SPMS_NOT_ACTIVE),
    "PPMS": (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE),
}


def types_in_words(ms_types: Collection[MsType]) -> str:
    """Return types of MS in the order of the courses, active and not active as one where both.

    >>> types_in_words((MsType.PPMS_NOT_ACTIVE, MsType.RRMS, MsType.PPMS_ACTIVE))
    'RRMS, PPMS'
    """
    if len(set(ms_types)) == len(MsType):
        return "all types"
    whole = {
        each: name for name, both in _WHOLE.items() if {*both} <= {*ms_types} for each in both
    }
    names = (whole.get(each, each.value) for each in MsType if each in ms_types)
    return ", ".join(dict.fromkeys(names))


_COURSES = {
    "RIS": "radiologically isolated syndrome",
    "CIS": "clinically isolated syndrome",
    "RRMS": "relapsing-remitting MS",
    "SPMS": "secondary progressive MS",
    "PPMS": "primary progressive MS",
}


def types_spelled_out(ms_types: Collection[MsType]) -> str:
    """Return types of MS as ``types_in_words`` has them, each with what its letters stand for.

    >>> types_spelled_out((MsType.RRMS, MsType.SPMS_ACTIVE))
    'relapsing-remitting MS (RRMS), secondary progressive MS (SPMS) active'
    """
    names = types_in_words(ms_types)
    return re.sub("|".join(_COURSES), lambda found: f"{_COURSES[found[0]]} ({found[0]})", names)


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
