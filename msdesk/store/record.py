"""The person's record: one file, and a store for each subject in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msdesk.domain.glance import Glance
from msdesk.domain.progress import Progress
from msdesk.domain.recovery_key import new_recovery_key
from msdesk.errors import (
    DamagedRecord,
    LockedRecord,
    NoRecord,
    NotARecord,
    RecordError,
    WrongKey,
)
from msdesk.store.copies.keys import KeyFile
from msdesk.store.file.access import clear_leftovers, has_log
from msdesk.store.file.clock import Clock, utc_now
from msdesk.store.file.database import Database
from msdesk.store.file.faults import damaged, explained
from msdesk.store.file.folder import named, prepare
from msdesk.store.file.header import BACKUPS, KEYS, RECORD, is_encrypted, is_scrambled
from msdesk.store.glance import read as read_glance
from msdesk.store.subjects.appointments import AppointmentStore
from msdesk.store.subjects.drafts import DraftStore
from msdesk.store.subjects.finding import OwnWords
from msdesk.store.subjects.journal import JournalStore
from msdesk.store.subjects.matters import MattersStore
from msdesk.store.subjects.next_steps import NextStepStore
from msdesk.store.subjects.profile import ProfileStore
from msdesk.store.subjects.questions import QuestionStore
from msdesk.store.subjects.reading import ReadingStore
from msdesk.store.subjects.team import TeamStore
from msdesk.store.subjects.treatments import OwnTreatmentStore, TreatmentLog
from msdesk.store.subjects.visits import VisitStore
from msdesk.store.whole.bin import BinStore

if TYPE_CHECKING:
    from msdesk.store.whole.archive import ArchiveStore


class Record:
    """An open record.  ``close`` it before the program ends."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock
        self.lock_was_cut_short = False  # then its recovery key may never have been seen
        self.profile = ProfileStore(database, clock)
        self.own_treatments = OwnTreatmentStore(database, clock)
        self.log = TreatmentLog(database, clock)
        self.journal = JournalStore(database, clock)
        self.questions = QuestionStore(database, clock)
        self.appointments = AppointmentStore(database, clock)
        self.visits = VisitStore(database, clock)
        self.next_steps = NextStepStore(database, clock)
        self.team = TeamStore(database, clock)
        self.reading = ReadingStore(database, clock)
        self.matters = MattersStore(database, clock)
        self.drafts = DraftStore(database, clock)

    @cached_property
    def words(self) -> OwnWords:
        """What the person wrote, found by words."""
        return OwnWords(self._database)

    @cached_property
    def bin(self) -> BinStore:
        """What was deleted; it is made where it is wanted, since no start needs it."""
        return BinStore(self._database, self._clock)

    @cached_property
    def archive(self) -> ArchiveStore:
        """The record as a whole, to take out or to merge; imported where it is wanted."""
        from msdesk.store.whole.archive import ArchiveStore  # noqa: PLC0415 - no start needs it

        return ArchiveStore(self._database, self._clock)

    def glance(self, now: datetime) -> Glance:
        """Return what Home shows ``now``."""
        with self._database.maintaining() as driver:
            return read_glance(driver, now)

    @property
    def database(self) -> Database:
        """The open file, for what works on all of it: backups and the check of its health."""
        return self._database

    @property
    def path(self) -> Path:
        """The file the record is in."""
        return self._database.path

    @property
    def key(self) -> bytes | None:
        """What opens the record without asking the person; None if it is not locked."""
        return self._database.key

    @property
    def is_encrypted(self) -> bool:
        """Whether the file opens only with a passphrase or a recovery key."""
        return self.key is not None

    def replaced(self) -> bool:
        """Whether another program put another file in the place of the open record."""
        return self._database.replaced()

    def rescue(self, path: Path) -> None:
        """Write what is still open to ``path``, with its key, where the file was ``replaced``."""
        self._database.rescue(path)

    def encrypt(self, passphrase: str, progress: Progress) -> str:
        """Lock the record and every copy of it in its folder; return the recovery key.

        Removes what ``left_in_plain`` names.  Raises ``Cancelled`` or a ``RecordError`` only
        while nothing is changed yet.
        """
        from msdesk.store.copies import encryption  # noqa: PLC0415 - seldom needed

        return encryption.encrypt(self._database, passphrase, progress, self._clock())

    def decrypt(self, progress: Progress) -> None:
        """Take the lock off the record and off every copy of it in its folder.

        Raises ``Cancelled`` or a ``RecordError``; all is locked as it was then.
        """
        from msdesk.store.copies import encryption  # noqa: PLC0415 - seldom needed

        encryption.decrypt(self._database, progress, self._clock())

    def change_passphrase(self, passphrase: str, progress: Progress | None = None) -> None:
        """Let another passphrase open the record and its backups, and not the one before."""
        self._change_keys(lambda keys, key: keys.with_passphrase(key, passphrase), progress)

    def new_recovery_key(self, progress: Progress | None = None) -> str:
        """Return a new recovery key; the one before opens the record and its backups no more."""
        new = new_recovery_key()
        self._change_keys(lambda keys, key: keys.with_recovery_key(key, new), progress)
        return new

    def left_in_plain(self) -> tuple[Path, ...]:
        """Return the copies of the record in its folder that are not locked with it.

        Before the record is locked: those that cannot be.
        """
        from msdesk.store.copies import encryption  # noqa: PLC0415 - seldom needed

        return encryption.left_in_plain(self.path.parent, locked=self.is_encrypted)

    def _change_keys(
        self, change: Callable[[KeyFile, bytes], KeyFile], progress: Progress | None
    ) -> None:
        from msdesk.store.copies import encryption  # noqa: PLC0415 - seldom needed

        encryption.change_keys(self._database, change, progress or Progress(), self._clock())

    def close(self) -> None:
        """Close the file; every call has kept what it was given long before."""
        self._database.close()


