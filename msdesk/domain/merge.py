"""What bringing a file in will do, said before it is done."""

from __future__ import annotations

from msdesk.domain.value import Value


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


class MergePlan(Value, frozen=True, kw_only=True):
    """All subjects, in the order they are shown; those without anything are left out."""

    subjects: tuple[SubjectPlan, ...]

    @property
    def changes_anything(self) -> bool:
        """Whether the record will be different afterwards."""
        return any(s.new or s.changed or s.deleted for s in self.subjects)
