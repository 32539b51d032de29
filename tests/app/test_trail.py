"""The way through the pages, and what was chosen for the comparison."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from msdesk.app.shell.trail import Trail
from msdesk.domain.deciding import Deciding
from msdesk.domain.glance import PLACE
from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import CardPlace, Place
from msdesk.domain.screen import Screen
from msdesk.store.record import open_record


@pytest.fixture
def trail(tmp_path: Path) -> Iterator[Trail]:
    record = open_record(tmp_path)
    yield Trail(record.drafts)
    record.close()


def go(trail: Trail, place: Place) -> None:
    trail.leave(place)
    trail.arrive(place, "where one is")


def test_a_long_day_of_going_to_and_fro_leaves_fifty_steps_to_go_back(trail: Trail) -> None:
    for number in range(60):
        go(trail, CardPlace(TreatmentId(str(number))))

    back = []
    while before := trail.back():
        back.append(before.place)

    assert back == [CardPlace(TreatmentId(str(number))) for number in range(58, 8, -1)]


def test_what_matters_was_a_stop_of_the_side_bar_once_and_is_gone_on_with(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    kept = '{"page":"matters","item":"","section":"","label":"What matters"}'  # by 0.1.0

    record.drafts.put(PLACE, kept)

    assert Trail(record.drafts).last() is Screen.MATTERS
    record.close()


def test_whoever_only_looks_at_the_pages_is_on_no_way(trail: Trail) -> None:
    trail.come_to(Deciding.QUESTIONS)

    assert trail.deciding() is None


def test_a_step_one_comes_to_on_the_way_is_remembered(trail: Trail) -> None:
    trail.decide_at(Deciding.COMPARE)

    trail.come_to(Deciding.MATTERS)

    assert trail.deciding() is Deciding.MATTERS


def test_whoever_looks_back_is_still_as_far_as_they_came(trail: Trail) -> None:
    trail.decide_at(Deciding.MATTERS)

    trail.come_to(Deciding.READ)

    assert trail.deciding() is Deciding.MATTERS


def test_whoever_leaves_the_way_is_on_it_no_longer(trail: Trail) -> None:
    trail.decide_at(Deciding.MATTERS)

    trail.decide_at(None)

    assert trail.deciding() is None


def test_a_fourth_card_to_compare_takes_the_place_of_the_first(trail: Trail) -> None:
    for card in ("one", "two", "three", "four"):
        trail.compare_also(TreatmentId(card))

    assert trail.compared() == ("two", "three", "four")


def test_a_card_that_is_compared_already_is_not_compared_twice(trail: Trail) -> None:
    for card in ("one", "two", "three", "one"):
        trail.compare_also(TreatmentId(card))

    assert trail.compared() == ("two", "three", "one")


def test_what_is_open_on_a_card_is_there_when_the_record_is_opened_again(tmp_path: Path) -> None:
    ahsct, other = TreatmentId("ahsct"), TreatmentId("siponimod")
    record = open_record(tmp_path)
    Trail(record.drafts).keep_open(ahsct, ["Open trials", "My log"])
    record.close()

    record = open_record(tmp_path)
    trail = Trail(record.drafts)
    assert (trail.opened(ahsct), trail.opened(other)) == (("Open trials", "My log"), ())
    record.close()


def test_a_card_that_was_folded_again_is_kept_no_longer(trail: Trail) -> None:
    card = TreatmentId("ahsct")
    trail.keep_open(card, ["Open trials"])

    trail.keep_open(card, [])

    assert trail.opened(card) == ()