def open_record(
    folder: Path,
    *,
    key: bytes | None = None,
    new: bool = False,
    begin: bool = True,
    clock: Clock = utc_now,
) -> Record:
    """Open the record in a folder; ``begin`` one where neither is there yet.

    Where only its backups are there, a record is made if a ``new`` one is wanted.

    Raises ``FolderError`` if the folder cannot be made or written, ``NoRecord`` if there is none
    to open and none may be begun, ``LockedRecord`` if it is locked and no key is given,
    ``WrongKey`` if the key is another record's, ``RecordError`` or one of its kinds if the file
    in it cannot be used.
    """
    prepare(folder, make=begin or new)
    path = folder / RECORD
    with explained(path):
        clear_leftovers(folder)
        if key is None and _is_locked(folder):
            raise LockedRecord("Your record is locked.", "Type your passphrase to open it.")
        if not path.exists():
            _refuse_what_is_left(folder, new=new, begin=begin)
    key = key if is_scrambled(path) else None
    try:
        record = Record(Database(path, key, clock), clock)
    except NotARecord as error:
        if key is None:
            raise
        raise _not_opened_by(key, folder) from error
    if key is not None:
        from msdesk.store.copies.encryption import settle  # noqa: PLC0415 - slow, and only for a lock

        record.lock_was_cut_short = settle(folder, key, clock())
    return record


def unlock(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    clock: Clock = utc_now,
) -> bytes:
    """Return the key of the record in a folder, for ``open_record``.

    Raises ``WrongKey`` or ``MistypedKey`` for what does not open it, ``DamagedRecord`` where
    its keys cannot be read.  Where the record is damaged the key opens its backups.
    """
    from msdesk.store.copies import key_search  # noqa: PLC0415 - slow, and only for a lock

    def opened(keys: KeyFile) -> bytes:
        if passphrase is not None:
            return keys.open_with_passphrase(passphrase)
        return keys.open_with_recovery_key(recovery_key or "")

    with explained(folder / RECORD):
        return key_search.unlock(folder, opened, clock())


def _refuse_what_is_left(folder: Path, *, new: bool, begin: bool) -> None:
    """Raise ``DamagedRecord`` where a folder has lost its record, and holds what belongs to it.

    Where it holds nothing of one, ``NoRecord`` unless one is to ``begin``.
    """
    if (folder / KEYS).exists():
        raise DamagedRecord(
            f"{KEYS} is here without {RECORD}, your record, which it belongs to.",
            f"Put {RECORD} back into {folder}. To start anew, move {KEYS} away.",
        )
    if new:
        return
    _refuse_backups_alone(folder)
    if not begin and not has_log(folder / RECORD):  # which is said to be there without it
        raise NoRecord(
            f"There is no record in this folder: “{named(folder)}”.",
            "If yours is on another disk or a network drive, connect that and try again.",
        )


def _refuse_backups_alone(folder: Path) -> None:
    if not (folder / BACKUPS).is_dir():
        return
    from msdesk.store.copies.backups import Backups  # noqa: PLC0415 - slow, and hardly ever needed

    if any(backup.whole for backup in Backups(folder).list()):
        raise DamagedRecord(
            "Your record is not where it was, and its backups are.",
            f"Go back to the newest backup, or put {RECORD} back into {folder}. "
            "Or start a new record: the backups stay.",
        )


def _is_locked(folder: Path) -> bool:
    if is_encrypted(folder) or not is_scrambled(folder / RECORD):
        return is_encrypted(folder)
    from msdesk.store.copies.key_search import has_keys  # noqa: PLC0415 - slow, and hardly ever needed

    return has_keys(folder)


def _not_opened_by(key: bytes, folder: Path) -> RecordError:
    try:
        keys = KeyFile.read(folder / KEYS)
    except DamagedRecord as error:
        return error
    if keys.opens_with(key):
        return damaged(folder / RECORD)
    return WrongKey("This is not the key of this record.", "Type your passphrase to open it.")
