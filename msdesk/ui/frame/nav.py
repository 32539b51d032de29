"""The way between the pages: a column at the left, or a menu over the page where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from msdesk.domain.screen import Screen
from msdesk.ui.kinds import ButtonKind
from msdesk.ui.look import Look
from msdesk.ui.screens import FOOTER, STOPS, of
from msdesk.ui.widgets.basics import Button, Line
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.scrolling import Scrolling
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WIDEST = (1 << 24) - 1  # as wide as there is room
_NEVER = 1  # Qt.ScrollBarPolicy.ScrollBarAlwaysOff; the package says why not by its name
_ROUND = 8  # pixels for the ring of the keyboard


class _Stop(Button):
    """A stop; the keyboard goes on from it to the next one, in the side bar and in the menu."""

    def __init__(self, nav: Nav, stop: Screen, kind: ButtonKind, does: Callable[[], None]) -> None:
        super().__init__(nav.look, of(stop).title, kind, icon=of(stop).icon, does=does)
        self._nav = nav

    def neighbours(self) -> Sequence[QAbstractButton]:
        """Return all the stops: in the menu they are no group."""
        return self._nav.stops()


class _Stops(Scrolling):
    """The stops; where they are higher than their room, they scroll.

    Where that is wide enough, as in a menu, they stand in two columns then.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._side = look.space(16)
        self.setProperty("focusPolicy", 0)  # none
        self.setProperty("horizontalScrollBarPolicy", _NEVER)
        self.setMinimumHeight(look.space(48) + 2 * _ROUND)
        inner = QWidget()
        inner.setObjectName("stops")
        self.all: list[Button] = []
        self._in_two = False
        self.grid = QGridLayout(inner)
        self.grid.setColumnStretch(0, 1)
        self.grid.setRowStretch(len(STOPS), 1)
        self.grid.setContentsMargins(self._side, _ROUND, self._side, _ROUND)
        self.grid.setSpacing(look.space(4))
        self.setWidget(inner)

    def add(self, stop: Button) -> None:
        """Put a stop below the others."""
        self.grid.addWidget(stop, len(self.all), 0)
        self.all.append(stop)

    def high(self) -> int:
        """Return how high the stops are below each other."""
        each = max(stop.sizeHint().height() for stop in self.all)
        return len(self.all) * (each + self.grid.spacing()) - self.grid.spacing() + 2 * _ROUND

    def arrange(self) -> None:
        """Have the stops stand in one column, or two."""
        widest = max(stop.sizeHint().width() for stop in self.all)
        two = self.high() > self.height() and 2 * (widest + self._side) <= self.width()
        if two is self._in_two:
            return
        self._in_two = two
        lines = -(-len(self.all) // (2 if two else 1))
        for place, stop in enumerate(self.all):
            self.grid.addWidget(stop, place % lines, place // lines)
        self.grid.setColumnStretch(1, int(two))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.width() - event.size().width()  # it takes its room from the margin beside it
        right = max(_ROUND, self._side - bar)
        self.grid.setContentsMargins(self._side, _ROUND, right, _ROUND)


class Nav(QFrame):
    """Every stop as an icon with its word; the current one, at first Home, is filled."""

    chosen = Signal(object)  # Screen

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.look = look
        self._buttons: dict[Screen, Button] = {}
        self._current = Screen.HOME
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._brand = Text("msdesk", "brand")
        gap = look.space(16)
        self._brand.setContentsMargins(gap + look.space(12), look.space(24), gap, look.space(8))
        self._stops = _Stops(look)
        for stop in STOPS:
            self._stops.add(self._button(stop, "nav"))
        foot = QVBoxLayout()
        foot.setContentsMargins(gap, 0, gap, gap)
        foot.setSpacing(look.space(4))
        foot.addWidget(Line())
        foot.addSpacing(look.space(8))
        for stop in FOOTER:
            foot.addWidget(self._button(stop, "help" if stop is Screen.HELP else "nav"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._brand)
        layout.addWidget(self._stops, 1)
        layout.addLayout(foot)
        self._foot = foot
        self._is_beside = True

    def _button(self, stop: Screen, kind: ButtonKind) -> Button:
        button = _Stop(self, stop, kind, lambda: self.chosen.emit(stop))
        button.setCheckable(True)
        heard_as(button, "radio")
        button.setChecked(stop is Screen.HOME)
        self._group.addButton(button)
        self._buttons[stop] = button
        return button

    def stops(self) -> tuple[QAbstractButton, ...]:
        """Return the stops from the first to the last."""
        return tuple(self._buttons.values())

    def set_current(self, at: Screen) -> None:
        """Mark the stop one is at."""
        self._current = at
        for stop, button in self._buttons.items():  # in a menu none unchecks another
            button.setChecked(stop is at)

    def allow(self, stops: Collection[Screen] | None) -> None:
        """Let only these stops be chosen; None lets all."""
        for stop, button in self._buttons.items():
            button.setEnabled(stops is None or stop in stops)

    def stand_beside_page(self) -> None:
        """Be a column of its own width, whose stops are one group: Tab comes to it once."""
        self._group_stops(together=True)
        self._stand(beside=True)
        self._buttons[Screen.HELP].show()
        widest = self.sizeHint().width() + _ROUND  # where a scroll bar takes the margin
        self.setFixedWidth(max(self.look.space(248), widest))

    def stand_over_page(self) -> None:
        """Be a menu, without what the bar above it says already.

        Tab goes from stop to stop: the page is hidden until one is chosen.
        """
        self._group_stops(together=False)
        self._stand(beside=False)
        self._buttons[Screen.HELP].hide()
        self.setMinimumWidth(0)
        self.setMaximumWidth(_WIDEST)

    def _stand(self, *, beside: bool) -> None:
        """Have the stops look as they do there: in the menu all shall be seen in large print."""
        if beside is not self._is_beside:
            self._is_beside = beside
            self.setProperty("over", not beside)
            for button in self._buttons.values():
                button.style().polish(button)
                button.setText(button.text())  # it is as high as its style asks for
        self._show_brand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_brand()
        self._stops.arrange()

    def _show_brand(self) -> None:
        """Show the name where no stop needs its room: the title of the window has it too."""
        taken = self._stops.high() + self._foot.sizeHint().height()
        has_room = self.height() >= taken + self._brand.sizeHint().height()
        self._brand.setVisible(self._is_beside and has_room)

    def _group_stops(self, *, together: bool) -> None:
        if together is bool(self._group.buttons()):
            return
        for button in self._buttons.values():
            if together:
                self._group.addButton(button)
            else:
                self._group.removeButton(button)
                button.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)

    def focus_current(self) -> None:
        """Put the keyboard on the stop one is at, or on the first that can be chosen."""
        there = [b for b in (self._buttons[self._current], *self.stops()) if _can_be_chosen(b)]
        if there:
            there[0].setFocus(QtCore.Qt.FocusReason.TabFocusReason)


def _can_be_chosen(stop: QAbstractButton) -> bool:
    return stop.isVisible() and stop.isEnabled()
