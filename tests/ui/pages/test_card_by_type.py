"""What was measured in my type of MS stands before what was measured in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.estimate import Item
from msdesk.domain.ids import EstimateId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile
from msdesk.settings import Settings
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.look import Look
from msdesk.ui.pages.card.parts import CardParts
from msdesk.ui.widgets.basics import column
from tests.domain.samples import ABSENCE
from tests.ui.finding import buttons, seen, texts

if TYPE_CHECKING:
    from msdesk.ui.evidence.log_form import LogForm

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
        first_use = FirstUse(look, library.glossary_finder, known="MS")
        parts = CardParts(look, library, card, Settings(pictures=False), ask, ask, ask, first_use)
        profile = Profile(ms_types=ms_types)
        sections = parts.sections(profile, cast("LogForm", None), ask, ask)
        makers = next(makers for title, makers in sections if title == "What may go wrong")
        page = column(look, *(make() for make in makers))
        self._qtbot.addWidget(page)
        return page


@pytest.fixture
def shown(qtbot: QtBot, look: Look, made_up_library: Library) -> Shown:
    return Shown(qtbot, look, made_up_library)


def test_what_is_about_my_type_stands_first_under_its_heading(shown: Shown) -> None:
    page = shown.page(_HARMS, *_PPMS)

    assert texts(page, "heading") == [
        "In PPMS",
        "Mine",
        "In other types of MS",
        "Theirs 1",
        "Theirs 2",
    ]


def test_without_a_type_all_stand_in_the_order_of_the_card(shown: Shown) -> None:
    page = shown.page(_HARMS)

    assert texts(page, "heading") == ["Theirs 1", "Mine", "Theirs 2"]


def test_a_card_with_nothing_in_my_type_says_so_before_the_others(shown: Shown) -> None:
    page = shown.page(_HARMS, MsType.RIS)

    words = texts(page)
    assert words.index("Theirs 1") > words.index("In RIS")
    assert "Nothing here says that it was measured in this type of MS." in words


def test_a_card_with_nothing_in_other_types_has_no_such_heading(shown: Shown) -> None:
    page = shown.page((harm("Mine", *_PPMS),), MsType.PPMS_ACTIVE)

    assert texts(page, "heading") == ["In PPMS active", "Mine"]


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
    page = shown.page(others, *_PPMS)

    assert texts(page, "heading")[1] == heading


def test_of_both_lists_together_as_many_are_shown_at_once_as_of_one(shown: Shown) -> None:
    mine = tuple(harm(f"Mine {n}", MsType.RRMS) for n in range(4))
    page = shown.page((*mine, *_HARMS[1:]), MsType.RRMS)

    assert "Show 2: What may go wrong. In other types of MS" in buttons(page)
    assert "Theirs 2" not in texts(page)


def test_each_item_says_which_types_it_is_about(shown: Shown) -> None:
    page = shown.page((*_HARMS, harm("Mice")))

    cards = seen(page, ItemCard)
    said = {texts(card, "heading")[0]: texts(card, "small")[0] for card in cards}
    assert (said["Mine"], said["Mice"]) == ("Type of MS: PPMS.", "Type of MS: not named.")
