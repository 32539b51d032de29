"""Tables any spreadsheet opens: CSV by RFC 4180, in UTF-8 with a mark at the beginning.

A spreadsheet calculates a cell that begins with ``=``, and such a cell can send what stands
beside it elsewhere.  An apostrophe before it makes it a text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msdesk.domain.archive import Archive
from msdesk.domain.guide import Role
from msdesk.domain.question import QuestionStatus
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome

_MARK = "\ufeff"  # or a spreadsheet on Windows reads å as two letters
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

APPOINTMENTS = (
    "Day", "Time", "Appointment", "For whom", "Person", "Place", "The one thing", "What changed",
    "How I felt", "From the letter",
)  # fmt: skip
ANSWERS = ("Day", "Appointment", "Question", "What became of it", "Answer", "Who answered")
STEPS = ("Appointment", "Agreed", "Who does it", "By when", "Who I call", "Done")
TEAM = ("Name", "What for", "Number", "When")
QUESTIONS = ("Question", "For whom", "Came from", "Appointment", "Day", "Status", "Rank", "Answer")
TREATMENTS = ("Day", "Treatment", "Step", "Reason")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in which no cell is a formula."""
    return "".join(lines(heads, rows))


def lines(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield such a table line by line, since there may be very many."""
    yield _MARK
    for row in chain([heads], ([_safe(cell) for cell in row] for row in rows)):
        written = io.StringIO(newline="")
        csv.writer(written).writerow(row)
        yield written.getvalue()


def appointments_csv(archive: Archive) -> str:
    """Return the appointments as a table."""
    rows = (
        (
            a.day.isoformat() if a.day else "",
            a.at.isoformat("minutes") if a.at else "",
            a.title,
            Role[a.ask].value,
            a.person,
            a.place,
            a.one_thing,
            a.changed,
            a.felt,
            a.letter,
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


def answers_csv(archive: Archive) -> str:
    """Return what became of each question at each visit, as a table."""
    titles = {a.id: a.title for a in archive.appointments}
    rows = (
        (
            row.day.isoformat(),
            titles.get(row.appointment or "", ""),
            row.text,
            Outcome[row.outcome].value,
            row.answer,
            row.answered_by,
        )
        for row in archive.at_visits
        if row.deleted_at is None
    )
    return table(ANSWERS, rows)


def steps_csv(archive: Archive) -> str:
    """Return what was agreed as a table."""
    titles = {a.id: a.title for a in archive.appointments}
    rows = (
        (
            titles.get(step.appointment or "", ""),
            step.what,
            step.who,
            step.by_when,
            step.who_i_call,
            step.done_on.isoformat() if step.done_on else "",
        )
        for step in archive.next_steps
        if step.deleted_at is None
    )
    return table(STEPS, rows)


def team_csv(archive: Archive) -> str:
    """Return the health team as a table."""
    rows = (
        (member.name, member.what_for, member.number_to_call, member.hours)
        for member in archive.team
        if member.deleted_at is None
    )
    return table(TEAM, rows)


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
