"""What a card says first must be whole, short, and of items that the card holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk.content.load import load
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.errors import ContentError
from tests.content.small import change

CARD = "cards/examplumab.toml"
_TYPES = ", ".join(f'"{each.value}"' for each in MsType)
_FIRST = f"""
[[face]]
text = "Fewer got worse."
ms_types = [{_TYPES}]
sources = ["alpha2024"]

[[face]]
text = "It differs by type."
basis = "Our reading"

[[first]]
slot = "gain"
heading = "Got worse"
items = ["worse"]
groups = ["Tablet"]
who = "Relapsing MS, 200 people, 2 years"

[[first]]
slot = "worst harm"
heading = "Died"
items = ["death"]

[[first]]
slot = "burden"
heading = "Reported a side effect"
items = ["told"]
big = "Nearly everybody"

[[first]]
slot = "my type"
heading = "Relapses"
big = "No fair comparison exists"
basis = "Not found in our search"

[[spans]]
id = "both"
outcome = "Got worse"
sentence = "From 26 to 32 of 100."
picture = "worse"
items = ["worse"]
sources = ["alpha2024"]

[[harms]]
kind = "finding"
id = "told"
outcome = "A side effect"
statement = "Nearly everybody told of one."
population = "Adults with relapsing MS"
ms_types = ["RRMS"]
n = 200
compared_with = "Nobody"
window = "over 2 years"
design = "survey"
certainty_reason = "A survey"
sources = ["alpha2024"]
"""


@pytest.fixture
def said(folder: Path) -> Path:
    """Return a folder in which one card has its face and first numbers."""
    change(folder, CARD, "\n[living_with]", f"{_FIRST}\n[living_with]")
    return folder


def told(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as error:
        load(folder)
    return str(error.value).splitlines()


def test_a_card_that_says_all_first_is_read(said: Path) -> None:
    assert len(load(said).treatments[TreatmentId("examplumab")].first) == 4


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('slot = "burden"', 'slot = "fifth"', "first: burden: needs one without ms_types"),
        (
            'text = "It differs by type."',
            f'text = "{"very " * 21}"',
            "face[1]: text: 21 words; at most 20",
        ),
        (
            'heading = "Died"',
            'heading = "Died of it or of some other thing then"',
            "first[1]: heading: 9 words; at most 8",
        ),
        (
            'who = "Relapsing MS, 200 people, 2 years"',
            f'who = "{"many " * 16}"',
            "first[0]: who: 16 words; at most 15",
        ),
        (
            'big = "Nearly everybody"',
            f'big = "{"all " * 9}"',
            "first[2]: big: 9 words; at most 8",
        ),
        (
            'big = "Nearly everybody"',
            f'big = "All"\nwords = "{"all " * 46}"',
            "first[2]: words: 46 words; at most 45",
        ),
        (
            'items = ["death"]',
            'items = ["life"]\nbig = "?"',
            "first[1]: the card has no item 'life'",
        ),
        (
            'items = ["told"]\nbig = "Nearly everybody"',
            'items = ["told"]',
            "first[2]: 'told' has no figure, so big must say it",
        ),
        (
            'items = ["death"]',
            'items = ["death"]\nturned = true',
            "first[1]: 'death' has no groups",
        ),
        (
            'items = ["death"]',
            'items = ["death"]\ngroups = ["Tablet"]',
            "first[1]: 'death' has no groups",
        ),
        (
            'items = ["worse"]\ngroups = ["Tablet"]',
            'items = ["worse"]\nbig = "Many"',
            "first[0]: 'worse' has a figure, so big must go",
        ),
        (
            'who = "Relapsing MS, 200 people, 2 years"',
            "",
            "first[0]: who is missing: who was studied, and for how long",
        ),
        (
            'groups = ["Tablet"]',
            'groups = ["Drip"]',
            "first[0]: 'worse' has no group 'Drip'",
        ),
        (
            'picture = "worse"\nitems = ["worse"]',
            'picture = "worse"\nitems = ["worse", "life"]',
            "spans: both: the card has no item 'life'",
        ),
    ],
)
def test_each_rule_is_told_with_its_place(said: Path, old: str, new: str, problem: str) -> None:
    change(said, CARD, old, new)

    assert told(said) == [f"examplumab.toml: {problem}"]


def test_a_rate_each_year_cannot_be_turned_round(said: Path) -> None:
    change(said, CARD, 'otherwise = "did not get worse"', 'unit = "per 100 people each year"')
    change(said, CARD, 'groups = ["Tablet"]', 'groups = ["Tablet"]\nturned = true')

    assert "examplumab.toml: first[0]: a rate each year cannot be turned round" in told(said)


def test_a_card_with_a_face_alone_lacks_its_numbers(said: Path) -> None:
    text = (said / CARD).read_text(encoding="utf-8")
    start, end = text.index("[[first]]"), text.index("[[spans]]")
    (said / CARD).write_text(text[:start] + text[end:], encoding="utf-8")

    assert "examplumab.toml: first: gain: needs one without ms_types" in told(said)


def test_where_we_are_not_equally_sure_of_its_items_each_has_a_name(said: Path) -> None:
    change(said, CARD, 'items = ["told"]', 'items = ["told", "worse"]')
    missing = "each is missing: we are not equally sure of its items, so name each"

    assert told(said) == [f"examplumab.toml: first[2]: {missing}"]
