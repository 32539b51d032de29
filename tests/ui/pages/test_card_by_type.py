"""What was measured in my type of MS stands before what was measured in another."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.estimate import Item
from msdesk.domain.ids import EstimateId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.ui.evidence.citing import by_name
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.look import Look
from msdesk.ui.pages.card.measured import Measured
from msdesk.ui.pages.card.opened import Opened
from msdesk.ui.widgets.basics import column
from tests.domain.samples import ABSENCE
from tests.ui.finding import folds, press, seen, texts, unfolded

_PPMS = (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)


def harm(name: str, *ms_types: MsType) -> Item:
    return replace(ABSENCE, id=EstimateId(name), outcome=name, ms_types=ms_types)


_HARMS = (harm("Theirs 1", MsType.RRMS), harm("Mine", *_PPMS), harm("Theirs 2", MsType.CIS))


def ask(*_asked: object) -> None:
    """Forget what is asked."""


class Shown:
    """Shows what may go wrong with a medicine to people of some types."""

    def __init__(self, qtbot: QtBot, look: Look, library: Library) -> None:
        self._qtbot, self._look, self._library = qtbot, look, library

    def page(self, harms: tuple[Item, ...], *ms_types: MsType) -> QWidget:
        look, library = self._look, self._library
        card = replace(library.treatments[TreatmentId("betalimab")], harms=harms)
        page = column(look)
        self._qtbot.addWidget(page)
        results = Measured(
            look,
            card,
            by_name(look, library.sources),
            library.certainty,
            FirstUse(look, library.glossary_finder, known="MS"),
            ask,
            Opened((), ask, page),
            pictures=False,
        )
        layout = page.layout()
        assert layout is not None
        for part in results.parts("What may go wrong", harms, ms_types):
            layout.addWidget(part.make())
        return page


@pytest.fixture
def shown(qtbot: QtBot, look: Look, made_up_library: Library) -> Shown:
    return Shown(qtbot, look, made_up_library)


def test_what_is_about_my_type_stands_open_and_the_others_folded(shown: Shown) -> None:
    page = shown.page(_HARMS, *_PPMS)

    assert texts(page, "heading") == ["In PPMS", "Mine"]
    assert folds(page) == ["In other types of MS"]


def test_the_others_say_how_many_they_are_and_are_there_when_opened(shown: Shown) -> None:
    page = shown.page(_HARMS, *_PPMS)
    assert "2 results, about 1 minute" in texts(page)

    press(page, "In other types of MS: What may go wrong")

    assert texts(page, "heading")[2:] == ["Theirs 1", "Theirs 2"]


def test_without_a_type_all_stand_in_the_order_of_the_card(shown: Shown) -> None:
    page = shown.page(_HARMS)

    assert texts(page, "heading") == ["Theirs 1", "Mine", "Theirs 2"]
    assert folds(page) == []


def test_a_card_with_nothing_in_my_type_says_so_before_the_others(shown: Shown) -> None:
    page = unfolded(shown.page(_HARMS, MsType.RIS))

    words = texts(page)
    assert words.index("Theirs 1") > words.index("In RIS")
    assert "Nothing here says that it was measured in this type of MS." in words


def test_a_card_with_nothing_in_other_types_has_no_such_heading(shown: Shown) -> None:
    page = shown.page((harm("Mine", *_PPMS),), MsType.PPMS_ACTIVE)

    assert texts(page, "heading") == ["In PPMS active", "Mine"]
    assert folds(page) == []


@pytest.mark.parametrize(
    ("others", "heading"),
    [
        ((harm("Mice"),), "With no type of MS named"),
        ((harm("Mice"), _HARMS[0]), "In other types of MS, or with none named"),
    ],
)
def test_what_names_no_type_is_not_said_to_be_of_another(
    shown: Shown, others: tuple[Item, ...], heading: str
) -> None:
    assert folds(shown.page(others, *_PPMS)) == [heading]


def test_each_item_says_which_types_it_is_about(shown: Shown) -> None:
    page = shown.page((*_HARMS, harm("Mice")))

    cards = seen(page, ItemCard)
    said = {texts(card, "heading")[0]: texts(card, "small")[0] for card in cards}
    assert (said["Mine"], said["Mice"]) == ("Type of MS: PPMS.", "Type of MS: not named.")
