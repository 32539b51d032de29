"""What is typed and chosen on a page, carried to the one that is made anew in its place.

Much of it is in no draft: a word one searches for, a passphrase half typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import Page

_At = tuple[type[QWidget], str, int]
_Value = str | int | bool


def carried(page: Page) -> Callable[[Page], None]:
    """Return what puts the fields of a page, as they are now, into a page like it."""
    held = {at: (_value(field), _cursor(field)) for at, field in _fields(page)}

    def put_into(anew: Page) -> None:
        there = dict(_fields(anew))
        if not held.keys() <= there.keys():  # what is made later is wanted now
            for parts in anew.findChildren(Gradual):
                parts.finish()
            there = dict(_fields(anew))
        for at, (value, cursor) in held.items():
            field = there.get(at)
            if field is not None and _value(field) != value:
                _put(field, value)
            _put_cursor(field, cursor)

    return put_into


def _fields(page: Page) -> Iterator[tuple[_At, QWidget]]:
    """Yield the fields of a page, each by its kind, its name and its place among its like."""
    so_far: Counter[tuple[type[QWidget], str]] = Counter()
    roots = (page, *page.unplaced())
    for kind in (QCheckBox, QComboBox, QLineEdit, QPlainTextEdit):
        for field in (field for root in roots for field in root.findChildren(kind)):
            like = (kind, field.accessibleName())
            yield (*like, so_far[like]), field
            so_far[like] += 1


def _value(field: QWidget) -> _Value:
    match field:
        case QCheckBox():
            return field.isChecked()
        case QComboBox():
            return field.currentIndex()
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
    raise TypeError(field)


def _cursor(field: QWidget) -> int:
    match field:
        case QLineEdit():
            return field.cursorPosition()
        case QPlainTextEdit():
            return field.textCursor().position()
    return 0


def _put_cursor(field: QWidget | None, position: int) -> None:
    match field:
        case QLineEdit():
            field.setCursorPosition(position)
        case QPlainTextEdit():
            there = field.textCursor()
            there.setPosition(min(position, field.document().characterCount() - 1))  # Qt's own
            field.setTextCursor(there)


def _put(field: QWidget, value: _Value) -> None:
    match field, value:
        case QCheckBox(), bool():
            field.setChecked(value)
        case QComboBox(), int():
            field.setCurrentIndex(value)
        case QLineEdit(), str():
            field.setText(value)
        case QPlainTextEdit(), str():
            field.setPlainText(value)
