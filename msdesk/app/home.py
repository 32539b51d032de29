"""What Home shows from the record, and where its choices lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from msdesk.app.first_look import fill
from msdesk.domain.appointment import Appointment
from msdesk.domain.glance import CHANGED_NOTE, NEW_NOTE, PLACE, Glance
from msdesk.ui.pages.home import HomePage

if TYPE_CHECKING:
    from msdesk.app.desk import Desk
    from msdesk.store.record import Record


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
        home, record = desk.window.page("home"), desk.record
        if not isinstance(home, HomePage) or record is None:
            return
        if desk.settings.low_energy:
            home.fill_nothing()
            return
        offer = not desk.settings.asked_to_lock and not record.is_encrypted
        fill(home, self._seen(record), desk.today, offer_lock=offer)

    def _coming(self) -> Appointment | None:
        record = self._desk.record
        return record.appointments.next(self._desk.today) if record else None

    def _seen(self, record: Record) -> Glance:
        coming = self._coming()
        questions = record.questions.for_appointment(coming.id) if coming else ()
        notes = (record.drafts.get(key) or "" for key in (CHANGED_NOTE, NEW_NOTE))
        return Glance(
            title=coming.title if coming else "",
            day=coming.day if coming else None,
            at=coming.at if coming else None,
            questions=len(questions),
            top=len([question for question in questions if question.rank]),
            place=record.drafts.get(PLACE) or "",
            note=next(filter(None, notes), ""),
            has_notes=bool(record.journal.entries(limit=1)),
        )

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
