"""A record that is worked on, killed and looked at, again and again."""

from __future__ import annotations

import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from msdesk.errors import Error, WrongKey
from msdesk.store.copies.backup_file import SUFFIX
from msdesk.store.copies.backups import Backups
from msdesk.store.copies.reading import read_archive
from msdesk.store.file.access import connect
from msdesk.store.file.clock import utc_now
from msdesk.store.file.header import KEYS, PLAIN, RECORD, SCHEMA, is_encrypted
from msdesk.store.record import Record, open_record, unlock
from tests.torture.labour import some_notes, undo_number
from tests.torture.messages import Begun, Broke, Done, Message
from tests.torture.processes import PATIENCE, Victim
from tests.torture.told import State, changed, state_of
from tests.torture.worker import WRITING, work
from tests.torture.writing import SENTINEL

_MOST_STEPS = 60  # files opened, renamed or removed; after so many it has begun again
_OF_KEYS = {"converting", "changing keys"}
_OF_STEPS = {"backing up", "going back"} | _OF_KEYS

# Once the record itself is changed, they go on; the next start does what is left to do.
_MAY_BE_HALF_WAY = {"going back", "emptying the bin"} | _OF_KEYS

# Seconds a piece of work takes, before one was seen to end.
_FIRST_GUESS = 0.1
_GUESSES = {"writing": 0.3, "converting": 0.6, "changing keys": 0.3, "going back": 0.3}


