"""What was deleted, put back or gone for good."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.bin import BinItem
from msdesk.domain.screen import Screen
from msdesk.ui.look import Look
from msdesk.ui.pages.bin import BinPage
from msdesk.ui.widgets.basics import Card
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, seen, texts, whole
from tests.ui.pages.when import local

NOTE = BinItem(id="1", kind="Note", title="Tired after lunch", deleted_at=local(22, 9))
CLINIC = BinItem(id="2", kind="Appointment", title="Clinic", deleted_at=local(2, 9))
LATER = NOTE.deleted_at


class Pages:
    """Makes bins."""

    def __init__(self, qtbot: QtBot, look: Look, today: date) -> None:
        self._qtbot, self._look, self._today = qtbot, look, today

    def page(self, *items: BinItem) -> BinPage:
        page = BinPage(self._look, items, self._today)
        self._qtbot.addWidget(page)
        return page


@pytest.fixture
def pages(qtbot: QtBot, look: Look, today: date) -> Pages:
    """Return what makes bins."""
    return Pages(qtbot, look, today)


def test_each_says_what_it_is_and_when_it_goes(pages: Pages) -> None:
    said = texts(pages.page(NOTE, CLINIC))

    assert "Note. Deleted today. It goes for good on 22 December." in said
    assert "Appointment. Deleted 20 days ago. It goes for good on 2 December." in said


def test_a_thing_can_be_put_back(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(NOTE, CLINIC)

    with qtbot.waitSignal(page.restored) as restored:
        press(page, "Put back: Appointment, Clinic")

    assert restored.args == [CLINIC]


def test_to_delete_for_good_is_asked_first(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(NOTE)
    with qtbot.assertNotEmitted(page.removed):
        press(page, "Delete for good: Note, Tired after lunch")
    assert {"Delete this note for good?", "“Tired after lunch”"} <= set(texts(page))

    with qtbot.waitSignal(page.removed) as removed:
        press(page, "Delete for good")

    assert removed.args == [NOTE]


def test_emptying_is_asked_once_with_how_many_go(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(NOTE, CLINIC)
    with qtbot.assertNotEmitted(page.emptied):
        press(page, "Empty the bin")
    assert "Delete 2 things for good?" in texts(page)

    with qtbot.waitSignal(page.emptied):
        press(page, "Delete for good")


def test_one_may_keep_all_of_it(qtbot: QtBot, pages: Pages, show: Show) -> None:
    page = pages.page(NOTE)
    show(page)
    before = buttons(page)
    press(page, "Empty the bin")
    qtbot.waitUntil(lambda: page.first().hasFocus())
    assert page.first().accessibleName() == "Keep"
    qtbot.waitUntil(lambda: "Keep" in buttons(page))

    with qtbot.assertNotEmitted(page.emptied):
        press(page, "Keep")

    qtbot.waitUntil(lambda: buttons(page) == before)
    assert button(page, "Empty the bin").hasFocus()


def test_who_keeps_one_thing_is_at_that_thing(qtbot: QtBot, pages: Pages, show: Show) -> None:
    page = pages.page(NOTE, CLINIC)
    show(page)
    press(page, "Delete for good: Appointment, Clinic")

    press(page, "Keep")

    qtbot.waitUntil(button(page, "Delete for good: Appointment, Clinic").hasFocus)


def test_an_empty_bin_says_what_will_be_here(pages: Pages) -> None:
    page = pages.page()

    assert "The bin is empty. What you delete will be here, and can be put back." in texts(page)
    assert buttons(page) == ["Back"]
    assert page.first() is button(page, "Back")


@pytest.fixture
def long(pages: Pages, show: Show) -> BinPage:
    """Return the page of twenty-five things, at which one looks."""
    each = (BinItem(id=f"{n}", kind="Note", title=f"N{n}", deleted_at=LATER) for n in range(25))
    page = pages.page(*each)
    show(page)
    return whole(page)


def test_a_long_list_comes_in_parts_and_keeps_those_that_are_there(long: BinPage) -> None:
    assert "N24" not in texts(long)
    before = seen(long, Card)

    press(long, "Show more")
    soon = seen(long, Card)
    whole(long)

    assert soon[:20] == seen(long, Card)[:20] == before
    assert (len(soon), len(seen(long, Card))) == (24, 25)  # the others come in their turn
    assert "N24" in texts(long)
    assert "Show more" not in buttons(long)


def test_after_show_more_the_keyboard_is_at_the_first_that_is_new(long: BinPage) -> None:
    press(long, "Show more")

    assert button(long, "Put back: Note, N20").hasFocus()


def test_who_keeps_what_stands_far_down_is_at_it_again(long: BinPage) -> None:
    press(long, "Delete for good: Note, N17")
    press(long, "Keep")

    assert button(long, "Delete for good: Note, N17").hasFocus()


def test_who_keeps_the_whole_bin_is_at_its_button_again(long: BinPage) -> None:
    press(long, "Empty the bin")
    press(long, "Keep")

    assert button(long, "Empty the bin").hasFocus()


def test_the_bin_leads_back(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(NOTE)

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Back")

    assert wanted.args == [Screen.RECORD]
