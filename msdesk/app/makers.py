"""Makes each page with what it uses, and connects what it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from msdesk import paths
from msdesk.app.documents import (
    comparison_preview,
    questions_preview,
    save_about,
    save_appointment,
)
from msdesk.content.library import Library
from msdesk.content.licences import read_licences
from msdesk.domain.ids import AppointmentId, OwnTreatmentId, TreatmentId
from msdesk.domain.matters import rows_first
from msdesk.domain.place import Place
from msdesk.domain.treatment_log import LogEntry, OwnTreatment
from msdesk.store.record import Record
from msdesk.ui.pages.about import AboutPage
from msdesk.ui.pages.appointment import AppointmentPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.card import CardPage
from msdesk.ui.pages.compare import ComparePage
from msdesk.ui.pages.matters import MattersPage
from msdesk.ui.pages.my_ms import MyMsPage
from msdesk.ui.pages.notes import NotesPage
from msdesk.ui.pages.own_treatment import OwnTreatmentPage
from msdesk.ui.pages.settings import SettingsPage
from msdesk.ui.pages.treatments import TreatmentsPage
from msdesk.ui.widgets.log_form import LogForm

if TYPE_CHECKING:
    from msdesk.app.desk import Desk


def treatment_names(library: Library, record: Record) -> dict[TreatmentId, str]:
    """Return what each treatment is called, of the library and the person's own."""
    names = {card.id: card.short_name for card in library.treatments.values()}
    return names | {TreatmentId(own.id): own.name for own in record.own_treatments.all()}


