"""Another page is painted by itself, once all of it has its place; one sees the last till then."""

from __future__ import annotations

from math import inf

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.domain.screen import Screen
from msdesk.ui.frame.curtain import Curtain
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.focus_ring import attach
from msdesk.ui.frame.window import Window
from msdesk.ui.look import Look
from msdesk.ui.widgets.page import Page, ScrollPage
from tests.systems import needs_turns
from tests.ui.conftest import Show


class Seen(QObject):
    """Writes into a diary when a widget is painted."""

    def __init__(self, widget: QWidget, diary: list[str], word: str) -> None:
        super().__init__(widget)
        self._diary, self._word = diary, word
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._diary.append(self._word)
        return super().eventFilter(watched, event)


class SlowlyPainted(ScrollPage):
    """A page that takes longer to be painted than eyes to see it."""

    def __init__(self, look: Look, diary: list[str]) -> None:
        super().__init__(look, "Notes")
        self._diary = diary

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        until = QDeadlineTimer(80)
        while not until.hasExpired():
            pass
        self._diary.append("painted")


@pytest.fixture
def window(look: Look, show: Show) -> Window:
    """Return a window that shows a page."""
    window = Window(look)
    window.show_page(Screen.HOME, lambda: ScrollPage(look, "Home"))
    show(window, 1280, 860)
    return window


def test_the_window_answers_between_the_making_of_a_page_and_its_painting(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    diary: list[str] = []
    beat = QTimer(window)
    beat.timeout.connect(lambda: diary.append("answered"))
    page = window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))
    Seen(page, diary, "painted")

    beat.start(0)
    qtbot.waitUntil(lambda: "painted" in diary)

    assert diary[0] == "answered"


def test_the_window_answers_between_the_making_of_a_page_and_its_coming_to_its_place(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    diary: list[str] = []
    beat = QTimer(window)
    beat.timeout.connect(lambda: diary.append("answered"))

    def make() -> ScrollPage:
        diary.append("made")
        return ScrollPage(look, "Notes")

    def arrived(page: Page) -> None:
        diary.append("arrived")
        Seen(page, diary, "painted")

    beat.start(0)
    window.bring_page(Screen.NOTES, make, arrived)
    qtbot.waitUntil(lambda: "painted" in diary)

    assert list(dict.fromkeys(diary)) == ["made", "answered", "arrived", "painted"]
    assert "answered" in diary[diary.index("arrived") : diary.index("painted")]


def test_what_is_brought_next_comes_after_what_is_on_its_way(window: Window, look: Look) -> None:
    came: list[Page] = []
    for screen in (Screen.NOTES, Screen.HELP):
        window.bring_page(screen, lambda: ScrollPage(look, "Brought"), came.append)

    assert came == [window.page(Screen.NOTES)]

    window.curtain.do_now()

    assert came == [window.page(Screen.NOTES), window.page(Screen.HELP)]
    assert window.shown is came[-1]
    assert came[-1].isVisible()


def test_a_page_that_is_forgotten_on_its_way_does_not_come(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    came: list[Page] = []
    window.bring_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"), came.append)

    window.forget_page(Screen.NOTES)
    qtbot.waitUntil(window.updatesEnabled)

    assert came == []


def test_what_is_brought_before_the_window_is_shown_is_there_at_once(
    look: Look, qtbot: QtBot
) -> None:
    window = Window(look)
    qtbot.addWidget(window)
    came: list[Page] = []

    window.bring_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"), came.append)

    assert came == [window.shown]


def test_what_had_asked_to_be_painted_before_the_curtain_fell_does_not_keep_it_down(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    diary: list[str] = []

    def go() -> None:
        window.update()
        page = window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))
        Seen(page, diary, "painted")

    QTimer.singleShot(0, go)
    qtbot.waitUntil(lambda: "painted" in diary)


def test_what_was_there_is_seen_until_another_page_has_its_place(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    page = window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))

    assert not page.updatesEnabled()
    qtbot.waitUntil(page.updatesEnabled)


@needs_turns
def test_of_what_was_there_nothing_goes_before_another_page_has_its_place(
    window: Window, look: Look
) -> None:
    page = window.shown
    assert isinstance(page, ScrollPage)
    window.take_up(attach(window, look.theme.focus), reading_order)
    page.title.setFocus()  # the ring around it goes with it
    QCoreApplication.processEvents()
    diary: list[str] = []
    Seen(window, diary, "painted")

    window.forget_page(Screen.HOME)
    window.show_page(Screen.HOME, lambda: ScrollPage(look, "Home"))
    QCoreApplication.sendPostedEvents()

    assert diary == []


def test_it_stays_down_while_the_window_is_drawn_in_another_look(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))
    (curtain,) = window.findChildren(Curtain)

    window.is_redrawn = True
    qtbot.waitUntil(lambda: not curtain.isActive())

    assert not window.updatesEnabled()


def test_a_page_that_cannot_be_made_does_not_leave_the_window_as_a_still_picture(
    qtbot: QtBot, window: Window
) -> None:
    with pytest.raises(ZeroDivisionError):
        window.show_page(Screen.NOTES, lambda: 1 // 0)  # type: ignore[arg-type, return-value]

    qtbot.waitUntil(window.nav.updatesEnabled)


def test_what_is_put_into_a_window_before_it_is_shown_is_painted_with_it(
    look: Look, qtbot: QtBot
) -> None:
    window = Window(look)
    qtbot.addWidget(window)
    window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))

    page = window.show_page(Screen.HOME, lambda: ScrollPage(look, "Home"))

    assert page.updatesEnabled()


def test_a_window_that_paints_nothing_meanwhile_begins_when_it_is_told_to(
    window: Window, look: Look
) -> None:
    window.setUpdatesEnabled(False)

    window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))

    (curtain,) = window.findChildren(Curtain)
    assert not curtain.isActive()


def test_a_page_is_unseen_from_its_coming_until_eyes_have_had_a_moment_after_its_painting(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    diary: list[str] = []
    window.curtain.glance = 60
    qtbot.waitUntil(lambda: not window.curtain.is_unseen)
    window.show_page(Screen.NOTES, lambda: SlowlyPainted(look, diary))
    unseen = [window.curtain.is_unseen]

    qtbot.waitUntil(lambda: "painted" in diary)
    unseen.append(window.curtain.is_unseen)
    painted = QElapsedTimer()
    painted.start()
    qtbot.waitUntil(lambda: not window.curtain.is_unseen)

    assert unseen == [True, True]
    assert painted.elapsed() >= 40  # those who wait have noticed the painting a little late


def test_a_page_that_comes_while_eyes_are_on_the_last_is_unseen_all_the_same(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    diary: list[str] = []
    qtbot.waitUntil(lambda: not window.curtain.is_unseen)
    window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))
    qtbot.waitUntil(lambda: not window.curtain.isActive())

    page = window.show_page(Screen.HELP, lambda: ScrollPage(look, "Help"))
    Seen(page, diary, "painted")
    qtbot.waitUntil(lambda: not window.curtain.is_unseen)

    assert "painted" in diary


def test_what_is_about_to_be_painted_has_been_seen_at_no_time_yet(window: Window) -> None:
    window.curtain.lift()

    assert window.curtain.seen_from == inf


def test_a_menu_that_comes_or_goes_is_unseen_until_it_is_painted(
    window: Window, qtbot: QtBot
) -> None:
    window.resize(600, 860)

    for press in (window.top_bar.menu.click, window.escape):
        qtbot.waitUntil(lambda: not window.curtain.is_unseen)
        press()
        assert window.curtain.is_unseen

    assert not window.top_bar.menu.isChecked()
