"""A card read another way: as a page in the browser, as a file, aloud.

A page for the browser lies in a temporary folder, so it is the same for everybody: it says
nothing of who reads it, not even their type of MS by what stands first.
"""

from __future__ import annotations

from functools import partial

from msdesk import __version__
from msdesk.app.opened import Opened
from msdesk.documents.card_page import Reader
from msdesk.domain.ms_type import Region
from msdesk.domain.treatment import Treatment
from msdesk.errors import Error
from msdesk.services import passing_page
from msdesk.services.saving import save_whole
from msdesk.services.speech import Speech, voices
from msdesk.ui import region
from msdesk.ui.evidence.another_way import AnotherWay, Ways
from msdesk.ui.evidence.reading_bar import Part, ReadingBar
from msdesk.ui.pages.card.page import CardPage
from msdesk.ui.saving import Saved, ask_where, open_file
from msdesk.ui.widgets.page import Page

_OPENING = "The card is opening in your browser. If it does not come, save it as a web page."
_NO_BROWSER = (
    "No browser was found on this computer. Save the card as a web page, and open that file "
    "with a browser you have, here or on another computer."
)


def offer(page: CardPage, s: Opened, card: Treatment) -> None:
    """Offer the ways on a card."""
    bar = ReadingBar(s.look, Speech(voices()), page.said.emit)
    ways = Ways(
        open=partial(_open, page, s, card),
        save=partial(_save, page, s, card),
        parts=partial(_parts, s, card),
    )
    page.offer(AnotherWay(s.look, card.short_name, ways, bar))


def _open(page: Page, s: Opened, card: Treatment) -> None:
    """Show a card in the browser."""
    try:
        path = passing_page.put(f"{card.id}.html", _html(s, card, for_anybody=True))
    except Error as error:
        page.said.emit(error.whole)
        return
    try:
        open_file(path)
    except Error:
        page.said.emit(_NO_BROWSER)
    else:
        page.said.emit(_OPENING)


def _save(page: Page, s: Opened, card: Treatment) -> None:
    """Ask for a place and save the card there; say how it went."""
    path = ask_where(page.window(), "Save the card", f"{card.id}.html", "Web page (*.html)")
    if path is None:
        return
    try:
        save_whole(path, _html(s, card, for_anybody=False).encode())
    except Error as error:
        page.said.emit(error.whole)
    else:
        page.filed.emit(Saved(path))


def _reader(s: Opened, *, for_anybody: bool) -> Reader:
    country = s.settings.country or region.country([Region.US.value, ""])
    if for_anybody:
        return Reader(region=Region.US if country == Region.US.value else Region.UK_EU)
    profile = s.record.profile.get()
    there = Region.US.value in (profile.region.value, country)
    return Reader(mine=profile.ms_types, region=Region.US if there else Region.UK_EU)


def _html(s: Opened, card: Treatment, *, for_anybody: bool) -> str:
    from msdesk.documents.card import card_html  # noqa: PLC0415 - seldom wanted
    from msdesk.services.whole_card import whole_card  # noqa: PLC0415

    reader = _reader(s, for_anybody=for_anybody)
    return card_html(whole_card(s.library, card.id), reader, version=__version__, as_of=s.today)


def _parts(s: Opened, card: Treatment) -> tuple[Part, ...]:
    from msdesk.documents.card import card_spoken  # noqa: PLC0415 - seldom wanted
    from msdesk.services.whole_card import whole_card  # noqa: PLC0415

    whole, reader = whole_card(s.library, card.id), _reader(s, for_anybody=False)
    spoken = card_spoken(whole, reader, version=__version__, as_of=s.today)
    return tuple(Part(part.heading, part.text) for part in spoken)
