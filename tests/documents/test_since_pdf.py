"""Since my last visit as a PDF: a first side that stands alone, whatever is written."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.documents.pdf import Pdf, since_pdf
from msdesk.documents.since import since_page
from msdesk.documents.since_words import SinceChoices
from msdesk.domain.appointment import Paper
from msdesk.domain.guide import Role
from msdesk.domain.sheet import SheetQuestion
from msdesk.domain.since import Change, Since
from msdesk.domain.words import isolated
from tests.documents.paper import (
    count,
    keeps_the_standard,
    left_of,
    pictures,
    read_aloud,
    rules,
    set_here,
    tags,
    texts,
)
from tests.documents.since_records import records
from tests.documents.since_samples import (
    AS_TYPED,
    EMPTY,
    FULL,
    HARD,
    LONG_YEARS,
    SIXTY,
    TYPICAL,
    life,
    with_text,
)
from tests.documents.test_questions_pdf import NOWHERE_TO_END
from tests.domain.lives import TODAY

PLAIN = SinceChoices()
ALL = SinceChoices(name="Anna Åström", private=True, words=True, reasons=True, about_me=True)
ALONE = replace(ALL, first_alone=True)
WHOLE = replace(ALL, rest=True)
PAGES = {"typical": TYPICAL, "empty": EMPTY}
CONTENT = {
    **PAGES,
    "full": FULL,
    "sixty": SIXTY,
    "long": with_text("Why is this? " * 77 + "The end."),
    "one word": with_text("x" * 1000, many=60),
    "hard": with_text(HARD, many=60),
    "years": replace(FULL, years=LONG_YEARS),
}
SIZES = [(paper, size) for paper in Paper for size in (12, 16, 20)]


def pdf(since: Since, choices: SinceChoices = PLAIN) -> Pdf:
    return since_pdf(
        since_page(since, choices),
        paper=choices.paper,
        text_size=choices.text_size,
        resources=paths.resources(),
    )


@cache  # what two tests look at is set once
def of(name: str, choices: SinceChoices) -> Pdf:
    return pdf(CONTENT[name], choices)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_reads_as_last_reviewed(name: str, golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf(PAGES[name]))).pages

    golden(f"since-{name}.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.parametrize("name", CONTENT)
def test_it_says_what_to_do_with_it_and_has_the_box_whatever_is_written(
    name: str, paper: Paper, size: int
) -> None:
    first = " ".join(texts(of(name, replace(ALONE, paper=paper, text_size=size))))

    for step in ("Show it, or read it out.", "Write down each answer.", "Fill in the last box"):
        assert step in first
    assert "What we agree today" in first


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.parametrize("name", CONTENT)
def test_whatever_is_written_the_first_side_is_one_and_in_large_letters_two(
    name: str, paper: Paper, size: int
) -> None:
    made = of(name, replace(ALONE, paper=paper, text_size=size))

    assert count(made) <= (1 if size == 12 else 2)
    assert keeps_the_standard(made)


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.parametrize("name", CONTENT)
def test_whatever_is_written_it_is_two_sides_and_in_large_letters_four(
    name: str, paper: Paper, size: int
) -> None:
    made = pdf(CONTENT[name], replace(ALL, paper=paper, text_size=size))

    assert count(made) == 2 if size == 12 else count(made) <= 4
    assert keeps_the_standard(made)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", ["typical", "empty", "full"])
def test_what_most_people_write_is_two_sides_and_whole(name: str, paper: Paper) -> None:
    made = pdf(CONTENT[name], replace(PLAIN, paper=paper))

    assert count(made) == 2
    assert not made.told.cut


def test_whom_a_question_is_for_is_said_in_whole_words() -> None:
    asked = SheetQuestion(text="Who do I call?", ask=Role.MS_NURSE)

    assert "Who do I call? For the MS nurse" in texts(pdf(replace(TYPICAL, top=(asked,))))[0]


@pytest.mark.parametrize(("paper", "size"), SIZES)
def test_whom_to_call_is_not_cut_off(paper: Paper, size: int) -> None:
    call = "MS nurse, 01234 567890"
    since = replace(SIXTY, agreed=(replace(TYPICAL.agreed[0], who_i_call=call),))

    assert f"I call {call}" in " ".join(
        texts(pdf(since, replace(PLAIN, paper=paper, text_size=size)))
    )


def test_a_part_that_goes_on_in_the_second_column_says_so() -> None:
    since = replace(TYPICAL, open=SIXTY.open)

    assert "Still open: my other questions, goes on" in texts(pdf(since))[1]


def test_a_note_of_some_lines_stands_whole_where_there_is_room() -> None:
    words = "My legs were heavy until noon, and then better. " * 6 + "The end."
    change = Change(day=TODAY, what="New symptom", words=words)

    made = pdf(replace(EMPTY, changes=(change,)))

    assert "The end." in texts(made)[0]
    assert not made.told.cut


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.parametrize("name", ["typical", "empty", "sixty"])
def test_the_back_begins_on_a_side_of_its_own(name: str, paper: Paper, size: int) -> None:
    choices = replace(PLAIN, paper=paper, text_size=size)
    alone = count(pdf(CONTENT[name], replace(choices, first_alone=True)))
    pages = texts(pdf(CONTENT[name], choices))

    assert [page.startswith("Last time, and my years") for page in pages].index(True) == alone


@pytest.mark.parametrize("name", ["typical", "empty", "sixty", "hard"])
def test_each_top_question_has_room_to_write(name: str) -> None:
    made = pdf(CONTENT[name], replace(ALONE, paper=Paper.LETTER))
    lines = rules(made, 0)[:-1]  # the last: the footer
    each = len(lines) // 3

    assert each >= 2
    assert len(lines) == 3 * each
    for place in range(0, len(lines), each):
        assert lines[place + 1] - lines[place] >= 8.99


def test_what_has_changed_goes_on_behind_and_what_has_no_room_is_counted() -> None:
    made = pdf(SIXTY)
    first, back = texts(made)
    left = made.told.left
    behind = int(re.search(r"and (\d+) more, further on My top three", first)[1])  # type: ignore[index]

    assert behind == left["changes"] + left["changes_behind"] <= 57
    assert left["changes_behind"] > 0
    assert f"{59 - left['changes']}. Legs heavy until noon and {left['changes']} more, not" in back
    assert f"and {left['open']} more, not on this print" in back
    assert made.told.cut


def test_what_has_no_room_stands_at_the_end_where_it_is_ticked_and_nothing_twice() -> None:
    first, back, *rest = texts(pdf(SIXTY, WHOLE))
    together = " ".join((first, back, *rest))

    assert rest[0].startswith("Since my last visit: what had no room For the neurologist")
    for number in range(60):
        assert together.count(f" {number}. Legs heavy until noon") == 1
        assert together.count(f" {number}. Are there trials I could join?") == 1
    assert re.findall(r"and \d+ more, (.+?) (?:My|Last)", first + back) == [
        "further on",
        "at the end",
        "at the end",
    ]


def test_on_a_first_side_alone_nothing_is_further_on() -> None:
    (side,) = texts(pdf(SIXTY, ALONE))

    assert re.findall(r"and \d+ more, (.+?) My top", side) == ["not on this print"]


def test_what_has_no_room_is_a_paper_of_its_own() -> None:
    pages = texts(pdf(SIXTY, WHOLE))

    assert "Page 2 of 2" in pages[1]
    assert f"Page 1 of {len(pages) - 2}" in pages[2]


def test_where_all_has_room_nothing_comes_at_the_end() -> None:
    assert count(pdf(TYPICAL, WHOLE)) == 2


def test_of_many_treatments_the_rows_of_those_met_first_give_way() -> None:
    made = pdf(CONTENT["years"])
    back = texts(made)[1]

    assert f"and {made.told.left['rows']} more, on the print of my years" in back
    assert "Treatment 59" in back
    assert "Treatment 0 " not in back
    assert "What we agreed" in back


def test_a_top_question_too_long_for_its_place_begins_there_and_is_whole_at_the_end() -> None:
    first, *rest = texts(pdf(CONTENT["long"], WHOLE))

    assert "The end." not in first
    assert first.count("whole at the end") == 3
    assert "The end." in "".join(rest)


def test_a_first_side_alone_speaks_of_no_back() -> None:
    for name in ("sixty", "long"):
        (page,) = texts(pdf(CONTENT[name], ALONE))

        assert "further on" not in page
        assert "at the end" not in page


@pytest.mark.parametrize("questions", [24, 27])
def test_the_picture_of_the_years_is_not_parted(questions: int) -> None:
    since = replace(TYPICAL, open=SIXTY.open[:questions], told=TYPICAL.told * 3)
    pages = [page for page in texts(pdf(since)) if "Full bar: taken" in page]

    assert len(pages) == 1
    assert "My years today Jan 2025" in pages[0]


@pytest.mark.parametrize("name", ["sixty", "long"])
def test_nothing_that_was_typed_is_lost(name: str) -> None:
    since = CONTENT[name]
    together = re.sub(r"\s", "", "".join(texts(pdf(since, WHOLE))))
    typed = [
        *(since.one_thing, since.ms_type, since.profile.walking, since.profile.medicines),
        *(each.words for each in since.changes),
        *(each.text for each in (*since.top, *since.open)),
        *(each.text for each in since.told),
        *(each.what for each in (*since.agreed, *since.to_do)),
        *(each.name for each in since.team),
    ]

    for text in typed:
        assert re.sub(r"\s", "", text) in together


def test_the_page_is_tagged_and_says_its_language_and_title() -> None:
    reader = PdfReader(io.BytesIO(pdf(TYPICAL)))
    root: Any = reader.root_object

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "Since my last visit, for the neurologist, Tuesday 8 December 2026, 10:40"
    )


def test_headings_nest_and_the_picture_is_one_graphic_in_words() -> None:
    made = pdf(TYPICAL)
    found = tags(made)

    headings = [tag for tag in found if re.fullmatch(r"H\d", tag)]
    assert headings == ["H1", *["H2"] * 7, *["H3"] * 6]
    assert found.count("Figure") == 1
    root: Any = PdfReader(io.BytesIO(made)).trailer["/Root"]
    document: Any = root["/StructTreeRoot"]["/K"][0].get_object()
    figures = [k.get_object() for k in document["/K"] if k.get_object()["/S"] == "/Figure"]
    assert [each["/Alt"] for each in figures] == [since_page(TYPICAL, PLAIN).alt]


def test_a_screen_reader_reads_it_in_order_and_the_footer_of_each_part() -> None:
    read = read_aloud(pdf(TYPICAL))
    parts = (
        "The one thing",
        "My MS",
        "Medicines now",
        "What has changed",
        "My top three",
        "Still open from last time",
        "What we agree today",
        "I made this page myself",
        "Last time:",
        "What we agreed then",
        "Still open: my other",
        "My team",
        "My years",
    )

    places = [read.index(part) for part in parts]
    assert places == sorted(places)
    assert read.count("I made this page myself") == 2


@pytest.mark.parametrize("name", ["typical", "empty"])
@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.usefixtures("qapp")
def test_nothing_is_printed_near_the_edge_or_in_colour(name: str, paper: Paper, size: int) -> None:
    for picture in pictures(pdf(PAGES[name], replace(ALL, paper=paper, text_size=size))):
        assert min(picture.ink()) >= 14.9
        assert picture.is_grey()


@pytest.mark.parametrize("typed", NOWHERE_TO_END)
@pytest.mark.usefixtures("qapp")
def test_a_line_that_can_end_nowhere_ends_before_the_edge(typed: str) -> None:
    made = pdf(with_text(typed), replace(ALL, text_size=16))

    assert all(min(picture.ink()) >= 14.5 for picture in pictures(made))


def test_the_whole_of_hard_letters_keeps_the_standard() -> None:
    made = pdf(with_text(HARD), WHOLE)

    assert keeps_the_standard(made)
    assert made.told.cut


def test_what_was_typed_shows_as_typed() -> None:
    together = "".join(texts(pdf(with_text(AS_TYPED), ALL))).replace(" ", "")

    assert together.count(AS_TYPED.replace(" ", "")) >= 12


@pytest.mark.parametrize("text", ["שלום", "سلام"])
def test_what_runs_from_the_right_keeps_the_standard(text: str) -> None:
    assert keeps_the_standard(pdf(with_text(f"{text} " * 9)))


def test_a_private_note_is_not_on_it() -> None:
    together = "".join(texts(pdf(TYPICAL)))

    assert "I cried" not in together
    assert "private" not in together


def test_years_without_an_entry_are_said_in_a_line() -> None:
    found = pdf(replace(TYPICAL, years=replace(life(), rows=(), undated=())))

    assert "My years Nothing is written down yet." in texts(found)[-1]


@settings(max_examples=20)
@given(st.text(st.characters(), max_size=300), st.sampled_from(SIZES))
@example("\x00\uffff\ud800\u202e\u0301😀日本", (Paper.A4, 12))
@example('#panic() */ // " ) ] }', (Paper.LETTER, 20))
def test_any_text_makes_a_page_whose_first_side_stands_alone(
    text: str, print_as: tuple[Paper, int]
) -> None:
    paper, size = print_as

    made = pdf(with_text(text), replace(ALONE, name=text, paper=paper, text_size=size))

    assert count(made) <= (1 if size == 12 else 2)
    assert keeps_the_standard(made)


@settings(max_examples=15)
@given(records(), st.sampled_from(Paper), st.booleans())
def test_any_record_is_two_sides_of_paper(since: Since, paper: Paper, few: bool) -> None:  # noqa: FBT001 - drawn
    choices = replace(PLAIN if few else ALL, paper=paper)

    made = set_here("since", since_page(since, choices), paper, 12)

    assert count(made) == 2


@settings(max_examples=10)
@given(records(), st.sampled_from(Paper), st.sampled_from((16, 20)))
def test_any_record_is_at_most_four_sides_in_large_print(
    since: Since, paper: Paper, size: int
) -> None:
    page = since_page(since, replace(ALL, paper=paper, text_size=size))

    assert count(set_here("since", page, paper, size)) <= 4


HEBREW = "קופקסון"


def test_the_date_stands_after_a_medicine_with_a_name_in_hebrew() -> None:
    taken = tuple(replace(bar, of=HEBREW) for bar in TYPICAL.taken)
    made = pdf(replace(TYPICAL, taken=taken))

    assert left_of(made, HEBREW[0]) < left_of(made, "since 1 October 2025")
    assert keeps_the_standard(made)


def test_what_was_done_stands_after_a_name_in_hebrew_on_the_line_of_its_day() -> None:
    what = f"{isolated(HEBREW)}: Started it"
    made = pdf(replace(TYPICAL, changes=(Change(day=TODAY, what=what, is_step=True),)))

    assert left_of(made, "22 November") < left_of(made, HEBREW[0]) < left_of(made, "Started it")


def test_each_line_of_a_list_begins_at_the_side_it_runs_from() -> None:
    lines = ("Worse in the heat", "שלום", "Better at night")
    since = replace(TYPICAL, changes=tuple(Change(words=line) for line in lines))
    made = pdf(since)

    assert keeps_the_standard(made)
    assert abs(left_of(made, "Worse") - left_of(made, "Better")) < 1
    assert left_of(made, "ש") > 150


def test_each_top_question_begins_at_the_side_it_runs_from() -> None:
    asked = [SheetQuestion(text=text) for text in ("Is it safe?", "שלום", "And now?")]
    made = pdf(replace(TYPICAL, top=tuple(asked)))

    assert keeps_the_standard(made)
    assert abs(left_of(made, "Is it safe?") - left_of(made, "And now?")) < 1
    assert left_of(made, "ש") > 150


def test_who_does_what_stands_in_its_order_below_what_was_agreed_in_hebrew() -> None:
    agreed = replace(TYPICAL.to_do[0], what="שלום", who=HEBREW, by_when="1 May")
    made = pdf(replace(TYPICAL, to_do=(agreed,), agreed=()))

    assert left_of(made, HEBREW[0]) < left_of(made, "by 1 May")
