"""Long work, watched and stopped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msdesk.domain.progress import Progress
from msdesk.errors import Cancelled
from msdesk.ui.look import Look
from msdesk.ui.pages.working import WorkingPage
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, texts


@pytest.fixture
def progress() -> Progress:
    """Return work that has just begun."""
    return Progress()


@pytest.fixture
def page(qtbot: QtBot, look: Look, progress: Progress) -> WorkingPage:
    """Return the page that watches it."""
    page = WorkingPage(look, "Locking your record", "This can take a minute.", progress)
    qtbot.addWidget(page)
    return page


def test_it_follows_the_work_in_a_bar_and_in_words(
    qtbot: QtBot, page: WorkingPage, progress: Progress
) -> None:
    assert "0 %" in texts(page)

    progress.step(0.42)

    qtbot.waitUntil(lambda: page.bar.value() == 42)
    assert "42 %" in texts(page)


def test_the_work_can_be_stopped(page: WorkingPage, progress: Progress) -> None:
    press(page, "Stop")

    with pytest.raises(Cancelled):
        progress.step(0.5)
    assert buttons(page) == ["Stopping…"]


def test_to_press_stop_again_changes_nothing(page: WorkingPage) -> None:
    press(page, "Stop")

    press(page, "Stopping…")

    assert buttons(page) == ["Stopping…"]


def test_work_without_more_to_say_has_no_empty_line(qtbot: QtBot, look: Look) -> None:
    page = WorkingPage(look, "Making a backup", "", Progress())
    qtbot.addWidget(page)

    assert "" not in texts(page)
    assert page.first() is button(page, "Stop")


def test_a_key_meant_for_the_page_before_does_not_stop_it(
    show: Show, page: WorkingPage, progress: Progress
) -> None:
    show(page)
    page.begin().setFocus()

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(page.begin(), key)

    progress.step(0.5)
    assert buttons(page) == ["Stop"]


def test_one_step_with_tab_leads_to_stop(show: Show, page: WorkingPage) -> None:
    show(page)
    page.begin().setFocus()

    QTest.keyClick(page.begin(), Qt.Key.Key_Tab)

    assert button(page, "Stop").hasFocus()
