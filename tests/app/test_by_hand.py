"""How far it is from Home to the saved page, for somebody who presses each key with effort."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from msdesk.domain.screen import ItemScreen
from msdesk.settings import Settings, save
from msdesk.store.record import open_record
from msdesk.ui.frame import keyboard, second_press
from tests.app.living import Life, life
from tests.ui.finding import button

Key = Qt.Key
_MOST_KEYS = 12  # each Tab counts


class Hand:
    """Presses keys or the mouse, and counts; the system's dialog is left with one more."""

    def __init__(self, lived: Life) -> None:
        self.lived = lived
        self.presses = 0
        self.saved: Path | None = None

    @property
    def at(self) -> str:
        """What has the keyboard, as it is heard."""
        has = self.lived.window.focusWidget()
        if isinstance(has, QLabel):  # a heading
            return has.text()
        return has.accessibleName() if has is not None else ""

    def key(self, key: Qt.Key) -> None:
        """Press a key when something has the keyboard, whatever it is."""
        window = self.lived.window
        self.lived.until(lambda: window.focusWidget() is not None)
        handle = window.windowHandle()
        assert handle is not None
        self.presses += 1
        QTest.keyClick(handle, key)
        self.lived.rest()

    def go_to(self, begins: str, key: Qt.Key) -> None:
        """Press a key until that has the keyboard whose name begins so."""
        self.lived.until(lambda: self.at != "")
        while not self.at.startswith(begins):
            self.key(key)
            assert self.presses < 100, f"{begins!r} is nowhere"

    def click(self, name: str) -> None:
        """Click on the middle of what is called so, where it can be seen."""
        found = button(self.lived.shown, name)
        self._click(found)

    def click_on_first(self, begins: str) -> None:
        """Click on the first button whose name begins so."""
        shown = self.lived.shown
        names = (b for b in shown.findChildren(QAbstractButton) if b.isVisible())
        self._click(next(b for b in names if b.accessibleName().startswith(begins)))

    def _click(self, found: QAbstractButton) -> None:
        self.presses += 1
        assert not found.visibleRegion().isEmpty(), "it is out of sight"
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.lived.rest()

    def answer(self, _window: object, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        """Save where the dialog begins."""
        self.presses += 1
        self.saved = Path(begin)
        return begin, ""


@pytest.fixture
def percent() -> int:
    """Return the size of text; a test asks for another by its parameter."""
    return 100


@pytest.fixture
def hand(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, percent: int
) -> Iterator[Hand]:
    """Return a hand at Home, with one appointment to come and no question chosen."""
    monkeypatch.setattr(second_press, "APART", 0)  # it presses no faster than a person
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    (tmp_path / "Documents").mkdir()
    record = open_record(tmp_path / "data")
    record.appointments.add("Neurology clinic", day=date.today() + timedelta(days=5))  # noqa: DTZ011
    record.close()
    settings = tmp_path / "settings.json"
    save(settings, Settings(introduced=True, text_percent=percent))
    with life(qtbot, tmp_path / "data", settings=settings) as lived:
        hand = Hand(lived)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", hand.answer)
        yield hand


def printed(hand: Hand) -> str:
    """Wait until the page is saved, and return its words."""
    hand.lived.hear("Saved as Questions-")
    assert hand.saved is not None
    pages = PdfReader(io.BytesIO(hand.saved.read_bytes())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def chosen(hand: Hand) -> list[str]:
    listed = hand.lived.record.questions.for_appointment(hand.lived.coming.id)
    return [question.text for question in listed]


@pytest.mark.parametrize("percent", [100, 300])
def test_by_keyboard_the_saved_page_is_a_few_presses_from_home(hand: Hand) -> None:
    hand.key(Key.Key_Return)
    hand.lived.arrive(ItemScreen.APPOINTMENT)
    hand.go_to("Add: ", Key.Key_Tab)
    for _ in range(3):
        hand.key(Key.Key_Return)
    hand.go_to("See my page with these questions", Key.Key_Backtab)
    hand.key(Key.Key_Return)
    hand.lived.arrive(ItemScreen.PREVIEW)
    hand.go_to("Save as PDF", Key.Key_Tab)
    hand.key(Key.Key_Return)

    words = printed(hand)

    assert [text in words for text in chosen(hand)] == [True] * 3
    assert hand.presses <= _MOST_KEYS


def test_the_keyboard_waits_a_turn_where_a_timer_comes_before_what_is_shown(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyboard, "_TURNS", 2)  # as on Windows
    hand.key(Key.Key_Return)
    hand.lived.arrive(ItemScreen.APPOINTMENT)
    hand.go_to("Add: ", Key.Key_Tab)
    hand.key(Key.Key_Return)

    hand.lived.until(lambda: hand.at.startswith("Add: "))

    assert len(chosen(hand)) == 1


def test_by_mouse_the_saved_page_is_a_few_clicks_from_home(hand: Hand) -> None:
    hand.click("Prepare for an appointment")
    hand.lived.arrive(ItemScreen.APPOINTMENT)
    for _ in range(3):
        hand.click_on_first("Add: ")
    hand.click("See my page with these questions")
    hand.lived.arrive(ItemScreen.PREVIEW)
    hand.click("Save as PDF")

    words = printed(hand)

    assert [text in words for text in chosen(hand)] == [True] * 3
    assert hand.presses == 7
