"""What can be printed, in each format it comes in, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from msgspec.structs import replace

from msdesk import __version__, paths
from msdesk.documents.wording import handing_over
from msdesk.domain.sheet import Prints, Sheet
from msdesk.domain.years import Sort
from msdesk.services.sheet import PrintChoices

if TYPE_CHECKING:
    from msdesk.content.library import Library
    from msdesk.documents.take_along import Reader
    from msdesk.domain.comparison import Comparison
    from msdesk.domain.glossary import Glossary
    from msdesk.domain.ids import AppointmentId, EntryId, SourceId, TreatmentId
    from msdesk.domain.journal import JournalEntry
    from msdesk.domain.source import Source
    from msdesk.domain.years import Years
    from msdesk.services.sheet import SheetMaker


Twin = Literal["html", "txt", "md"]  # as the names of their files end


class Printable(NamedTuple):
    """How a page is made in each format, from what the person ticked; ``name`` is its file's.

    ``also`` is what can be ticked for this page besides, in the words to tick.  ``message`` is
    its text in few letters; ``contents`` says in words what is on a page that was made, and
    ``steps`` what to do with it then.  ``lacks`` says what must be ticked before there is a
    page, "" where nothing must.  ``forget`` lets go of what was read for it.
    """

    name: str
    pdf: Callable[[PrintChoices], bytes]
    html: Callable[[PrintChoices], str]
    text: Callable[[PrintChoices], str]
    also: tuple[str, ...] = ()
    message: Callable[[PrintChoices], str] | None = None
    contents: Callable[[PrintChoices, bytes], str] | None = None
    steps: tuple[str, ...] = ()
    lacks: Callable[[PrintChoices], str] | None = None
    forget: Callable[[], object] = lambda: None

    def twin(self, kind: Twin, choices: PrintChoices) -> str:
        """Return the page in another format than PDF."""
        match kind:
            case "html":
                return self.html(choices)
            case "txt":
                return self.text(choices)
            case "md":
                from msdesk.documents.web_as_markdown import (  # noqa: PLC0415 - seldom wanted
                    as_markdown,
                )

                return as_markdown(self.html(choices))
        assert_never(kind)


PAGE_ALONE = "Only the page, without the list of all my questions"
LIST_ALONE = "Only the list of all my questions, without the page"
COMPANION = "A copy as well for who comes with me, to write down"


def questions(maker: SheetMaker, item: AppointmentId, today: date) -> Printable:
    """Return the page of questions of an appointment; its file is named after the day of it."""
    from msdesk.documents.contents import questions_contents  # noqa: PLC0415 - seldom wanted
    from msdesk.documents.html import questions_html  # noqa: PLC0415
    from msdesk.documents.message import questions_message  # noqa: PLC0415
    from msdesk.documents.pdf import questions_pdf  # noqa: PLC0415
    from msdesk.documents.questions import HAND_OVER  # noqa: PLC0415
    from msdesk.documents.text import questions_text  # noqa: PLC0415

    def sheet(choices: PrintChoices) -> Sheet:
        return replace(
            maker.sheet(item, choices, today),
            prints=_prints(choices.also),
            companion=COMPANION in choices.also,
        )

    day = maker.day(item) or today
    return Printable(
        name=f"Questions-{day.isoformat()}",
        pdf=lambda c: questions_pdf(sheet(c), paths.resources()),
        html=lambda c: questions_html(sheet(c)),
        text=lambda c: questions_text(sheet(c)),
        also=(COMPANION, PAGE_ALONE, LIST_ALONE),
        message=lambda c: questions_message(sheet(c)),
        contents=lambda c, made: questions_contents(sheet(c), made),
        steps=HAND_OVER,
    )


def _prints(also: tuple[str, ...]) -> Prints:
    """Return what is ticked; the page alone and the list alone are both."""
    page, alone = PAGE_ALONE in also, LIST_ALONE in also
    if page == alone:
        return Prints.BOTH
    return Prints.PAGE if page else Prints.LIST


WHOLE = "The whole comparison as well: all questions and sources"


def comparison(
    table: Comparison, sources: Mapping[SourceId, Source], glossary: Glossary, today: date
) -> Printable:
    """Return the options side by side: one side and its back, the whole behind it if ticked."""
    from msdesk.documents.comparison_html import (  # noqa: PLC0415 - seldom wanted
        comparison_html,
    )
    from msdesk.documents.comparison_text import comparison_text  # noqa: PLC0415
    from msdesk.documents.contents import comparison_contents  # noqa: PLC0415
    from msdesk.documents.pdf import comparison_pdf  # noqa: PLC0415
    from msdesk.documents.side_by_side import side_by_side  # noqa: PLC0415
    from msdesk.documents.side_by_side_words import SideBySide  # noqa: PLC0415

    def page(choices: PrintChoices) -> SideBySide:
        words = side_by_side(table, sources, glossary, version=__version__, as_of=today)
        return replace(words, prints_whole=WHOLE in choices.also)

    return Printable(
        name=f"Side-by-side-{today.isoformat()}",
        pdf=lambda c: comparison_pdf(
            page(c), paper=c.paper, text_size=c.text_size, resources=paths.resources()
        ),
        html=lambda c: comparison_html(page(c)),
        text=lambda c: comparison_text(page(c)),
        also=(WHOLE,),
        contents=lambda c, made: comparison_contents(table, made, whole=WHOLE in c.also),
        steps=handing_over("I would like to go through this page with you."),
    )


def card(library: Library, item: TreatmentId, reader: Reader, today: date) -> Printable:
    """Return a card to take along, for one reader."""
    from msdesk.documents.contents import options_contents  # noqa: PLC0415 - seldom wanted
    from msdesk.documents.pdf import take_along_pdf  # noqa: PLC0415
    from msdesk.documents.take_along import take_along  # noqa: PLC0415
    from msdesk.documents.take_along_html import take_along_html  # noqa: PLC0415
    from msdesk.documents.take_along_text import take_along_text  # noqa: PLC0415

    page = take_along(
        library.treatments[item],
        reader,
        library.questions,
        library.sources,
        library.glossary_finder,
        version=__version__,
        as_of=today,
    )
    return Printable(
        name=f"Card-{item}-{today.isoformat()}",
        pdf=lambda c: take_along_pdf(
            page, paper=c.paper, text_size=c.text_size, resources=paths.resources()
        ),
        html=lambda _: take_along_html(page),
        text=lambda _: take_along_text(page),
        contents=lambda _, made: options_contents(
            (page.title,), reader.types, reader.region, made
        ),
        steps=handing_over("I have three questions about this treatment."),
    )


def notes(
    get: Callable[[EntryId], JournalEntry | None],
    names: Mapping[TreatmentId, str],
    today: date,
) -> Printable:
    """Return the notes that are ticked; ``names`` are those of the treatments."""
    from msdesk.documents.contents import notes_contents  # noqa: PLC0415 - seldom wanted
    from msdesk.documents.notes import (  # noqa: PLC0415
        NOTHING,
        NotesChoices,
        NotesPage,
        notes_html,
        notes_page,
        notes_text,
    )
    from msdesk.documents.pdf import notes_pdf  # noqa: PLC0415

    def chosen(choices: PrintChoices) -> NotesChoices:
        return NotesChoices(
            today=today,
            name=choices.name,
            paper=choices.paper,
            text_size=choices.text_size,
            version=__version__,
        )

    def page(choices: PrintChoices) -> NotesPage:
        ticked = (get(entry) for entry in choices.notes)
        return notes_page(filter(None, ticked), names, chosen(choices))

    return Printable(
        name=f"My-notes-{today.isoformat()}",
        pdf=lambda c: notes_pdf(page(c), chosen(c), paths.resources()),
        html=lambda c: notes_html(page(c), chosen(c)),
        text=lambda c: notes_text(page(c)),
        contents=lambda c, made: notes_contents(page(c), made),
        steps=handing_over("These are notes I would like you to read."),
        lacks=lambda c: "" if page(c).days else NOTHING,  # one may have been deleted since
    )


PRIVATE = "Kind and day of my private notes, without their words"
REASONS = "The reasons I wrote at each step with a treatment"
VISITS = "The names I gave my appointments"


def years_ticks(shown: Years, *, private: bool) -> tuple[str, ...]:
    """Return what can be ticked of some years, where some of their notes are private or none."""
    reasons = any(event.sort is Sort.STEP and event.body for event in shown.events)
    visits = any(event.sort is Sort.VISIT for event in shown.events)
    return (PRIVATE,) * private + (REASONS,) * reasons + (VISITS,) * visits


def years(
    read: Callable[[bool], Years], also: tuple[str, ...], period: str, title: str, today: date
) -> Printable:
    """Return some of my years, or my log; what is private, and reasons, only where ticked.

    They are read when the page is first made, off the window's thread, and once: with what is
    private of them, or without.
    """
    from msdesk.documents.contents import years_contents  # noqa: PLC0415 - seldom wanted
    from msdesk.documents.pdf import years_pdf  # noqa: PLC0415
    from msdesk.documents.years import YearsChoices, years_html, years_text  # noqa: PLC0415

    def chosen(choices: PrintChoices) -> YearsChoices:
        return YearsChoices(
            period=period,
            title=title,
            private=PRIVATE in choices.also,
            reasons=REASONS in choices.also,
            visits=VISITS in choices.also,
            paper=choices.paper,
            text_size=choices.text_size,
            version=__version__,
        )

    each = cache(read)

    def shown(choices: PrintChoices) -> Years:
        return each(PRIVATE in choices.also)

    return Printable(
        name=f"{title.replace(' ', '-')}-{today.isoformat()}",
        pdf=lambda c: years_pdf(shown(c), chosen(c), paths.resources()),
        html=lambda c: years_html(shown(c), chosen(c)),
        text=lambda c: years_text(shown(c), chosen(c)),
        also=also,
        contents=lambda c, made: years_contents(shown(c), chosen(c), made),
        steps=handing_over("This is what I wrote down. May I show you?"),
        forget=each.cache_clear,
    )
