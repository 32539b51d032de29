"""A word of certainty that does not follow from the rule is refused, with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.domain.estimate import NoFairComparison
from msdesk.errors import ContentError
from tests.content.small import change

CARD = "cards/examplumab.toml"
DESIGN, WORD = 'design = "randomised"', 'certainty = "moderate"'
REASON = 'certainty_reason = "One fair trial"'
TABLET = "per_100 = 26.0, low = 20.0, high = 33.0"
DUMMY = 'per_100 = 32.0, no_range = "Not in the text we read"'


def told(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """Return what is said of the one measured item after some changes to it."""
    for old, new in changes:
        change(folder, CARD, old, new)
    with pytest.raises(ContentError) as error:
        load(folder)
    place = "examplumab.toml: benefits[0]"
    return [line.removeprefix(f"{place} (worse): ") for line in str(error.value).splitlines()]


def lines(*keys: str) -> tuple[str, str]:
    listed = ", ".join(f'"{key}"' for key in keys)
    return (WORD, f"{WORD}\ncertainty_lines = [{listed}]")


def test_an_item_must_say_what_kind_of_study_it_comes_from(folder: Path) -> None:
    (said,) = told(folder, (f"{DESIGN}\n", ""))

    assert said == "examplumab.toml: benefits[0]: Object missing required field `design`"


def test_mice_get_no_word_of_certainty(folder: Path) -> None:
    said = told(folder, (DESIGN, 'design = "animal"'))

    assert "a design of 'animal' has no certainty and no certainty_lines" in said


def test_a_survey_of_doctors_is_not_drawn_as_a_chance(folder: Path) -> None:
    said = told(folder, (f"{DESIGN}\n{WORD}", 'design = "survey"'))

    assert said == ["a design of 'survey' gives no chance to draw; make it a finding"]


def test_a_reason_does_not_rate_what_has_no_word(folder: Path) -> None:
    mice = (f"{DESIGN}\n{WORD}", 'design = "animal"')
    said = told(folder, mice, (REASON, 'certainty_reason = "Very low for people"'))

    assert "certainty_reason must not rate what is 'animal'" in said


@pytest.mark.parametrize(
    ("word", "keys", "follows"),
    [
        ("high", "", "certainty is 'high'; 'moderate' follows from randomised"),
        (
            "moderate",
            'certainty_lines = ["very-few"]',
            "certainty is 'moderate'; 'low' follows from randomised, very-few",
        ),
    ],
)
def test_a_word_follows_from_its_lines(folder: Path, word: str, keys: str, follows: str) -> None:
    changed = (WORD, f'certainty = "{word}"\n{keys}')
    said = told(folder, changed, (REASON, 'certainty_reason = "Very few people"'))

    assert said == [follows]


def test_what_is_rated_needs_its_word(folder: Path) -> None:
    said = told(folder, (f"{WORD}\n", ""))

    assert said == ["certainty is missing; 'moderate' follows from randomised"]


def test_a_reason_says_each_line_in_plain_words(folder: Path) -> None:
    said = told(folder, lines("few"))

    assert said == ["certainty_reason does not say why 'few'; it needs one of 'few'"]


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        (("unheard-of",), "certainty_lines: 'unheard-of' is no line for 'randomised'"),
        (("few", "few"), "certainty_lines: 'few' is there twice"),
        (("few", "very-few"), "certainty_lines: 'few' and 'very-few' do not go together"),
        (("few", "no-counts"), "certainty_lines: 'few' and 'no-counts' do not go together"),
    ],
)
def test_lines_are_those_of_the_rule(folder: Path, keys: tuple[str, ...], wrong: str) -> None:
    said = told(folder, lines(*keys), (REASON, 'certainty_reason = "Very few people"'))

    assert wrong in said


@pytest.mark.parametrize(
    ("events", "people", "needed"), [(26, 100, "few"), (3, 500, "very-few"), (26, 40, "very-few")]
)
def test_few_cases_in_the_counts_must_be_among_the_lines(
    folder: Path, events: int, people: int, needed: str
) -> None:
    share = 100 * events / people
    count = f"per_100 = {share}, events = {events}, of = {people}"
    said = told(folder, (TABLET, count), (DUMMY, count), ("n = 200", f"n = {2 * people}"))

    assert f"its counts meet the line {needed!r}; certainty_lines must say so" in said


def test_a_figure_without_any_count_or_range_must_say_so(folder: Path) -> None:
    without = (TABLET, TABLET.replace("low = 20.0, high = 33.0", 'no_range = "Not given"'))
    said = told(folder, without, ("n = 200", 'no_n = "Not given"'))

    assert "no n, no counts and no range; certainty_lines must say 'no-counts'" in said


def test_what_only_the_news_told_must_say_so(folder: Path) -> None:
    change(folder, "sources.toml", 'kind = "journal article"', 'kind = "congress report"')

    said = told(folder)

    missing = "no source of it is a paper or a licence text; certainty_lines must say 'reported'"
    assert missing in said


def test_one_group_needs_fewer_cases_to_be_sure(folder: Path) -> None:
    one = f'{TABLET} }},\n    {{ label = "Dummy pill", {DUMMY} }}'
    change(folder, CARD, one, "per_100 = 30.0, events = 60, of = 200 }")
    change(folder, CARD, DESIGN, 'design = "registry"')
    change(folder, CARD, "figures = [26.0, 32.0]", "figures = [30.0, 30.0]")

    assert load(folder)


def test_every_measured_item_of_the_cards_was_put_to_the_rule(library: Library) -> None:
    items = [i for c in library.treatments.values() for i in (*c.benefits, *c.harms)]
    measured = [item for item in items if not isinstance(item, NoFairComparison)]
    rated = [item for item in measured if library.certainty.of(item.design).starts]
    assert all(item.certainty for item in rated)
    assert not [item for item in measured if item.certainty and item not in rated]
