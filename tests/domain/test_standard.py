"""A filled standard: what is counted, and what an item must say."""

from __future__ import annotations

from datetime import date

import pytest

from msdesk.domain.guide import About
from msdesk.domain.standard import (
    Answer,
    Count,
    ItemGroup,
    SelfAssessment,
    Standard,
    StandardItem,
    counts,
    version_card,
)


def item(
    number: str,
    answer: Answer,
    group: ItemGroup = ItemGroup.QUALITY,
    *,
    text: str = "It says so.",
    where: str = "On a made-up page.",
) -> StandardItem:
    return StandardItem(number=number, group=group, answer=answer, text=text, where=where)


def standard(*items: StandardItem) -> Standard:
    return Standard(
        id="made-up",
        name="Made-up standard",
        source="Made up.",
        url="https://made-up.example/standard",
        about="A made-up list.",
        items=items,
    )


def test_only_what_applies_and_was_read_is_counted() -> None:
    found = counts(standard(*(item(answer.value, answer) for answer in Answer)))

    assert found == (Count(group=ItemGroup.QUALITY, met=1, partly=1, applicable=3),)


def test_groups_are_counted_in_the_order_of_the_standard() -> None:
    found = counts(
        standard(
            item("1", Answer.MET, ItemGroup.QUALIFYING),
            item("2", Answer.NOT_DONE, ItemGroup.CERTIFYING),
            item("3", Answer.MET, ItemGroup.QUALIFYING),
        )
    )

    assert [(c.group, c.met, c.applicable) for c in found] == [
        (ItemGroup.QUALIFYING, 2, 2),
        (ItemGroup.CERTIFYING, 0, 1),
    ]


@pytest.mark.parametrize(
    ("met", "partly", "applicable", "words"),
    [
        (6, 0, 6, "Quality: 6 of 6 met."),
        (11, 4, 23, "Quality: 11 of 23 met, 4 partly."),
        (0, 0, 0, "Quality: not read."),
    ],
)
def test_a_count_is_said_in_words(met: int, partly: int, applicable: int, words: str) -> None:
    count = Count(group=ItemGroup.QUALITY, met=met, partly=partly, applicable=applicable)

    assert count.in_words() == words


@pytest.mark.parametrize(
    ("key", "text", "where"), [("text", " ", "Here."), ("where", "It is tested.", "")]
)
def test_an_item_says_what_it_asks_and_what_its_answer_rests_on(
    key: str, text: str, where: str
) -> None:
    with pytest.raises(ValueError, match=f"item '12': {key} is empty"):
        item("12", Answer.NOT_DONE, text=text, where=where)


def test_a_number_is_used_once() -> None:
    with pytest.raises(ValueError, match="item '1' is there twice"):
        standard(item("1", Answer.MET), item("1", Answer.PARTLY))


def test_a_standard_has_items() -> None:
    with pytest.raises(ValueError, match="needs items"):
        standard()


def test_the_version_card_names_what_was_used() -> None:
    about = About(
        intended_purpose="",
        only_your_team="",
        one_person="",
        made_by="",
        paid_by="",
        how_chosen=(),
        update_policy="",
        content_version="2026.11",
        content_date=date(2026, 11, 22),
        changes=(),
    )
    assessment = SelfAssessment(
        says="",
        filled_on=date(2026, 11, 22),
        reading_level="Easy.",
        components=("options", "values"),
        standard=(),
    )

    card = version_card("0.1.0", about, assessment, ("Examplumab", "No new treatment now"))

    assert [(line.label, line.text) for line in card] == [
        ("Name", "msdesk"),
        ("Version", "0.1.0"),
        ("Content", "2026.11, 22 November 2026"),
        ("Options", "Examplumab; No new treatment now"),
        ("Components", "options; values"),
        ("Reading level", "Easy."),
    ]
