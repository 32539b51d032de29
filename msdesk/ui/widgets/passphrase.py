"""A field for a passphrase: hidden until the person wants to see it.

It takes what is pasted, corrects nothing, and is never kept in a draft.  It is on the way to
the first paint of a locked record; see the docstring of the package ``ui``.
"""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text


class PassphraseField(QWidget):
    """``entered`` comes with Enter; ``turned`` when what was typed is shown or hidden."""

    entered = Signal()
    edited = Signal()
    turned = Signal()

    def __init__(self, look: Look, label: str, hint: str = "") -> None:
        super().__init__()
        style_as(self, "plain")
        self._label = label
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaximumWidth(look.column)
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(hint)
        self.setFocusProxy(self.line)
        self.turn_button = Button(look, "Show", "", icon="eye", name=f"Show: {label}")
        self.turn_button.clicked.connect(self.turn)
        caption = Text(label, "strong", widest=look.column)
        caption.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(4))
        column.addWidget(caption)
        if hint:
            said = Text(hint, "small", widest=look.column)
            heard_as(said, "nothing")
            column.addWidget(said)
        column.addSpacing(look.space(4))  # for the ring around the field
        across = QHBoxLayout()
        across.setSpacing(look.space(12))
        across.addWidget(self.line, 1)
        across.addWidget(self.turn_button)
        across.addStretch(0)
        column.addLayout(across)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self.edited)

    @property
    def text(self) -> str:
        """What was typed, exactly."""
        return self.line.text()

    @property
    def is_shown(self) -> bool:
        """Whether what was typed can be read."""
        return self.line.echoMode() == QLineEdit.EchoMode.Normal

    def turn(self) -> None:
        """Show what is hidden, hide what is shown."""
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Password if self.is_shown else modes.Normal)
        if self.is_shown:  # Qt forgets these when it shows what was hidden
            hints = QtCore.Qt.InputMethodHint
            self.line.setInputMethodHints(
                hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
            )
        word = "Hide" if self.is_shown else "Show"
        self.turn_button.setText(word)
        self.turn_button.setAccessibleName(f"{word}: {self._label}")
        self.turned.emit()

    def begin_again(self) -> None:
        """Put the keyboard on what was typed, all of it selected."""
        self.line.setFocus()
        self.line.selectAll()
