"""Options side by side, on the screen and on paper, and what matters to the person."""

from __future__ import annotations

from functools import partial

from msdesk.app.opened import Opened
from msdesk.app.pages import steps
from msdesk.app.pages.previewing import comparison_preview
from msdesk.domain.deciding import Deciding
from msdesk.domain.ids import RowId, TreatmentId
from msdesk.domain.matters import rows_first
from msdesk.domain.screen import Screen
from msdesk.ui.pages.compare.page import ComparePage
from msdesk.ui.pages.matters import MattersPage
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.page import Page


def compare(s: Opened) -> Page:
    """Return the table of the chosen options."""
    page = ComparePage(
        s.look,
        s.library,
        s.record.profile.get(),
        _first(s),
        s.trail.compared(),
        pictures=s.settings.pictures,
    )

    def chosen(cards: list[TreatmentId]) -> None:
        before = list(s.trail.compared())
        s.trail.compare(cards)
        (card,) = set(before) ^ set(cards)
        name = s.library.treatments[card].short_name
        what = f"Put {name} beside the others" if card in cards else f"Took {name} away"
        page.undoable.emit(f"{what}.", partial(s.trail.compare, before))

    page.chosen.connect(chosen)
    steps.show(page, s, Deciding.COMPARE, page.way_to(Screen.MATTERS))
    return page


def comparison(s: Opened) -> Page:
    """Return the table as it is printed."""
    return comparison_preview(s, _first(s))


def matters(s: Opened) -> Page:
    """Return the statements to sort."""
    page = MattersPage(s.look, s.library, s.record.matters)
    add_back(page, s.hands.back)  # there are several ways to it
    steps.show(page, s, Deciding.MATTERS, lambda: page.go(steps.questions(s)))
    return page


def _first(s: Opened) -> tuple[RowId, ...]:
    return rows_first(s.library.statements, s.record.matters.answers())
