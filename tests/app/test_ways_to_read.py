"""A table of another program that can be read two ways, before any of it comes in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from msdesk.domain.screen import Interlude, Screen
from msdesk.services.foreign.how import LETTERS
from msdesk.ui.widgets.forms import Pick
from tests.app.living import Life
from tests.ui.finding import texts


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
    fresh.until(lambda: any(line.startswith("2 November") for line in texts(fresh.shown)))
    fresh.press("Bring these in")
    fresh.arrive(Screen.HOME)

    (note,) = fresh.record.journal.entries()
    assert note.day == date(2026, 11, 2)


def test_letters_that_came_out_wrong_are_read_in_another_language(
    fresh: Life, either_way: Path
) -> None:
    _look_at(fresh, either_way)
    assert not any("ból głowy" in line for line in texts(fresh.shown))

    (letters,) = fresh.shown.findChildren(Pick)
    letters.setCurrentIndex(list(LETTERS).index("cp1250"))
    letters.activated.emit(letters.currentIndex())

    fresh.until(lambda: any("ból głowy" in line for line in texts(fresh.shown)))


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