class Life:
    """The record of a folder, and what it must hold.

    ``state`` is what was acknowledged; where a kill comes into a piece of work, the record may
    be as before it or as after it, and nothing else.  ``lasts`` is how many seconds each kind
    of work takes here; it is learnt.
    """

    def __init__(
        self, folder: Path, seed: int, lasts: dict[str, float] | None = None, notes: int = 600
    ) -> None:
        self.folder = folder
        self._seed = seed
        self._workers = 0
        self._random = Random(seed)  # noqa: S311 - no secret
        self._lasts = {} if lasts is None else lasts
        with closing(open_record(folder)) as record:
            record.archive.merge(some_notes(f"first{seed}", notes, utc_now()))
            self.state = state_of(record.archive.read())
        self.backups: dict[Path, State] = {}
        self.passphrase: str | None = None
        self.recovery_key = ""
        self._begun: Begun | None = None

    def new_mark(self) -> str:
        """Return a beginning for the names of what the next worker makes."""
        self._workers += 1
        return f"s{self._seed}k{self._workers}"

    def __str__(self) -> str:
        begun = self._begun
        return (
            f"seed {self._seed}, worker {self._workers}, in {begun.kind if begun else 'no work'}"
        )

    # work, and the kill

    def live_until_killed(self, aim: str) -> None:
        """Let a worker do what is aimed at, and kill it at some moment or step of that."""
        by_step = aim in _OF_STEPS and self._random.random() < 0.5
        steps = self._random.randint(1, _MOST_STEPS) if by_step else 0
        worker = (self.folder, self.new_mark(), self.passphrase, aim, steps)
        with Victim(work, *worker) as victim:
            if not by_step:
                self._hear_until_the_moment(victim.pipe, aim)
                victim.kill()
            for message in victim.said():
                self.send(message)

    def _hear_until_the_moment(self, pipe: Connection, aim: str) -> None:
        """Hear what the worker says until the moment to kill it."""
        begun_at = 0.0
        moment = time.monotonic() + PATIENCE
        while pipe.poll(max(0.0, moment - time.monotonic())):
            self.send(pipe.recv())
            if begun_at and aim != WRITING and self._begun is None:
                took = time.monotonic() - begun_at  # less than was guessed
                self._lasts[aim] = max(took, 0.7 * self._guess(aim))
                return
            if not begun_at and self._begun and aim in (self._begun.kind, WRITING):
                begun_at = time.monotonic()
                moment = begun_at + self._random.uniform(0, 1.1) * self._guess(aim)
            if time.monotonic() > moment:
                break
        assert begun_at, f"the worker does not come to {aim}: it hangs"
        if aim != WRITING:
            self._lasts[aim] = 1.2 * self._guess(aim)  # it may last longer than guessed

    def _guess(self, aim: str) -> float:
        return self._lasts.get(aim, _GUESSES.get(aim, _FIRST_GUESS))

    def send(self, message: Message) -> None:
        """Take note of what a worker says; one in this process says it right here."""
        match message:
            case Begun():
                self._begun = message
            case Done():
                self._acknowledge(message)
            case Broke():
                raise AssertionError(f"{self._begun}\n{message.trace}")

    def _acknowledge(self, done: Done) -> None:
        assert self._begun is not None
        before, self.state = self.state, self._pending()
        self.passphrase = self._begun.passphrase
        if done.recovery_key or self.passphrase is None:
            self.recovery_key = done.recovery_key
        if done.made:
            self.backups[done.made] = self.state
        if done.kept and done.kept.suffix == SUFFIX:
            self.backups[done.kept] = before
        self._begun = None

    def _pending(self) -> State:
        begun = self._begun
        if begun is None:
            return self.state
        if begun.back_to is not None:
            return self.backups[begun.back_to]
        return changed(self.state, begun.change)

    # what is left

    def was_refused(self, error: Error) -> None:
        """Take note that a call ended in an error: nothing of it may be there."""
        assert str(error)
        if self._begun is not None and self._begun.kind not in _MAY_BE_HALF_WAY:
            self._begun = None

    def check(self) -> None:
        """See that nothing acknowledged is lost, and that the record is sound."""
        key = self._key()
        self._undo_migration(key)
        may_be = self.state, self._pending()
        with closing(open_record(self.folder, key=key)) as record:
            found = state_of(record.archive.read())
            assert found in may_be, f"{self}: {_differences(self.state, found)}"
            self.state = found
            _check_sound(record)
            self._check_search(record)
            if key is not None:
                assert record.left_in_plain() == ()
        self._check_backups(key, may_be)
        if self._begun is not None and self._begun.kind in _OF_KEYS:
            self.recovery_key = ""  # there may be another one now, which nobody has seen
        if key is not None:
            self._check_locked()
        self._begun = None

    def _key(self) -> bytes | None:
        """Unlock the record with a passphrase it may have now, and remember which it is."""
        may_be = {self.passphrase, self._begun.passphrase if self._begun else self.passphrase}
        if not is_encrypted(self.folder):
            assert None in may_be, "the record is not locked any more"
            self.passphrase = None
            return None
        for passphrase in sorted(may_be - {None}, key=str):
            try:
                key = unlock(self.folder, passphrase=passphrase)
            except WrongKey:
                continue
            self.passphrase = passphrase
            return key
        raise AssertionError(f"none of {may_be} opens the record")

    def _undo_migration(self, key: bytes | None) -> None:
        with closing(connect(self.folder / RECORD, key)) as connection:
            (number,) = connection.execute("PRAGMA user_version").fetchone()
            assert number in (SCHEMA, SCHEMA + 1)
            if number > SCHEMA:
                undo_number(connection)

    def _check_search(self, record: Record) -> None:
        notes = record.journal.entries(limit=1_000_000)
        for note in self._random.sample(notes, min(10, len(notes))):
            name = note.text.split(maxsplit=1)[0]
            assert [found.id for found in record.journal.entries(search=name)] == [note.id]

    def _check_backups(self, key: bytes | None, may_be: tuple[State, ...]) -> None:
        """See that every backup that is listed as whole is good, and holds what it should."""
        backups = Backups(self.folder)
        listed = {info.path: info for info in backups.list()}
        assert all(info.whole for info in listed.values())
        assert all(info.encrypted is (key is not None) for info in listed.values())
        for path in listed.keys() - self.backups.keys():  # made, and not acknowledged
            state = state_of(read_archive(path, key))
            assert state in may_be
            self.backups[path] = state
        if listed:
            path = self._random.choice(sorted(listed))
            result = backups.test(listed[path], key)
            assert result.good, result
            assert state_of(read_archive(path, key)) == self.backups[path]

    def _check_locked(self) -> None:
        """See that nothing in the folder of a locked record can be read without its key."""
        for path in self.folder.rglob("*"):
            if path.is_file() and path.name != KEYS:
                content = path.read_bytes()
                assert PLAIN not in content, path
                assert SENTINEL.encode() not in content, path
        if self.recovery_key:
            unlock(self.folder, recovery_key=self.recovery_key)


def _check_sound(record: Record) -> None:
    with record._database.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        connection.exec_driver_sql(
            "INSERT INTO journal_search(journal_search, rank) VALUES ('integrity-check', 1)"
        )


def _differences(wanted: State, found: State) -> str:
    lost = sorted(wanted.keys() - found.keys())
    other = sorted(name for name in wanted.keys() & found.keys() if wanted[name] != found[name])
    return f"lost {lost[:9]}, changed {other[:9]}, new {sorted(found.keys() - wanted.keys())[:9]}"
