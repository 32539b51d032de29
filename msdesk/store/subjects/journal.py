"""The private journal on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

import msgspec
from sqlalchemy import bindparam, case, delete, exists, func, insert, select, update

from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.store.file.clock import Clock
from msdesk.store.file.columns import one_line_each
from msdesk.store.file.database import Database
from msdesk.store.file.tables import ENTRY, TAG, TREATMENT
from msdesk.store.subjects.rows import Rows, each_value, new_id
from msdesk.store.subjects.search import Only, fitting, folded, goes_through_all
from msdesk.store.subjects.text import cleaned

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

A_DAY = 1_000_000  # entries one day has numbers for

_FIELDS = [ENTRY.c[name] for name in JournalEntry.__struct_fields__]
_PRIVATE_WITHOUT_WORDS = [
    case((ENTRY.c.take_to_doctor, column), else_="") if column is ENTRY.c.text else column
    for column in _FIELDS
]
_NEXT = select(func.coalesce(func.max(ENTRY.c.number), bindparam("first")) + 1).where(
    ENTRY.c.number.between(bindparam("first"), bindparam("last"))
)
_ADD = insert(ENTRY).values(number=_NEXT.scalar_subquery()).returning(ENTRY.c.number)
_PLACE = select(ENTRY.c.number, ENTRY.c.day)
_LINKS = select(ENTRY.c.number, ENTRY.c.tags, ENTRY.c.treatments)


class JournalStore:
    """The entries of the journal; each call is one transaction.

    A tag is one line: white space in it becomes one space.  Two tags that differ in upper and
    lower case only are one.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._rows = Rows(ENTRY, JournalEntry)

    def add(
        self,
        *,
        kind: EntryKind,
        day: date,
        text: str,
        heard_where: str = "",
        tags: Iterable[str] = (),
        treatments: Iterable[TreatmentId] = (),
        take_to_doctor: bool = False,
    ) -> JournalEntry:
        """Keep a new entry."""
        entry = _tidy(
            JournalEntry(
                id=EntryId(new_id()),
                kind=kind,
                day=day,
                text=text,
                heard_where=heard_where,
                tags=tuple(tags),
                treatments=tuple(treatments),
                take_to_doctor=take_to_doctor,
                changed_at=self._clock(),
            )
        )
        columns = msgspec.structs.asdict(entry) | _numbers_of(day)
        with self._database.writing() as connection:
            number = connection.execute(_ADD, columns).scalar_one()
            _link(connection, number, entry.tags, entry.treatments)
        return entry

    def change(self, entry: JournalEntry) -> JournalEntry:
        """Keep an entry as it is now.  Raises ``KeyError`` if it was never kept."""
        changed = _tidy(msgspec.structs.replace(entry, changed_at=self._clock()))
        columns = msgspec.structs.asdict(changed) | {"deleted_at": None}
        with self._database.writing() as connection:
            place = connection.execute(_PLACE.where(ENTRY.c.id == entry.id)).first()
            if place is None:
                raise KeyError(entry.id)
            number = place.number
            if changed.day != place.day:
                number = connection.execute(_NEXT, _numbers_of(changed.day)).scalar_one()
            _unlink(connection, place.number)
            connection.execute(
                update(ENTRY)
                .where(ENTRY.c.number == place.number)
                .values(number=number, **columns)
            )
            _link(connection, number, changed.tags, changed.treatments)
        return changed

    def get(self, entry: EntryId) -> JournalEntry | None:
        """Return an entry, or None if there is none or it is deleted."""
        with self._database.reading() as connection:
            return self._rows.get(connection, entry)

    def delete(self, entry: EntryId) -> None:
        """Put an entry in the bin."""
        with self._database.writing() as connection:
            number = self._rows.delete(connection, entry, self._clock())
            if number is not None:
                _unlink(connection, number)

    def restore(self, entry: EntryId) -> None:
        """Take an entry out of the bin."""
        with self._database.writing() as connection:
            number = self._rows.restore(connection, entry, self._clock())
            if number is not None:
                _link(
                    connection, *connection.execute(_LINKS.where(ENTRY.c.number == number)).one()
                )

    def entries(
        self,
        *,
        limit: int | None = 50,
        offset: int = 0,
        since: date | None = None,
        private_words: bool = True,
        **only: Unpack[Only],
    ) -> tuple[JournalEntry, ...]:
        """Return entries that fit, newest day first and within a day the last one first.

        Not more than ``limit``, or all of them where that is none.
        ``since`` is the first day that is looked at: a few days take no longer for many years.
        Without ``private_words`` those that are private have no text.
        """
        numbers = fitting(only).limit(limit).offset(offset)
        if since is not None:
            (number,) = numbers.selected_columns
            numbers = numbers.where(number >= _numbers_of(since)["first"])
        with self._database.reading() as connection:
            return tuple(_found(connection, numbers, private_words=private_words))

    def each(self, *, private_words: bool = True, **only: Unpack[Only]) -> Iterator[JournalEntry]:
        """Yield all entries that fit, as ``entries`` returns them, without holding all of them.

        The record is read until the last was asked for, or nobody asks any more.
        """
        with self._database.reading() as connection:
            yield from _found(connection, fitting(only), private_words=private_words)

    def goes_through_all(self, search: str) -> bool:
        """Return whether a search takes the longer the more was written: one for signs alone."""
        return goes_through_all(search)

    def count(self, **only: Unpack[Only]) -> int:
        """Return how many entries fit."""
        query = select(func.count()).select_from(fitting(only).order_by(None).subquery())
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def treatments(self, kind: EntryKind) -> frozenset[TreatmentId]:
        """Return the treatments that entries of a kind are about."""
        # Each treatment is asked about once, and its notes up to the first that fits.
        each, link = select(TREATMENT.c.treatment).distinct().subquery(), TREATMENT.alias()
        fits = exists().where(
            link.c.treatment == each.c.treatment,
            ENTRY.c.number == link.c.entry,
            ENTRY.c.kind == kind,
        )
        about = select(each.c.treatment).where(fits)
        with self._database.reading() as connection:
            return frozenset(map(TreatmentId, connection.execute(about).scalars()))


