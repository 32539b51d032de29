"""My years: only what was written, each of it once, as bars and marks and as a list."""

from __future__ import annotations

import gc
from datetime import date

import pytest
from hypothesis import given
from msgspec.structs import replace

from msdesk.domain.journal import EntryKind
from msdesk.domain.place import AfterPlace, AppointmentPlace, CardPlace, LetterPlace, NotePlace
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.years import Bar, Row, Sort, Years
from msdesk.domain.years_written import Written, years
from tests.domain.archives import bounded
from tests.domain.lives import (
    ALPHA,
    BETA,
    KNOWN,
    TODAY,
    agreed,
    note,
    step,
    visit,
    written,
)

_SPRING, _SUMMER, _AUTUMN = date(2024, 3, 1), date(2024, 6, 1), date(2024, 9, 1)


def shown(**what: tuple[object, ...]) -> Years:
    return years(Written(**what), KNOWN, TODAY)  # type: ignore[arg-type]


def row_of(*steps: tuple[LogStatus, date]) -> Row:
    (row,) = shown(steps=tuple(step(i, *each) for i, each in enumerate(steps))).rows
    return row


def bars(row: Row) -> list[tuple[str, date, date]]:
    return [(bar.label, bar.begins, bar.ends) for bar in row.bars]


@bounded
@given(written())
def test_everything_that_was_written_is_there_once(wrote: Written) -> None:
    ids = [event.id for event in years(wrote, KNOWN, TODAY).events]

    parts = (wrote.steps, wrote.notes, wrote.visits, wrote.agreed)
    assert sorted(ids) == sorted(thing.id for part in parts for thing in part)


@bounded
@given(written())
def test_the_picture_has_as_many_entries_as_the_list(wrote: Written) -> None:
    made = years(wrote, KNOWN, TODAY)

    pictured = [event for row in made.rows for event in row.events]
    assert len(made.events) == len(pictured) + len(made.undated)


@bounded
@given(written())
def test_no_bar_ends_before_it_begins(wrote: Written) -> None:
    assert all(
        bar.begins <= bar.ends for row in years(wrote, KNOWN, TODAY).rows for bar in row.bars
    )


@bounded
@given(written())
def test_bars_of_a_treatment_follow_each_other(wrote: Written) -> None:
    for row in years(wrote, KNOWN, TODAY).rows:
        for before, after in zip(row.bars, row.bars[1:], strict=False):
            assert before.ends <= after.begins


@bounded
@given(written())
def test_a_list_goes_from_the_newest_to_the_oldest(wrote: Written) -> None:
    days = [event.day for event in years(wrote, KNOWN, TODAY).events if event.day]

    assert days == sorted(days, reverse=True)


@bounded
@given(written())
def test_no_bar_goes_on_after_today_but_one_that_a_step_to_come_ends(wrote: Written) -> None:
    to_come = {each.day for each in wrote.steps if each.day > TODAY}

    for row in years(wrote, KNOWN, TODAY).rows:
        assert all(bar.ends <= TODAY or bar.ends in to_come for bar in row.bars)


@bounded
@given(written())
def test_every_day_lies_between_the_first_and_the_last(wrote: Written) -> None:
    made = years(wrote, KNOWN, TODAY)

    assert all(made.first <= event.day <= made.last for event in made.events if event.day)


def test_nothing_written_is_this_year_and_no_row() -> None:
    made = shown()

    assert (made.rows, made.events) == ((), ())
    assert (made.first.year, made.last.year) == (2026, 2026)


def test_what_is_taken_lasts_from_started_to_stopped() -> None:
    row = row_of((LogStatus.STARTED, _SPRING), (LogStatus.STOPPED, _AUTUMN))

    assert bars(row) == [("taken", _SPRING, _AUTUMN)]
    assert [event.title for event in row.bars[0].events] == [
        "Alphamab: Started it",
        "Alphamab: Stopped it",
    ]


def test_what_was_not_stopped_lasts_until_today() -> None:
    (bar,) = row_of((LogStatus.STARTED, _SPRING)).bars

    assert (bar.label, bar.ends) == ("taken, still", TODAY)
    assert bar.told == "Alphamab: taken since 1 March 2024, still"


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (LogStatus.CONSIDERING, "considering"),
        (LogStatus.ASKED, "asked about"),
        (LogStatus.OFFERED, "offered"),
    ],
)
def test_what_is_thought_about_lasts_until_the_next_step(status: LogStatus, word: str) -> None:
    row = row_of((status, _SPRING), (LogStatus.STARTED, _SUMMER))

    assert [bar.taken for bar in row.bars] == [False, True]
    assert bars(row)[0] == (word, _SPRING, _SUMMER)
    assert row.bars[0].told == f"Alphamab: {word} from 1 March 2024 to 1 June 2024"


