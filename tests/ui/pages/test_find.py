"""The box that searches everything: what it shows, and where its hits lead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.finding import Hit, HitKind
from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import CardPlace
from msdesk.domain.question import NewQuestion, from_bank
from msdesk.domain.screen import Screen
from msdesk.ui.look import Look
from msdesk.ui.pages.find import FindPage
from msdesk.ui.widgets.marked import Marked
from msdesk.ui.widgets.page import settle
from msdesk.ui.widgets.press_card import PressCard
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, seen, texts, whole

_A_LINE = 120  # characters


def place(number: int) -> CardPlace:
    return CardPlace(TreatmentId("examplumab"), "If it is stopped", f"if_stopped[{number}]")


def hits(typed: str, most: int) -> Sequence[Hit]:
    """Return as many hits as were typed letters, and none for a word with a z."""
    if "z" in typed:
        return ()
    return [
        Hit(
            kind=HitKind.SENTENCE,
            title=f"Examplumab: {n}",
            excerpt=f"Do not stop, sentence {n}.",
            marked=((7, 11),),
            place=place(n),
        )
        for n in range(min(most, len(typed)))
    ]


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> FindPage:
    page = FindPage(look, "")
    qtbot.addWidget(page)
    page.take_up(hits)
    return page


def test_before_anything_is_typed_it_says_what_will_be_there(page: FindPage) -> None:
    assert "What you look for will be here, the nearest first. For example:" in texts(page)


def test_an_example_is_searched_for_with_one_press(page: FindPage) -> None:
    press(page, "baby: search for it")

    assert page.box.text() == "baby"
    assert "4 places found." in texts(page)


def test_every_letter_shows_what_fits_now(page: FindPage) -> None:
    page.box.setText("stop")
    page.box.setText("sto")

    assert "3 places found." in texts(page)
    assert "Examplumab: 3" not in texts(page)


def test_a_hit_says_what_it_is_and_shows_its_sentence(page: FindPage) -> None:
    page.box.setText("s")

    assert {"In a card", "Do not stop, sentence 0."} <= set(texts(page))
    assert "Examplumab: 0. In a card" in buttons(page)


def test_what_fits_is_marked_in_the_sentence(qtbot: QtBot, look: Look, show: Show) -> None:
    said = Marked(look)
    said.tell("Do not stop, sentence.", ((7, 11),))
    show(said, 600, 60)
    advance = said.fontMetrics().horizontalAdvance
    ground = QColor(look.theme.chosen)
    row = said.grab().toImage().scaled(said.size())

    def marked(letters: str) -> bool:
        x = advance(letters) + 1
        return any(row.pixelColor(QPoint(x, y)) == ground for y in range(row.height()))

    assert (marked("Do "), marked("Do not "), marked("Do not sto")) == (False, True, True)


def test_enter_opens_the_first_hit(qtbot: QtBot, page: FindPage, show: Show) -> None:
    show(page)
    page.box.setText("st")

    with qtbot.waitSignal(page.wanted) as opened:
        qtbot.keyClick(page.box, Qt.Key.Key_Return)

    assert opened.args == [place(0)]


def test_enter_with_nothing_found_goes_nowhere(qtbot: QtBot, page: FindPage, show: Show) -> None:
    show(page)

    with qtbot.assertNotEmitted(page.wanted):
        qtbot.keyClick(page.box, Qt.Key.Key_Return)


def test_arrows_go_from_the_box_through_the_hits(qtbot: QtBot, page: FindPage, show: Show) -> None:
    show(page)
    page.box.setText("st")
    page.box.setFocus()

    qtbot.keyClick(page.box, Qt.Key.Key_Down)
    first = page.focusWidget()
    qtbot.keyClick(first, Qt.Key.Key_Down)

    assert [first, page.focusWidget()] == page.titles()


def test_a_press_on_a_row_opens_its_place(qtbot: QtBot, page: FindPage, show: Show) -> None:
    show(page)
    page.box.setText("st")

    with qtbot.waitSignal(page.wanted) as opened:
        page.titles()[1].click()

    assert opened.args == [place(1)]


def test_of_many_the_first_are_shown_and_the_rest_when_wanted(page: FindPage, show: Show) -> None:
    show(page)
    page.box.setText("all of the thirty hits are there to be shown")
    first = page.titles()
    whole(page)
    eight = page.titles()

    press(page, "Show 22 more")
    assert page.focusWidget() is page.titles()[8]
    assert len(page.titles()) < 30  # those below what one sees come in their turn
    whole(page)

    assert 0 < len(first) < 8  # of the eight too
    assert page.titles()[:8] == eight
    assert len(page.titles()) == 30


def test_more_can_be_wanted_before_the_first_are_all_made(page: FindPage, show: Show) -> None:
    show(page)
    page.box.setText("twelve signs")

    press(page, "Show 4 more")

    assert page.focusWidget() is page.titles()[8]
    assert len(whole(page).titles()) == 12


class _Asked(QObject):
    """Counts how often those it watches were asked to lay out what they hold anew."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_a_letter_that_finds_the_same_makes_nothing_anew(
    qtbot: QtBot, page: FindPage, show: Show
) -> None:
    show(page)
    page.box.setText("every place there is to find, and ")
    before, asked = whole(page).titles(), _Asked(page)
    qtbot.waitUntil(page.updatesEnabled)
    for row in seen(page, PressCard):
        row.installEventFilter(asked)

    page.box.setText("every place there is to find, and more")
    settle()

    assert whole(page).titles() == before
    assert asked.times == 0


