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
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.as_typed import AsTyped
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.forms import Line, Tick, field
from msdesk.ui.widgets.kept_list import KeptList
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.text import Text

_FEW = 2  # of so few, each is ticked as fast by itself
_AT_ONCE = 8
_MORE = 20
_LONGEST = 60  # letters of a note, to know it by

Find = Callable[..., tuple[JournalEntry, ...]]


class NoteTicks(QWidget):
    """A tick for each note that ``find`` gives, which takes what ``JournalStore.entries`` does.

    ``for_doctor`` is how many of them are to be taken to the doctor.  ``changed`` says that
    another one is ticked now, or one less.
    """

    changed = Signal()

    def __init__(
        self,
        look: Look,
        find: Find,
        for_doctor: int = 0,
        *,
        ticked: Iterable[JournalEntry] = (),
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look = look
        self._find = find
        self._shown = _AT_ONCE
        self._ticked = {note.id: None for note in ticked}  # in the order they were ticked
        self._some = len(find(limit=_AT_ONCE + 1))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space(8))
        self._column.addWidget(Text("Tick the notes to take along", "strong"))
        self._count = LiveText("", "muted")
        self._column.addWidget(self._count)
        self._buttons(for_doctor)
        self._searching()
        self._list = KeptList(self, look.space(12), self._tick, first=_AT_ONCE, at_once=_AT_ONCE)
        self._column.addLayout(self._list)
        self._none_found = Text("No note matches.", "muted")
        self._column.addWidget(self._none_found)
        self._more = Button(look, "Show more notes", "small", icon="chevron-down", does=self._add)
        self._column.addWidget(flow(look, self._more))
        self.refresh()

    def _buttons(self, for_doctor: int) -> None:
        look = self._look
        if self._some <= _FEW:
            return
        buttons = [Button(look, "Untick all notes", "small", does=self._untick)]
        if for_doctor:
            notes = "note" if for_doctor == 1 else many(for_doctor, "note")
            words = f"Tick the {notes} to take to my doctor"
            buttons.insert(0, Button(look, words, "small", does=self._tick_for_doctor))
        self._column.addWidget(flow(look, *buttons))

    def _searching(self) -> None:
        self._soon = AsTyped(self, self.refresh)
        self.search = Line(self._look, hint="A word, a name, a tag")
        self.search.textChanged.connect(self._search_changed)
        searching = field(self._look, "Search my notes", self.search)
        self._column.addWidget(searching)
        searching.setVisible(self._some > _AT_ONCE)

    def first(self) -> QWidget | None:
        """Return the first tick; None where there is no note."""
        item = self._list.itemAt(0)
        return item.widget() if item is not None else None

    @property
    def ticked(self) -> tuple[EntryId, ...]:
        """The notes that are ticked now."""
        return tuple(self._ticked)

    def refresh(self) -> None:
        """Show the notes that are found now: the newest, and those that are ticked."""
        words, most = self.search.text(), self._shown + len(self._ticked) + 1
        found = self._soon.ask(lambda: self._find(search=words, limit=most))
        newest = found[: self._shown]
        others = self._ticked.keys() - {note.id for note in newest}
        older = self._find(search=words, among=others, limit=most) if others else ()
        for note, tick in self._list.there():
            if isinstance(tick, Tick):
                tick.setChecked(note.id in self._ticked)
        self._list.show((*newest, *older))
        self._none_found.setVisible(bool(self._some) and not found)
        self._more.setVisible(len(newest) + len(older) < len(found))
        self._say_how_many()

    def _tick(self, note: JournalEntry) -> Tick:
        words = f"{note.kind.value}, {short_date(note.day)}: {first_line(note.text, _LONGEST)}"
        tick = Tick(words, on=note.id in self._ticked)
        tick.setAccessibleName(f"{words}, to take along")
        tick.toggled.connect(partial(self._toggled, note.id))
        return tick

    def _toggled(self, note: EntryId, on: bool) -> None:
        if on is (note in self._ticked):
            return  # it shows what is so already
        if on:
            self._ticked[note] = None
        else:
            del self._ticked[note]
        self._told()

    def _told(self) -> None:
        self._say_how_many()
        self.changed.emit()

    def _say_how_many(self) -> None:
        count = len(self._ticked)
        some = f"{many(count, 'note')} {'is' if count == 1 else 'are'} ticked."
        none = "No note is ticked." if self._some else "Your notes will be here to tick."
        self._count.setText(some if count else none)

    def _search_changed(self) -> None:
        self._shown = _AT_ONCE
        self._soon.start()

    def _add(self) -> None:
        before = {tick for _, tick in self._list.there()}
        self._shown += _MORE
        self.refresh()
        new = (tick for _, tick in self._list.there() if tick not in before)
        if (first := next(new, None)) is not None:
            first.setFocus()

    def _tick_for_doctor(self) -> None:
        self._ticked |= {note.id: None for note in self._find(to_doctor=True, limit=None)}
        self.refresh()
        self.changed.emit()

    def _untick(self) -> None:
        self._ticked.clear()
        self.refresh()
        self.changed.emit()
