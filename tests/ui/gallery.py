"""Every control there is, on the grounds it stands on: to be pictured in each of its states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from enum import Enum
from typing import get_args

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QHoverEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.kinds import ButtonKind, LabelKind, style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.choice_card import ChoiceCard
from msdesk.ui.widgets.choice_row import ChoiceRow
from msdesk.ui.widgets.forms import Area, Line, Pick, Tick
from msdesk.ui.widgets.framed import Framed
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.typed import Clock, Day

_CHECKABLE = ("", "chip", "toc", "day", "nav", "help")
_FRAMED = ("chip", "chip-strong", "notice", "strip")
_WIDE = 1000
_TODAY = date(2026, 5, 2)
_NOWHERE = QPointF(-99, -99)
_NO_BUTTON = Qt.MouseButton.NoButton

Named = tuple[str, QWidget]


class State(Enum):
    """What may have been done to a control."""

    NORMAL = "normal"
    HOVER = "hover"
    PRESSED = "pressed"
    CHECKED = "checked"
    CHECKED_HOVER = "checked, hover"
    CHECKED_PRESSED = "checked, pressed"
    DISABLED = "disabled"
    CHECKED_DISABLED = "checked, disabled"


class Gallery(QWidget):
    """Controls by their names.  Those in the side bar come first, then what can be checked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.controls: dict[str, QWidget] = {}
        down = QVBoxLayout(self)
        down.addWidget(self._bar(look))
        pressed = sorted(_buttons(look), key=lambda each: not _checkable(each[1]))
        for made in (pressed, _fields(look), (*_labels(look), *_pictures(look))):
            down.addWidget(self._hung(look, made))
        self.resize(QSize(_WIDE, down.heightForWidth(_WIDE)))
        self.grab(QRect(0, 0, 1, 1))  # lays all out

    def _bar(self, look: Look) -> QWidget:
        bar = QFrame()
        bar.setObjectName("nav")
        inside = QVBoxLayout(bar)
        kinds: tuple[ButtonKind, ...] = ("nav", "help")
        made = [each for kind in kinds for each in _button(look, kind)]
        inside.addWidget(self._hung(look, made))
        return bar

    def _hung(self, look: Look, made: Iterable[Named]) -> QWidget:
        named = dict(made)
        self.controls |= named
        return flow(look, *named.values(), gap=12)

    def rect_of(self, name: str) -> QRect:
        """Return where a control is, of a tick its box."""
        widget = self.controls[name]
        inside = widget.box() if isinstance(widget, Tick) else widget.rect()
        return inside.translated(widget.mapTo(self, QPoint(0, 0)))

    def named(self, state: State) -> list[str]:
        """Return the controls that can be in a state."""
        return [name for name, widget in self.controls.items() if _can_be(widget, state)]

    def put(self, state: State) -> None:
        """Put every control that can be into a state."""
        for name in self.named(State.NORMAL):
            widget = self.controls[name]
            can = _can_be(widget, state)
            widget.setEnabled(not (can and "disabled" in state.value))
            _hover(widget, over=can and "hover" in state.value)
            if isinstance(widget, QAbstractButton):
                widget.setDown(can and "pressed" in state.value)
                widget.setChecked(can and "checked" in state.value)


def _hover(widget: QWidget, *, over: bool) -> None:
    """Let the mouse be over a control, or nowhere near; a button takes its word from events."""
    at = QPointF(widget.rect().center()) if over else _NOWHERE
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, over)
    QCoreApplication.sendEvent(widget, QHoverEvent(QEvent.Type.HoverMove, at, at, at))
    if isinstance(widget, QAbstractButton):
        moved = QMouseEvent(
            QEvent.Type.MouseMove, at, at, _NO_BUTTON, _NO_BUTTON, Qt.KeyboardModifier(0)
        )
        QCoreApplication.sendEvent(widget, moved)


def _can_be(widget: QWidget, state: State) -> bool:
    if state is State.NORMAL:
        return True
    if isinstance(widget, QLabel | QProgressBar):
        return False
    if "disabled" in state.value and widget.property("kind") in ("toc", "day"):
        return False  # each section of a card can be gone to, each day chosen
    if "checked" in state.value:
        return _checkable(widget)
    return isinstance(widget, QAbstractButton) or state is not State.PRESSED


def _checkable(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isCheckable()


def _button(look: Look, kind: ButtonKind) -> Iterator[Named]:
    made = [(f"button {kind}", Button(look, "Words", kind))]
    if kind != "day":
        made.append((f"icon {kind}", Button(look, "", kind, icon="house")))
    for name, button in made:
        button.setCheckable(kind in _CHECKABLE)
        yield name, button


def _buttons(look: Look) -> Iterator[Named]:
    for kind in get_args(ButtonKind):
        if kind not in ("choice", "nav", "help"):
            yield from _button(look, kind)
    yield "tick", Tick("Words")
    for name, choice in (
        ("choice", ChoiceCard(look, "house", "Words", "More words")),
        ("choice row", ChoiceRow(look, "house", "Words", "More", lambda: None)),
    ):
        choice.setFixedSize(choice.sizeHint())
        yield name, choice


def _fields(look: Look) -> Iterator[Named]:
    chosen = Line(look, "Words")
    chosen.selectAll()
    fields = {
        "line": Line(look, "Words"),
        "chosen words": chosen,
        "hint": Line(look, hint="Words"),
        "area": Area(look, "Words", lines=1),
        "key": Area(look, "Words", lines=1),
        "pick": Pick[int](look, [("Words", 1), ("More", 2)]),
        "day": Day(look, _TODAY, _TODAY),
        "clock": Clock(look, time(14, 5)),
    }
    style_as(fields["key"], "key")
    yield from fields.items()


def _labels(look: Look) -> Iterator[Named]:
    for kind in get_args(LabelKind):
        yield f"label {kind}", (Framed if kind in _FRAMED else Text)("Words", kind)


def _pictures(look: Look) -> Iterator[Named]:
    bar = QProgressBar()
    bar.setValue(50)
    bar.setTextVisible(False)
    yield "progress", bar
    yield "array of 100", IconArray(look, 40, 100, "40 of 100")
    yield "array of 1000", IconArray(look, 400, 1000, "400 of 1000")
