"""What became of a question at earlier visits, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from msdesk.domain.ids import AppointmentId, AtVisitId, QuestionId
from msdesk.domain.story import story
from msdesk.domain.visit import AtVisit, Outcome

ASKED = date(2026, 10, 3)
LATER = date(2026, 11, 12)


def at(day: date, outcome: Outcome) -> AtVisit:
    return AtVisit(
        id=AtVisitId(str(day)),
        question=QuestionId("q"),
        appointment=AppointmentId("a"),
        text="Why?",
        outcome=outcome,
        day=day,
        changed_at=datetime(2026, 11, 12, tzinfo=UTC),
    )


def test_a_question_that_was_at_no_visit_has_no_story() -> None:
    assert story(()) == ""


def test_a_story_tells_one_visit_after_the_other() -> None:
    told = story((at(ASKED, Outcome.ASKED), at(LATER, Outcome.LATER)))

    assert told == "Asked 3 October, no answer; kept for later 12 November"


def test_of_many_visits_the_last_two_are_told() -> None:
    rows = [at(date(2026, month, 1), Outcome.NOT_REACHED) for month in (1, 2, 3)]

    assert story(rows) == "Not reached 1 February; not reached 1 March"


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.ANSWERED, "Answered 3 October"),
        (Outcome.ASKED, "Asked 3 October, no answer"),
        (Outcome.LATER, "Kept for later 3 October"),
        (Outcome.NOT_REACHED, "Not reached 3 October"),
    ],
)
def test_each_outcome_has_its_words(outcome: Outcome, told: str) -> None:
    assert story([at(ASKED, outcome)]) == told
