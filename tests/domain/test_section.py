"""The sections of a card, and which one holds a part."""

from __future__ import annotations

import pytest

from msdesk.content.library import Library
from msdesk.content.walking import texts
from msdesk.domain.section import Section, section_of


@pytest.mark.parametrize(
    ("at", "section"),
    [
        ("what_it_is[2]", Section.WHAT_IT_IS),
        ("living_with.body[1]", Section.LIVING),
        ("claim:one", Section.CLAIMS),
        ("red_flag:3", Section.RED_FLAGS),
        ("source:burt2019", Section.SOURCES),
        ("no_trials", Section.TRIALS),
        ("in_short.harms", Section.HARMS),
    ],
)
def test_a_part_of_a_card_stands_in_its_section(at: str, section: Section) -> None:
    assert section_of(at) is section


@pytest.mark.parametrize("at", ["summary[0]", "first[2]", "face[1]", ""])
def test_what_stands_at_the_top_is_in_no_section(at: str) -> None:
    assert section_of(at) is None


def test_every_long_list_of_a_card_has_a_section(library: Library) -> None:
    above = {"name", "one_line", "summary", "face", "first", "compare", "other_names"}
    lists = {
        place.partition("[")[0]
        for card in library.treatments.values()
        for place, _ in texts(card)
        if "[" in place
    }

    without = {each for each in lists if section_of(each) is None}
    assert without - above == {"licence_of"}
