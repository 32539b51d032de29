"""Where it is narrow: a menu button, the name of the page, and help at its own place.

The name is there only beside the buttons.  In a row of its own it would take the room of the
page, whose title right below says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from msdesk.domain.screen import Screen
from msdesk.domain.words import first_line
from msdesk.ui.look import Look, Size
from msdesk.ui.screens import of
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from msdesk.domain.screen import Shown

_Row = dict[int, tuple[QWidget, int]]
_LONGEST = 60  # letters of a name; all of it stands at the head of the page
_ROOM = 9  # letters of full width that the name has beside the buttons, or else is left out


class TopBar(QFrame):
    """One row, or two where the buttons have no room in one; help is always in the first."""

    menu_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._look = look
        self.menu = Button(look, "Menu", "", does=self.menu_pressed.emit)
        self.menu.setCheckable(True)
        self.help = Button(look, "Get help now", "help", does=self.help_pressed.emit)
        self.name = Text("", "strong")
        for part in (self.menu, self.help, self.name):
            part.setParent(self)  # not only when the bar is laid out: until then it may be hidden
        self._arranged: tuple[_Row, ...] = ()
        self._grid = QGridLayout(self)
        gap = look.space(12)
        self._grid.setContentsMargins(gap, gap, gap, gap)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(look.space(4))
        self._grid.setColumnStretch(1, 1)

    def name_after(self, name: Shown, page: QWidget) -> None:
        """Call a stop as the menu does, and any other page by what stands at its head."""
        stop = of(name) if isinstance(name, Screen) else None
        self.set_name(stop.title if stop and stop.icon else page.accessibleName())

    def set_name(self, name: str) -> None:
        """Say which page is shown; of a long name its beginning, else it would hide the page."""
        self.name.setText(first_line(name, _LONGEST))

    def _arrange(self) -> None:
        """Put all where it has room, whatever page it is: the page must not jump."""
        rows = self._rows()
        if rows == self._arranged:
            return
        self._arranged = rows
        top, middle = QtCore.Qt.AlignmentFlag.AlignTop, QtCore.Qt.AlignmentFlag.AlignVCenter
        at_the_end = QtCore.Qt.AlignmentFlag.AlignRight
        for row, parts in enumerate(rows):
            for column, (part, across) in parts.items():
                self._grid.addWidget(part, row, column, 1, across)
        self.name.setHidden(len(rows[0]) < 3)
        self._grid.setAlignment(self.name, middle)
        self._grid.setAlignment(self.menu, top)  # a name of two lines must not make it grow
        self._grid.setAlignment(self.help, top | at_the_end if len(rows) == 1 else top)

    def _rows(self) -> tuple[_Row, ...]:
        """Return the rows of parts: in which column each begins, and how many it crosses."""
        gap = self._grid.horizontalSpacing()
        buttons = self.menu.sizeHint().width() + self.help.sizeHint().width()
        room = self.width() - 2 * self._grid.contentsMargins().left() - buttons - gap
        if room >= gap + self._look.text(Size.READING) * _ROOM:
            return ({0: (self.menu, 1), 1: (self.name, 1), 2: (self.help, 1)},)
        if room >= 0:
            return ({0: (self.menu, 1), 1: (self.help, 2)},)
        return ({0: (self.help, 3)}, {0: (self.menu, 1)})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        # Most windows are wide, and never show it.
        if self.menu.icon().isNull():
            for button in (self.menu, self.help):
                button.setIconSize(self._look.icon_size())
            self.menu.setIcon(self._look.icon("menu", chosen=self._look.theme.on_chosen))
            self.help.setIcon(self._look.icon("life-buoy", self._look.theme.accent))
        super().showEvent(event)
