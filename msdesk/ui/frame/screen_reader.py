"""What a screen reader is told of the widgets: headings, lists, toggles, and all in their order.

To Qt a heading is a label, a list is a box, what was made last comes last however high it
stands, and a toggle is turned without doing what a press of it does.  Qt asks the factory here
for each widget a screen reader asks about, and for none where nobody uses one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleEvent,
    QAccessibleInterface,
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
from msdesk.ui.widgets.heard import AS
from msdesk.ui.widgets.text import Text

_LEVELS = {"title": 1, "section": 2, "heading": 3}  # by the kind of a text
_MANY = 256
_Role = QAccessible.Role


class _Level(QAccessibleAttributesInterface):
    """How high a heading stands: 1 is the page's own; 0 is no heading."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text

    @property
    def level(self) -> int:
        """The level now: Qt asks for a text while it is being made, before it has its kind."""
        return 0 if _as(self._text) == "words" else _LEVELS.get(self._text.property("kind"), 0)

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, _key: QAccessible.Attribute) -> object:
        return self.level


class _Words(QAccessibleWidget):
    """A text; it may be a heading, or one of a list.  Its name is what it says now."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self._text = text
        self._height = _Level(text)

    def role(self) -> QAccessible.Role:
        if self._height.level:
            return _Role.Heading
        return _Role.ListItem if _is_item(self._text) else _Role.StaticText

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name and not self._text.accessibleName():
            return self._text.text()
        return super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        if kind is QAccessible.InterfaceType.AttributesInterface and self._height.level:
            return VoidPtr(getCppPointer(self._height)[0])
        # PySide 6.12 ends the program over None, its own word for "there is none such".
        return super().interface_cast(kind) or VoidPtr(0)  # type: ignore[return-value]


class _Pressed(QAccessibleWidget):
    """A button whose words are its name, and whose every action is a press.

    Qt would turn a toggle without a ``clicked``, so that nothing came of it, and would have the
    words on a large button heard twice.
    """

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button

    def role(self) -> QAccessible.Role:
        button, group = self._button, self._button.group()
        if not button.isCheckable():
            return _Role.PushButton
        one_of_many = group is not None and group.exclusive()
        return _Role.RadioButton if one_of_many or _as(button) == "radio" else _Role.CheckBox

    def state(self) -> QAccessible.State:
        state = super().state()
        state.checkable = self._button.isCheckable()
        state.checked = self._button.isChecked()
        return state

    def childCount(self) -> int:
        return 0

    def text(self, kind: QAccessible.Text) -> str:
        said = super().text(kind)
        if kind is QAccessible.Text.Name and not said:
            return self._button.text().replace("&&", "&")
        return said

    def actionNames(self) -> list[str]:
        actions = QAccessibleActionInterface
        toggles = [actions.toggleAction()] if self._button.isCheckable() else []
        return [actions.pressAction(), *toggles, actions.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.setFocusAction():
            self._button.setFocus()
        else:
            self._button.click()


class _Box(QAccessibleWidget):
    """What holds others, in the order one reads them in; a list where cards stand in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._counted: list[QWidget] = []

    def role(self) -> QAccessible.Role:
        widget = self._widget
        if _as(widget) == "list" and any(_is_item(each) for each in self._children()):
            return _Role.List
        if _is_item(widget):
            return _Role.ListItem
        return _Role.Grouping if isinstance(widget, QFrame) else _Role.Client

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._widget.focusProxy() is not None:  # else two would have the keyboard
            state.focusable = state.focused = 0
        return state

    def _children(self) -> list[QWidget]:
        layout = self._widget.layout()
        placed = dict.fromkeys(_in(layout)) if layout is not None else {}
        others = (each for each in self._widget.children() if isinstance(each, QWidget))
        placed |= dict.fromkeys(each for each in others if not each.isWindow())
        return [each for each in placed if _is_heard(each)]

    def childCount(self) -> int:
        self._counted = self._children()  # Qt counts them before it asks for each
        return len(self._counted)

    def child(self, place: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not (0 <= place < len(self._counted) and isValid(self._counted[place])):
            return None
        return QAccessible.queryAccessibleInterface(self._counted[place])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        wanted = child.object()
        return next((i for i, each in enumerate(self._children()) if each is wanted), -1)


def _as(widget: QWidget) -> object:
    return widget.property(AS)


def _is_heard(widget: QWidget) -> bool:
    """Whether a widget says anything of its own: no line, picture or ring, no name of a field."""
    if _as(widget) == "nothing" or isinstance(widget, Line | FocusRing):
        return False
    if isinstance(widget, QLabel):
        return bool(widget.text() or widget.accessibleName()) and widget.buddy() is None
    return True


def _is_item(widget: QWidget) -> bool:
    """Whether a widget is one of a list: a card that stands in it, or a line of it."""
    box = widget.parentWidget()
    return isinstance(widget, QFrame) and box is not None and _as(box) == "list"


def _in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _in(inner)


def _of(widget: QWidget) -> QAccessibleWidget | None:
    """Return what is told of a widget; None where Qt says it well."""
    if isinstance(widget, Text):
        return _Words(widget)
    qts = next(each for each in type(widget).__mro__ if each.__module__.startswith("PySide6"))
    if issubclass(qts, QAbstractButton):
        made_here = qts is not type(widget)
        return _Pressed(widget) if made_here else None  # type: ignore[arg-type]
    return _Box(widget) if qts in (QWidget, QFrame) else None


class _Telling:
    """Keeps what was told of the widgets that are there; Qt does not."""

    def __init__(self) -> None:
        self._kept: list[QAccessibleWidget] = []
        self._limit = _MANY

    def of(self, kind: str, thing: QObject) -> QAccessibleInterface | None:
        """Return what is told of a widget; Qt asks once more for each class it inherits."""
        if not isinstance(thing, QWidget) or kind != thing.metaObject().className():
            return None
        told = _of(thing)
        if told is not None:
            self._keep(told)
        return told

    def _keep(self, told: QAccessibleWidget) -> None:
        if len(self._kept) > self._limit:
            self._kept = [each for each in self._kept if isValid(each)]
            self._limit = 2 * len(self._kept) + _MANY
        self._kept.append(told)


@cache
def _begun() -> _Telling:
    telling = _Telling()
    QAccessible.installFactory(telling.of)
    return telling


def tell(window: QWidget) -> None:
    """Tell screen readers of all widgets from now on, and anew of those they asked about."""
    _begun()
    if not QAccessible.isActive():
        return
    for widget in (window, *window.findChildren(QWidget)):
        known = QAccessible.queryAccessibleInterface(widget)
        if not isinstance(known, (_Words, _Pressed, _Box)) and _of(widget) is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
    if (focused := window.focusWidget()) is not None:
        focus = QAccessibleEvent(focused, QAccessible.Event.Focus)
        QAccessible.updateAccessibility(focus)  # it was told of what has just been forgotten
