"""A backup of the record, and which backups are kept as time goes on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from msdesk.domain.value import Value

DAYS, WEEKS, MONTHS = 7, 4, 12

_YEAR = timedelta(days=366)


class BackupInfo(Value, frozen=True, kw_only=True):
    """What is known of a backup without opening the record in it; ``size`` in bytes.

    ``whole`` is False where the file is there and cannot be read as a backup; all numbers
    are then 0.
    """

    path: Path
    made_at: datetime
    encrypted: bool = False
    notes: int = 0
    appointments: int = 0
    questions: int = 0
    size: int = 0
    whole: bool = True

    @property
    def holds(self) -> int:
        """How many things the person wrote are in it."""
        return self.notes + self.appointments + self.questions


class TestResult(Value, frozen=True, kw_only=True):
    """What came of trying a backup: ``good``, and what it holds once it is a record again.

    Where it is not good, ``said`` and ``what_to_do`` are the sentences for the person.
    """

    good: bool
    notes: int = 0
    appointments: int = 0
    questions: int = 0
    said: str = ""
    what_to_do: str = ""


def kept(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return those of the times backups were made at that stay as time goes on.

    They are the newest of each of the last 7 days, 4 weeks and 12 months that have any.  Such
    days are counted, whenever they were, so neither a year without msdesk nor a clock set
    forward costs a backup.  What is later than ``now`` stays: the clock was set back.
    """
    sorted_times = sorted(set(times), reverse=True)
    past = [time for time in sorted_times if time <= now]
    stay = {time for time in sorted_times if time > now}
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest: dict[Hashable, datetime] = {}
        for time in past:
            newest.setdefault(period(time), time)
        stay.update(list(newest.values())[:most])
    return frozenset(stay)


def outlived(backups: Iterable[BackupInfo], now: datetime) -> tuple[BackupInfo, ...]:
    """Return the backups that may go.

    A broken one stays: it may be all there is of something, and counts for nothing.  The one
    that holds most, of those made in the last year, stays as well: where somebody starts anew
    with an empty record, its backups must not push out the last one of the full record.
    """
    whole = [backup for backup in backups if backup.whole]
    stay = kept((backup.made_at for backup in whole), now)
    recent = [backup for backup in whole if now - backup.made_at <= _YEAR]
    fullest = max(recent, key=_fullness, default=None)
    return tuple(b for b in whole if b.made_at not in stay and b is not fullest)


def _fullness(backup: BackupInfo) -> tuple[int, datetime]:
    return backup.holds, backup.made_at


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return time.year, time.month
