"""The page of questions as a PDF: what a screen reader, a printer and a pen need."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.documents.pdf import Pdf, questions_pdf
from msdesk.domain.appointment import Paper
from msdesk.domain.guide import Role
from msdesk.domain.sheet import Prints, Sheet, SheetQuestion
from msdesk.errors import DocumentError
from tests.documents.paper import (
    MM,
    count,
    keeps_the_standard,
    left_of,
    pictures,
    read_aloud,
    rules,
    tags,
    texts,
)
from tests.documents.samples import (
    AS_TYPED,
    EMPTY,
    EVERYTHING,
    HOSTILE,
    PLACES,
    SIXTY,
    TYPICAL,
    with_text,
)

RESOURCES = paths.resources()
SHEETS = {"typical": TYPICAL, "everything": EVERYTHING, "empty": EMPTY}
LONG_WORD = "https://made-up.example/" + "neuroinflammation" * 12
LONG = with_text(f"Why? {LONG_WORD}")
CONTENT = {
    **SHEETS,
    "sixty": SIXTY,
    "long": with_text("Why is this? " * 77 + "The end."),
    "one word": with_text("x" * 1000),
    "hostile": HOSTILE,
}
FIVE_OTHERS = replace(
    TYPICAL,
    top=(
        SheetQuestion(text="Can you refer me to a centre?", came_from="From the question bank"),
        TYPICAL.top[1],
        SheetQuestion(
            text="Do my age, my walking and my years with MS fit your rules?",
            ask=Role.GP,
            came_from="From the question bank",
        ),
    ),
    if_time=tuple(
        SheetQuestion(text=text, came_from="Not reached 2 August")
        for text in (
            "Can I have a physiotherapy referral?",
            "Is the tingling a relapse?",
            "May I get the shingles vaccine?",
            "What about work and fatigue?",
            "Are my vitamin levels right?",
        )
    ),
)
SIZES = [(paper, size) for paper in Paper for size in (12, 16, 20)]
PRINTED = [
    *(replace(TYPICAL, paper=paper, text_size=size) for paper, size in SIZES),
    *(replace(EVERYTHING, paper=paper, text_size=size) for paper, size in SIZES),
    replace(LONG, paper=Paper.A4, text_size=12),
    replace(LONG, paper=Paper.LETTER, text_size=20),
]


def says(sheet: Sheet) -> str:
    """Return a name for a printed sheet among the test's parameters."""
    return f"{sheet.paper.value} {sheet.text_size} points, {len(sheet.notes)} notes"


def pdf(sheet: Sheet) -> Pdf:
    return questions_pdf(sheet, RESOURCES)


def page_count(sheet: Sheet) -> int:
    return count(pdf(sheet))


@pytest.mark.parametrize("name", SHEETS)
def test_the_page_reads_as_last_reviewed(name: str, golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf(SHEETS[name]))).pages

    golden(f"questions-{name}.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


def test_the_page_is_tagged_and_says_its_language_and_title() -> None:
    reader = PdfReader(io.BytesIO(pdf(TYPICAL)))
    root: Any = reader.root_object

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "My questions for the neurologist, Tuesday 1 December 2026, 10:40"
    )


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_page_claims_the_accessibility_standard(sheet: Sheet) -> None:
    assert keeps_the_standard(pdf(sheet))


def test_headings_nest_and_the_questions_are_one_list() -> None:
    found = tags(pdf(TYPICAL))

    assert [tag for tag in found if tag.startswith("H")] == ["H1", "H2", "H2", "H2", "H2"]
    assert found.count("L") == 3
    assert found.count("LI") == len((*TYPICAL.top, *TYPICAL.if_time, *TYPICAL.changed))


@pytest.mark.usefixtures("pages_set_apart")  # here the second would be the first
def test_the_same_words_make_the_same_file() -> None:
    assert pdf(TYPICAL) == pdf(TYPICAL)


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.parametrize("name", CONTENT)
def test_whatever_is_written_it_is_one_side_and_in_large_letters_two(
    name: str, paper: Paper, size: int
) -> None:
    sheet = replace(CONTENT[name], paper=paper, text_size=size, prints=Prints.PAGE)
    made = pdf(sheet)

    assert count(made) <= (1 if size == 12 else 2)
    assert _written_lines(made) == [3, 3, 3]
    assert keeps_the_standard(made)


