"""The pages to print: which formats they come in, and the preview they are shown in.

QtPdf is slow to load and seldom needed, so it is brought in here, when the first page is
wanted.
"""

from __future__ import annotations

import importlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from msdesk import __version__, paths
from msdesk.documents.pdf import comparison_pdf, questions_pdf
from msdesk.domain.appointment import Appointment
from msdesk.domain.comparison import Comparison, columns, compare
from msdesk.domain.ids import AppointmentId, RowId, TreatmentId
from msdesk.domain.profile import Profile
from msdesk.errors import Error
from msdesk.services.saving import save_whole
from msdesk.services.sheet import PrintChoices, SheetMaker

if TYPE_CHECKING:
    from msdesk.app.desk import Desk
    from msdesk.store.record import Record
    from msdesk.ui.pages.preview import PreviewPage


def questions_preview(desk: Desk, record: Record, item: AppointmentId) -> PreviewPage:
    """Return the preview of an appointment's page of questions."""
    preview = importlib.import_module("msdesk.ui.pages.preview")
    html = importlib.import_module("msdesk.documents.html")
    text = importlib.import_module("msdesk.documents.text")
    maker = SheetMaker(
        desk.library, record.appointments, record.questions, record.journal, record.matters
    )

    def pdf(choices: PrintChoices) -> bytes:
        return questions_pdf(maker.sheet(item, choices, desk.today), paths.resources())

    formats = preview.Formats(
        pdf=pdf,
        html=lambda choices: html.questions_html(maker.sheet(item, choices, desk.today)),
        text=lambda choices: text.questions_text(maker.sheet(item, choices, desk.today)),
    )
    page: PreviewPage = preview.PreviewPage(
        desk.window.look,
        "My page",
        "my-questions",
        formats,
        desk.background,
        notes=record.journal.entries(to_doctor=True, limit=12),
        has_matters=any(a.rank for a in record.matters.answers()),
    )
    return page


def comparison_preview(desk: Desk, profile: Profile, matters: tuple[RowId, ...]) -> PreviewPage:
    """Return the preview of the options side by side."""
    preview = importlib.import_module("msdesk.ui.pages.preview")
    html = importlib.import_module("msdesk.documents.html")
    library, table = desk.library, _compared(desk, profile, matters)

    def pdf(choices: PrintChoices) -> bytes:
        return comparison_pdf(
            table,
            library.sources,
            version=__version__,
            as_of=desk.today,
            paper=choices.paper,
            text_size=choices.text_size,
            resources=paths.resources(),
        )

    formats = preview.Formats(
        pdf=pdf,
        html=lambda _choices: html.comparison_html(
            table, library.sources, version=__version__, as_of=desk.today
        ),
        text=None,
    )
    page: PreviewPage = preview.PreviewPage(
        desk.window.look,
        "Side by side",
        "side-by-side",
        formats,
        desk.background,
        for_person=False,
    )
    return page


def _compared(desk: Desk, profile: Profile, matters: tuple[RowId, ...]) -> Comparison:
    library = desk.library
    chosen = tuple(TreatmentId(i) for i in desk.trail.compared())
    return compare(
        columns(chosen, dict(library.treatments), library.no_treatment),
        library.rows,
        ms_types=profile.ms_types,
        region=profile.region,
        matters=matters,
    )


def save_appointment(desk: Desk, appointment: Appointment) -> None:
    """Ask for a place and save an appointment there for the person's calendar."""
    name, _ = QFileDialog.getSaveFileName(
        desk.window, "Save for my calendar", "appointment.ics", "Calendar (*.ics)"
    )
    if not name:
        return
    calendar = importlib.import_module("msdesk.documents.calendar")
    try:
        save_whole(Path(name), calendar.appointment_ics(appointment, datetime.now(UTC)))
    except Error as error:
        desk.say(f"{error} {error.what_to_do}")
    else:
        desk.say(f"Saved as {Path(name).name}. Open it with your calendar.")


def save_about(desk: Desk) -> None:
    """Ask for a place and save "About msdesk" there as a web page; say how it went."""
    name, _ = QFileDialog.getSaveFileName(
        desk.window, "Save the page", "about-msdesk.html", "Web page (*.html)"
    )
    if not name:
        return
    made = importlib.import_module("msdesk.documents.about")
    library = desk.library
    options = tuple(card.name for card in library.treatments.values())
    try:
        page = made.about_html(library.about, library.standards, options, version=__version__)
        save_whole(Path(name), page.encode())
    except Error as error:
        desk.say(f"{error} {error.what_to_do}")
    else:
        desk.say(f"Saved as {Path(name).name}.")
