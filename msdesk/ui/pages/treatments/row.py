"""One treatment in the library: its name, how far it has come, what it means for my type."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from msdesk.content.library import Library
from msdesk.domain.first import FaceLine, face_lines
from msdesk.domain.ms_type import MsType, types_in_words
from msdesk.domain.treatment import Treatment
from msdesk.ui.evidence.ladder import ladder
from msdesk.ui.evidence.standing import Standing
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Button, column, flow
from msdesk.ui.widgets.press_card import PressCard
from msdesk.ui.widgets.text import Text

_ANY = (1 << 24) - 1  # as wide as Qt lets a widget be


class TreatmentRow(PressCard):
    """A card of the library; pressed anywhere it opens."""

    def __init__(
        self,
        look: Look,
        library: Library,
        card: Treatment,
        mine: Sequence[MsType],
        standing: Standing,
        read: Callable[[], object],
        compare: Callable[[], object],
    ) -> None:
        opens = Button(look, card.name, "open", name=f"{card.name}: read this card", does=read)
        super().__init__(opens)
        self._wide = look.text(Size.READING) * 34
        head = flow(look, opens, ladder(look, card.stage), gap=16)
        log = flow(look)
        standing.show_now(log)
        words = column(look, head, *map(Text, for_me(library, card, mine)), log, gap=0)
        beside = Act("Compare", "columns-3", compare).on(look, card.name)
        self._acts = flow(look, beside, standing, gap=4)
        self._widest = max(beside.sizeHint().width(), standing.sizeHint().width())
        self._box = QHBoxLayout()
        self._box.setSpacing(look.space(16))
        self._box.addWidget(words, 1)
        self._box.addWidget(self._acts)
        whole = QVBoxLayout(self)
        side = look.space(16)
        whole.setContentsMargins(side, look.space(6), side, look.space(8))
        whole.setSpacing(look.space(8))
        whole.addLayout(self._box)
        whole.addLayout(standing.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, way = self.width() > self._wide, QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._acts.setMaximumWidth(self._widest if wide else _ANY)


def for_me(library: Library, card: Treatment, mine: Sequence[MsType]) -> list[str]:
    """Return what a treatment means for each type of a person, each figure with its source.

    What it is stands there where that is not written.
    """
    lines = face_lines(card.face, mine)
    if not lines:
        return [card.one_line]
    said = []
    for line, types in lines:
        of = f"{types_in_words(types)}: " if len(lines) > 1 else ""
        said.append(f"{of}{line.text}{_rests_on(library, line)}")
    return said


def _rests_on(library: Library, line: FaceLine) -> str:
    if not any(map(str.isdigit, line.text)):
        return ""
    first, *more = (library.sources[each].short for each in line.sources)
    return f" ({first} and {len(more)} more)" if more else f" ({first})"
