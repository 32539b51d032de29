"""Tells screen readers of the widgets as ``spoken`` has it, where Qt would say other things.

Qt asks the factory here for each thing a screen reader asks about, and for none where nobody
uses one.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QFrame, QLayout, QWidget
from shiboken6 import isValid

from msdesk.ui.frame.spoken import Box, List, Pressed, Words
from msdesk.ui.frame.spoken_folds import Headed
from msdesk.ui.widgets.heard import AS, LEVEL
from msdesk.ui.widgets.text import Text

_MANY = 256
_Spoken = Words | Pressed | Box | List


def _of(thing: QObject) -> _Spoken | None:
    """Return what is told of a thing; None where it is not of this house, or Qt says it well.

    Qt also asks about what it is just making, and that can be anything yet: to hold on to a
    header of a table then makes it a mere ``QWidget`` for good.
    """
    if isinstance(thing, QLayout):
        return List(thing) if thing.property(AS) == "list" else None
    ours = type(thing).__module__.startswith("msdesk")
    if isinstance(thing, Text):
        return Words(thing)
    if isinstance(thing, QAbstractButton):
        return Pressed(thing) if ours else None
    if not isinstance(thing, QWidget) or not (ours or thing.property("kind") is not None):
        return None
    box = Box if thing.property(LEVEL) is None else Headed
    qts = next(each for each in type(thing).__mro__ if each.__module__.startswith("PySide6"))
    return box(thing) if qts in (QWidget, QFrame) else None


class _Telling:
    """Keeps what was told of the widgets that are there; Qt does not."""

    def __init__(self) -> None:
        self._kept: list[_Spoken] = []
        self._limit = _MANY

    def of(self, kind: str, thing: QObject) -> QAccessibleInterface | None:
        """Return what is told of a widget; Qt asks once more for each class it inherits."""
        told = _of(thing) if kind == thing.metaObject().className() else None
        if told is not None:
            self._keep(told)
        return told

    def _keep(self, told: _Spoken) -> None:
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
        if not isinstance(known, _Spoken) and _of(widget) is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
    if (focused := window.focusWidget()) is not None:
        focus = QAccessibleEvent(focused, QAccessible.Event.Focus)
        QAccessible.updateAccessibility(focus)  # it was told of what has just been forgotten
