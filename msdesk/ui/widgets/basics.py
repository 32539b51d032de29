"""Words and buttons, in the house's kinds.

A label wraps and never cuts a word; what a person wrote is always shown as typed, because
labels take plain text only.  Every button has a word; its icon is never alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from msdesk.ui.kinds import ButtonKind, FrameKind, style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.flow import Flow
from msdesk.ui.widgets.keyboard import lay_down_keyboard
from msdesk.ui.widgets.roving import walk
from msdesk.ui.widgets.wrapping import WrappingButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Button(WrappingButton):
    """A button with words, and an icon before them where one is named.

    ``name`` is what a screen reader says where the words alone would not do; it must begin
    with the visible words, so that a person who speaks to the computer can use them.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        kind: ButtonKind = "",
        *,
        icon: str = "",
        name: str = "",
        does: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look, self._kind, self._icon = look, kind, icon
        style_as(self, kind)
        self.setAccessibleName(name or text)
        self.setAutoDefault(True)
        if icon:
            self._set_icon(look, icon, kind)
        if does is not None:
            self.clicked.connect(lambda _checked=False: does())

    def setCheckable(self, on: bool) -> None:
        super().setCheckable(on)
        if on and self._kind == "chip":
            self.show_choice()

    def show_choice(self) -> None:
        """Show a check mark while it is chosen: colour alone tells not everybody."""
        self.has_mark = True
        self.setIcon(self._look.choice(self._icon or "circle"))
        self.setIconSize(self._look.icon_size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (press_on_enter(self, event) or walk(self.neighbours(), self, event)):
            super().keyPressEvent(event)

    def neighbours(self) -> Sequence[QAbstractButton]:
        """Return the buttons an arrow goes to from here: those of its group."""
        group = self.group()
        return group.buttons() if group is not None else ()

    def _set_icon(self, look: Look, icon: str, kind: ButtonKind) -> None:
        theme = look.theme
        quiet: dict[ButtonKind, str] = {
            "first": theme.on_accent,
            "second": theme.accent,
            "help": theme.accent,
        }
        chosen: dict[ButtonKind, str] = {
            "nav": theme.on_accent,
            "help": theme.on_accent,
        }
        small = kind == "small"
        self.setIcon(
            look.icon(
                icon, quiet.get(kind, ""), chosen=chosen.get(kind, theme.on_chosen), small=small
            )
        )
        self.setIconSize(look.icon_size(small=small))


def press_on_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button on Enter as on Space, which Qt does only in dialogs; return if it did."""
    if event.key() not in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
        return False
    button.click()
    return True


class Card(QFrame):
    """A surface with a hairline; ``dashed`` for the unknown, ``strong`` for the grave."""

    def __init__(self, look: Look, *, dashed: bool = False, strong: bool = False) -> None:
        super().__init__()
        frame: FrameKind = "card-strong" if strong else "card"
        style_as(self, "card-dashed" if dashed else frame)
        self.column = QVBoxLayout(self)
        pad = look.space(24)
        self.column.setContentsMargins(pad, look.space(20), pad, look.space(20))
        self.column.setSpacing(look.space(8))


class Line(QFrame):
    """A thin line that parts two things."""

    def __init__(self) -> None:
        super().__init__()
        style_as(self, "line")
        self.setFixedHeight(1)


def flow(look: Look, *widgets: QWidget, gap: int = 8, top: bool = False) -> QWidget:
    """Return some widgets side by side, on as many lines as they need.

    Those of a line are centred on each other, or all at its ``top``.  Here as in ``column`` and
    ``row``, ``gap`` is in pixels at 100 % and grows with the text.
    """
    box = plain()
    layout = Flow(box, gap=look.space(gap), top=top)
    for widget in widgets:
        layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box


def plain() -> QWidget:
    """Return an empty box without a background of its own."""
    box = QWidget()
    style_as(box, "plain")
    return box


def column(look: Look, *widgets: QWidget, gap: int = 8) -> QWidget:
    """Return some widgets one below the other."""
    box = plain()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.space(gap))
    for widget in widgets:
        layout.addWidget(widget)
    return box


def row(look: Look, *widgets: QWidget, gap: int = 12, stretch: int = -1) -> QWidget:
    """Return some widgets side by side; the one at ``stretch`` takes the room there is."""
    box = plain()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.space(gap))
    for place, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if place == stretch else 0, QtCore.Qt.AlignmentFlag.AlignTop)
    return box


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    lay_down_keyboard(layout)
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
