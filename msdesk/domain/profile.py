"""What the person said about their own MS."""

from __future__ import annotations

from enum import Enum

from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.value import Value


class TypeAnswer(Enum):
    """How the person answered "Which type of MS do you have?"."""

    NOT_ASKED = "not asked"  # said nothing and went on
    NOT_SURE = "not sure"
    KNOWN = "known"
    PROGRESSIVE_NOT_SURE = "known, activity not sure"  # PPMS or SPMS, active or not unknown


class Profile(Value, frozen=True, kw_only=True):
    """The person's type of MS and their own words; every field may be empty.

    ``ms_types`` holds one type; both the active and the not active one where the person
    knows they have, say, PPMS and not whether it is active; none where they are not sure.
    """

    answer: TypeAnswer = TypeAnswer.NOT_ASKED
    ms_types: tuple[MsType, ...] = ()
    region: Region = Region.UK_EU
    walking: str = ""
    years: str = ""
    age: str = ""
    activity: str = ""  # relapses and scans
    medicines: str = ""
    other: str = ""
