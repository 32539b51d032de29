"""A hand for the tour: it presses what has a name where it is seen, and types letter by letter.

Each press goes to the window, as the system's own do, and so meets what lies on top there: a
button that is covered, cut off or cannot be pressed stops the tour.  Qt's module for tests would
do the same, and is not in the program that is installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

W = TypeVar("W", bound=QWidget)
_LOOKS = 5  # what is scrolled to may still be pushed away by what is laid out
_PAUSE = 1000  # milliseconds between two presses, by the clock of the events alone
_LATE = 1 << 40  # where that clock begins: at no time of the system's
_LETTERS = {Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t"}
_NONE = Qt.KeyboardModifier.NoModifier


class Lost(LookupError):
    """What was to be pressed is not there, or not within reach."""


class Hand:
    """Presses and types in a window, and in what pops up over it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._now = _LATE

    def find(self, kind: type[W], name: str) -> W:
        """Return what can be seen of a kind, and is called so or begins so."""
        there = list(self._seen(kind))
        exact = [each for each in there if each.accessibleName() == name]
        found = exact or [each for each in there if each.accessibleName().startswith(name)]
        if not found:
            raise Lost(f"there is no {name!r} among {[each.accessibleName() for each in there]}")
        return found[0]

    def _seen(self, kind: type[W]) -> Iterator[W]:
        for root in (QApplication.activePopupWidget(), self._window):
            if root is not None:
                yield from (each for each in root.findChildren(kind) if each.isVisible())

    def press(self, name: str) -> None:
        """Press the first button of that name, once it has been scrolled to."""
        self.click(self.find(QAbstractButton, name))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget, in its middle or at a place of it."""
        if not widget.isEnabled():
            raise Lost(f"{widget.accessibleName()!r} cannot be pressed")
        over = widget.window()
        for _ in range(_LOOKS):
            spot = widget.rect().center() if at is None else at
            self._scroll_to(widget, spot)
            place = widget.mapTo(over, spot)
            met = over.childAt(place)
            if met is not None and (met is widget or widget.isAncestorOf(met)):
                break
        else:
            raise Lost(f"{widget.accessibleName()!r} lies under {met}")
        self._mouse(QEvent.Type.MouseButtonPress, over, place)
        self._mouse(QEvent.Type.MouseButtonRelease, over, place)
        QCoreApplication.processEvents()

    def _mouse(self, kind: QEvent.Type, over: QWidget, place: QPoint) -> None:
        held = kind is QEvent.Type.MouseButtonPress
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        here, there = QPointF(place), QPointF(over.mapToGlobal(place))
        event = QMouseEvent(kind, here, here, there, left, left if held else none, _NONE)
        self._send(over, event)

    @staticmethod
    def _scroll_to(widget: QWidget, spot: QPoint) -> None:
        """Scroll until a spot of a widget can be seen: all of it may be too high for that."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea) and (inside := parent.widget()) is not None:
                there = widget.mapTo(inside, spot)
                parent.ensureVisible(there.x(), there.y(), 0, parent.viewport().height() // 3)
                QCoreApplication.processEvents()
            parent = parent.parentWidget()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, *, times: int = 1) -> None:
        """Press a key; one that is a shortcut of the window does what that does."""
        for _ in range(times):
            shortcut = None if QApplication.activePopupWidget() else self._shortcut(key, modifiers)
            if shortcut is not None:
                shortcut.activated.emit()  # which Qt looks for before it hands on a key
            else:
                self._key(key, modifiers, _LETTERS.get(key, ""))
            QCoreApplication.processEvents()

    def _shortcut(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QShortcut | None:
        if self._is_kept(key, modifiers):
            return None
        pressed = QKeySequence(key | modifiers if modifiers else key)
        exact = QKeySequence.SequenceMatch.ExactMatch
        for shortcut in self._window.findChildren(QShortcut):
            if shortcut.isEnabled() and shortcut.key().matches(pressed) is exact:
                return shortcut
        return None

    def _is_kept(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether what has the keyboard wants a key for itself, shortcut or not."""
        focused = self._window.focusWidget()
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        asked.ignore()
        return (
            focused is not None
            and QCoreApplication.sendEvent(focused, asked)
            and asked.isAccepted()
        )

    def type(self, words: str) -> None:
        """Type words into what has the keyboard."""
        for letter in words:
            self._key(Qt.Key.Key_unknown, _NONE, letter)
        QCoreApplication.processEvents()

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, letter: str) -> None:
        over = QApplication.activePopupWidget() or self._window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(over, QKeyEvent(kind, key, modifiers, letter))

    def _send(self, over: QWidget, event: QMouseEvent | QKeyEvent) -> None:
        handle = over.windowHandle()
        if handle is None:
            raise Lost(f"{over} is no window")
        self._now += _PAUSE
        event.setTimestamp(self._now)
        QCoreApplication.sendEvent(handle, event)
