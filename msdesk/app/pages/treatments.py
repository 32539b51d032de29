"""The library, a card of it, and a card of one's own."""

from __future__ import annotations

import json
from functools import partial

from msdesk.app.opened import Opened
from msdesk.app.pages import another_way, steps
from msdesk.app.pages.finding import look_inside, seek
from msdesk.app.pages.previewing import card_preview
from msdesk.app.pages.reading import remember
from msdesk.domain.deciding import Deciding
from msdesk.domain.glance import CHANGED_NOTE, NEW_NOTE
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPagePlace, CardPlace, OwnPlace
from msdesk.domain.screen import Screen
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.pages.card.page import CardPage
from msdesk.ui.pages.my_log import Known, MyLogPage
from msdesk.ui.pages.own_treatment import OwnTreatmentPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from msdesk.ui.widgets.page import Page


def treatments(s: Opened) -> Page:
    """Return the library."""
    record = s.record
    page = TreatmentsPage(
        s.look,
        s.library,
        record.profile.get(),
        Book(record.log, record.drafts, s.today),
        record.own_treatments,
    )
    page.compare_wanted.connect(partial(_compare_also, s, page))
    page.inside_wanted.connect(lambda: look_inside(s, page))
    page.sentences_wanted.connect(partial(seek, s, page))
    steps.show(page, s, Deciding.READ, page.way_to(Screen.COMPARE))
    return page


def card(s: Opened, at: CardPlace) -> Page:
    """Return a card, at the section where it was left."""
    treatment = s.library.treatments[at.card]
    form = _log_form(s, at.card)
    page = CardPage(
        s.look,
        s.library,
        treatment,
        s.record.profile.get(),
        s.settings,
        form,
        s.today,
        s.trail.opened(at.card),
        partial(s.trail.keep_open, at.card),
    )
    _hear(form, page)
    page.compare_wanted.connect(partial(_compare_also, s, page))
    steps.show(page, s, Deciding.READ, partial(_compare_also, s, page, at.card))
    another_way.offer(page, s, treatment)
    page.section_read.connect(s.trail.read)
    remember(page, s.record, s.background)
    page.open_at(at.section, at.at)
    return page


def card_page(s: Opened, at: CardPagePlace) -> Page:
    """Return a card as it is printed to be taken along."""
    return card_preview(s, at.card)


def own(s: Opened, at: OwnPlace) -> Page:
    """Return a card that the person wrote."""
    found = next(each for each in s.record.own_treatments.all() if each.id == at.own)
    form = _log_form(s, TreatmentId(at.own))
    page = OwnTreatmentPage(s.look, found, form)
    _hear(form, page)
    return page


def my_log(s: Opened) -> Page:
    """Return the log of all treatments."""
    record = s.record
    library = {c.id: Known(c.short_name, CardPlace(c.id)) for c in s.library.treatments.values()}
    own = {TreatmentId(o.id): Known(o.name, OwnPlace(o.id)) for o in record.own_treatments.all()}
    book = Book(record.log, record.drafts, s.today)
    page = MyLogPage(s.look, book, record.journal, library | own)
    page.side_effect_wanted.connect(partial(_note_side_effect, s, page))
    return page


def _note_side_effect(s: Opened, page: Page, treatment: str) -> None:
    """Go to the form of notes, with a side effect begun there.

    A note that was begun waits until this one is saved.  A note that is being changed has the
    form for itself.
    """
    drafts = s.record.drafts
    if drafts.get(CHANGED_NOTE) is not None:
        page.go(Screen.NOTES)
        page.said.emit("You are changing a note. Save it first, then note the side effect.")
        return
    begun = {"text": "", "kind": EntryKind.SIDE_EFFECT.name, "linked": treatment}
    key = NEW_NOTE if drafts.get(NEW_NOTE) is None else CHANGED_NOTE
    drafts.put(key, json.dumps(begun))
    page.go(Screen.NOTES)


def _log_form(s: Opened, treatment: TreatmentId) -> LogForm:
    return LogForm(s.look, s.record.log, s.record.drafts, treatment, s.today)


def _hear(form: LogForm, page: Page) -> None:
    form.said.connect(page.said)
    form.undoable.connect(page.undoable)
    form.all_wanted.connect(page.way_to(Screen.MY_LOG))


def _compare_also(s: Opened, page: Page, card: TreatmentId) -> None:
    step, before = s.trail.deciding(), s.trail.compared()
    s.trail.decide_at(Deciding.COMPARE)
    name = s.library.treatments[card].short_name
    if card in before:
        page.go(Screen.COMPARE)
        page.said.emit(f"{name} is beside the others already.")
        return
    s.trail.compare_also(card)
    page.go(Screen.COMPARE)
    went = [s.library.treatments[i].short_name for i in before if i not in s.trail.compared()]
    what = f"Put {name} in place of {went[0]}." if went else f"Put {name} beside the others."

    def back() -> None:
        s.trail.compare(list(before))
        s.trail.decide_at(step)

    page.undoable.emit(what, back)
