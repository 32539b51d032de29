"""Names that can be put into a field with one press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.forms import Line

_MOST = 6  # of a longer team the first ones; the others can be typed


def offered(look: Look, line: Line, label: str, texts: Sequence[str]) -> QWidget:
    """Return a button for each text that puts it into a field, which is called ``label``."""
    buttons = [
        Button(
            look, text, "chip", name=f"{text}: put into “{label}”", does=partial(_put, line, text)
        )
        for text in dict.fromkeys(texts[:_MOST])
    ]
    return flow(look, *buttons)


def _put(line: Line, text: str) -> None:
    line.setText(text)
    line.textEdited.emit(text)  # it counts as typed by the person
    line.setFocus()
