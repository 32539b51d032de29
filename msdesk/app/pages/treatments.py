"""The library, a card of it, and a card of one's own."""

from __future__ import annotations

from functools import partial

from msdesk.app.opened import Opened
from msdesk.app.pages import steps
from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import CardPlace, OwnPlace
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogEntry
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.pages.card.page import CardPage
from msdesk.ui.pages.own_treatment import OwnTreatmentPage
from msdesk.ui.pages.treatments import TreatmentsPage
from msdesk.ui.widgets.page import Page


def treatments(s: Opened) -> Page:
    """Return the library."""
    record = s.record
    page = TreatmentsPage(
        s.look,
        s.library,
        record.profile.get(),
        record.log,
        record.own_treatments,
        record.drafts,
    )
    page.compare_wanted.connect(partial(_compare_also, s, page))
    page.add_step(steps.READ, "Next: compare", page.way_to(Screen.COMPARE))
    return page


def card(s: Opened, at: CardPlace) -> Page:
    """Return a card, at the section where it was left."""
    treatment = s.library.treatments[at.card]
    form = _log_form(s, at.card)
    page = CardPage(
        s.look, s.library, treatment, s.record.profile.get(), s.settings, form, s.today
    )
    _hear(form, page, s)
    page.compare_wanted.connect(partial(_compare_also, s, page))
    page.section_read.connect(s.trail.read)
    page.open_at(at.section)
    return page


def own(s: Opened, at: OwnPlace) -> Page:
    """Return a card that the person wrote."""
    found = next(each for each in s.record.own_treatments.all() if each.id == at.own)
    form = _log_form(s, TreatmentId(at.own))
    page = OwnTreatmentPage(s.look, found, form)
    _hear(form, page, s)
    return page


def _log_form(s: Opened, treatment: TreatmentId) -> LogForm:
    return LogForm(s.look, s.record.log, s.record.drafts, treatment, s.today)


def _hear(form: LogForm, page: Page, s: Opened) -> None:
    def removed(entry: LogEntry) -> None:
        back = partial(s.record.log.restore, entry.id)
        page.undoable.emit(f"Deleted “{entry.status.value}” from your log.", back)

    def logged(entry: LogEntry) -> None:
        back = partial(s.record.log.delete, entry.id)
        page.undoable.emit(f"Added “{entry.status.value}” to your log.", back)

    form.logged.connect(logged)
    form.known.connect(lambda: page.said.emit("That is in your log already."))
    form.removed.connect(removed)


def _compare_also(s: Opened, page: Page, card: TreatmentId) -> None:
    before = s.trail.compared()
    name = s.library.treatments[card].short_name
    if card in before:
        page.go(Screen.COMPARE)
        page.said.emit(f"{name} is side by side already.")
        return
    s.trail.compare_also(card)
    page.go(Screen.COMPARE)
    went = [s.library.treatments[i].short_name for i in before if i not in s.trail.compared()]
    what = f"Put {name} in place of {went[0]}." if went else f"Put {name} side by side."
    page.undoable.emit(what, partial(s.trail.compare, list(before)))
