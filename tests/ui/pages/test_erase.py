"""Deleting everything, and afterwards."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from msdesk.ui.look import Look
from msdesk.ui.pages.erase import ErasedPage, ErasePage
from tests.ui.finding import button, press, texts


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> ErasePage:
    """Return the page that asks."""
    page = ErasePage(look, ("Your record: 64 notes", "14 backups"))
    qtbot.addWidget(page)
    return page


def test_it_says_what_goes_and_what_stays(page: ErasePage) -> None:
    said = texts(page)

    assert {"•  Your record: 64 notes", "•  14 backups", "•  What you printed."} <= set(said)
    assert said.index("This goes") < said.index("•  14 backups") < said.index("This stays")


def test_everything_goes_after_a_tick_and_a_press(qtbot: QtBot, page: ErasePage) -> None:
    assert not button(page, "Delete everything").isEnabled()
    press(page, "Yes, delete all of this for good")

    with qtbot.waitSignal(page.confirmed):
        press(page, "Delete everything")


def test_everything_can_be_kept(qtbot: QtBot, page: ErasePage) -> None:
    with qtbot.waitSignal(page.refused):
        press(page, "Keep everything")


def test_the_keyboard_is_on_what_keeps(page: ErasePage) -> None:
    assert page.first() is button(page, "Keep everything")


def test_afterwards_it_says_what_was_deleted(qtbot: QtBot, look: Look) -> None:
    page = ErasedPage(look, ("Your record", "14 backups"))
    qtbot.addWidget(page)

    assert {"•  Your record", "•  14 backups", "•  What you printed."} <= set(texts(page))
    with qtbot.waitSignal(page.close_wanted):
        page.first().click()  # type: ignore[attr-defined]  # its one button
