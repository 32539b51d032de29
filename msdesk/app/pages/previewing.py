"""The pages to print, in the preview they are shown in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msdesk.app.opened import Opened
from msdesk.domain.comparison import columns
from msdesk.domain.comparison import compare as side_by_side
from msdesk.domain.ids import AppointmentId, RowId, TreatmentId
from msdesk.domain.place import AppointmentPlace, CardPlace
from msdesk.domain.screen import Screen
from msdesk.domain.years import Years
from msdesk.services import printing
from msdesk.services.sheet import PrintChoices, SheetMaker
from msdesk.ui.region import paper_or_usual
from msdesk.ui.screens import of

if TYPE_CHECKING:
    from msdesk.ui.pages.preview import PreviewPage


def questions_preview(s: Opened, item: AppointmentId) -> PreviewPage:
    """Return the preview of an appointment's page of questions."""
    from msdesk.ui.pages.preview import PreviewPage  # noqa: PLC0415
    from msdesk.ui.visit.note_ticks import NoteTicks  # noqa: PLC0415

    record = s.record
    find = partial(record.journal.entries, to_doctor=True)
    for_doctor = record.journal.count(to_doctor=True)
    maker = SheetMaker(
        s.library,
        record.appointments,
        record.questions,
        record.journal,
        record.matters,
        record.next_steps,
        record.visits,
    )
    page = PreviewPage(
        s.look,
        "My page",
        printing.questions(maker, item, s.today),
        s.background,
        back_to=AppointmentPlace(item),
        notes=NoteTicks(s.look, find, for_doctor) if for_doctor else None,
        has_matters=any(answer.rank for answer in record.matters.answers()),
        usual=_usual(s),
    )
    page.settled.connect(partial(_remember, s))
    return page


def comparison_preview(s: Opened, matters: tuple[RowId, ...]) -> PreviewPage:
    """Return the preview of the options side by side; ``matters`` are the rows that come first."""
    from msdesk.ui.pages.preview import PreviewPage  # noqa: PLC0415

    library, profile = s.library, s.record.profile.get()
    table = side_by_side(
        columns(s.trail.compared(), dict(library.treatments), library.no_treatment),
        library.rows,
        ms_types=profile.ms_types,
        region=profile.region,
        matters=matters,
    )
    page = PreviewPage(
        s.look,
        "Side by side",
        printing.comparison(table, library.sources, library.glossary_finder, s.today),
        s.background,
        back_to=Screen.COMPARE,
        for_person=False,
        usual=_usual(s),
    )
    page.settled.connect(partial(_remember, s))
    return page


def card_preview(s: Opened, item: TreatmentId) -> PreviewPage:
    """Return the preview of a card to take along."""
    from msdesk.documents.take_along import Reader  # noqa: PLC0415
    from msdesk.ui.pages.preview import PreviewPage  # noqa: PLC0415

    profile = s.record.profile.get()
    reader = Reader(profile.ms_types, profile.region)
    page = PreviewPage(
        s.look,
        f"{s.library.treatments[item].short_name} to take along",
        printing.card(s.library, item, reader, s.today),
        s.background,
        back_to=CardPlace(item),
        for_person=False,
        usual=_usual(s),
    )
    page.settled.connect(partial(_remember, s))
    return page


def years_preview(
    s: Opened, read: Callable[[bool], Years], also: tuple[str, ...], period: str, back_to: Screen
) -> PreviewPage:
    """Return the preview of some of my years, or of my log; ``period`` says which days.

    ``also`` is what can be ticked for them.
    """
    from msdesk.ui.pages.preview import PreviewPage  # noqa: PLC0415

    title = of(back_to).title
    page = PreviewPage(
        s.look,
        f"{title} on paper",
        printing.years(read, also, period, title, s.today),
        s.background,
        back_to=back_to,
        for_person=False,
        usual=_usual(s),
    )
    page.settled.connect(partial(_remember, s))
    return page


def notes_preview(s: Opened) -> PreviewPage:
    """Return the preview of notes to take along, with what was ticked since the record opened."""
    from msdesk.ui.pages.preview import PreviewPage  # noqa: PLC0415
    from msdesk.ui.visit.note_ticks import NoteTicks  # noqa: PLC0415

    journal = s.record.journal
    ticks = NoteTicks(
        s.look,
        journal.entries,
        journal.count(to_doctor=True),
        ticked=[entry for entry in map(journal.get, s.trail.taken) if entry is not None],
    )
    page = PreviewPage(
        s.look,
        "Notes to take along",
        printing.notes(journal.get, s.treatment_names(), s.today),
        s.background,
        back_to=Screen.NOTES,
        notes=ticks,
        usual=_usual(s),
    )

    def remember() -> None:
        s.trail.taken = ticks.ticked

    ticks.changed.connect(remember)
    page.settled.connect(partial(_remember, s))
    return page


def since_preview(s: Opened, formats: printing.Printable) -> PreviewPage:
    """Return the preview of what was written since the last visit; several ways lead to it."""
    from msdesk.ui.pages.preview import PreviewPage  # noqa: PLC0415

    page = PreviewPage(
        s.look,
        "Since my last visit",
        formats,
        s.background,
        back_to=s.hands.back,
        usual=_usual(s),
    )
    page.settled.connect(partial(_remember, s))
    return page


def _usual(s: Opened) -> PrintChoices:
    """Return the paper and size of the last print; what is private is ticked anew each time."""
    return PrintChoices(paper=paper_or_usual(s.settings.paper), text_size=s.settings.print_size)


def _remember(s: Opened, choices: PrintChoices) -> None:
    s.hands.change(s.settings._replace(paper=choices.paper.value, print_size=choices.text_size))
