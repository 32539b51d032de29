"""What Home shows from the record, and where its choices lead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from msdesk.domain.appointment import Appointment
from msdesk.domain.days import in_words, month, weekday
from msdesk.domain.journal import first_line
from msdesk.ui.pages.home import Earlier, HomePage, Next
from msdesk.ui.widgets.note_form import CHANGING, NEW

if TYPE_CHECKING:
    from msdesk.app.desk import Desk


class HomeFiller(QObject):
    """Fills Home for a desk and follows what is chosen there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def make(self) -> HomePage:
        """Return Home for a new look."""
        home = HomePage(self._desk.window.look)
        self.connect_page(home)
        return home

    def connect_page(self, home: HomePage) -> None:
        """Follow the choices of a Home."""
        home.chosen.connect(self.follow)
        home.resumed.connect(self._resumed)
        home.page_wanted.connect(self._see_next_page)
        home.lock_answered.connect(self._lock_answered)

    def fill(self) -> None:
        """Show the next appointment and where one was; nothing in the low-energy mode."""
        desk = self._desk
        home = desk.window.page("home")
        if not isinstance(home, HomePage) or desk.record is None:
            return
        if desk.settings.low_energy:
            home.fill_nothing()
            return
        coming = self._coming()
        lead = ""
        if coming is not None and coming.day is not None:
            lead = f"Your next appointment is {in_words(coming.day, today=desk.today)}."
        home.fill(self._next(coming), self._earlier(), lead)
        asked = desk.settings.asked_to_lock or desk.record.is_encrypted
        if not asked and desk.record.journal.entries(limit=1):
            home.offer_lock()

    def _coming(self) -> Appointment | None:
        record = self._desk.record
        return record.appointments.next(self._desk.today) if record else None

    def _next(self, coming: Appointment | None) -> Next | None:
        record = self._desk.record
        if coming is None or coming.day is None or record is None:
            return None
        questions = record.questions.for_appointment(coming.id)
        top = len([q for q in questions if q.rank])
        many = "1 question" if len(questions) == 1 else f"{len(questions)} questions"
        at = f", {coming.at:%H:%M}" if coming.at else ""
        more = f"{weekday(coming.day)}{at}. You have {many}, {top} in your top three."
        return Next(str(coming.day.day), month(coming.day), coming.title, more)

    def _earlier(self) -> list[Earlier]:
        found = []
        record = self._desk.record
        place = self._desk.trail.last() if record else None
        if place is not None and place.label:
            more = f"You were reading: {place.section}" if place.section else "You were here last."
            found.append(Earlier(place.label, more, "place"))
        text = self._unfinished_note()
        if text:
            found.append(Earlier("Unfinished note", f"“{first_line(text, 60)}”", "note"))
        return found

    def _unfinished_note(self) -> str:
        record = self._desk.record
        for key in (CHANGING, NEW):
            draft = record.drafts.get(key) if record else None
            text = str(json.loads(draft).get("text", "")) if draft else ""
            if text.strip():
                return text
        return ""

    @Slot(str)
    def follow(self, page: str) -> None:
        """Go to a page; to the next appointment itself, where there is one."""
        coming = self._coming()
        if page == "appointments" and coming is not None:
            self._desk.go("appointment", coming.id)
        else:
            self._desk.go(page)

    @Slot(str)
    def _resumed(self, target: str) -> None:
        place = self._desk.trail.last()
        if target == "note":
            self._desk.go("notes")
        elif place is not None:
            self._desk.go(place.page, place.item, place.section)

    @Slot(bool)
    def _lock_answered(self, wanted: bool) -> None:  # noqa: FBT001 - from a signal
        desk = self._desk
        desk.change_settings(desk.settings._replace(asked_to_lock=True), redraw=False)
        if wanted:
            desk.go("encrypt")
        else:
            self.fill()
            desk.say("Left unlocked. You find the lock in Settings, below “Your record”.")

    @Slot()
    def _see_next_page(self) -> None:
        coming = self._coming()
        if coming is not None:
            self._desk.go("preview", coming.id)
