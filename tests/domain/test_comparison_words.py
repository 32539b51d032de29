"""What stands above a comparison follows from its table."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from msdesk.domain.cell_figures import Drawn
from msdesk.domain.comparison import Comparison, compare
from msdesk.domain.comparison_words import fairness, key, rules
from msdesk.domain.eligibility import Status
from msdesk.domain.estimate import Arm
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.treatment import Cell, Treatment
from tests.domain.samples import CRITERION, ESTIMATE, NOTES, cell, note, row, treatment

NONE = treatment("None")
PPMS = (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)
UNFAIRLY = cell("worse", "No fair comparison exists. Tested in mice only.", window="")
SLOWER = cell("worse", "Slower", window="")
NOT_ONE_TEST = (
    "The figures on one question may come from different tests, in different people: a "
    "smaller number does not mean a better treatment."
)


def ruled(active: Status, other: Status) -> Treatment:
    """Return an option that stands in one way for active PPMS, and in one for all other types."""
    rest = tuple(t for t in MsType if t is not MsType.PPMS_ACTIVE)
    notes = (
        replace(NOTES[0], ms_types=(MsType.PPMS_ACTIVE,), status=active),
        replace(NOTES[0], ms_types=rest, status=other),
        note("Not checked.", region=Region.US),
    )
    return treatment("Examplumab", eligibility=notes)


def table(*cells: Cell) -> Comparison:
    """Return one row of answers, an option each."""
    options = tuple(treatment(f"Examplumab {n}", each) for n, each in enumerate(cells))
    return compare(options, (row(cells[0].row),))


def test_the_rules_are_told_for_each_option_but_the_last() -> None:
    options = (ruled(Status.NOT_READ, Status.NOT_TRIED), NONE)

    assert rules(compare(options, (), ms_types=(MsType.PPMS_ACTIVE,))) == (
        "For PPMS active (UK and EU), Examplumab: not read.",
    )


def test_options_that_stand_alike_share_the_place_of_the_first_of_them() -> None:
    statuses = {"A": Status.NOT_READ, "B": Status.NOT_TRIED, "C": Status.NOT_READ}
    options = (replace(ruled(s, s), short_name=name) for name, s in statuses.items())

    assert rules(compare((*options, NONE), (), ms_types=(MsType.PPMS_ACTIVE,))) == (
        "For PPMS active (UK and EU), A and C: not read. B: not tried in this type.",
    )


def test_types_for_which_all_stand_alike_share_a_sentence() -> None:
    apart = compare((ruled(Status.NOT_READ, Status.NOT_TRIED), NONE), (), ms_types=PPMS)
    alike = compare((ruled(Status.NOT_TRIED, Status.NOT_TRIED), NONE), (), ms_types=PPMS)

    assert [line.partition(" (")[0] for line in rules(apart)] == [
        "For PPMS active",
        "For PPMS not active",
    ]
    assert [line.partition(" (")[0] for line in rules(alike)] == ["For PPMS"]


def test_a_rule_in_two_parts_has_the_second_in_brackets() -> None:
    by_rules = replace(NOTES[0], status=Status.SOME_BY_RULES, criteria=(CRITERION,))
    option = treatment("Examplumab", eligibility=(by_rules, NOTES[1]))

    assert rules(compare((option, NONE), (), ms_types=(MsType.RRMS,))) == (
        "For RRMS (UK and EU), Examplumab: outside the licence (some people, by rules).",
    )


def test_who_gave_no_type_has_no_rules() -> None:
    assert rules(compare((NONE,), ())) == ()


def test_what_nobody_compared_fairly_is_told_with_the_question_and_the_option() -> None:
    assert fairness(table(UNFAIRLY, SLOWER)) == (
        "What of worse? No fair comparison exists for Examplumab 0.",
    )


def test_a_question_counted_in_two_ways_is_named_once() -> None:
    found = table(
        cell("worse", "{0}", 26.0, measure="for 12 weeks"),
        cell("worse", "{0}", 32.0, measure="for 6 months"),
        UNFAIRLY,
    )

    assert fairness(found)[:-1] == ("What of worse? No fair comparison exists for Examplumab 2.",)


def test_figures_on_one_question_in_two_ways_are_not_to_be_ranked_either() -> None:
    ways = table(
        cell("worse", "{0}", 26.0, measure="for 12 weeks"),
        cell("worse", "{0}", 32.0, measure="for 6 months"),
    )

    assert fairness(ways) == (NOT_ONE_TEST,)


def test_figures_of_two_options_in_one_row_are_not_to_be_ranked() -> None:
    both = table(cell("worse", "{0}", 26.0), cell("worse", "{0}", 32.0))

    assert fairness(both) == (NOT_ONE_TEST,)
    assert fairness(table(cell("worse", "{0}", 26.0), SLOWER)) == ()


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([cell("worse", "Slower")], []),
        (
            [cell("worse", "{0}", 26.0)],
            ["Each square is one person of 100.", "Filled: it happened to them."],
        ),
        ([UNFAIRLY], ["Dashed: not known."]),
        (
            [cell("worse", "{0}", 0.4), cell("worse", "{0}", 26.0)],
            [
                "Each square is one person of 100 or 1,000.",
                "Filled: it happened to them.",
                "Numbers are out of 1,000 people in the whole table.",
            ],
        ),
    ],
)
def test_the_key_says_what_there_is_to_be_read(cells: list[Cell], lines: list[str]) -> None:
    assert list(key(table(*cells), pictures=True)) == lines


def test_the_key_explains_no_picture_of_a_group_to_none_of_which_it_happened() -> None:
    found = table(cell("worse", "Slower"))
    (shown,) = found.rows
    none = replace(shown.cells[0], drawn=(Drawn(count=0, of=100, words="none of 39"),))

    with_none = replace(found, rows=(replace(shown, cells=(none, *shown.cells[1:])),))

    assert list(key(with_none, pictures=True)) == []


def test_times_that_differ_are_spoken_of_in_the_key() -> None:
    found = table(cell("worse", "{0}", 26.0), cell("worse", "{0}", 32.0, window="5 years"))

    (said,) = key(found, pictures=False)
    assert said.endswith("Their numbers cannot be compared directly.")


def test_what_stands_in_brackets_is_explained_where_there_are_any() -> None:
    arm = Arm(label="Examplumab", per_100=5.5, events=3, of=55)
    answer = cell("worse", "{0}", 5.5, estimates=(ESTIMATE.id,))
    option = replace(treatment("Examplumab", answer), benefits=(replace(ESTIMATE, arms=(arm,)),))

    assert list(key(compare((option,), (row("worse"),)), pictures=False)) == [
        "In brackets: the true number likely lies there."
    ]
