"""The form a journal entry is written and changed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from msdesk.domain.glance import CHANGED_NOTE, NEW_NOTE
from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry, tags_from
from msdesk.ui.drafting import Draft, More
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.day_field import DayField
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Area, Line, Pick, Tick, field
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.typed import Day

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.journal import JournalStore


class NoteForm(Card):
    """Writes to the journal it is given.

    ``saved`` carries the entry, and what it was before or None.  ``left`` says that a change was
    given up, with the call that takes it up again.
    """

    saved = Signal(object, object)
    left = Signal(str, object)

    def __init__(
        self,
        look: Look,
        journal: JournalStore,
        drafts: DraftStore,
        treatments: Mapping[TreatmentId, str],
        today: date,
    ) -> None:
        super().__init__(look)
        self._look = look
        self._journal = journal
        self._drafts = drafts
        self._names = treatments
        self._today = today
        self._changing: JournalEntry | None = None
        self._linked: list[TreatmentId] = []
        self.kinds = {kind: self._kind_button(kind) for kind in EntryKind}
        group = QButtonGroup(self)
        for button in self.kinds.values():
            group.addButton(button)
        self.kinds[EntryKind.NOTE].setChecked(True)
        self.text = Area(look, lines=5)
        self.heard_where = Line(look)
        self.day = Day(look, today, today)
        self.tags = Line(look)
        self.links = Pick[TreatmentId](
            look, [("Choose…", TreatmentId("")), *((n, i) for i, n in treatments.items())]
        )
        self.to_doctor = Tick("Take to my doctor")
        self.save_button = Button(look, "Save note", "first", icon="save", does=self._save)
        self._cancel = Button(look, "Leave it as it was", "", does=self._leave)
        self._lay_out()
        fields = (self.text, self.heard_where, self.day, self.tags, self.links, self.to_doctor)
        Entering(self, [*fields, self.save_button], self._save_if_any)
        self.links.activated.connect(self._link)
        self.text.textChanged.connect(self._update)
        changing = drafts.get(CHANGED_NOTE) is not None
        self._draft = Draft(
            drafts,
            CHANGED_NOTE if changing else NEW_NOTE,
            {
                "text": self.text,
                "where": self.heard_where,
                "tags": self.tags,
                "day": self.day,
                "doctor": self.to_doctor,
            },
            self,
            More(self._rest, self._restore),
        )
        if not self.text.toPlainText().strip():
            self._draft.drop()  # a kind that was picked elsewhere is for this once
        self.clear_fields_shown()

    def _rest(self) -> dict[str, str]:
        changing = {"changing": self._changing.id} if self._changing else {}
        return {"kind": self.kind().name, "linked": " ".join(self._linked)} | changing

    def _restore(self, kept: Mapping[str, str]) -> None:
        self._changing = self._journal.get(EntryId(kept.get("changing", "")))
        if kind := EntryKind.__members__.get(kept.get("kind", "")):
            self.kinds[kind].setChecked(True)
        self._linked = [TreatmentId(each) for each in kept.get("linked", "").split()]
        self._show_links()

    def _kind_button(self, kind: EntryKind) -> Button:
        button = Button(self._look, kind.value, "chip", does=self._kind_picked)
        button.setCheckable(True)
        return button

    def _lay_out(self) -> None:
        look = self._look
        self._heading = Text("Write", "section")
        self._where = field(
            look,
            "Where I heard it",
            self.heard_where,
            "For example: a neighbour, a newspaper, a forum.",
        )
        self._linked_list = QVBoxLayout()
        self.column.setSpacing(look.space(12))
        self.column.addWidget(self._heading)
        self.column.addWidget(flow(look, *self.kinds.values()))
        self._caption = field(look, "What happened, or what I think", self.text)
        self.column.addWidget(self._caption)
        self.column.addWidget(self._where)
        self.column.addWidget(DayField(look, "Day", self.day))
        self.column.addWidget(
            field(
                look,
                "Tags",
                self.tags,
                "Words to find it by, with commas between. For example: fatigue, left hand.",
            )
        )
        self.column.addWidget(field(look, "About a treatment", self.links))
        self.column.addLayout(self._linked_list)
        self.column.addWidget(self.to_doctor)
        self.column.addWidget(
            Text(
                "A note stays in your record. It is printed only if you tick it when you print.",
                "small",
                widest=look.column,
            )
        )
        self.column.addWidget(flow(look, self.save_button, self._cancel, gap=12))

    def _kind_picked(self) -> None:
        self._draft.touch()
        self.clear_fields_shown()

    def kind(self) -> EntryKind:
        """Return the kind picked."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def set_kind(self, kind: EntryKind) -> None:
        """Pick a kind."""
        self.kinds[kind].setChecked(True)
        self.clear_fields_shown()

    def clear_fields_shown(self) -> None:
        """Show the fields that go with the kind, and the buttons that can be pressed."""
        self._where.setVisible(self.kind() is EntryKind.HEARD)
        self._cancel.setVisible(self._changing is not None)
        self._heading.setText("Change" if self._changing else "Write")
        self._update()

    def _update(self) -> None:
        self.save_button.setEnabled(bool(self.text.toPlainText().strip()))

    def _link(self) -> None:
        picked = self.links.value()
        if picked and picked not in self._linked:
            self._linked.append(picked)
            self._draft.touch()
        self.links.setCurrentIndex(0)
        self._show_links()

    def _unlink(self, treatment: TreatmentId) -> None:
        self._linked.remove(treatment)
        self._draft.touch()
        self._show_links()

    def _show_links(self) -> None:
        clear(self._linked_list)
        buttons = [
            Button(
                self._look,
                self._names.get(i, i),
                "small",
                icon="x",
                name=f"{self._names.get(i, i)}: take away",
                does=partial(self._unlink, i),
            )
            for i in self._linked
        ]
        if buttons:
            self._linked_list.addWidget(flow(self._look, *buttons))

    def change(self, entry: JournalEntry) -> None:
        """Take an entry up to be changed; a new one begun is there again afterwards."""
        self._draft.switch(CHANGED_NOTE)
        self._changing = entry
        self.set_kind(entry.kind)
        self.text.put(entry.text)
        self.heard_where.setText(entry.heard_where)
        self.tags.setText(", ".join(entry.tags))
        self.day.set_value(entry.day)
        self.to_doctor.setChecked(entry.take_to_doctor)
        self._linked = list(entry.treatments)
        self._show_links()
        self.clear_fields_shown()
        self.text.setFocus()

    def clear(self) -> None:
        """Empty the form for a new entry, or for the one that was begun before a change."""
        self._draft.drop()
        self._changing = None
        self.text.clear()
        self.heard_where.clear()
        self.tags.clear()
        self.day.set_value(self._today)
        self.to_doctor.setChecked(False)
        self._linked = []
        self._show_links()
        self.set_kind(EntryKind.NOTE)
        self._draft.drop()
        if self._draft.key == CHANGED_NOTE:
            self._draft.switch(NEW_NOTE)
            self._draft.restore()
            self.clear_fields_shown()

    def _save_if_any(self) -> None:
        if self.save_button.isEnabled():
            self._save()

    def _save(self) -> None:
        day = self.day.wanted("Choose the day of this note, or write it here.")
        if day is None:
            return
        kind = self.kind()
        where = self.heard_where.text().strip() if kind is EntryKind.HEARD else ""
        text = self.text.toPlainText()
        tags, treatments = tags_from(self.tags.text()), tuple(self._linked)
        if self._changing is None:
            entry = self._journal.add(
                kind=kind,
                day=day,
                text=text,
                heard_where=where,
                tags=tags,
                treatments=treatments,
                take_to_doctor=self.to_doctor.isChecked(),
            )
        else:
            entry = self._journal.change(
                msgspec.structs.replace(
                    self._changing,
                    kind=kind,
                    day=day,
                    text=text,
                    heard_where=where,
                    tags=tags,
                    treatments=treatments,
                    take_to_doctor=self.to_doctor.isChecked(),
                )
            )
        before = self._changing
        self.clear()
        self.text.setFocus()  # for the next one; the button has nothing to save
        self.saved.emit(entry, before)

    def _leave(self) -> None:
        """Give a change up."""
        self._draft.keep_now()
        typed = self._drafts.get(CHANGED_NOTE)
        self.clear()
        if typed is not None:
            back = partial(self._drafts.put, CHANGED_NOTE, typed)
            self.left.emit("Left the note as it was.", back)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self._draft.keep_now()
