"""Home: what it shows from the record, and where its choices lead."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from msdesk.app.opened import Opened
from msdesk.app.pages import steps
from msdesk.app.pages.first_look import fill, told_of_held
from msdesk.domain.ids import AppointmentId, NextStepId
from msdesk.domain.journal import quoted
from msdesk.domain.place import AfterPlace, Place, PreviewPlace
from msdesk.domain.screen import Screen
from msdesk.ui.pages.home import HomePage, Target


def home(s: Opened) -> HomePage:
    """Return Home for this record."""
    page = HomePage(s.look)
    take_up(page, s)
    return page


def take_up(page: HomePage, s: Opened) -> None:
    """Fill a Home with this record, and follow what is chosen there."""
    page.chosen.connect(partial(_chosen, page, s))
    page.resumed.connect(partial(_resumed, page, s))
    page.not_now.connect(partial(_not_now, page, s))
    page.page_wanted.connect(partial(_see_next_page, page, s))
    page.since_wanted.connect(page.way_to(Screen.SINCE))
    page.lock_answered.connect(partial(_lock_answered, page, s))
    page.after_wanted.connect(partial(_write_down, page, s))
    page.done.connect(partial(_do, page, s))
    _fill(page, s, offer_lock=not s.settings.asked_to_lock and not s.record.is_encrypted)


def _fill(page: HomePage, s: Opened, *, offer_lock: bool) -> None:
    seen = s.record.glance(_now(s))
    if s.settings.low_energy:
        # What was said in the room is forgotten soonest by the one who is tired.
        page.fill_least(told_of_held(seen, s.today))
    else:
        fill(page, seen, s.today, offer_lock=offer_lock)


def _now(s: Opened) -> datetime:
    return datetime.combine(s.today, datetime.now().time())  # noqa: DTZ005 - the clock on the wall


def _write_down(page: HomePage, s: Opened) -> None:
    held = s.record.glance(_now(s)).held
    if held is not None:
        page.go(AfterPlace(AppointmentId(held.id)))


def _do(page: HomePage, s: Opened, step: str, what: str) -> None:
    tick = partial(s.record.next_steps.tick, NextStepId(step), s.today)
    back = s.record.next_steps.reversibly(tick)
    _fill(page, s, offer_lock=False)
    page.undoable.emit(f"Done: {quoted(what)}.", back)


def _chosen(page: HomePage, s: Opened, screen: Screen) -> None:
    page.go(steps.prepare(s) if screen is Screen.APPOINTMENTS else screen)


def _resumed(page: HomePage, s: Opened, target: Target) -> None:
    place = _place_of(s, target)
    if place is not None:
        page.go(place)


def _place_of(s: Opened, target: Target) -> Place | None:
    match target:
        case Target.NOTE:
            return Screen.NOTES
        case Target.PLACE:
            return s.trail.last()
    step = s.trail.deciding()
    return steps.place(s, step) if step else None


def _not_now(page: HomePage, s: Opened) -> None:
    step = s.trail.deciding()
    if step is None:
        return
    s.trail.decide_at(None)
    _fill(page, s, offer_lock=False)
    page.first().setFocus()
    page.undoable.emit("Put away the steps of deciding.", partial(s.trail.decide_at, step))


def _see_next_page(page: HomePage, s: Opened) -> None:
    coming = s.record.appointments.next(s.today)
    if coming is not None:
        page.go(PreviewPlace(coming.id))


def _lock_answered(page: HomePage, s: Opened, wanted: bool) -> None:  # noqa: FBT001 - a signal's
    s.hands.change(s.settings._replace(asked_to_lock=True))
    if wanted:
        page.go(Screen.ENCRYPT)
    else:
        _fill(page, s, offer_lock=False)
        page.said.emit("Left unlocked. You find the lock in Settings, below “Your record”.")
