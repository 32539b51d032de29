"""Where "we found no figure" may not be the last word; each rule broken once."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk.content.load import load
from msdesk.errors import ContentError
from tests.content.small import change, warn

CARD = "cards/examplumab.toml"
WARNED = 'regions = ["UK and EU", "United States"]\ntext = "Rare."\nsources = ["alpha2024"]'
SAYS_MORE = "; say also that the licence 'warns of' it or does 'not name' it, or 'not checked'"


def told(folder: Path) -> list[str]:
    """Return what the loader refuses, a line each."""
    try:
        load(folder)
    except ContentError as error:
        return str(error).splitlines()
    return []


@pytest.mark.parametrize(
    ("outcome", "topics"),
    [
        ("Died", "deaths"),
        ("Deaths caused by it", "deaths"),
        ("Serious infections", "infections"),
        ("A serious infection", "infections"),
        ("Cancers", "cancers"),
        ("Deaths and cancer", "deaths and cancers"),
        ("PML", "infections"),
        ("Sepsis", "infections"),
        ("Melanoma", "cancers"),
    ],
)
def test_no_figure_of_a_harm_alone_is_refused(folder: Path, outcome: str, topics: str) -> None:
    change(folder, CARD, "We found no fair test.", "We found no figure. Ask your team.")
    change(folder, CARD, 'outcome = "Died"', f'outcome = "{outcome}"')

    assert told(folder) == [f"examplumab.toml: harms[0]: says no figure for {topics}{SAYS_MORE}"]


@pytest.mark.parametrize(
    "words",
    [
        "We found no count.",
        "We found no rate.",
        "We found no data.",
        "We found nothing.",
        "We could not find a number.",
        "We did not find how many.",
    ],
)
def test_no_figure_in_other_words_is_refused_too(folder: Path, words: str) -> None:
    change(folder, CARD, "We found no fair test.", words)

    assert told(folder) == [f"examplumab.toml: harms[0]: says no figure for deaths{SAYS_MORE}"]


@pytest.mark.parametrize(
    "words",
    [
        "The licence warns of it; we found no figure.",
        "Warned of, no figure.",
        "The licence text we read does not name it, and we found no figure.",
        "We found no figure. The licence text was not checked.",
        "There is no licence text, and we found no figure.",
        "We found no fair test.",
    ],
)
def test_no_figure_may_stand_beside_what_the_licence_does(folder: Path, words: str) -> None:
    change(folder, CARD, "We found no fair test.", words)

    assert told(folder) == []


def test_no_figure_of_another_thing_may_stand_alone(folder: Path) -> None:
    change(folder, CARD, "We found no fair test.", "We found no figure.")
    change(folder, CARD, 'outcome = "Died"', 'outcome = "Headache"')

    assert told(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (
            'not_known = [{ text = "Nothing found."',
            'not_known = [{ text = "How many died. We found no figure."',
            "not_known[0]",
        ),
        (
            'mind = [{ text = "Nothing found."',
            'mind = [{ text = "Deaths: we found no figure."',
            "living_with.mind[0]",
        ),
    ],
)
def test_a_sentence_may_not_leave_it_at_no_figure(
    folder: Path, old: str, new: str, place: str
) -> None:
    change(folder, CARD, old, new)

    assert told(folder) == [f"examplumab.toml: {place}: says no figure for deaths{SAYS_MORE}"]


def test_an_answer_of_the_comparison_may_not_leave_it_at_no_figure(folder: Path) -> None:
    change(folder, "compare.toml", "How many got worse?", "How many died?")
    change(
        folder,
        CARD,
        '"{0}; {1} on a dummy pill"\nmeasure = "for at least 12 weeks"\n'
        'estimates = ["worse"]\nfigures = [26.0, 32.0]',
        '"No figure found."',
    )

    assert told(folder) == [f"examplumab.toml: compare[0]: says no figure for deaths{SAYS_MORE}"]


def test_a_finding_may_not_leave_it_at_no_figure(folder: Path) -> None:
    change(folder, CARD, 'kind = "estimate"\nid', 'kind = "finding"\nstatement = "No figure."\nid')
    change(folder, CARD, 'outcome = "Got worse"', 'outcome = "Deaths"')
    change(folder, CARD, 'otherwise = "did not get worse"\n', "")
    text = (folder / CARD).read_text(encoding="utf-8")
    start, end = text.index("arms = ["), text.index("[[harms]]")
    text = (text[:start] + text[end:]).replace('estimates = ["worse"]\n', "")
    (folder / CARD).write_text(text, encoding="utf-8")

    assert told(folder) == [f"examplumab.toml: benefits[0]: says no figure for deaths{SAYS_MORE}"]


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        ("Serious infections", "serious infections"),
        ("Infections", "PML"),
        ("Cancers", "cancers"),
        ("Cancers", "skin cancer"),
    ],
)
def test_what_the_list_warns_of_is_not_put_off_with_another_answer(
    folder: Path, outcome: str, kind: str
) -> None:
    change(folder, CARD, "We found no fair test.", "We found no figure. Not checked.")
    change(folder, CARD, 'outcome = "Died"', f'outcome = "{outcome}"')
    warn(folder, CARD, kind, WARNED)

    (problem,) = told(folder)

    assert problem.endswith("; say also that the licence 'warns of' it, as the card's list does")


def _second_item(folder: Path, **changes: str) -> None:
    """Put a second measured item below the first, that differs in what is given."""
    text = (folder / CARD).read_text(encoding="utf-8")
    start, end = text.index("[[benefits]]"), text.index("[[harms]]")
    item = text[start:end].replace('id = "worse"', 'id = "again"')
    for key, value in changes.items():
        old = {
            "n": "n = 200",
            "population": "Adults with relapsing MS",
            "outcome": "Got worse",
            "low": "low = 20.0, high = 33.0",
            "rate": "per_100 = 32.0",
            "sources": '["alpha2024"]',
        }[key]
        item = item.replace(old, value)
    (folder / CARD).write_text(text[:start] + item + text[start:], encoding="utf-8")


NO_N = 'no_n = "The number was not in the text we read"'
NO_RANGE = 'no_range = "No range was given in the text we read"'


def test_a_number_of_people_that_the_library_holds_is_not_said_to_be_lacking(
    folder: Path,
) -> None:
    _second_item(folder, n=NO_N, outcome="Headache", rate="per_100 = 33.0")

    assert told(folder) == [
        "examplumab.toml: again: has no number of people; "
        "no-new-treatment.toml: worse has it from the same source"
    ]


def test_the_same_figures_from_the_same_source_have_their_number_on_every_card(
    folder: Path,
) -> None:
    change(folder, "cards/aplimod.toml", "n = 200", NO_N)
    change(folder, "cards/aplimod.toml", "Adults with relapsing MS", "People with RRMS")

    assert told(folder) == [
        "aplimod.toml: worse: has no number of people; "
        "no-new-treatment.toml: worse has it from the same source"
    ]


def test_the_number_may_stand_with_the_groups(folder: Path) -> None:
    for card in ("aplimod", "examplumab", "no-new-treatment"):
        change(folder, f"cards/{card}.toml", "n = 200", NO_N)
    change(folder, CARD, "low = 20.0", "events = 260, of = 1000, low = 20.0")
    without = 'per_100 = 32.0, no_range = "Not in the text we read"'
    change(folder, CARD, without, "per_100 = 32.0, events = 320, of = 1000")

    assert len(told(folder)) == 2


def test_a_range_that_the_library_holds_is_not_said_to_be_lacking(folder: Path) -> None:
    change(folder, "cards/aplimod.toml", "low = 20.0, high = 33.0", NO_RANGE)

    assert told(folder) == [
        "aplimod.toml: worse: has no range for 'Tablet'; "
        "no-new-treatment.toml: worse has it from the same source"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"sources": '["told2025"]\nseen = "second-hand"'},
        {"population": "Adults with PPMS", "rate": "per_100 = 33.0"},
        {"population": "Adults with PPMS", "outcome": "Died"},
        {"population": "Adults with PPMS", "rate": "per_100 = 26.0"},
    ],
    ids=["another source", "another figure", "another outcome", "one figure in both groups"],
)
def test_what_only_looks_alike_may_lack_its_number(folder: Path, other: dict[str, str]) -> None:
    _second_item(folder, n=NO_N, **other)

    assert told(folder) == []
