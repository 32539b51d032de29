"""What the file for a calendar will hold, before it is saved: calendars are shared."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from msdesk.documents.calendar import CalendarChoices, in_words, reminders
from msdesk.domain.appointment import Appointment
from msdesk.domain.journal import quoted
from msdesk.ui import region
from msdesk.ui.look import Look
from msdesk.ui.visit.how_long import how_long
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.bullets import bullets
from msdesk.ui.widgets.forms import Pick, Tick, field
from msdesk.ui.widgets.text import Text


class CalendarPanel(Card):
    """``save_wanted`` carries the ``CalendarChoices``, ``lasts`` how many minutes were picked.

    ``left`` says that nobody wants the file any more.
    """

    save_wanted = Signal(object)
    lasts = Signal(int)
    left = Signal()

    def __init__(self, look: Look, visit: Appointment) -> None:
        super().__init__(look)
        self._look, self._visit = look, visit
        self.column.setSpacing(look.space(12))
        self._lines = QVBoxLayout()
        self.own_title = Tick(f"My own title, {quoted(visit.title)}")
        self.reminder = Tick("A reminder")
        self.when = Pick[timedelta](look, list(reminders(visit)))
        self.length = how_long(look, visit.minutes)
        when, length = field(look, "When", self.when), field(look, "How long", self.length)
        self.save = Button(look, "Save the file…", "second", icon="save", does=self._save)
        leave = Button(look, "Close", name="Close: for my calendar", does=self.left.emit)
        self.column.addWidget(Text("For my calendar", "heading"))
        said = "Others may see your calendar. The file holds this, and nothing else:"
        self.column.addWidget(Text(said, widest=look.column))
        self.column.addLayout(self._lines)
        for part in (self.own_title, length, self.reminder, when):
            self.column.addWidget(part)
        self.column.addWidget(flow(look, self.save, leave, gap=12))
        length.setHidden(visit.at is None)  # a whole day is as long as it is
        when.setHidden(True)
        self.reminder.toggled.connect(when.setVisible)
        self.own_title.toggled.connect(self._tell)
        self.reminder.toggled.connect(self._tell)
        self.when.currentIndexChanged.connect(self._tell)
        self.length.activated.connect(lambda _: self.lasts.emit(self.length.value()))
        self._show()

    def choices(self) -> CalendarChoices:
        """Return what is ticked."""
        return CalendarChoices(
            own_title=self.own_title.isChecked(),
            reminder=self.when.value() if self.reminder.isChecked() else None,
            twelve_hours=region.twelve_hours(),
        )

    def show_for(self, visit: Appointment) -> None:
        """Say what the file will hold now that the appointment is another."""
        self._visit = visit
        self._tell()

    def _show(self) -> None:
        clear(self._lines)
        self._lines.addLayout(bullets(self._look, in_words(self._visit, self.choices()), gap=4))

    @Slot()
    def _tell(self) -> None:
        self._show()
        announce(self, ". ".join(in_words(self._visit, self.choices())))

    def _save(self) -> None:
        self.save_wanted.emit(self.choices())
