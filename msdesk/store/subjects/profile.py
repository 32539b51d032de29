"""What the person said of their own MS, on disk."""

from __future__ import annotations

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import PROFILE
from msdesk.store.subjects.text import cleaned

_COLUMNS = [PROFILE.c[name] for name in Profile.__struct_fields__]


class ProfileStore:
    """The one profile; each call is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def get(self) -> Profile:
        """Return the profile; an empty one where nothing was said."""
        with self._database.reading() as connection:
            row = connection.execute(select(*_COLUMNS)).mappings().first()
        if row is None:
            return Profile()
        return Profile(**dict(row) | {"ms_types": tuple(MsType[name] for name in row["ms_types"])})

    def save(self, profile: Profile) -> None:
        """Keep the profile in place of the one before."""
        columns = msgspec.structs.asdict(cleaned(profile)) | {
            "changed_at": self._clock(),
            "ms_types": tuple(kind.name for kind in profile.ms_types),
        }
        statement = insert(PROFILE).values(number=1, **columns)
        with self._database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(set_=columns))
