"""The page since the last visit, from a real record and the shipped cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from msdesk.content.library import Library
from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion
from msdesk.domain.since import Person, Since
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome
from msdesk.domain.years_written import Known, Written, years
from msdesk.services.printing import PRIVATE, REASONS
from msdesk.services.sheet import PrintChoices
from msdesk.services.since import ABOUT_ME, FIRST_ALONE, REST, WORDS, SinceMaker, since_page
from msdesk.store.record import Record

TODAY = date(2026, 11, 22)
HELD = date(2026, 10, 3)
AHSCT = TreatmentId("ahsct")


def maker(record: Record, library: Library) -> SinceMaker:
    names = {card.id: card.short_name for card in library.treatments.values()}
    known: dict[str, Known] = {
        each: Known(name=name, place=CardPlace(each)) for each, name in names.items()
    }
    notes = (EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT)
    written = Written(
        steps=tuple(reversed(record.log.entries())),
        notes=tuple(note for kind in notes for note in record.journal.entries(kind=kind)),
        visits=record.appointments.all(TODAY),
        agreed=record.next_steps.all(),
    )
    return SinceMaker(record, library, names, lambda _: years(written, known, TODAY))


def made(record: Record, library: Library, coming: Appointment | None = None) -> Since:
    return maker(record, library).since(coming, TODAY, private=True)


def coming_and_last(record: Record) -> tuple[Appointment, Appointment]:
    last = record.appointments.add("Clinic", day=HELD)
    return record.appointments.add("Clinic again", day=date(2026, 12, 8)), last


def said(questions: Sequence[object]) -> list[object]:
    return [getattr(each, "text", "") for each in questions]


def test_with_nothing_written_it_is_of_the_last_90_days(record: Record, library: Library) -> None:
    found = made(record, library)

    assert (found.last, found.since) == (None, TODAY - timedelta(days=90))
    assert not any((found.changes, found.top, found.open, found.told, found.team, found.taken))


def test_it_is_of_the_days_since_the_last_visit(record: Record, library: Library) -> None:
    coming, last = coming_and_last(record)

    found = made(record, library, coming)

    assert found.last is not None
    assert (found.last.id, found.since, found.day) == (last.id, HELD, coming.day)


def test_what_changed_is_the_notes_and_steps_since_then(record: Record, library: Library) -> None:
    coming, _ = coming_and_last(record)
    journal, day = record.journal, HELD + timedelta(days=9)
    journal.add(kind=EntryKind.SYMPTOM, day=day, text="Numb hand", treatments=(AHSCT,))
    journal.add(kind=EntryKind.SYMPTOM, day=HELD - timedelta(days=1), text="Before")
    journal.add(kind=EntryKind.NOTE, day=day, text="A bad day", take_to_doctor=True)
    journal.add(kind=EntryKind.NOTE, day=day, text="Mine")
    journal.add(kind=EntryKind.HEARD, day=day, text="It works", take_to_doctor=True)
    record.log.add(AHSCT, LogStatus.ASKED, day, "Why not")
    record.log.add(AHSCT, LogStatus.HEARD_OF, day)
    record.log.add(AHSCT, LogStatus.OFFERED, TODAY + timedelta(days=1))
    record.log.add(TreatmentId("gone"), LogStatus.STOPPED, day)

    changes = made(record, library, coming).changes
    found = {(each.what, each.words, each.private) for each in changes}

    assert found == {
        ("AHSCT: New symptom or relapse", "Numb hand", True),
        ("", "A bad day", False),
        ("AHSCT: Asked about it", "Why not", False),
        ("A card that I deleted: Stopped it", "", False),
    }


def test_medicines_are_those_that_were_started_and_not_stopped(
    record: Record, library: Library
) -> None:
    for treatment, status in (
        (TreatmentId("ocrelizumab"), LogStatus.STARTED),
        (TreatmentId("cladribine"), LogStatus.STARTED),
        (AHSCT, LogStatus.CONSIDERING),
    ):
        record.log.add(treatment, status, HELD)
    record.log.add(TreatmentId("cladribine"), LogStatus.STOPPED, TODAY)

    assert [bar.of for bar in made(record, library).taken] == ["Ocrelizumab"]


def test_questions_are_the_top_three_and_all_that_have_no_answer(
    record: Record, library: Library
) -> None:
    coming, last = coming_and_last(record)
    early = record.questions.add(NewQuestion(text="What of my eyes?"), last.id)
    record.visits.note(early.id, Outcome.ASKED, HELD)
    record.visits.close(last.id, HELD)
    for n in range(4):
        record.questions.add(NewQuestion(text=f"Question {n}"), coming.id)
    loose = record.questions.add(NewQuestion(text="Loose"), None)
    done = record.questions.add(NewQuestion(text="Done"), coming.id)
    record.visits.note(done.id, Outcome.ANSWERED, TODAY)

    found = made(record, library, coming)

    assert said(found.top) == ["What of my eyes?", "Question 0", "Question 1"]
    assert said(found.open) == ["Question 2", "Question 3", loose.text]
    assert found.top[0].came_from == "Asked 3 October, no answer"


def test_a_question_that_still_waits_is_not_told_twice(record: Record, library: Library) -> None:
    coming, last = coming_and_last(record)
    for text, outcome in (
        ("Waits", Outcome.NOT_REACHED),
        ("Answered", Outcome.ANSWERED),
        ("Dropped", Outcome.LATER),
    ):
        question = record.questions.add(NewQuestion(text=text), last.id)
        record.visits.note(question.id, outcome, HELD)
    record.visits.close(last.id, HELD)
    record.questions.delete(question.id)

    found = made(record, library, coming)

    assert said((*found.top, *found.open)) == ["Waits"]
    assert [row.text for row in found.told] == ["Answered", "Dropped"]


def test_without_a_coming_visit_the_questions_that_wait_are_there(
    record: Record, library: Library
) -> None:
    for n in range(4):
        record.questions.add(NewQuestion(text=f"Question {n}"), None)

    found = made(record, library)

    assert said(found.top) == ["Question 0", "Question 1", "Question 2"]
    assert said(found.open) == ["Question 3"]


def test_what_was_agreed_is_that_of_the_last_visit_and_what_is_not_done(
    record: Record, library: Library
) -> None:
    coming, last = coming_and_last(record)
    before = record.appointments.add("Long ago", day=HELD - timedelta(days=400))
    record.next_steps.add("A scan", appointment=last.id)
    old = record.next_steps.add("Done long ago", appointment=before.id)
    record.next_steps.tick(old.id, TODAY)
    record.next_steps.add("A letter", appointment=before.id)

    found = made(record, library, coming)

    assert [step.what for step in found.agreed] == ["A scan"]
    assert [step.what for step in found.to_do] == ["A letter"]


def test_the_team_is_there_with_numbers_and_hours(record: Record, library: Library) -> None:
    record.team.add("Nora", what_for="MS nurse", number_to_call="01234", hours="Mornings")

    assert made(record, library).team == (
        Person(name="Nora", what_for="MS nurse", number_to_call="01234", hours="Mornings"),
    )


def test_where_there_is_no_team_it_is_whom_the_visits_were_with(
    record: Record, library: Library
) -> None:
    for days, person in ((10, "Dr Example"), (20, "dr example"), (30, " "), (-9, "Dr Later")):
        visit = record.appointments.add("Clinic", day=TODAY - timedelta(days=days))
        record.appointments.change(replace(visit, person=person))

    assert made(record, library).team == (Person(name="Dr Example", what_for="neurologist"),)


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        (Profile(), ""),
        (Profile(answer=TypeAnswer.NOT_SURE), "I am not sure of my type of MS"),
        (
            Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.RRMS,)),
            "Relapsing-remitting MS (RRMS)",
        ),
        (
            Profile(
                answer=TypeAnswer.PROGRESSIVE_NOT_SURE,
                ms_types=(MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE),
            ),
            "Primary progressive MS (PPMS). I am not sure if it is active",
        ),
    ],
)
def test_the_type_of_ms_is_said_as_it_was_answered(
    record: Record, library: Library, profile: Profile, words: str
) -> None:
    record.profile.save(profile)

    assert made(record, library).ms_type == words


def test_it_is_for_whom_the_coming_visit_is_with(record: Record, library: Library) -> None:
    visit = record.appointments.add("Nurse", day=TODAY, ask=Role.MS_NURSE)

    assert made(record, library, visit).ask is Role.MS_NURSE


def test_only_what_there_is_can_be_ticked(record: Record, library: Library) -> None:
    assert since_page(maker(record, library), None, TODAY).also == (FIRST_ALONE, REST)


def test_what_is_all_for_the_doctor_has_nothing_private_to_tick(
    record: Record, library: Library
) -> None:
    record.journal.add(kind=EntryKind.SYMPTOM, day=TODAY, text="Numb", take_to_doctor=True)

    assert since_page(maker(record, library), None, TODAY).also == (FIRST_ALONE, REST)


def test_what_is_private_is_there_only_where_it_is_ticked(
    record: Record, library: Library
) -> None:
    record.journal.add(kind=EntryKind.SYMPTOM, day=TODAY, text="I cried")
    record.log.add(AHSCT, LogStatus.ASKED, TODAY, "Why not")
    record.profile.save(Profile(age="47", other="No penicillin"))
    page = since_page(maker(record, library), None, TODAY)
    assert page.text is not None

    assert page.also == (FIRST_ALONE, REST, PRIVATE, WORDS, REASONS, ABOUT_ME)
    secrets = ("a note I keep private", "I cried", "Why not", "47", "No penicillin")
    ticked = {
        also: [secret for secret in secrets if secret in page.text(PrintChoices(also=also))]
        for also in ((), (PRIVATE,), (WORDS,), (REASONS,), (ABOUT_ME,))
    }
    assert ticked == {
        (): [],
        (PRIVATE,): ["a note I keep private"],
        (WORDS,): ["I cried"],
        (REASONS,): ["Why not"],
        (ABOUT_ME,): ["47", "No penicillin"],
    }


def test_each_form_of_it_can_be_made(record: Record, library: Library) -> None:
    page = since_page(maker(record, library), None, TODAY)
    choices = PrintChoices(name="Anna")
    assert page.contents is not None

    pdf = page.pdf(choices)

    assert page.name == "Since-my-last-visit-2026-11-22"
    assert pdf.startswith(b"%PDF")
    assert "Name: Anna" in page.html(choices)
    assert "my name" in page.contents(choices, pdf)
    assert len(page.steps) == 3


def test_what_was_read_for_the_page_can_be_forgotten(record: Record, library: Library) -> None:
    page = since_page(maker(record, library), None, TODAY)
    before = page.text(PrintChoices())
    record.log.add(AHSCT, LogStatus.ASKED, TODAY, "Why not")
    assert page.text(PrintChoices()) == before

    page.forget()

    assert page.text(PrintChoices()) != before