def _written_lines(made: bytes) -> list[int]:
    """Return how many lines to write on each top question has."""
    pages = [rules(made, page)[:-1] for page in range(count(made))]  # the last: the footer
    return [len(lines[i : i + 3]) for lines in pages for i in range(0, len(lines), 3)]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "sheet", [TYPICAL, EMPTY, replace(TYPICAL, top=())], ids=["typical", "empty", "none starred"]
)
def test_what_most_people_write_stands_whole_on_one_side(sheet: Sheet, paper: Paper) -> None:
    made = pdf(replace(sheet, paper=paper))

    assert count(made) == 1
    assert not made.told.cut


def test_what_has_no_room_is_counted_and_stands_on_the_list() -> None:
    made = pdf(SIXTY)
    first, *rest = texts(made)
    left = int(re.search(r"and (\d+) more, on the list of all my questions", first)[1])  # type: ignore[index]

    assert (made.told.others, made.told.shown, made.told.cut) == (57, 57 - left, True)
    assert made.told.shown > 0
    for question in (*SIXTY.top, *SIXTY.if_time):
        assert question.text in " ".join(rest)


@pytest.mark.parametrize("name", ["sixty", "hostile", "long", "everything"])
def test_nothing_that_was_typed_is_lost(name: str) -> None:
    sheet = CONTENT[name]
    together = re.sub(r"\s", "", "".join(texts(pdf(sheet))))
    typed = [
        *(question.text for question in (*sheet.top, *sheet.if_time)),
        *(sheet.one_thing, *sheet.changed, *sheet.matters, *sheet.notes),
        *(sheet.agreed, sheet.who_does, sheet.by_when, sheet.who_i_call),
    ]

    # Letters that run from the right come out of a PDF in another order.
    for text in filter(str.isascii, typed):
        assert re.sub(r"\s", "", text) in together


def test_the_list_comes_alone_or_not_at_all_where_one_says_so() -> None:
    alone = texts(pdf(replace(SIXTY, prints=Prints.LIST)))
    (page,) = texts(pdf(replace(SIXTY, prints=Prints.PAGE)))

    assert alone[0].startswith("All my questions")
    assert "All my questions" not in page


@pytest.mark.parametrize("name", CONTENT)
def test_the_list_alone_keeps_the_standard_and_its_letters(name: str) -> None:
    alone = pdf(replace(CONTENT[name], prints=Prints.LIST))

    assert keeps_the_standard(alone)
    assert alone.in_words == pdf(CONTENT[name]).in_words


def test_a_top_question_too_long_for_its_place_begins_there_and_is_whole_on_the_list() -> None:
    question = SheetQuestion(text="Why is this? " * 77 + "The end.")
    page, *rest = texts(pdf(replace(TYPICAL, top=(question, *TYPICAL.top[1:]))))

    assert 10 < page.count("Why is this?") < 30
    assert "… (whole on the list)" in page
    assert "".join(rest).count("Why is this?") == 77
    assert "The end." in "".join(rest)


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.parametrize("name", ["typical", "hostile"])
def test_the_copy_for_who_comes_along_is_as_short_and_says_what_to_do(
    name: str, paper: Paper, size: int
) -> None:
    sheet = replace(CONTENT[name], paper=paper, text_size=size, prints=Prints.PAGE, companion=True)
    made = pdf(sheet)
    pages = texts(made)
    asks = [page for page in pages if "please write down what is said and agreed" in page]

    assert len(pages) <= (2 if size == 12 else 4)
    assert len(asks) == 1
    assert "1. Give one at the desk. 2. Say “I have three questions.” 3. Keep one." in asks[0]
    assert pages.index(asks[0]) > 0
    assert keeps_the_standard(made)


