"""A question asked on the page itself, where it came up, with two answers of equal weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card
from msdesk.ui.widgets.even import even
from msdesk.ui.widgets.text import Text


class Answer(NamedTuple):
    """What a button says and does; ``name`` is what is heard where the words do not do."""

    label: str
    does: Callable[[], object]
    name: str = ""


class Asking(Card):
    """Says what will happen and what will not, then asks; ``answers`` are its buttons."""

    def __init__(
        self, look: Look, question: str, lines: Sequence[str], answers: Sequence[Answer]
    ) -> None:
        super().__init__(look)
        self.setAccessibleName(question)
        self.column.addWidget(Text(question, "heading", widest=look.column))
        for line in lines:
            self.column.addWidget(Text(line, widest=look.column))
        self.answers = tuple(
            Button(look, a.label, "second", name=a.name, does=a.does) for a in answers
        )
        self.column.addSpacing(look.space(8))
        self.column.addWidget(even(look, *self.answers))
