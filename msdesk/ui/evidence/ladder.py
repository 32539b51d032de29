"""How far a treatment has come: one ladder from the laboratory to a licence, and its step."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from msdesk.domain.treatment import STEPS, Stage
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import flow
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text


def stage_in_words(stage: Stage) -> str:
    """Return a stage with its step: "Step 2 of 5: in small trials".

    What stands on no step has its words alone.
    """
    words = stage.value
    return f"Step {stage.step} of {STEPS}: {words[0].lower()}{words[1:]}" if stage.step else words


class Ladder(QWidget):
    """Five steps that rise; those reached are filled, and so told by more than colour.

    On no step at all they are dashed.  A screen reader reads the words beside it and not this.
    """

    def __init__(self, look: Look, stage: Stage) -> None:
        super().__init__()
        self._step = stage.step
        self._theme = look.theme
        self._unit = look.space(4)
        heard_as(self, "nothing")
        self.setToolTip("From the laboratory (step 1) to a licence (step 5)")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._unit * 4 * STEPS, self._unit * (STEPS + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(QColor(self._theme.edge), 1.5)
        if self._step is None:
            edge.setStyle(Qt.PenStyle.DashLine)
        unit, bottom = self._unit, self.height()
        for place in range(STEPS):
            high = unit * (place + 3)
            step = QRectF(place * 4 * unit, bottom - high, 3 * unit, high).adjusted(1, 1, -1, -1)
            filled = self._step is not None and place < self._step
            painter.setPen(Qt.PenStyle.NoPen if filled else edge)
            painter.setBrush(QColor(self._theme.accent) if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(step, 1.5, 1.5)


def ladder(look: Look, stage: Stage) -> QWidget:
    """Return a stage as it stands on every card: drawn, and in words beside it."""
    words = Text(stage_in_words(stage), "strong-small")
    return flow(look, Ladder(look, stage), words)
