"""Tables any spreadsheet opens: CSV by RFC 4180, in UTF-8 with a mark at the beginning.

A spreadsheet calculates a cell that begins with ``=``, and such a cell can send what stands
beside it elsewhere.  An apostrophe before it makes it a text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from msdesk.domain.archive import Archive
from msdesk.domain.guide import Role
from msdesk.domain.question import QuestionStatus
from msdesk.domain.treatment_log import LogStatus

_MARK = "\ufeff"  # or a spreadsheet on Windows reads å as two letters
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

APPOINTMENTS = (
    "Day", "Time", "Appointment", "For whom", "Place", "The one thing", "What changed",
    "Agreed", "Who does it", "By when", "Who I call",
)  # fmt: skip
QUESTIONS = ("Question", "For whom", "Came from", "Appointment", "Day", "Status", "Rank", "Answer")
TREATMENTS = ("Day", "Treatment", "Step", "Reason")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in which no cell is a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(heads)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return _MARK + written.getvalue()


def appointments_csv(archive: Archive) -> str:
    """Return the appointments as a table."""
    rows = (
        (
            a.day.isoformat() if a.day else "",
            a.at.isoformat("minutes") if a.at else "",
            a.title,
            Role[a.ask].value,
            a.place,
            a.one_thing,
            a.changed,
            a.agreed,
            a.who_does,
            a.by_when,
            a.who_i_call,
        )
        for a in archive.appointments
        if a.deleted_at is None
    )
    return table(APPOINTMENTS, rows)


def questions_csv(archive: Archive) -> str:
    """Return the questions as a table, each with its appointment."""
    visits = {a.id: a for a in archive.appointments}
    rows = []
    for q in archive.questions:
        if q.deleted_at is None:
            visit = visits.get(q.appointment or "")
            rows.append(
                (
                    q.text,
                    Role[q.ask].value,
                    q.came_from,
                    visit.title if visit else "",
                    visit.day.isoformat() if visit and visit.day else "",
                    QuestionStatus[q.status].value,
                    str(q.rank or ""),
                    q.answer,
                )
            )
    return table(QUESTIONS, rows)


def treatments_csv(archive: Archive, names: Mapping[str, str]) -> str:
    """Return the log of treatments as a table; ``names`` are those of the library."""
    own = {t.id: t.name for t in archive.own_treatments}
    rows = (
        (
            step.day.isoformat(),
            names.get(step.treatment) or own.get(step.treatment, step.treatment),
            LogStatus[step.status].value,
            step.reason,
        )
        for step in archive.treatment_log
        if step.deleted_at is None
    )
    return table(TREATMENTS, rows)


def _safe(cell: str) -> str:
    whole = cell.encode("utf-8", "replace").decode("utf-8")
    return f"'{whole}" if whole.startswith(_FORMULA) else whole
