"""A day and a time of day, typed in plain words; below the field stands how they were read.

What cannot be read stays as it was typed.  Nothing is said of it before one leaves the field or
wants to save: half a day is no mistake.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import Slot

from msdesk.domain.days import in_words, long_date, short_date
from msdesk.domain.typed import NotRead, part_of_day, read_day, read_time
from msdesk.ui import region
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.forms import Line
from msdesk.ui.widgets.notice import Notice
from msdesk.ui.widgets.text import Text

T = TypeVar("T", bound="date | time")
_EXAMPLE = time(14, 30)
_FAR = timedelta(days=3 * 365)


class Typed(Line, Generic[T]):
    """A line that is read; ``reading`` is shown below it and ``wrong`` above.

    ``read`` raises ``NotRead``; ``told`` says in words what was read, and ``written`` how the
    line shows it; ``how`` stands there while the line is empty.
    """

    def __init__(
        self,
        look: Look,
        read: Callable[[str], T],
        told: Callable[[T], str],
        written: Callable[[T], str],
        how: str,
    ) -> None:
        super().__init__(look)
        self._read, self._told, self._written, self._how = read, told, written, how
        self.reading = Text(how, "small", widest=look.column)
        self.wrong = Notice(look)
        self.textChanged.connect(self._tell)
        self.editingFinished.connect(self._tidy)

    def value(self) -> T | None:
        """Return what the line says, None where that is nothing or cannot be read."""
        try:
            return self._read(self.text()) if self.text().strip() else None
        except NotRead:
            return None

    def set_value(self, value: T | None) -> None:
        """Show a value, or none."""
        self.setText("" if value is None else self._written(value))

    def kept(self) -> str:
        """Return what a draft keeps: what was read, or what was typed and cannot be read yet."""
        value = self.value()
        return self.text() if value is None else self._written(value)

    def put_back(self, kept: str) -> None:
        """Show what a draft kept."""
        self.setText(kept)
        self._tidy()

    def wanted(self, why: str) -> T | None:
        """Return the value; without one say ``why``, or what is wrong, and take the keyboard."""
        value = self.value()
        if value is None:
            self.wrong.say(self._mistake() or why)
            self.setFocus()
        return value

    def says_mistake(self) -> bool:
        """Say what cannot be read; return whether there is anything."""
        self._tidy()
        return bool(self._mistake())

    def _mistake(self) -> str:
        try:
            if self.text().strip():
                self._read(self.text())
        except NotRead as mistake:
            return str(mistake)
        return ""

    @Slot()
    def _tell(self) -> None:
        value = self.value()
        self.reading.setText(self._how if value is None else self._told(value))
        self.setAccessibleDescription(self.reading.text())
        self.wrong.say("")

    @Slot()
    def _tidy(self) -> None:
        """Write a value out: "tomorrow" is another day tomorrow."""
        if (value := self.value()) is not None:
            self.set_value(value)
        elif (mistake := self._mistake()) and mistake != self.wrong.text():
            self.wrong.say(mistake)


class Day(Typed[date]):
    """A day, typed or taken from the days of a month; it may be empty.

    ``to_come`` says of a day that it is past or far away: it is allowed, and seldom meant.
    """

    def __init__(
        self, look: Look, today: date, day: date | None = None, *, to_come: bool = False
    ) -> None:
        month_first = region.month_first()

        def read(text: str) -> date:
            return read_day(text, today=today, month_first=month_first)

        def told(day: date) -> str:
            said = _seldom_meant(day, today) if to_come else ""
            return f"{long_date(day)}, {in_words(day, today=today)}.{said}"

        super().__init__(look, read, told, short_date, "Choose the day, or write it here.")
        self.today = today
        self.setMinimumWidth(look.text(Size.READING) * 11)
        self.setMaximumWidth(look.text(Size.READING) * 16)
        self.set_value(day)

    def take(self, day: date) -> None:
        """Show a day that the person chose; it counts as written by them."""
        self.set_value(day)
        self.textEdited.emit(self.text())


def _seldom_meant(day: date, today: date) -> str:
    if day < today:
        return " This day is past."
    return " This day is far away: is the year right?" if day - today > _FAR else ""


class Clock(Typed[time]):
    """A time of day, to the minute; it may be empty."""

    def __init__(self, look: Look, at: time | None = None) -> None:
        def told(at: time) -> str:
            return f"{region.clock(at)}, {part_of_day(at)}."

        super().__init__(
            look, read_time, told, region.clock, f"Write it like {region.clock(_EXAMPLE)}."
        )
        self.setMaximumWidth(look.text(Size.READING) * 9)
        self.set_value(at)
