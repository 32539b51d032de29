"""Choosing a passphrase, or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msdesk.ui.look import Look
from msdesk.ui.pages.locking import LockingPage
from tests.ui.conftest import Show
from tests.ui.finding import button, press, texts

_SHOW = "Show: A passphrase for your record"


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> LockingPage:
    """Return the page that offers a lock."""
    page = LockingPage(look)
    qtbot.addWidget(page)
    return page


def test_a_passphrase_typed_twice_is_chosen(qtbot: QtBot, page: LockingPage) -> None:
    page.passphrase.line.setText("seven brass lamps")
    page.again.line.setText("seven brass lamps")

    with qtbot.waitSignal(page.chosen) as chosen:
        press(page, "Lock my record")

    assert chosen.args == ["seven brass lamps"]


def test_a_passphrase_one_can_read_is_typed_once(qtbot: QtBot, page: LockingPage) -> None:
    press(page, _SHOW)
    page.passphrase.line.setText("seven brass lamps")

    with qtbot.waitSignal(page.chosen):
        press(page, "Lock my record")

    assert "Once more, or press Show and read it" not in texts(page)


def test_two_that_differ_are_said_and_not_chosen(qtbot: QtBot, page: LockingPage) -> None:
    page.passphrase.line.setText("seven brass lamps")
    page.again.line.setText("seven brass lamp")

    with qtbot.assertNotEmitted(page.chosen):
        press(page, "Lock my record")

    assert "The two are not the same. Press Show to see what you typed." in texts(page)


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_passphrase_is_said_and_not_chosen(
    qtbot: QtBot, page: LockingPage, typed: str
) -> None:
    page.passphrase.line.setText(typed)
    page.again.line.setText(typed)

    with qtbot.assertNotEmitted(page.chosen):
        press(page, "Lock my record")

    assert "Type a passphrase first." in texts(page)


def test_what_was_wrong_is_no_longer_said_when_it_is_right(page: LockingPage) -> None:
    press(page, "Lock my record")
    press(page, _SHOW)
    page.passphrase.line.setText("seven brass lamps")

    press(page, "Lock my record")

    assert texts(page, "notice") == []


def test_enter_goes_from_field_to_field_and_then_locks(
    qtbot: QtBot, page: LockingPage, show: Show
) -> None:
    show(page)
    page.passphrase.line.setText("seven brass lamps")
    page.again.line.setText("seven brass lamps")
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert page.again.line.hasFocus()

    with qtbot.waitSignal(page.chosen):
        QTest.keyClick(page.again.line, Qt.Key.Key_Return)


def test_enter_in_the_one_field_that_is_left_locks(qtbot: QtBot, page: LockingPage) -> None:
    press(page, _SHOW)
    page.passphrase.line.setText("seven brass lamps")

    with qtbot.waitSignal(page.chosen):
        QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)


def test_one_need_not(qtbot: QtBot, page: LockingPage) -> None:
    with qtbot.waitSignal(page.refused):
        press(page, "Not now")


def test_doing_and_not_doing_look_the_same(page: LockingPage) -> None:
    do, leave = button(page, "Lock my record"), button(page, "Not now")

    assert do.property("kind") == leave.property("kind")
    assert do.minimumWidth() == leave.minimumWidth() > 0


def test_it_says_what_is_lost_with_both_keys(page: LockingPage) -> None:
    assert any("If you lose both, nobody can open it" in text for text in texts(page))


def test_files_that_will_be_deleted_are_named_first(qtbot: QtBot, look: Look) -> None:
    left = Path("data") / "set-aside" / "2026-10-02-101112" / "record.db"
    page = LockingPage(look, left_in_plain=(left,))
    qtbot.addWidget(page)

    assert "These older files cannot be locked" in texts(page)
    assert f"•  {left}" in texts(page)


def test_a_passphrase_is_changed_in_the_same_way(qtbot: QtBot, look: Look) -> None:
    page = LockingPage(look, changing=True)
    qtbot.addWidget(page)
    press(page, "Show: Your new passphrase")
    page.passphrase.line.setText("nine tin lamps")

    with qtbot.waitSignal(page.chosen) as chosen:
        press(page, "Change passphrase")

    assert chosen.args == ["nine tin lamps"]
    assert "If you lock it" not in texts(page)


def test_it_begins_with_the_passphrase(page: LockingPage) -> None:
    assert page.first() is page.passphrase.line