class Makers:
    """One method a page; each hands over just what that page uses."""

    def __init__(self, desk: Desk, record: Record) -> None:
        self._desk = desk
        self._record = record
        self._look = desk.window.look

    def make(self, place: Place) -> QWidget:
        """Return the page of a place; one that is no longer there becomes its list."""
        plain: dict[str, Callable[[], QWidget]] = {
            "home": self._desk.home.make,
            "treatments": self._treatments,
            "compare": self._compare,
            "my-ms": self._my_ms,
            "notes": self._notes,
            "appointments": self._appointments,
            "matters": self._matters,
            "help": self._desk.keeper.help_page,
            "settings": self._settings,
            "about": self._about,
            "comparison": self._comparison,
            **self._desk.keeper.pages(self._record),
        }
        match place.page:
            case "card":
                return self._card(place)
            case "own":
                return self._own(OwnTreatmentId(place.item))
            case "appointment":
                return self._appointment(AppointmentId(place.item))
            case "preview":
                return self._preview(AppointmentId(place.item))
        return plain[place.page]()

    def exists(self, place: Place) -> bool:
        """Return whether what a place shows is still there."""
        match place.page:
            case "card":
                return place.item in self._desk.library.treatments
            case "own":
                return any(o.id == place.item for o in self._record.own_treatments.all())
            case "appointment" | "preview":
                return self._record.appointments.get(AppointmentId(place.item)) is not None
        return True

    def label(self, place: Place) -> str:
        """Return what a place is called, for "Carry on where you were"."""
        match place.page:
            case "card":
                return self._desk.library.treatments[TreatmentId(place.item)].name
            case "own":
                return next(
                    o.name for o in self._record.own_treatments.all() if o.id == place.item
                )
            case "appointment":
                found = self._record.appointments.get(AppointmentId(place.item))
                return found.title if found else ""
        return _TITLES.get(place.page, "")

    def _treatments(self) -> QWidget:
        desk, record = self._desk, self._record
        page = TreatmentsPage(
            self._look,
            desk.library,
            record.profile.get(),
            record.log,
            record.own_treatments,
            record.drafts,
        )
        page.opened.connect(self._open_treatment)
        page.compare_wanted.connect(desk.compare_with)

        def removed(own: OwnTreatment) -> None:
            desk.deleted("Card", partial(record.own_treatments.restore, own.id))

        page.own_removed.connect(removed)
        page.add_step(_STEPS[0], "Next: compare", partial(desk.go, "compare"))
        return page

    def _open_treatment(self, item: str) -> None:
        self._desk.go("card" if item in self._desk.library.treatments else "own", item)

    def _log_form(self, treatment: TreatmentId) -> LogForm:
        desk, record = self._desk, self._record
        form = LogForm(self._look, record.log, record.drafts, treatment, desk.today)

        def removed(entry: LogEntry) -> None:
            desk.deleted("Log entry", partial(record.log.restore, entry.id))

        form.logged.connect(lambda _entry: desk.say("Added to your log."))
        form.removed.connect(removed)
        return form

    def _card(self, place: Place) -> QWidget:
        desk = self._desk
        card = desk.library.treatments[TreatmentId(place.item)]
        page = CardPage(
            self._look,
            desk.library,
            card,
            self._record.profile.get(),
            desk.settings,
            self._log_form(card.id),
            desk.today,
        )
        page.asked.connect(desk.ask)
        page.compare_wanted.connect(desk.compare_with)
        page.my_ms_wanted.connect(partial(desk.go, "my-ms"))
        page.back_wanted.connect(partial(desk.go, "treatments"))
        page.section_read.connect(desk.trail.read)
        page.open_at(place.section)
        return page

    def _own(self, item: OwnTreatmentId) -> QWidget:
        own = next(o for o in self._record.own_treatments.all() if o.id == item)
        page = OwnTreatmentPage(self._look, own, self._log_form(TreatmentId(item)))
        page.asked.connect(self._desk.ask)
        page.back_wanted.connect(partial(self._desk.go, "treatments"))
        return page

    def _compare(self) -> QWidget:
        desk, record = self._desk, self._record
        matters = rows_first(desk.library.statements, record.matters.answers())
        page = ComparePage(
            self._look, desk.library, record.profile.get(), matters, desk.trail.compared()
        )
        page.chosen.connect(desk.trail.compare)
        page.asked.connect(desk.ask)
        page.print_wanted.connect(partial(desk.go, "comparison"))
        page.matters_wanted.connect(partial(desk.go, "matters"))
        page.add_step(_STEPS[1], "Next: what matters to me", partial(desk.go, "matters"))
        return page

    def _my_ms(self) -> QWidget:
        desk = self._desk
        page = MyMsPage(self._look, desk.library, self._record.profile)
        page.asked.connect(desk.ask)
        page.card_wanted.connect(partial(desk.go, "card"))
        return page

    def _notes(self) -> QWidget:
        desk, record = self._desk, self._record
        names = treatment_names(desk.library, record)
        page = NotesPage(self._look, record.journal, record.drafts, names, desk.today)
        page.asked.connect(desk.ask)
        page.removed.connect(lambda e: desk.deleted("Note", partial(record.journal.restore, e.id)))
        page.saved.connect(lambda: desk.say("Saved."))
        return page

    def _appointments(self) -> QWidget:
        desk, record = self._desk, self._record
        page = AppointmentsPage(
            self._look, record.appointments, record.questions, record.drafts, desk.today
        )
        page.opened.connect(partial(desk.go, "appointment"))
        page.added.connect(lambda a: desk.go("appointment", a.id))
        page.removed.connect(
            lambda a: desk.deleted("Appointment", partial(record.appointments.restore, a.id))
        )
        return page

    def _appointment(self, item: AppointmentId) -> QWidget:
        desk, record = self._desk, self._record
        appointment = record.appointments.get(item)
        if appointment is None:
            return self._appointments()
        bank = tuple(desk.library.questions_for(record.profile.get().ms_types))
        page = AppointmentPage(
            self._look,
            appointment,
            record.appointments,
            record.questions,
            record.drafts,
            bank,
            desk.today,
        )
        page.page_wanted.connect(partial(desk.go, "preview"))
        page.calendar_wanted.connect(partial(save_appointment, desk))
        page.add_step(_STEPS[3], "Next: see my page", partial(desk.go, "preview", item))
        page.back_wanted.connect(partial(desk.go, "appointments"))
        page.removed.connect(
            lambda q: desk.deleted("Question", partial(record.questions.restore, q.id))
        )
        return page

    def _preview(self, item: AppointmentId) -> QWidget:
        page = questions_preview(self._desk, self._record, item)
        page.add_step(_STEPS[4])
        page.back_wanted.connect(partial(self._desk.go, "appointment", item))
        page.said.connect(self._desk.say)
        return page

    def _comparison(self) -> QWidget:
        desk, record = self._desk, self._record
        matters = rows_first(desk.library.statements, record.matters.answers())
        page = comparison_preview(desk, record.profile.get(), matters)
        page.back_wanted.connect(partial(desk.go, "compare"))
        page.said.connect(desk.say)
        return page

    def _matters(self) -> QWidget:
        page = MattersPage(self._look, self._desk.library, self._record.matters)
        page.asked.connect(self._desk.ask)
        page.add_step(
            _STEPS[2], "Next: my questions", partial(self._desk.home.follow, "appointments")
        )
        return page

    def _settings(self) -> QWidget:
        page = SettingsPage(self._look, self._desk.settings, self._record.path)
        page.changed.connect(self._desk.change_settings)
        page.record_wanted.connect(partial(self._desk.go, "record"))
        return page

    def _about(self) -> QWidget:
        page = AboutPage(self._look, self._desk.library)
        page.save_wanted.connect(partial(save_about, self._desk))
        page.licences_wanted.connect(lambda: page.show_licences(read_licences(paths.resources())))
        return page


_STEPS = (
    "Step 1 of 5: read what each may do and what may go wrong.",
    "Step 2 of 5: put a few of them side by side.",
    "Step 3 of 5: say what matters to me.",
    "Step 4 of 5: choose my questions, and mark the top three.",
    "Step 5 of 5: print or save my page, and take it along.",
)
STOP_OF = {
    "card": "treatments",
    "own": "treatments",
    "appointment": "appointments",
    "preview": "appointments",
    "comparison": "compare",
    "record": "settings",
    "encrypt": "settings",
    "backups": "settings",
    "moving": "settings",
    "bin": "settings",
    "protection": "settings",
    "erase": "settings",
}
_TITLES = {
    "treatments": "Treatments",
    "compare": "Compare",
    "my-ms": "My MS",
    "notes": "Notes",
    "appointments": "Appointments",
    "matters": "What matters",
}