def test_to_think_about_it_again_is_a_mark_that_ends_nothing() -> None:
    row = row_of((LogStatus.CONSIDERING, _SPRING), (LogStatus.CONSIDERING, _SUMMER))

    assert bars(row) == [("considering, still", _SPRING, TODAY)]
    assert [mark.label for mark in row.marks] == ["Considering it"]


def test_to_rule_out_ends_what_went_on_and_is_a_mark() -> None:
    row = row_of((LogStatus.CONSIDERING, _SPRING), (LogStatus.RULED_OUT, _SUMMER))

    assert bars(row) == [("considering", _SPRING, _SUMMER)]
    assert [mark.label for mark in row.marks] == ["Ruled it out"]


def test_to_ask_about_what_is_taken_does_not_end_it() -> None:
    row = row_of(
        (LogStatus.STARTED, _SPRING), (LogStatus.ASKED, _SUMMER), (LogStatus.STOPPED, _AUTUMN)
    )

    assert bars(row) == [("taken", _SPRING, _AUTUMN)]
    assert [mark.label for mark in row.marks] == ["Asked about it"]


def test_to_have_heard_of_it_is_a_mark_that_ends_nothing() -> None:
    row = row_of((LogStatus.CONSIDERING, _SPRING), (LogStatus.HEARD_OF, _SUMMER))

    assert bars(row) == [("considering, still", _SPRING, TODAY)]
    assert [mark.label for mark in row.marks] == ["Heard of it"]


def test_to_stop_what_was_never_started_is_a_mark() -> None:
    row = row_of((LogStatus.STOPPED, _SPRING))

    assert (row.bars, [mark.label for mark in row.marks]) == ((), ["Stopped it"])


def test_to_start_again_begins_another_bar() -> None:
    row = row_of((LogStatus.STARTED, _SPRING), (LogStatus.STARTED, _AUTUMN))

    assert bars(row) == [("taken", _SPRING, _AUTUMN), ("taken, still", _AUTUMN, TODAY)]


def test_what_is_to_start_on_a_day_to_come_does_not_last_yet() -> None:
    day = date(2027, 2, 1)

    assert bars(row_of((LogStatus.STARTED, day))) == [("taken", day, day)]


def test_of_one_day_the_first_step_written_comes_first() -> None:
    row = row_of((LogStatus.OFFERED, _SPRING), (LogStatus.STARTED, _SPRING))

    assert bars(row) == [("offered", _SPRING, _SPRING), ("taken, still", _SPRING, TODAY)]


def test_treatments_stand_in_the_order_in_which_they_were_met_above_all_else() -> None:
    made = shown(
        steps=(
            step(1, LogStatus.STARTED, _AUTUMN, ALPHA),
            step(2, LogStatus.HEARD_OF, _SPRING, BETA),
        ),
        notes=(
            note(1, EntryKind.SIDE_EFFECT, _SPRING),
            note(2, EntryKind.SYMPTOM, _SUMMER),
        ),
        visits=(visit(1, _SPRING),),
        agreed=(agreed(1, 1),),
    )

    assert [row.name for row in made.rows] == [
        "Betamab",
        "Alphamab",
        "New symptom or relapse",
        "Side effect",
        "Appointment",
        "What we agreed",
    ]


def test_a_card_that_has_gone_is_said_to_have_gone() -> None:
    (row,) = years(Written(steps=(step(1, LogStatus.ASKED, _SPRING),)), {}, TODAY).rows

    assert row.name == "A card that I deleted"
    assert row.events[0].place is Screen.MY_LOG


def test_a_step_leads_to_the_log_of_its_card() -> None:
    assert row_of((LogStatus.ASKED, _SPRING)).events[0].place == CardPlace(ALPHA, "My log")


def test_a_note_leads_to_itself_and_says_what_it_is_about() -> None:
    (event,) = shown(notes=(note(1, EntryKind.SIDE_EFFECT, _SPRING),)).events

    assert isinstance(event.place, NotePlace)
    assert event.told == "Alphamab: Side effect, 1 March 2024: A headache"


