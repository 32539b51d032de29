"""Records to measure with: the same notes on every computer, made from a seed.

The words are made up and as unevenly used as real ones (Zipf's law), so that the search index
has common and rare ones.  Besides its notes each record holds what somebody has after some
years: appointments, questions, a log, a profile; that part is the same at every size.

The records stay in ``build/bench`` until the tables or this module change.  Whoever writes to
one works on ``copy_of`` it.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from msdesk.domain.guide import Role
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.copies.keys import KeyFile, new_keys
from msdesk.store.file import schema, tables
from msdesk.store.file.database import Database
from msdesk.store.file.header import KEYS, RECORD
from msdesk.store.record import Record, open_record

SEED = 20261122
PASSPHRASE = "four words for measuring"  # noqa: S105  # it protects nothing
LAST_DAY = date(2026, 11, 22)
NEXT_VISIT = date(2099, 1, 8)  # so that there is a next appointment, whenever this runs
TREATMENTS = ("ahsct", "ocrelizumab", "natalizumab", "siponimod", "cladribine")

_DAYS = 3_650
_CHUNK = 5_000
_ENTRY = """
    INSERT INTO journal_entry (number, id, changed_at, kind, day, take_to_doctor, tags,
                               treatments, heard_where, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_TAG = "INSERT INTO journal_tag (folded, entry, tag) VALUES (?, ?, ?)"
_TREATMENT = "INSERT INTO journal_treatment (treatment, entry) VALUES (?, ?)"


class Seeded(NamedTuple):
    """A record's folder; ``key`` is None where it is plain."""

    folder: Path
    notes: int
    key: bytes | None

    @property
    def file(self) -> Path:
        """The file of the record."""
        return self.folder / RECORD

    @property
    def kind(self) -> str:
        """What it is called in a table."""
        return "encrypted" if self.key else "plain"

    def open(self) -> Record:
        """Open the record as the app does once it has the key."""
        return open_record(self.folder, key=self.key)


class Records:
    """The records below one folder, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"records-{_stamp()}"
        self._copies = folder / "copies"
        shutil.rmtree(self._copies, ignore_errors=True)
        for old in folder.glob("records-*"):
            if old != self._folder:
                shutil.rmtree(old)

    def of(self, notes: int, *, encrypted: bool = False) -> Seeded:
        """Return the record of so many notes; only to be read."""
        kind = "encrypted" if encrypted else "plain"
        folder = self._folder / f"{notes}-{kind}"
        if not folder.is_dir():
            half = folder.with_suffix(".new")
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir(parents=True, mode=0o700)
            _fill(Seeded(half, notes, _new_key(half) if encrypted else None))
            half.rename(folder)
        keys = KeyFile.read(folder / KEYS) if encrypted else None
        return Seeded(folder, notes, keys.open_with_passphrase(PASSPHRASE) if keys else None)

    def copy_of(self, seeded: Seeded) -> Seeded:
        """Return a copy to write to; ``remove_copies`` takes it away again."""
        self._copies.mkdir(parents=True, exist_ok=True)
        folder = self._copies / f"{len(list(self._copies.iterdir()))}"
        shutil.copytree(seeded.folder, folder)
        return seeded._replace(folder=folder)

    def remove_copies(self) -> None:
        """Remove what ``copy_of`` made."""
        shutil.rmtree(self._copies, ignore_errors=True)


@cache
def vocabulary() -> tuple[str, ...]:
    """Return 6,000 made-up words, the most used first."""
    dice = random.Random(SEED)  # noqa: S311  # the same words each time are what is wanted
    parts = [a + b for a in "bdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
    made = ("".join(dice.choices(parts, k=dice.choice((1, 2, 2, 3, 3, 4)))) for _ in range(40_000))
    return tuple(itertools.islice(dict.fromkeys(made), 6_000))


def _stamp() -> str:
    made_by = hashlib.sha256()
    for module in (__file__, schema.__file__, tables.__file__):
        made_by.update(Path(str(module)).read_bytes())
    return f"{SEED}-{made_by.hexdigest()[:12]}"


def _new_key(folder: Path) -> bytes:
    keys, key, _ = new_keys(PASSPHRASE)
    keys.write(folder / KEYS)
    return key


def _fill(seeded: Seeded) -> None:
    database = Database(seeded.file, seeded.key)
    notes = _notes(seeded.notes)
    with database.writing() as connection:
        while chunk := list(itertools.islice(notes, _CHUNK)):
            connection.exec_driver_sql(_ENTRY, chunk)
            tags = [(t.casefold(), n[0], t) for n in chunk for t in str(n[6]).split("\n") if t]
            about = [(n[7], n[0]) for n in chunk if n[7]]
            connection.exec_driver_sql(_TAG, tags)
            if about:
                connection.exec_driver_sql(_TREATMENT, about)
    database.close()
    record = seeded.open()
    _write_the_rest(record)
    record.close()


def _notes(count: int) -> Iterator[tuple[object, ...]]:
    """Yield rows of the journal, the earliest day first and about as many each day."""
    sentences, state = _sentences()
    dice, kinds = random.Random(), list(EntryKind)  # noqa: S311
    dice.setstate(state)
    for nth in range(_DAYS):
        day = LAST_DAY - timedelta(days=_DAYS - 1 - nth)
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        for within in range(count * (nth + 1) // _DAYS - count * nth // _DAYS):
            kind = dice.choice(kinds)
            yield (
                int(f"{day:%Y%m%d}") * 1_000_000 + within + 1,
                str(UUID(int=dice.getrandbits(128), version=4)),
                noon.isoformat(timespec="microseconds"),
                kind.name,
                day.isoformat(),
                within % 20 == 0,
                dice.choice(("Fatigue", "Left hand", "Walking\nHeat", "Eyes", "")),
                dice.choice(TREATMENTS) if within % 4 == 0 else "",
                "A patient's blog" if kind is EntryKind.HEARD else "",
                " ".join(dice.choices(sentences, k=dice.randint(1, 8))),
            )


@cache
def _sentences() -> tuple[list[str], tuple[Any, ...]]:
    """Return what notes are made of, and how the dice lie after it: each record goes on there."""
    dice = random.Random(SEED)  # noqa: S311
    words = vocabulary()
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    sentences = [
        " ".join(dice.choices(words, cum_weights=weights, k=dice.randint(4, 12))).capitalize()
        + "."
        for _ in range(20_000)
    ]
    return sentences, dice.getstate()


def _write_the_rest(record: Record) -> None:
    record.profile.save(
        Profile(
            answer=TypeAnswer.PROGRESSIVE_NOT_SURE,
            ms_types=(MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE),
            walking="One stick outdoors",
        )
    )
    for at in range(40):
        day = LAST_DAY - timedelta(days=90 * at)
        treatment = TreatmentId(TREATMENTS[at % len(TREATMENTS)])
        record.log.add(treatment, LogStatus.CONSIDERING, day, "I want to know more first.")
        visit = record.appointments.add(title="Clinic", ask=Role.NEUROLOGIST, day=day)
        for number in range(5):
            question = NewQuestion(text=f"Question {number} of visit {at}?")
            record.questions.add(question, visit.id)
    for at in range(3):
        record.own_treatments.add(f"A tea, number {at}", "From a market")
    coming = record.appointments.add(
        title="Neurology clinic", ask=Role.NEUROLOGIST, day=NEXT_VISIT, at=time(10, 40)
    )
    for at in range(12):
        question = NewQuestion(text=f"What would change for me if I chose option {at}?")
        kept = record.questions.add(question, coming.id)
        if at < 3:
            record.questions.set_rank(kept.id, at + 1)
