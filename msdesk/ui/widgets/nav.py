"""The way between the pages: a column at the left, or a row with a menu where it is narrow."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Line
from msdesk.ui.widgets.text import Text


class Stop(NamedTuple):
    """One page one can go to."""

    page: str
    label: str
    icon: str


STOPS = (
    Stop("home", "Home", "house"),
    Stop("treatments", "Treatments", "stethoscope"),
    Stop("compare", "Compare", "columns-3"),
    Stop("my-ms", "My MS", "user"),
    Stop("notes", "Notes", "notebook-pen"),
    Stop("appointments", "Appointments", "calendar-days"),
    Stop("matters", "What matters", "sliders-horizontal"),
)
FOOTER = (
    Stop("help", "Get help now", "life-buoy"),
    Stop("settings", "Settings", "settings"),
    Stop("about", "About", "info"),
)


class Nav(QFrame):
    """Every stop as an icon with its word; the current one, at first Home, is filled."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("nav")
        self._look = look
        self._buttons: dict[str, Button] = {}
        self._current = STOPS[0].page
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
            layout.addWidget(self._button(stop, "help" if stop.page == "help" else "nav"))

    def _button(self, stop: Stop, kind: str) -> Button:
        button = Button(self._look, stop.label, kind, does=lambda: self.chosen.emit(stop.page))
        button.setIconSize(self._look.icon_size())
        button.setCheckable(True)
        self._group.addButton(button)
        self._buttons[stop.page] = button
        self._fill(stop, current=stop is STOPS[0])
        return button

    def _fill(self, stop: Stop, *, current: bool) -> None:
        """Fill a stop, or empty it; its icon must be seen on either ground."""
        theme = self._look.theme
        quiet = theme.accent if stop.page == "help" else theme.text
        button = self._buttons[stop.page]
        button.setChecked(current)
        button.setIcon(self._look.icon(stop.icon, theme.on_accent if current else quiet))

    def set_current(self, page: str) -> None:
        """Mark the page one is on."""
        # Not asked of the buttons: one that was clicked is checked before this is called.
        before, self._current = self._current, page
        for stop in (*STOPS, *FOOTER):
            current = stop.page == page
            if current is not (stop.page == before):  # drawing its icon is slow
                self._fill(stop, current=current)
            elif current:
                self._buttons[page].setChecked(True)

    def allow(self, pages: Collection[str] | None) -> None:
        """Let only these stops be chosen; None lets all."""
        for page, button in self._buttons.items():
            button.setEnabled(pages is None or page in pages)

    def focus_first(self) -> None:
        """Put the keyboard on the first stop."""
        self._buttons["home"].setFocus(QtCore.Qt.FocusReason.TabFocusReason)


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
