"""My log, from the library and from a card, and on to a note of a side effect."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPlace, NotePlace, OwnPlace, Place
from msdesk.domain.screen import Screen
from msdesk.domain.section import Section
from msdesk.domain.treatment_log import LogEntry, LogStatus
from msdesk.ui.evidence.log_change import LogChange
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.pages.preview import PreviewPage
from tests.app.living import Life
from tests.ui.finding import buttons, seen, whole

AHSCT = TreatmentId("ahsct")
LOG_OF_ALL = "My log of all treatments"


def begun(lived: Life) -> tuple[EntryKind, str]:
    page = lived.shown
    assert isinstance(page, NotesPage)
    return page.form.kind(), page.form.text.toPlainText()


def test_a_step_is_logged_with_two_presses_and_taken_back_with_one_wherever_it_is_offered(
    fresh: Life,
) -> None:
    tea = fresh.record.own_treatments.add("Tea")
    library = (Screen.TREATMENTS, "Stem cell"), (Screen.TREATMENTS, "Tea")
    told: list[bool] = []
    left: list[LogEntry] = []
    for place, of in (*library, (CardPlace(AHSCT), "Stem"), (OwnPlace(tea.id), "Tea")):
        whole(fresh.go(place))
        fresh.press(f"Where I stand with it: {of}")
        fresh.press(f"Was offered it: {of}")
        told.append("My log: Was offered it" in fresh.reads())
        fresh.press("Undo")
        left += fresh.record.log.entries()

    assert (told, left) == ([True] * 4, [])


def test_it_is_one_press_from_the_library_and_from_each_log(fresh: Life) -> None:
    tea = fresh.record.own_treatments.add("Tea")
    led = []
    for place in (Screen.TREATMENTS, CardPlace(AHSCT, Section.MY_LOG.value), OwnPlace(tea.id)):
        whole(fresh.go(place))
        fresh.until(lambda: LOG_OF_ALL in buttons(fresh.shown))
        fresh.press(LOG_OF_ALL)
        led.append(fresh.page)

    assert led == [Screen.MY_LOG] * 3


def test_a_reason_half_typed_on_any_page_is_there_another_day(fresh: Life) -> None:
    tea = fresh.record.own_treatments.add("Tea")
    places: dict[Place, str] = {
        CardPlace(AHSCT): "Stem cell",
        Screen.TREATMENTS: "Fingolimod",
        OwnPlace(tea.id): "Tea",
    }
    for treatment in (AHSCT, TreatmentId("fingolimod"), TreatmentId(tea.id)):
        fresh.record.log.add(treatment, LogStatus.ASKED, fresh.today)
    for place, of in places.items():
        whole(fresh.go(place))
        fresh.press(f"Where I stand with it: {of}")
        fresh.press("Change the day, or say why")
        seen(fresh.shown, LogChange)[0].reason.setPlainText(f"Half about {of}")

    fresh.close_and_open()

    page = whole(fresh.go(Screen.MY_LOG))
    found = {change.reason.toPlainText() for change in seen(page, LogChange)}
    assert found == {f"Half about {of}" for of in places.values()}


def test_a_side_effect_leads_to_its_note_and_on_to_all_of_them(fresh: Life) -> None:
    day, add = fresh.today, fresh.record.journal.add
    note = add(kind=EntryKind.SIDE_EFFECT, day=day - timedelta(days=1), text="A headache")
    add(kind=EntryKind.NOTE, day=day, text="Another")
    fresh.go(NotePlace(note.id))
    alone = fresh.reads()

    fresh.press("Show all my notes")

    fresh.until(lambda: "Another" in fresh.reads())
    assert "The note you came for." in alone
    assert "A headache" in alone
    assert "Another" not in alone
    fresh.go(NotePlace(EntryId("gone")))
    assert "The note you came for." not in fresh.reads()


def test_a_side_effect_is_begun_in_one_press_and_a_note_begun_before_waits(fresh: Life) -> None:
    notes = fresh.go(Screen.NOTES)
    assert isinstance(notes, NotesPage)
    notes.form.text.setPlainText("Half a note")
    fresh.record.log.add(AHSCT, LogStatus.STARTED, fresh.today)

    fresh.press("Note a side effect", whole(fresh.go(Screen.MY_LOG)))
    empty = begun(fresh)
    assert isinstance(fresh.shown, NotesPage)
    fresh.shown.form.text.setPlainText("A headache")
    fresh.press("Save note")

    (note,) = fresh.record.journal.entries()
    assert (note.kind, note.text, note.treatments) == (
        EntryKind.SIDE_EFFECT,
        "A headache",
        (AHSCT,),
    )
    assert empty == (EntryKind.SIDE_EFFECT, "")
    assert begun(fresh) == (EntryKind.NOTE, "Half a note")


def test_one_that_was_begun_and_not_written_is_not_begun_for_ever(fresh: Life) -> None:
    fresh.record.log.add(AHSCT, LogStatus.STARTED, fresh.today)
    fresh.press("Note a side effect", whole(fresh.go(Screen.MY_LOG)))
    once = begun(fresh)

    fresh.go(Screen.HOME)
    fresh.go(Screen.NOTES)

    assert once == (EntryKind.SIDE_EFFECT, "")
    assert begun(fresh) == (EntryKind.NOTE, "")


def test_a_note_that_is_being_changed_comes_first(fresh: Life) -> None:
    fresh.record.journal.add(kind=EntryKind.NOTE, day=fresh.today, text="Left hand")
    fresh.record.log.add(AHSCT, LogStatus.STARTED, fresh.today)
    page = fresh.go(Screen.NOTES)
    assert isinstance(page, NotesPage)
    fresh.press("Change: ", whole(page))
    page.form.text.setPlainText("Left hand, and right")

    fresh.press("Note a side effect", whole(fresh.go(Screen.MY_LOG)))

    fresh.hear("Save it first")
    assert begun(fresh) == (EntryKind.NOTE, "Left hand, and right")


def test_the_log_is_printed_with_every_step_and_side_effect_and_nothing_else(fresh: Life) -> None:
    record, today = fresh.record, date.today()  # noqa: DTZ011  # the person's own day
    record.log.add(AHSCT, LogStatus.ASKED, today, "My sister asked")
    record.log.add(AHSCT, LogStatus.RULED_OUT, today, "Too far away")
    for kind in (EntryKind.SIDE_EFFECT, EntryKind.SYMPTOM):
        record.journal.add(kind=kind, day=today, text=f"A {kind.value}", take_to_doctor=True)
    record.appointments.add("Clinic", day=today)
    whole(fresh.go(Screen.MY_LOG))

    fresh.press("Print", fresh.shown)
    page = fresh.shown
    assert isinstance(page, PreviewPage)
    page.also[0].setChecked(True)
    fresh.press("Copy as text", page)

    made = QApplication.clipboard().text()
    assert fresh.page is Screen.LOG_PAGE
    assert made.startswith("MY LOG\n\nEvery step and side effect, as of ")
    lines = sorted(line.partition(": ")[2] for line in made.splitlines() if line[:2] == "- ")
    assert lines == [
        "AHSCT: Asked about it. My sister asked",
        "AHSCT: Ruled it out. Too far away",
        "Side effect. A Side effect",
    ]


def test_a_log_without_a_step_has_nothing_to_print(fresh: Life) -> None:
    page = whole(fresh.go(Screen.MY_LOG))

    assert "Print" not in buttons(page)
