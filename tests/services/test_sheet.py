"""One appointment on paper, from a real record and the shipped cards."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

import msdesk
from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.domain.appointment import Paper
from msdesk.domain.estimate import Item
from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId, EntryId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.matters import Pile
from msdesk.domain.question import NewQuestion, Origin, from_item
from msdesk.domain.sheet import Sheet, SheetQuestion
from msdesk.domain.treatment import Treatment
from msdesk.domain.visit import Outcome
from msdesk.services.sheet import PrintChoices, SheetMaker
from msdesk.store.record import Record
from tests.content import small
from tests.store.asking import ask, ask_all

TODAY = date(2026, 11, 22)
NOTHING_TICKED = PrintChoices()


@pytest.fixture
def visit(record: Record) -> AppointmentId:
    return record.appointments.add("Neurologist").id


@pytest.fixture
def card(library: Library) -> Treatment:
    return library.treatments[TreatmentId("ahsct")]


def made(maker: SheetMaker, visit: AppointmentId, **choices: object) -> Sheet:
    return maker.sheet(visit, replace(NOTHING_TICKED, **choices), TODAY)


def said(questions: tuple[SheetQuestion, ...]) -> list[str]:
    return [question.text for question in questions]


def ask_about(record: Record, visit: AppointmentId, card: Treatment) -> None:
    """Ask what the button for a whole card asks."""
    record.questions.add(NewQuestion(text=card.ask, origin=Origin.CARD, origin_id=card.id), visit)


def only_item(library: Library, card: Treatment) -> Item:
    """Return an item of a card whose id no other card uses."""
    others = {
        item.id
        for other in library.treatments.values()
        for item in (*other.benefits, *other.harms)
        if other is not card
    }
    return next(item for item in card.benefits if item.id not in others)


def test_an_appointment_that_is_not_there_is_a_mistake(maker: SheetMaker) -> None:
    with pytest.raises(KeyError):
        made(maker, AppointmentId("none"))


def test_an_appointment_without_anything_is_an_empty_page(
    maker: SheetMaker, visit: AppointmentId
) -> None:
    assert made(maker, visit) == Sheet(ask=Role.NEUROLOGIST, version=msdesk.__version__)


def test_the_time_is_written_as_chosen(maker: SheetMaker, visit: AppointmentId) -> None:
    assert made(maker, visit, twelve_hours=True).twelve_hours
    assert not made(maker, visit).twelve_hours


def test_the_page_says_whom_when_and_what_for(maker: SheetMaker, record: Record) -> None:
    visit = record.appointments.add(
        "MS nurse", day=date(2026, 12, 1), at=time(10, 40), ask=Role.MS_NURSE
    )
    record.appointments.change(replace(visit, one_thing="Is it still active?"))

    sheet = made(maker, visit.id)

    assert (sheet.ask, sheet.day, sheet.at, sheet.one_thing) == (
        Role.MS_NURSE,
        date(2026, 12, 1),
        time(10, 40),
        "Is it still active?",
    )


def test_what_was_agreed_is_on_the_page(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    record.next_steps.add("A new scan", appointment=visit, who="Dr Example", by_when="18 December")
    record.next_steps.add("No change until then", appointment=visit, who_i_call="MS nurse")

    sheet = made(maker, visit)

    assert (sheet.agreed, sheet.who_does, sheet.by_when, sheet.who_i_call) == (
        "A new scan\nNo change until then",
        "Dr Example",
        "18 December",
        "MS nurse",
    )


def test_the_top_three_come_in_their_order_and_the_others_after(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    ids = ask_all(record.questions, "abcde", visit)
    for rank, text in enumerate("dab", start=1):
        record.questions.set_rank(ids[text], rank)

    sheet = made(maker, visit)

    assert (said(sheet.top), said(sheet.if_time)) == (["d", "a", "b"], ["c", "e"])


def test_a_question_says_where_it_came_from(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    record.questions.add(NewQuestion(text="a", came_from="Alpha 2024, n=200"), visit)

    (asked,) = made(maker, visit).top

    assert asked.came_from == "Alpha 2024, n=200"


def test_a_question_says_what_became_of_it_at_the_visit_before(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    before = record.appointments.add("Before").id
    kept = record.questions.add(NewQuestion(text="a", came_from="Alpha 2024"), before)
    record.visits.note(kept.id, Outcome.LATER, date(2026, 10, 3))
    record.visits.close(before, date(2026, 10, 3))  # it goes to the one that is not over

    (asked,) = made(maker, visit).top

    assert asked.came_from == "Kept for later 3 October"


def test_a_question_says_whom_it_is_for(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    record.questions.add(NewQuestion(text="a", ask=Role.MS_NURSE), visit)

    assert made(maker, visit).top == (SheetQuestion(text="a", ask=Role.MS_NURSE),)


@pytest.mark.parametrize(
    ("outcome", "printed"),
    [
        (Outcome.NOT_REACHED, ["a"]),
        (Outcome.ASKED, ["a"]),
        (Outcome.ANSWERED, []),
        (Outcome.LATER, []),
    ],
)
def test_only_questions_still_to_be_answered_are_printed(
    maker: SheetMaker,
    record: Record,
    visit: AppointmentId,
    outcome: Outcome,
    printed: list[str],
) -> None:
    question = ask(record.questions, "a", visit)
    record.questions.set_rank(question, 1)
    record.visits.note(question, outcome, TODAY)

    sheet = made(maker, visit)

    assert said((*sheet.top, *sheet.if_time)) == printed


def test_questions_of_another_appointment_are_left_out(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    ask(record.questions, "a", record.appointments.add("MS nurse").id)
    ask(record.questions, "b")

    assert made(maker, visit).if_time == ()


def test_nothing_private_is_printed_that_was_not_ticked(
    maker: SheetMaker, record: Record, visit: AppointmentId, library: Library
) -> None:
    secret = "A private matter"
    record.journal.add(kind=EntryKind.NOTE, day=TODAY, text=secret, take_to_doctor=True)
    record.own_treatments.add(secret)
    record.matters.set(library.statements[0].id, Pile.A_LOT, 1)

    sheet = made(maker, visit)

    assert (sheet.name, sheet.matters, sheet.notes) == ("", (), ())
    assert secret.encode() not in msgspec.json.encode(sheet)


def test_ticked_notes_are_printed_with_their_day_in_the_order_of_ticking(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    first, second, _ = (
        record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, day), text=f"Note {day}").id
        for day in (14, 20, 21)
    )

    assert made(maker, visit, notes=(second, first)).notes == (
        "20 November: Note 20",
        "14 November: Note 14",
    )


def test_a_ticked_note_that_was_deleted_is_left_out(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    entry = record.journal.add(kind=EntryKind.NOTE, day=TODAY, text="Gone").id
    record.journal.delete(entry)

    assert made(maker, visit, notes=(entry, EntryId("none"))).notes == ()


def test_what_matters_is_printed_where_it_is_ticked_the_top_three_in_order(
    maker: SheetMaker, record: Record, visit: AppointmentId, library: Library
) -> None:
    one, two, three, four, *_ = library.statements
    for rank, statement in enumerate((three, one, two), start=1):
        record.matters.set(statement.id, Pile.A_LOT, rank)
    record.matters.set(four.id, Pile.A_LOT)

    assert made(maker, visit, what_matters=True).matters == (three.text, one.text, two.text)


def test_a_name_is_printed_where_one_is_typed(maker: SheetMaker, visit: AppointmentId) -> None:
    assert made(maker, visit, name="  Anna Åström ").name == "Anna Åström"


def test_the_paper_and_the_size_of_text_are_those_chosen(
    maker: SheetMaker, visit: AppointmentId
) -> None:
    sheet = made(maker, visit, paper=Paper.LETTER, text_size=20)

    assert (sheet.paper, sheet.text_size) == (Paper.LETTER, 20)


def test_at_most_five_changes_are_printed_without_empty_lines(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    found = record.appointments.get(visit)
    assert found
    record.appointments.change(replace(found, changed="1\n\n2\n  \n3\n4\n5\n6"))

    assert made(maker, visit).changed == ("1", "2", "3", "4", "5")


def test_a_page_that_quotes_no_card_dates_no_figures(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    ask(record.questions, "a", visit)

    assert made(maker, visit).figures_checked is None


def test_a_question_about_a_card_dates_its_figures(
    maker: SheetMaker, record: Record, visit: AppointmentId, card: Treatment
) -> None:
    ask_about(record, visit, card)

    assert made(maker, visit).figures_checked == card.record.checked_on


def test_a_question_about_an_item_dates_the_figures_of_its_card(
    maker: SheetMaker, record: Record, visit: AppointmentId, library: Library, card: Treatment
) -> None:
    item = only_item(library, card)
    record.questions.add(from_item(item, card.id, card.short_name, "Alpha 2024"), visit)

    assert made(maker, visit).figures_checked == card.record.checked_on


def test_a_question_of_the_bank_quotes_no_card_even_if_it_is_called_like_one(
    maker: SheetMaker, record: Record, visit: AppointmentId, card: Treatment
) -> None:
    record.questions.add(
        NewQuestion(text="a", origin=Origin.BANK, origin_id=card.benefits[0].id), visit
    )

    assert made(maker, visit).figures_checked is None


def test_of_several_cards_the_oldest_check_counts(
    tmp_path: Path, record: Record, visit: AppointmentId
) -> None:
    folder = small.write(tmp_path / "resources")
    small.change(
        folder, "cards/examplumab.toml", "checked_on = 2026-11-22", "checked_on = 2026-03-09"
    )
    library = load(folder)
    for card in library.treatments.values():
        ask_about(record, visit, card)
    maker = SheetMaker(
        library,
        record.appointments,
        record.questions,
        record.journal,
        record.matters,
        record.next_steps,
        record.visits,
    )

    assert made(maker, visit).figures_checked == date(2026, 3, 9)


def test_an_answered_question_dates_no_figures(
    maker: SheetMaker, record: Record, visit: AppointmentId, card: Treatment
) -> None:
    ask_about(record, visit, card)
    (question,) = record.questions.for_appointment(visit)
    record.visits.note(question.id, Outcome.ANSWERED, TODAY, "Not now")

    assert made(maker, visit).figures_checked is None


@pytest.mark.parametrize(("days_after", "named"), [(0, False), (1, True)])
def test_a_card_past_its_next_check_is_named(
    maker: SheetMaker,
    record: Record,
    visit: AppointmentId,
    card: Treatment,
    days_after: int,
    named: bool,  # noqa: FBT001
) -> None:
    ask_about(record, visit, card)
    today = card.record.next_check_on + timedelta(days=days_after)

    sheet = maker.sheet(visit, NOTHING_TICKED, today)

    assert sheet.may_be_out_of_date == ((card.short_name,) if named else ())


def test_a_card_that_no_question_quotes_is_not_named(
    maker: SheetMaker, record: Record, visit: AppointmentId
) -> None:
    ask(record.questions, "a", visit)

    assert maker.sheet(visit, NOTHING_TICKED, date(2099, 1, 1)).may_be_out_of_date == ()
