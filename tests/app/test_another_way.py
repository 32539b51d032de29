"""A card in the browser, in a file and aloud, from the real window."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.place import CardPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.screen import Screen
from msdesk.ui.evidence.reading_bar import ReadingBar
from tests.app.living import Life, life, locked_record
from tests.services.test_speech import WAITS, Programs, is_there
from tests.ui.finding import button, buttons, seen, texts
from tests.ui.geometry import WINDOWS, misfits

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
CARD = CardPlace(TreatmentId("natalizumab"))
_NEAR = 200  # pixels below what was pressed, at 100 %


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a temporary folder of the system's for these tests alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that the browser was asked to open."""
    files: list[Path] = []

    def open_it(url: QUrl) -> bool:
        files.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    return files


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Return programs that are all there are on the PATH."""
    (tmp_path / "programs").mkdir()
    programs = Programs(tmp_path / "programs")
    monkeypatch.setenv("PATH", programs.path["PATH"])
    return programs


def at_card(lived: Life) -> None:
    lived.go(CARD)
    lived.press("Read it another way")


def test_the_ways_are_seen_where_the_help_is_open(fresh: Life) -> None:
    page = fresh.go(CARD)
    fresh.press("How to use this card")

    fresh.press("Read it another way")

    names = ("Put the other ways away: Natalizumab", "Open as a web page: Natalizumab")
    above, below = (button(page, name).mapTo(page, QPoint()).y() for name in names)
    assert 0 < below - above < _NEAR


def reading(lived: Life, programs: Programs) -> None:
    """Be in the middle of a card that is read aloud."""
    programs.add("espeak-ng", WAITS)
    lived.window.activateWindow()  # else nothing in it has the keyboard
    lived.until(lived.window.isActiveWindow)
    at_card(lived)
    lived.press("Read aloud")
    lived.until(lambda: len(programs.running()) >= 2)


def silent(lived: Life, programs: Programs) -> bool:
    lived.until(lambda: not any(map(is_there, programs.running())))
    return not bar(lived).isVisible()


def bar(lived: Life) -> ReadingBar:
    (found,) = lived.shown.findChildren(ReadingBar)
    return found


def test_the_whole_card_opens_in_the_browser(fresh: Life, opened: list[Path]) -> None:
    at_card(fresh)
    fresh.press("Open as a web page")

    (page,) = opened
    assert "<h1>Natalizumab</h1>" in page.read_text(encoding="utf-8")
    fresh.hear("The card is opening in your browser.")


def test_the_page_for_the_browser_says_nothing_of_the_person(
    fresh: Life, opened: list[Path]
) -> None:
    at_card(fresh)
    fresh.press("Open as a web page")
    told = Profile(
        answer=TypeAnswer.KNOWN, ms_types=(MsType.PPMS_ACTIVE,), region=Region.US, other="Cats"
    )
    fresh.record.profile.save(told)
    fresh.go(Screen.HOME)
    at_card(fresh)
    fresh.press("Open as a web page")

    before, after = opened
    assert before.read_bytes() == after.read_bytes()


def test_the_page_for_the_browser_goes_when_msdesk_closes(
    fresh: Life, opened: list[Path], folder: Path
) -> None:
    at_card(fresh)
    fresh.press("Open as a web page")

    fresh.close()

    assert opened
    assert list(folder.iterdir()) == []


def test_the_page_of_a_msdesk_that_broke_goes_at_the_next_start(fresh: Life, folder: Path) -> None:
    fresh.close()
    (folder / "msdesk-page-old").mkdir()

    fresh.open()

    assert list(folder.iterdir()) == []


def test_where_there_is_no_browser_it_is_said_what_to_do(
    fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    at_card(fresh)
    fresh.press("Open as a web page")

    fresh.hear("No browser was found on this computer. Save the card as a web page")


def test_where_the_page_cannot_be_written_it_is_said(
    fresh: Life, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "gone"))
    at_card(fresh)
    fresh.press("Open as a web page")

    fresh.hear("The page could not be made")


def test_the_card_is_saved_where_one_chooses_with_ones_own_type_first(
    fresh: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "mine.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(to), ""))
    fresh.record.profile.save(Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.PPMS_ACTIVE,)))
    at_card(fresh)
    fresh.press("Save as a web page")

    fresh.hear("Saved as mine.html")
    assert "In PPMS active:" in to.read_text(encoding="utf-8")


def test_nothing_is_saved_where_one_does_not_go_on(fresh: Life) -> None:
    at_card(fresh)
    fresh.press("Save as a web page")

    assert fresh.said == ""


def test_a_card_that_cannot_be_saved_says_so(
    fresh: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "gone" / "mine.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(to), ""))
    at_card(fresh)
    fresh.press("Save as a web page")

    fresh.hear("The page could not be saved")


@on_posix
def test_the_card_is_read_aloud_from_its_name_on(fresh: Life, programs: Programs) -> None:
    reading(fresh, programs)

    ((_, options, text),) = programs.said()
    assert text.startswith("Natalizumab.\n")
    assert "Natalizumab" not in " ".join(options)
    assert "Stop reading" in buttons(fresh.shown)


@on_posix
def test_only_the_card_is_read(fresh: Life, programs: Programs) -> None:
    fresh.record.profile.save(Profile(answer=TypeAnswer.KNOWN, walking="With two crutches"))
    reading(fresh, programs)
    for _ in range(25):
        if bar(fresh).isVisible():
            fresh.press("Next part")

    assert "crutches" not in "".join(text for _, _, text in programs.said())


@on_posix
def test_escape_stops_the_reading_wherever_the_keyboard_is(
    fresh: Life, programs: Programs
) -> None:
    reading(fresh, programs)
    fresh.window.nav.focus_current()

    fresh.escape()

    assert silent(fresh, programs)
    assert fresh.shown.accessibleName() == "Natalizumab"


@on_posix
def test_escape_goes_back_again_once_it_is_silent(fresh: Life, programs: Programs) -> None:
    fresh.go(Screen.TREATMENTS)
    reading(fresh, programs)
    fresh.escape()

    fresh.escape()

    assert fresh.page is Screen.TREATMENTS


@on_posix
def test_stopping_leaves_the_keyboard_where_one_can_go_on(fresh: Life, programs: Programs) -> None:
    reading(fresh, programs)
    fresh.press("Next part")
    fresh.until(lambda: len(programs.said()) == 2)
    stop = next(b for b in seen_buttons(fresh) if b.accessibleName() == "Stop reading")
    stop.setFocus()

    stop.click()

    has = fresh.window.focusWidget()
    assert has is not None
    assert has.accessibleName() == "Go on reading aloud: Natalizumab, " + second_part(programs)


@on_posix
def test_one_goes_on_with_the_part_that_was_stopped(fresh: Life, programs: Programs) -> None:
    reading(fresh, programs)
    fresh.press("Next part")
    fresh.until(lambda: len(programs.said()) == 2)
    fresh.escape()

    fresh.press("Go on reading aloud")

    fresh.until(lambda: len(programs.said()) == 3)
    assert programs.said()[1][2] == programs.said()[2][2]


@on_posix
@pytest.mark.parametrize(
    "leave",
    [lambda lived: lived.go(Screen.HOME), Life.close, Life.close_and_open],
    ids=["leave", "close", "start anew"],
)
def test_nothing_is_read_once_one_has_gone(
    fresh: Life, programs: Programs, leave: Callable[[Life], object]
) -> None:
    reading(fresh, programs)

    leave(fresh)

    fresh.until(lambda: not any(map(is_there, programs.running())))


@on_posix
@pytest.mark.usefixtures("cheap_keys")
def test_nothing_is_read_once_the_record_is_locked(
    qtbot: QtBot, tmp_path: Path, programs: Programs
) -> None:
    locked_record(tmp_path / "data")
    with life(qtbot, tmp_path / "data") as locked:
        locked.unlock()
        reading(locked, programs)

        locked.parts.opening.lock()

        locked.until(lambda: not any(map(is_there, programs.running())))
        assert not locked.is_open


@on_posix
def test_a_voice_that_says_nothing_is_told_of(fresh: Life, programs: Programs) -> None:
    programs.add("spd-say", "sys.exit(1)")
    at_card(fresh)
    fresh.press("Read aloud")

    fresh.hear("The voice of this computer said nothing.")
    assert not bar(fresh).isVisible()


def test_where_there_is_no_voice_a_line_says_what_to_do(
    fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("SYSTEMROOT", "")
    at_card(fresh)

    assert any(text.startswith("This computer has no voice") for text in texts(fresh.shown))
    assert not any(name.startswith("Read aloud") for name in buttons(fresh.shown))


@on_posix
def test_the_bar_fits_at_every_size_of_text_and_window(fresh: Life, programs: Programs) -> None:
    programs.add("espeak-ng", WAITS)
    found: list[str] = []
    for percent in WINDOWS:
        preferences = fresh.parts.preferences
        preferences.change(preferences.value._replace(text_percent=percent))
        fresh.rest()
        at_card(fresh)
        fresh.press("Read aloud")
        assert bar(fresh).isVisible()
        found += misfits(fresh.window, fresh.shown, percent)

    assert found == []


def seen_buttons(lived: Life) -> list[QAbstractButton]:
    return seen(lived.shown, QAbstractButton)


def second_part(programs: Programs) -> str:
    return programs.said()[1][2].partition(".\n")[0]
