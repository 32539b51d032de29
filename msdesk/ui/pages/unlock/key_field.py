"""A field for a recovery key, checked group by group while it is typed.

What is typed stays as it is typed: the field says where a mistake is and changes no sign.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.recovery_key import GROUPS, LENGTH, read_recovery_key, wrong_groups
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.forms import Area
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text


class _Signs(Area):
    """Large signs on as many lines as they need; Enter is for the page."""

    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, lines=2)
        style_as(self, "key")
        self.setFixedHeight(round(look.text(Size.NUMBER) * 1.4 * 2 + look.space(24)))
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhPreferUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class KeyField(QWidget):
    """``entered`` comes with Enter."""

    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        style_as(self, "plain")
        self.signs = _Signs(look)
        self.setFocusProxy(self.signs)
        self._said = Text("", "strong", widest=look.column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(4))
        hint = f"{GROUPS} groups of {LENGTH} signs. Small letters and spaces are fine."
        caption = Text("Recovery key", "strong", widest=look.column)
        caption.setBuddy(self.signs)
        self.signs.setAccessibleName("Recovery key")
        self.signs.setAccessibleDescription(hint)
        column.addWidget(caption)
        said = Text(hint, "small", widest=look.column)
        heard_as(said, "nothing")
        column.addWidget(said)
        column.addSpacing(look.space(4))  # for the ring around the field
        column.addWidget(self.signs)
        column.addSpacing(look.space(8))
        column.addWidget(self._said)
        self.signs.entered.connect(self.entered)
        self.signs.textChanged.connect(self._check)
        self._check()

    def key(self) -> str:
        """Return the key.  Raises ``MistypedKey``, which says which group is wrong."""
        return read_recovery_key(self.signs.toPlainText())

    def _check(self) -> None:
        typed = self.signs.toPlainText()
        groups = sum(sign.isalnum() for sign in typed) // LENGTH
        wrong = wrong_groups(typed)
        if wrong:
            says = f"Group {wrong[0]} has a mistake."
        elif groups == GROUPS:
            says = f"All {GROUPS} groups are right."
        else:
            says = f"{groups} of {GROUPS} groups so far."
        if says == self._said.text():
            return
        self._said.setText(says)
        if wrong or groups == GROUPS:  # the count would only get in the way of typing
            announce(self.signs, says)
