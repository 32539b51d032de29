"""A second press at once does nothing: a hand that trembles clicks twice, a held key repeats.

The second would meet whatever the first has put there: of a list that has closed up, the next
thing's "Delete".  So for a moment after a press nothing acts at its place, whatever stands there
by then, and no key presses what has the keyboard by then.  A burst counts as one press.
Words that are typed while a button has the keyboard press nothing either: they have spaces.
Those typed while a page comes are no presses at all: its field gets them whole.
Nor does a press that was meant for what was there before: one on its way while another page
or a list that pops up came, which nobody has seen yet.

The moment is measured by the times the system gave its events, so that a window which was busy
in between neither forgives nor invents one.  Where somebody reads the screen aloud on Linux, Qt
asks them about each key and then sends it anew, without a time: it has that at which it comes.
Like ``Idle`` it looks at what is sent to a window
as a whole, which is little.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

APART = 300  # milliseconds without a press, until the next one counts
_IN_WORDS = 1500  # milliseconds from a letter to the space behind it, where one types slowly
_HELD_APART = 10  # milliseconds; a finger takes longer from letting a key go to pressing it
_UNDERWAY = 10_000  # milliseconds; what took longer was given its time by another clock
_NEAR = 44  # pixels; a trembling hand does not keep its place, and the next target begins there
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSES = (*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Select)
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class SecondPress(QObject):
    """Keeps second presses from a window, and from what pops up over it.

    A press before ``seen_from``, in seconds of ``clock``, meant what was there before; what pops
    up is seen later than it ``has_come``.
    """

    def __init__(
        self,
        window: QWidget,
        seen_from: Callable[[], float] = lambda: -inf,
        has_come: Callable[[], object] = lambda: None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._seen_from = seen_from
        self._has_come = has_come
        self._clock = clock
        self._clicked: tuple[int, QPoint] | None = None  # when, and where on the screen
        self._is_second = False  # the click under way
        self._counts = False  # whether what comes after it may be its second
        self._pressed: int | None = None  # when, by a key
        self._let_go: tuple[int, int] | None = None  # which key was, and when
        self._typed: int | None = None  # when, a letter at a button
        if handle := window.windowHandle():
            handle.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch_popup)

    @Slot(QWidget, QWidget)
    def _watch_popup(self, old: QWidget | None, _new: QWidget | None) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None and (handle := popup.windowHandle()):
            handle.installEventFilter(self)
            if old is None or not popup.isAncestorOf(old):
                self._has_come()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Return whether an event is a second press, which then goes nowhere."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            if kind is QEvent.Type.MouseButtonPress:
                self._is_second = self._is_second_click(event)
                return self._is_second
            if kind is QEvent.Type.MouseButtonDblClick:
                return self._is_second  # Qt sends it besides the press, and passes only it on
            if kind is QEvent.Type.MouseButtonRelease:
                if self._clicked and self._counts:
                    self._clicked = (event.timestamp(), self._clicked[1])  # it acts only now
                return self._is_second  # a list chooses by that alone
        elif isinstance(event, QKeyEvent):
            return self._keeps_key(event)
        return False

    def _keeps_key(self, event: QKeyEvent) -> bool:
        match event.type():
            case QEvent.Type.ShortcutOverride if self._is_held(event):
                event.accept()  # so it is a key like any other, and no shortcut again
                return True
            case QEvent.Type.KeyPress:
                return self._is_second_key(event)
            case QEvent.Type.KeyRelease:
                self._let_go = (event.key(), self._when(event))
                if self._pressed and event.key() in _PRESSES:
                    self._pressed = self._when(event)
        return False

    def _when(self, event: QMouseEvent | QKeyEvent) -> int:
        """Return when a key or a button was pressed or let go, in milliseconds."""
        return event.timestamp() or int(self._clock() * 1000)

    def _is_early(self, event: QMouseEvent | QKeyEvent) -> bool:
        """Whether it was pressed before what is there could be seen, however late it comes."""
        now = self._clock()
        underway = int(now * 1000) - self._when(event)
        is_known = 0 <= underway < _UNDERWAY
        return now - (underway / 1000 if is_known else 0) < self._seen_from()

    def _is_held(self, event: QKeyEvent) -> bool:
        """Whether a key only repeats, which Qt does not always see on X11.

        There one that is held is let go and pressed again at the same time.
        """
        if self._let_go is None or event.key() != self._let_go[0]:
            return event.isAutoRepeat()
        return event.isAutoRepeat() or self._when(event) - self._let_go[1] < _HELD_APART

    def _is_second_click(self, event: QMouseEvent) -> bool:
        now, place = event.timestamp(), event.globalPosition().toPoint()
        is_second = self._is_early(event) or (
            self._clicked is not None
            and now - self._clicked[0] < APART
            and (place - self._clicked[1]).manhattanLength() < _NEAR
        )
        over = QApplication.activePopupWidget() or self._window
        into_field = _is_written_in_or_scrolls(over.childAt(event.position().toPoint()))
        self._counts = is_second or not into_field  # in a field two clicks choose a word
        if self._counts:
            self._clicked = (now, place)
        return is_second

    def _is_second_key(self, event: QKeyEvent) -> bool:
        if event.key() in _HELD:
            return False
        if self._is_in_words(event):
            return QApplication.focusWidget() is not None  # else they are kept for what comes
        if event.key() not in _PRESSES or _writes(event):
            self._pressed = None  # whoever went on to another key means the next press
            return False
        before, self._pressed = self._pressed, self._when(event)
        too_soon = before is not None and self._pressed - before < APART
        return too_soon or event.isAutoRepeat() or self._is_early(event)

    def _is_in_words(self, event: QKeyEvent) -> bool:
        """Whether a key that presses belongs to words, typed where nothing takes them.

        That is at a button, or while a page comes that may have a field.  Enter ends them:
        whoever presses it again means the button.
        """
        before, self._typed = self._typed, None
        has, ends = QApplication.focusWidget(), event.key() in _ENTER
        if not (isinstance(has, QAbstractButton) or (has is None and not ends)):
            return False
        now, presses = self._when(event), event.key() in _PRESSES
        goes_on = presses and before is not None and now - before < _IN_WORDS
        if goes_on and ends:
            self._pressed = now
        elif goes_on or (not presses and event.text() and event.text().isprintable()):
            self._typed = now
        return goes_on


def _is_written_in_or_scrolls(widget: QWidget | None) -> bool:
    """Whether to press a widget only puts the cursor there, or takes one further down."""
    if isinstance(widget, QScrollBar | QLineEdit):
        return True
    return widget is not None and isinstance(widget.parentWidget(), QPlainTextEdit)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key adds to what is being written, and presses nothing."""
    field = QApplication.focusWidget()
    if event.key() not in _ENTER:
        return isinstance(field, QLineEdit | QPlainTextEdit | QAbstractSpinBox)
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return isinstance(field, QPlainTextEdit) and not control
