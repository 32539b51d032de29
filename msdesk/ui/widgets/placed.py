"""Which places of the content a widget shows, so that whoever found one can be led to it.

A place is written as the content names it: "harms[4]", "living_with.body[1]".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.widgets.framed import Framed

W = TypeVar("W", bound=QWidget)
_PLACES = "places"
_FOUND = "found"
_SAYS = "What you looked for"


def placed(widget: W, *places: str) -> W:
    """Return a widget that shows these places."""
    widget.setProperty(_PLACES, list(places))
    return widget


def shown_at(root: QWidget, place: str) -> QWidget | None:
    """Return the innermost widget below another that shows a place."""
    found = None
    for widget in root.findChildren(QWidget):
        if place in (widget.property(_PLACES) or ()) and (
            found is None or found.isAncestorOf(widget)
        ):
            found = widget
    return found


def wider(place: str) -> Iterator[str]:
    """Yield a place and each that it is a part of, the narrowest first.

    >>> list(wider("living_with.body[1].text"))
    ['living_with.body[1].text', 'living_with.body[1]', 'living_with.body', 'living_with']
    """
    while place:
        yield place
        cut = max(place.rfind("."), place.rfind("["))
        place = place[:cut] if cut > 0 else ""


class Found:
    """The frame around what somebody looked for, with words on it; one at a time."""

    def __init__(self) -> None:
        self._widget: QWidget | None = None
        self._words: Framed | None = None
        self._margins = QMargins()

    def mark(self, widget: QWidget) -> None:
        """Mark this, and nothing else."""
        self.clear()
        layout = widget.layout()
        if isinstance(layout, QVBoxLayout):
            self._words = Framed(_SAYS, "strip")
            layout.insertWidget(0, self._words)
        self._make_room(widget)
        self._widget = widget
        _frame(widget, on=True)

    def clear(self) -> None:
        """Mark nothing."""
        if self._words is not None:
            self._words.hide()
            self._words.deleteLater()
        if self._widget is not None:
            _frame(self._widget, on=False)
            if layout := self._widget.layout():
                layout.setContentsMargins(self._margins)
        self._widget = self._words = None

    def _make_room(self, widget: QWidget) -> None:
        """Have the frame stand beside the letters, and not on them."""
        if layout := widget.layout():
            self._margins = layout.contentsMargins()
            room = widget.fontMetrics().height() * 2 // 3
            layout.setContentsMargins(self._margins | QMargins(room, room // 2, room, room // 2))


def _frame(widget: QWidget, *, on: bool) -> None:
    widget.setProperty(_FOUND, "true" if on else "")
    widget.style().unpolish(widget)
    widget.style().polish(widget)
