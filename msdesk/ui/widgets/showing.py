"""Shows what joins a page one looks at, and has it laid out once.

Qt shows it a moment later, when nothing can have had the keyboard; and lays all that stands
around it out for each single widget it shows, which takes the longer the more stand there.
Until it is laid out nobody sees it, so the mouse must not meet it either.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


@contextmanager
def laid_out_later(layout: QLayout) -> Iterator[None]:
    """Put widgets into a layout and show them; they get their places with the next layout."""
    around = layout.parentWidget()
    outermost = around.layout() if around is not None else None
    if outermost is None:
        yield
        return
    outermost.setEnabled(False)
    try:
        yield
    finally:
        outermost.setEnabled(True)


def add_to(layout: QBoxLayout, widget: QWidget, place: int = -1) -> None:
    """Put a widget at a place of a layout, or its end; show it where that can be seen."""
    with laid_out_later(layout):
        layout.insertWidget(place, widget)
        show_in(layout, widget)


def show_in(layout: QLayout, *widgets: QWidget) -> None:
    """Show widgets that were put into a layout at once, where it can be seen."""
    around = layout.parentWidget()
    if around is not None and around.isVisible():
        for widget in widgets:
            widget.move(0, around.height())  # Qt would have it lie over what is seen at the top
            widget.show()
