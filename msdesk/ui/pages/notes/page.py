"""The journal: write at the left, find at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from msdesk.domain.days import long_date
from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry, quoted
from msdesk.domain.question import from_note
from msdesk.domain.screen import Screen
from msdesk.domain.words import many
from msdesk.ui.background import Background
from msdesk.ui.look import Look
from msdesk.ui.pages.notes.form import NoteForm
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.as_typed import AsTyped
from msdesk.ui.widgets.basics import Button, Card, flow
from msdesk.ui.widgets.forms import Line, Pick, Tick, field
from msdesk.ui.widgets.framed import Chip
from msdesk.ui.widgets.kept_list import KeptList, way_to_more
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.page import Page, ScrollPage
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.journal import JournalStore
    from msdesk.store.subjects.search import Only

Entries = tuple[JournalEntry, ...]

_AT_ONCE = 20
_SEEN_FIRST = 2
_FIRST_FOUND = 4  # about as many as one sees below the search


class NotesPage(ScrollPage):
    """Shows the journal it is given; a deleted entry is offered back at the foot."""

    def __init__(
        self,
        look: Look,
        journal: JournalStore,
        drafts: DraftStore,
        treatments: Mapping[TreatmentId, str],
        today: date,
        background: Background,
    ) -> None:
        super().__init__(look, "Notes", "Private. They stay on this computer.")
        self._journal = journal
        self._names = treatments
        self._shown = _AT_ONCE
        self._only: EntryId | None = None  # the note one came for
        self._begins: int | None = None  # which of the notes gets the keyboard when it is there
        self._background = background
        self._is_looking = False  # through all notes
        self.form = NoteForm(look, journal, drafts, treatments, today)
        self.search = Line(look, hint="A word, a name, a tag")
        self.kind = Pick[EntryKind | None](
            look, [("Every kind", None), *((k.value, k) for k in EntryKind)]
        )
        self.only_doctor = Tick("Only those to take to my doctor")
        columns = TwoColumns(look, 1, 1)
        columns.left.addWidget(self.form)
        self._find = Text("Find", "section")
        columns.right.addWidget(self._find)
        columns.right.addWidget(field(look, "Search my notes", self.search))
        columns.right.addWidget(field(look, "Kind", self.kind))
        columns.right.addWidget(self.only_doctor)
        self._count = LiveText("", "muted")
        columns.right.addWidget(self._count)
        to_paper = self.way_to(Screen.NOTES_PAGE)
        take = Button(look, "Print notes to take along", "", icon="printer", does=to_paper)
        self._take = flow(look, take)
        columns.right.addWidget(self._take)
        self._list = KeptList(
            self, look.space(12), self._entry, first=_SEEN_FIRST, at_once=_FIRST_FOUND
        )
        columns.right.addLayout(self._list)
        self.body.addWidget(columns)
        self._soon = AsTyped(self, self.refresh)
        self.search.textChanged.connect(self._search_changed)
        self.kind.currentIndexChanged.connect(self._search_changed)
        self.only_doctor.toggled.connect(self._search_changed)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self.undoable)
        self.refresh()

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.form.text

    def begin(self) -> QWidget:
        """Return the thing to do first; the note one came for, which stands below the form."""
        if self._only is None:
            return super().begin()
        item = self._list.itemAt(0)
        note = item.widget() if item else None
        return next(iter(note.findChildren(Text)), self._find) if note else self._find

    def as_seen(self) -> Callable[[Page], None]:
        """Return what has such a page made anew show what was sought, and as many notes."""
        if self._only is not None:
            return super().as_seen()
        typed, kind, shown = self.search.text(), self.kind.currentIndex(), self._shown
        doctor = self.only_doctor.isChecked()

        def show_in(anew: Page) -> None:
            if isinstance(anew, NotesPage):
                anew.search.setText(typed)
                anew.kind.setCurrentIndex(kind)
                anew.only_doctor.setChecked(doctor)
                anew.show_so_many(shown)

        return show_in

    def show_so_many(self, notes: int) -> None:
        """Show so many of the notes that are sought."""
        self._search_changed()
        self._soon.stop()
        self._shown = notes
        self.refresh()

    def show_only(self, note: EntryId) -> None:
        """Show one note, until all are wanted or one searches."""
        self._only = note
        self.refresh()

    def _show_all(self) -> None:
        self._search_changed()
        self.search.setFocus()

    def _search_changed(self) -> None:
        self._only = self._begins = None
        self._shown = _AT_ONCE
        self._soon.start()

    def refresh(self) -> None:
        """Show the entries that match now, newest day first."""
        self._take.setVisible(bool(self._journal.entries(limit=1)))
        only = self._journal.get(self._only) if self._only is not None else None
        if only is not None:
            self._count.setText("The note you came for.")
            self._list.show([only], self._way_to_all)
            return
        asked = self._asked()
        ask = partial(self._journal.entries, **asked, limit=self._shown + 1)
        if self._journal.goes_through_all(self.search.text()):
            self._look_through(asked, ask)
        else:
            self._show(self._soon.ask(ask))

    def _asked(self) -> Only:
        return {
            "search": self.search.text().strip(),
            "kind": self.kind.value(),
            "to_doctor": self.only_doctor.isChecked() or None,
        }

    def _look_through(self, asked: Only, ask: Callable[[], Entries]) -> None:
        """Look through all notes off the window's thread, one search after the other."""
        self._count.setText("One moment: all your notes are being looked through.")
        if self._is_looking:
            return
        self._is_looking = True
        shown = self._shown

        def have(found: Entries) -> None:
            self._is_looking = False
            if (asked, shown) == (self._asked(), self._shown) and self._only is None:
                self._show(found)
            elif self.isVisible():  # else the record may be closed
                self.refresh()

        def failed(error: Exception) -> None:
            self._is_looking = False
            raise error

        self._background.run(ask, owner=self, then=have, failed=failed)

    def _show(self, found: Entries) -> None:
        filtered = any(self._asked().values())
        self._count.setText(self._summary(found, filtered=filtered))
        more = len(found) > self._shown
        self._list.show(found[: self._shown], self._way_to_more if more else None)
        begins, self._begins = self._begins, None
        if begins is not None:
            begin_at(self._list, begins)

    def _way_to_more(self) -> QWidget:
        return way_to_more(self.look, self._more)

    def _way_to_all(self) -> QWidget:
        every = Button(self.look, "Show all my notes", "", icon="list", does=self._show_all)
        return flow(self.look, every)

    def _summary(self, found: tuple[JournalEntry, ...], *, filtered: bool) -> str:
        if not found:
            return "No note matches." if filtered else "Your notes will be here."
        if len(found) > self._shown:
            these = "that match " if filtered else ""  # heard, too, for it is another line then
            return f"The newest {self._shown} {these}are shown."
        return many(len(found), "note")

    def _more(self) -> None:
        self._begins = self._shown
        self._shown += _AT_ONCE
        self.refresh()

    def _marks(self, entry: JournalEntry) -> list[str]:
        return [
            *(f"#{t}" for t in entry.tags),
            *(self._names.get(t, t) for t in entry.treatments),
            *(["Take to my doctor"] if entry.take_to_doctor else []),
        ]

    def _entry(self, entry: JournalEntry) -> QWidget:
        look = self.look
        card = Card(look)
        name = f"{entry.kind.value}, {long_date(entry.day)}"
        card.column.addWidget(Text(name, "strong"))
        card.column.addWidget(Text(entry.text, widest=look.column))
        if entry.heard_where:
            where = f"Heard from: {entry.heard_where}"
            card.column.addWidget(Text(where, "small", widest=look.column))
        if marks := self._marks(entry):
            card.column.addWidget(flow(look, *(Chip(mark) for mark in marks)))
        card.column.addWidget(
            actions(
                look,
                name,
                Act(
                    "Make a question",
                    "circle-question-mark",
                    lambda: self.asked.emit(from_note(entry)),
                ),
                Act("Change", "pencil", lambda: self._change(entry)),
                Act("Delete", "trash-2", lambda: self._remove(entry)),
                gap=8,
            )
        )
        return card

    def _change(self, entry: JournalEntry) -> None:
        self.form.change(entry)
        self.show_widget(self.form)

    def _remove(self, entry: JournalEntry) -> None:
        self._journal.delete(entry.id)
        self.refresh()
        back = partial(self._journal.restore, entry.id)
        self.undoable.emit(f"Deleted {quoted(entry.text)}.", back)

    def _saved(self, entry: JournalEntry, before: JournalEntry | None) -> None:
        self.refresh()
        if before is None:
            back = partial(self._journal.delete, entry.id)
            self.undoable.emit(f"Saved {quoted(entry.text)}.", back)
        else:
            as_it_was = partial(self._journal.change, before)
            self.undoable.emit(f"Changed {quoted(before.text)}.", as_it_was)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self.form.keep_now()
