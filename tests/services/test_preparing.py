"""What is looked up for somebody who prepares a visit, in a real record and the shipped cards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from msdesk.app.pages.appointments import kept
from msdesk.content.library import Library
from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.question import NewQuestion, from_bank
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome
from msdesk.services.preparing import Preparing
from msdesk.store.record import Record

TODAY = date(2026, 11, 22)
LAST = date(2026, 11, 1)


@pytest.fixture
def visit(record: Record) -> Appointment:
    """Return a visit to come, after one that is past."""
    record.appointments.add("Before", day=LAST)
    return record.appointments.add("Clinic", day=TODAY + timedelta(days=5))


@pytest.fixture
def preparing(library: Library, record: Record) -> Preparing:
    return kept(record, library, TODAY).preparing


def hear(record: Record, text: str, day: date, *, flagged: bool = False) -> None:
    kind = EntryKind.NOTE if flagged else EntryKind.HEARD
    record.journal.add(kind=kind, day=day, text=text, take_to_doctor=flagged)


def test_what_was_heard_since_the_last_visit_is_suggested(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    hear(record, "Before it", LAST - timedelta(days=1))
    hear(record, "After it", LAST)

    reasons = [suggestion.reason for suggestion in preparing.suggested(visit)]

    assert reasons == ["because you heard “After it” on 1 November"]


def test_without_a_visit_before_90_days_are_looked_at(
    preparing: Preparing, record: Record
) -> None:
    first = record.appointments.add("First", day=TODAY)
    hear(record, "Long ago", TODAY - timedelta(days=91))
    hear(record, "Not so long ago", TODAY - timedelta(days=90))

    (suggestion,) = preparing.suggested(first)

    assert "Not so long ago" in suggestion.reason


def test_what_was_read_is_suggested(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    record.reading.add(TreatmentId("ahsct"), "What may go wrong")

    (suggestion,) = preparing.suggested(visit)

    assert suggestion.reason.startswith("because you read ")


def test_nothing_is_suggested_where_nothing_is_to_be_remembered(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    hear(record, "After it", LAST)
    record.reading.keep(on=False)

    assert preparing.suggested(visit) == ()


def test_what_became_a_question_is_not_suggested_again(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    hear(record, "After it", LAST)
    (suggestion,) = preparing.suggested(visit)

    record.questions.add(suggestion.question, visit.id)

    assert preparing.suggested(visit) == ()


def test_what_has_changed_is_what_was_flagged_and_logged_since_the_last_visit(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    hear(record, "Too old", LAST - timedelta(days=1), flagged=True)
    hear(record, "I fell twice", date(2026, 11, 3), flagged=True)
    record.log.add(TreatmentId("ahsct"), LogStatus.OFFERED, LAST - timedelta(days=1))
    record.log.add(TreatmentId("ahsct"), LogStatus.CONSIDERING, date(2026, 11, 4), "my nurse")

    lines = preparing.changes(visit)

    assert lines[0].startswith("4 November: ")
    assert lines[0].endswith(": considering it (my nurse)")
    assert lines[1:] == ("3 November: I fell twice",)


def test_a_visit_to_others_between_does_not_hide_what_has_changed(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    record.appointments.add("Walking", ask=Role.MS_NURSE, day=date(2026, 11, 10))
    hear(record, "I fell twice", date(2026, 11, 3), flagged=True)

    assert preparing.changes(visit) == ("3 November: I fell twice",)


def test_a_treatment_of_ones_own_is_logged_by_its_name(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    tea = record.own_treatments.add("A tea")
    record.log.add(TreatmentId(tea.id), LogStatus.STARTED, TODAY)

    assert preparing.changes(visit) == ("22 November: A tea: started it",)


def test_at_most_five_changes_are_offered(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    for number in range(9):
        hear(record, f"Note {number}", TODAY, flagged=True)
        record.log.add(TreatmentId("ahsct"), LogStatus.ASKED, TODAY)

    assert len(preparing.changes(visit)) == 5


def test_one_by_one_come_what_is_suggested_what_waits_and_the_plain_ones(
    preparing: Preparing, record: Record, visit: Appointment, library: Library
) -> None:
    hear(record, "After it", LAST)
    record.questions.add(NewQuestion(text="Waits?", came_from="A card"))
    record.questions.add(NewQuestion(text="For the nurse?", ask=Role.MS_NURSE))
    record.questions.add(from_bank(library.questions[0]), visit.id)

    shown = preparing.one_by_one(visit)

    assert [(each.question.text[:8], each.why) for each in shown[:2]] == [
        ("I heard:", "because you heard “After it” on 1 November"),
        ("Waits?", "A card"),
    ]
    assert [each.key for each in shown[2:]] == ["plain-harm", "plain-else", "plain-nothing"]


def test_each_question_waits_once_whatever_it_waits_for(
    preparing: Preparing, record: Record, visit: Appointment
) -> None:
    loose = record.questions.add(NewQuestion(text="Loose?"))
    asked = record.questions.add(NewQuestion(text="Asked?"), visit.id)
    record.visits.note(asked.id, Outcome.LATER, TODAY)
    listed = record.questions.add(NewQuestion(text="Listed?"), visit.id)
    record.visits.close(visit.id, TODAY)

    waiting = preparing.waiting([listed.id])

    assert [question.id for question in waiting] == [loose.id, asked.id]
