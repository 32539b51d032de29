"""Notes to take along: what was ticked, in order, in each format."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.documents.notes import (
    NOTHING,
    NotesChoices,
    NotesPage,
    notes_html,
    notes_page,
    notes_text,
)
from msdesk.documents.pdf import Pdf, notes_pdf
from msdesk.domain.appointment import Paper
from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from tests.documents.paper import keeps_the_standard, pictures, read_aloud, tags, texts
from tests.documents.samples import AS_TYPED
from tests.documents.test_html import Reader

NAMES = {TreatmentId("ahsct"): "Stem cell transplant (AHSCT)"}


def note(
    name: str, day: date, text: str, kind: EntryKind = EntryKind.NOTE, **more: object
) -> JournalEntry:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    entry = JournalEntry(id=EntryId(name), kind=kind, day=day, text=text, changed_at=now)
    return replace(entry, **more)


NOTES = (
    note("d", date(2026, 11, 2), "Slept well.\n\nThen walked to the shop,\n200 metres."),
    note(
        "a",
        date(2026, 5, 3),
        "It “absolutely works”.",
        EntryKind.HEARD,
        heard_where="on the radio",
        tags=("AHSCT", "news"),
        treatments=(TreatmentId("ahsct"), TreatmentId("gone")),
    ),
    note("b", date(2026, 5, 3), AS_TYPED, EntryKind.SIDE_EFFECT, tags=("left hand",)),
    note("c", date(2026, 11, 2), "Numb from the knee down", EntryKind.SYMPTOM),
)
HOSTILE = tuple(
    note(str(number), date(2026, 1, 1 + number), text, tags=(text[:40],), heard_where=text[:40])
    for number, text in enumerate(
        ("W" * 1000, "مرحبا " * 200, "שלום " * 200, "こんにちは" * 200, "😀🫖 한국 ไทย", "Z̸͉̲̈́̐͝a̷" * 90)
    )
)
MANY = tuple(
    note(str(n), date(1986 + n // 8, 1 + n % 8, 5), f"Note {n}. " * 9) for n in range(300)
)
_CHECKED = 200  # days; the checker follows no more headings
_SIZES = [(paper, size) for paper in Paper for size in (12, 16, 20)]
CHOICES = NotesChoices(today=date(2026, 11, 22), version="1.2.3")


def page(notes: tuple[JournalEntry, ...] = NOTES, choices: NotesChoices = CHOICES) -> NotesPage:
    return notes_page(notes, NAMES, choices)


def pdf(notes: tuple[JournalEntry, ...] = NOTES, choices: NotesChoices = CHOICES) -> Pdf:
    return notes_pdf(page(notes, choices), choices, paths.resources())


def test_the_pdf_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf())).pages

    golden("notes.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


def test_the_web_page_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("notes.html", notes_html(page(), CHOICES))


def test_the_text_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("notes.txt", notes_text(page()))


@pytest.mark.parametrize(("paper", "size"), _SIZES)
@pytest.mark.parametrize(
    "notes", [(), NOTES, HOSTILE, MANY[:_CHECKED]], ids=["none", "some", "hostile", "many"]
)
def test_the_page_claims_the_accessibility_standard_and_stays_on_its_paper(
    notes: tuple[JournalEntry, ...], paper: Paper, size: int
) -> None:
    made = pdf(notes, replace(CHOICES, paper=paper, text_size=size))

    assert keeps_the_standard(made)
    assert min(edge for each in pictures(made, 2) for edge in each.ink()) >= 14


def test_each_day_is_a_heading_the_oldest_first() -> None:
    headings = [day.heading for day in page().days]

    assert headings == ["Sunday 3 May 2026", "Monday 2 November 2026"]
    assert [tag for tag in tags(pdf()) if tag in ("H1", "H2")] == ["H1", "H2", "H2"]


def test_every_note_is_read_aloud_in_its_order() -> None:
    said = read_aloud(pdf(MANY))

    places = [said.index(f"Note {number}. ") for number in range(300)]
    assert places == sorted(places)


def test_a_screen_reader_hears_the_footer_once() -> None:
    assert read_aloud(pdf(MANY)).count(page().footer) == 1


def test_the_title_and_the_language_are_in_the_file() -> None:
    reader = PdfReader(io.BytesIO(pdf()))

    assert reader.metadata is not None
    assert reader.metadata.title == "My notes, 22 November 2026"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_a_name_is_there_only_where_it_was_typed() -> None:
    with_name = replace(CHOICES, name=" Zoë ")

    assert "Name:" not in notes_text(page())
    assert "\nName: Zoë\n" in notes_text(page(choices=with_name))
    assert "Name: Zoë" in Reader(notes_html(page(choices=with_name), with_name)).text()
    assert "Name: Zoë" in texts(pdf(choices=with_name))[0]


def test_where_nothing_is_ticked_it_is_said_what_will_be_there() -> None:
    assert NOTHING in notes_text(page(()))
    assert NOTHING in Reader(notes_html(page(()), CHOICES)).text()
    assert NOTHING in texts(pdf(()))[0]


def test_a_note_that_is_for_the_doctor_is_a_note_like_any_other() -> None:
    for_doctor = replace(NOTES[0], take_to_doctor=True)

    assert page((for_doctor,)) == page((NOTES[0],))


@given(st.text())
@example("half \ud800")
def test_whatever_is_typed_the_web_page_is_well_formed(text: str) -> None:
    typed = note("a", date(2026, 1, 1), text, heard_where=text, tags=(text,))

    Reader(notes_html(page((typed,)), CHOICES))