def test_the_copy_for_who_comes_along_is_last_and_its_pages_are_counted_for_themselves() -> None:
    *own, copy = texts(pdf(replace(SIXTY, prints=Prints.BOTH, companion=True)))

    assert "please write down what is said and agreed" in copy
    assert "Page 1 of 1" in copy
    assert len(own) > 1
    for number, page in enumerate(own, start=1):
        assert f"Page {number} of {len(own)}" in page


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.parametrize("name", [*CONTENT, "five others"])
def test_the_page_says_at_its_top_what_to_do_with_it_whatever_is_on_it(
    name: str, paper: Paper, size: int
) -> None:
    sheet = CONTENT.get(name, FIVE_OTHERS)
    first = texts(pdf(replace(sheet, paper=paper, text_size=size)))[0]

    above, steps, _questions = first.partition("1. Ask in this order.")
    assert steps
    assert "The one thing I want" not in above


@pytest.mark.parametrize("paper", Paper)
def test_no_list_is_printed_for_nothing_but_where_questions_came_from(paper: Paper) -> None:
    made = pdf(replace(FIVE_OTHERS, paper=paper, text_size=20))
    pages = " ".join(texts(made))

    assert (count(made), made.told.cut) == (2, False)
    assert "Not reached 2 August" not in pages
    for question in (*FIVE_OTHERS.top, *FIVE_OTHERS.if_time):
        assert question.text in pages
    for line in FIVE_OTHERS.changed:
        assert line in pages


def test_where_a_top_question_came_from_stays_longer_than_where_the_others_did() -> None:
    (page,) = texts(pdf(FIVE_OTHERS))

    assert page.count("From the question bank") == 2
    assert "Not reached 2 August" not in page


@pytest.mark.parametrize(
    ("sheet", "lost"),
    [
        (TYPICAL, 0),
        (FIVE_OTHERS, 5),
        (replace(FIVE_OTHERS, paper=Paper.LETTER), 8),
        (replace(EVERYTHING, paper=Paper.LETTER), 3),
        (SIXTY, 57),
    ],
    ids=["typical", "five others", "five others, Letter", "everything, Letter", "sixty"],
)
def test_the_page_tells_of_how_many_questions_it_does_not_say_where_they_came_from(
    sheet: Sheet, lost: int
) -> None:
    assert pdf(sheet).told.left["came_from"] == lost


def test_each_question_says_whom_it_is_for() -> None:
    (page,) = texts(pdf(replace(SIXTY, prints=Prints.PAGE)))

    assert "Is there inflammation on my latest scan? (neurologist)" in page
    assert "1. Are there trials I could join? (MS nurse)" in page


def test_whom_all_questions_are_for_stands_once_on_the_page_and_on_the_copy() -> None:
    for page in texts(pdf(replace(TYPICAL, companion=True))):
        assert page.count("neurologist") == 1


def test_fewer_of_the_other_questions_stand_there_whole_before_more_are_cut_short() -> None:
    asked = (
        "Can I have a physiotherapy referral?",
        "Is the tingling a relapse?",
        "May I get the shingles vaccine?",
        "What about work and fatigue?",
    )
    sheet = replace(
        EVERYTHING,
        top=(replace(TYPICAL.top[1], ask=Role.GP), *TYPICAL.top[1:]),
        if_time=tuple(SheetQuestion(text=text) for text in asked),
        agreed="",
        may_be_out_of_date=(),
        companion=True,
    )

    for page in (texts(pdf(sheet))[0], texts(pdf(sheet))[-1]):
        others = page.partition("If there is time")[2].partition(" more, on the list")[0]
        assert sum(f"{text} (neurologist)" in others for text in asked) >= 2
        assert "…" not in others


def test_a_screen_reader_reads_the_footer_once_and_last() -> None:
    for sheet in (TYPICAL, SIXTY, replace(TYPICAL, text_size=20)):
        read = read_aloud(pdf(replace(sheet, prints=Prints.PAGE)))

        assert read.count("I made this list myself") == 1
        assert read.endswith("It is not medical advice. Figures checked 22 November 2026.")


def test_a_question_from_right_to_left_begins_at_the_right() -> None:
    asked = SheetQuestion(text="האם יש דלקת בסריקה האחרונה שלי?")
    made = pdf(replace(EMPTY, top=(asked,)))

    assert keeps_the_standard(made)
    assert _number_at(made, 1) > 150  # mm from the left
    assert _number_at(pdf(replace(TYPICAL, top=TYPICAL.top[:1])), 1) < 30


