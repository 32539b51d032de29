"""The comparison as a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.content.library import Library
from msdesk.documents.pdf import comparison_pdf
from msdesk.documents.side_by_side import side_by_side
from msdesk.domain.appointment import Paper
from msdesk.domain.cell_figures import Drawn
from msdesk.domain.comparison import Comparison, ShownCell, ShownRow, columns, compare
from msdesk.domain.ids import RowId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import LicenceWarning, WarningKind
from tests.documents.paper import (
    count,
    keeps_the_standard,
    parts,
    pictures,
    read_aloud,
    tags,
    texts,
    to_tick,
)
from tests.documents.samples import AS_TYPED, CHECKED, COMPARISON, DUE, GLOSSARY, SOURCES
from tests.domain.samples import licence

SIZES = [(paper, size) for paper in Paper for size in (12, 16, 20)]
MANY_ROWS = replace(COMPARISON, rows=COMPARISON.rows * 5)
LONG = replace(
    COMPARISON,
    options=tuple(
        replace(option, short_name=f"{option.short_name} " * 40) for option in COMPARISON.options
    ),
    rows=tuple(
        replace(row, cells=tuple(ShownCell(text=f"{cell.text} " * 60) for cell in row.cells))
        for row in COMPARISON.rows
    ),
)


def pdf(
    comparison: Comparison = COMPARISON,
    *,
    paper: Paper = Paper.A4,
    size: int = 12,
    as_of: date = CHECKED,
    whole: bool = False,
) -> bytes:
    page = side_by_side(comparison, SOURCES, GLOSSARY, version="0.1.0", as_of=as_of)
    return comparison_pdf(
        replace(page, prints_whole=whole),
        paper=paper,
        text_size=size,
        resources=paths.resources(),
    )


def front_and_back(made: bytes) -> tuple[str, str]:
    """Return the text of the sides up to where one writes, and of all that are behind them."""
    sides = texts(made)
    behind = 1 + next(
        at for at, side in enumerate(sides) if "On the back:" in side or "Further on:" in side
    )
    return " ".join(sides[:behind]), " ".join(sides[behind:])


def drawn() -> Comparison:
    six = Drawn(count=6, of=100, words="6 out of 100 (2 to 15)", label="Pill", between=(2, 15))
    gap = Drawn(count=None, of=100, words="No fair comparison exists")
    cells = (
        ShownCell(text="6 out of 100 (2 to 15); 6 out of 100 (2 to 15)", drawn=(six, six)),
        ShownCell(text="No fair comparison exists.", drawn=(gap,)),
        ShownCell(text="Nothing new is taken."),
    )
    return replace(COMPARISON, rows=(replace(COMPARISON.rows[1], cells=cells),))


def long_answer() -> Comparison:
    cell = ShownCell(text="How it begins.\nAnd so on, to the very end.", short="How it begins.")
    rows = tuple(replace(row, cells=(cell, *row.cells[1:])) for row in COMPARISON.rows[:1])
    return replace(COMPARISON, rows=rows)


def saying(text: str) -> Comparison:
    cell = ShownCell(text=text, window=text, window_differs=True)
    rows = tuple(replace(row, question=text, cells=(cell,) * 3) for row in COMPARISON.rows)
    return replace(COMPARISON, rows=rows)


def test_the_table_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf())).pages

    golden("comparison.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


def test_it_is_tagged_with_a_table_and_claims_the_standard() -> None:
    made = pdf()
    found = tags(made)

    assert keeps_the_standard(made)
    assert str(PdfReader(io.BytesIO(made)).root_object["/Lang"]) == "en-GB"
    assert found.count("TR") == 1 + len(COMPARISON.rows) + 1
    assert [tag for tag in found if tag in ("H1", "H2", "H3")] == [
        *("H1", "H2", "H3", "H3", "H2", "H2"),
    ]


def test_treatments_head_columns_and_questions_head_rows() -> None:
    scopes = [cell["/A"][0].get("/Scope") for cell in parts(pdf(), "TH")]

    assert scopes == ["/Column"] * 4 + ["/Row"] * 4


def test_no_answer_names_a_header_so_that_both_are_found_by_their_place() -> None:
    assert not any("/Headers" in cell["/A"][0] for cell in parts(pdf(), "TD"))


def test_each_picture_is_told_in_a_sentence() -> None:
    told = [str(figure["/Alt"]) for figure in parts(pdf(drawn()), "Figure")]

    assert told == ["How many got worse? Examplumab: 6 out of 100 (2 to 15), Pill."] * 2 + [
        "How many got worse? Madeupimod: No fair comparison exists."
    ]


@pytest.mark.parametrize("between", [False, True], ids=["next", "after the deaths"])
def test_a_question_counted_in_ways_has_its_pictures_in_each_before_other_answers(
    between: bool,  # noqa: FBT001 - a parameter
) -> None:
    row = replace(drawn().rows[0], id=RowId("worse"))
    ways = tuple(replace(row, measure=f"in {n} ways") for n in range(2))
    cells = (ShownCell(text="It takes long. " * 15),) * 3
    others = tuple(
        replace(row, id=RowId(f"other-{n}"), question=f"Other {n}?", measure="", cells=cells)
        for n in range(4)
    )
    died = replace(others[0], id=RowId("death"), question="How many died?")
    made = pdf(replace(COMPARISON, rows=(*ways, *((died,) if between else ()), *others)))

    first, *_ = texts(made)
    assert [f"in {n} ways" in first for n in range(2)] == [True, True]
    assert len(parts(made, "Figure")) == 6


def test_what_is_counted_in_another_way_has_room_before_boxed_warnings_in_full() -> None:
    told = ("It takes long. " * 50, "It takes long. " * 50, "Not at all. " * 50)
    cells = tuple(ShownCell(text=text) for text in told)
    row = replace(COMPARISON.rows[0], id=RowId("worse"), question="Worse?", cells=cells)
    ways = (replace(row, measure="in one way"), replace(row, measure="in all ways"))
    died = replace(COMPARISON.rows[1], id=RowId("death"), question="Died?")
    front, back = front_and_back(pdf(replace(heavily_warned(60), rows=(*ways, died))))

    assert "(in all ways)" not in front
    assert "Worse? (in all ways)" in back
    assert "unborn" not in back


def test_deaths_have_their_pictures_before_other_questions_have_room() -> None:
    row = drawn().rows[0]
    died = replace(row, id=RowId("death"), question="How many died?")
    cells = (ShownCell(text="It takes long. " * 14),) * 3
    others = tuple(
        replace(row, id=RowId(f"o-{n}"), question=f"Why {n}?", cells=cells) for n in "abcd"
    )
    made = pdf(replace(COMPARISON, rows=(replace(row, id=RowId("worse")), died, *others)))

    assert len(parts(made, "Figure")) == 6
    assert "Why d?" not in front_and_back(made)[0]


def test_a_way_of_counting_that_has_no_room_is_named_where_it_is() -> None:
    long = (ShownCell(text="It takes long. " * 400),) * 3
    row = drawn().rows[0]
    ways = (replace(row, measure="in one way"), replace(row, measure="in all ways", cells=long))

    assert (
        "Among them: How many got worse? (in all ways). msdesk prints it"
        in texts(pdf(replace(COMPARISON, rows=ways)))[1]
    )


def counted_in_ways(times: int, *, first: int = 1, before: tuple[int, ...] = ()) -> Comparison:
    """Return a question in two ways: of so many sentences the ``first``, and the other.

    ``before`` is how many sentences each question has that stands before both.
    """
    see = ShownCell(text="Counted another way: see “in all ways”.", counted="in all ways")
    ids = iter(map(RowId, ("worse", "death", "infection", "relapse")))

    def row(sentences: int, measure: str = "", of: RowId | None = None) -> ShownRow:
        told = ShownCell(text="It takes long. " * sentences)
        cells = (see if measure == "in one way" else told, told, told)
        made = replace(COMPARISON.rows[1], id=of or next(ids), measure=measure, cells=cells)
        return made if measure else replace(made, question=f"And {made.id}?")

    earlier = tuple(row(each) for each in before)
    one = row(first, "in one way")
    return replace(
        COMPARISON,
        rows=(*earlier, one, *(() if before else (row(1),)), row(times, "in all ways", one.id)),
    )


@pytest.mark.parametrize(
    ("size", "before", "where"),
    [(12, (), "in a table"), (20, (), "listed"), (12, (220,), "late"), (12, (25, 25), "behind")],
)
def test_an_answer_leads_to_no_way_of_counting_that_is_not_on_the_sheet(
    size: int, before: tuple[int, ...], where: str
) -> None:
    made = pdf(counted_in_ways(800, first=60 if before else 1, before=before), size=size)
    front, back = (" ".join(side.split()) for side in front_and_back(made))
    said = "Counted another way: “in all ways”."

    assert bool(parts(made, "Table")) == (where in ("in a table", "behind"))
    assert (said in front, said in back) == (not before, bool(before))
    assert ("More numbers" in back) == (where == "late")
    assert "see “in all ways”" not in front + back
    assert "Among them: How many got worse? (in all ways)." in back


@pytest.mark.parametrize(("times", "whole"), [(1, False), (800, True)], ids=["there", "behind"])
def test_an_answer_leads_to_another_way_of_counting_that_is_printed(
    times: int,
    whole: bool,  # noqa: FBT001 - a parameter
) -> None:
    first, *_ = texts(pdf(counted_in_ways(times), whole=whole))

    assert "Counted another way: see “in all ways”." in first


def test_pictures_of_a_row_are_as_large_where_some_stand_side_by_side() -> None:
    one = drawn().rows[0].cells[0].drawn[:1]
    cells = (drawn().rows[0].cells[0], *(ShownCell(text="6 out of 100", drawn=one),) * 3)
    row = replace(drawn().rows[0], cells=cells)
    four = (*COMPARISON.options, COMPARISON.options[0])
    boxes = [
        figure["/A"][0]["/BBox"]
        for figure in parts(pdf(replace(COMPARISON, options=four, rows=(row,))), "Figure")
    ]

    assert len(boxes) == 5
    assert len({round(float(box[2]) - float(box[0]), 1) for box in boxes}) == 1


@pytest.mark.parametrize(("of", "least"), [(100, 64), (1000, 90)])
def test_squares_are_so_large_that_they_can_be_told_apart_in_one_bit(of: int, least: int) -> None:
    two = (Drawn(count=4, of=of, words="so many", label="Pill"),) * 2
    cells = (ShownCell(text="so many", drawn=two),) * 4
    row = replace(drawn().rows[0], cells=cells)
    four = (*COMPARISON.options, COMPARISON.options[0])
    made = pdf(replace(COMPARISON, options=four, rows=(row,)), paper=Paper.LETTER)
    boxes = [figure["/A"][0]["/BBox"] for figure in parts(made, "Figure")]

    assert boxes
    assert all(float(box[2]) - float(box[0]) >= least for box in boxes)


@pytest.mark.parametrize("size", [12, 20])
@pytest.mark.parametrize("ranged", [True, False])
def test_what_a_range_is_is_said_where_one_is_on_the_sheet(
    size: int,
    ranged: bool,  # noqa: FBT001 - a parameter
) -> None:
    made = counted_in_ways(800)
    one, died, two = made.rows
    with_range = ShownCell(text=f"6 out of 100 (2 to 15). {two.cells[0].text}")
    late = replace(two, cells=(with_range,) * 3)
    rows = (one, died, late, *(replace(drawn().rows[0], id=RowId("x")),) * ranged)
    table = replace(made, rows=rows)

    first, *_ = texts(pdf(table, size=size))
    assert ("A range in ( ) is where" in first) is ranged
    assert "A range in ( ) is where" in texts(pdf(table, size=size, whole=True))[0]


def test_what_squares_are_is_said_where_there_are_some_on_the_first_side() -> None:
    assert "Filled squares are people" in texts(pdf(drawn()))[0]


@pytest.mark.parametrize(("size", "dashed"), [(12, True), (20, False)])
def test_dashed_frames_and_dots_are_explained_where_some_are_drawn(
    size: int,
    dashed: bool,  # noqa: FBT001 - a parameter
) -> None:
    first = texts(pdf(drawn(), size=size))[0]

    assert "Filled squares are people" in first
    assert ("Dashed: not known." in first) is dashed
    assert "dots" not in first


def told_at_length(times: int) -> Comparison:
    (row,) = drawn().rows
    told = replace(row.cells[0], text="6 out of 100. " * times)
    return replace(drawn(), rows=(replace(row, cells=(told, *row.cells[1:])),))


@pytest.mark.parametrize(("size", "times", "tables"), [(16, 37, 1), (20, 80, 0)])
def test_where_pictures_have_no_room_nothing_is_said_of_squares(
    size: int, times: int, tables: int
) -> None:
    made = pdf(told_at_length(times), size=size)

    assert parts(made, "Figure") == []
    assert len(parts(made, "Table")) == tables
    assert "6 out of 100" in texts(made)[0]
    assert "squares" not in texts(made)[0]


@pytest.mark.parametrize(("size", "times"), [(16, 60), (20, 1)])
def test_in_very_large_print_and_in_columns_too_narrow_it_goes_question_by_question(
    size: int, times: int
) -> None:
    made = pdf(told_at_length(times), size=size)
    first = texts(made)[0]

    assert parts(made, "Table") == []
    assert len(parts(made, "Figure")) == 2
    assert re.search(r"How many got worse\? Examplumab: 6 out of 100.*Madeupimod: No fair", first)
    assert to_tick(made) == 1
    assert keeps_the_standard(made)


def test_question_by_question_an_answer_without_pictures_has_the_whole_width() -> None:
    (row,) = drawn().rows
    told = ShownCell(text="What stands here is told in one line of it.")
    made = pdf(replace(drawn(), rows=(replace(row, cells=(*row.cells[:2], told)),)), size=20)
    lines = PdfReader(io.BytesIO(made)).pages[0].extract_text().splitlines()

    assert any(line.endswith(told.text) and "No new" in line for line in lines)


def test_what_a_first_side_has_no_room_to_say_of_the_options_is_on_the_back() -> None:
    first, *_, back = texts(pdf(told_at_length(28), size=20))

    assert "Madeupimod: In small trials." in back
    assert "In small trials" not in first
    assert "We have no figures from people for Madeupimod" in back


def test_a_long_answer_is_said_to_be_short_question_by_question_too() -> None:
    cell = ShownCell(text="How it begins.\nAnd so on, to the very end.", short="It begins. " * 40)
    row = replace(COMPARISON.rows[0], cells=(cell, *COMPARISON.rows[0].cells[1:]))
    made = pdf(replace(COMPARISON, rows=(row,)), size=20)

    assert parts(made, "Table") == []
    assert "Matters to me Answers in short. More is further on." in texts(made)[0]


def test_a_first_side_with_no_room_for_any_answer_is_all_room_to_write() -> None:
    made = pdf(LONG, size=20)
    first = texts(made)[0]

    assert parts(made, "Table") == []
    assert to_tick(made) == 0
    assert "1. Write your questions at “My notes”." in first


def test_a_number_is_among_the_first_two_questions_whatever_matters_to_me() -> None:
    cells = (ShownCell(text="No one has counted it. " * 14),) * 3
    said = tuple(
        replace(COMPARISON.rows[0], id=RowId(f"row-{n}"), question=f"And {n}?", cells=cells)
        for n in range(3)
    )
    first = texts(pdf(replace(COMPARISON, rows=(*said, COMPARISON.rows[1])), size=20))[0]

    assert "And 0?" in first
    assert re.search(r"How many got worse\? .*Examplumab: 6 out of 100", first)
    assert "And 1?" not in first


@pytest.mark.parametrize("paper", Paper)
def test_pages_lie_on_their_side(paper: Paper) -> None:
    for page in PdfReader(io.BytesIO(pdf(paper=paper))).pages:
        assert page.mediabox.width > page.mediabox.height


def test_on_the_back_each_answer_stands_after_the_name_of_its_option() -> None:
    back = " ".join(texts(pdf(MANY_ROWS))[1:])

    assert "More answers" in back
    assert re.search(
        r"How many got worse\? .*Examplumab: 6 out of 100.*Madeupimod: 9 out of 100.*"
        r"No new treatment now: No fair comparison exists\.",
        back,
    )


def test_on_the_back_options_with_one_answer_are_named_together() -> None:
    alike, other = ShownCell(text="No proof. " * 30), ShownCell(text="No test. " * 30)
    row = replace(COMPARISON.rows[0], cells=(alike, other, alike))
    back = " ".join(" ".join(texts(pdf(replace(COMPARISON, rows=(row,) * 5)))[1:]).split())

    assert "Examplumab, No new treatment now: No proof." in back
    assert "Madeupimod: No test." in back


@pytest.mark.parametrize("paper", Paper)
def test_three_medicines_of_one_kind_take_one_sheet(library: Library, paper: Paper) -> None:
    drips = tuple(map(TreatmentId, ("ocrelizumab", "ofatumumab", "rituximab")))
    table = compare(
        columns(drips, dict(library.treatments), library.no_treatment),
        library.rows,
        ms_types=(MsType.RRMS,),
        region=Region.UK_EU,
        matters=tuple(map(RowId, ("worse", "death", "infection", "relapse"))),
    )

    page = side_by_side(
        table, library.sources, library.glossary_finder, version="0.1.0", as_of=CHECKED
    )
    made = comparison_pdf(page, paper=paper, text_size=12, resources=paths.resources())

    assert count(made) == 2


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.parametrize("comparison", [COMPARISON, MANY_ROWS, LONG], ids=["few", "many", "long"])
def test_the_front_ends_with_room_to_write_and_what_is_behind_begins_with_the_warnings(
    comparison: Comparison, paper: Paper, size: int
) -> None:
    front, behind = front_and_back(pdf(comparison, paper=paper, size=size))

    assert front.count("My notes") == 2  # where one writes, and in what to do
    assert "It is not medical advice." in front
    assert behind.startswith("Boxed warnings, and who must not take it")


def test_each_question_of_the_first_side_has_a_square_to_mark_that_it_matters() -> None:
    (first, *_) = texts(pdf())
    asked = [row.question for row in COMPARISON.rows if row.question in first]

    assert to_tick(pdf()) == len(asked) > 1


def test_a_row_that_has_no_room_in_front_or_on_the_back_is_named_there() -> None:
    asked = tuple(
        replace(row, question=f"{row.question} {n}") for n, row in enumerate(MANY_ROWS.rows)
    )
    first, back = texts(pdf(replace(MANY_ROWS, rows=asked)))

    assert re.search(r"On the back: .* \d+ more questions", first)
    assert re.search(r"In “The whole comparison”: \d+ more questions\. msdesk prints it", back)
    assert all(row.question in first + back for row in asked)


def test_the_whole_comparison_is_a_part_of_its_own_with_every_answer_and_source() -> None:
    first, second, *whole = texts(pdf(MANY_ROWS, whole=True))
    together = " ".join(whole)

    assert "It is behind this page." in second
    assert whole[0].startswith("The whole comparison All answers")
    assert f"Page 3 of {2 + len(whole)}" in whole[0]
    assert f"Page 1 of {2 + len(whole)}" in first
    assert together.count("How many got worse?") == 5
    assert all(source.short in together for source in SOURCES.values())


def test_where_all_has_room_nothing_is_said_of_the_whole() -> None:
    assert "The whole comparison" not in " ".join(texts(pdf()))


@pytest.mark.parametrize(("size", "most"), [(12, 2), (16, 4), (20, 6)])
def test_without_the_whole_it_takes_few_sides(size: int, most: int) -> None:
    for comparison in (COMPARISON, MANY_ROWS):
        assert count(pdf(comparison, size=size)) <= most


def test_only_sources_of_what_is_there_are_listed() -> None:
    long = (ShownCell(text="A long story. " * 300, sources=(SourceId("gamma"),)),) * 3
    row = replace(COMPARISON.rows[0], id=RowId("last"), cells=long, matters=False)
    rows = (COMPARISON.rows[1], row)
    back = texts(pdf(replace(COMPARISON, rows=rows)))[1]

    assert "Beta 2024" in back
    assert "Gamma 2024" not in back


def test_medical_words_of_what_is_there_are_told_in_plain_words() -> None:
    cell = replace(COMPARISON.rows[1].cells[0], text="PML in 6 out of 100")
    rows = (replace(COMPARISON.rows[1], cells=(cell, *COMPARISON.rows[1].cells[1:])),)

    assert "PML: a made-up brain infection." in texts(pdf(replace(COMPARISON, rows=rows)))[1]
    assert "PML" not in texts(pdf())[1]


def heavily_warned(times: int) -> Comparison:
    far = replace(COMPARISON.options[0].licence[0], text="It can harm an unborn child. " * times)
    options = (
        replace(COMPARISON.options[0], licence=(far, *COMPARISON.options[0].licence[1:])),
        *COMPARISON.options[1:],
    )
    return replace(COMPARISON, options=options)


def test_warnings_without_room_are_by_name_and_in_full_in_the_whole() -> None:
    short = " ".join(texts(pdf(heavily_warned(120))))
    back, *whole = texts(pdf(heavily_warned(120), whole=True))[1:]

    assert count(pdf(heavily_warned(120))) == 2
    assert "by name: pregnancy and contraception." in short
    assert "Who must not take it (UK and EU; United States)" in short
    assert "Some are in short." in back
    assert " ".join(whole).count("unborn") == 120


def test_who_must_not_take_it_here_stays_whole_where_boxed_warnings_are_by_name() -> None:
    back = texts(pdf(replace(heavily_warned(120), region=Region.US)))[1]

    assert "by name: pregnancy and contraception." in back
    assert "It can harm an unborn child." not in back
    assert "(United States; UK and EU): People with an infection now." in back


def warned_abroad(*sentences: tuple[int, int]) -> Comparison:
    """Return options with so many sentences in a box and of who must not take it, in the US."""
    here = LicenceWarning(
        kind=WarningKind.MUST_NOT,
        regions=(Region.UK_EU,),
        text="Who is ill.",
        sources=(SourceId("alpha"),),
    )

    def warned(option: Treatment, boxed: int, must_not: int) -> Treatment:
        text = f"It harms in a box of {option.short_name}. "
        box = replace(
            here, kind=WarningKind.LIVER, regions=(Region.US,), text=text * boxed, boxed=True
        )
        abroad = replace(here, regions=(Region.US,), text="Who is well. " * must_not)
        return replace(option, licence=licence(box, here, abroad))

    options = zip(COMPARISON.options, sentences, strict=False)
    made = tuple(warned(option, *each) for option, each in options)
    return replace(COMPARISON, options=(*made, *COMPARISON.options[len(made) :]))


def test_a_boxed_warning_that_has_room_is_in_full_beside_one_that_has_none() -> None:
    back = texts(pdf(warned_abroad((150, 1), (1, 1))))[1]

    assert "It harms in a box of Examplumab" not in back
    assert "by name: liver." in back
    assert "It harms in a box of Madeupimod." in back
    assert "Some are in short." in back


def test_boxed_warnings_have_room_before_who_must_not_take_it_elsewhere() -> None:
    alone = texts(pdf(warned_abroad((1, 120), (1, 1))))[1]
    both = texts(pdf(warned_abroad((1, 120), (50, 1))))[1]

    assert alone.count("Who is well.") == 121
    assert both.count("It harms in a box of Madeupimod.") == 50
    assert both.count("Who is well.") == 1


def test_what_no_rule_has_room_for_is_still_all_there() -> None:
    first, must_not, *others = COMPARISON.options[0].licence
    licence = (first, replace(must_not, text="Nobody at all. " * 700), *others)
    options = (replace(COMPARISON.options[0], licence=licence), *COMPARISON.options[1:])
    made = texts(pdf(replace(COMPARISON, options=options)))

    assert len(made) > 2
    assert " ".join(made).count("Nobody") == 700


def test_above_the_table_it_says_what_is_compared() -> None:
    first = texts(pdf())[0]

    assert first.index("This page compares") < first.index("Question Examplumab")


def test_a_question_that_is_alone_on_the_back_is_named_in_front() -> None:
    cells = (ShownCell(text="A long story. " * 40),) * 3
    last = replace(COMPARISON.rows[0], question="And what of this?", id=RowId("last"), cells=cells)
    rows = (*COMPARISON.rows[:2], replace(last, matters=False))
    first = texts(pdf(replace(COMPARISON, rows=rows)))[0]

    assert "And what of this?" in first[first.index("On the back") :]


def test_a_long_answer_is_short_in_front_and_whole_on_the_back() -> None:
    first, second, *_ = texts(pdf(long_answer()))

    assert "Answers in short. More is on the back." in first
    assert "the very end" not in first
    assert "the very end" in second


def test_a_long_answer_with_no_room_on_the_back_is_only_said_to_be_short() -> None:
    cell = ShownCell(text="How it begins. " + "And so on. " * 600, short="How it begins.")
    row = replace(COMPARISON.rows[0], cells=(cell, *COMPARISON.rows[0].cells[1:]))
    first, second = texts(pdf(replace(COMPARISON, rows=(row,))))

    assert "Answers in short. More" not in first
    assert "Answers in short." in first
    assert "And so on." not in second


def test_what_a_row_is_about_ends_before_it_says_that_its_answers_are_short() -> None:
    rows = tuple(replace(row, measure="PPMS", matters=False) for row in long_answer().rows)
    first, *_ = texts(pdf(replace(COMPARISON, rows=rows)))

    assert "PPMS. Answers in short." in " ".join(first.split())


def test_who_must_not_take_it_is_on_the_back_once_with_the_warnings() -> None:
    rows = tuple(replace(row, id=RowId("must-not")) for row in long_answer().rows)
    together = " ".join(texts(pdf(replace(COMPARISON, rows=rows))))

    assert "More answers" not in together


def test_a_table_of_nothing_still_makes_a_side() -> None:
    assert count(pdf(Comparison(options=(), rows=(), out_of=100))) >= 1


def test_windows_that_differ_are_flagged_in_words_on_paper() -> None:
    together = " ".join(texts(pdf()))

    assert "Time differs: about 2 years" in together
    assert "“Time differs”: the studies in that row lasted different lengths of time." in together


def test_sources_are_listed_on_the_back_by_their_short_names_each_a_link() -> None:
    made = pdf()
    together = " ".join(texts(made))
    below = together[together.index("Sources In full they are on the cards in msdesk:") :]
    pages = PdfReader(io.BytesIO(made)).pages
    links = [note.get_object()["/A"]["/URI"] for page in pages for note in page.get("/Annots", ())]

    for number, found in enumerate(("Alpha 2024", "Beta 2024"), start=1):
        assert f"{number} {found}" in below
    assert {source.address for source in SOURCES.values() if source.address} >= set(links)
    assert links


def test_it_says_how_to_read_it() -> None:
    first, second, *_ = texts(pdf())

    assert "Rates are out of 100." in first
    assert "The order of treatments never changes." in second
    assert "Only your MS team can say what is possible for you." in first


def test_cards_past_their_check_are_named_on_paper() -> None:
    assert "May be out of date" not in texts(pdf())[0]
    assert "May be out of date: Examplumab" in texts(pdf(as_of=DUE.replace(year=2028)))[0]


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.usefixtures("qapp")
def test_nothing_is_printed_near_the_edge_or_in_colour(paper: Paper, size: int) -> None:
    for comparison in (COMPARISON, saying("neuroinflammation" * 20)):
        for picture in pictures(pdf(comparison, paper=paper, size=size)):
            assert min(picture.ink()) >= 14.9
            assert picture.is_grey()


def test_markup_in_the_content_shows_as_it_is() -> None:
    together = "".join(texts(pdf(saying(AS_TYPED)))).replace(" ", "")

    assert together.count(AS_TYPED.replace(" ", "")) >= 12


@settings(max_examples=10)
@given(st.text(st.characters(), max_size=200))
def test_any_text_makes_a_page(text: str) -> None:
    assert pdf(saying(text)).startswith(b"%PDF-1.7")


def test_the_first_side_ends_with_its_footer_for_who_hears_it() -> None:
    heard = read_aloud(pdf())
    first, _, _ = heard.partition("“Time differs”")

    assert "It is not medical advice." in first
