"""What can be printed, in each format it comes in, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msdesk import __version__, paths
from msdesk.services.sheet import PrintChoices

if TYPE_CHECKING:
    from msdesk.domain.comparison import Comparison
    from msdesk.domain.ids import AppointmentId, SourceId
    from msdesk.domain.source import Source
    from msdesk.services.sheet import SheetMaker


class Printable(NamedTuple):
    """How a page is made in each format, from what the person ticked; ``name`` is its file's."""

    name: str
    pdf: Callable[[PrintChoices], bytes]
    html: Callable[[PrintChoices], str]
    text: Callable[[PrintChoices], str] | None


def questions(maker: SheetMaker, item: AppointmentId, today: date) -> Printable:
    """Return the page of questions of an appointment; its file is named after the day of it."""
    from msdesk.documents.html import questions_html  # noqa: PLC0415 - seldom wanted
    from msdesk.documents.pdf import questions_pdf  # noqa: PLC0415
    from msdesk.documents.text import questions_text  # noqa: PLC0415

    day = maker.sheet(item, PrintChoices(), today).day or today
    return Printable(
        name=f"Questions-{day.isoformat()}",
        pdf=lambda c: questions_pdf(maker.sheet(item, c, today), paths.resources()),
        html=lambda c: questions_html(maker.sheet(item, c, today)),
        text=lambda c: questions_text(maker.sheet(item, c, today)),
    )


def comparison(table: Comparison, sources: Mapping[SourceId, Source], today: date) -> Printable:
    """Return the options side by side."""
    from msdesk.documents.html import comparison_html  # noqa: PLC0415 - seldom wanted
    from msdesk.documents.pdf import comparison_pdf  # noqa: PLC0415

    def pdf(choices: PrintChoices) -> bytes:
        return comparison_pdf(
            table,
            sources,
            version=__version__,
            as_of=today,
            paper=choices.paper,
            text_size=choices.text_size,
            resources=paths.resources(),
        )

    def html(_: PrintChoices) -> str:
        return comparison_html(table, sources, version=__version__, as_of=today)

    return Printable(f"Side-by-side-{today.isoformat()}", pdf=pdf, html=html, text=None)
