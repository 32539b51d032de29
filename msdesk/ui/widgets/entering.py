"""What Enter does while one writes in a form.

Where there is one thing to write, Enter adds it: nobody should have to look for the button.
Where there are more it leads to the next, so that nothing half written is kept, but not on from
a day that cannot be read.  Ctrl+Enter saves from any field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from msdesk.ui.widgets.typed import Typed

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Modifier = Qt.KeyboardModifier


class Entering(QObject):
    """Hears Enter in the ``fields`` of a form, in their order, and ``does`` what its button does.

    ``one`` is where there is one thing to write, whatever can be picked besides.
    """

    def __init__(
        self,
        form: QWidget,
        fields: Sequence[QWidget],
        does: Callable[[], object],
        *,
        one: bool = False,
    ) -> None:
        super().__init__(form)
        self._fields = tuple(fields)
        self._does = does
        self._one = one
        for widget in fields:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether a key was Enter, and has done what it does here."""
        if not (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
        ):
            return False
        held = event.modifiers()
        if held & _Modifier.ControlModifier:
            self._does()
            return True
        writes_on = isinstance(watched, QPlainTextEdit) and (
            not self._one or bool(held & _Modifier.ShiftModifier)
        )
        if writes_on or not isinstance(watched, QLineEdit | QPlainTextEdit):
            return False
        if self._one:
            self._does()
        else:
            self._go_on(watched)
        return True

    def _go_on(self, field: QWidget) -> None:
        if isinstance(field, Typed) and field.says_mistake():
            return  # one need not come back to it
        after = self._fields[self._fields.index(field) + 1 :]
        for widget in after:
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
