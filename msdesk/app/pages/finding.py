"""The page that searches everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msdesk.app.opened import Opened
from msdesk.domain.screen import Screen
from msdesk.ui.pages.find import FindPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from msdesk.ui.widgets.page import Page

if TYPE_CHECKING:
    from msdesk.services.finding.shelf import Shelf


def find(s: Opened) -> Page:
    """Return the box, with what was searched for last."""
    page = FindPage(s.look, s.trail.sought, s.library.questions)

    def sought(typed: str) -> None:
        s.trail.sought = typed

    def have(shelf: Shelf) -> None:
        from msdesk.services.finding.finder import Finder  # noqa: PLC0415 - comes with the shelf

        page.take_up(Finder(shelf, s.record.words).find)

    page.sought.connect(sought)
    s.searching.have(have, owner=page)
    return page


def look_inside(s: Opened, page: TreatmentsPage) -> None:
    """Let the library look inside its cards."""

    def have(shelf: Shelf) -> None:
        from msdesk.services.finding.finder import Finder  # noqa: PLC0415 - comes with the shelf

        page.look_inside(Finder(shelf).cards)

    s.searching.have(have, owner=page)


def seek(s: Opened, page: Page, typed: str) -> None:
    """Go to the search with some words in its box."""
    s.trail.sought = typed
    page.go(Screen.FIND)
