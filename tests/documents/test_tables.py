"""Appointments, questions and the log of treatments as tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from msgspec.structs import replace

from msdesk.documents.tables import (
    ANSWERS,
    APPOINTMENTS,
    QUESTIONS,
    STEPS,
    TEAM,
    TREATMENTS,
    answers_csv,
    appointments_csv,
    questions_csv,
    steps_csv,
    team_csv,
    treatments_csv,
)
from msdesk.domain.archive import (
    Archive,
    KeptAppointment,
    KeptAtVisit,
    KeptNextStep,
    KeptQuestion,
    KeptStep,
    KeptTeamMember,
    KeptTreatment,
)
from tests.documents.test_journal import EMPTY, rows

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
VISIT = KeptAppointment(
    id="p",
    title="Clinic",
    day=date(2026, 12, 1),
    at=time(10, 40),
    place="Ward 3",
    one_thing="Is it active?",
    changed="numb hand",
    person="Dr Example",
    felt="relieved",
    letter="Dear Ms Example",
    changed_at=NOW,
)
QUESTION = KeptQuestion(
    id="q",
    text="Why?",
    ask="MS_NURSE",
    came_from="My note",
    appointment="p",
    status="ANSWERED",
    rank=1,
    answer="=because",
    changed_at=NOW,
)
STEP = KeptStep(
    id="s", treatment="ahsct", status="HEARD_OF", day=date(2026, 1, 2), reason="@x", changed_at=NOW
)
GONE = {"id": "gone", "deleted_at": NOW}


def whole(**parts: object) -> Archive:
    return replace(EMPTY, **parts)


def test_an_appointment_is_a_line() -> None:
    later = replace(VISIT, id="later", title="Later", day=None, at=None)
    table = appointments_csv(whole(appointments=(VISIT, later, replace(VISIT, **GONE))))

    assert rows(table)[0] == list(APPOINTMENTS)
    assert rows(table)[1] == [
        "2026-12-01", "10:40", "Clinic", "neurologist", "Dr Example", "Ward 3", "Is it active?",
        "numb hand", "relieved", "Dear Ms Example",
    ]  # fmt: skip
    assert [row[:3] for row in rows(table)[2:]] == [["", "", "Later"]]


def test_a_question_is_a_line_with_its_appointment() -> None:
    loose = replace(QUESTION, id="loose", appointment=None, rank=None, status="OPEN", answer="")
    undated = replace(QUESTION, id="undated", appointment="later")
    visits = (VISIT, replace(VISIT, id="later", day=None))
    table = questions_csv(
        whole(appointments=visits, questions=(QUESTION, loose, undated, replace(QUESTION, **GONE)))
    )

    assert rows(table) == [
        list(QUESTIONS),
        ["Why?", "MS nurse", "My note", "Clinic", "2026-12-01", "answered", "1", "'=because"],
        ["Why?", "MS nurse", "My note", "", "", "open", "", ""],
        ["Why?", "MS nurse", "My note", "Clinic", "", "answered", "1", "'=because"],
    ]


def test_what_became_of_a_question_is_a_line_with_its_visit() -> None:
    row = KeptAtVisit(
        id="r",
        appointment="p",
        text="Why?",
        outcome="ANSWERED",
        answer="=because",
        answered_by="Dr Example",
        day=date(2026, 12, 1),
        changed_at=NOW,
    )
    gone = replace(row, **GONE)
    table = answers_csv(
        whole(appointments=(VISIT,), at_visits=(row, replace(row, appointment=None), gone))
    )

    assert rows(table) == [
        list(ANSWERS),
        ["2026-12-01", "Clinic", "Why?", "answered", "'=because", "Dr Example"],
        ["2026-12-01", "", "Why?", "answered", "'=because", "Dr Example"],
    ]


def test_what_was_agreed_is_a_line_with_its_visit() -> None:
    step = KeptNextStep(
        id="s", appointment="p", what="A scan", who="The clinic", by_when="spring", changed_at=NOW
    )
    done = replace(step, id="d", appointment=None, done_on=date(2026, 12, 5), who_i_call="nurse")
    table = steps_csv(whole(appointments=(VISIT,), next_steps=(step, done, replace(step, **GONE))))

    assert rows(table) == [
        list(STEPS),
        ["Clinic", "A scan", "The clinic", "spring", "", ""],
        ["", "A scan", "The clinic", "spring", "nurse", "2026-12-05"],
    ]


def test_somebody_of_the_team_is_a_line() -> None:
    nurse = KeptTeamMember(
        id="n", name="Anna", what_for="MS nurse", number_to_call="+44 1", changed_at=NOW
    )
    table = team_csv(whole(team=(nurse, replace(nurse, **GONE))))

    assert rows(table) == [list(TEAM), ["Anna", "MS nurse", "'+44 1", ""]]


def test_a_step_is_a_line_with_the_name_of_its_treatment() -> None:
    own = KeptTreatment(id="own", name="Examplumab", changed_at=NOW)
    log = (
        STEP,
        replace(STEP, id="t", treatment="own", reason=""),
        replace(STEP, id="u", treatment="unknown", reason=""),
        replace(STEP, **GONE),
    )
    table = treatments_csv(
        whole(own_treatments=(own,), treatment_log=log), {"ahsct": "Stem cell transplant"}
    )

    assert rows(table) == [
        list(TREATMENTS),
        ["2026-01-02", "Stem cell transplant", "Heard of it", "'@x"],
        ["2026-01-02", "Examplumab", "Heard of it", ""],
        ["2026-01-02", "unknown", "Heard of it", ""],
    ]
