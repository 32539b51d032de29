"""Tables of dated notes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from msdesk.domain.archive import Archive, KeptNote
from msdesk.errors import ImportRefused
from msdesk.services.foreign import csv_notes
from msdesk.services.foreign.csv_notes import notes_in
from tests.documents.taken_out import journal_csv

FIRST = date(2026, 12, 1)


def read(text: str) -> list[tuple[date, str]]:
    return [(note.day, note.text) for note in notes_in(text).notes]


@pytest.mark.parametrize(
    "table",
    [
        "date,text\n2026-12-01,numb hand\n",
        "Date;Note\r\n2026-12-01;numb hand\r\n",
        "DAY\tEntry\n2026-12-01\tnumb hand",
        "text,date\nnumb hand,2026-12-01\n",
        "date,text\r2026-12-01,numb hand\r",
        '"Creation  Date","Body"\n"2026-12-01","numb hand"\n',
        "2026-12-01,numb hand\n",
        "2026-12-01;numb hand\n",
        "numb hand,2026-12-01\n",
        "Dag,Ord\n2026-12-01,numb hand\n2026-12-01,numb hand",
        "\n\ndate,text\n\n2026-12-01,numb hand\n\n",
    ],
)
def test_a_table_is_read_however_it_is_written(table: str) -> None:
    assert set(read(table)) == {(FIRST, "numb hand")}


def test_words_go_on_over_lines_and_commas() -> None:
    assert read('date,text\n2026-12-01,"left,\n""right"""\n') == [(FIRST, 'left,\n"right"')]


def test_commas_in_words_without_quotation_marks_part_nothing() -> None:
    assert read("date,text\n2026-12-01,left,right,both\n") == [(FIRST, "left,right,both")]
    assert read("2026-12-01,left,right\n2026-12-01,up\n") == [(FIRST, "left,right"), (FIRST, "up")]


def test_a_title_stands_above_the_words() -> None:
    table = "date,title,text\n2026-12-01,Monday,numb\n2026-12-01,,numb\n2026-12-01,Monday,\n"

    assert [text for _, text in read(table)] == ["Monday\nnumb", "numb", "Monday"]


def test_tags_are_parted_by_commas_or_semicolons() -> None:
    (note,) = notes_in('date,text,tags\n2026-12-01,x,"#hand, left side;hand"\n').notes

    assert note.tags == ("hand", "left side")


def test_what_stays_outside_is_said() -> None:
    found = notes_in(
        "date,text,weather,place\n2026-12-01,x,good,home\n,y,,\nsoon,z,,\n2026-12-02,,,\n03/04/2026,x\n"
    )

    assert found.skipped == (
        "Left out: 2 lines without a day that can be read: 3, 4.",
        "Left out: 1 line without words.",
        "Left out: what stands below weather, place.",
    )


def test_how_days_were_read_is_said_where_it_is_not_plain() -> None:
    found = notes_in("date,text\n03/04/2026,x\n")

    assert found.days == "Days such as 03/04/2026 were read with the day first: 3 April 2026."


def test_of_many_lines_the_first_are_named() -> None:
    found = notes_in("date,text\n2026-12-01,x\n" + "soon,y\n" * 9)

    (said,) = found.skipped
    assert said == "Left out: 9 lines without a day that can be read: 3, 4, 5, 6, 7 and 4 more."


@pytest.mark.parametrize(
    "table", ["", "\0", "hello", "a,b\nc,d\n", "date,mood\n2026-12-01,good\n", "2026-12-01\n"]
)
def test_what_is_no_table_of_notes_is_refused(table: str) -> None:
    with pytest.raises(ImportRefused, match="no table with a day and words") as told:
        notes_in(table)

    assert "Nothing was changed." in told.value.what_to_do


def test_a_table_of_ours_that_holds_no_notes_is_refused() -> None:
    steps = "Day,Treatment,Step,Reason\r\n2026-12-01,Examplumab,Started it,\r\n"

    with pytest.raises(ImportRefused, match="holds no notes"):
        notes_in(steps)


