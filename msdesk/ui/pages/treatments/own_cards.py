"""The person's own cards: for a treatment the library lacks, in their words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import quoted
from msdesk.domain.treatment_log import LogEntry, OwnTreatment
from msdesk.domain.words import same
from msdesk.ui.drafting import Draft
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.evidence.standing import Standing
from msdesk.ui.kinds import LabelKind, style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Area, Line, field
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.treatments import OwnTreatmentStore


class OwnCards(QWidget):
    """Lists them, with a form for another; ``said`` and ``undoable`` are those of a page.

    ``opened`` carries the id of the one whose card is wanted; ``shown`` the button of a card
    that is there already, and has the keyboard now.
    """

    opened = Signal(str)
    said = Signal(str)
    undoable = Signal(str, object)
    shown = Signal(object)

    def __init__(self, look: Look, own: OwnTreatmentStore, book: Book) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look, self._own, self._book = look, own, book
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(12))
        heard_as(self._list, "list")
        self.name = Line(look)
        self.what = Area(look, lines=2)
        self.heard_from = Line(look)
        self._draft = Draft(
            book.drafts,
            "own:new",
            {"name": self.name, "what": self.what, "from": self.heard_from},
            self,
        )
        form = Card(look)
        form.column.addWidget(field(look, "Name of the treatment", self.name))
        form.column.addWidget(field(look, "What it is, in my words", self.what))
        form.column.addWidget(field(look, "Where I heard of it", self.heard_from))
        add = Button(look, "Add my own card", "second", icon="plus", does=self._add)
        form.column.addWidget(flow(look, add))
        Entering(form, [self.name, self.what, self.heard_from, add], self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.space(8), 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(Text("My own cards", "section"))
        layout.addWidget(
            Text(
                "For a treatment that is not in this library. msdesk knows nothing "
                "about it: the words are yours.",
                "muted",
                widest=look.column,
            )
        )
        layout.addLayout(self._list)
        layout.addWidget(form)
        self._show()

    def _show(self) -> None:
        clear(self._list)
        latest = self._book.log.latest()
        for own in self._own.all():
            self._list.addWidget(self._card(own, latest.get(own.id)))

    def _card(self, own: OwnTreatment, entry: LogEntry | None) -> QWidget:
        look = self._look
        box = Card(look)
        heard = f"Heard from: {own.heard_from}" if own.heard_from else ""
        said: list[tuple[str, LabelKind]] = [
            (own.name, "heading"),
            (own.what_it_is, ""),
            (heard, "small"),
        ]
        words = [Text(text, kind, widest=look.column) for text, kind in said if text]
        box.column.addWidget(column(look, *words, gap=4))
        standing = Standing(look, self._book, TreatmentId(own.id), own.name, entry, "")
        standing.said.connect(self.said)
        standing.undoable.connect(self.undoable)
        chips = flow(look)
        standing.show_now(chips)
        box.column.addWidget(chips)
        open_log = Act("Open my log", "list", partial(self.opened.emit, own.id), "")
        delete = Act("Delete", "trash-2", partial(self._remove, own))
        acts = (open_log.on(look, own.name), standing, delete.on(look, own.name))
        box.column.addWidget(flow(look, *acts, gap=12))
        box.column.addLayout(standing.place)
        return box

    def _add(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        if any(same(own.name, name) for own in self._own.all()):
            self.said.emit(f"You have a card of your own for {quoted(name)} already.")
            log = f"Open my log: {name}".casefold()
            for button in self.findChildren(Button):
                if same(button.accessibleName(), log):
                    button.setFocus()
                    self.shown.emit(button)
            return
        what, heard_from = self.what.toPlainText().strip(), self.heard_from.text().strip()
        own = self._own.add(name, what, heard_from)
        for widget in (self.name, self.what, self.heard_from):
            widget.clear()
        self._draft.drop()
        self._show()
        back = partial(self._own.delete, own.id)
        self.undoable.emit(f"Added my own card {quoted(name)}.", back)

    def _remove(self, own: OwnTreatment) -> None:
        self._own.delete(own.id)
        self._show()
        back = partial(self._own.restore, own.id)
        self.undoable.emit(f"Deleted my own card {quoted(own.name)}.", back)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self._draft.keep_now()
