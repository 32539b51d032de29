"""The field of a day or a time with all that belongs to it.

What is wrong stands above it: below, large text would push it out of sight.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.forms import called, field
from msdesk.ui.widgets.month import Month
from msdesk.ui.widgets.typed import Clock, Day


class ClockField(QWidget):
    """A time to type, and how it was read."""

    def __init__(self, look: Look, label: str, clock: Clock) -> None:
        super().__init__()
        _stack(self, look, clock.wrong, field(look, label, clock), clock.reading)


class DayField(QWidget):
    """A day to type, how it was read, and a button that shows the days of a month below.

    ``of`` is as in ``field``.
    """

    def __init__(self, look: Look, label: str, day: Day, *, of: str = "") -> None:
        super().__init__()
        self._look, self._day = look, day
        self._month: Month | None = None
        self.choose = Button(
            look,
            "Choose the day",
            "small",
            icon="calendar-days",
            name=f"Choose the day: {called(label, of)}",
            does=self._toggle,
        )
        box = field(look, label, day, beside=self.choose, of=of)
        self._column = _stack(self, look, day.wrong, box, day.reading)

    @Slot()
    def _toggle(self) -> None:
        if self._month is not None:
            self._close()
            return
        self._month = Month(self._look, self._day.today, self._day.value())
        self._month.taken.connect(self._take)
        self._month.left.connect(self._close)
        self._column.addWidget(self._month)
        self._month.show()  # now, for what cannot be seen cannot have the keyboard
        self._month.begin()

    @Slot(object)
    def _take(self, day: date) -> None:
        self._day.take(day)
        self._close()

    @Slot()
    def _close(self) -> None:
        """Take the days away; the keyboard goes back to the field."""
        if self._month is not None:
            self._day.setFocus()
            self._month.hide()
            self._month.deleteLater()
            self._month = None

    def event(self, event: QEvent) -> bool:
        # Else the window would take Escape, and go back a page.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._month is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._month is not None:
            self._close()
        else:
            super().keyPressEvent(event)


def _stack(box: QWidget, look: Look, *parts: QWidget) -> QVBoxLayout:
    style_as(box, "plain")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.space(4))
    for part in parts:
        layout.addWidget(part)
    return layout
