"""My log: every step with every treatment, and the side effects that were noted, by day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.days import short_date
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry, quoted
from msdesk.domain.place import NotePlace, Place
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogEntry, LogStatus
from msdesk.domain.words import first_line, many
from msdesk.ui.evidence.log_change import keep_changes
from msdesk.ui.evidence.log_line import Book, LogLine
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow
from msdesk.ui.widgets.forms import Pick, field
from msdesk.ui.widgets.kept_list import KeptList, way_to_more
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.journal import JournalStore

_AT_ONCE = 20
_SEEN_FIRST = 3
_TAKEN = (LogStatus.STARTED, LogStatus.STOPPED)  # only what is taken has side effects
_LONGEST = 400  # letters of a note; the rest is one press away


class Known(NamedTuple):
    """What a treatment is called, and where its card is."""

    name: str
    card: Place


class MyLogPage(ScrollPage):
    """Shows what it is given; ``side_effect_wanted`` asks to note one for a treatment, by its id.

    ``treatments`` are those that have a card; of one that has gone only the log tells.
    """

    side_effect_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        book: Book,
        journal: JournalStore,
        treatments: Mapping[TreatmentId, Known],
    ) -> None:
        super().__init__(
            look, "My log", "What I did with each treatment, and side effects. Newest first."
        )
        self._book, self._journal, self._treatments = book, journal, treatments
        self._shown = _AT_ONCE
        back = Button(
            look,
            "Treatments",
            "link",
            name="Treatments, back",
            does=self.way_to(Screen.TREATMENTS),
        )
        self.head.insertWidget(0, flow(look, back))
        to_years = self.way_to(Screen.MY_YEARS)
        to_since, to_paper = self.way_to(Screen.SINCE), self.way_to(Screen.LOG_PAGE)
        self._print = Button(look, "Print", "", icon="printer", does=to_paper)
        self.add_actions(
            Button(look, "My years", "", icon="calendar-days", does=to_years),
            Button(look, "Since my last visit", "", icon="file-text", does=to_since),
            self._print,
        )
        self.treatment = Pick[TreatmentId | None](look, self._choices(), None)
        self._filter = field(look, "Of which treatment", self.treatment)
        self._way = QVBoxLayout()  # to a side effect, or to the first step of all
        self._count = LiveText("", "muted")
        self._list = KeptList(
            self, look.space(12), self._card, first=_SEEN_FIRST, at_once=_SEEN_FIRST
        )
        self._lines: dict[str, LogLine] = {}
        for part in (self._filter, self._count):
            self.body.addWidget(part)
        self.body.insertLayout(1, self._way)
        self.body.addLayout(self._list)
        self.treatment.currentIndexChanged.connect(self._chosen)
        self.refresh()

    def _choices(self) -> list[tuple[str, TreatmentId | None]]:
        """Return the treatments there is something about, by their names."""
        noted = self._journal.treatments(EntryKind.SIDE_EFFECT)
        there = noted.union(map(TreatmentId, self._book.log.latest()))
        return [("Every treatment", None), *sorted((self._name(each), each) for each in there)]

    def _name(self, treatment: str) -> str:
        known = self._treatments.get(TreatmentId(treatment))
        return known.name if known else "A card that I deleted"

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._begin if self._filter.isHidden() else self.treatment

    def keep_now(self) -> None:
        """Write what is typed about a step and waits; called before the window closes."""
        keep_changes(self)

    def refresh(self) -> None:
        """Show what there is now about the treatment that is chosen, or about all."""
        keep_changes(self)  # of another step
        clear(self._way)
        found, self._half_typed = self._found(), self._book.half_typed()
        of = self.treatment.value()
        nothing = not found and of is None
        self._filter.setHidden(nothing)
        self._count.setHidden(nothing)
        self._print.setHidden(nothing)
        if nothing:
            self._say_how_to_begin()
        elif of is not None and of in self._treatments:
            does = partial(self.side_effect_wanted.emit, of)
            words = f"Note a side effect of {self._name(of)}"
            self._way.addWidget(
                flow(self.look, Button(self.look, words, "second", icon="plus", does=does))
            )
        more = len(found) > self._shown
        newest = f"The newest {self._shown} are shown."
        self._count.setText(newest if more else many(len(found), "entry", "entries"))
        shown = [(each, of is None) for each in found[: self._shown]]
        self._list.show(shown, self._way_to_more if more else None)

    def _found(self) -> list[LogEntry | JournalEntry]:
        """Return the steps and side effects, newest day first; at least one more than is shown."""
        of = self.treatment.value()
        noted = self._journal.entries(
            kind=EntryKind.SIDE_EFFECT, treatment=of, limit=self._shown + 1
        )
        steps = self._book.log.entries(of)[: self._shown + 1]
        return sorted([*steps, *noted], key=lambda each: each.day, reverse=True)

    def _say_how_to_begin(self) -> None:
        look = self.look
        empty = (
            "Nothing yet. Here will be what you heard of, asked about, started or stopped, "
            "and side effects."
        )
        self._begin = Button(
            look,
            "Choose a treatment",
            "first",
            icon="stethoscope",
            does=self.way_to(Screen.TREATMENTS),
        )
        self._way.addWidget(column(look, Text(empty, widest=look.column), flow(look, self._begin)))

    def _chosen(self) -> None:
        self._shown = _AT_ONCE
        self.refresh()

    def _card(self, shown: tuple[LogEntry | JournalEntry, bool]) -> QWidget:
        each, among_all = shown
        if isinstance(each, LogEntry):
            return self._step(each, among_all=among_all)
        return self._side_effect(each)

    def _step(self, entry: LogEntry, *, among_all: bool) -> QWidget:
        treatment, more = TreatmentId(entry.treatment), []
        if known := self._treatments.get(treatment):
            more.append(Act(f"Open {known.name}", "book-open", self.way_to(known.card)))
            if entry.status in _TAKEN and among_all:
                does = partial(self.side_effect_wanted.emit, treatment)
                more.append(Act("Note a side effect", "plus", does))
        name = self._name(treatment)
        line = LogLine(self.look, self._book, entry, self._half_typed, of=name, more=more)
        line.changed.connect(self._changed)
        line.removed.connect(self.refresh)
        line.undoable.connect(self.undoable)
        self._lines[entry.id] = line
        return line

    def _side_effect(self, entry: JournalEntry) -> QWidget:
        look, card = self.look, Card(self.look)
        day, words = short_date(entry.day), EntryKind.SIDE_EFFECT.value
        of = ", ".join(map(self._name, entry.treatments))
        card.column.addWidget(Text(day, "small"))
        told = f"{of}: {words}" if of else f"{words}, no treatment named"
        card.column.addWidget(Text(told, "strong", widest=look.column))
        card.column.addWidget(Text(first_line(entry.text, _LONGEST), widest=look.column))
        cards = [known for each in entry.treatments if (known := self._treatments.get(each))]
        acts = [Act("Open the note", "notebook-pen", self.way_to(NotePlace(entry.id)))]
        acts += [Act(f"Open {k.name}", "book-open", self.way_to(k.card)) for k in cards]
        card.column.addWidget(actions(look, f"{words}, {day}, {quoted(entry.text)}", *acts, gap=8))
        return card

    def _changed(self, entry: str) -> None:
        self._lines.pop(entry, None)  # it may stand further down now than is shown
        self.refresh()
        if line := self._lines.get(entry):
            line.change.setFocus()

    def _way_to_more(self) -> QWidget:
        return way_to_more(self.look, self._more)

    def _more(self) -> None:
        before = self._shown
        self._shown += _AT_ONCE
        self.refresh()
        begin_at(self._list, before)
