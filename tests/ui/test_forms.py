"""Fields: what the wheel, Tab and a press do to them, and what they are called."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextLayout, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from msdesk.domain.journal import EntryKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import column
from msdesk.ui.widgets.forms import Area, Line, Pick, Tick, field, when_edited
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.typed import Clock, Day
from tests.ui.conftest import TODAY, Show
from tests.ui.finding import seen

_LONG = "Nobody has to decide today, and a question to the team is never a wrong one."


def turn_wheel(widget: QWidget) -> None:
    """Turn the wheel by one notch over a widget."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own order
    )
    QApplication.sendEvent(widget, event)


def test_a_long_tick_wraps(look: Look, show: Show) -> None:
    tick = Tick(_LONG)
    show(tick, 200, 200)

    assert tick.heightForWidth(200) > tick.heightForWidth(900)
    assert tick.minimumSizeHint().width() < tick.sizeHint().width()


class Measured(Tick):
    """Counts how often its words are set in lines."""

    times = 0

    def _lines(self, width: int) -> tuple[QTextLayout, float]:
        self.times += 1
        return super()._lines(width)


def test_the_words_of_a_tick_are_measured_once_at_each_width(qtbot: QtBot) -> None:
    tick = Measured(_LONG)
    qtbot.addWidget(tick)

    heights = [tick.heightForWidth(width) for width in (200, 400, 200, 400)]

    assert (heights[:2], tick.times) == (heights[2:], 2)


def test_other_words_of_a_tick_are_measured_anew(qtbot: QtBot) -> None:
    tick = Tick("Yes")
    qtbot.addWidget(tick)
    low = tick.heightForWidth(200)

    tick.setText(_LONG)

    assert tick.heightForWidth(200) > low


def test_a_tick_is_at_least_44_pixels_high(qtbot: QtBot, look: Look) -> None:
    tick = Tick("Yes")
    qtbot.addWidget(tick)

    assert tick.heightForWidth(900) >= 44


@pytest.mark.parametrize("x", [5, 60, 290])
def test_a_tick_is_toggled_anywhere_on_it(qtbot: QtBot, look: Look, show: Show, x: int) -> None:
    tick = Tick("Yes")
    show(tick, 300, 60)

    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(x, 30))

    assert tick.isChecked()


def test_a_pick_gives_back_the_kind_of_value_it_was_given(qtbot: QtBot, look: Look) -> None:
    pick = Pick[EntryKind | None](look, [("Every", None), *((k.value, k) for k in EntryKind)])
    qtbot.addWidget(pick)

    pick.set_value(EntryKind.HEARD)

    assert pick.value() is EntryKind.HEARD


def test_a_pick_stays_where_it_is_for_a_value_it_does_not_have(qtbot: QtBot, look: Look) -> None:
    pick = Pick[int](look, [("One", 1), ("Two", 2)], 2)
    qtbot.addWidget(pick)

    pick.set_value(3)

    assert pick.value() == 2


def test_the_wheel_does_not_change_a_pick(look: Look, show: Show) -> None:
    pick = Pick[int](look, [("One", 1), ("Two", 2)])
    show(pick, 300, 60)
    pick.setFocus()

    turn_wheel(pick)

    assert pick.value() == 1


def test_the_wheel_does_not_change_a_day_or_a_time(look: Look, show: Show) -> None:
    day, clock = Day(look, TODAY, TODAY), Clock(look, time(10, 0))
    show(column(look, day, clock), 300, 120)
    day.setFocus()

    turn_wheel(day)
    turn_wheel(clock)

    assert (day.value(), clock.value()) == (TODAY, time(10, 0))


def test_words_written_before_are_gone_on_with_behind_them(look: Look) -> None:
    area = Area(look, "They will look")

    QTest.keyClicks(area, " again")

    assert area.toPlainText() == "They will look again"


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_scrolls_an_area_only_where_one_types(
    look: Look, show: Show, *, focused: bool
) -> None:
    area, other = Area(look, "line\n" * 50), Line(look)
    show(column(look, other, area), 400, 300)
    area.verticalScrollBar().setValue(0)
    (area if focused else other).setFocus()

    turn_wheel(area.viewport())

    assert (area.verticalScrollBar().value() > 0) is focused


def test_tab_leaves_an_area(qtbot: QtBot, look: Look, show: Show) -> None:
    area, after = Area(look), Line(look)
    show(column(look, area, after), 400, 300)
    area.setFocus()

    QTest.keyClick(area, Qt.Key.Key_Tab)

    qtbot.waitUntil(after.hasFocus)
    assert area.toPlainText() == ""


def test_a_field_is_named_by_its_label_and_told_by_its_hint(qtbot: QtBot, look: Look) -> None:
    line = Line(look)
    box = field(look, "Tags", line, "Words to find it by.")
    qtbot.addWidget(box)

    assert line.accessibleName() == "Tags"
    assert line.accessibleDescription() == "Words to find it by."


def test_every_kind_of_field_says_when_it_was_edited(qtbot: QtBot, look: Look) -> None:
    said: list[str] = []
    fields: dict[str, QWidget] = {
        "area": Area(look),
        "day": Day(look, TODAY),
        "clock": Clock(look),
        "tick": QCheckBox("Yes"),
    }
    for name, widget in fields.items():
        qtbot.addWidget(widget)
        when_edited(widget, lambda n=name: said.append(n))  # type: ignore[misc]

    fields["area"].setPlainText("é")  # type: ignore[attr-defined]
    fields["day"].take(TODAY)  # type: ignore[attr-defined]
    QTest.keyClicks(fields["clock"], "9")
    fields["tick"].click()  # type: ignore[attr-defined]

    assert said == ["area", "day", "clock", "tick"]


def test_the_room_after_a_box_grows_with_the_text(qtbot: QtBot, look: Look) -> None:
    ticks = {room: Tick("a") for room in (10, 40)}
    for room, tick in ticks.items():
        tick.setStyleSheet(f"QCheckBox {{ spacing: {room}px; }}")
        qtbot.addWidget(tick)
        tick.ensurePolished()

    assert ticks[40].sizeHint().width() == ticks[10].sizeHint().width() + 30


def test_a_press_on_the_label_of_a_field_leads_into_the_field(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    line = Line(look)
    show(column(look, Line(look), field(look, "Place", line)), 400, 300)
    (label,) = (text for text in seen(line.window(), Text) if text.text() == "Place")

    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)

    assert line.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_End])
def test_a_key_that_reads_on_picks_nothing_else(show: Show, look: Look, key: Qt.Key) -> None:
    pick = Pick(look, [("One", 1), ("Two", 2), ("Three", 3)])
    show(pick, 300, 60)

    QTest.keyClick(pick, key)

    assert pick.value() == 1


def test_page_down_on_a_field_to_pick_from_scrolls_the_page(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    pick = Pick(look, [("One", 1), ("Two", 2), ("Three", 3)])
    page = ScrollPage(look, "Help")
    for part in (pick, *(Text(f"{_LONG} {n}") for n in range(60))):
        page.body.addWidget(part)
    show(page, 800, 400)
    pick.setFocus()

    QTest.keyClick(pick, Qt.Key.Key_PageDown)

    qtbot.waitUntil(lambda: page.scroll_bar().value() > 0)
