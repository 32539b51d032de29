"""What a screen reader meets: every screen, over the real bus."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest

from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.screen import ItemScreen, Screen
from tests.bus.told import Told

SCREENS = [screen.value for screen in (*Screen, *ItemScreen)]


@pytest.mark.parametrize("at", SCREENS)
def test_every_control_of_a_screen_has_a_name(told: Mapping[str, Told], at: str) -> None:
    controls = [node for node in told[at].page if node.is_control]

    assert controls
    assert [node for node in controls if not node.name.strip()] == []


@pytest.mark.parametrize("at", SCREENS)
def test_a_screen_begins_with_a_heading_of_the_first_level(
    told: Mapping[str, Told], at: str
) -> None:
    headings = told[at].of("heading")

    assert [node.level for node in headings].index(1) == 0
    assert [node.level for node in headings].count(1) == 1


@pytest.mark.parametrize("at", SCREENS)
def test_the_keyboard_comes_to_the_screen_and_not_beside_it(
    told: Mapping[str, Told], at: str
) -> None:
    focused = [node for node in told[at].page if "focused" in node.states]

    assert len(focused) == 1
    assert focused[0].name.strip()


def test_home_is_a_heading_though_it_was_painted_before_anything_else(
    told: Mapping[str, Told],
) -> None:
    assert told["start"].of("heading")[0].name == "What would you like to do?"


@pytest.mark.parametrize("at", SCREENS)
def test_the_page_is_announced_and_in_the_title_of_the_window(
    told: Mapping[str, Told], at: str
) -> None:
    name = told[at].title.removesuffix(" - msdesk")

    assert told[at].heard.count(name) == 1
    assert name == ("Home" if at == "home" else name)
    assert at == "home" or told[at].of("heading")[0].name in name


def test_a_cell_of_a_comparison_is_told_with_its_treatment_and_its_question(
    told: Mapping[str, Told],
) -> None:
    cells = told["compared"].of("table cell")

    assert cells[1].heads == ["Stem cell transplant (AHSCT)", cells[0].name.splitlines()[0]]


def test_how_many_treatments_were_found_is_announced(
    told: Mapping[str, Told], library: Library
) -> None:
    assert told["searched"].heard[-1] == f"1 of {len(library.treatments)} cards."


def test_questions_below_each_other_are_a_list(told: Mapping[str, Told]) -> None:
    lists = told["appointment"].of("list")
    items = [node for node in told["appointment"].page if node.role == "list item"]

    assert [node.depth for node in items[:3]] == [lists[0].depth + 1] * 3


def test_a_combo_box_is_named_by_its_label_and_not_only_by_its_value(
    told: Mapping[str, Told],
) -> None:
    combos = [node for at in SCREENS for node in told[at].of("combo box")]

    assert ["Stage"] in [node.labels for node in combos]
    assert [node for node in combos if not node.labels] == []


def test_a_screen_reader_can_press_whatever_can_be_pressed(told: Mapping[str, Told]) -> None:
    kinds = ("push button", "check box", "radio button")
    buttons = [node for at in SCREENS for node in told[at].of(*kinds)]

    assert [node for node in buttons if node.action != "Press"] == []


def test_one_of_many_is_a_radio_button_that_is_checked_or_not(told: Mapping[str, Told]) -> None:
    kinds = told["my-ms"].of("radio button")

    assert {"checked" in node.states for node in kinds} == {True, False}


def test_what_is_folded_is_a_heading_with_a_button_that_says_so(told: Mapping[str, Told]) -> None:
    folds = told["card"].folds()

    assert "What may go wrong" in [heading.name for heading, _ in folds]
    for heading, button in folds:
        assert (heading.role, heading.level in (2, 3)) == ("heading", True)
        assert (button.role, button.name) == ("push button", heading.name)
        assert "collapsed" in button.states


def test_what_is_unfolded_says_so_and_can_be_read(
    told: Mapping[str, Told], library: Library
) -> None:
    line = library.treatments[TreatmentId("ahsct")].summary[0]
    (opened,) = [b for _, b in told["unfolded"].folds() if b.name == "What it is"]

    assert ("expanded" in opened.states, "collapsed" in opened.states) == (True, False)
    assert line in [node.name for node in told["unfolded"].page]
    assert line not in [node.name for node in told["card"].page]


@pytest.mark.parametrize("at", SCREENS)
def test_nothing_is_read_twice_in_a_row(told: Mapping[str, Told], at: str) -> None:
    read = [node for node in told[at].read() if node.role != "table cell"]

    twice = [one for one, next_ in pairwise(read) if one.name and one.name == next_.name]
    assert [node for node in twice if node.role != "heading"] == []  # which names what follows


def test_a_hit_of_the_search_is_heard_once(told: Mapping[str, Told]) -> None:
    told_of = [node for node in told["sought"].read() if node.role == "push button"]
    sentences = [node.description for node in told_of if node.description]

    assert len(sentences) > 1
    assert not {node.name for node in told["sought"].read()} & {*sentences, "In a card"}


@pytest.mark.parametrize(
    ("done", "announced"),
    [
        ("deleted", "Deleted “Can you refer me to a centre that offers…”."),
        ("undone", "Undone: deleted “Can you refer me to a centre that offers…”."),
        ("moved", "Moved “Can you refer me to a centre that offers…” to place 2."),
        ("taken out", "Took “Do my age, my walking and my years with…” out of the top three."),
        ("put in", "Put “Can I have a physiotherapy referral?” into the top three, at place 3."),
        ("added", "Added “"),
        ("of another type", "Changed my type of MS."),
    ],
)
def test_what_was_done_is_announced(told: Mapping[str, Told], done: str, announced: str) -> None:
    assert told[done].heard[-1].startswith(announced)
