"""What a card says of its licence: the gravest first, nothing silent, each to be asked about."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import Region
from msdesk.domain.profile import Profile
from msdesk.domain.question import NewQuestion, Origin
from msdesk.settings import Settings
from msdesk.store.record import Record
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.look import Look
from msdesk.ui.pages.card.page import CardPage
from tests.places import needs_place
from tests.ui.conftest import TODAY
from tests.ui.finding import fold_of, folds, press, seen, texts, unfolded

AMERICAN = Profile(region=Region.US)


class Cards:
    """Makes the page of a card as a test wants it."""

    def __init__(self, qtbot: QtBot, look: Look, library: Library, record: Record) -> None:
        self._qtbot, self._look, self._library, self._record = qtbot, look, library, record

    def page(
        self, item: str = "examplumab", *, profile: Profile | None = None, country: str = ""
    ) -> CardPage:
        card = self._library.treatments[TreatmentId(item)]
        form = LogForm(self._look, self._record.log, self._record.drafts, card.id, TODAY)
        page = CardPage(
            self._look,
            self._library,
            card,
            profile or Profile(),
            Settings(country=country),
            form,
            TODAY,
        )
        self._qtbot.addWidget(page)
        return unfolded(page)


@pytest.fixture
def cards(qtbot: QtBot, look: Look, made_up_library: Library, record: Record) -> Cards:
    """Return what makes pages of a card."""
    return Cards(qtbot, look, made_up_library, record)


def licence_words(page: CardPage) -> list[str]:
    """Return what stands inside the section, without the word before its sources."""
    found = texts(fold_of(page, "What the licence warns of").inside)
    return [text for text in found if text not in ("Source:", "Sources:")]


def frame_of(page: CardPage, words: str) -> str:
    """Return the kind of frame that some words stand in."""
    (frame,) = (
        frame
        for frame in seen(page, QFrame)
        if str(frame.property("kind")).startswith("card") and words in texts(frame)
    )
    return str(frame.property("kind"))


def test_boxed_warnings_and_who_must_not_take_it_come_first(cards: Cards) -> None:
    page = cards.page()

    headings = [text for text in texts(page, "heading") if text in licence_words(page)]
    assert headings == [
        "Boxed warnings, and who must not take it",
        "Liver",
        "Who must not take it",
        "What else it warns of",
        "PML",
        "Low mood and suicidal thoughts",
        "Eyes",
        "Lungs",
        "The licence text we read does not name",
        "We have not checked",
    ]


def test_what_is_grave_stands_in_a_thick_frame_and_says_why(cards: Cards) -> None:
    page = cards.page()

    assert frame_of(page, "The liver can fail.") == "card-strong"
    assert frame_of(page, "• People in Europe.") == "card-strong"
    assert frame_of(page, "Rare and grave.") == "card"
    assert "Boxed warning in the United States" in licence_words(page)


@pytest.mark.parametrize(
    ("profile", "country", "first", "second"),
    [
        (Profile(), "", "UK and EU", "United States"),
        (Profile(), "United Kingdom", "UK and EU", "United States"),
        (Profile(), "United States", "United States", "UK and EU"),
        (AMERICAN, "", "United States", "UK and EU"),
    ],
)
def test_ones_own_region_comes_first_and_the_other_is_there(
    cards: Cards, profile: Profile, country: str, first: str, second: str
) -> None:
    words = licence_words(cards.page(profile=profile, country=country))

    must_not = words[words.index("Who must not take it") :]
    assert must_not.index(first) < must_not.index(second)
    pml = words[words.index("PML") :]
    assert pml[2:5] == [first, second, "Rare and grave."]


@needs_place
def test_the_region_of_the_computer_comes_first_until_a_country_is_chosen(
    cards: Cards, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    words = licence_words(cards.page())

    must_not = words[words.index("Who must not take it") :]
    assert must_not.index("United States") < must_not.index("UK and EU")


def test_a_box_is_explained_where_there_is_one(cards: Cards) -> None:
    boxed = "Boxed warnings, and who must not take it"

    assert boxed in texts(cards.page())
    assert boxed not in texts(cards.page("betalimab"))


def test_who_must_not_take_it_is_a_list(cards: Cards) -> None:
    words = licence_words(cards.page())

    place = words.index("• People in Europe.")
    assert words[place + 1] == "• People who sleep badly."


def test_each_other_kind_is_named_before_any_is_told(cards: Cards) -> None:
    words = licence_words(cards.page())

    named = words[words.index("What else it warns of") + 1]
    assert named == "PML; low mood and suicidal thoughts; eyes; lungs; bowel; kidneys."


def test_the_rest_of_a_long_list_is_a_press_away(cards: Cards) -> None:
    page = cards.page()
    assert "Kidneys" not in licence_words(page)

    press(page, "Show 2 more: What else it warns of")

    assert "Kidneys" in licence_words(page)


def test_a_product_that_differs_is_named(cards: Cards) -> None:
    words = licence_words(cards.page())

    place = words.index("Stop and call.")
    assert words[place - 2 : place] == ["Weekly", "United States"]


def test_what_was_only_reported_says_so_beside_its_words(cards: Cards) -> None:
    words = licence_words(cards.page())

    assert words[words.index("Mood can fall.") + 1] == "Reported second-hand."


def test_a_warning_of_one_region_says_what_is_known_of_the_other(cards: Cards) -> None:
    words = licence_words(cards.page())

    liver = words[words.index("Liver") :]
    assert "UK and EU: The licence text we read does not name it. A copy of 2023." in liver


def test_where_one_product_is_warned_of_the_rest_are_called_the_others(cards: Cards) -> None:
    words = licence_words(cards.page())

    mood = words[words.index("Low mood and suicidal thoughts") :]
    assert "The others, United States: We have not checked this. Ask your team." in mood


def test_a_short_form_in_a_kinds_name_is_explained(cards: Cards) -> None:
    words = licence_words(cards.page())

    place = words.index("PML")
    assert words[place + 1].startswith("What “PML” means: ")


def test_nothing_else_is_warned_of_where_nothing_came_before(cards: Cards) -> None:
    words = licence_words(cards.page("gammamod"))

    assert words[1:3] == ["What it warns of", "Eyes."]


def test_the_section_says_where_no_licence_text_was_read(cards: Cards) -> None:
    told = "We could not read a licence text. This is what other pages report."

    assert licence_words(cards.page("gammamod"))[0] == told
    assert told not in licence_words(cards.page())


def test_what_is_not_named_and_not_checked_is_summed_up_by_region(cards: Cards) -> None:
    words = licence_words(cards.page())

    unnamed = words[words.index("The licence text we read does not name") :]
    assert unnamed[1:5] == [
        "UK and EU: liver; vaccines.",
        "Liver: A copy of 2023.",
        "United States: vaccines.",
        "A part of it.",
    ]
    unchecked = words[words.index("We have not checked") :]
    assert unchecked[1].startswith("UK and EU: serious infections; heart rhythm")
    assert unchecked[2].startswith("United States: serious infections; ")
    assert "low mood and suicidal thoughts" in unchecked[2]
    assert "liver" not in unchecked[2]


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("PML, licence", "Examplumab: I read what the licence warns of, “PML”."),
        ("who must not take it, licence", "Examplumab: the licence says who must not take it."),
        ("what we have not checked in the licence", "Examplumab: what else does its licence"),
    ],
)
def test_each_kind_can_be_asked_about(qtbot: QtBot, cards: Cards, name: str, asks: str) -> None:
    page = cards.page()

    with qtbot.waitSignal(page.asked) as asked:
        press(page, f"Ask about this: {name}")

    question: NewQuestion = asked.args[0]
    assert question.text.startswith(asks)
    assert (question.origin, question.origin_id) == (Origin.CARD, "examplumab")


def test_a_card_of_no_medicine_has_no_such_section(cards: Cards) -> None:
    assert "What the licence warns of" not in folds(cards.page("no-new-treatment"))
