"""A part of a page folded under its heading, which is a button.

What it says in short, and how much is inside, stand below the heading and stay there.  The
inside is made when it is opened for the first time, so a card of 8,000 words opens as fast as
one of 800.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, plain
from msdesk.ui.widgets.gradual import Gradual, in_turns
from msdesk.ui.widgets.heard import LEVEL, heard_open
from msdesk.ui.widgets.keyboard import lay_down_keyboard
from msdesk.ui.widgets.showing import add_to

Level = Literal["section", "heading"]
_HEIGHTS: dict[Level, int] = {"section": 2, "heading": 3}
_AT_ONCE = 2  # parts; what comes after them stands below what one sees


class FoldHeading(Button):
    """The heading: the whole line is the button."""

    def __init__(self, look: Look, title: str, level: Level, does: Callable[[], object]) -> None:
        kind: Literal["fold", "fold-inner"] = "fold" if level == "section" else "fold-inner"
        super().__init__(look, title, kind, icon="chevron-right", does=does)
        self._icons = {is_open: look.icon(icon) for is_open, icon in _ICONS.items()}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_open(is_open=False)

    def show_open(self, *, is_open: bool) -> None:
        """Show and tell whether it is open."""
        self.setIcon(self._icons[is_open])
        heard_open(self, is_open=is_open)


_ICONS = {False: "chevron-right", True: "chevron-down"}


class Fold(QWidget):
    """Folds ``parts`` under a heading.

    ``turned`` says that it was opened or folded, ``settled`` that all it shows then is there.

    ``short`` stands below the heading whether it is open or not, ``while_folded`` only while it
    is not.  ``holds`` names the places of what is inside, so that whoever looks for one knows
    what to open.  Of many parts the first are made at once, the others by ``later``.
    """

    turned = Signal()
    settled = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        parts: Iterable[Callable[[], QWidget]],
        *,
        level: Level = "section",
        short: Iterable[QWidget] = (),
        while_folded: QWidget | None = None,
        holds: Collection[str] = (),
        later: Gradual | None = None,
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self.title = title
        self.holds = frozenset(holds)
        self.is_open = False
        self._unmade = list(parts)
        self._later = later
        self.heading = FoldHeading(look, title, level, self.turn)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.space(4))
        outer.addWidget(self._around_heading(level))
        for widget in short:
            outer.addWidget(widget)
        self._while_folded = while_folded
        if while_folded is not None:
            outer.addWidget(while_folded)
        self.inside = plain()
        self._body = QVBoxLayout(self.inside)
        self._body.setContentsMargins(0, look.space(8), 0, look.space(16))
        self._body.setSpacing(look.space(16))
        outer.addWidget(self.inside)
        self.inside.hide()

    def _around_heading(self, level: Level) -> QWidget:
        """Return what a screen reader hears as the heading; in it stands the button."""
        around = plain()
        around.setProperty(LEVEL, _HEIGHTS[level])
        row = QVBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heading)
        return around

    @property
    def unmade(self) -> int:
        """How many of its parts have not been made."""
        return len(self._unmade)

    def turn(self) -> None:
        """Open it, or fold it."""
        if self.is_open:
            self.fold()
        else:
            self.open()

    def open(self, at_once: int = _AT_ONCE) -> None:
        """Show what is inside, and make what has not been made, so many parts at once."""
        if self.is_open:
            return
        self.show_open()
        parts = [*[self.make_next] * self.unmade, self.settled.emit]
        in_turns(parts, self._later, at_once=at_once)
        self.turned.emit()

    def show_open(self) -> None:
        """Be open, for a page that is being filled and makes the parts in its turn."""
        self._show(is_open=True)

    def make_next(self) -> None:
        """Make the next part that has not been made, if there is one."""
        if self._unmade:
            add_to(self._body, self._unmade.pop(0)())

    def fold(self) -> None:
        """Hide what is inside; it stays as it is."""
        if not self.is_open:
            return
        lay_down_keyboard(self._body)
        self._show(is_open=False)
        self.turned.emit()
        self.settled.emit()

    def _show(self, *, is_open: bool) -> None:
        self.is_open = is_open
        self.inside.setVisible(is_open)
        if self._while_folded is not None:
            self._while_folded.setVisible(not is_open)
        self.heading.show_open(is_open=is_open)
