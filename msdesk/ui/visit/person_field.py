"""A field for the name of a person: the team is offered, and who is new can join it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.journal import quoted
from msdesk.domain.team import is_new, name_and_number
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.visit.offered import offered
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, clear
from msdesk.ui.widgets.forms import Line, called, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msdesk.store.subjects.team import TeamStore


class PersonField(QWidget):
    """``undoable`` carries a line and the call that takes it back, when somebody joins the team.

    ``also`` is offered besides the team.  ``with_number`` offers whom one can call, with the
    number, and the way to where the numbers are kept: ``team_wanted``.  ``of`` is as in ``field``.
    """

    undoable = Signal(str, object)
    team_wanted = Signal()

    def __init__(
        self,
        look: Look,
        label: str,
        line: Line,
        team: TeamStore,
        *,
        also: Sequence[str] = (),
        with_number: bool = False,
        of: str = "",
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look, self._line, self._team = look, line, team
        self._name = called(label, of)
        self._also, self._with_number = tuple(also), with_number
        self._offers = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(8))
        layout.addWidget(field(look, label, line, of=of))
        layout.addLayout(self._offers)
        line.textChanged.connect(self._tell)
        self._show()

    def _show(self) -> None:
        clear(self._offers)
        self._members = self._team.all()
        if self._with_number:
            found = [m for m in self._members if m.number_to_call]
            texts = [f"{m.name} {m.number_to_call}" for m in found]
        else:
            texts = [m.name for m in self._members]
        self.keep = Button(self._look, "Keep in my team", "small", icon="plus", does=self._keep)
        after = [self.keep]
        if self._with_number:
            see = Act("My team", "user", self.team_wanted.emit)
            after.append(see.on(self._look, "see and change it"))
        names = (*self._also, *texts)
        self._offers.addWidget(offered(self._look, self._line, self._name, names, *after))
        self._tell()

    @Slot()
    def _tell(self) -> None:
        text = self._line.text()
        name, _ = name_and_number(text)
        self.keep.setAccessibleName(f"Keep in my team: {quoted(name)}")
        self.keep.setHidden(not is_new(text, self._members))

    def _keep(self) -> None:
        name, number = name_and_number(self._line.text())
        member = self._team.add(name, number_to_call=number)
        self._line.setFocus()  # the button goes
        self._show()
        said = f"Kept {quoted(member.name)} in your team."
        announce(self, said)
        self.undoable.emit(said, partial(self._team.delete, member.id))
