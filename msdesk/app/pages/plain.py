"""The pages that need no record, and the settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msdesk import __version__, paths
from msdesk.app.opened import Opened
from msdesk.content.library import Library
from msdesk.content.licences import read_licences
from msdesk.errors import Error
from msdesk.services.saving import save_whole
from msdesk.settings import Settings
from msdesk.ui import region
from msdesk.ui.look import Look
from msdesk.ui.pages.about import AboutPage
from msdesk.ui.pages.help import HelpPage
from msdesk.ui.pages.protection import ProtectionPage
from msdesk.ui.pages.settings import SettingsPage
from msdesk.ui.saving import Saved, ask_where
from msdesk.ui.widgets.page import Page

_SAID = {
    "text_percent": "Changed the size of the text.",
    "theme": "Changed the colours.",
    "pictures": "Changed the pictures on cards.",
    "low_energy": "Changed the low-energy mode.",
}
_SUGGESTS = "Questions are suggested from what you read and heard."
_FORGOT = "What you read is forgotten, and no questions are suggested."


def get_help(
    look: Look, library: Library, settings: Settings, amend: Callable[..., object]
) -> Page:
    """Return whom to call, at first where the computer is; ``amend`` keeps the country."""
    country = settings.country or region.country([c.country for c in library.help.countries])
    page = HelpPage(look, library.help, library.sources, country)

    def chosen(now: str, before: str) -> None:
        amend(country=now)
        kept = settings.country if before == country else before
        page.undoable.emit(f"Changed the country to {now}.", partial(amend, country=kept))

    page.country_chosen.connect(chosen)
    return page


def protection(look: Look, *, encrypted: bool) -> Page:
    """Return what a lock helps against, and what not."""
    return ProtectionPage(look, encrypted=encrypted)


def settings(s: Opened) -> Page:
    """Return the settings."""
    reading = s.record.reading
    page = SettingsPage(s.look, s.settings, s.record.path, remembers=reading.is_kept)

    def changed(new: Settings, before: Settings) -> None:
        keys = [key for key in Settings._fields if getattr(new, key) != getattr(before, key)]
        s.hands.amend(**{key: getattr(new, key) for key in keys})
        if keys:
            back = partial(s.hands.amend, **{key: getattr(before, key) for key in keys})
            page.undoable.emit(_SAID.get(keys[0], "Changed a setting."), back)

    def suggesting(on: bool) -> None:  # noqa: FBT001 - a signal's
        reading.keep(on=on)
        said = _SUGGESTS if on else _FORGOT
        page.undoable.emit(said, partial(reading.keep, on=not on))

    page.changed.connect(changed)
    page.suggesting.connect(suggesting)
    return page


def about(s: Opened, word: str = "") -> Page:
    """Return who made msdesk, and from what; at a word of the glossary where one is given."""
    page = AboutPage(s.look, s.library, s.today)
    if word:
        page.look_up(word)
    page.save_wanted.connect(lambda: _save(s.library, page))
    page.licences_wanted.connect(partial(_read_licences, s, page))
    return page


def _read_licences(s: Opened, page: AboutPage) -> None:
    """Read all licences off the window's thread, for the page to show."""

    def failed(error: Exception) -> None:
        raise error

    read = partial(read_licences, paths.resources())
    s.background.run(read, owner=page, then=page.show_licences, failed=failed)


def _save(library: Library, page: Page) -> None:
    """Ask for a place and save "About msdesk" there as a web page; say how it went."""
    path = ask_where(page.window(), "Save the page", "About-msdesk.html", "Web page (*.html)")
    if path is None:
        return
    from msdesk.documents.about import about_html  # noqa: PLC0415 - seldom wanted

    options = tuple(card.name for card in library.treatments.values())
    try:
        made = about_html(library.about, library.standards, options, version=__version__)
        save_whole(path, made.encode())
    except Error as error:
        page.said.emit(error.whole)
    else:
        page.filed.emit(Saved(path))
