"""Which type of MS it is: one of several answers, among them that one does not know."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow

BOTH: dict[str, tuple[MsType, ...]] = {
    "Primary progressive MS (PPMS)": (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE),
    "Secondary progressive MS (SPMS)": (MsType.SPMS_ACTIVE, MsType.SPMS_NOT_ACTIVE),
}
_ONE: dict[str, tuple[MsType, ...]] = {
    "Relapsing-remitting MS (RRMS)": (MsType.RRMS,),
    "First attack only (CIS)": (MsType.CIS,),
    "Found by chance on a scan (RIS)": (MsType.RIS,),
}
_ANSWERS: dict[str, tuple[TypeAnswer, tuple[MsType, ...]]] = {
    **{label: (TypeAnswer.KNOWN, types) for label, types in _ONE.items()},
    **{label: (TypeAnswer.PROGRESSIVE_NOT_SURE, types) for label, types in BOTH.items()},
    "I am not sure": (TypeAnswer.NOT_SURE, ()),
    "I would rather not say": (TypeAnswer.NOT_ASKED, ()),
}


class TypeChoice(QWidget):
    """A button an answer; ``chosen`` carries the ``TypeAnswer`` and the types it leaves open."""

    chosen = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        style_as(self, "plain")
        self._marked = ""
        group = QButtonGroup(self)
        group.setExclusive(True)
        self.buttons: dict[str, Button] = {}
        for label in _ANSWERS:
            button = Button(look, label, "chip", does=partial(self._choose, label))
            button.setCheckable(True)
            group.addButton(button)
            self.buttons[label] = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow(look, *self.buttons.values(), gap=8))

    def mark(self, profile: Profile) -> None:
        """Show which answer was given."""
        self._marked = _label(profile)
        self.buttons[self._marked].setChecked(True)

    @property
    def answer(self) -> Button:
        """The answer that was given; that one would rather not say is one."""
        return self.buttons[self._marked]

    def _choose(self, label: str) -> None:
        if label == self._marked:
            return  # else "active", said on My MS, would be forgotten
        self._marked = label
        self.chosen.emit(*_ANSWERS[label])


def _label(profile: Profile) -> str:
    types = set(profile.ms_types)
    for label, (answer, known) in _ANSWERS.items():
        if types <= set(known) if types else not known and answer is profile.answer:
            return label
    return "I would rather not say"
