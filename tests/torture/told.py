"""What a record was told, in a form that can be compared after a kill.

Every thing the torture writes has a name of its own in its words, by which it is known from
outside, whatever its id: the state of a record is a fingerprint for each name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from enum import Enum
from hashlib import sha256
from typing import Any

import msgspec

from msdesk.domain.archive import Archive, Part
from msdesk.domain.value import Value

State = dict[str, str]
Change = dict[str, str | None]  # None: it is gone

# Where a question stands follows from what is done with other questions.
_NOT_TOLD = {
    *("id", "changed_at", "deleted_at", "position", "rank"),
    *("appointment", "left_appointment", "left_rank"),
}
_NAMES = ("text", "title", "name", "reason")


def name_of(part: Value) -> str:
    """Return the name a thing goes by: the first word of its words."""
    at_visit = "at a visit " if "outcome" in part.__struct_fields__ else ""  # of a question's name
    for field in _NAMES:
        if field in part.__struct_fields__:
            return at_visit + str(getattr(part, field)).split(maxsplit=1)[0]
    for field in ("key", "statement"):
        if field in part.__struct_fields__:
            return f"{field} {getattr(part, field)}"
    return "profile"


def fingerprint(value: Value, *, deleted: bool = False) -> str:
    """Return a hash of all a person wrote in a thing, and of whether it is in the bin."""
    told = {
        name: _plain(held)
        for name, held in msgspec.structs.asdict(value).items()
        if name not in _NOT_TOLD
    }
    return sha256(msgspec.json.encode([told, deleted], order="sorted")).hexdigest()


def parts_of(archive: Archive) -> Iterator[Part]:
    """Return every thing in an archive."""
    for field in msgspec.structs.fields(Archive):
        held = getattr(archive, field.name)
        if isinstance(held, Part):
            yield held
        elif isinstance(held, tuple):
            yield from held


def state_of(archive: Archive) -> State:
    """Return the state of a record; two things of one name are an error."""
    state: State = {}
    for part in parts_of(archive):
        deleted = getattr(part, "deleted_at", None) is not None
        name = name_of(part)
        assert name not in state, f"{name} is there twice"
        state[name] = fingerprint(part, deleted=deleted)
    return state


def changed(state: State, change: Change) -> State:
    """Return the state after a change."""
    after = state | change
    return {name: told for name, told in after.items() if told is not None}


def _plain(held: object) -> Any:  # noqa: ANN401 - anything JSON knows
    match held:
        case Enum():
            return held.name
        case tuple():
            return [_plain(each) for each in held]
        case date() | time():
            return held.isoformat()
    return held
