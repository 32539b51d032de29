"""A table of another program that can be read two ways, before any of it comes in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from msdesk.domain.screen import Interlude, Screen
from msdesk.services.foreign.how import LETTERS
from msdesk.ui.widgets.forms import Pick
from tests.app.living import Life
from tests.ui.finding import button, texts


@pytest.fixture
def either_way(tmp_path: Path) -> Path:
    """Return a table whose days can be read two ways, with letters that nothing names."""
    file = tmp_path / "notes.csv"
    file.write_bytes("date,text\n11/02/2026,ból głowy\n".encode("cp1250"))
    return file


def _look_at(lived: Life, file: Path) -> None:
    lived.desk.bring_in_opened(str(file))
    lived.arrive(Interlude.BRING_IN)


@pytest.mark.parametrize(
    ("country", "day"), [("United States", "2 November"), ("United Kingdom", "11 February")]
)
def test_days_are_read_as_the_country_of_the_settings_has_it(
    fresh: Life, either_way: Path, country: str, day: str
) -> None:
    fresh.parts.preferences.amend(country=country)

    _look_at(fresh, either_way)

    assert any(line.startswith(day) for line in texts(fresh.shown))


def test_one_press_reads_days_the_other_way_before_they_come_in(
    fresh: Life, either_way: Path
) -> None:
    fresh.parts.preferences.amend(country="United Kingdom")
    _look_at(fresh, either_way)

    fresh.press("Read the month first")
    fresh.hear("Now it begins: 2 November 2026: ból g³owy")
    fresh.press("Bring these in")
    fresh.arrive(Screen.HOME)

    (note,) = fresh.record.journal.entries()
    assert note.day == date(2026, 11, 2)


def test_letters_that_came_out_wrong_are_read_in_another_language(
    fresh: Life, either_way: Path
) -> None:
    _look_at(fresh, either_way)
    assert not any("ból głowy" in line for line in texts(fresh.shown))

    _press_down(fresh)  # as one does who tries one after the other

    fresh.until(lambda: any("ból głowy" in line for line in texts(fresh.shown)))


def test_the_keyboard_stays_at_the_letters_for_who_tries_one_after_the_other(
    fresh: Life, either_way: Path
) -> None:
    _look_at(fresh, either_way)
    _press_down(fresh)
    fresh.hear("Now it begins: 11 February 2026: ból głowy")

    (letters,) = fresh.shown.findChildren(Pick)
    assert letters.hasFocus()
    assert letters.currentText() == LETTERS["cp1250"]


def test_the_keyboard_stays_at_the_days_one_had_read_the_other_way(
    fresh: Life, either_way: Path
) -> None:
    fresh.parts.preferences.amend(country="United Kingdom")
    _look_at(fresh, either_way)
    fresh.press("Read the month first")
    fresh.hear("Now it begins: 2 November 2026")

    assert button(fresh.shown, "Read the day first").hasFocus()


def test_who_leaves_a_file_is_where_it_was_opened(fresh: Life, either_way: Path) -> None:
    fresh.go(Screen.NOTES)
    _look_at(fresh, either_way)

    fresh.press("Leave it")

    assert fresh.page is Screen.NOTES
    assert fresh.record.journal.count() == 0


def test_the_content_is_not_read_before_the_file_has_been_looked_at(
    fresh: Life, either_way: Path
) -> None:
    (soon,) = fresh.parts.content.findChildren(QTimer)
    fresh.parts.content._library = None  # as where nobody has wanted it yet
    soon.stop()

    _look_at(fresh, either_way)

    assert soon.isActive()


def _press_down(lived: Life) -> None:
    (letters,) = lived.shown.findChildren(Pick)
    letters.setFocus()
    QTest.keyClick(letters, Qt.Key.Key_Down)
