"""What became of each question at a visit, and what was agreed there.

A visit is never rewritten: what is here about a question holds for one visit and stays as it
was, whatever becomes of the question later.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from msdesk.domain.ids import AppointmentId, AtVisitId, NextStepId, QuestionId
from msdesk.domain.value import Value


class Outcome(Enum):
    """What became of a question at a visit; all but ``ANSWERED`` come back at the next one."""

    ANSWERED = "answered"
    ASKED = "asked, no answer yet"
    LATER = "kept for later"
    NOT_REACHED = "not reached"


class AtVisit(Value, frozen=True, kw_only=True):
    """A question at one visit.

    ``text`` is the question as it was worded then; ``question`` and ``appointment`` are None
    once that one has been removed for good.  ``rank`` is 1 to 3 for the top three of the visit,
    ``position`` orders the others.  ``day`` is the day it was written down.
    """

    id: AtVisitId
    question: QuestionId | None
    appointment: AppointmentId | None
    text: str
    rank: int | None = None
    position: int = 0
    outcome: Outcome = Outcome.NOT_REACHED
    answer: str = ""
    answered_by: str = ""
    day: date
    changed_at: datetime


class NextStep(Value, frozen=True, kw_only=True):
    """Something that was agreed; it stays on Home until ``done_on``.

    ``by_when`` is in the person's words: "before Christmas" is a day nobody knows.
    """

    id: NextStepId
    appointment: AppointmentId | None = None
    what: str
    who: str = ""
    by_when: str = ""
    who_i_call: str = ""
    done_on: date | None = None
    changed_at: datetime
