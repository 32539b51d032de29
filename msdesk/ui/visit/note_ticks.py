"""Notes to tick, to take them along: none is ticked to begin with.

What was ticked stays ticked while one searches for another note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.days import short_date
from msdesk.domain.ids import EntryId
from msdesk.domain.journal import JournalEntry
from msdesk.domain.words import first_line, many
from msdesk.ui.drafting import Later
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.forms import Line, Tick, field
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.text import Text

_FEW = 2  # of so few, each is ticked as fast by itself
_AT_ONCE = 8
_MORE = 20
_LONGEST = 60  # letters of a note, to know it by

Find = Callable[[str], tuple[JournalEntry, ...]]


class NoteTicks(QWidget):
    """A tick for each note that ``find`` gives for some words, those of "" being all.

    ``changed`` says that another one is ticked now, or one less.
    """

    changed = Signal()

    def __init__(self, look: Look, find: Find, *, ticked: Iterable[JournalEntry] = ()) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look = look
        self._find = find
        self._shown = _AT_ONCE
        self._ticks: dict[EntryId, Tick] = {}
        self._every = find("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space(8))
        self._column.addWidget(Text("Tick the notes to take along", "strong"))
        self._count = LiveText("", "muted")
        self._column.addWidget(self._count)
        self._buttons()
        self._searching()
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(12))
        heard_as(self._list, "list")
        self._column.addLayout(self._list)
        self._none_found = Text("No note matches.", "muted")
        self._column.addWidget(self._none_found)
        self._more = Button(look, "Show more notes", "small", icon="chevron-down", does=self._add)
        self._column.addWidget(flow(look, self._more))
        for note in ticked:
            self._tick_of(note).setChecked(True)
        self.refresh()

    def _buttons(self) -> None:
        look = self._look
        for_doctor = [note for note in self._every if note.take_to_doctor]
        if len(self._every) <= _FEW:
            return
        if for_doctor:
            notes = "note" if len(for_doctor) == 1 else f"{len(for_doctor)} notes"
            words = f"Tick the {notes} to take to my doctor"
            tick = Button(look, words, "small", does=partial(self._tick_all, for_doctor))
            self._column.addWidget(flow(look, tick))
        untick = Button(look, "Untick all notes", "small", does=self._untick)
        self._column.addWidget(flow(look, untick))

    def _searching(self) -> None:
        self._soon = Later(self)
        self._soon.setInterval(120)
        self._soon.timeout.connect(self.refresh)
        self.search = Line(self._look, hint="A word, a name, a tag")
        self.search.textChanged.connect(self._search_changed)
        searching = field(self._look, "Search my notes", self.search)
        self._column.addWidget(searching)
        searching.setVisible(len(self._every) > _AT_ONCE)

    def first(self) -> QWidget | None:
        """Return the first tick; None where there is no note."""
        return next(iter(self._ticks.values()), None)

    @property
    def ticked(self) -> tuple[EntryId, ...]:
        """The notes that are ticked now."""
        return tuple(note for note, tick in self._ticks.items() if tick.isChecked())

    def refresh(self) -> None:
        """Show the notes that are found now: the newest, and those that are ticked."""
        found = self._find(self.search.text()) if self._every else ()
        ticked = self.ticked
        shown = [n for at, n in enumerate(found) if at < self._shown or n.id in ticked]
        kept = {note.id for note in shown}
        for entry, tick in self._ticks.items():
            self._list.removeWidget(tick)
            tick.setVisible(entry in kept)
        for note in shown:
            tick = self._tick_of(note)
            self._list.addWidget(tick)
            tick.show()
        self._none_found.setVisible(bool(self._every) and not found)
        self._more.setVisible(len(shown) < len(found))
        self._say_how_many()

    def _tick_of(self, note: JournalEntry) -> Tick:
        tick = self._ticks.get(note.id)
        if tick is None:
            words = f"{note.kind.value}, {short_date(note.day)}: {first_line(note.text, _LONGEST)}"
            tick = self._ticks[note.id] = Tick(words)
            tick.setParent(self)  # at once: shown without one it would be a window
            tick.setAccessibleName(f"{words}, to take along")
            tick.toggled.connect(self._told)
        return tick

    def _told(self) -> None:
        self._say_how_many()
        self.changed.emit()

    def _say_how_many(self) -> None:
        count = len(self.ticked)
        some = f"{many(count, 'note')} {'is' if count == 1 else 'are'} ticked."
        none = "No note is ticked." if self._every else "Your notes will be here to tick."
        self._count.setText(some if count else none)

    def _search_changed(self) -> None:
        self._shown = _AT_ONCE
        self._soon.start()

    def _add(self) -> None:
        before = self._list.count()
        self._shown += _MORE
        self.refresh()
        item = self._list.itemAt(before)
        tick = item.widget() if item is not None else None
        if tick is not None:
            tick.setFocus()

    def _tick_all(self, notes: Iterable[JournalEntry]) -> None:
        for note in notes:
            self._tick_of(note).setChecked(True)
        self.refresh()

    def _untick(self) -> None:
        for tick in self._ticks.values():
            tick.setChecked(False)
        self.refresh()
