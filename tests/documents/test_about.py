"""About msdesk as a web page: every word is there, and tables say what heads them."""

from __future__ import annotations

from datetime import date

import pytest

from msdesk.documents.about import about_html
from msdesk.domain.guide import About
from msdesk.domain.standard import Answer, ItemGroup, SelfAssessment, Standard, StandardItem
from tests.documents.test_html import Reader

ABOUT = About(
    intended_purpose="Made up for a test.",
    only_your_team="",
    one_person="",
    made_by="Made by nobody & <nobody>.",
    paid_by="Nobody paid.",
    how_chosen=("Fair tests first.", "Then groups."),
    update_policy="Checked again each spring.",
    content_version="2026.11",
    content_date=date(2026, 11, 22),
    changes=(),
)
ITEMS = (
    StandardItem(
        number="Q1",
        group=ItemGroup.QUALIFYING,
        text="It names the illness.",
        answer=Answer.MET,
        where="On a made-up page.",
    ),
    StandardItem(
        number="1",
        group=ItemGroup.QUALITY,
        text="It is tested.",
        answer=Answer.NOT_DONE,
        where="Nobody has tried <it>.",
    ),
)
ASSESSMENT = SelfAssessment(
    says="Nobody has approved it.",
    filled_on=date(2026, 11, 22),
    reading_level="Easy.",
    components=("options",),
    standard=(
        Standard(
            id="made-up",
            name="Made-up standard",
            source="Made up.",
            url="https://made-up.example/standard?a=1&b=2",
            about="A made-up list.",
            items=ITEMS,
        ),
    ),
)
PAGE = about_html(ABOUT, ASSESSMENT, ("Examplumab", "No new treatment now"), version="0.1.0")
READ = Reader(PAGE)


@pytest.mark.parametrize(
    "words",
    [
        "Made up for a test.",
        "Made by nobody & <nobody>.",
        "Nobody paid.",
        "Fair tests first.",
        "Checked again each spring.",
        "Examplumab; No new treatment now",
        "Nobody has approved it.",
        "Filled in on 22 November 2026.",
        "Qualifying: 1 of 1 met.",
        "Quality: 0 of 1 met.",
        "Not done",
        "Nobody has tried <it>.",
        "It is not medical advice.",
    ],
)
def test_the_page_says(words: str) -> None:
    assert words in READ.text()


def test_the_page_has_a_language_a_title_and_one_first_heading() -> None:
    assert ("html", {"lang": "en-GB"}) in READ.tags
    assert READ.named("title", "h1") == ["title", "h1"]
    assert READ.named("h3", "h4") == []


def test_every_header_of_a_table_says_what_it_heads() -> None:
    scopes = [values.get("scope") for tag, values in READ.tags if tag == "th"]

    assert scopes == ["row"] * 6 + ["col"] * 4 + ["row"] * len(ITEMS)


def test_each_item_has_a_row_with_its_answer_and_place() -> None:
    assert READ.named("td") == ["td"] * (6 + 3 * len(ITEMS))


def test_the_standard_can_be_found_again_and_nothing_is_fetched() -> None:
    links = [values["href"] for tag, values in READ.tags if tag == "a"]

    assert links == ["https://made-up.example/standard?a=1&b=2"]
    assert READ.named("link", "script", "img") == []