def test_a_full_list_does_not_say_that_there_is_no_more(page: FindPage) -> None:
    page.box.setText("a" * 40)

    assert "The 30 nearest places are shown." in texts(page)


def test_nothing_found_says_so_and_offers_to_ask(qtbot: QtBot, page: FindPage) -> None:
    page.box.setText("xyz")
    assert "Nothing found for “xyz”. Try fewer words, or another word for it." in texts(page)

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Ask my team about it")

    assert asked.args == [NewQuestion(text="xyz")]


def test_while_it_is_still_being_read_it_says_so(qtbot: QtBot, look: Look) -> None:
    page = FindPage(look, "baby")
    qtbot.addWidget(page)

    assert "One moment: what is to be searched is being read." in texts(page)


def test_what_was_sought_before_is_there_again_to_be_typed_over(qtbot: QtBot, look: Look) -> None:
    page = FindPage(look, "baby")
    qtbot.addWidget(page)
    page.take_up(hits)

    assert page.box.selectedText() == "baby"
    assert "4 places found." in texts(page)


@pytest.fixture
def asks(qtbot: QtBot, look: Look, made_up_library: Library) -> FindPage:
    """Return a page that has found a question of the bank."""
    bank = made_up_library.questions
    page = FindPage(look, "", bank)
    qtbot.addWidget(page)
    page.take_up(
        lambda _typed, _most: [
            Hit(
                kind=HitKind.QUESTION,
                title="Daily life",
                excerpt="What then?",
                marked=(),
                place=Screen.APPOINTMENTS,
                question=bank[0].id,
            )
        ]
    )
    page.box.setText("then")
    return page


def test_a_question_of_the_bank_is_added_with_one_press(
    qtbot: QtBot, asks: FindPage, made_up_library: Library
) -> None:
    with qtbot.waitSignal(asks.asked) as asked:
        press(asks, "Add to my questions: What then?")

    assert asked.args == [from_bank(made_up_library.questions[0])]


def test_enter_on_a_question_of_the_bank_comes_to_what_adds_it(
    qtbot: QtBot, asks: FindPage, show: Show
) -> None:
    show(asks)

    with qtbot.assertNotEmitted(asks.wanted), qtbot.assertNotEmitted(asks.asked):
        qtbot.keyClick(asks.box, Qt.Key.Key_Return)

    assert button(asks, "Add to my questions: What then?").hasFocus()


def test_what_is_no_question_cannot_be_added(page: FindPage) -> None:
    page.box.setText("s")

    assert not [name for name in buttons(page) if name.startswith("Add to my questions")]


def test_very_much_that_is_not_found_is_named_by_its_beginning(page: FindPage) -> None:
    page.box.setText("xyz " * 200)

    (said,) = [text for text in texts(page) if text.startswith("Nothing found")]
    assert len(said) < _A_LINE


def test_the_first_hit_is_in_sight_in_a_low_window(
    qtbot: QtBot, page: FindPage, show: Show
) -> None:
    show(page)
    page.resize(900, 220)
    page.box.setFocus()

    page.box.setText("stop")

    title = page.titles()[0]
    qtbot.waitUntil(lambda: title.visibleRegion().boundingRect().height() == title.height())
    assert page.box.visibleRegion().boundingRect().height() == page.box.height()


def test_enter_pressed_before_it_can_search_opens_the_first_hit_then(
    qtbot: QtBot, look: Look
) -> None:
    page = FindPage(look, "")
    qtbot.addWidget(page)
    page.box.setText("stop")
    page.box.opened.emit()

    with qtbot.waitSignal(page.wanted) as wanted:
        page.take_up(hits)

    assert wanted.args == [place(0)]


def test_who_types_on_after_enter_is_led_nowhere(qtbot: QtBot, look: Look) -> None:
    page = FindPage(look, "")
    qtbot.addWidget(page)
    page.box.setText("stop")
    page.box.opened.emit()
    page.box.setText("stopping")

    with qtbot.assertNotEmitted(page.wanted):
        page.take_up(hits)
