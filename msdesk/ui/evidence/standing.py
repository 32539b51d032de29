"""Where the person stands with a treatment: one press shows what it may be, one more logs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from msdesk.domain.days import short_date
from msdesk.domain.ids import TreatmentId
from msdesk.domain.treatment_log import LogEntry, LogStatus
from msdesk.ui.evidence.log_change import LogChange
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.kinds import ButtonKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.framed import Chip
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

_ASKS = "Where I stand with it"


class Standing(Reveal):
    """The button; ``place`` is where the choices are shown, ``now`` says in words what is so.

    What is pressed is kept with today's day.  ``changed`` says that the log is another now;
    ``said`` and ``undoable`` are those of a page.
    """

    changed = Signal()
    said = Signal(str)
    undoable = Signal(str, object)

    def __init__(
        self,
        look: Look,
        book: Book,
        treatment: TreatmentId,
        name: str,
        entry: LogEntry | None,
        kind: ButtonKind = "second",
    ) -> None:
        super().__init__(look, _ASKS, "Close the choice", name, self._choices, kind, icon="list")
        self._book, self._treatment, self._entry = book, treatment, entry
        self._open: LogChange | None = None
        self.now = Chip("", "chip-strong")
        self._say()

    def show_now(self, beside: QWidget) -> None:
        """Put the words at the end of a row of chips, hidden where the log says nothing."""
        row = beside.layout()
        if row is not None:
            row.addWidget(self.now)
        self._say()

    def turn(self) -> None:
        """Show the choices, or put them away with nothing lost of what is half typed."""
        if self._open is not None:
            self._open.keep_now()
            self._open = None
        super().turn()

    def refresh(self) -> None:
        """Show what the log says now."""
        self._entry = next(iter(self._book.log.entries(self._treatment)), None)
        self._say()

    def _say(self) -> None:
        entry = self._entry
        self.now.setText(f"My log: {entry.status.value}, {short_date(entry.day)}" if entry else "")
        if self.now.parentWidget() is not None:
            self.now.setHidden(entry is None)

    def _choices(self) -> Iterator[QWidget]:
        look, card = self._look, Card(self._look)
        card.column.addWidget(
            Text("One press writes it into my log with today's day.", widest=look.column)
        )
        group = QButtonGroup(card)  # Tab stops once, and an arrow goes to the next
        buttons = []
        for status in LogStatus:
            name = f"{status.value}: {self._thing}"
            does = partial(self._log, status)
            button = Button(look, status.value, "chip", name=name, does=does)
            button.setCheckable(True)
            button.setChecked(self._entry is not None and self._entry.status is status)
            group.addButton(button)
            buttons.append(button)
        card.column.addWidget(flow(look, *buttons))
        if self._entry is not None:
            words = "Change the day, or say why"
            day = f"{self._entry.status.value}, {short_date(self._entry.day)}"
            name = f"{words}: {self._thing}, {day}"
            change = Button(look, words, "small", icon="pencil", name=name, does=self._change)
            card.column.addWidget(flow(look, change))
        yield card

    def _log(self, status: LogStatus) -> None:
        book = self._book
        self._shut()
        for known in book.log.entries(self._treatment):
            if known.says(status, book.today, ""):
                self.said.emit(f"“{status.value}” is in your log already, with today's day.")
                return
        entry = book.log.add(self._treatment, status, book.today)
        self.refresh()
        self.changed.emit()
        back = partial(book.log.delete, entry.id)
        self.undoable.emit(f"Added “{status.value}” to your log.", back)

    def _change(self) -> None:
        if self._entry is None:
            return
        book, card = self._book, Card(self._look)
        change = LogChange(
            self._look, book.log, book.drafts, self._entry, book.today, of=self._thing
        )
        self._open = change
        change.saved.connect(self._changed)
        change.left.connect(self._shut)
        change.undoable.connect(self.undoable)
        card.column.addWidget(Text(f"{self._entry.status.value}: {self._thing}", "strong"))
        card.column.addWidget(change)
        clear(self.place)
        self.place.addWidget(card)
        card.show()  # now, for what cannot be seen cannot have the keyboard
        change.reason.setFocus()

    def _changed(self) -> None:
        self._shut()
        self.refresh()
        self.changed.emit()

    def _shut(self) -> None:
        """Put the choices away; the keyboard goes back to the button."""
        self.setFocus()
        self.turn()
