"""What somebody wrote since their last visit, for who sees them next, as one value.

Only what was written: nothing is counted, compared or concluded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from msdesk.domain.appointment import Appointment
from msdesk.domain.days import MONTHS
from msdesk.domain.guide import Role
from msdesk.domain.profile import Profile
from msdesk.domain.sheet import SheetQuestion
from msdesk.domain.value import Value
from msdesk.domain.visit import AtVisit, NextStep
from msdesk.domain.words import first_line, same
from msdesk.domain.years import Bar, Years
from msdesk.domain.years_written import held_on

_WITHOUT_A_VISIT = timedelta(days=90)
OFFERED = 160  # letters of a note that are offered for a visit; it is edited freely
_DATED = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}): *(?=\S)")


class Change(Value, frozen=True, kw_only=True):
    """Something that changed: a line written for the visit, a note, or a step with a treatment.

    ``what`` is of msdesk, ``words`` are the person's.  ``private`` is a note that is not to be
    taken to the doctor, ``is_step`` a step, whose words are its reason.
    """

    day: date | None = None
    what: str = ""
    words: str = ""
    private: bool = False
    is_step: bool = False


class Person(Value, frozen=True, kw_only=True):
    """Somebody of the team, or somebody a visit was with."""

    name: str
    what_for: str = ""
    number_to_call: str = ""
    hours: str = ""


class Since(Value, frozen=True, kw_only=True):
    """All that can stand on the page.

    ``last`` is the visit before, None where none is written; ``since`` is the first day of what
    has changed.  ``came_from`` of a question is what became of it before, where it was asked.
    ``told`` is what became of the questions then, but of those that wait in ``top`` or ``open``.
    ``to_do`` was agreed before the last visit, or at none, and is not done.
    """

    ask: Role = Role.NEUROLOGIST
    day: date | None = None
    at: time | None = None
    one_thing: str = ""
    ms_type: str = ""
    profile: Profile = Profile()
    taken: tuple[Bar, ...] = ()
    last: Appointment | None = None
    since: date
    changes: tuple[Change, ...] = ()
    top: tuple[SheetQuestion, ...] = ()
    open: tuple[SheetQuestion, ...] = ()
    told: tuple[AtVisit, ...] = ()
    agreed: tuple[NextStep, ...] = ()
    to_do: tuple[NextStep, ...] = ()
    team: tuple[Person, ...] = ()
    years: Years
    version: str


def last_visit(
    visits: Sequence[Appointment], ask: Role, coming: Appointment | None, today: date
) -> Appointment | None:
    """Return the last visit to the same people; to any where there was none; else None."""
    held = {
        visit.id: (day, visit)
        for visit in visits
        if (coming is None or visit.id != coming.id) and (day := held_on(visit, today))
    }
    theirs = [each for each in held.values() if each[1].ask is ask]
    found = max(theirs or held.values(), key=lambda each: each[0], default=None)
    return found[1] if found else None


def changed_from(last: Appointment | None, today: date) -> date:
    """Return the first day of what has changed: of the last visit, or 90 days ago."""
    held = held_on(last, today) if last else None
    return held or today - _WITHOUT_A_VISIT


def written_for(visit: Appointment, today: date) -> tuple[Change, ...]:
    """Return what was written for a visit, a line each; "3 May: ..." is of that day.

    A line without a year is of the last such day there was.
    """
    return tuple(_line(line.strip(), today) for line in visit.changed.splitlines() if line.strip())


def _line(line: str, today: date) -> Change:
    found = _DATED.match(line)
    day = _last_such_day(int(found[1]), MONTHS.index(found[2]) + 1, today) if found else None
    return Change(day=day, words=line[found.end() :] if found and day else line)


def _last_such_day(day: int, month: int, today: date) -> date | None:
    for year in range(today.year, today.year - 5, -1):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February is not of every year
            continue
        if found <= today:
            return found
    return None


def together(written: Sequence[Change], found: Sequence[Change]) -> tuple[Change, ...]:
    """Return what has no day, then the newest first; what was written for the visit once."""
    more = [each for each in found if not any(_tells(line, each) for line in written)]
    undated = [each for each in written if each.day is None]
    dated = [each for each in (*written, *more) if each.day is not None]
    return (*undated, *sorted(dated, key=lambda each: each.day or date.min, reverse=True))


def _tells(line: Change, change: Change) -> bool:
    """Return whether a line written for the visit is of a note or a step, as it was offered."""
    if line.day != change.day:
        return False
    if change.is_step:
        return line.words.casefold().startswith(change.what.casefold())
    return same(line.words, first_line(change.words, OFFERED))
