"""What matters to the person, on disk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from msdesk.domain.ids import StatementId
from msdesk.domain.matters import MattersAnswer, Pile
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import ANSWER
from msdesk.store.subjects.ranks import placed, rank_in
from msdesk.store.subjects.reversible import Reversible

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SELECT = select(ANSWER.c.statement, ANSWER.c.pile, ANSWER.c.rank).order_by(
    ANSWER.c.rank.nulls_last(), ANSWER.c.statement
)


class MattersStore(Reversible):
    """The pile of each statement and the top three; each call is one transaction."""

    tables = (ANSWER,)

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def answers(self) -> tuple[MattersAnswer, ...]:
        """Return the answers, the top three first."""
        with self._database.reading() as connection:
            return tuple(MattersAnswer(**row) for row in connection.execute(_SELECT).mappings())

    def set(self, statement: StatementId, pile: Pile, rank: int | None = None) -> None:
        """Put a statement on a pile, and into the top three where a rank is given.

        One that had the rank moves down.  Only what matters a lot has a rank.
        """
        if pile is not Pile.A_LOT:
            rank = None
        now = self._clock()
        columns = {"pile": pile, "changed_at": now}
        answer = insert(ANSWER).values(statement=statement, rank=None, **columns)
        with self._database.writing() as connection:
            connection.execute(answer.on_conflict_do_update(set_=columns))
            _place(connection, statement, rank, now)

    def clear(self, statement: StatementId | None = None) -> None:
        """Forget the answer to one statement; where none is named, to all."""
        with self._database.writing() as connection:
            if statement is None:
                connection.execute(delete(ANSWER))
            else:
                _place(connection, statement, None, self._clock())
                connection.execute(delete(ANSWER).where(ANSWER.c.statement == statement))


def _place(
    connection: Connection, statement: StatementId, rank: int | None, now: datetime
) -> None:
    answers = connection.execute(_SELECT).all()
    order = placed([answer.statement for answer in answers if answer.rank], statement, rank)
    for answer in answers:
        after = rank_in(order, answer.statement)
        if after != answer.rank:
            there = ANSWER.c.statement == answer.statement
            connection.execute(update(ANSWER).where(there).values(rank=after, changed_at=now))
