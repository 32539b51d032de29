"""My years, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from enum import Enum, auto
from functools import partial
from itertools import chain

from msgspec.structs import replace

from msdesk.app.opened import Opened
from msdesk.app.pages.previewing import years_preview
from msdesk.domain.ids import EntryId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.place import CardPlace, OwnPlace
from msdesk.domain.screen import Screen
from msdesk.domain.section import Section
from msdesk.domain.wanted import is_wanted
from msdesk.domain.words import first_line
from msdesk.domain.years import Event, Sort, Years
from msdesk.domain.years_span import Over, period, within
from msdesk.domain.years_written import Known, Written, years
from msdesk.errors import Cancelled
from msdesk.services.printing import years_ticks
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.page import Page

AT_ONCE = 1_000  # notes that are marks; so many are read before the next frame is due
_BEGUN = 80  # letters of a note; no mark says more of one
_MARKS = (Sort.SYMPTOM, Sort.SIDE_EFFECT)
_MARKED = (EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT)


class _Private(Enum):
    """How much is read of notes that are not to be taken to the doctor."""

    WHOLE = auto()
    WORDLESS = auto()
    NOTHING = auto()


def my_years(s: Opened) -> Page:
    """Return my years as they were last looked at."""
    from msdesk.ui.pages.my_years import MyYearsPage  # noqa: PLC0415 - they are printed without

    over, as_list = s.trail.years_as
    read = partial(_reads_all(s), _Private.WHOLE)
    few = sum(s.record.journal.count(kind=kind) for kind in _MARKED) <= AT_ONCE
    page = MyYearsPage(
        s.look, read() if few else None, over, as_list=as_list, words=partial(_in_full, s)
    )
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
    few, every = _reads_all(s, notes=())(_Private.NOTHING), _reads_all(s)
    since = {
        Over.ALL: None,
        Over.THIS_YEAR: s.today.replace(month=1, day=1),
        Over.SINCE_VISIT: few.last_visit,
    }
    some = _some_private(s, _MARKED, since[over])
    ticks = years_ticks(within(few, over), private=some)

    def read(private: bool) -> Years:  # noqa: FBT001 - what is kept goes by it
        return replace(within(every(_on_paper(private)), over), left_out=some and not private)

    return years_preview(s, read, ticks, period(few, over), Screen.MY_YEARS)


def log_on_paper(s: Opened) -> Page:
    """Return the log of treatments as it is printed: all steps and side effects."""
    known, kinds = _known(s), (EntryKind.SIDE_EFFECT,)
    some = _some_private(s, kinds, since=None)
    ticks = years_ticks(years(_log(s), known, s.today), private=some)

    def read(private: bool) -> Years:  # noqa: FBT001 - what is kept goes by it
        every = years(_log(s, *kinds, private=_on_paper(private)), known, s.today)
        return replace(every, left_out=some and not private)

    return years_preview(s, read, ticks, "Every step and side effect", Screen.MY_LOG)


def _some_private(s: Opened, kinds: Iterable[EntryKind], since: date | None) -> bool:
    entries = s.record.journal.entries
    return any(entries(kind=kind, to_doctor=False, since=since, limit=1) for kind in kinds)


def _on_paper(private: bool) -> _Private:  # noqa: FBT001 - as above
    return _Private.WORDLESS if private else _Private.NOTHING


def all_years(s: Opened, private: bool) -> Years:  # noqa: FBT001 - as pages are made with it
    """Return all that the record has a day for, to be printed.

    Notes that are private are there without their words, or not at all.
    """
    some = _some_private(s, _MARKED, since=None)
    return replace(_reads_all(s)(_on_paper(private)), left_out=some and not private)


def _reads_all(s: Opened, notes: Collection[EntryKind] = _MARKED) -> Callable[[_Private], Years]:
    """Return what reads it, on any thread: nothing but the record is asked then.

    ``notes`` are the kinds that are read: there may be very many.
    """
    known = _known(s)

    def read(private: _Private) -> Years:
        visits, agreed = s.record.appointments.all(s.today), s.record.next_steps.all()
        written = _log(s, *notes, private=private)
        return years(replace(written, visits=visits, agreed=agreed), known, s.today)

    return read


def _failed(error: Exception) -> None:
    raise error


def _log(s: Opened, *kinds: EntryKind, private: _Private = _Private.WHOLE) -> Written:
    """Return the steps with treatments, and the notes of some kinds: they are read by and by."""
    each = partial(
        s.record.journal.each,
        private_words=private is _Private.WHOLE,
        to_doctor=True if private is _Private.NOTHING else None,
    )
    notes: Iterable[JournalEntry] = chain.from_iterable(each(kind=kind) for kind in kinds)
    if private is _Private.WHOLE:  # for the screen, where a mark says how its note begins
        notes = (replace(note, text=first_line(note.text, _BEGUN)) for note in notes)
    return Written(steps=tuple(reversed(s.record.log.entries())), notes=_while_wanted(notes))


def _in_full(s: Opened, event: Event) -> str:
    """Return all words of an event, of which thousands are held by how they begin."""
    if event.sort not in _MARKS:
        return event.body
    note = s.record.journal.get(EntryId(event.id))
    return note.text if note else event.body


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