def _found(
    connection: Connection, numbers: Select[Any], *, private_words: bool
) -> Iterator[JournalEntry]:
    fields = _FIELDS if private_words else _PRIVATE_WITHOUT_WORDS
    query = select(*fields).where(ENTRY.c.number.in_(numbers)).order_by(ENTRY.c.number.desc())
    return each_value(JournalEntry, connection.execute(query))


def _tidy(entry: JournalEntry) -> JournalEntry:
    entry = cleaned(entry)
    distinct: dict[str, str] = {}
    for tag in one_line_each(entry.tags):
        distinct.setdefault(folded(tag), tag)
    treatments = dict.fromkeys(map(TreatmentId, one_line_each(entry.treatments)))
    return msgspec.structs.replace(
        entry, tags=tuple(distinct.values()), treatments=tuple(treatments)
    )


def _numbers_of(day: date) -> dict[str, int]:
    first = (day.year * 10_000 + day.month * 100 + day.day) * A_DAY
    return {"first": first, "last": first + A_DAY - 1}


def _link(
    connection: Connection, number: int, tags: Sequence[str], treatments: Sequence[str]
) -> None:
    if tags:
        rows = [{"entry": number, "tag": tag, "folded": folded(tag)} for tag in tags]
        connection.execute(insert(TAG), rows)
    if treatments:
        rows = [{"entry": number, "treatment": each} for each in treatments]
        connection.execute(insert(TREATMENT), rows)


def _unlink(connection: Connection, number: int) -> None:
    connection.execute(delete(TAG).where(TAG.c.entry == number))
    connection.execute(delete(TREATMENT).where(TREATMENT.c.entry == number))
