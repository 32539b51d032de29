"""Two records made into one, and what that will do, said before it is done.

Of the two versions of a thing the one that changed last stays, and a deletion is a change.
Where both changed at the same instant, one that is not deleted stays, then the one whose JSON
is the greater text: an arbitrary rule, but the same on both computers, so that both end with
the same record whichever of them merges first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TypeVar

import msgspec

from msdesk.domain.archive import Archive, KeptReading, Part
from msdesk.domain.mending import mended
from msdesk.domain.reading import NOT_REMEMBERED
from msdesk.domain.value import Value

P = TypeVar("P", bound=Part)


class SubjectPlan(Value, frozen=True, kw_only=True):
    """The things of one subject in the file, by what will become of them.

    ``older`` ones stay as they are here, because they were changed here since.
    """

    subject: str  # "Notes", "Appointments", ...
    new: int = 0
    changed: int = 0
    older: int = 0
    same: int = 0
    deleted: int = 0  # here now, deleted in the file since
    to_bin: int = 0  # not here, and in the bin of the file: it goes into the bin here too


class MergePlan(Value, frozen=True, kw_only=True):
    """All subjects, in the order they are shown; those without anything are left out."""

    subjects: tuple[SubjectPlan, ...]

    @property
    def changes_anything(self) -> bool:
        """Whether the record will be different afterwards."""
        return any(s.new or s.changed or s.deleted or s.to_bin for s in self.subjects)


_ID: Callable[[Part], str] = attrgetter("id")
_SUBJECTS: tuple[tuple[str, str, Callable[[Part], str]], ...] = (
    ("journal", "Notes", _ID),
    ("appointments", "Appointments", _ID),
    ("questions", "Questions", _ID),
    ("at_visits", "Answers at visits", _ID),
    ("next_steps", "Next steps", _ID),
    ("team", "My team", _ID),
    ("treatment_log", "Treatment log", _ID),
    ("own_treatments", "Own treatments", _ID),
    ("matters", "What matters", attrgetter("statement")),
)
_PROFILE = "My MS"


def merged(ours: Archive, theirs: Archive) -> tuple[Archive, MergePlan]:
    """Return our record with theirs brought in, and what that changes.

    What is ours keeps its place, what is new follows in the order of theirs.  Drafts of ours
    stay; one of theirs comes where we have none.  What was read there comes along, unless
    nothing of the kind is to be remembered here.
    """
    parts: dict[str, object] = {}
    plans = []
    for field, subject, key in _SUBJECTS:
        parts[field], plan = _joined(subject, getattr(ours, field), getattr(theirs, field), key)
        plans.append(plan)
    profiles, plan = _joined(_PROFILE, _some(ours.profile), _some(theirs.profile), lambda _: "")
    parts["profile"] = next(iter(profiles), None)
    whole = MergePlan(subjects=tuple(p for p in (*plans, plan) if p != _nothing(p.subject)))
    after = mended(msgspec.structs.replace(ours, **parts)) if whole.changes_anything else ours
    drafts = {draft.key: draft for draft in (*theirs.drafts, *ours.drafts)}
    return msgspec.structs.replace(
        after, drafts=tuple(drafts.values()), reading=_read(ours, theirs)
    ), whole


def _read(ours: Archive, theirs: Archive) -> tuple[KeptReading, ...]:
    if any(draft.key == NOT_REMEMBERED for draft in ours.drafts):
        return ours.reading
    return _joined("", ours.reading, theirs.reading, lambda r: f"{r.card}\n{r.section}")[0]


def newest(one: P, other: P) -> P:
    """Return the version of a thing that stays."""
    if one.changed_at == other.changed_at and one != other:
        return max(one, other, key=_standing)
    return other if other.changed_at > one.changed_at else one


def _standing(part: Part) -> tuple[bool, bytes]:
    return not _is_deleted(part), msgspec.json.encode(part)


def _is_deleted(part: Part) -> bool:
    return getattr(part, "deleted_at", None) is not None


def _joined(
    subject: str, ours: Sequence[P], theirs: Sequence[P], key: Callable[[P], str]
) -> tuple[tuple[P, ...], SubjectPlan]:
    found = {key(part): part for part in ours}
    new = _once(theirs, key)
    counts: dict[str, int] = {}
    for name in [name for name in found if name in new]:
        here, part = found[name], new.pop(name)
        found[name] = newest(here, part)
        what = _what_happens(here, part, found[name])
        counts[what] = counts.get(what, 0) + 1
    for part in new.values():
        what = "to_bin" if _is_deleted(part) else "new"
        counts[what] = counts.get(what, 0) + 1
    return (*found.values(), *new.values()), SubjectPlan(subject=subject, **counts)


def _once(parts: Sequence[P], key: Callable[[P], str]) -> dict[str, P]:
    """Return things by id; of several with one id, which no file of ours has, the newest."""
    found: dict[str, P] = {}
    for part in parts:
        name = key(part)
        found[name] = newest(found[name], part) if name in found else part
    return found


def _what_happens(here: Part, part: Part, stays: Part) -> str:
    if here == part:
        return "same"
    if stays is here:
        return "older"
    return "deleted" if _is_deleted(part) and not _is_deleted(here) else "changed"


def _some(part: P | None) -> tuple[P, ...]:
    return () if part is None else (part,)


def _nothing(subject: str) -> SubjectPlan:
    return SubjectPlan(subject=subject)
