"""The way into a locked record: calm, as often as one likes, and never a wipe.

It can be the first page painted; see the docstring of the package ``ui`` for what its imports
and its calls avoid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from msdesk.domain.screen import Screen
from msdesk.errors import MistypedKey
from msdesk.ui.look import Look
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.passphrase import PassphraseField
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.ui.pages.unlock.key_field import KeyField
    from msdesk.ui.widgets.notice import Notice

_OPEN = "Open my record"
_OPENING = "Opening…"
_AS_OFTEN = "Try as often as you like."
_BY_KEY = "Use my recovery key instead"
_BY_WORDS = "Use my passphrase instead"


class UnlockPage(ScrollPage):
    """Asks for the passphrase or the recovery key; each signal also says whether to remember.

    Of a record that is opened once, as a backup is, nothing is remembered.
    """

    passphrase_given = Signal(str, bool)
    recovery_key_given = Signal(str, bool)

    def __init__(self, look: Look, *, once: bool = False) -> None:
        super().__init__(
            look,
            "Your record is locked",
            f"Your passphrase opens it. {_AS_OFTEN}",
        )
        self.passphrase = PassphraseField(look, "Passphrase")
        self._key: KeyField | None = None
        self._with_key = False
        self.remember = QCheckBox("Remember on this computer")
        self._notice: Notice | None = None
        self._fields = QVBoxLayout()
        self._fields.setSpacing(look.space(16))
        self._fields.addWidget(self.passphrase)
        self._open = Button(look, _OPEN, "first", icon="lock-open", does=self._give)
        self._swap = Button(look, _BY_KEY, "", does=self._use_the_other)
        self.body.addSpacing(look.space(8))
        self.body.addLayout(self._fields)
        if not once:
            self._add_remembering()
        self._add_line(self._open)
        self._add_line(self._swap)
        self._add_line(
            Button(
                look,
                "What this does not protect you from",
                "link",
                does=self.way_to(Screen.PROTECTION),
            )
        )
        self.passphrase.entered.connect(self._give)

    def _add_remembering(self) -> None:
        together = QVBoxLayout()
        together.setSpacing(0)
        together.addWidget(self.remember)
        why = "Then anybody at this account can open it."
        together.addWidget(Text(why, "small", widest=self.look.column))
        self.body.addLayout(together)

    def _add_line(self, widget: QWidget) -> None:
        line = QHBoxLayout()
        line.addWidget(widget)
        line.addStretch(1)
        self.body.addLayout(line)

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._key.signs if self._key and self._with_key else self.passphrase.line

    def say(self, text: str) -> None:
        """Say calmly what did not work; what was typed stays, ready to be typed over."""
        from msdesk.ui.widgets.notice import Notice  # noqa: PLC0415  # not for the first paint

        if self._notice is None:
            self._notice = Notice(self.look)
            self._fields.addWidget(self._notice)
        self._notice.say(text)
        if self._key and self._with_key:
            self._key.signs.setFocus()
        else:
            self.passphrase.begin_again()

    def set_busy(self, busy: bool) -> None:
        """Say that the record is being opened; meanwhile nothing more can be given."""
        word = _OPENING if busy else _OPEN
        self._open.setText(word)
        self._open.setAccessibleName(word)
        if busy:
            announce(self, word)

    def _use_the_other(self) -> None:
        """Swap the field; what was typed in either stays in it."""
        from msdesk.ui.pages.unlock.key_field import KeyField  # noqa: PLC0415  # not for the first paint

        if self._notice is not None:
            self._notice.say("")
        if self._key is None:
            self._key = KeyField(self.look)
            self._key.entered.connect(self._give)
            self._fields.insertWidget(1, self._key)
        self._with_key = not self._with_key
        self.passphrase.setVisible(not self._with_key)
        self._key.setVisible(self._with_key)
        opens = "recovery key" if self._with_key else "passphrase"
        self.lead.setText(f"Your {opens} opens it. {_AS_OFTEN}")
        label = _BY_WORDS if self._with_key else _BY_KEY
        self._swap.setText(label)
        self._swap.setAccessibleName(label)
        self.first().setFocus()

    def _give(self) -> None:
        if self._open.text() == _OPENING:
            return
        remember = self.remember.isChecked()
        if self._key and self._with_key:
            try:
                key = self._key.key()
            except MistypedKey as error:
                self.say(error.whole)
            else:
                self.recovery_key_given.emit(key, remember)
        elif self.passphrase.text:
            self.passphrase_given.emit(self.passphrase.text, remember)
        else:
            self.say("Type your passphrase first.")
