"""The people one turns to, kept once and offered wherever a person is named."""

from __future__ import annotations

from datetime import datetime

from msdesk.domain.ids import TeamMemberId
from msdesk.domain.value import Value


class TeamMember(Value, frozen=True, kw_only=True):
    """Somebody of the health team: who, what for, which number, and when they answer."""

    id: TeamMemberId
    name: str
    what_for: str = ""
    number_to_call: str = ""
    hours: str = ""
    changed_at: datetime
