"""Search in what the person wrote: a real record, with what a person keeps there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msdesk.domain.finding import Hit, HitKind
from msdesk.domain.guide import Role
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.place import AppointmentPlace, CardPlace, LetterPlace, NotePlace, OwnPlace
from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome
from msdesk.services.finding.finder import Finder
from msdesk.services.finding.shelf import Shelf
from msdesk.store.record import Record

DAY = date(2026, 11, 22)


def noted(record: Record, text: str, day: date = DAY) -> JournalEntry:
    """Keep a note."""
    return record.journal.add(kind=EntryKind.NOTE, day=day, text=text)


def of_kind(hits: tuple[Hit, ...], kind: HitKind) -> list[Hit]:
    """Return the hits of one kind."""
    return [hit for hit in hits if hit.kind is kind]


def test_a_note_is_found_by_a_word_of_it(own: Finder, record: Record) -> None:
    note = noted(record, "My zebra plant fell over. I was tired.")

    (hit,) = of_kind(own.find("zebra"), HitKind.NOTE)
    assert hit.place == NotePlace(note.id)
    assert hit.title == "Note, 22 November 2026"
    assert hit.excerpt == "My zebra plant fell over."
    assert [hit.excerpt[a:b] for a, b in hit.marked] == ["zebra"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("stopping ", "I stopped the tablets."),
        ("zeb", "A zebra crossing was hard."),
        ("baby ", "We talked of a pregnancy."),
        ("cafe", "Fell in the Café."),
        ("fatige ", "So much fatigue today."),
        ("brain fog ", "My memory was bad."),
    ],
)
def test_endings_beginnings_names_and_slips_find_a_note(
    own: Finder, record: Record, typed: str, text: str
) -> None:
    note = noted(record, text)

    assert NotePlace(note.id) in [hit.place for hit in own.find(typed)]


@pytest.mark.parametrize("slip", ["zerba ", "zebr ", "zebrra"])
def test_a_slip_in_a_word_that_only_notes_have_is_forgiven(
    own: Finder, record: Record, slip: str
) -> None:
    note = noted(record, "The zebra plant fell over.")

    (hit,) = of_kind(own.find(slip), HitKind.NOTE)
    assert hit.place == NotePlace(note.id)
    assert [hit.excerpt[a:b] for a, b in hit.marked] == ["zebra"]


def test_a_deleted_note_is_not_found(own: Finder, record: Record) -> None:
    note = noted(record, "A zebra.")
    record.journal.delete(note.id)

    assert of_kind(own.find("zebra"), HitKind.NOTE) == []


def test_without_a_record_only_what_ships_is_found(finder: Finder, record: Record) -> None:
    noted(record, "Fatigue and a transplant.")

    assert of_kind(finder.find("transplant"), HitKind.NOTE) == []


def test_a_note_with_all_words_stands_among_the_first(own: Finder, record: Record) -> None:
    note = noted(record, "The transplant frightens me.")

    assert own.find("transplant")[3].place == NotePlace(note.id)


def test_where_no_note_has_all_words_those_with_some_are_found(
    own: Finder, record: Record
) -> None:
    note = noted(record, "A zebra.")

    assert NotePlace(note.id) in [hit.place for hit in own.find("zebra giraffe ", 200)]


def test_notes_that_have_more_of_the_words_come_first(own: Finder, record: Record) -> None:
    both = noted(record, "A zebra and a giraffe.", date(2020, 1, 1))
    noted(record, "A zebra.")

    assert of_kind(own.find("zebra giraffe okapi "), HitKind.NOTE)[0].place == NotePlace(both.id)


def test_a_visit_to_come_opens_where_it_is_prepared(own: Finder, record: Record) -> None:
    visit = record.appointments.add("Zebra clinic", ask=Role.NEUROLOGIST, day=DAY)

    (hit,) = of_kind(own.find("zebra"), HitKind.VISIT)
    assert (hit.title, hit.place) == ("Zebra clinic", AppointmentPlace(visit.id))


def test_an_answer_and_what_was_agreed_open_what_was_said(own: Finder, record: Record) -> None:
    visit = record.appointments.add("Clinic", ask=Role.NEUROLOGIST, day=DAY)
    question = record.questions.add(NewQuestion(text="Which one?"), visit.id)
    record.visits.note(question.id, Outcome.ANSWERED, DAY, answer="The zebra")
    record.next_steps.add("Book the giraffe", appointment=visit.id)
    record.visits.close(visit.id, DAY)

    for typed in ("zebra", "giraffe"):
        (hit,) = of_kind(own.find(typed), HitKind.VISIT)
        assert hit.place == LetterPlace(visit.id)


def test_a_step_of_no_visit_is_found_on_home(own: Finder, record: Record) -> None:
    record.next_steps.add("Ring the zebra")

    assert of_kind(own.find("zebra"), HitKind.VISIT)[0].place is Screen.HOME


def test_an_own_question_opens_its_visit(own: Finder, record: Record) -> None:
    visit = record.appointments.add("Clinic", ask=Role.NEUROLOGIST, day=DAY)
    record.questions.add(NewQuestion(text="Is a zebra allowed?"), visit.id)

    assert of_kind(own.find("zebra"), HitKind.QUESTION)[0].place == AppointmentPlace(visit.id)


def test_a_question_of_no_visit_opens_the_appointments(own: Finder, record: Record) -> None:
    record.questions.add(NewQuestion(text="Is a zebra allowed?"))

    assert of_kind(own.find("zebra"), HitKind.QUESTION)[0].place is Screen.APPOINTMENTS


def test_an_own_treatment_and_its_log_open_its_card(own: Finder, record: Record) -> None:
    tea = record.own_treatments.add("Zebra tea", "From a market")
    record.log.add(TreatmentId(tea.id), LogStatus.STARTED, DAY, "A giraffe told me.")

    assert of_kind(own.find("zebra"), HitKind.CARD)[0].place == OwnPlace(tea.id)
    assert of_kind(own.find("giraffe"), HitKind.LOG)[0].place == OwnPlace(tea.id)


def test_a_reason_of_the_log_opens_the_log_of_its_card(own: Finder, record: Record) -> None:
    record.log.add(TreatmentId("ahsct"), LogStatus.CONSIDERING, DAY, "A giraffe told me.")

    (hit,) = of_kind(own.find("giraffe"), HitKind.LOG)
    assert (hit.title, hit.place) == ("AHSCT", CardPlace(TreatmentId("ahsct"), "My log"))


def test_somebody_of_the_team_is_found(own: Finder, record: Record) -> None:
    record.team.add("Nurse Giraffe")

    assert of_kind(own.find("giraffe"), HitKind.TEAM)[0].place is Screen.TEAM


def test_what_was_deleted_is_not_found(own: Finder, record: Record) -> None:
    visit = record.appointments.add("Giraffe clinic", ask=Role.NEUROLOGIST, day=DAY)
    tea = record.own_treatments.add("Giraffe tea")
    question = record.questions.add(NewQuestion(text="A giraffe?"))
    record.appointments.delete(visit.id)
    record.own_treatments.delete(tea.id)
    record.questions.delete(question.id)

    assert own.find("giraffe ") == ()


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_nothing_typed_is_ever_an_error(shelf: Shelf, record: Record, typed: str) -> None:
    Finder(shelf, record.words).find(typed)


def test_a_note_with_all_words_comes_before_cards_that_have_some_of_them(
    own: Finder, record: Record
) -> None:
    note = noted(record, "Left hand tingles in the heat.")

    assert own.find("tingles in the heat")[0].place == NotePlace(note.id)


def test_a_note_that_is_found_by_its_tag_says_how_it_begins(own: Finder, record: Record) -> None:
    text = "Tingling since the walk. Better in the evening."
    record.journal.add(kind=EntryKind.NOTE, day=DAY, text=text, tags=["Zebra hand"])

    (hit,) = of_kind(own.find("zebra"), HitKind.NOTE)

    assert hit.excerpt == f"Zebra hand: {text}"
    assert [hit.excerpt[start:end] for start, end in hit.marked] == ["Zebra"]


def test_beside_a_long_tag_there_is_room_for_how_the_note_begins(
    own: Finder, record: Record
) -> None:
    record.journal.add(kind=EntryKind.NOTE, day=DAY, text="Tingling " * 30, tags=["zebra " * 26])

    (hit,) = of_kind(own.find("zebra"), HitKind.NOTE)

    assert hit.excerpt.endswith("Tingling Tingling Tingling Tingling Tingling Tingling…")
