"""What a screen reader is told of each thing of a page: headings, lists, toggles, their order.

To Qt a heading is a label, cards below each other are no list, what was made last comes last
however high it stands, and a toggle is turned without doing what a press of it does.

None of these keeps what it tells of: that would keep it alive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleObject,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QFrame,
    QLabel,
    QLayout,
    QWidget,
)
from shiboken6 import VoidPtr, getCppPointer, isValid

from msdesk.ui.frame.focus_ring import FocusRing
from msdesk.ui.widgets.basics import Line
from msdesk.ui.widgets.heard import AS, OPENS
from msdesk.ui.widgets.text import LISTED, Text

_LEVELS = {"title": 1, "room": 1, "section": 2, "heading": 3}  # by the kind of a text
_BULLET = "•"
_Role = QAccessible.Role


class _Level(QAccessibleAttributesInterface):
    """How high a heading stands: 1 is the page's own; 0 is no heading."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = ref(text)

    @property
    def level(self) -> int:
        """The level now: Qt asks for a text while it is being made, before it has its kind."""
        text = self._text()
        if text is None or _as(text) == "words":
            return 0
        return _LEVELS.get(text.property("kind"), 0)

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, _key: QAccessible.Attribute) -> object:
        return self.level


class Words(QAccessibleWidget):
    """A text; it may be a heading, or one of a list.  Its name is what it says now."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self._height = _Level(text)

    @property
    def _text(self) -> Text:
        return cast("Text", self.widget())

    def parent(self) -> QAccessibleInterface:
        return _list_above(self._text) or super().parent()

    def role(self) -> QAccessible.Role:
        if self._height.level:
            return _Role.Heading
        return _Role.ListItem if _is_item(self._text) else _Role.StaticText

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name and not self._text.accessibleName():
            return self._text.text().removeprefix(_BULLET).strip()
        return super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        if kind is QAccessible.InterfaceType.AttributesInterface and self._height.level:
            return VoidPtr(getCppPointer(self._height)[0])
        # PySide 6.12 ends the program over None, its own word for "there is none such".
        return super().interface_cast(kind) or VoidPtr(0)  # type: ignore[return-value]


class Pressed(QAccessibleWidget):
    """A button whose words are its name, and whose every action is a press.

    Qt would turn a toggle without a ``clicked``, and have the words on a large button heard twice.
    """

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)

    @property
    def _button(self) -> QAbstractButton:
        return cast("QAbstractButton", self.widget())

    def role(self) -> QAccessible.Role:
        button, group = self._button, self._button.group()
        if not button.isCheckable():
            return _Role.PushButton
        one = _as(button) == "radio" or (group is not None and group.exclusive())
        return _Role.RadioButton if one else _Role.CheckBox

    def state(self) -> QAccessible.State:
        state, button = super().state(), self._button
        is_open = button.property(OPENS)
        state.checkable, state.checked = button.isCheckable(), button.isChecked()
        if is_open is not None:  # it unfolds something
            state.expandable, state.expanded, state.collapsed = True, is_open, not is_open
        return state

    def childCount(self) -> int:
        return 0

    def text(self, kind: QAccessible.Text) -> str:
        said, words = super().text(kind), self._button.text().replace("&&", "&")
        return said or (words if kind is QAccessible.Text.Name else "")

    def actionNames(self) -> list[str]:
        actions = QAccessibleActionInterface
        toggles = [actions.toggleAction()] if self._button.isCheckable() else []
        return [actions.pressAction(), *toggles, actions.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.setFocusAction():
            self._button.setFocus()
        else:
            self._button.click()


class Box(QAccessibleWidget):
    """What holds others, in the order one reads them in."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._counted: list[QObject] = []
        self._lists: list[QLayout] | None = None  # to look for them each time takes long

    def parent(self) -> QAccessibleInterface:
        return _list_above(self.widget()) or super().parent()

    def role(self) -> QAccessible.Role:
        if _is_item(self.widget()):
            return _Role.ListItem
        return _Role.Grouping if isinstance(self.widget(), QFrame) else _Role.Client

    def state(self) -> QAccessible.State:
        state = super().state()
        if self.widget().focusProxy() is not None:  # else two would have the keyboard
            state.focusable = state.focused = 0
        return state

    def _children(self) -> list[QObject]:
        layout = self.widget().layout()
        whole = [layout] if layout is not None and _as(layout) == "list" else None
        placed = dict.fromkeys(whole or (_in(layout) if layout is not None else ()))
        self._lists = [each for each in placed if isinstance(each, QLayout)]
        listed = {widget for each in self._lists for widget in _in(each)}
        others = (each for each in self.widget().children() if isinstance(each, QWidget))
        placed |= dict.fromkeys(e for e in others if not e.isWindow() and e not in listed)
        return [each for each in placed if _is_heard(each)]

    def lists(self) -> Sequence[QLayout]:
        """Return the layouts in it that are heard as a list."""
        if self._lists is None:
            self._children()
        return self._lists or ()

    def childCount(self) -> int:
        self._counted = self._children()  # Qt counts them before it asks for each
        return len(self._counted)

    def child(self, place: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return _child(self._counted, place)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index(self._children(), child)


class List(QAccessibleObject):
    """A layout, inside a widget, whose own widgets are heard as a list."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__(layout)
        self._counted: list[QObject] = []

    @property
    def _layout(self) -> QLayout:
        return cast("QLayout", self.object())

    @property
    def _around(self) -> QWidget:
        return cast("QWidget", self._layout.parentWidget())

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._around)

    def role(self) -> QAccessible.Role:
        listed = any(isinstance(w, QWidget) and _is_item(w) for w in self._children())
        return _Role.List if listed else _Role.Client

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.invisible = not self._around.isVisible()
        return state

    def text(self, _kind: QAccessible.Text) -> str:
        return ""

    def rect(self) -> QRect:
        return self._layout.geometry().translated(self._around.mapToGlobal(QPoint(0, 0)))

    def childCount(self) -> int:
        self._counted = self._children()
        return len(self._counted)

    def child(self, place: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return _child(self._counted, place)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index(self._children(), child)

    def _children(self) -> list[QObject]:
        return [each for each in _in(self._layout) if _is_heard(each)]


def _child(counted: list[QObject], place: int) -> QAccessibleInterface | None:
    if not (0 <= place < len(counted) and isValid(counted[place])):
        return None
    return QAccessible.queryAccessibleInterface(counted[place])


def _index(children: list[QObject], child: QAccessibleInterface) -> int:
    wanted = child.object()
    return next((place for place, each in enumerate(children) if each is wanted), -1)


def _as(thing: QObject) -> object:
    return thing.property(AS)


def _is_heard(thing: QObject) -> bool:
    """Whether a thing says anything of its own: no line, picture or ring, no name of a field."""
    if isinstance(thing, QLayout):
        return not thing.isEmpty()
    if _as(thing) == "nothing" or isinstance(thing, Line | FocusRing):
        return False
    if isinstance(thing, QLabel):
        return bool(thing.text() or thing.accessibleName()) and thing.buddy() is None
    return True


def _in(layout: QLayout) -> Iterator[QWidget | QLayout]:
    """Yield the widgets of a layout in their order, and the lists in it as a whole."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            if _as(inner) == "list":
                yield inner
            else:
                yield from _in(inner)


def _is_item(widget: QWidget) -> bool:
    """Whether a widget is one of a list: a card in it, or a line that is marked as one."""
    if _list_of(widget) is None:
        return False
    return not isinstance(widget, Text) or LISTED.match(widget.text()) is not None


def _list_of(widget: QWidget) -> QLayout | None:
    """Return the list that a card or a line stands in, if it stands in one."""
    around = widget.parentWidget()
    if around is None or not isinstance(widget, QFrame):
        return None
    box = QAccessible.queryAccessibleInterface(around)
    lists = box.lists() if isinstance(box, Box) else ()
    return next((each for each in lists if isValid(each) and each.indexOf(widget) >= 0), None)


def _list_above(widget: QWidget) -> QAccessibleInterface | None:
    layout = _list_of(widget)
    return None if layout is None else QAccessible.queryAccessibleInterface(layout)
