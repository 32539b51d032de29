"""Names that can be put into a field with one press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from msdesk.domain.words import first_line
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.forms import Line

_MOST = 6  # of a longer team the first ones; the others can be typed
_LONGEST = 40  # letters shown on a button; all of the text goes into the field


def offered(look: Look, line: Line, label: str, texts: Sequence[str], *after: QWidget) -> QWidget:
    """Return a button for each text that puts it into a field, which is called ``label``.

    What comes ``after`` them stands in the same line, as far as there is room.
    """
    texts = tuple(dict.fromkeys(texts))[:_MOST]
    return flow(look, *(_button(look, line, label, text) for text in texts), *after)


def _button(look: Look, line: Line, label: str, text: str) -> Button:
    shown = first_line(text, _LONGEST)
    name = f"{shown}: put into “{label}”"
    return Button(look, shown, "chip", name=name, does=partial(_put, line, text))


def _put(line: Line, text: str) -> None:
    line.setText(text)
    line.textEdited.emit(text)  # it counts as typed by the person
    line.setFocus()
