"""Benefits, harms and what nobody measured, drawn by the same code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.domain.certainty import Design
from msdesk.domain.estimate import Arm, Item, Unit
from msdesk.domain.glossary import Glossary
from msdesk.domain.source import Seen
from msdesk.ui.evidence.citing import by_name
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.text import Text
from tests.domain import samples
from tests.ui.conftest import Show
from tests.ui.finding import press, seen, texts


def card(look: Look, item: Item, *, pictures: bool = True) -> ItemCard:
    """Return the card of an item; what is asked about is forgotten."""
    return asking(look, item, lambda _item: None, pictures=pictures)


def asking(
    look: Look, item: Item, ask: Callable[[Item], object], *, pictures: bool = True
) -> ItemCard:
    """Return the card of an item, with what hears of it when it is asked about."""
    return ItemCard(
        look,
        item,
        by_name(look, {samples.ALPHA: samples.SOURCE}),
        samples.RULE,
        pictures=pictures,
        ask=ask,
        first_use=FirstUse(look, Glossary(())),
    )


def test_an_estimate_says_both_sides_of_the_figure(qtbot: QtBot, look: Look) -> None:
    made = card(look, samples.ESTIMATE)
    qtbot.addWidget(made)

    assert "26 out of 100 people" in texts(made, "number")
    assert "74 out of 100 did not get worse." in texts(made)


def test_an_estimate_says_its_certainty_with_the_reason(qtbot: QtBot, look: Look) -> None:
    made = card(look, samples.ESTIMATE)
    qtbot.addWidget(made)

    assert texts(made, "strong-small") == ["Certainty: moderate. One large fair trial."]


def test_what_the_rule_does_not_rate_says_what_it_is(qtbot: QtBot, look: Look) -> None:
    mice = replace(samples.FINDING, design=Design.ANIMALS, certainty=None)
    made = card(look, mice)
    qtbot.addWidget(made)

    said = "Certainty: not rated. A made-up animal. By then all had the medicine."
    assert texts(made, "strong-small") == [said]


def test_an_estimate_gives_its_range_or_why_there_is_none(qtbot: QtBot, look: Look) -> None:
    made = card(look, samples.ESTIMATE)
    qtbot.addWidget(made)

    small = " ".join(texts(made, "small"))
    assert "Likely range 20 to 33 out of 100." in small
    assert "Not in the text we read." in small


def test_counted_people_stand_beside_a_range_that_was_given(qtbot: QtBot, look: Look) -> None:
    arm = Arm(label="Examplumab", per_100=26.0, events=26, of=100, low=20.0, high=33.0)
    made = card(look, replace(samples.ESTIMATE, arms=(arm,)))
    qtbot.addWidget(made)

    assert "Likely range 20 to 33 out of 100. Counted: 26 of 100." in texts(made, "small")


def test_a_rate_per_year_has_no_picture(qtbot: QtBot, look: Look) -> None:
    item = replace(samples.ESTIMATE, unit=Unit.PER_YEAR, people="relapses", otherwise="")
    made = card(look, item)
    qtbot.addWidget(made)

    assert seen(made, IconArray) == []
    assert "26 relapses for every 100 people each year" in texts(made, "number")


def test_each_group_has_its_picture(qtbot: QtBot, look: Look) -> None:
    made = card(look, samples.ESTIMATE)
    qtbot.addWidget(made)

    assert [p.accessibleName() for p in seen(made, IconArray)] == [
        "Got worse: 26 out of 100 people, Examplumab.",
        "Got worse: 32 out of 100 people, Dummy pill.",
    ]


def test_pictures_can_be_left_out(qtbot: QtBot, look: Look) -> None:
    made = card(look, samples.ESTIMATE, pictures=False)
    qtbot.addWidget(made)

    assert seen(made, IconArray) == []


def test_what_nobody_measured_has_a_frame_and_a_picture_of_its_own(
    qtbot: QtBot, look: Look
) -> None:
    made = card(look, samples.ABSENCE)
    qtbot.addWidget(made)

    (picture,) = seen(made, IconArray)
    assert made.property("kind") == "card-dashed"
    assert picture.accessibleName() == "Damage that mends: No fair comparison exists."


def test_a_finding_is_told_in_words(qtbot: QtBot, look: Look) -> None:
    made = card(look, samples.FINDING)
    qtbot.addWidget(made)

    assert "People who began early did better." in texts(made)


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (Seen.COPY, "Second-hand: read in a copy."),
        (Seen.SECOND_HAND, "Reported second-hand."),
    ],
)
def test_what_was_read_second_hand_says_so(
    qtbot: QtBot, look: Look, seen: Seen, words: str
) -> None:
    made = card(look, replace(samples.FINDING, seen=seen))
    qtbot.addWidget(made)

    assert words in texts(made, "small")


def test_a_hazard_ratio_stands_only_beside_the_figures(qtbot: QtBot, look: Look) -> None:
    made = card(look, replace(samples.ESTIMATE, relative="Hazard ratio 0.8"))
    qtbot.addWidget(made)

    assert "Hazard ratio 0.8" in texts(made, "small")


def test_asking_hands_over_the_item(qtbot: QtBot, look: Look) -> None:
    asked: list[Item] = []
    made = asking(look, samples.ESTIMATE, asked.append)
    qtbot.addWidget(made)

    press(made, "Ask about this: Got worse")

    assert asked == [samples.ESTIMATE]


def test_a_source_opens_in_the_persons_own_browser(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    made = card(look, samples.ESTIMATE)
    qtbot.addWidget(made)

    press(made, "Alpha 2024, source: opens in your browser")

    assert opened == ["https://made-up.example/alpha"]


@pytest.mark.parametrize(("width", "beside"), [(900, True), (360, False)])
def test_the_pictures_stand_beside_the_words_where_there_is_room(
    look: Look, show: Show, width: int, *, beside: bool
) -> None:
    made = card(look, samples.ESTIMATE)
    show(made, width, 900)

    heading = next(t for t in seen(made, Text) if t.text() == "Got worse")
    picture = seen(made, IconArray)[0]
    top = picture.mapTo(made, picture.rect().topLeft()).y()
    assert (top < heading.mapTo(made, heading.rect().bottomLeft()).y() + 60) is beside


@pytest.mark.parametrize("item", [samples.ESTIMATE, samples.ABSENCE])
def test_where_it_is_narrow_the_picture_stands_between_its_number_and_the_details(
    look: Look, show: Show, item: Item
) -> None:
    made = card(look, item)
    show(made, width=400, height=1600)

    picture = seen(made, IconArray)[-1]
    number = [text for text in seen(made, Text) if text.property("kind") == "number"][-1]
    details = seen(made, Button)[0]
    assert below(made, number) < below(made, picture) < below(made, details)


def test_where_it_is_wide_again_the_picture_is_beside_its_number_again(
    look: Look, show: Show
) -> None:
    made = card(look, samples.ESTIMATE)
    show(made, width=400, height=1600)

    made.resize(1200, 900)
    QCoreApplication.processEvents()

    picture = seen(made, IconArray)[0]
    number = next(text for text in seen(made, Text) if text.property("kind") == "number")
    assert picture.mapTo(made, QPoint()).x() > number.mapTo(made, number.rect().topRight()).x()


def below(made: ItemCard, widget: QWidget) -> int:
    """Return how far down a card a widget stands."""
    return widget.mapTo(made, QPoint()).y()
