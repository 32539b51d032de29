"""What the person wrote, found by words: notes by their index, all else by reading it.

Of notes there may be many thousands, and the record's own index knows them.  All else a person
writes in years is a few hundred texts, which are gone through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Integer, column, select, table

from msdesk.domain.finding import HitKind, OwnText, Wanted
from msdesk.domain.ids import AppointmentId, OwnTreatmentId, TreatmentId
from msdesk.domain.journal import JournalEntry
from msdesk.domain.place import AppointmentPlace, CardPlace, LetterPlace, OwnPlace, Place
from msdesk.domain.screen import Screen
from msdesk.domain.section import Section
from msdesk.domain.words import bare
from msdesk.store.file.database import Database
from msdesk.store.file.tables import ENTRY
from msdesk.store.subjects.rows import values
from msdesk.store.subjects.text import clean

_FIELDS = [ENTRY.c[name] for name in JournalEntry.__struct_fields__]
_INDEX = table("journal_search", column("rowid", Integer), column("journal_search"))

# A view of the index by its words; it holds nothing, and goes with the connection.
_WORDS = """
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.journal_word
    USING fts5vocab('main', 'journal_search', 'row')
"""
_BEGUN = "SELECT term FROM temp.journal_word WHERE term >= ? AND term < ?"
_ALIKE = 2  # letters
_LAST = "\U0010ffff"

# Each row: what it is, the id of what it belongs to, its title, whether it is over, its texts.
_OTHERS = """
    SELECT 'visit', a.id, a.title, a.closed_on,
        a.title || char(10) || a.place || char(10) || a.person || char(10) || a.one_thing
        || char(10) || a.changed || char(10) || a.felt || char(10) || a.letter
    FROM appointment a WHERE a.deleted_at IS NULL
    UNION ALL
    SELECT 'visit', a.id, a.title, a.closed_on,
        v.text || char(10) || v.answer || char(10) || v.answered_by
    FROM question_at_visit v JOIN appointment a ON a.id = v.appointment
    WHERE v.deleted_at IS NULL AND a.deleted_at IS NULL AND a.closed_on IS NOT NULL
    UNION ALL
    SELECT 'visit', a.id, coalesce(a.title, ''), a.closed_on,
        s.what || char(10) || s.who || char(10) || s.by_when || char(10) || s.who_i_call
    FROM next_step s LEFT JOIN appointment a ON a.id = s.appointment
    WHERE s.deleted_at IS NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'question', a.id, coalesce(a.title, ''), a.closed_on,
        q.text || char(10) || q.answer || char(10) || q.came_from
    FROM question q LEFT JOIN appointment a ON a.id = q.appointment AND a.deleted_at IS NULL
    WHERE q.deleted_at IS NULL
    UNION ALL
    SELECT 'own', o.id, o.name, NULL,
        o.name || char(10) || o.what_it_is || char(10) || o.heard_from
    FROM own_treatment o WHERE o.deleted_at IS NULL
    UNION ALL
    SELECT 'log', t.treatment, coalesce(o.name, ''), o.id, t.reason
    FROM treatment_log t LEFT JOIN own_treatment o ON o.id = t.treatment
    WHERE t.deleted_at IS NULL AND o.deleted_at IS NULL AND t.reason <> ''
    UNION ALL
    SELECT 'team', m.id, m.name, NULL,
        m.name || char(10) || m.what_for || char(10) || m.number_to_call || char(10) || m.hours
    FROM team_member m WHERE m.deleted_at IS NULL
"""


class OwnWords:
    """Finds what the person wrote; each call is one transaction.  What is deleted is not found."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def notes(self, wanted: Sequence[Wanted], most: int) -> tuple[JournalEntry, ...]:
        """Return notes, newest day first: those that meet all that is wanted, or else some."""
        parts = [part for part in map(_expression, wanted) if part]
        if not parts:
            return ()
        found = self._notes(" AND ".join(parts), most)
        return found or (self._notes(" OR ".join(parts), most) if len(parts) > 1 else ())

    def others(self, wanted: Sequence[Wanted]) -> tuple[OwnText, ...]:
        """Return all else that meets some of what is wanted."""
        patterns = [found for each in wanted if (found := each.pattern())]
        if not patterns:
            return ()
        either = re.compile("|".join(each.pattern for each in patterns))
        with self._database.maintaining() as driver:
            rows = driver.execute(_OTHERS).fetchall()
        return tuple(_own(*row) for row in rows if either.search(bare(row[-1])))

    def begun_alike(self, word: str) -> tuple[str, ...]:
        """Return the words of the notes that begin with the same two letters as a word."""
        begins = word[:_ALIKE]
        with self._database.maintaining() as driver:
            driver.execute(_WORDS)
            found = driver.execute(_BEGUN, (begins, f"{begins}{_LAST}")).fetchall()
        return tuple(each for (each,) in found)

    def _notes(self, expression: str, most: int) -> tuple[JournalEntry, ...]:
        numbers = (
            select(_INDEX.c.rowid)
            .where(_INDEX.c.journal_search.match(expression))
            .order_by(_INDEX.c.rowid.desc())
            .limit(most)
        )
        query = select(*_FIELDS).where(ENTRY.c.number.in_(numbers)).order_by(ENTRY.c.number.desc())
        with self._database.reading() as connection:
            return values(JournalEntry, connection.execute(query))


def _expression(wanted: Wanted) -> str:
    """Return the query of the index for one thing; each word is quoted and means itself."""
    parts = [f'"{each}"' for each in _quotable(wanted.whole)]
    parts += [f'"{each}"*' for each in _quotable(wanted.begun)]
    return f"({' OR '.join(parts)})" if parts else ""


def _quotable(phrases: Sequence[str]) -> Iterator[str]:
    for phrase in phrases:
        if any(map(str.isalnum, phrase)):
            yield clean(phrase).replace('"', '""')


def _own(what: str, of: str | None, title: str, state: Any, text: str) -> OwnText:  # noqa: ANN401 - as the driver has it
    match what:
        case "visit":
            return OwnText(kind=HitKind.VISIT, title=title, text=text, place=_visit(of, state))
        case "question":
            place = _visit(of, state) if of else Screen.APPOINTMENTS
            return OwnText(kind=HitKind.QUESTION, title=title, text=text, place=place)
        case "own":
            own = OwnPlace(OwnTreatmentId(str(of)))
            return OwnText(kind=HitKind.CARD, title=title, text=text, place=own)
        case "team":
            return OwnText(kind=HitKind.TEAM, title=title, text=text, place=Screen.TEAM)
    card = CardPlace(TreatmentId(str(of)), Section.MY_LOG.value)
    place = OwnPlace(OwnTreatmentId(state)) if state else card
    return OwnText(kind=HitKind.LOG, title=title, text=text, place=place)


def _visit(of: str | None, closed: object) -> Place:
    """Return where a visit is read: before it its page, after it what was said."""
    if of is None:
        return Screen.HOME  # a step that belongs to no visit
    return LetterPlace(AppointmentId(of)) if closed else AppointmentPlace(AppointmentId(of))
