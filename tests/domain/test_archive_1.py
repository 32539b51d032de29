"""What msdesk 0.1.0 exported becomes what is exported today, and nothing of it is lost."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from msdesk.domain import archive_1
from msdesk.domain.archive import KeptQuestion
from tests.domain.archives import NOW, SUNDAY, note

PAST = date(2026, 10, 3)
VISIT = archive_1.Appointment(
    id="p",
    changed_at=NOW,
    title="Clinic",
    day=PAST,
    place="Ward 3",
    agreed="A scan",
    who_does="The clinic",
    by_when="March",
    who_i_call="The nurse",
)
EMPTY = archive_1.Appointment(id="p", changed_at=NOW, title="Clinic", day=PAST)


ASKED = KeptQuestion(id="q", changed_at=NOW, text="Why?", appointment="p", rank=1, position=4)


def asked(**columns: object) -> KeptQuestion:
    return replace(ASKED, **columns)


def old(*questions: KeptQuestion, visit: archive_1.Appointment = VISIT) -> archive_1.Archive:
    return archive_1.Archive(
        made_at=NOW, made_by="msdesk 0.1.0", appointments=(visit,), questions=questions
    )


def test_what_was_agreed_is_a_step_with_the_id_of_its_visit() -> None:
    (step,) = archive_1.raised(old()).next_steps

    assert (step.id, step.appointment) == ("p", "p")
    assert (step.what, step.who, step.by_when, step.who_i_call) == (
        "A scan",
        "The clinic",
        "March",
        "The nurse",
    )


def test_where_nothing_was_agreed_there_is_no_step() -> None:
    assert archive_1.raised(old(visit=EMPTY)).next_steps == ()


@pytest.mark.parametrize(
    ("status", "answer", "outcome"),
    [
        ("ANSWERED", "Because", "ANSWERED"),
        ("ASKED", "", "ASKED"),
        ("PARKED", "", "LATER"),
        ("OPEN", "Half an answer", "ASKED"),
    ],
)
def test_what_became_of_a_question_is_a_row_of_its_visit(
    status: str, answer: str, outcome: str
) -> None:
    (row,) = archive_1.raised(old(asked(status=status, answer=answer))).at_visits

    assert (row.id, row.question, row.appointment) == ("q", "q", "p")
    assert (row.text, row.outcome, row.answer) == ("Why?", outcome, answer)
    assert (row.rank, row.position, row.day) == (1, 4, PAST)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(asked(), id="still to ask"),
        pytest.param(asked(status="ASKED", deleted_at=NOW), id="deleted"),
        pytest.param(
            KeptQuestion(id="q", changed_at=NOW, text="Why?", status="PARKED"), id="on no list"
        ),
    ],
)
def test_of_a_question_without_a_story_nothing_is_told(question: KeptQuestion) -> None:
    assert archive_1.raised(old(question)).at_visits == ()


@pytest.mark.parametrize(
    ("visit", "questions", "closed_on"),
    [
        pytest.param(VISIT, (), PAST, id="past, with something agreed"),
        pytest.param(EMPTY, (asked(status="ASKED"),), PAST, id="past, with something asked"),
        pytest.param(EMPTY, (asked(),), None, id="past, without a word"),
        pytest.param(
            archive_1.Appointment(id="p", changed_at=NOW, title="x", day=SUNDAY, agreed="y"),
            (),
            None,
            id="today",
        ),
        pytest.param(
            archive_1.Appointment(id="p", changed_at=NOW, title="x", agreed="y"),
            (),
            None,
            id="of no day",
        ),
    ],
)
def test_a_past_visit_of_which_something_was_said_is_over(
    visit: archive_1.Appointment, questions: tuple[KeptQuestion, ...], closed_on: date | None
) -> None:
    (found,) = archive_1.raised(old(*questions, visit=visit)).appointments

    assert found.closed_on == closed_on


def test_all_else_is_as_it_was() -> None:
    before = archive_1.Archive(made_at=NOW, made_by="msdesk 0.1.0", journal=(note("a"),))

    after = archive_1.raised(before)

    assert (after.journal, after.made_by, after.version) == (before.journal, "msdesk 0.1.0", 2)
