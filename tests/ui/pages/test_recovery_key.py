"""The recovery key on the screen, once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from msdesk.ui.look import Look
from msdesk.ui.pages.recovery_key import RecoveryKeyPage
from tests.ui.finding import button, press, seen, texts

_KEY = "ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678-9ABCD"


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> RecoveryKeyPage:
    """Return the page of a key."""
    page = RecoveryKeyPage(look, _KEY)
    qtbot.addWidget(page)
    return page


def test_the_groups_stand_in_order_with_their_numbers(page: RecoveryKeyPage) -> None:
    groups = [t for t in texts(page, "title") if t != "Your recovery key"]

    assert "-".join(groups) == _KEY
    assert [t for t in texts(page, "small") if t.isdigit()] == list("1234567")


def test_a_group_is_read_sign_by_sign(page: RecoveryKeyPage) -> None:
    (second,) = [t for t in seen(page, QLabel) if t.text() == "FGHJK"]

    heard = QAccessible.queryAccessibleInterface(second).text(QAccessible.Text.Name)
    assert heard == "Group 2: F G H J K"


def test_all_groups_are_of_one_width(page: RecoveryKeyPage) -> None:
    tiles = [t.parentWidget() for t in seen(page, QLabel) if t.text() in _KEY.split("-")]

    assert len({tile.minimumWidth() for tile in tiles if tile}) == 1


@pytest.mark.parametrize(
    ("pressed", "signal"), [("Print", "print_wanted"), ("Save as PDF", "save_wanted")]
)
def test_it_can_be_put_on_paper(
    qtbot: QtBot, page: RecoveryKeyPage, pressed: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, pressed)


def test_a_copied_key_comes_with_a_warning(page: RecoveryKeyPage) -> None:
    press(page, "Copy")

    assert QApplication.clipboard().text() == _KEY
    (said,) = texts(page, "notice")
    assert "Other programs on this computer can read what you copy." in said


def test_one_is_done_when_it_has_its_place(qtbot: QtBot, page: RecoveryKeyPage) -> None:
    assert not button(page, "Done").isEnabled()
    press(page, "I have put it where I will find it")

    with qtbot.waitSignal(page.done):
        press(page, "Done")


def test_it_begins_with_printing(page: RecoveryKeyPage) -> None:
    assert page.first() is button(page, "Print")
