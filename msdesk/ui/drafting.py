"""Keeps what is being typed, so that a crash or a closed lid costs at most two seconds.

A draft lives in the record, beside everything else the person wrote; it goes when the form
is saved or emptied.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from msdesk.ui.widgets.forms import Area, Pick, when_edited
from msdesk.ui.widgets.later import Later
from msdesk.ui.widgets.typed import Typed

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore


class More(NamedTuple):
    """What a form holds besides its fields: how to read it, and how to put it back."""

    read: Callable[[], dict[str, str]]
    restore: Callable[[Mapping[str, str]], object]


class Draft(QObject):
    """What one form holds and has not saved, kept under a key.

    A form in which no words were typed has no draft, whatever else was picked in it.
    """

    def __init__(
        self,
        drafts: DraftStore,
        key: str,
        fields: Mapping[str, QWidget],
        parent: QObject,
        more: More | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self.key = key
        self._fields = fields
        self._more = more
        self._later = Later(self)
        self._later.timeout.connect(self._keep)
        self.restore()
        for widget in fields.values():
            if isinstance(widget, QLineEdit | Area):
                widget.textChanged.connect(lambda *_: self.touch())
            else:
                when_edited(widget, self.touch)

    def touch(self) -> None:
        """Say that something in the form was changed."""
        self._later.soon()

    def restore(self) -> None:
        """Put what was kept back into the form."""
        body = self._drafts.get(self.key)
        if body is None:
            return
        kept = {str(name): str(value) for name, value in json.loads(body).items()}
        for name, widget in self._fields.items():
            if name in kept:
                _put(widget, kept[name])
        if self._more is not None:
            self._more.restore(kept)

    def switch(self, key: str) -> None:
        """Keep what the form holds under its key so far, and from now on under another."""
        self.keep_now()
        self.key = key

    @Slot()
    def _keep(self) -> None:
        kept = {name: _text(widget) for name, widget in self._fields.items()}
        if not any(
            kept[name].strip()
            for name, widget in self._fields.items()
            if isinstance(widget, QLineEdit | Area) and not isinstance(widget, Typed)
        ):
            self._drafts.drop(self.key)
            return
        if self._more is not None:
            kept |= self._more.read()
        self._drafts.put(self.key, json.dumps(kept, ensure_ascii=False))

    def keep_now(self) -> None:
        """Write what is waiting; called before the window closes."""
        self._later.do_now()

    def drop(self) -> None:
        """Forget the draft: it has been saved."""
        self._later.stop()
        self._drafts.drop(self.key)


def _text(widget: QWidget) -> str:
    match widget:
        case Typed():
            return widget.kept()
        case QLineEdit():
            return widget.text()
        case Area():
            return widget.toPlainText()
        case QCheckBox():
            return "yes" if widget.isChecked() else "no"
        case Pick():
            return widget.currentText()
    raise TypeError(type(widget))


def _put(widget: QWidget, text: str) -> None:
    """Show what was kept."""
    match widget:
        case Typed():
            widget.put_back(text)
        case QLineEdit():
            widget.setText(text)
        case Area():
            widget.put(text)
        case QCheckBox():
            widget.setChecked(text == "yes")
        case Pick():
            widget.setCurrentIndex(max(0, widget.findText(text)))
