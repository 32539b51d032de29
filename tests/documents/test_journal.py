"""The journal as a page, as Markdown and as a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.documents.journal import COLUMNS, lead, months
from msdesk.documents.wording import tidy
from msdesk.domain.archive import Archive, KeptNote, KeptTreatment
from tests.documents.samples import AS_TYPED
from tests.documents.taken_out import journal_csv, journal_html, journal_markdown, taken
from tests.documents.test_html import Reader

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NAMES = {"ahsct": "Stem cell transplant (AHSCT)"}


def note(name: str, day: date, text: str, **more: object) -> KeptNote:
    return replace(KeptNote(id=name, kind="NOTE", day=day, text=text, changed_at=NOW), **more)


OWN = KeptTreatment(id="own", name="Examplumab", changed_at=NOW)
JOURNAL = Archive(
    made_at=NOW,
    made_by="msdesk",
    own_treatments=(OWN,),
    journal=(
        note("d", date(2026, 11, 2), "Slept well.\n\nThen walked to the shop,\n200 metres."),
        note(
            "a",
            date(2026, 10, 30),
            "It “absolutely works”.",
            kind="HEARD",
            heard_where="on the radio",
            tags=("AHSCT", "news"),
            treatments=("ahsct", "own", "unknown"),
            take_to_doctor=True,
        ),
        note("b", date(2026, 10, 30), AS_TYPED, kind="SIDE_EFFECT"),
        note("c", date(2026, 11, 2), "=HYPERLINK(A1)", kind="SYMPTOM"),
        note("e", date(2026, 11, 2), "In the bin.", deleted_at=NOW),
    ),
)
FIRST_IN_LINE = "1. one\n2) two\n- three\n+ four\n# five\n> six\n===\n---\n\n    seven\n: 8"
EMPTY = Archive(made_at=NOW, made_by="msdesk")


def rows(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))


def test_the_page_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    golden("journal.html", journal_html(JOURNAL, NAMES))


def test_the_markdown_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    golden("journal.md", journal_markdown(JOURNAL, NAMES))


def test_the_table_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    golden("journal.csv.txt", journal_csv(JOURNAL, NAMES).replace("\r\n", "\n"))


def test_an_empty_journal_is_a_page_too() -> None:
    assert (
        "0 notes, taken out of msdesk on 22 November 2026." in Reader(journal_html(EMPTY)).text()
    )
    assert journal_markdown(EMPTY).startswith("# My notes\n\n0 notes")
    assert rows(journal_csv(EMPTY)) == [list(COLUMNS)]


def test_one_note_is_one_note() -> None:
    assert lead(taken(replace(EMPTY, journal=JOURNAL.journal[:1]))).startswith("1 note, ")


def test_headings_are_months_and_days_from_the_oldest_on() -> None:
    headings = [(m.heading, [d.heading for d in m.days]) for m in months(taken(JOURNAL))]

    assert headings == [
        ("October 2026", ["Friday 30 October 2026"]),
        ("November 2026", ["Monday 2 November 2026"]),
    ]


def test_what_is_in_the_bin_stays_there() -> None:
    for made in (journal_html(JOURNAL), journal_markdown(JOURNAL), journal_csv(JOURNAL)):
        assert "In the bin." not in made


def test_a_treatment_of_ones_own_goes_by_its_name_and_one_nobody_knows_by_its_id() -> None:
    assert rows(journal_csv(JOURNAL))[1][5] == "ahsct, Examplumab, unknown"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(formula: str) -> None:
    archive = replace(EMPTY, journal=(note("a", date(2026, 1, 1), formula, heard_where=formula),))

    (_, row) = rows(journal_csv(archive))

    assert (row[2], row[3]) == (f"'{formula}", f"'{formula}")


def test_the_table_begins_with_its_mark_and_ends_lines_as_the_standard_says() -> None:
    table = journal_csv(JOURNAL)

    assert table.startswith("\ufeffDay,Kind,")
    assert table.endswith("no\r\n")


def test_a_text_no_file_can_hold_is_saved_all_the_same() -> None:
    archive = replace(EMPTY, journal=(note("a", date(2026, 1, 1), "half \ud800"),))

    for made in (journal_html(archive), journal_markdown(archive), journal_csv(archive)):
        assert b"half ?" in made.encode()


@given(st.text())
def test_whatever_is_typed_the_page_is_well_formed(text: str) -> None:
    more = {"heard_where": text, "tags": (text,), "treatments": (text,)}
    archive = replace(EMPTY, journal=(note("a", date(2026, 1, 1), text, **more),))

    Reader(journal_html(archive))


def without_spaces(text: str) -> str:
    return re.sub(r"\s+", "", text)


def shown(markdown: str) -> str:
    """Return what a reader of ``markdown`` sees, without spaces."""
    markdown_it = pytest.importorskip("markdown_it")
    html: str = markdown_it.MarkdownIt().render(markdown)
    return without_spaces(unescape(re.sub(r"<[^>]*>", "", html)))


@given(st.text(st.characters(), max_size=80))
@example(AS_TYPED)
@example(FIRST_IN_LINE)
@example("![x](y) [a]: b <!-- c --> &copy; www.a_b.example me@x.example ``` ~~~ a  \nb\\")
def test_the_markdown_shows_what_was_typed(text: str) -> None:
    typed = without_spaces(tidy(text))
    told = note("a", date(2026, 1, 1), text, heard_where=f"{text} and so on")

    assert shown(journal_markdown(replace(EMPTY, journal=(told,)))) == (
        "Mynotes1note,takenoutofmsdeskon22November2026.January2026Thursday1January2026"
        + f"{typed}WhereIheardit:{without_spaces(tidy(told.heard_where))}"
    )
