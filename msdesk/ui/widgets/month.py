"""The days of a month to choose from, on the page itself.

Tab enters the days at one of them and leaves them again; arrows go from day to day, and on into
the next month.  Each day is a button with its whole name.  A month always takes six weeks of
room, so that nothing below it moves when it is turned.  What is said of the day one is at stands
above the days and is kept in sight with it: a number says nothing without its month.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from msdesk.domain.days import MONTHS, WEEKDAYS, in_words, long_date, short_date, weekday
from msdesk.domain.typed import FIRST_DAY, LAST_DAY
from msdesk.ui import region
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, flow, plain, press_on_enter
from msdesk.ui.widgets.page import settle
from msdesk.ui.widgets.text import Text

_WEEKS = 6
_TURNS = (
    ("Month before", -1),
    ("Month after", 1),
    ("Year before", -12),
    ("Year after", 12),
)
_LARGE = 200  # percent; with larger text there is room for one line above the days
_Key = Qt.Key


class DayButton(QPushButton):
    """One day; ``turned`` carries a key that leads to another one, and whether with Shift."""

    turned = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        style_as(self, "day")
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def mark(self, *, chosen: bool, today: bool, at: bool) -> None:
        """Look as what the day is; Tab reaches the one that is ``at``."""
        self.setChecked(chosen)
        ways = Qt.FocusPolicy
        self.setFocusPolicy(ways.StrongFocus if at else ways.ClickFocus)
        if bool(self.property("today")) is not today:
            self.setProperty("today", today)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DAYS or event.key() in _ENDS or event.key() in _MONTHS:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.turned.emit(event.key(), shift)
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)


_DAYS = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Up: -7, _Key.Key_Down: 7}
_ENDS = {_Key.Key_Home: 0, _Key.Key_End: 6}  # of a week
_MONTHS = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}


class Month(QWidget):
    """Shows the month of a day; ``taken`` carries the one chosen, ``left`` says none was."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, look: Look, today: date, chosen: date | None) -> None:
        super().__init__()
        style_as(self, "plain")
        self._margin = look.space(8)
        self._brief = look.percent > _LARGE
        self._today, self._chosen = today, chosen
        self._at = chosen or today
        self._begins = region.first_weekday().value - 1  # Monday is 0, as in Python
        self._name = Text("", "heading")
        self._days = [DayButton() for _ in range(_WEEKS * 7)]
        self._words = Text("", "strong", widest=look.column)
        self._lay_out(look)
        for place, button in enumerate(self._days):
            button.clicked.connect(partial(self._take, place))
            button.turned.connect(self._turn)
        self._show()

    def _lay_out(self, look: Look) -> None:
        turns = (
            Button(look, label, "small", does=partial(self._go_months, months))
            for label, months in _TURNS
        )
        close = Button(look, "Close without choosing", "small", icon="x", does=self.left.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.space(8), 0, 0)
        layout.setSpacing(look.space(8))
        layout.addWidget(flow(look, *turns))
        layout.addWidget(self._name)
        layout.addWidget(self._words)
        layout.addWidget(self._weeks(look))
        self._name.setHidden(self._brief)  # what is said of the day names the month
        layout.addWidget(Text(f"Today is {long_date(self._today)}.", "small", widest=look.column))
        layout.addWidget(flow(look, close))

    def _weeks(self, look: Look) -> QWidget:
        box = plain()
        box.setMaximumWidth(look.space(64) * 7)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        letters = 2 if self._brief else 3  # what has room over a day
        for column in range(7):
            name = Text(WEEKDAYS[(self._begins + column) % 7][:letters], "strong-small")
            name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(name, 0, column)
            grid.setColumnStretch(column, 1)
        for place, button in enumerate(self._days):
            grid.addWidget(button, 1 + place // 7, place % 7)
        return box

    def begin(self) -> None:
        """Take the keyboard to the day chosen before, or to today."""
        settle()
        self.first().setFocus()
        self._come_into_view_soon(self)

    def _come_into_view_soon(self, *parts: QWidget) -> None:
        # When the page has grown: before, there is nowhere to scroll to.
        QTimer.singleShot(0, self, partial(self._come_into_view, *parts))

    def _come_into_view(self, *parts: QWidget) -> None:
        """Scroll as little as it takes; the last has the last word where not all has room."""
        above: QWidget | None = self
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            settle()
            for part in (*parts, self._words, self.focusWidget() or self.first()):
                above.ensureWidgetVisible(part, 0, self._margin)

    def first(self) -> QWidget:
        """Return the day one is at."""
        return self._days[self._place(self._at)]

    def _place(self, day: date) -> int:
        return (day.replace(day=1).weekday() - self._begins) % 7 + day.day - 1

    def _show(self) -> None:
        """Set the month on the buttons."""
        first = self._at.replace(day=1)
        before, many = self._place(first), monthrange(first.year, first.month)[1]
        self._name.setText(f"{MONTHS[first.month - 1]} {first.year}")
        self._words.setText(long_date(self._at) if self._brief else self._said(self._at))
        for place, button in enumerate(self._days):
            inside = before <= place < before + many
            if inside:
                self._label(button, first + timedelta(place - before))
            button.setVisible(inside)

    def _label(self, button: DayButton, day: date) -> None:
        away = in_words(day, today=self._today)
        chosen = ", chosen" if day == self._chosen else ""
        button.setText(str(day.day))
        # The number first, for it is what can be read on the button.
        button.setAccessibleName(f"{short_date(day)}, {weekday(day)}, {away}{chosen}")
        button.mark(chosen=bool(chosen), today=day == self._today, at=day == self._at)

    def _said(self, day: date) -> str:
        return f"{long_date(day)}, {in_words(day, today=self._today)}"

    def _turn(self, key: int, shift: bool) -> None:
        if key in _DAYS:
            there = self._at + timedelta(_DAYS[_Key(key)])
        elif key in _ENDS:
            weekday = (self._at.weekday() - self._begins) % 7
            there = self._at + timedelta(_ENDS[_Key(key)] - weekday)
        else:
            there = _months_on(self._at, _MONTHS[_Key(key)] * (12 if shift else 1))
        before = self.first()
        self._go(there)
        self.first().setFocus()
        if self.first() is before:  # it has another name now, which nobody reads by itself
            announce(self, self._said(self._at))

    def _go_months(self, many: int) -> None:
        self._go(_months_on(self._at, many))
        announce(self, self._name.text())

    def _go(self, day: date) -> None:
        self._at = min(max(day, FIRST_DAY), LAST_DAY)
        self._show()
        self._come_into_view_soon()

    def _take(self, place: int) -> None:
        first = self._at.replace(day=1)
        self.taken.emit(first + timedelta(place - self._place(first)))


def _months_on(day: date, many: int) -> date:
    """Return the same day some months on, or the last one of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + many, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
