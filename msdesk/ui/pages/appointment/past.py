"""What became of a question at earlier visits: a line, and all of it when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.ids import AppointmentId
from msdesk.domain.story import in_full, story
from msdesk.domain.visit import AtVisit
from msdesk.ui.look import Look
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

Names = Callable[[], Mapping[AppointmentId, str]]


class Past(QWidget):
    """The button that shows all of it, ``history``, stands with the others of its question.

    ``names`` returns what the visits are called; asked for when it is wanted.
    """

    def __init__(self, look: Look, words: str, told: Sequence[AtVisit], names: Names) -> None:
        super().__init__()
        self._look, self._told, self._names = look, told, names
        self.history = Reveal(
            look, "History", "Hide the history", words, self._lines, icon="clock"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(4))
        layout.addWidget(Text(story(told), "small", widest=look.column))
        layout.addLayout(self.history.place)

    def _lines(self) -> list[QWidget]:
        names = self._names()
        lines = (
            in_full(row, names.get(row.appointment, "") if row.appointment else "")
            for row in self._told
        )
        return [Text(line, widest=self._look.column) for line in lines]
