"""A card to take along as a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import groupby, islice

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.documents.pdf import Pdf, take_along_pdf
from msdesk.documents.take_along_words import Sentence, TakeAlong, Word
from msdesk.domain.appointment import Paper
from msdesk.domain.estimate import Unit
from msdesk.domain.first import FirstNumber, Slot
from msdesk.domain.ids import EstimateId
from tests.documents.along import CARD, NUMBERS, RARE, along
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
from tests.documents.samples import AS_TYPED, DUE

SIZES = (12, 16, 20)


def pdf(page: TakeAlong, *, paper: Paper = Paper.A4, size: int = 12) -> Pdf:
    return take_along_pdf(page, paper=paper, text_size=size, resources=paths.resources())


def test_it_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf(along()))).pages

    golden("take-along.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


def test_it_has_a_title_a_language_headings_and_keeps_the_standard() -> None:
    made = pdf(along())
    read = PdfReader(io.BytesIO(made))

    assert keeps_the_standard(made)
    assert str(read.root_object["/Lang"]) == "en-GB"
    assert read.metadata is not None
    assert read.metadata.title == "Examplumab, to take along"
    assert [tag for tag in tags(made) if tag in ("H1", "H2")] == ["H1", *["H2"] * 7]


@pytest.mark.parametrize("said", ["6 of 100 got worse.", "6 out of 100 did.", "5 of 364 died."])
def test_a_sentence_that_counts_in_another_way_is_left_to_the_numbers(said: str) -> None:
    page = replace(along(), face=(Sentence(text=said),))

    assert said not in texts(pdf(page))[0]
    assert said in texts(pdf(replace(page, numbers=page.numbers[:1])))[0]


def test_only_our_font_is_in_it() -> None:
    fonts = set(re.findall(rb"/BaseFont/([A-Za-z+-]+)", pdf(along())))

    assert fonts
    assert all(b"AtkinsonHyperlegible" in font for font in fonts)


def test_each_picture_is_told_in_a_sentence() -> None:
    assert [str(figure["/Alt"]) for figure in parts(pdf(along()), "Figure")] == [
        "Got worse in disability: 60 out of 1,000, Examplumab.",
        "Got worse in disability: 390 out of 1,000, Dummy pill.",
        "Fell gravely ill: 4 out of 1,000.",
    ]


EACH_YEAR = replace(
    RARE,
    id=EstimateId("each-year"),
    unit=Unit.PER_YEAR,
    arms=(replace(RARE.arms[0], no_range="None was given"),),
)
RARE_LAST = replace(NUMBERS[1], slot=Slot.FIFTH)
RARE_EACH_YEAR = replace(NUMBERS[1], items=(EACH_YEAR.id,), out_of=1000)
SQUARES = "Filled squares: it happened to them."
DOTS = "Dot inside: the range."


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("numbers", "squares"),
    [
        (NUMBERS[:1], SQUARES),
        (NUMBERS, "A large square is 10 people, a small one is one."),
        ((NUMBERS[0], RARE_EACH_YEAR), "Filled squares, each 10 people: it happened to them."),
    ],
    ids=["of 100", "of 100 and of 1,000", "of 100 beside a rate of 1,000"],
)
def test_the_legend_says_what_the_squares_and_the_dots_are(
    numbers: tuple[FirstNumber, ...], squares: str, size: int
) -> None:
    card = replace(CARD, first=numbers, harms=(*CARD.harms, EACH_YEAR))
    read = " ".join(texts(pdf(along(card), size=size)))

    assert f"{squares} {DOTS}" in read


@pytest.mark.parametrize("size", SIZES)
def test_without_a_dot_it_says_nothing_of_dots_and_without_squares_of_neither(size: int) -> None:
    rare = replace(NUMBERS[1], slot=Slot.GAIN)
    of_rare = " ".join(texts(pdf(along(replace(CARD, first=(rare,))), size=size)))
    of_none = " ".join(texts(pdf(along(replace(CARD, first=NUMBERS[2:])), size=size)))

    assert SQUARES in of_rare
    assert DOTS not in of_rare
    assert "squares" not in of_none


def test_where_there_is_room_for_no_picture_nothing_is_said_of_squares() -> None:
    wordy = replace(along(), in_short=("A long story. " * 87,) * 2)
    made = pdf(wordy)

    assert parts(made, "Figure") == []
    assert "60 out of 1,000 (Examplumab)" in texts(made)[0]
    assert "squares" not in texts(made)[0]


def test_second_hand_is_explained_however_little_room_there_is() -> None:
    for page in (along(), with_long_words()):
        assert "“Second-hand”: we read it in a copy" in texts(pdf(page))[0]


def test_hard_words_are_explained_as_far_as_what_needs_them_is_there() -> None:
    gain, *others = NUMBERS
    needs = replace(others[-1], slot=Slot.SIXTH, words="Nobody with PPMS.")
    page = along(replace(CARD, first=(gain, *others, needs)))
    wordy = replace(page, in_short=("A long story. " * 60,) * 2)

    assert "RRMS: MS with attacks. PPMS: MS that is worse from the start." in texts(pdf(page))[0]
    assert "RRMS: MS with attacks." in texts(pdf(wordy))[0]
    assert "PPMS" not in texts(pdf(wordy))[0]


def test_a_word_that_only_who_pays_needs_goes_with_it() -> None:
    pays = Word(term="NICE", plain="a body.", must=True, turn=-1, of_who_pays=True)
    page = replace(along(), words=(pays,))

    assert "NICE: a body." in texts(pdf(page))[0]
    assert "NICE" not in texts(pdf(replace(page, in_short=("A long story. " * 65,) * 2)))[0]


@pytest.mark.parametrize("hard", [False, True])
def test_a_word_that_can_be_read_over_is_explained_only_where_nothing_gives_way_to_it(
    hard: bool,  # noqa: FBT001 - a parameter
) -> None:
    word = Word(
        term="Drip", plain="into a vein.", must=False, hard=hard, turn=-1, of_who_pays=False
    )
    page = replace(along(), words=(word,))

    assert "Drip: into a vein." in texts(pdf(page))[0]
    assert "Drip" not in texts(pdf(replace(page, in_short=("A long story. " * 65,) * 2)))[0]


def test_where_the_first_numbers_have_no_picture_less_is_said_to_bring_in_one_that_has() -> None:
    gap = NUMBERS[2]
    bare = [replace(gap, slot=slot, basis="Read") for slot in (Slot.GAIN, Slot.HARM, Slot.MY_TYPE)]
    page = along(replace(CARD, first=(*bare, replace(NUMBERS[0], slot=Slot.FIFTH))))
    left = (pdf(replace(page, in_short=("A story. " * n,))) for n in range(200, 320, 8))

    short = next(made for made in left if "In RRMS, 6 of 100" not in texts(made)[0])
    assert (short.told.shown, len(parts(short, "Figure"))) == (4, 2)


def test_pictures_go_one_by_one_from_the_last_before_any_number_goes() -> None:
    rare = replace(NUMBERS[1], slot=Slot.MY_TYPE, items=NUMBERS[0].items, who="A")
    page = along(replace(CARD, first=(NUMBERS[0], NUMBERS[1], rare)))
    left = (pdf(replace(page, in_short=("A story. " * n,))) for n in range(168, 240, 4))

    kept = ((made.told.shown, len(parts(made, "Figure"))) for made in left)
    assert [each for each, _ in islice(groupby(kept), 3)] == [(3, 5), (3, 3), (3, 2)]


def test_the_first_number_keeps_its_picture_until_there_are_two_numbers() -> None:
    page = along()
    left = [pdf(replace(page, in_short=("A story. " * n,))) for n in range(200, 300, 4)]

    bare = [made.told.shown for made in left if not parts(made, "Figure")]
    assert (min(made.told.shown for made in left if parts(made, "Figure")), bare[0]) == (2, 3)


def test_its_parts_are_heard_in_their_order() -> None:
    heard = read_aloud(pdf(along(as_of=DUE.replace(year=2028))))
    order = (
        *("Examplumab", "This may be out of date.", "It is a pill."),
        *("Mark the numbers that matter", "The rules for my type", "Who must not take it"),
        *(
            "What is not known",
            "In plain words",
            "Ask these three questions",
            "Sources by their numbers",
            "It is not medical advice.",
        ),
    )

    places = [heard.index(words) for words in order]
    assert places == sorted(places)


def with_long_words() -> TakeAlong:
    long = "neuroinflammation" * 12
    page = along()
    return replace(
        page,
        title=long,
        in_short=(long,) * 3,
        numbers=tuple(
            replace(box, told=f"{long} " * 4, told_short=f"{long} " * 4) for box in page.numbers
        ),
    )


@pytest.mark.parametrize("size", SIZES)
def test_each_number_has_a_square_to_mark_that_it_matters(size: int) -> None:
    assert to_tick(pdf(along(), size=size)) == len(NUMBERS)


def test_numbers_without_a_box_have_their_square_too() -> None:
    made = pdf(replace(along(), in_short=("A long story. " * 80,) * 2))

    assert made.told.shown == to_tick(made) == 2
    assert len(parts(made, "Figure")) == 2


def test_numbers_without_room_are_named() -> None:
    long = "A long story. " * 180
    page = along(replace(CARD, first=(NUMBERS[0], *NUMBERS[2:], RARE_LAST)))
    told = [replace(b, told=long, told_short=long) if b.turn == 3 else b for b in page.numbers]
    made = pdf(replace(page, numbers=tuple(told), numbers_alike=tuple(told)))

    assert made.told.cut
    assert "More numbers are on the card in msdesk: " in texts(made)[0]


def test_where_there_is_no_room_for_their_names_they_are_counted() -> None:
    made = pdf(with_long_words())

    assert count(made) == 1
    assert made.told.cut
    assert re.search(r"More numbers on the card: \d\.", texts(made)[0])


def test_the_sources_of_what_is_left_out_are_left_out() -> None:
    page = along()
    wide = tuple(
        replace(box, told="Long. " * 900, told_short="Long. " * 900, out_of=100)
        for box in page.numbers
    )

    assert "5 Gamma 2024" in texts(pdf(page))[0]
    assert "5 Gamma 2024" not in texts(pdf(replace(page, numbers=wide)))[0]


def test_a_card_without_numbers_makes_a_side() -> None:
    assert count(pdf(along(replace(CARD, first=())))) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paper", Paper)
def test_nothing_is_printed_near_the_edge_or_in_colour(paper: Paper, size: int) -> None:
    for page in (along(), with_long_words()):
        for picture in pictures(pdf(page, paper=paper, size=size)):
            assert min(picture.ink()) >= 14.9
            assert picture.is_grey()


def test_markup_in_the_content_shows_as_it_is() -> None:
    page = replace(along(), face=(Sentence(text=AS_TYPED),))

    assert AS_TYPED.replace(" ", "") in texts(pdf(page))[0].replace(" ", "")
