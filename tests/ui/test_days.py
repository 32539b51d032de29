"""The field of a day: typed in words, or taken from the days of a month by mouse or keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import msdesk.ui
from msdesk.ui.look import Look, Size
from msdesk.ui.stylesheet import stylesheet
from msdesk.ui.widgets.basics import Button, column
from msdesk.ui.widgets.day_field import ClockField, DayField
from msdesk.ui.widgets.month import DayButton, Month
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.typed import Clock, Day
from tests.ui.conftest import TODAY, Show
from tests.ui.finding import button, buttons, press, seen, texts

Key = Qt.Key
_UI = Path(msdesk.ui.__file__).parent
_RAW = re.compile(r"\bQ(CalendarWidget|(Date|Time|DateTime)Edit|(Double)?SpinBox)\b")


class Form:
    """A field of a day in a window, with a button after it."""

    def __init__(self, look: Look, show: Show, day: date | None, width: int) -> None:
        self.day = Day(look, TODAY, day, to_come=True)
        self.after = Button(look, "Save")
        self.whole = column(look, DayField(look, "Day", self.day), self.after)
        show(self.whole, width, 900)

    @property
    def month(self) -> Month | None:
        months = [m for m in self.whole.findChildren(Month) if m.isVisible()]
        return months[0] if months else None

    def open(self) -> Form:
        press(self.whole, "Choose the day: Day")
        return self

    def key(self, *keys: Qt.Key, shift: bool = False) -> Form:
        ways = Qt.KeyboardModifier
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            QTest.keyClick(at, key, ways.ShiftModifier if shift else ways.NoModifier)
        return self

    @property
    def at(self) -> str:
        """The day that has the keyboard, as it is heard."""
        focused = QApplication.focusWidget()
        return focused.accessibleName() if isinstance(focused, DayButton) else ""


MakeForm = Callable[..., Form]


@pytest.fixture
def form(look: Look, show: Show) -> MakeForm:
    """Return what shows a form."""

    def make(day: date | None = None, width: int = 600) -> Form:
        return Form(look, show, day, width)

    return make


def test_a_day_that_was_typed_is_said_in_words(form: MakeForm) -> None:
    shown = form()
    shown.day.setText("4.12.2026")

    assert "Friday 4 December 2026, in 12 days." in texts(shown.whole)
    assert shown.day.accessibleDescription() == "Friday 4 December 2026, in 12 days."


def test_a_day_is_written_out_when_one_leaves_the_field(form: MakeForm) -> None:
    shown = form()
    shown.day.setFocus()
    QTest.keyClicks(shown.day, "tomorrow")

    shown.after.setFocus()

    assert (shown.day.text(), shown.day.value()) == ("23 November 2026", date(2026, 11, 23))


def test_nothing_is_said_of_half_a_day_before_one_leaves_it(form: MakeForm) -> None:
    shown = form()
    shown.day.setFocus()
    QTest.keyClicks(shown.day, "31.2.2026")
    assert not shown.day.wrong.isVisible()

    shown.after.setFocus()

    assert shown.day.wrong.text().startswith("There is no 31 February 2026.")
    assert shown.day.text() == "31.2.2026"


def test_what_is_wrong_with_a_day_goes_when_it_is_mended(form: MakeForm) -> None:
    shown = form()
    shown.day.setText("31.2.2026")
    shown.day.wanted("")

    shown.day.setText("28.2.2026")

    assert not shown.day.wrong.isVisible()


def test_a_day_that_is_wanted_and_missing_gets_the_keyboard_and_a_sentence(
    form: MakeForm,
) -> None:
    shown = form()
    shown.after.setFocus()

    assert shown.day.wanted("Choose the day.") is None

    assert shown.day.hasFocus()
    assert "Choose the day." in texts(shown.whole)


def test_where_the_month_comes_first_it_is_read_so(
    form: MakeForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))
    shown = form()

    shown.day.setText("12/4/2026")

    assert shown.day.value() == date(2026, 12, 4)


def test_a_time_is_said_with_its_part_of_the_day(qtbot: QtBot, look: Look) -> None:
    clock = Clock(look)
    box = ClockField(look, "Time", clock)
    qtbot.addWidget(box)

    clock.setText("2")

    assert "02:00, at night." in texts(box)


def test_a_time_that_cannot_be_read_is_told_when_it_is_wanted(look: Look, show: Show) -> None:
    clock = Clock(look, time(10, 0))
    show(ClockField(look, "Time", clock), 400, 200)
    clock.setText("tennish")

    assert clock.wanted("Write the time.") is None

    assert clock.wrong.text() == "This is not a time we can read. Write it like 14:30."


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (None, "22 November 2026, Sunday, today"),
        (date(2026, 12, 4), "4 December 2026, Friday, in 12 days, chosen"),
    ],
)
def test_the_days_begin_at_the_one_chosen_or_today(
    form: MakeForm, day: date | None, begins: str
) -> None:
    assert form(day).open().at == begins


@pytest.mark.parametrize(
    ("key", "shift", "there"),
    [
        (Key.Key_Right, False, date(2026, 12, 2)),
        (Key.Key_Left, False, date(2026, 11, 30)),
        (Key.Key_Down, False, date(2026, 12, 8)),
        (Key.Key_Up, False, date(2026, 11, 24)),
        (Key.Key_Home, False, date(2026, 11, 30)),
        (Key.Key_End, False, date(2026, 12, 6)),
        (Key.Key_PageDown, False, date(2027, 1, 1)),
        (Key.Key_PageUp, False, date(2026, 11, 1)),
        (Key.Key_PageDown, True, date(2027, 12, 1)),
        (Key.Key_PageUp, True, date(2025, 12, 1)),
    ],
)
def test_a_key_leads_to_another_day_and_enter_takes_it(
    form: MakeForm, key: Qt.Key, there: date, *, shift: bool
) -> None:
    shown = form(date(2026, 12, 1)).open()

    shown.key(key, shift=shift).key(Key.Key_Return)

    assert shown.day.value() == there
    assert (shown.month, shown.day.hasFocus()) == (None, True)


def test_a_month_that_is_shorter_has_its_last_day(form: MakeForm) -> None:
    shown = form(date(2027, 3, 31)).open()

    shown.key(Key.Key_PageDown, Key.Key_Space)

    assert shown.day.value() == date(2027, 4, 30)


@pytest.mark.parametrize(
    ("day", "key"), [(date(1900, 1, 1), Key.Key_Up), (date(2199, 12, 31), Key.Key_PageDown)]
)
def test_the_days_end_somewhere(form: MakeForm, day: date, key: Qt.Key) -> None:
    shown = form(day).open()

    shown.key(key, Key.Key_Return)

    assert shown.day.value() == day


def test_escape_leaves_the_day_as_it_was_and_the_keyboard_in_the_field(form: MakeForm) -> None:
    shown = form(date(2026, 12, 1)).open()

    shown.key(Key.Key_Right, Key.Key_Escape)

    assert (shown.day.value(), shown.month) == (date(2026, 12, 1), None)
    assert shown.day.hasFocus()


@pytest.mark.parametrize("closing", ["Close without choosing", "Choose the day: Day"])
def test_the_days_are_closed_without_choosing(form: MakeForm, closing: str) -> None:
    shown = form(date(2026, 12, 1)).open()

    press(shown.whole, closing)

    assert (shown.day.value(), shown.month) == (date(2026, 12, 1), None)


def test_a_day_is_taken_by_a_click_and_counts_as_written(qtbot: QtBot, form: MakeForm) -> None:
    shown = form(date(2026, 12, 1)).open()

    with qtbot.waitSignal(shown.day.textEdited):
        press(shown.whole, "24 December 2026, Thursday, in 32 days")

    assert shown.day.text() == "24 December 2026"


def test_tab_leaves_the_days_at_the_next_control(form: MakeForm) -> None:
    shown = form(date(2026, 12, 1)).open()

    inside = [b for b in seen(shown.whole, DayButton) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert [b.text() for b in inside] == ["1"]


def test_the_months_and_years_are_turned_by_buttons(form: MakeForm) -> None:
    shown = form(date(2026, 12, 1)).open()

    for name in ("Month after", "Year after", "Month before", "Year before"):
        press(shown.whole, name)

    said = texts(shown.whole, "heading")
    assert said == ["December 2026"]


def test_the_day_one_is_at_and_today_stand_in_words(form: MakeForm) -> None:
    shown = form(date(2026, 12, 1)).open()

    shown.key(Key.Key_Right)

    said = texts(shown.whole)
    assert "Wednesday 2 December 2026, in 10 days" in said
    assert "Today is Sunday 22 November 2026." in said


@pytest.mark.parametrize(("place", "head"), [("en_GB", "Mon"), ("en_US", "Sun"), ("ar_EG", "Sat")])
def test_a_week_begins_as_where_the_person_lives(
    form: MakeForm, monkeypatch: pytest.MonkeyPatch, place: str, head: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(place))
    shown = form(date(2026, 12, 4)).open()

    heads = texts(shown.whole, "strong-small")
    first = min(_places(shown), key=lambda place: (place[0], place[1]))

    assert heads[0] == head
    assert first[2].startswith("1 December 2026, Tuesday")
    assert heads[_column(shown, first[2])] == "Tue"


def _places(shown: Form) -> list[tuple[int, int, str]]:
    corner = QPoint(0, 0)
    found = [(b.mapTo(shown.whole, corner), b) for b in seen(shown.whole, DayButton)]
    return [(at.y(), at.x(), b.accessibleName()) for at, b in found]


def _column(shown: Form, name: str) -> int:
    wide = next(b for b in seen(shown.whole, DayButton) if b.accessibleName() == name)
    return round(wide.x() / wide.width())


def test_all_of_the_month_comes_into_sight_where_there_is_room(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    day_field = DayField(look, "Day", Day(look, TODAY))
    above = QWidget()
    above.setMinimumHeight(700)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(column(look, above, day_field))
    show(page, 600, 700)

    press(page, "Choose the day: Day")

    (month,) = page.findChildren(Month)
    qtbot.waitUntil(lambda: month.visibleRegion().boundingRect().height() == month.height())


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2026, 11, 1)])  # in six weeks
def test_large_text_keeps_the_month_in_sight_with_the_day_one_is_at(
    qapp: QApplication, qtbot: QtBot, look: Look, show: Show, day: date
) -> None:
    large = Look(look.resources, look.theme, 300)
    qapp.setStyleSheet(stylesheet(large, "", ""))
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(column(large, DayField(large, "Day", Day(large, TODAY, day))))
    show(page, 928, 586)  # what a window of 960 and 737 pixels leaves of a page

    press(page, "Choose the day: Day")
    at = QApplication.focusWidget()
    assert at is not None
    for key in (Key.Key_Right, Key.Key_Left):
        QTest.keyClick(QApplication.focusWidget() or at, key)

    (words,) = (
        w for w in seen(page, Text) if w.property("kind") == "strong" and "2026" in w.text()
    )
    qtbot.waitUntil(lambda: _whole(words) and _whole(at))


def _whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()


def test_turning_a_month_moves_nothing_below_it(form: MakeForm) -> None:
    shown = form(date(2027, 2, 1)).open()  # four weeks; the month before has five
    assert shown.month is not None
    before = shown.month.minimumSizeHint().height()

    shown.key(Key.Key_PageUp)

    assert shown.month.minimumSizeHint().height() == before


@pytest.mark.parametrize(
    ("percent", "width"), [(100, 320), (100, 480), (150, 480), (200, 640), (300, 960)]
)
def test_the_days_have_room_in_a_narrow_window_and_are_large(
    qapp: QApplication, look: Look, show: Show, percent: int, width: int
) -> None:
    large = Look(look.resources, look.theme, percent)
    qapp.setStyleSheet(stylesheet(large, "", ""))
    month = Month(large, TODAY, date(2026, 12, 4))

    show(month, width, 900)

    across = {b.width() for b in seen(month, QPushButton) if isinstance(b, DayButton)}
    high = {b.height() for b in seen(month, DayButton)}
    assert month.minimumSizeHint().width() <= width
    assert min(across) >= 44
    assert min(high) >= (large.space(44) if percent <= 200 else large.text(Size.READING)) >= 44
    assert all(_fits(b) for b in seen(month, DayButton))


def _fits(day: QPushButton) -> bool:
    return day.fontMetrics().horizontalAdvance(day.text()) + 4 <= day.width()


def test_every_day_has_its_whole_name(form: MakeForm) -> None:
    shown = form(date(2026, 12, 4)).open()

    days = [name for name in buttons(shown.whole) if " December 2026, " in name]

    assert len(days) == 31
    assert days[3] == "4 December 2026, Friday, in 12 days, chosen"
    assert button(shown.whole, days[3]).isChecked()


def test_no_field_is_one_of_qts_own_for_days_times_or_numbers() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in _UI.rglob("*.py")}

    used = [path.name for path, source in sources.items() if _RAW.search(source)]

    assert used == []


def test_what_is_wrong_stands_above_the_field_where_large_text_leaves_it_in_sight(
    form: MakeForm,
) -> None:
    shown = form()

    shown.day.wanted("Choose the day.")

    corner = QPoint(0, 0)
    shown.whole.grab()  # laid out
    said, there = (w.mapTo(shown.whole, corner).y() for w in (shown.day.wrong, shown.day))
    assert said < there


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY + timedelta(days=900), "in 900 days."),
        (TODAY + timedelta(days=1100), "in 1100 days. This day is far away: is the year right?"),
    ],
)
def test_a_day_that_is_far_away_is_said_to_be(look: Look, day: date, said: str) -> None:
    field = Day(look, TODAY, day, to_come=True)

    assert field.reading.text().endswith(said)