def test_a_symptom_is_not_called_a_relapse_nor_the_other() -> None:
    (event,) = shown(notes=(note(1, EntryKind.SYMPTOM, _SPRING, "A relapse!"),)).events

    assert (event.title, event.sort) == ("New symptom or relapse", Sort.SYMPTOM)


@pytest.mark.parametrize(
    ("day", "closed_on", "kind"),
    [
        (_SPRING, _SPRING, LetterPlace),
        (_SPRING, None, AfterPlace),
        (TODAY, None, AppointmentPlace),
        (date(2026, 12, 8), None, AppointmentPlace),
        (None, None, AppointmentPlace),
    ],
)
def test_a_visit_leads_to_what_one_does_with_it(
    day: date | None, closed_on: date | None, kind: type
) -> None:
    (event,) = shown(visits=(visit(1, day, closed_on),)).events

    assert isinstance(event.place, kind)


def test_what_was_agreed_stands_on_the_day_of_its_visit_and_leads_there() -> None:
    made = shown(visits=(visit(1, _SPRING, _SPRING),), agreed=(agreed(1, 1),))

    (event,) = made.rows[-1].events
    assert (event.day, event.body) == (_SPRING, "A scan in spring")
    assert isinstance(event.place, LetterPlace)


def test_a_visit_without_a_day_stands_on_the_day_it_was_closed() -> None:
    made = shown(visits=(visit(1, None, _SUMMER),), agreed=(agreed(1, 1),))

    assert [event.day for event in made.events] == [_SUMMER, _SUMMER]


def test_what_has_no_day_comes_last_and_says_so() -> None:
    made = shown(visits=(visit(1, None), visit(2, _SPRING)), agreed=(agreed(1, None),))

    assert [event.day for event in made.events] == [_SPRING, None, None]
    assert made.undated[-1].told == "What we agreed, no day: A scan in spring"
    assert made.undated[-1].place is Screen.APPOINTMENTS


@pytest.mark.parametrize(
    ("visits", "last"),
    [
        ((), None),
        ((visit(1, date(2026, 12, 8)), visit(2, None)), None),
        ((visit(1, TODAY),), None),
        ((visit(1, TODAY, TODAY), visit(2, _SPRING)), TODAY),
        ((visit(1, _SPRING), visit(2, None, _SUMMER)), _SUMMER),
    ],
)
def test_the_last_visit_is_the_newest_that_has_been(
    visits: tuple[object, ...], last: date | None
) -> None:
    assert shown(visits=visits).last_visit == last


def test_a_note_is_private_unless_it_is_to_be_taken_along() -> None:
    made = shown(notes=(note(1, EntryKind.SYMPTOM, _SPRING),))

    assert made.events[0].private


def test_a_bar_that_ended_says_both_days() -> None:
    bar: Bar = row_of((LogStatus.STARTED, _SPRING), (LogStatus.STOPPED, _AUTUMN)).bars[0]

    assert bar.told == "Alphamab: taken from 1 March 2024 to 1 September 2024"


def test_a_bar_that_began_before_the_picture_says_when() -> None:
    (bar,) = row_of((LogStatus.STARTED, _SPRING)).bars

    assert bar.labels(_SUMMER) == ("taken since 1 March 2024", "taken, still", "taken")
    assert bar.labels(_SPRING) == ("taken, still", "taken")


def test_a_name_that_fills_a_side_is_begun_at_each_of_its_steps() -> None:
    known = KNOWN | {ALPHA: replace(KNOWN[ALPHA], name="x" * 1000)}

    made = years(Written(steps=(step(1, LogStatus.STARTED, _SPRING),)), known, TODAY)

    assert made.rows[0].name == f"{'x' * 60}…"
    assert [event.title for event in made.events] == [f"{'x' * 60}…: Started it"]


def test_thousands_of_notes_about_one_treatment_share_what_they_are_called() -> None:
    one, other = shown(
        notes=tuple(note(nth, EntryKind.SIDE_EFFECT, _SPRING) for nth in range(2))
    ).events

    assert one.title == other.title
    assert one.title is other.title


def test_nobody_looks_for_garbage_in_thousands_of_notes() -> None:
    (one,) = shown(notes=(note(1, EntryKind.SYMPTOM, _SPRING),)).events

    assert not gc.is_tracked(one)
    assert not gc.is_tracked(one.place)
