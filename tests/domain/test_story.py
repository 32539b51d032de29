"""What became of a question at earlier visits, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from msdesk.domain.ids import AppointmentId, AtVisitId, QuestionId
from msdesk.domain.story import in_full, story
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
    ("by", "answer", "told"),
    [
        ("", "", "3 October 2026, Clinic: answered."),
        ("", "In May", "3 October 2026, Clinic: answered. They said: “In May”"),
        ("Dr Example", "In May", "3 October 2026, Clinic: answered. Dr Example said: “In May”"),
    ],
)
def test_in_full_a_visit_has_its_day_its_name_and_the_answer(
    by: str, answer: str, told: str
) -> None:
    row = replace(at(ASKED, Outcome.ANSWERED), answer=answer, answered_by=by)

    assert in_full(row, "Clinic") == told


def test_a_visit_that_is_gone_for_good_has_its_day() -> None:
    assert in_full(at(ASKED, Outcome.LATER), "") == "3 October 2026: kept for later."


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
