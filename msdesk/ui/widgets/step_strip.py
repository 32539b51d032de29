"""Where one is on a way of several steps, and the button to the next one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Line, flow
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.way import Way

_WIDEST = 320  # pixels: bars as wide as a page would look like a rule between two parts


class StepStrip(QWidget):
    """``words`` say which step of ``of`` this is; the bars above them show it."""

    def __init__(
        self,
        look: Look,
        step: int,
        of: int,
        words: str,
        label: str = "",
        does: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        way = Way(look, of)
        way.setMaximumWidth(look.space(_WIDEST))
        way.show_at(step - 1)
        parts: list[QWidget] = [Text(words, "strong", widest=look.column)]
        if does is not None:
            parts.append(Button(look, label, "second", icon="arrow-right", does=does))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.space(24), 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(Line())
        layout.addWidget(way)
        layout.addWidget(flow(look, *parts, gap=16))
