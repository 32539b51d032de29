"""How to read a card explains what stands there, and nothing that does not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from msdesk.domain.certainty import Certainty
from msdesk.domain.first import NO_COMPARISON, FaceLine, Slot
from msdesk.domain.first_groups import ShownGroup
from msdesk.domain.first_words import ShownNumber
from msdesk.domain.how_to_read import first_texts, how_to_read
from msdesk.domain.source import Seen
from tests.domain.samples import treatment

BOX = ShownNumber(
    slot=Slot.GAIN,
    heading="Got worse",
    groups=(ShownGroup(label="Tablet", number="7", rest="out of 100", count=7, of=100),),
    who="RRMS, 200 people.",
    how_sure="How sure: moderate",
)


def words(*shown: ShownNumber, pictures: bool = False, rules: bool = False) -> list[str]:
    texts = first_texts(treatment("Examplumab"), (), shown)
    return [each.words for each in how_to_read(texts, shown, pictures=pictures, rules=rules)]


@pytest.mark.parametrize(
    ("shown", "explained"),
    [
        (BOX, ["“How sure: moderate”:"]),
        (replace(BOX, how_sure=""), []),
        (
            replace(BOX, how_sure="How sure: very low (spray) and not rated (baclofen)"),
            ["“How sure: very low”:", "“How sure: not rated”:"],
        ),
        (
            replace(BOX, could_be="Could be 3 to 9."),
            ["“Could be 1 to 15”:", "“How sure: moderate”:"],
        ),
        (
            replace(BOX, could_be="No range given."),
            ["“No range given”:", "“How sure: moderate”:"],
        ),
        (
            replace(BOX, told="Reported second-hand."),
            ["“How sure: moderate”:", "“Second-hand”:"],
        ),
        (replace(BOX, big=NO_COMPARISON, how_sure=""), [f"“{NO_COMPARISON}”:"]),
    ],
)
def test_only_what_stands_there_is_explained(shown: ShownNumber, explained: list[str]) -> None:
    assert words(shown) == explained


def test_pictures_are_explained_where_there_are_any() -> None:
    assert words(BOX, pictures=True)[0] == "Pictures:"
    assert words(replace(BOX, groups=()), pictures=True) == words(BOX)


def test_the_rules_are_explained_where_they_are_said() -> None:
    assert words(BOX, rules=True) == ["Rules:", *words(BOX)]


@pytest.mark.parametrize("word", Certainty)
def test_each_word_of_certainty_is_explained(word: Certainty) -> None:
    shown = replace(BOX, how_sure=f"How sure: {word.value}")

    (said,) = how_to_read((), (shown,), pictures=False, rules=False)
    assert said == (f"“How sure: {word.value}”:", word.means)


def test_all_that_a_card_says_first_is_among_its_texts() -> None:
    card = treatment("Examplumab")
    line = FaceLine(text="It is new.", basis="Our reading", seen=Seen.COPY)
    said = first_texts(card, (line,), (BOX,))

    assert {card.name, card.one_line, "It is new.", "Our reading", Seen.COPY.in_words} <= {*said}
    assert {"Got worse", "Tablet", "7 out of 100", "RRMS, 200 people."} <= {*said}
    assert "" not in said
