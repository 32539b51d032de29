"""Enter adds where there is one thing to write, and leads on where there are more."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import column
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Area, Line, Pick, Tick
from msdesk.ui.widgets.typed import Day
from tests.ui.conftest import Show

Key = Qt.Key
_PLAIN = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Form:
    """Two lines, a hidden one between them, and an area; ``added`` counts what it does."""

    def __init__(self, look: Look, show: Show, *, one: bool = False) -> None:
        self.first, self.hidden, self.second, self.area = (
            Line(look),
            Line(look),
            Line(look),
            Area(look),
        )
        self.added = 0
        self.hidden.hide()
        fields: list[QWidget] = [self.first, self.hidden, self.second, self.area]
        self.form = column(look, *fields)
        self.hidden.hide()
        Entering(self.form, fields, self._add, one=one)
        show(self.form)

    def _add(self) -> None:
        self.added += 1

    @property
    def has_keyboard(self) -> QWidget | None:
        return self.form.focusWidget()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_with_one_thing_to_write_enter_adds_it(look: Look, show: Show, key: Key) -> None:
    form = Form(look, show, one=True)

    QTest.keyClick(form.first, key)
    QTest.keyClick(form.area, key)

    assert form.added == 2
    assert form.area.toPlainText() == ""


def test_with_one_thing_to_write_shift_enter_begins_a_line(look: Look, show: Show) -> None:
    form = Form(look, show, one=True)

    QTest.keyClick(form.area, Key.Key_Return, _SHIFT)

    assert (form.added, form.area.document().lineCount()) == (0, 2)


def test_with_more_to_write_enter_leads_to_the_next_that_can_be_seen(
    look: Look, show: Show
) -> None:
    form = Form(look, show)
    form.first.setFocus()

    QTest.keyClick(form.first, Key.Key_Return)

    assert form.has_keyboard is form.second
    assert form.added == 0


def test_with_more_to_write_enter_begins_a_line_where_there_are_lines(
    look: Look, show: Show
) -> None:
    form = Form(look, show)

    QTest.keyClick(form.area, Key.Key_Return)

    assert (form.added, form.area.document().lineCount()) == (0, 2)


def test_control_and_enter_save_from_any_field(look: Look, show: Show) -> None:
    form = Form(look, show)

    for field in (form.first, form.second, form.area):
        QTest.keyClick(field, Key.Key_Return, _CONTROL)

    assert (form.added, form.area.toPlainText()) == (3, "")


def test_enter_stays_at_a_day_that_cannot_be_read(look: Look, show: Show) -> None:
    day, after = Day(look, date(2026, 11, 22)), Line(look)
    form = column(look, day.wrong, day, after)
    Entering(form, [day, after], lambda: None)
    show(form)
    day.setFocus()
    day.setText("next friday")

    QTest.keyClick(day, Key.Key_Return)

    assert form.focusWidget() is day
    assert "This is not a day we can read" in day.wrong.text()


def test_in_the_last_field_enter_stays(look: Look, show: Show) -> None:
    one, tick = Line(look), Tick("A tick")
    form = column(look, tick, one)
    Entering(form, [tick, one], lambda: None)
    show(form)
    one.setFocus()

    QTest.keyClick(tick, Key.Key_Return)
    QTest.keyClick(one, Key.Key_Return)

    assert form.focusWidget() is one


@pytest.mark.parametrize("has_keyboard", [True, False])
def test_a_wheel_over_a_field_neither_changes_it_nor_gives_it_the_keyboard(
    look: Look, show: Show, *, has_keyboard: bool
) -> None:
    pick, area = Pick[str](look, [("a", "a"), ("b", "b")]), Area(look, "One")
    before = Line(look)
    form = column(look, before, pick, area)
    show(form)
    (pick if has_keyboard else before).setFocus()

    for field in (pick, area):
        wheel(field)

    assert (pick.value(), area.toPlainText()) == ("a", "One")
    assert form.focusWidget() is (pick if has_keyboard else before)


def wheel(field: QWidget) -> None:
    """Turn the wheel over a field, as the window passes it on."""
    handle = field.window().windowHandle()
    assert handle is not None
    middle = QPointF(field.mapTo(field.window(), field.rect().center()))
    there = QPointF(field.window().mapToGlobal(middle))
    turned, none = QPoint(0, -120), Qt.MouseButton.NoButton
    QApplication.sendEvent(
        handle,
        QWheelEvent(
            middle,
            there,
            turned,
            turned,
            none,
            _PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003
        ),
    )
