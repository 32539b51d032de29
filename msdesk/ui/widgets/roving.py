"""The keyboard among buttons of which one is chosen: an arrow goes to the next, and presses none.

Left to itself Qt presses the button an arrow comes to, so that each press of the key would open
another page or draw the window anew.  That Tab stops once at a group is Qt's own doing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton


BY_KEYBOARD = "By keyboard: arrows go through a group, Space takes a choice."


def walk(among: Sequence[QAbstractButton], at: QAbstractButton, event: QKeyEvent) -> bool:
    """Go where an arrow, Home or End leads among some buttons; return whether it was one."""
    if at not in among:
        return False
    there = [button for button in among if button is at or _can_be_reached(button)]
    place = there.index(at)
    to = _led_to(event, place, len(there))
    if to is None:
        return False
    reasons = QtCore.Qt.FocusReason
    reason = reasons.TabFocusReason if to > place else reasons.BacktabFocusReason
    there[to].setFocus(reason)
    return True


def _can_be_reached(button: QAbstractButton) -> bool:
    return button.isVisible() and button.isEnabled()


def _led_to(event: QKeyEvent, place: int, count: int) -> int | None:
    """Return the place a key leads to; beyond the last one comes the first."""
    keys, modifiers = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier
    if event.modifiers() & ~modifiers.KeypadModifier:  # which an arrow has on macOS
        return None
    match event.key():
        case keys.Key_Down | keys.Key_Right:
            return (place + 1) % count
        case keys.Key_Up | keys.Key_Left:
            return (place - 1) % count
        case keys.Key_Home:
            return 0
        case keys.Key_End:
            return count - 1
        case _:
            return None
