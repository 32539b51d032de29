"""Keeps what is being typed, so that a crash or a closed lid costs at most two seconds.

A draft lives in the record, beside everything else the person wrote; it goes when the form
is saved or emptied.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msdesk.store.drafts import DraftStore

SOON = 1000  # milliseconds; the promise is two seconds


class Later(QTimer):
    """Does a thing once, a second after the last time it was asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(SOON)

    def do_now(self) -> None:
        """Do at once what is waiting, if anything is."""
        if self.isActive():
            self.stop()
            self.timeout.emit()


class Draft(QObject):
    """The unsaved text of one form, kept under a key."""

    def __init__(
        self,
        drafts: DraftStore,
        key: str,
        fields: Mapping[str, QLineEdit | QPlainTextEdit],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._key = key
        self._fields = fields
        self._later = Later(self)
        self._later.timeout.connect(self._keep)
        self.was_restored = self._restore()
        for widget in fields.values():
            widget.textChanged.connect(lambda *_: self._later.start())

    def _restore(self) -> bool:
        body = self._drafts.get(self._key)
        if body is None:
            return False
        for name, text in json.loads(body).items():
            match self._fields.get(name):
                case QLineEdit() as line:
                    line.setText(text)
                case QPlainTextEdit() as area:
                    area.setPlainText(text)
        return True

    @Slot()
    def _keep(self) -> None:
        texts = {name: _text(widget) for name, widget in self._fields.items()}
        if any(text.strip() for text in texts.values()):
            self._drafts.put(self._key, json.dumps(texts, ensure_ascii=False))
        else:
            self._drafts.drop(self._key)

    def keep_now(self) -> None:
        """Write what is waiting; called before the window closes."""
        self._later.do_now()

    def drop(self) -> None:
        """Forget the draft: its text has been saved."""
        self._later.stop()
        self._drafts.drop(self._key)


def _text(widget: QLineEdit | QPlainTextEdit) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
