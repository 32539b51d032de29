"""The person's record: one file, and a store for each subject in it."""

from __future__ import annotations

import os
from pathlib import Path

from msdesk.errors import FolderError
from msdesk.store.appointments import AppointmentStore
from msdesk.store.clock import Clock, utc_now
from msdesk.store.database import Database
from msdesk.store.drafts import DraftStore
from msdesk.store.faults import is_full, storage_full
from msdesk.store.journal import JournalStore
from msdesk.store.matters import MattersStore
from msdesk.store.profile import ProfileStore
from msdesk.store.questions import QuestionStore
from msdesk.store.treatments import OwnTreatmentStore, TreatmentLog

FILE = "record.db"


class Record:
    """An open record.  ``close`` it before the program ends."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self.profile = ProfileStore(database, clock)
        self.own_treatments = OwnTreatmentStore(database, clock)
        self.log = TreatmentLog(database, clock)
        self.journal = JournalStore(database, clock)
        self.questions = QuestionStore(database, clock)
        self.appointments = AppointmentStore(database, clock)
        self.matters = MattersStore(database, clock)
        self.drafts = DraftStore(database, clock)

    @property
    def path(self) -> Path:
        """The file the record is in."""
        return self._database.path

    def close(self) -> None:
        """Close the file; every call has kept what it was given long before."""
        self._database.close()


def open_record(folder: Path, *, key: bytes | None = None, clock: Clock = utc_now) -> Record:
    """Open the record in a folder; make both where they are not there yet.

    Raises ``FolderError`` if the folder cannot be made or written, ``RecordError`` or one of
    its kinds if the file in it cannot be used.
    """
    _make(folder)
    return Record(Database(folder / FILE, key, clock), clock)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        if is_full(error):
            raise storage_full(folder / FILE) from error
        raise FolderError(
            f"The folder {folder} for your record cannot be made.",
            "Choose another folder, or ask whoever looks after this computer.",
        ) from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise FolderError(
            f"msdesk may not write in the folder {folder}.",
            "Allow changes to it, or choose another folder.",
        )
