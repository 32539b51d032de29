"""What the window leaves behind when it is closed, and in which order it lets go."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from msdesk.app.shell.single import LOCK, Door, Single
from msdesk.domain.backup import BackupInfo
from msdesk.domain.glance import NEW_NOTE
from msdesk.domain.screen import Screen
from msdesk.store.copies.backups import Backups
from msdesk.store.record import Record
from tests.app.living import Life, life
from tests.ui.finding import seen

_A_WHILE = 0.3  # seconds the disk is slow for


@pytest.fixture
def lived(qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    with life(qtbot, tmp_path) as lived:
        yield lived


def test_the_window_opens_again_as_large_as_it_was_left(lived: Life) -> None:
    lived.window.resize(940, 620)

    lived.close_and_open()

    assert (lived.window.width(), lived.window.height()) == (940, 620)


def test_what_is_typed_is_kept_as_soon_as_the_window_closes(lived: Life) -> None:
    lived.press("Notes")
    seen(lived.shown, QPlainTextEdit)[0].setPlainText("Half a thought")

    lived.window.close()

    assert "Half a thought" in (lived.record.drafts.get(NEW_NOTE) or "")


def test_a_window_that_goes_unclosed_with_the_keyboard_on_a_page_says_nothing(
    lived: Life, capfd: pytest.CaptureFixture[str]
) -> None:
    lived.window.activateWindow()
    lived.press("Notes")
    seen(lived.shown, QPlainTextEdit)[0].setFocus()

    delete(lived.window)
    lived.let_go()

    assert capfd.readouterr().err == ""


def test_a_window_that_filled_the_screen_opens_again_as_large_as_before_that(lived: Life) -> None:
    lived.window.resize(940, 620)
    lived.close_and_open()
    lived.window.showMaximized()
    lived.until(lambda: lived.window.width() != 940)

    lived.close_and_open()

    assert (lived.window.width(), lived.window.height()) == (940, 620)


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what happens to the record and its backup, on a disk that is slow."""
    order: list[str] = []
    closed = threading.Event()
    make, close = Backups.make, Record.close

    def make_slowly(*arguments: Any) -> BackupInfo:  # noqa: ANN401
        order.append("a backup began")
        closed.wait(_A_WHILE)  # if it is closed too early, then now
        try:
            return make(*arguments)
        finally:
            order.append("it ended")

    def close_and_say(record: Record) -> None:
        order.append("the record was closed")
        closed.set()
        close(record)

    monkeypatch.setattr(Backups, "make", make_slowly)
    monkeypatch.setattr(Record, "close", close_and_say)
    return order


def test_the_record_is_not_closed_while_a_backup_of_it_is_being_made(
    lived: Life, order: list[str]
) -> None:
    ask_for_a_backup(lived)
    lived.until(lambda: bool(order))

    lived.close()

    assert order == ["a backup began", "it ended", "the record was closed"]


def ask_for_a_backup(lived: Life) -> None:
    lived.press("Make a backup now", lived.go(Screen.BACKUPS))


@pytest.mark.parametrize("why", [ask_for_a_backup, Life.later])
def test_who_closes_the_window_need_not_wait_for_the_whole_of_a_backup(
    lived: Life, order: list[str], tmp_path: Path, why: Callable[[Life], None]
) -> None:
    why(lived)
    lived.until(lambda: bool(order))

    lived.close()

    assert Backups(tmp_path).list() == ()


def test_another_window_cannot_have_the_record_before_this_one_has_closed_it(
    lived: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors: list[Door] = []
    close = Record.close

    def try_the_door(record: Record) -> None:
        doors.append(Single(tmp_path).take())
        close(record)
        doors.append(Single(tmp_path).take())

    monkeypatch.setattr(Record, "close", try_the_door)

    lived.close()

    assert doors == [Door.HERE, Door.HERE]


def test_a_window_that_was_closed_leaves_the_record_to_the_next(
    lived: Life, tmp_path: Path
) -> None:
    lived.close()

    assert not (tmp_path / LOCK).exists()
    assert not (tmp_path / "record.db-wal").exists()


def test_no_page_is_made_of_a_record_that_was_closed(lived: Life) -> None:
    lived.parts.session.close()

    lived.go(Screen.NOTES)

    assert lived.page is Screen.HOME


def test_no_work_goes_on_behind_a_window_that_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    before = threading.active_count()

    with life(qtbot, tmp_path) as lived:
        ask_for_a_backup(lived)

    assert threading.active_count() == before


def test_the_memory_of_an_open_window_is_tidied(qtbot: QtBot, tmp_path: Path) -> None:
    gc.disable()  # as the program does until the window is there
    try:
        with life(qtbot, tmp_path):
            assert gc.isenabled()
    finally:
        gc.enable()
