"""Three piles, a top three, and quick checks that are never scored."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.ids import StatementId
from msdesk.domain.matters import MattersAnswer, Pile
from msdesk.domain.question import NewQuestion
from msdesk.store.record import Record
from msdesk.ui.look import Look
from msdesk.ui.pages.matters import MattersPage
from msdesk.ui.widgets.roving import BY_KEYBOARD
from tests.ui.finding import button, press, texts, whole

_ONE, _TWO = StatementId("statement-1"), StatementId("statement-2")


@pytest.fixture
def page(qtbot: QtBot, look: Look, made_up_library: Library, record: Record) -> MattersPage:
    """Return the page of somebody who said nothing yet."""
    page = MattersPage(look, made_up_library, record.matters)
    qtbot.addWidget(page)
    return whole(page)


def test_it_is_said_how_an_answer_is_given_by_keyboard(page: MattersPage) -> None:
    assert BY_KEYBOARD in texts(page)


def test_what_stands_far_down_is_made_after_the_first_look(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    page = MattersPage(look, made_up_library, record.matters)
    qtbot.addWidget(page)

    assert "Four quick checks" not in texts(page)
    qtbot.waitUntil(lambda: "Four quick checks" in texts(page))


def test_a_statement_made_later_shows_what_was_answered(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    last = made_up_library.statements[-1]
    record.matters.set(last.id, Pile.A_LOT, 1)

    page = MattersPage(look, made_up_library, record.matters)
    qtbot.addWidget(page)

    assert button(whole(page), f"Top three: {last.text}").isChecked()


def test_one_begins_at_what_one_has_answered(page: MattersPage) -> None:
    _, _, statement = page.first().accessibleName().partition(": ")

    press(page, f"{Pile.NOT_NOW.value}: {statement}")

    assert page.first() is button(page, f"{Pile.NOT_NOW.value}: {statement}")


@pytest.mark.parametrize("pile", list(Pile))
def test_a_statement_is_kept_on_its_pile(page: MattersPage, record: Record, pile: Pile) -> None:
    press(page, f"{pile.value}: Statement 1")

    assert record.matters.answers() == (MattersAnswer(statement=_ONE, pile=pile),)
    assert button(page, f"{pile.value}: Statement 1").isChecked()


def test_the_top_three_stand_in_the_order_they_were_chosen(page: MattersPage) -> None:
    press(page, "Top three: Statement 2")
    press(page, "Top three: Statement 1")

    assert [t for t in texts(page, "heading") if t[0].isdigit()] == [
        "1. Statement 2",
        "2. Statement 1",
    ]


def test_a_fourth_says_which_one_is_out_of_the_top_three(page: MattersPage) -> None:
    for number in (1, 2, 3):
        press(page, f"Top three: Statement {number}")
    said: list[str] = []
    page.undoable.connect(lambda what, _back: said.append(what))

    press(page, "Top three: Statement 4")

    assert said == ["Put “Statement 4” into my top three; “Statement 3” is out of it."]


def test_a_fourth_takes_the_place_of_the_third(page: MattersPage) -> None:
    for number in (1, 2, 3, 4):
        press(page, f"Top three: Statement {number}")

    assert [t for t in texts(page, "heading") if t[0].isdigit()] == [
        "1. Statement 1",
        "2. Statement 2",
        "3. Statement 4",
    ]


def test_one_of_the_top_three_can_leave_it_and_still_matter(
    page: MattersPage, record: Record
) -> None:
    press(page, "Top three: Statement 1")

    press(page, "Top three: Statement 1")

    assert record.matters.answers() == (MattersAnswer(statement=_ONE, pile=Pile.A_LOT),)
    assert "Your top three will be here." in texts(page)


def test_what_matters_less_leaves_the_top_three(page: MattersPage, record: Record) -> None:
    press(page, "Top three: Statement 1")

    press(page, "Not now: Statement 1")

    assert record.matters.answers() == (MattersAnswer(statement=_ONE, pile=Pile.NOT_NOW),)


def test_what_matters_a_lot_keeps_its_rank(page: MattersPage, record: Record) -> None:
    press(page, "Top three: Statement 1")

    press(page, "Matters a lot: Statement 1")

    assert record.matters.answers()[0].rank == 1


def test_starting_again_forgets_every_answer(page: MattersPage, record: Record) -> None:
    press(page, "Matters a lot: Statement 1")
    press(page, "Top three: Statement 2")

    press(page, "Start again")

    assert record.matters.answers() == ()
    assert not button(page, "Matters a lot: Statement 1").isChecked()


def test_a_no_to_a_quick_check_offers_a_question(qtbot: QtBot, page: MattersPage) -> None:
    press(page, "No: Are you sure?")

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Add as a question: Can we go through it again?")

    question: NewQuestion = asked.args[0]
    assert question.text == "Can we go through it again?"
    assert question.came_from == "From a quick check"


def test_a_yes_to_a_quick_check_offers_nothing(page: MattersPage) -> None:
    press(page, "No: Are you sure?")

    press(page, "Yes: Are you sure?")

    assert "Good to know." in texts(page)
    assert "You could ask: Can we go through it again?" not in texts(page)


def test_the_first_thing_to_do_is_the_first_pile(page: MattersPage) -> None:
    assert page.first().accessibleName().startswith("Matters a lot")
