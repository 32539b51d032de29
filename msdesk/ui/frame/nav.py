"""The way between the pages: a column at the left, or a row with a menu where it is narrow."""

from __future__ import annotations

from collections.abc import Collection

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout

from msdesk.domain.screen import Screen
from msdesk.ui.kinds import ButtonKind
from msdesk.ui.look import Look
from msdesk.ui.screens import FOOTER, STOPS, of
from msdesk.ui.widgets.basics import Button, Line
from msdesk.ui.widgets.text import Text


class Nav(QFrame):
    """Every stop as an icon with its word; the current one, at first Home, is filled."""

    chosen = Signal(object)  # Screen

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("nav")
        self._look = look
        self._buttons: dict[Screen, Button] = {}
        self._current = STOPS[0]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QVBoxLayout(self)
        gap = look.space(16)
        layout.setContentsMargins(gap, look.space(24), gap, gap)
        layout.setSpacing(look.space(4))
        brand = Text("msdesk", "brand")
        brand.setContentsMargins(look.space(12), 0, 0, look.space(16))
        layout.addWidget(brand)
        for stop in STOPS:
            layout.addWidget(self._button(stop, "nav"))
        layout.addStretch(1)
        layout.addWidget(Line())
        layout.addSpacing(look.space(8))
        for stop in FOOTER:
            layout.addWidget(self._button(stop, "help" if stop is Screen.HELP else "nav"))

    def _button(self, stop: Screen, kind: ButtonKind) -> Button:
        button = Button(self._look, of(stop).title, kind, does=lambda: self.chosen.emit(stop))
        button.setIconSize(self._look.icon_size())
        button.setCheckable(True)
        self._group.addButton(button)
        self._buttons[stop] = button
        self._fill(stop, current=stop is STOPS[0])
        return button

    def _fill(self, stop: Screen, *, current: bool) -> None:
        """Fill a stop, or empty it; its icon must be seen on either ground."""
        theme = self._look.theme
        quiet = theme.accent if stop is Screen.HELP else theme.text
        button = self._buttons[stop]
        button.setChecked(current)
        button.setIcon(self._look.icon(of(stop).icon, theme.on_accent if current else quiet))

    def set_current(self, at: Screen) -> None:
        """Mark the stop one is at."""
        # Not asked of the buttons: one that was clicked is checked before this is called.
        before, self._current = self._current, at
        for stop in (*STOPS, *FOOTER):
            current = stop is at
            if current is not (stop is before):  # drawing its icon is slow
                self._fill(stop, current=current)
            elif current:
                self._buttons[at].setChecked(True)

    def allow(self, stops: Collection[Screen] | None) -> None:
        """Let only these stops be chosen; None lets all."""
        for stop, button in self._buttons.items():
            button.setEnabled(stops is None or stop in stops)

    def stand_over_page(self, *, over: bool) -> None:
        """Let the keyboard reach each stop, where the page is hidden until one is chosen.

        Beside a page the stops are one group: an arrow chooses the next one, and Tab passes by.
        In a menu the first arrow would close it, and no stop beyond could be reached.
        """
        if over is not bool(self._group.buttons()):
            return
        for button in self._buttons.values():
            if over:
                self._group.removeButton(button)
                button.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
            else:
                self._group.addButton(button)

    def focus_first(self) -> None:
        """Put the keyboard on the first stop."""
        self._buttons[Screen.HOME].setFocus(QtCore.Qt.FocusReason.TabFocusReason)


class TopBar(QFrame):
    """Where it is narrow: a menu button, the name of the page, and help at its own place."""

    menu_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._look = look
        self.menu = Button(look, "Menu", "", does=self.menu_pressed.emit)
        self.menu.setCheckable(True)
        self.help = Button(look, "Get help now", "help", does=self.help_pressed.emit)
        layout = QHBoxLayout(self)
        gap = look.space(12)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addWidget(self.menu)
        layout.addStretch(1)
        layout.addWidget(self.help)

    def showEvent(self, event: QShowEvent) -> None:
        # Most windows are wide, and never show it.
        if self.menu.icon().isNull():
            for button in (self.menu, self.help):
                button.setIconSize(self._look.icon_size())
            self.menu.setIcon(self._look.icon("menu", self._look.theme.text))
            self.help.setIcon(self._look.icon("life-buoy", self._look.theme.accent))
        super().showEvent(event)
