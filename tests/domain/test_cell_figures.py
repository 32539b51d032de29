"""What is drawn beside an answer is what its words say."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from msdesk import paths
from msdesk.content.library import Library
from msdesk.domain.cell_figures import (
    NO_FAIR_COMPARISON,
    Drawn,
    captions,
    drawn,
    in_words,
    items_of,
    whose,
)
from msdesk.domain.comparison import ShownCell, columns, compare
from msdesk.domain.estimate import Arm, Unit
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.treatment import Cell
from tests.domain.samples import ESTIMATE, cell

CARDS = sorted(path.stem for path in (paths.resources() / "cards").glob("*.toml"))
_SAID = re.compile(r"(?:([Nn]one) of [\d,]+ |(fewer than) \d+ out of |([\d,]+) out of ([\d,]+))")


def pictures(answer: Cell, *arms: Arm, of: int = 100) -> tuple[Drawn, ...]:
    """Return what is drawn of an answer whose card has one estimate, with these groups."""
    return drawn(answer, {ESTIMATE.id: replace(ESTIMATE, arms=arms or ESTIMATE.arms)}, of)


def test_a_picture_has_the_count_the_range_and_the_name_of_its_group() -> None:
    arm = Arm(label="Examplumab", per_100=5.5, events=3, of=55)

    (found,) = pictures(cell("worse", "{0}", 5.5, estimates=(ESTIMATE.id,)), arm)

    words = "5 out of 100 (1 to 15)"
    assert found == Drawn(count=5, of=100, words=words, label="Examplumab", between=(1, 15))


def test_each_figure_is_drawn_in_its_order() -> None:
    arms = [Arm(label=label, per_100=n, no_range="Made up") for label, n in (("A", 7), ("B", 9))]

    found = pictures(cell("worse", "{0}; {1}", 9, 7, estimates=(ESTIMATE.id,)), *arms)

    assert [(each.label, each.count, each.between) for each in found] == [
        ("B", 9, None),
        ("A", 7, None),
    ]


def test_a_figure_of_no_estimate_is_drawn_without_range_and_name() -> None:
    assert pictures(cell("worse", "{0}", 38.3)) == (
        Drawn(count=38, of=100, words="38 out of 100"),
    )


def test_a_picture_stays_out_of_100_in_a_table_out_of_1000() -> None:
    (found,) = pictures(cell("worse", "{0}", 26.0, estimates=(ESTIMATE.id,)), of=1000)

    assert (found.count, found.of, found.between) == (26, 100, (20, 33))
    assert found.words == "260 out of 1,000 (200 to 330)"


def test_what_is_rarer_than_1_in_100_is_drawn_out_of_1000() -> None:
    (found,) = pictures(cell("death", "{0}", 0.4), of=1000)

    assert (found.count, found.of) == (4, 1000)


def test_a_rate_each_year_is_not_drawn() -> None:
    words = "{0} relapses for every {of} people each year"

    assert pictures(replace(cell("relapse", "{0}", 16.0), text=words, unit=Unit.PER_YEAR)) == ()


@pytest.mark.parametrize("before", ["", "SPMS active: "])
def test_where_no_fair_comparison_exists_a_picture_says_so(before: str) -> None:
    (found,) = pictures(cell("worse", f"{before}{NO_FAIR_COMPARISON}. Tested in mice only."))

    assert found == Drawn(count=None, of=100, words=NO_FAIR_COMPARISON)


def test_an_answer_in_words_has_no_picture() -> None:
    assert pictures(cell("worse", "We found no figure.")) == ()


def shown(library: Library, card: str, ms_type: MsType) -> list[ShownCell]:
    """Return each answer of a card beside "No new treatment now", for a type of MS."""
    options = columns((TreatmentId(card),), dict(library.treatments), library.no_treatment)
    table = compare(options, library.rows, ms_types=(ms_type,), region=Region.UK_EU)
    return [each for row in table.rows for each in row.cells]


@pytest.mark.parametrize("card", CARDS)
def test_as_many_are_drawn_as_the_words_of_each_answer_say(library: Library, card: str) -> None:
    for answer in (each for ms_type in MsType for each in shown(library, card, ms_type)):
        if not answer.drawn or answer.drawn[0].count is None:
            continue
        words = [each.words for each in answer.drawn]
        places = [answer.text.index(each) for each in words]

        assert places == sorted(places)
        assert [share(each) for each in words] == [
            pytest.approx(each.count / each.of) for each in answer.drawn if each.count is not None
        ]


def share(words: str) -> float:
    """Return how large a part of people is said; none and less than one are drawn as none."""
    found = _SAID.match(words)
    assert found is not None, words
    if found[1] or found[2]:
        return 0.0
    return int(found[3].replace(",", "")) / int(found[4].replace(",", ""))


@pytest.mark.parametrize("card", CARDS)
def test_as_many_are_drawn_as_the_card_gives_for_each_figure(library: Library, card: str) -> None:
    treatment = library.treatments[TreatmentId(card)]
    items = items_of(treatment)
    for answer in treatment.compare:
        made = drawn(answer, items, 1000) if answer.figures else ()

        assert len(made) in (0, len(answer.figures)), answer.row
        for rate, picture in zip(answer.figures, made, strict=False):
            assert picture.count is not None
            assert abs(rate * picture.of / 100 - picture.count) <= 0.61, answer.row
            assert picture.words in in_words(answer, items, 1000)


@pytest.mark.parametrize("card", CARDS)
def test_each_end_of_a_range_that_is_drawn_holds_the_count(library: Library, card: str) -> None:
    treatment = library.treatments[TreatmentId(card)]
    for answer in treatment.compare:
        for picture in drawn(answer, items_of(treatment), 1000):
            if picture.between is not None and picture.count is not None:
                low, high = picture.between
                assert low <= picture.count <= high <= picture.of, answer.row


def group(label: str, where: str = "", words: str = "5 out of 100 (1 to 15)") -> Drawn:
    return Drawn(count=5, of=100, words=words, label=label, where=where)


@pytest.mark.parametrize(
    ("pictures", "said"),
    [
        ([group("After it")], ["After it"]),
        ([group("After it"), group("Dummy")], ["After it", "Dummy"]),
        ([group("After it", "Sweden"), group("After it", "all UK")], ["Sweden", "All UK"]),
        (
            [group("New", "first"), group("Old", "first"), group("New", "later")],
            ["New, first", "Old, first", "New, later"],
        ),
        ([group("New"), group("New", words="7 out of 100")], ["5 out of 100", "7 out of 100"]),
        ([group("")], ["5 out of 100"]),
        ([Drawn(count=None, of=100, words=NO_FAIR_COMPARISON)], ["Not known"]),
    ],
)
def test_below_a_picture_stands_what_tells_it_from_the_others(
    pictures: list[Drawn], said: list[str]
) -> None:
    assert captions(pictures) == said


@pytest.mark.parametrize(
    ("outcome", "where"),
    [
        ("Died (Sweden)", "Sweden"),
        ("Had a relapse, first medicine", "first medicine"),
        ("Got worse", ""),
    ],
)
def test_where_it_was_is_what_the_heading_says_last(outcome: str, where: str) -> None:
    item = replace(ESTIMATE, outcome=outcome)
    answer = cell("worse", "{0}", 26.0, estimates=(ESTIMATE.id,))

    (found,) = drawn(answer, {ESTIMATE.id: item}, 100)

    assert found.where == where


def test_a_picture_without_a_group_is_of_its_option_only_where_it_stands_alone() -> None:
    named = Drawn(count=6, of=100, words="6 out of 100", label="Dummy")
    bare = Drawn(count=9, of=100, words="9 out of 100")

    assert whose(bare, (bare,), "Examplumab") == "Examplumab"
    assert whose(bare, (named, bare), "Examplumab") == "Examplumab, one of its groups"
    assert whose(named, (named, bare), "Examplumab") == "Examplumab"
