"""My team: who, what for, which number, and when they answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.journal import quoted
from msdesk.domain.words import same
from msdesk.ui.drafting import Draft
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Line, field
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.notice import Notice
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.domain.team import TeamMember
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.team import TeamStore

_NEW = "team:new"
_NOBODY_YET = "Nobody is here yet. Begin with the one you would call first, below."
_FIELDS = {
    "name": ("Name", ""),
    "what_for": ("What for", "Relapses, side effects, prescriptions…"),
    "number_to_call": ("Number", "For you to read. msdesk calls nobody."),
    "hours": ("When they answer", ""),
}


class TeamPage(ScrollPage):
    """Shows the team it is given; each of them can be changed where they stand."""

    def __init__(self, look: Look, team: TeamStore, drafts: DraftStore) -> None:
        super().__init__(look, "My team", "Who I turn to, what for, which number, and when.")
        self._team, self._drafts = team, drafts
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(12))
        heard_as(self._list, "list")
        self.body.addLayout(self._list)
        self.add_section("Add somebody")
        self.new = TeamForm(look, drafts, _NEW, "Add to my team")
        self.new.given.connect(self._add)
        self.body.addWidget(self.new)
        self.refresh()

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.new.fields["name"]

    def refresh(self) -> None:
        """Show the team as it is now; who was being changed is still."""
        self.keep_now()
        clear(self._list)
        members = self._team.all()
        if not members:
            self._list.addWidget(Text(_NOBODY_YET, widest=self.look.column))
        for member in members:
            changing = self._drafts.get(_key(member)) is not None
            self._list.addWidget(self._form(member) if changing else self._card(member))

    def _card(self, member: TeamMember) -> QWidget:
        look = self.look
        card = Card(look)
        card.column.addWidget(Text(member.name, "heading", widest=look.column))
        if member.what_for:
            card.column.addWidget(Text(member.what_for, widest=look.column))
        if member.number_to_call:
            card.column.addWidget(Text(member.number_to_call, "strong", widest=look.column))
        if member.hours:
            card.column.addWidget(Text(f"Answers: {member.hours}", "small", widest=look.column))
        change = Act("Change", "pencil", partial(self._change, member, card))
        delete = Act("Delete", "trash-2", partial(self._delete, member))
        card.column.addWidget(actions(look, member.name, change, delete))
        return card

    def _form(self, member: TeamMember) -> TeamForm:
        form = TeamForm(self.look, self._drafts, _key(member), "Save", member)
        form.given.connect(partial(self._save, member))
        form.left.connect(self.refresh)
        return form

    def _change(self, member: TeamMember, card: QWidget) -> None:
        form = self._form(member)
        self._list.replaceWidget(card, form)
        form.show()
        form.fields["name"].setFocus()
        card.hide()
        card.deleteLater()
        self.show_widget(form)

    def _add(self, words: dict[str, str]) -> None:
        if any(same(each.name, words["name"]) for each in self._team.all()):
            self.new.wrong.say(f"{quoted(words['name'])} is in your team already.")
            return
        member = self._team.add(**words)
        self.new.empty()
        self.refresh()
        back = partial(self._team.delete, member.id)
        self.undoable.emit(f"Added {quoted(member.name)} to your team.", back)

    def _save(self, member: TeamMember, words: dict[str, str]) -> None:
        changed = msgspec.structs.replace(member, **words)
        back = self._team.reversibly(partial(self._team.change, changed))
        self._drafts.drop(_key(member))
        self.refresh()
        begin_at(self._list, [each.id for each in self._team.all()].index(member.id))
        self.undoable.emit(f"Changed {quoted(changed.name)}.", back)

    def _delete(self, member: TeamMember) -> None:
        self._team.delete(member.id)
        self.refresh()
        back = partial(self._team.restore, member.id)
        self.undoable.emit(f"Deleted {quoted(member.name)} from your team.", back)

    def keep_now(self) -> None:
        """Keep what is typed and not saved."""
        for draft in self.findChildren(Draft):
            draft.keep_now()


class TeamForm(Card):
    """Who somebody is; ``given`` carries the words once there is a name."""

    given = Signal(dict)
    left = Signal()

    def __init__(
        self,
        look: Look,
        drafts: DraftStore,
        key: str,
        save: str,
        member: TeamMember | None = None,
    ) -> None:
        super().__init__(look)
        self.column.setSpacing(look.space(12))
        self.fields = {name: Line(look, getattr(member, name, "")) for name in _FIELDS}
        self.wrong = Notice(look)
        for name, (label, hint) in _FIELDS.items():
            of = member.name if member else ""
            self.column.addWidget(field(look, label, self.fields[name], hint, of=of))
            if name == "name":
                self.column.addWidget(self.wrong)
        icon = "plus" if member is None else "check"
        thing = f"{save}: {member.name}" if member else save
        does = Button(look, save, "first", icon=icon, name=thing, does=self._give)
        buttons = [does]
        if member is not None:
            leave = f"Leave as it was: {member.name}"
            buttons.append(Button(look, "Leave as it was", name=leave, does=self._leave))
        self.column.addWidget(flow(look, *buttons))
        Entering(self, [*self.fields.values(), does], self._give)
        self._draft = Draft(drafts, key, self.fields, self)

    def empty(self) -> None:
        """Forget what was typed."""
        for line in self.fields.values():
            line.clear()
        self._draft.drop()

    def _give(self) -> None:
        words = {name: line.text().strip() for name, line in self.fields.items()}
        if not words["name"]:
            self.wrong.say("Write a name first.")
            self.fields["name"].setFocus()
            return
        self.wrong.say("")
        self.given.emit(words)

    def _leave(self) -> None:
        self._draft.drop()
        self.left.emit()


def _key(member: TeamMember) -> str:
    return f"team:{member.id}"
