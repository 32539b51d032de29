"""The health team, on disk."""

from __future__ import annotations

import msgspec

from msdesk.domain.ids import TeamMemberId
from msdesk.domain.team import TeamMember
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import TEAM_MEMBER
from msdesk.store.subjects.reversible import Reversible
from msdesk.store.subjects.rows import Rows, new_id
from msdesk.store.subjects.text import cleaned


class TeamStore(Reversible):
    """The people one turns to; each call is one transaction."""

    tables = (TEAM_MEMBER,)

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._rows = Rows(TEAM_MEMBER, TeamMember)

    def all(self) -> tuple[TeamMember, ...]:
        """Return them all, as they were added."""
        with self._database.reading() as connection:
            return self._rows.find(connection)

    def add(
        self, name: str, what_for: str = "", number_to_call: str = "", hours: str = ""
    ) -> TeamMember:
        """Keep a new one."""
        member = cleaned(
            TeamMember(
                id=TeamMemberId(new_id()),
                name=name,
                what_for=what_for,
                number_to_call=number_to_call,
                hours=hours,
                changed_at=self._clock(),
            )
        )
        with self._database.writing() as connection:
            self._rows.add(connection, member)
        return member

    def change(self, member: TeamMember) -> TeamMember:
        """Keep one as they are now.  Raises ``KeyError`` if they were never kept."""
        changed = cleaned(msgspec.structs.replace(member, changed_at=self._clock()))
        with self._database.writing() as connection:
            self._rows.change(connection, changed)
        return changed

    def delete(self, member: TeamMemberId) -> None:
        """Put one in the bin."""
        with self._database.writing() as connection:
            self._rows.delete(connection, member, self._clock())

    def restore(self, member: TeamMemberId) -> None:
        """Take one out of the bin."""
        with self._database.writing() as connection:
            self._rows.restore(connection, member, self._clock())
