"""The window goes with the system, as it is and as it changes; what the person chose wins."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from msdesk.domain.screen import Screen
from tests.app.living import PASSPHRASE, Life, life, locked_record
from tests.ui.finding import seen

# Twice the size that text has where nobody has made it larger, in points.
TWICE = {"win32": 18, "darwin": 26}.get(sys.platform, 22)


class Desktop(QObject):
    """A system whose settings a test can change; Qt lets nobody do so without one."""

    colorSchemeChanged = Signal()  # noqa: N815 - as Qt has it
    contrastPreferenceChanged = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Qt.ColorScheme.Light
        self._contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return self._scheme

    def accessibility(self) -> Desktop:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802
        return self._contrast

    def darken(self) -> None:
        """Change to dark windows."""
        self._scheme = Qt.ColorScheme.Dark
        self.colorSchemeChanged.emit()

    def ask_for_contrast(self) -> None:
        """Ask for more contrast."""
        self._contrast = Qt.ContrastPreference.HighContrast
        self.contrastPreferenceChanged.emit()

    @staticmethod
    def set_font(points: float) -> None:
        """Change the size of the system's text."""
        font = QApplication.font()
        font.setPointSizeF(points)
        QApplication.setFont(font)


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """Return the system that windows are opened on from now on."""
    desktop = Desktop()
    before = QApplication.font()
    monkeypatch.setattr(QApplication, "styleHints", lambda *_: desktop)
    yield desktop
    QApplication.setFont(before)


def looks(lived: Life) -> tuple[str, int]:
    """Return the theme and the size of text of the window."""
    return lived.window.look.theme.name, lived.window.look.percent


def test_the_window_follows_the_system_and_keeps_what_is_typed(
    desktop: Desktop, fresh: Life
) -> None:
    fresh.go(Screen.TREATMENTS)
    search = seen(fresh.shown, QLineEdit)[0]
    search.setText("myelin")
    search.setCursorPosition(2)
    search.setFocus()

    desktop.darken()
    desktop.set_font(TWICE)

    fresh.until(lambda: looks(fresh) == ("Dark", 200))
    desktop.ask_for_contrast()
    fresh.until(lambda: looks(fresh) == ("High contrast", 200))
    fresh.until(lambda: fresh.window.focusWidget() is not None)
    again = seen(fresh.shown, QLineEdit)[0]
    assert (again.text(), again.cursorPosition()) == ("myelin", 2)
    assert fresh.window.focusWidget() is again


def test_what_the_person_chose_stays_whatever_the_system_does(
    desktop: Desktop, fresh: Life
) -> None:
    chosen = fresh.settings._replace(theme="white", text_percent=150)
    fresh.parts.preferences.change(chosen)
    fresh.until(lambda: looks(fresh) == ("White", 150))

    desktop.ask_for_contrast()
    desktop.set_font(TWICE)

    fresh.rest()
    assert looks(fresh) == ("White", 150)


@pytest.mark.usefixtures("cheap_keys")
def test_a_page_that_waits_for_an_answer_is_not_taken_away(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.until(lambda: bool(seen(lived.shown, QLineEdit)))
        seen(lived.shown, QLineEdit)[0].setText(PASSPHRASE)

        desktop.ask_for_contrast()

        lived.rest()
        assert seen(lived.shown, QLineEdit)[0].text() == PASSPHRASE
        lived.unlock()
        lived.until(lambda: looks(lived)[0] == "High contrast")
