"""My years in the window: where they are reached from, and what they are made of."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date, timedelta
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from msdesk.app.pages import years
from msdesk.documents.contents import LEFT_OUT
from msdesk.domain.appointment import Paper
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.wanted import is_wanted, work_wanted_while
from msdesk.domain.years import Years
from msdesk.domain.years_span import Over
from msdesk.errors import Cancelled
from msdesk.services.printing import PRIVATE, REASONS, VISITS
from msdesk.store.subjects.journal import JournalStore
from msdesk.ui.evidence.timeline_spots import SpotButton
from msdesk.ui.pages.my_years import MyYearsPage
from msdesk.ui.pages.preview import PreviewPage
from tests.app.living import Life
from tests.documents.paper import texts as printed
from tests.ui.finding import buttons, seen, texts, whole


@pytest.mark.parametrize("place", [Screen.MY_LOG, Screen.APPOINTMENTS])
def test_my_years_are_reached_from_where_they_are_written(lived: Life, place: Screen) -> None:
    lived.press("My years", lived.go(place))

    assert lived.page is Screen.MY_YEARS


def test_everything_of_the_record_that_has_a_day_is_there(fresh: Life) -> None:
    record, today = fresh.record, date.today()  # noqa: DTZ011  # the person's own day
    own = record.own_treatments.add("Herbal tea")
    record.log.add(TreatmentId("ahsct"), LogStatus.ASKED, today)
    record.log.add(own.id, LogStatus.STARTED, today - timedelta(days=400))
    record.journal.add(kind=EntryKind.SYMPTOM, day=today, text="Numb hand")
    record.journal.add(kind=EntryKind.SIDE_EFFECT, day=today, text="A headache")
    record.journal.add(kind=EntryKind.NOTE, day=today, text="A good day")
    visit = record.appointments.add("Clinic", day=today + timedelta(days=9))
    record.next_steps.add("A scan", appointment=visit.id)

    page = whole(fresh.go(Screen.MY_YEARS))

    assert "6 entries" in texts(page)
    fresh.press("Show as a list", page)
    whole(page)
    titles = [name for name in buttons(page) if name.startswith("Open: ")]
    assert [title.partition(",")[0] for title in titles] == [
        "Open: Appointment: Clinic",
        "Open: What we agreed",
        "Open: AHSCT: Asked about it",
        "Open: New symptom or relapse",
        "Open: Side effect",
        "Open: Herbal tea: Started it",
    ]


def test_very_many_notes_are_read_while_the_window_answers(
    fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(years, "AT_ONCE", 1)  # to write a thousand takes a second
    journal, today = fresh.record.journal, date.today()  # noqa: DTZ011  # the person's own day
    for kind in (EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT):
        journal.add(kind=kind, day=today, text="Numb hand")

    may_go_on, window = Event(), fresh.window
    fresh.parts.background.run(may_go_on.wait, owner=window, then=bool, failed=bool)

    page = fresh.go(Screen.MY_YEARS)
    first = texts(page)
    may_go_on.set()

    assert [text for text in first if text.startswith("One moment")]
    fresh.until(lambda: "2 entries" in texts(page))
    assert window.focusWidget().accessibleName() == "Show as a list"


def test_of_a_long_note_the_list_shows_more_than_is_held_of_thousands(fresh: Life) -> None:
    today = date.today()  # noqa: DTZ011  # the person's own day
    begins, goes_on = "Numb hand. " * 20, "And then the foot"
    fresh.record.journal.add(kind=EntryKind.SYMPTOM, day=today, text=f"{begins}{goes_on}")
    page = whole(fresh.go(Screen.MY_YEARS))
    assert isinstance(page, MyYearsPage)

    fresh.press("Show as a list", page)

    assert any(text.endswith(goes_on) for text in texts(whole(page)))
    (held,) = page._years.events
    assert len(held.body) < len(begins)


def test_a_note_deleted_meanwhile_is_listed_by_how_it_begins(fresh: Life) -> None:
    today = date.today()  # noqa: DTZ011  # the person's own day
    note = fresh.record.journal.add(kind=EntryKind.SYMPTOM, day=today, text="Numb hand")
    page = whole(fresh.go(Screen.MY_YEARS))
    fresh.record.journal.delete(note.id)

    fresh.press("Show as a list", page)

    assert "Numb hand" in texts(whole(page))


def test_who_comes_back_to_very_many_notes_is_at_the_mark_that_was_pressed(
    fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(years, "AT_ONCE", 1)
    journal, today = fresh.record.journal, date.today()  # noqa: DTZ011  # the person's own day
    for kind in (EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT):
        journal.add(kind=kind, day=today, text="Numb hand")
    window, page = fresh.window, fresh.go(Screen.MY_YEARS)
    window.activateWindow()
    fresh.until(lambda: "2 entries" in texts(page))
    mark = next(spot for spot in seen(page, SpotButton) if "Side effect" in spot.accessibleName())
    mark.setFocus()
    mark.click()
    fresh.arrive(Screen.NOTES)
    may_go_on = Event()
    fresh.parts.background.run(may_go_on.wait, owner=window, then=bool, failed=bool)

    fresh.parts.navigation.back()
    fresh.rest()
    may_go_on.set()

    fresh.until(lambda: (window.focusWidget() or window).accessibleName().startswith("Side eff"))


def test_who_comes_back_finds_the_list_as_it_was(lived: Life) -> None:
    page = whole(lived.go(Screen.MY_YEARS))
    lived.press("This year", page)
    lived.press("Show as a list", page)
    lived.go(Screen.HOME)

    page = whole(lived.go(Screen.MY_YEARS))

    assert "Show as a picture" in buttons(page)


def test_what_is_looked_at_is_what_is_printed(fresh: Life) -> None:
    today = date.today()  # noqa: DTZ011  # the person's own day
    fresh.record.log.add(TreatmentId("ahsct"), LogStatus.ASKED, today, "A reason")
    fresh.record.journal.add(kind=EntryKind.SYMPTOM, day=today, text="Numb hand")
    fresh.press("This year", whole(fresh.go(Screen.MY_YEARS)))

    page = fresh.go(Screen.YEARS_PAGE)

    assert isinstance(page, PreviewPage)
    assert [tick.text() for tick in page.also] == [PRIVATE, REASONS]
    page.also[1].setChecked(True)
    fresh.press("Copy as text", page)
    copied = QApplication.clipboard().text()
    assert f"This year, {today.year}" in copied
    assert "A reason" in copied
    assert "New symptom" not in copied


def test_what_does_not_exist_need_not_be_ticked(fresh: Life) -> None:
    page = fresh.go(Screen.YEARS_PAGE)

    assert isinstance(page, PreviewPage)
    assert page.also == []


@pytest.mark.parametrize(
    ("over", "ticks"),
    [
        (Over.ALL, [PRIVATE, REASONS, VISITS]),
        (Over.SINCE_VISIT, [PRIVATE, VISITS]),
        (Over.THIS_YEAR, []),
    ],
)
def test_only_what_is_of_those_days_can_be_ticked(
    fresh: Life, over: Over, ticks: list[str]
) -> None:
    long_ago = date.today() - timedelta(days=400)  # noqa: DTZ011  # the person's own day
    record = fresh.record
    record.appointments.add("Clinic", day=long_ago)
    record.journal.add(kind=EntryKind.SYMPTOM, day=long_ago, text="Numb hand")
    before = long_ago - timedelta(days=9)
    record.log.add(TreatmentId("ahsct"), LogStatus.RULED_OUT, before, "A reason")
    fresh.press(over.value, whole(fresh.go(Screen.MY_YEARS)))

    page = fresh.go(Screen.YEARS_PAGE)

    assert isinstance(page, PreviewPage)
    assert [tick.text() for tick in page.also] == ticks


@pytest.mark.parametrize("place", [Screen.YEARS_PAGE, Screen.LOG_PAGE])
def test_what_is_printed_is_read_while_the_window_answers(fresh: Life, place: Screen) -> None:
    may_go_on, window = Event(), fresh.window
    fresh.parts.background.run(may_go_on.wait, owner=window, then=bool, failed=bool)

    page = fresh.go(place)
    today = date.today()  # noqa: DTZ011  # the person's own day
    fresh.record.journal.add(
        kind=EntryKind.SIDE_EFFECT, day=today, text="Written late", take_to_doctor=True
    )
    may_go_on.set()

    assert isinstance(page, PreviewPage)
    fresh.until(lambda: bool(page.pdf))
    assert "Written late" in "\n".join(printed(page.pdf))


def test_a_tick_makes_the_page_anew(fresh: Life) -> None:
    today = date.today()  # noqa: DTZ011  # the person's own day
    fresh.record.log.add(TreatmentId("ahsct"), LogStatus.ASKED, today, "A reason")
    page = fresh.go(Screen.YEARS_PAGE)
    assert isinstance(page, PreviewPage)
    fresh.until(lambda: bool(page.pdf))

    page.also[0].setChecked(True)

    fresh.until(lambda: "A reason" in printed(page.pdf)[0])


def test_a_letter_that_no_font_has_is_said_before_it_is_printed(fresh: Life) -> None:
    own = fresh.record.own_treatments.add("Tea \u0378")
    fresh.record.log.add(own.id, LogStatus.ASKED, date.today())  # noqa: DTZ011  # their day
    for place in (Screen.YEARS_PAGE, Screen.LOG_PAGE):
        page = fresh.go(place)
        assert isinstance(page, PreviewPage)
        fresh.until(lambda page=page: bool(page.pdf))  # type: ignore[misc]

        said = "No font here has some of the letters; in their place stand: [sign U+0378]."
        assert said in "\n".join(texts(page))


def test_the_paper_one_prints_my_years_on_is_kept(fresh: Life) -> None:
    page = fresh.go(Screen.YEARS_PAGE)
    assert isinstance(page, PreviewPage)

    page.paper.set_value(Paper.LETTER)

    assert fresh.parts.preferences.value.paper == "Letter"


def test_who_locks_or_closes_waits_for_no_page_that_is_being_made(fresh: Life) -> None:
    begun, ended = Event(), Event()

    def make(_: object) -> bytes:
        begun.set()
        for _ in range(500):
            if not is_wanted():
                ended.set()
                break
            ended.wait(0.01)
        return b""

    page = fresh.go(Screen.YEARS_PAGE)
    assert isinstance(page, PreviewPage)
    page._formats = page._formats._replace(pdf=make)
    page.make()
    begun.wait(5)

    fresh.parts.session.close()

    assert ended.is_set()


def test_no_words_of_private_notes_are_read_to_be_printed(
    fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = fresh.record.journal.add
    for kind in (EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT):
        add(kind=kind, day=date.today(), text="Between me and me")  # noqa: DTZ011  # their day
    read: list[JournalEntry] = []
    each = JournalStore.each

    def remember(store: JournalStore, **asked: Any) -> Iterator[JournalEntry]:  # noqa: ANN401
        for note in each(store, **asked):
            read.append(note)
            yield note

    monkeypatch.setattr(JournalStore, "each", remember)
    for place in (Screen.YEARS_PAGE, Screen.LOG_PAGE):
        page = fresh.go(place)
        assert isinstance(page, PreviewPage)
        fresh.until(lambda page=page: bool(page.pdf))  # type: ignore[misc]

    assert read == []

    for place in (Screen.YEARS_PAGE, Screen.LOG_PAGE):
        page = fresh.go(place)
        assert isinstance(page, PreviewPage)
        assert [tick.text() for tick in page.also] == [PRIVATE]
        page.also[0].setChecked(True)
        fresh.press("Copy as text", page)

    assert len(read) == 3
    assert {note.text for note in read} == {""}


@pytest.mark.parametrize("place", [Screen.YEARS_PAGE, Screen.LOG_PAGE, Screen.SINCE])
def test_that_private_notes_are_left_out_is_said_where_none_was_read(
    fresh: Life, place: Screen
) -> None:
    fresh.record.journal.add(
        kind=EntryKind.SIDE_EFFECT,
        day=date.today() - timedelta(days=400),  # noqa: DTZ011  # the person's own day
        text="Between me and me",
    )

    page = fresh.go(place)
    assert isinstance(page, PreviewPage)
    fresh.until(lambda: bool(page.pdf))

    assert LEFT_OUT in " ".join(texts(page))


def test_the_day_of_a_private_note_does_not_begin_the_years_on_paper(fresh: Life) -> None:
    today = date.today()  # noqa: DTZ011  # the person's own day
    for day, told in ((today, True), (today.replace(year=today.year - 9), False)):
        fresh.record.journal.add(
            kind=EntryKind.SYMPTOM, day=day, text="Numb hand", take_to_doctor=told
        )

    page = fresh.go(Screen.YEARS_PAGE)
    assert isinstance(page, PreviewPage)
    fresh.until(lambda: bool(page.pdf))

    assert str(today.year - 9) not in "\n".join(printed(page.pdf))


def test_the_page_since_the_last_visit_reads_no_private_words_of_all_years(fresh: Life) -> None:
    today = date.today()  # noqa: DTZ011  # the person's own day
    for told in (False, True):
        fresh.record.journal.add(
            kind=EntryKind.SYMPTOM, day=today, text=f"Told: {told}", take_to_doctor=told
        )

    either = [years.all_years(fresh.desk._opened(), private=it) for it in (False, True)]

    bodies = [sorted(event.body for event in every.events) for every in either]
    assert bodies == [["Told: True"], ["", "Told: True"]]


def test_years_nobody_waits_for_any_more_are_not_read_to_their_end(
    fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(years, "AT_ONCE", 1)
    add, read = fresh.record.journal.add, list[JournalEntry]()
    for nth in range(3):
        add(kind=EntryKind.SYMPTOM, day=date.today(), text=f"Night {nth}")  # noqa: DTZ011

    notes = years._log(fresh.desk._opened(), EntryKind.SYMPTOM).notes
    with pytest.raises(Cancelled), work_wanted_while(lambda: not read):
        read.extend(notes)

    assert [note.text for note in read] == ["Night 2"]


def test_years_that_nobody_waits_for_are_not_read(fresh: Life) -> None:
    with pytest.raises(Cancelled), work_wanted_while(lambda: False):
        years.all_years(fresh.desk._opened(), private=True)


def test_what_was_read_goes_with_the_page_of_my_years(fresh: Life) -> None:
    note = fresh.record.journal.add(
        kind=EntryKind.SYMPTOM,
        day=date.today(),  # noqa: DTZ011  # the person's own day
        text="Numb hand",
    )
    page = whole(fresh.go(Screen.MY_YEARS))

    fresh.go(Screen.HOME)

    held = (every for every in gc.get_objects() if isinstance(every, Years))
    assert note.id not in [event.id for every in held for event in every.events]
    assert page is not None
