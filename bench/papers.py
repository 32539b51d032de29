"""What is printed, each as a call that makes its PDF and as the same words in plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from bench.seeded import LAST_DAY, TREATMENTS, Seeded
from bench.sheets import Sheets
from msdesk import __version__, paths
from msdesk.content.load import load
from msdesk.documents import pdf
from msdesk.documents.comparison_text import comparison_text
from msdesk.documents.notes import NotesChoices, notes_page, notes_text
from msdesk.documents.side_by_side import side_by_side
from msdesk.documents.since import since_page
from msdesk.documents.since_text import since_text
from msdesk.documents.since_words import SinceChoices
from msdesk.documents.take_along import Reader, take_along
from msdesk.documents.take_along_text import take_along_text
from msdesk.documents.text import questions_text
from msdesk.documents.years import YearsChoices, years_text
from msdesk.domain.appointment import Paper
from msdesk.domain.comparison import columns, compare
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace
from msdesk.domain.since import Since
from msdesk.domain.years import Years
from msdesk.domain.years_written import Known, Written, years
from msdesk.services.since import SinceMaker
from msdesk.store.record import Record

_MARKS = 300
_SIDE_BY_SIDE = (TreatmentId("ahsct"), TreatmentId("ocrelizumab"))
_TYPES = (MsType.RRMS,)
_SIZE = 12  # points
_NOTES = 30


class Printed(NamedTuple):
    """``make`` can be handed to another process, with all that it needs."""

    name: str
    make: Callable[[], bytes]
    text: str


def printed(seeded: Seeded) -> Iterator[Printed]:
    """Yield all that is printed, the years from a record."""
    sheet = Sheets().new()
    resources = paths.resources()
    questions = partial(pdf.questions_pdf, sheet, resources)
    yield Printed("question list", questions, questions_text(sheet))
    yield _comparison()
    yield _card()
    yield from _of_years(seeded)
    yield _notes(seeded)


def _comparison() -> Printed:
    library = load(resources := paths.resources())
    options = columns(_SIDE_BY_SIDE, dict(library.treatments), library.no_treatment)
    table = compare(options, library.rows, ms_types=_TYPES)
    glossary = library.glossary_finder
    page = side_by_side(
        table, dict(library.sources), glossary, version=__version__, as_of=LAST_DAY
    )
    make = partial(pdf.comparison_pdf, page, paper=Paper.A4, text_size=_SIZE, resources=resources)
    return Printed("comparison", make, comparison_text(page))


def _card() -> Printed:
    library = load(resources := paths.resources())
    card = library.treatments[_SIDE_BY_SIDE[0]]
    page = take_along(
        card,
        Reader(_TYPES),
        library.questions,
        library.sources,
        library.glossary_finder,
        version=__version__,
        as_of=LAST_DAY,
    )
    make = partial(pdf.take_along_pdf, page, paper=Paper.A4, text_size=_SIZE, resources=resources)
    return Printed("card to take along", make, take_along_text(page))


def _notes(seeded: Seeded) -> Printed:
    record = seeded.open()
    taken = record.journal.entries(limit=_NOTES)
    record.close()
    choices = NotesChoices(today=LAST_DAY, version=__version__)
    page = notes_page(taken, {}, choices)
    make = partial(pdf.notes_pdf, page, choices, paths.resources())
    return Printed("notes to take along", make, notes_text(page))


def _of_years(seeded: Seeded) -> Iterator[Printed]:
    record = seeded.open()
    written = Written(
        steps=record.log.entries(),
        notes=record.journal.entries(kind=EntryKind.SYMPTOM, limit=_MARKS),
        visits=record.appointments.all(LAST_DAY),
        agreed=record.next_steps.all(),
    )
    known = {each: Known(name=each, place=CardPlace(TreatmentId(each))) for each in TREATMENTS}
    mine = years(written, known, LAST_DAY)
    since = _since(record, mine)
    record.close()
    choices = YearsChoices(period="All years", version=__version__)
    make = partial(pdf.years_pdf, mine, choices, paths.resources())
    yield Printed("my years", make, years_text(mine, choices))
    page = since_page(since, SinceChoices())
    make = partial(
        pdf.since_pdf, page, paper=Paper.A4, text_size=_SIZE, resources=paths.resources()
    )
    text = since_text(replace(page, years=replace(page.years, items=())))
    yield Printed("since my last visit", make, text)  # of the years only a picture is on it


def _since(record: Record, mine: Years) -> Since:
    names = {TreatmentId(each): each for each in TREATMENTS}
    coming = record.appointments.next(LAST_DAY)
    maker = SinceMaker(record, load(paths.resources()), names, lambda _: mine)
    return maker.since(coming, LAST_DAY, private=True)
