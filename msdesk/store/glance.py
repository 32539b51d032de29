"""A first look at a record, for Home, while SQLAlchemy has not been imported yet.

It takes longer to import than the window to show.  So this reads with the driver alone, and
only what lies there as it should: a plain record of this version that was closed in peace.
Everything else is left to ``open_record``, which explains what it finds.
"""

from __future__ import annotations

import os.path
from contextlib import closing, suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from msdesk.domain.glance import CHANGED_NOTE, DECIDING, NEW_NOTE, PLACE, Glance, Held, Step
from msdesk.store.file.header import APPLICATION_ID, RECORD, SCHEMA, is_plain, uri

_NEXT = """
    SELECT id, title, day, at FROM appointment
    WHERE deleted_at IS NULL AND closed_on IS NULL AND (day IS NULL OR day >= ?)
    ORDER BY day IS NULL, day, coalesce(at, ''), number LIMIT 1
"""
_QUESTIONS = """
    SELECT count(*), count(rank) FROM question WHERE appointment = ? AND deleted_at IS NULL
"""
_HELD = """
    SELECT id, title, day FROM appointment
    WHERE deleted_at IS NULL AND closed_on IS NULL
        AND (day < :today OR day = :today AND at <= :now) AND day >= :since
    ORDER BY day DESC, at DESC, number DESC LIMIT 1
"""
_STEPS = """
    SELECT s.id, s.what, s.who, s.by_when, s.who_i_call, a.day, coalesce(a.ask, '')
    FROM next_step s LEFT JOIN appointment a ON a.id = s.appointment
    WHERE s.deleted_at IS NULL AND s.done_on IS NULL AND a.deleted_at IS NULL
    ORDER BY coalesce(a.day, a.closed_on) DESC, s.number
"""
_UNANSWERED = """
    SELECT text FROM question
    WHERE deleted_at IS NULL AND status <> 'ANSWERED' AND appointment IS NULL AND id IN (
        SELECT question FROM question_at_visit WHERE outcome = 'ASKED' AND deleted_at IS NULL
    )
    ORDER BY position
"""
_ASKED_FOR = timedelta(days=30)  # whoever has said nothing by then is not asked any more
_NOTES = "SELECT EXISTS (SELECT 1 FROM journal_entry WHERE deleted_at IS NULL)"
_DRAFT = "SELECT body FROM draft WHERE key = ?"


def glance(folder: Path, now: datetime) -> Glance | None:
    """Return what Home shows ``now``, or None where the record has to be opened for it.

    The file is not locked, and nothing is written beside it.
    """
    path = folder / RECORD
    if not is_plain(path) or os.path.exists(f"{path}-wal"):  # noqa: PTH110 - it never raises
        return None
    with (
        suppress(dbapi2.Error, ValueError, OSError),  # said when it is opened
        closing(dbapi2.connect(uri(path.absolute(), "mode=ro&immutable=1"), uri=True)) as db,
    ):
        if (
            _number(db, "application_id") == APPLICATION_ID
            and _number(db, "user_version") == SCHEMA
        ):
            return read(db, now)
    return None


def _number(db: Any, name: str) -> int:  # noqa: ANN401 - sqlcipher3 has no types
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def read(db: Any, now: datetime) -> Glance:  # noqa: ANN401 - sqlcipher3 has no types
    """Return what Home shows, out of a record that is open."""

    def draft(key: str) -> str:
        found = db.execute(_DRAFT, (key,)).fetchone()
        return str(found[0]) if found else ""

    seen = Glance(
        place=draft(PLACE),
        note=next(filter(None, map(draft, (CHANGED_NOTE, NEW_NOTE))), ""),
        deciding=draft(DECIDING),
        has_notes=bool(db.execute(_NOTES).fetchone()[0]),
        held=_held(db, now),
        steps=tuple(_step(*row) for row in db.execute(_STEPS)),
        unanswered=tuple(text for (text,) in db.execute(_UNANSWERED)),
    )
    coming = db.execute(_NEXT, (now.date().isoformat(),)).fetchone()
    if coming is None:
        return seen
    appointment, title, day, at = coming
    questions, top = db.execute(_QUESTIONS, (appointment,)).fetchone()
    return seen._replace(
        title=title,
        day=date.fromisoformat(day) if day else None,
        at=time.fromisoformat(at) if at else None,
        questions=questions,
        top=top,
    )


def _held(db: Any, now: datetime) -> Held | None:  # noqa: ANN401
    today = now.date()
    row = db.execute(
        _HELD,
        {
            "today": today.isoformat(),
            "now": now.time().isoformat("microseconds"),
            "since": (today - _ASKED_FOR).isoformat(),
        },
    ).fetchone()
    return Held(row[0], row[1], date.fromisoformat(row[2])) if row else None


def _step(name: str, what: str, who: str, by_when: str, call: str, day: str, role: str) -> Step:
    return Step(name, what, who, by_when, call, date.fromisoformat(day) if day else None, role)