def test_a_table_with_heads_alone_has_no_notes() -> None:
    assert notes_in("date,text\n").notes == ()


@pytest.mark.parametrize("length", [10_000_000, 10_000_001])
def test_a_cell_longer_than_a_note_can_be_is_refused(length: int) -> None:
    table = f"date,text\n2026-12-01,{'a' * length}\n"

    if length == 10_000_000:
        assert len(notes_in(table).notes) == 1
    else:
        with pytest.raises(ImportRefused, match="longer than a note can be"):
            notes_in(table)


def test_cells_that_are_longer_together_are_refused_too() -> None:
    half = "a" * 6_000_000

    with pytest.raises(ImportRefused, match="note of 2026-12-01 is longer than a note can be"):
        notes_in(f"date,title,text\n2026-12-01,{half},{half}\n")


def test_more_lines_than_anybody_writes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_notes, "MOST_THINGS", 3)
    line = "2026-12-01,x\n"

    assert len(read("date,text\n" + line * 3)) == 3
    with pytest.raises(ImportRefused, match="This table has more than"):
        notes_in("date,text\n" + line * 4)


def test_read_again_a_table_gives_the_same_notes() -> None:
    table = "date,text,tags\n2026-12-01,numb hand,hand\n"

    assert notes_in(table) == notes_in(table)


def test_notes_that_differ_have_ids_that_differ() -> None:
    found = notes_in("date,text\n2026-12-01,a\n2026-12-02,a\n2026-12-01,b\n")

    assert len({note.id for note in found.notes}) == 3


def test_our_own_table_comes_back_as_it_was() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    plain = KeptNote(id="a", kind="NOTE", day=FIRST, text="=1+1\n- list", changed_at=now)
    heard = replace(
        plain,
        kind="HEARD",
        text="'quoted', it works",
        heard_where="@radio",
        tags=("hand", "left side"),
        take_to_doctor=True,
    )
    notes = (plain, heard, replace(plain, kind="SYMPTOM"), replace(plain, kind="SIDE_EFFECT"))
    archive = Archive(made_at=now, made_by="msdesk", journal=notes)

    found = notes_in(journal_csv(archive).removeprefix("\ufeff")).notes

    assert [replace(note, id="a", changed_at=now) for note in found] == list(notes)


DAYLIO = """\
full_date,date,weekday,time,mood,activities,note_title,note
2026-11-03,November 3,Tuesday,21:10,meh,"rest | hot bath | stairs","Evening","Legs heavy."
2026-11-02,November 2,Monday,08:05,good,"walk","","Slept well."
2026-11-01,November 1,Sunday,20:00,bad,"","",""
"""


def test_a_table_of_daylio_comes_in_with_its_title_its_time_and_its_mood() -> None:
    assert read(DAYLIO) == [
        (date(2026, 11, 3), "Evening\nLegs heavy.\nTime: 21:10\nMood: meh"),
        (date(2026, 11, 2), "Slept well.\nTime: 08:05\nMood: good"),
    ]


def test_what_was_done_comes_from_daylio_as_tags() -> None:
    assert notes_in(DAYLIO).notes[0].tags == ("rest", "hot bath", "stairs")


def test_that_a_day_is_told_twice_is_nothing_left_out() -> None:
    assert notes_in(DAYLIO).skipped == ("Left out: 1 line without words.",)


def test_excel_may_say_in_a_first_line_what_parts_the_columns() -> None:
    table = "sep=;\r\nDate;Note\r\n02/11/2026;Walked; slowly\r\n13/11/2026;Rested\r\n"

    assert read(table) == [(date(2026, 11, 2), "Walked; slowly"), (date(2026, 11, 13), "Rested")]


def test_below_such_a_line_the_others_keep_their_numbers() -> None:
    (said,) = notes_in("sep=;\nDate;Note\n2026-11-02;Walked\nsoon;Rested\n").skipped

    assert said == "Left out: 1 line without a day that can be read: 4."


def test_a_remark_before_a_day_goes_before_the_words() -> None:
    assert read("[moved] 2026-12-01,Legs heavy\n") == [(FIRST, "[moved] Legs heavy")]
