"""The first start of msdesk: what is said and asked, once, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msdesk.app.shell.options import Options
from msdesk.app.start import Start
from msdesk.domain.ms_type import MsType
from msdesk.domain.screen import Interlude, Screen, Shown
from msdesk.settings import Settings, save
from msdesk.ui.pages.treatments.page import TreatmentsPage
from tests.app.living import Life, life
from tests.ui.finding import button, buttons


@pytest.fixture
def new(qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    """Return the first window somebody sees."""
    with life(qtbot, tmp_path / "data", new=True) as lived:
        yield lived


def key(which: Qt.Key) -> None:
    """Press a key on what has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)
    QCoreApplication.processEvents()


def first_page(folder: Path) -> Shown | None:
    """Return what msdesk shows first for a folder."""
    start = Start(Options(folder, folder / "settings.json"))
    start.single.release()
    return start.window.current_page


def test_nothing_is_painted_before_the_introduction(qtbot: QtBot, tmp_path: Path) -> None:
    start = Start(Options(tmp_path / "data", tmp_path / "settings.json"))
    start._fill_home()

    assert start.desk is None
    assert start.window.page_names() == (Screen.INTRODUCTION,)
    start.single.release()


def test_the_first_window_says_what_msdesk_is_and_leads_on_by_enter(new: Life) -> None:
    assert {"It is", "It is not", "It is private"} <= set(new.reads().splitlines())
    assert "No clinician has signed off" in new.reads()

    heard = []
    for _ in range(3):
        heard.append(new.shown.accessibleName())
        key(Qt.Key.Key_Return)

    assert heard == [
        "1 of 3: Get ready to talk about treatments",
        "2 of 3: Which type of MS do you have?",
        "3 of 3: Protect what you write with a passphrase?",
    ]
    assert new.page is Screen.ENCRYPT


@pytest.mark.parametrize("answer", ["Bring these in", "Leave it"])
def test_whoever_begins_with_a_file_is_told_afterwards_what_msdesk_is(
    qtbot: QtBot, tmp_path: Path, answer: str
) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text("date,text\n2026-10-03,A heavy leg.\n", encoding="utf-8")
    with life(qtbot, tmp_path / "data", bring_in=notes, new=True) as new:
        qtbot.waitUntil(lambda: new.page is Interlude.BRING_IN)
        new.press(answer)
        qtbot.waitUntil(lambda: new.page is Screen.INTRODUCTION)

        assert new.shown.accessibleName() == "1 of 3: Get ready to talk about treatments"
        assert buttons(new.window)[:2] == ["Next", "Skip, and start"]


def test_the_way_back_from_the_lock_is_home(new: Life) -> None:
    new.press("Next")
    new.press("Next")
    new.press("Protect it")

    new.escape()

    assert new.page is Screen.HOME


def test_it_has_the_window_for_itself_until_one_starts(new: Life) -> None:
    assert buttons(new.window) == ["Next", "Skip, and start"]

    new.press("Skip, and start")

    assert new.page is Screen.HOME
    assert "Notes" in buttons(new.window)


def test_escape_goes_a_step_back_and_then_starts(new: Life) -> None:
    new.press("Next")
    new.press("Next")

    new.escape()
    assert "2 of 3" in new.reads()
    new.escape()
    assert "1 of 3" in new.reads()
    new.escape()
    assert new.page is Screen.HOME
    new.escape()
    assert new.page is Screen.HOME


def test_the_type_chosen_is_kept_and_sorts_the_treatments_at_once(new: Life) -> None:
    new.press("Next")
    new.press("Relapsing-remitting MS")
    new.press("Skip, and start")

    treatments = new.go(Screen.TREATMENTS)

    assert new.record.profile.get().ms_types == (MsType.RRMS,)
    assert isinstance(treatments, TreatmentsPage)
    assert treatments.mine.isChecked()


def test_whoever_takes_the_type_back_is_still_at_that_step(new: Life) -> None:
    new.press("Next")
    new.press("Relapsing-remitting MS")

    new.press("Undo")

    assert "2 of 3" in new.reads()
    assert new.record.profile.get().ms_types == ()
    assert button(new.shown, "I would rather not say").isChecked()
    assert "Skip, and start" in buttons(new.shown)


def test_whoever_does_not_lock_now_is_not_asked_again(new: Life) -> None:
    new.press("Next")
    new.press("Next")
    new.press("Not now")

    assert new.page is Screen.HOME
    assert new.settings.asked_to_lock


def test_whoever_skips_it_was_not_asked_about_the_lock(new: Life) -> None:
    new.press("Skip, and start")

    assert new.settings.introduced
    assert not new.settings.asked_to_lock


def test_whoever_closes_the_window_meanwhile_finds_home_next_time(
    new: Life, tmp_path: Path
) -> None:
    new.press("Next")
    new.close()

    assert first_page(tmp_path / "data") is Screen.HOME


def test_it_is_there_again_from_about_and_leads_back(lived: Life) -> None:
    lived.parts.preferences.change(lived.settings._replace(introduced=False))  # as of 0.1.0
    lived.go(Screen.ABOUT)
    lived.press("See the introduction again")

    lived.press("Next")
    lived.press("Close")

    assert lived.page is Screen.ABOUT
    lived.press("See the introduction again")
    assert "1 of 3" in lived.reads()


@pytest.mark.parametrize(
    ("there", "shown"),
    [
        ({"record.db": b"SQLite format 3\0"}, Screen.HOME),
        ({"record.db": b"scrambled, by the look of it", "record.keys": b"{}"}, Interlude.UNLOCK),
        ({"backups": None}, Screen.HOME),  # lost its record, as will be said
    ],
    ids=["a record", "a locked record", "backups alone"],
)
def test_whoever_has_a_record_is_not_told_what_msdesk_is(
    qtbot: QtBot, tmp_path: Path, there: dict[str, bytes | None], shown: Shown
) -> None:
    for name, held in there.items():
        if held is None:
            (tmp_path / name).mkdir()
        else:
            (tmp_path / name).write_bytes(held)

    assert first_page(tmp_path) is shown


def test_whoever_saw_it_begins_a_second_record_without_it(qtbot: QtBot, tmp_path: Path) -> None:
    save(tmp_path / "settings.json", Settings(introduced=True))

    assert first_page(tmp_path) is Screen.HOME


def test_after_everything_was_deleted_it_is_new_again(new: Life, tmp_path: Path) -> None:
    new.press("Skip, and start")
    new.go(Screen.ERASE)
    new.tick("Yes, delete")
    new.press("Delete everything")

    new.close()

    assert first_page(tmp_path / "data") is Screen.INTRODUCTION
