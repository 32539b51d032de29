"""The long pieces of work, each done through the calls the app makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msdesk.domain.archive import FORMAT, Archive, KeptNote
from msdesk.domain.progress import Progress
from msdesk.store.copies.backups import Backups
from msdesk.store.file.access import connect
from msdesk.store.file.header import SCHEMA
from msdesk.store.file.upgrade import MIGRATIONS, bring_up_to_date
from tests.torture.messages import PASSPHRASE, Done
from tests.torture.told import fingerprint, name_of
from tests.torture.writing import SENTINEL, TODAY

if TYPE_CHECKING:
    from tests.torture.worker import Worker

# All notes are emptied and filled again: half of it would show in every one of them.
_STEP = """
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    for statement in (
        "CREATE TABLE aside (number INTEGER PRIMARY KEY, text TEXT)",
        "INSERT INTO aside SELECT number, text FROM journal_entry",
        "UPDATE journal_entry SET text = ''",
        "UPDATE journal_entry SET text ="
        " (SELECT text FROM aside WHERE aside.number = journal_entry.number)",
        "DROP TABLE aside",
    ):
        op.execute(statement)
"""


def merging(worker: Worker) -> None:
    """Bring another record's notes in, all of them at once."""
    archive = some_notes(worker.new_mark(), 300, worker.now())
    worker.say("merging", {name_of(note): fingerprint(note) for note in archive.journal})
    worker.record.archive.merge(archive)
    worker.done()
    worker.writer.look_again()


def migrating(worker: Worker) -> None:
    """Take a step that a later version may bring, and forget that it was taken."""
    steps = steps_beside(worker.folder)
    worker.say("migrating")
    bring_up_to_date(worker.record._database, worker.now(), steps)
    worker.done()
    with closing(connect(worker.record.path, worker.record.key)) as connection:
        undo_number(connection)


def steps_beside(folder: Path) -> Path:
    """Return the steps there are and one more, made beside the folder of a record."""
    steps = folder.with_name("steps")
    if not steps.exists():
        shutil.copytree(MIGRATIONS, steps)
        (steps / "versions" / "0003_torture.py").write_text(_STEP, encoding="utf-8")
    return steps


def backing_up(worker: Worker) -> None:
    """Make a backup, as on request or as once a day."""
    backups, database = Backups(worker.folder), worker.record._database
    worker.say("backing up")
    make = backups.make if worker.random.random() < 0.5 else backups.daily
    made = make(database, worker.now() + timedelta(days=worker.random.randrange(40)))
    worker.done(Done(made=made.path if made else None))


def going_back(worker: Worker) -> None:
    """Put the record of a backup in the place of the present one, and open it."""
    backups = [backup for backup in Backups(worker.folder).list() if backup.whole]
    if not backups:
        backing_up(worker)
        return
    backup, key = worker.random.choice(backups), worker.record.key
    worker.record.close()
    worker.say("going back", back_to=backup.path)
    kept = Backups(worker.folder).restore(backup, worker.now(), key)
    worker.done(Done(kept=kept))
    worker.start()


def emptying_the_bin(worker: Worker) -> None:
    """Delete for good all that is in the bin."""
    worker.say("emptying the bin", dict.fromkeys(worker.writer.binned))
    worker.record.bin.empty(None)
    worker.done()
    worker.writer.look_again()


def converting(worker: Worker) -> None:
    """Lock a record that is not locked, and take the lock off one that is."""
    if worker.passphrase is None:
        worker.say("converting", passphrase=PASSPHRASE)
        recovery_key = worker.record.encrypt(PASSPHRASE, Progress())
        worker.passphrase = PASSPHRASE
        worker.done(Done(recovery_key=recovery_key))
    else:
        worker.say("converting", passphrase=None)
        worker.record.decrypt(Progress())
        worker.passphrase = None
        worker.done()


def changing_keys(worker: Worker) -> None:
    """Change the passphrase or the recovery key; lock the record first, if need be."""
    if worker.passphrase is None:
        converting(worker)
    elif worker.random.random() < 0.5:
        passphrase = f"{PASSPHRASE} {worker.new_mark()}"
        worker.say("changing keys", passphrase=passphrase)
        worker.record.change_passphrase(passphrase)
        worker.passphrase = passphrase
        worker.done()
    else:
        worker.say("changing keys")
        worker.done(Done(recovery_key=worker.record.new_recovery_key()))


def undo_number(connection: Any) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    """Let a record be one of this version again, whose tables it has."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("UPDATE alembic_version SET version_num = ?", (f"{SCHEMA:04}",))
    connection.execute("COMMIT")


LABOURS: dict[str, Callable[[Worker], None]] = {
    "merging": merging,
    "migrating": migrating,
    "backing up": backing_up,
    "going back": going_back,
    "emptying the bin": emptying_the_bin,
    "converting": converting,
    "changing keys": changing_keys,
}


def some_notes(mark: str, count: int, now: datetime) -> Archive:
    """Return another record, of notes only."""
    notes = (
        KeptNote(
            id=f"{mark}-{number}",
            changed_at=now,
            kind="NOTE",
            day=TODAY - timedelta(days=number),
            text=f"{mark}x{number}z {SENTINEL} " + "walked to the lake and back " * 10,
            tags=("fatigue",),
        )
        for number in range(count)
    )
    return Archive(format=FORMAT, made_at=now, made_by="torture", journal=tuple(notes))
