"""The people one turns to, kept once and offered wherever a person is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from msdesk.domain.ids import TeamMemberId
from msdesk.domain.value import Value
from msdesk.domain.words import same

# From four digits on: "clinic 2" is the name of a place.
_NUMBER = re.compile(r"[\s,:]*(\+?[\d(](?:[\s()/.-]*\d){3,})\s*", re.ASCII)
_NOBODY = ("", "me", "i")


class TeamMember(Value, frozen=True, kw_only=True):
    """Somebody of the health team: who, what for, which number, and when they answer."""

    id: TeamMemberId
    name: str
    what_for: str = ""
    number_to_call: str = ""
    hours: str = ""
    changed_at: datetime


def name_and_number(text: str) -> tuple[str, str]:
    """Return the name and the number to call in what somebody typed into one field.

    >>> name_and_number("MS nurse, 01234 567890")
    ('MS nurse', '01234 567890')
    """
    found = _NUMBER.search(text)
    if found is None or found.end() < len(text):
        return text.strip(), ""
    return text[: found.start()].strip(), found[1]


def is_new(text: str, team: Sequence[TeamMember]) -> bool:
    """Return whether a text names somebody who is not in the team yet."""
    name, _ = name_and_number(text)
    if name.casefold() in _NOBODY:
        return False
    return not any(same(name, member.name) for member in team)
