"""What was agreed and is not done yet; each stays until it is ticked, and nothing counts them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Card, Line, column, flow
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.text import Text

_SEEN = 5  # who ticks nothing for years still has a short Home


class ToDo(NamedTuple):
    """A step in words: what, and a line of who does it, by when, and whom to call."""

    id: str
    what: str
    more: str


class StillToDo(QWidget):
    """A card with a line for each step; ``done`` carries the id and the words of one."""

    done = Signal(str, str)

    def __init__(self, look: Look, steps: Sequence[ToDo]) -> None:
        super().__init__()
        self._look = look
        card = Card(look)
        makers = [partial(self._line, number, step) for number, step in enumerate(steps)]
        card.column.addWidget(FewFirst(look, makers, of="what is still to do", first=_SEEN))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _line(self, number: int, step: ToDo) -> QWidget:
        look = self._look
        words = [Text(step.what, "strong", widest=look.column)]
        if step.more:
            words.append(Text(step.more, "small", widest=look.column))
        act = Act("Done", "check", partial(self.done.emit, step.id, step.what))
        above = [Line()] if number else []
        told = column(look, *words, gap=4)
        return column(look, *above, told, flow(look, act.on(look, step.what)), gap=12)