@pytest.mark.parametrize("prints", [Prints.PAGE, Prints.LIST])
def test_each_question_begins_at_the_side_it_runs_from(prints: Prints) -> None:
    asked = [SheetQuestion(text=text) for text in ("Is it safe?", "האם זה בטוח?", "And now?")]
    made = pdf(replace(EMPTY, top=tuple(asked), prints=prints))

    assert keeps_the_standard(made)
    assert [_number_at(made, number) > 150 for number in (1, 2, 3)] == [False, True, False]


def test_each_line_below_the_questions_begins_at_the_side_it_runs_from() -> None:
    lines = ("Worse in the heat", "שלום", "Better at night")
    made = pdf(replace(EMPTY, changed=lines))

    assert abs(left_of(made, "Worse") - left_of(made, "Better")) < 1
    assert left_of(made, "ש") > 150


def _number_at(made: bytes, number: int) -> float:
    """Return how far from the left, in mm, the number of a question stands."""
    found: list[float] = []

    def watch(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip() == str(number):
            found.append((cm[0] * tm[4] + cm[2] * tm[5] + cm[4]) / MM)

    PdfReader(io.BytesIO(made)).pages[0].extract_text(visitor_text=watch)
    return found[0]


def test_pages_are_numbered_and_signed() -> None:
    pages = texts(pdf(replace(TYPICAL, text_size=20)))

    for number, page in enumerate(pages, start=1):
        assert "I made this list myself with msdesk 0.1.0. It is not medical advice." in page
        assert f"Page {number} of 2" in page


@pytest.mark.parametrize("sheet", PRINTED, ids=says)
@pytest.mark.usefixtures("qapp")
def test_nothing_is_printed_near_the_edge_or_in_colour(sheet: Sheet) -> None:
    for picture in pictures(pdf(sheet)):
        assert min(picture.ink()) >= 14.9
        assert picture.is_grey()


# Between signs no line ends, nor at a space of a web page that holds words together.
NOWHERE_TO_END = ("? " * 60, "— " * 40, "Help " + "! " * 40, "\xa0".join(["walking"] * 30))


@pytest.mark.parametrize("size", [12, 20])
@pytest.mark.parametrize("typed", NOWHERE_TO_END)
@pytest.mark.usefixtures("qapp")
def test_a_line_that_can_end_nowhere_ends_before_the_edge(typed: str, size: int) -> None:
    sheet = replace(with_text(typed), text_size=size)

    assert all(min(picture.ink()) >= 14.5 for picture in pictures(pdf(sheet)))


@pytest.mark.parametrize("sheet", PRINTED, ids=says)
def test_lines_to_write_on_are_far_enough_apart(sheet: Sheet) -> None:
    made = pdf(sheet)
    lines = [rules(made, page)[:-1] for page in range(count(made))]  # the last: the footer
    groups = [page[i : i + 3] for page in lines for i in range(0, len(page), 3)]

    assert [len(group) for group in groups] == [3, 3, 3]
    for first, second, third in groups:
        assert second - first >= 8.99
        assert third - second >= 8.99


@pytest.mark.parametrize(("paper", "size"), SIZES)
def test_the_space_for_an_answer_is_at_least_25_mm_high(paper: Paper, size: int) -> None:
    made = pdf(replace(TYPICAL, paper=paper, text_size=size))
    for page in range(count(made)):
        lines = rules(made, page)
        for third, question in zip(lines[2::3], _questions_at(made, page), strict=False):
            assert third - question >= 25


def _questions_at(made: bytes, page: int) -> list[float]:
    """Return how far down, in mm, the last line above each answer stands."""
    sheet = PdfReader(io.BytesIO(made)).pages[page]
    height = float(sheet.mediabox.height)
    lines = rules(made, page)[:-1]
    words: list[float] = []

    def watch(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            words.append((height - (cm[1] * tm[4] + cm[3] * tm[5] + cm[5])) * 25.4 / 72)

    sheet.extract_text(visitor_text=watch)
    return [max(y for y in words if y < first) for first in lines[::3]]


@pytest.mark.parametrize(("paper", "size"), SIZES)
def test_no_question_is_split_between_pages(paper: Paper, size: int) -> None:
    sheet = replace(TYPICAL, paper=paper, text_size=size)
    pages = texts(pdf(sheet))

    for question in (*sheet.top, *sheet.if_time):
        assert sum(question.text in page for page in pages) == 1


def test_a_word_longer_than_the_line_is_whole_in_the_text() -> None:
    together = "".join(texts(pdf(LONG))).replace(" ", "")

    assert together.count(LONG_WORD) >= PLACES


def test_what_was_typed_shows_as_typed() -> None:
    together = "".join(texts(pdf(with_text(AS_TYPED)))).replace(" ", "")

    assert together.count(AS_TYPED.replace(" ", "")) >= PLACES


@pytest.mark.parametrize("text", ["Får jag fråga? Łódź, façade, ½", "Ελληνικά, русский, العربية"])
def test_letters_of_other_languages_stay_in_the_text(text: str) -> None:
    made = pdf(replace(TYPICAL, one_thing=text))

    assert keeps_the_standard(made)
    if "å" in text:
        assert text in texts(made)[0]


def test_words_stand_for_a_letter_that_no_font_has_and_the_page_says_which() -> None:
    made = pdf(replace(TYPICAL, one_thing="What is \u0378?"))

    assert keeps_the_standard(made)
    assert made.in_words == ("[sign U+0378]",)
    assert "What is [sign U+0378]?" in texts(made)[0]


@pytest.mark.parametrize(("marks", "fewer"), [(4, False), (5, True)])
def test_marks_piled_on_a_letter_are_four_at_most(marks: int, *, fewer: bool) -> None:
    made = pdf(replace(TYPICAL, one_thing="Z" + "\u0338" * marks))

    assert made.fewer_marks is fewer
    assert keeps_the_standard(made)


def test_common_emoji_are_letters_like_others() -> None:
    made = pdf(replace(TYPICAL, one_thing="Good 😀 and ❤️, 👩🏽‍🚀"))

    assert keeps_the_standard(made)
    assert made.in_words == ()


def test_empty_parts_leave_no_heading() -> None:
    (page,) = texts(pdf(EMPTY))

    for heading in ("If there is time", "What has changed", "What matters", "My notes"):
        assert heading not in page
    for heading in ("The one thing I want from today", "My top three", "What we agreed"):
        assert heading in page


def test_what_was_agreed_stands_where_the_lines_were() -> None:
    together = " ".join(texts(pdf(EVERYTHING)))

    for text in ("No change of treatment", "Dr Example orders", "18 December", "01234 567890"):
        assert text in together


def test_cards_past_their_check_are_named_on_paper() -> None:
    assert "May be out of date: Examplumab, Madeupimod." in texts(pdf(EVERYTHING))[0]


def test_a_page_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="could not be made") as caught:
        questions_pdf(TYPICAL, tmp_path)

    assert "HTML" in caught.value.what_to_do


@settings(max_examples=30)
@given(st.text(st.characters(), max_size=300), st.sampled_from(SIZES))
@example("\x00\uffff\ud800\u202e\u0301😀日本", (Paper.A4, 12))
@example('#panic() */ // " ) ] }', (Paper.LETTER, 20))
def test_any_text_makes_a_page(text: str, print_as: tuple[Paper, int]) -> None:
    paper, size = print_as

    sheet = replace(with_text(text), paper=paper, text_size=size)
    made = pdf(sheet)

    assert made.startswith(b"%PDF-1.7")
    assert count(pdf(replace(sheet, prints=Prints.PAGE))) <= (1 if size == 12 else 2)
    assert keeps_the_standard(made)


def test_a_top_question_in_letters_that_have_no_bold_stands_out_by_an_outline() -> None:
    def outlined(text: str) -> int:
        made = pdf(replace(EMPTY, top=(SheetQuestion(text=text),)))
        seen: list[object] = []
        page = PdfReader(io.BytesIO(made)).pages[0]
        page.extract_text(
            visitor_operand_before=lambda operator, operands, _cm, _tm: (
                seen.append(operands[0]) if operator == b"Tr" else None
            )
        )
        return seen.count(2)  # letters that are filled and have an outline

    assert outlined("האם יש דלקת?")
    assert not outlined("Is there inflammation?")
