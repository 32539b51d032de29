"""What a screen reader meets: every screen, over the real bus."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from msdesk.domain.screen import ItemScreen, Screen
from tests.bus.told import Told

pytestmark = pytest.mark.xdist_group("bus")  # which is walked once

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
    assert len([node for node in told[at].page if "focused" in node.states]) == 1


def test_home_is_a_heading_though_it_was_painted_before_anything_else(
    told: Mapping[str, Told],
) -> None:
    assert told["start"].of("heading")[0].name == "What would you like to do?"


@pytest.mark.parametrize("at", SCREENS)
def test_the_page_is_announced_and_in_the_title_of_the_window(
    told: Mapping[str, Told], at: str
) -> None:
    name = told[at].title.removesuffix(" - msdesk")

    assert told[at].heard == [name]
    assert name == "Home" or told[at].of("heading")[0].name in name


def test_what_was_deleted_is_announced(told: Mapping[str, Told]) -> None:
    assert told["deleted"].heard == ["Question deleted."]


def test_what_was_undone_is_announced(told: Mapping[str, Told]) -> None:
    assert told["undone"].heard == ["It is back."]
