"""Questions for somebody else: they wait in a drawer for each role, shut until one looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.guide import Role
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.offers import Offer
from msdesk.ui.widgets.basics import clear, flow
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

_NOT_PRINTED = "They are not on this page. Add one to ask it here all the same."


class Drawers(QWidget):
    """A drawer that was opened stays open when what is in it changes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._drawers: dict[Role, Reveal] = {}
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(look.space(8))

    def show_these(self, offers: Mapping[Role, Sequence[Offer]]) -> None:
        """Show a drawer for each role."""
        was_open = {role for role, drawer in self._drawers.items() if drawer.place.count()}
        clear(self._place)
        self._drawers = {role: self._drawer(role, each) for role, each in offers.items()}
        for role in was_open & self._drawers.keys():
            self._drawers[role].click()

    def _drawer(self, role: Role, offers: Sequence[Offer]) -> Reveal:
        look = self._look
        heading = f"For the {role.value}"

        def inside() -> list[QWidget]:
            makers = [offer.maker(look) for offer in offers]
            note = Text(_NOT_PRINTED, "small", widest=look.column)
            return [note, FewFirst(look, makers, of=heading)]

        drawer = Reveal(
            look,
            f"{heading} ({len(offers)})",
            f"Close: for the {role.value}",
            "questions that wait",
            inside,
            "",
            icon="archive",
        )
        self._place.addWidget(flow(look, drawer))
        self._place.addLayout(drawer.place)
        return drawer
