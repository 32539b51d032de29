"""My years, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain

from msgspec.structs import replace

from msdesk.app.opened import Opened
from msdesk.app.pages.previewing import years_preview
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.place import CardPlace, OwnPlace
from msdesk.domain.screen import Screen
from msdesk.domain.section import Section
from msdesk.domain.wanted import is_wanted
from msdesk.domain.years import Years
from msdesk.domain.years_span import Over, period, within
from msdesk.domain.years_written import Known, Written, years
from msdesk.errors import Cancelled
from msdesk.services.printing import years_ticks
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.page import Page

AT_ONCE = 1_000  # notes that are marks; so many are read before the next frame is due
_MARKED = (EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT)


def my_years(s: Opened) -> Page:
    """Return my years as they were last looked at."""
    from msdesk.ui.pages.my_years import MyYearsPage  # noqa: PLC0415 - they are printed without

    over, as_list = s.trail.years_as
    read = _reads_all(s)
    few = sum(s.record.journal.count(kind=kind) for kind in _MARKED) <= AT_ONCE
    page = MyYearsPage(s.look, read() if few else None, over, as_list=as_list)
    if not few:
        s.background.run(read, owner=page, then=page.take_up, failed=_failed)

    def remember(over: Over, listed: bool) -> None:  # noqa: FBT001 - a signal carries it
        s.trail.years_as = (over, listed)

    page.looked.connect(remember)
    add_back(page, s.hands.back)  # there are several ways to it
    return page


def on_paper(s: Opened) -> Page:
    """Return the years that were looked at last, as they are printed."""
    over, _ = s.trail.years_as
    read, few = _reads_all(s, private_words=False), _reads_all(s, notes=())()
    since = {
        Over.ALL: None,
        Over.THIS_YEAR: s.today.replace(month=1, day=1),
        Over.SINCE_VISIT: few.last_visit,
    }
    private = _some_private(s, _MARKED, since[over])
    ticks = years_ticks(within(few, over), private=private)
    return years_preview(
        s, lambda: within(read(), over), ticks, period(few, over), Screen.MY_YEARS
    )


def log_on_paper(s: Opened) -> Page:
    """Return the log of treatments as it is printed: all steps and side effects."""
    known, kinds = _known(s), (EntryKind.SIDE_EFFECT,)
    private = _some_private(s, kinds, since=None)
    ticks = years_ticks(years(_log(s), known, s.today), private=private)

    def read() -> Years:
        return years(_log(s, *kinds, private_words=False), known, s.today)

    return years_preview(s, read, ticks, "Every step and side effect", Screen.MY_LOG)


def _some_private(s: Opened, kinds: Iterable[EntryKind], since: date | None) -> bool:
    entries = s.record.journal.entries
    return any(entries(kind=kind, to_doctor=False, since=since, limit=1) for kind in kinds)


def all_years(s: Opened) -> Years:
    """Return all that the record has a day for; private notes are without their words."""
    return _reads_all(s, private_words=False)()


def _reads_all(
    s: Opened, notes: Collection[EntryKind] = _MARKED, *, private_words: bool = True
) -> Callable[[], Years]:
    """Return what reads it, on any thread: nothing but the record is asked then.

    ``notes`` are the kinds that are read: there may be very many.
    """
    known = _known(s)

    def read() -> Years:
        visits, agreed = s.record.appointments.all(s.today), s.record.next_steps.all()
        written = _log(s, *notes, private_words=private_words)
        return years(replace(written, visits=visits, agreed=agreed), known, s.today)

    return read


def _failed(error: Exception) -> None:
    raise error


def _log(s: Opened, *kinds: EntryKind, private_words: bool = True) -> Written:
    """Return the steps with treatments, and the notes of some kinds: they are read by and by."""
    each = partial(s.record.journal.each, private_words=private_words)
    notes = chain.from_iterable(each(kind=kind) for kind in kinds)
    return Written(steps=tuple(reversed(s.record.log.entries())), notes=_while_wanted(notes))


def _while_wanted(notes: Iterable[JournalEntry]) -> Iterator[JournalEntry]:
    _stop_where_unwanted()
    for nth, note in enumerate(notes, start=1):
        yield note
        if nth % AT_ONCE == 0:
            _stop_where_unwanted()


def _stop_where_unwanted() -> None:
    if not is_wanted():
        raise Cancelled("Nobody waits for these years any more.")


def _known(s: Opened) -> dict[str, Known]:
    """Return each treatment that has a card, of the library and the person's own."""
    known: dict[str, Known] = {
        card.id: Known(name=card.short_name, place=CardPlace(card.id, Section.MY_LOG.value))
        for card in s.library.treatments.values()
    }
    for own in s.record.own_treatments.all():
        known[own.id] = Known(name=own.name, place=OwnPlace(own.id))
    return known
