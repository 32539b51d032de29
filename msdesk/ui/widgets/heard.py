"""What a widget is to a screen reader, where that does not follow from what it is to Qt.

Only a mark: ``frame.screen_reader`` reads it, when a screen reader asks.  What Qt has for screen
readers is named where it is used: to name it takes a fiftieth of the time to the first paint.
"""

from __future__ import annotations

from typing import Literal

from PySide6 import QtGui
from PySide6.QtWidgets import QLayout, QWidget

# "nothing" is heard with something else; "list" is a layout, whose widgets are its items; "radio"
# is one of many; "words" is no heading though it looks like one.
Heard = Literal["nothing", "list", "radio", "words"]
AS = "heardAs"
OPENS = "opens"  # of a button that unfolds something: whether it is open
LEVEL = "level"  # of a box that holds a heading which is a button: how high it stands


def heard_as(thing: QWidget | QLayout, what: Heard) -> None:
    """Let a screen reader hear a thing as something else than Qt would say."""
    thing.setProperty(AS, what)


def heard_open(button: QWidget, *, is_open: bool) -> None:
    """Let a screen reader hear whether what a button unfolds is open, and when that changes."""
    before = button.property(OPENS)
    button.setProperty(OPENS, is_open)
    if before is None or before is is_open:
        return
    changed = QtGui.QAccessible.State()
    changed.expanded = changed.collapsed = True  # each of the two is another now
    event = QtGui.QAccessibleStateChangeEvent(button, changed)
    QtGui.QAccessible.updateAccessibility(event)
