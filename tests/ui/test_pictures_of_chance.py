"""Where a picture and a figure stand side by side, both say the same number: on every card."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msdesk import paths
from msdesk.content.library import Library
from msdesk.domain.estimate import Arm, Estimate, Item, NoFairComparison, Unit
from msdesk.domain.glossary import Glossary
from msdesk.domain.ids import TreatmentId
from msdesk.domain.words import without_the_text_we_read
from msdesk.ui.evidence.citing import by_name
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.look import Look
from tests.domain import samples
from tests.ui.conftest import styled
from tests.ui.finding import seen, texts
from tests.ui.test_icon_array import filled

CARDS = sorted(path.stem for path in (paths.resources() / "cards").glob("*.toml"))
_FIGURE = re.compile(r"(fewer than 1|[\d,]+) out of ([\d,]+) |(None|All) of [\d,]+ ")


class Figure(NamedTuple):
    """So many people out of how many; fewer than 1 is drawn as none.

    None of a count, and all of one, are drawn out of 100 or 1,000 as those beside them are.
    """

    people: int
    of: int | None

    def agrees(self, drawn: Figure) -> bool:
        """Whether what is said is what is drawn."""
        if self.of is None:
            return drawn.people == (drawn.of if self.people else 0)
        return self == drawn


def figures_in(words: list[str]) -> list[Figure]:
    """Return what is said, in order; what tells no number of people tells none here."""
    found = [m for m in map(_FIGURE.search, words) if m is not None]
    return [_figure(m) for m in found]


def _figure(match: re.Match[str]) -> Figure:
    if match[3]:
        return Figure(int(match[3] == "All"), None)
    return Figure(0 if match[1].startswith("fewer") else _number(match[1]), _number(match[2]))


def agree(said: list[Figure], drawn: list[Figure]) -> bool:
    """Whether as much is said as is drawn, one by one."""
    return len(said) == len(drawn) and all(map(Figure.agrees, said, drawn))


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def drawn(picture: IconArray, look: Look) -> Figure:
    """Return how many squares of how many have the accent in their middle."""
    of = 100 if picture.height() == picture.width() else 1000
    return Figure(filled(picture, of, look), of)


def heard(picture: IconArray) -> str:
    return QAccessible.queryAccessibleInterface(picture).text(QAccessible.Text.Name)


class Read(NamedTuple):
    """What can be seen and heard on the card of one benefit or harm."""

    drawn: list[Figure]
    heard: list[str]
    numbers: list[str]
    small: list[str]
    words: list[str]


@pytest.fixture(scope="module")
def card(request: pytest.FixtureRequest) -> str:
    """Return the name of a shipped card; all is asked of one before the next is read."""
    return str(request.param)


every_card = pytest.mark.parametrize("card", CARDS, indirect=True, scope="module")


@pytest.fixture(scope="module")
def read(qapp: QApplication, paper: Look, library: Library, card: str) -> dict[Item, Read]:
    """Return each benefit and harm of a shipped card as it is read."""
    treatment = library.treatments[TreatmentId(card)]
    items = (*treatment.benefits, *treatment.harms)
    look = styled(qapp, paper)
    return {item: _read(shown(look, library, item), look) for item in items}


def _read(made: ItemCard, look: Look) -> Read:
    pictures = seen(made, IconArray)
    read = Read(
        [drawn(each, look) for each in pictures],
        [heard(each) for each in pictures],
        texts(made, "number"),
        texts(made, "small"),
        texts(made),
    )
    made.deleteLater()
    return read


def shown(look: Look, library: Library, item: Item) -> ItemCard:
    return ItemCard(
        look,
        item,
        by_name(look, library.sources),
        library.certainty,
        pictures=True,
        ask=lambda _item: None,
        first_use=FirstUse(look, Glossary(())),
    )


def pictured(item: Item) -> bool:
    return isinstance(item, Estimate) and item.unit is Unit.PEOPLE and len(item.arms) <= 3


@every_card
def test_as_many_are_drawn_as_the_words_beside_the_picture_say(read: dict[Item, Read]) -> None:
    for item, each in read.items():
        if pictured(item):
            assert agree(figures_in(each.numbers), each.drawn), item.id
        else:
            assert [picture.people for picture in each.drawn if picture.people] == [], item.id


@every_card
def test_who_hears_a_picture_hears_the_number_that_is_printed(read: dict[Item, Read]) -> None:
    for item, each in read.items():
        if pictured(item):
            assert figures_in(each.heard) == figures_in(each.numbers), item.id


@every_card
def test_both_sides_of_a_figure_make_up_everybody(read: dict[Item, Read]) -> None:
    for item, each in read.items():
        if isinstance(item, Estimate) and item.unit is Unit.PEOPLE:
            said = zip(item.arms, figures_in(each.numbers), strict=True)
            one_side = {arm: figure for arm, figure in said if figure.of is not None}
            other = figures_in([t for t in each.words if t.endswith(f" {item.otherwise}.")])

            sums = [
                (a.people + b.people, a.of == b.of)
                for a, b in zip(one_side.values(), other, strict=True)
            ]
            # Where "fewer than 1" is said, the other side leaves room for that one.
            whole = [
                (a.of if a.people or not arm.per_100 else (a.of or 0) - 1, True)
                for arm, a in one_side.items()
            ]
            assert sums == whole, item.id


@every_card
def test_a_card_tells_how_many_people_were_studied(read: dict[Item, Read]) -> None:
    for item, each in read.items():
        if not isinstance(item, NoFairComparison):
            (who,) = [t for t in each.small if t.startswith("Who was studied: ")]

            how_many = f" {item.n:,} people." if item.n is not None else item.no_n
            assert how_many in who or without_the_text_we_read(how_many) in who, item.id


_ODD = (0.0, 0.04, 0.05, 0.4, 1.0, 12.0, 49.5, 85.5, 99.4, 99.96, 100.0)


@pytest.mark.parametrize("rate", _ODD)
@pytest.mark.parametrize("beside", [26.0, 0.4], ids=["of 100", "of 1,000"])
def test_a_rare_a_halved_and_an_almost_certain_chance_are_drawn_as_they_are_printed(
    qtbot: QtBot, look: Look, made_up_library: Library, rate: float, beside: float
) -> None:
    arms = tuple(
        Arm(label=label, per_100=chance, no_range="Made up")
        for label, chance in (("Examplumab", rate), ("Dummy pill", beside))
    )
    made = shown(look, made_up_library, replace(samples.ESTIMATE, arms=arms))
    qtbot.addWidget(made)
    pictures = seen(made, IconArray)

    printed = figures_in(texts(made, "number"))
    assert [drawn(picture, look) for picture in pictures] == printed
    assert figures_in([heard(picture) for picture in pictures]) == printed


def test_each_picture_stands_below_the_name_of_its_own_group(
    qtbot: QtBot, look: Look, made_up_library: Library
) -> None:
    made = shown(look, made_up_library, samples.ESTIMATE)
    qtbot.addWidget(made)

    labels = [arm.label for arm in samples.ESTIMATE.arms]
    in_pictures = [t for t in texts(made, "small") if t in labels]
    assert in_pictures == texts(made, "strong") == labels
    assert [drawn(picture, look).people for picture in seen(made, IconArray)] == [26, 32]
