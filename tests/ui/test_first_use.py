"""Medical words, explained where a card uses them first."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import Term
from msdesk.ui.evidence.citing import by_name
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.look import Look
from tests.domain import samples
from tests.ui.finding import texts

_TERMS = tuple(
    Term(term=term, plain=f"In plain words, {n}.")
    for n, term in enumerate(("fair trial", "EDSS", "relapse", "tablet"), 1)
)
_TRIAL = "What “fair trial” means: In plain words, 1."


@pytest.fixture
def first_use(look: Look) -> FirstUse:
    return FirstUse(look, Glossary(_TERMS), known="A tablet")


def _said(first_use: FirstUse, text: str) -> list[str]:
    return [said for lines in first_use.lines(text) for said in texts(lines)]


@pytest.mark.usefixtures("qapp")
def test_a_word_is_explained_once(first_use: FirstUse) -> None:
    assert _said(first_use, "One large fair trial") == [_TRIAL]
    assert _said(first_use, "Another fair trial") == []


@pytest.mark.usefixtures("qapp")
def test_what_is_one_word_too_many_waits_for_its_next_use(first_use: FirstUse) -> None:
    assert len(_said(first_use, "A fair trial of the EDSS after a relapse")) == 2

    assert _said(first_use, "A relapse") == ["What “relapse” means: In plain words, 3."]


@pytest.mark.usefixtures("qapp")
def test_what_the_reader_knows_is_not_explained(first_use: FirstUse) -> None:
    assert _said(first_use, "You take a tablet.") == []


def test_an_item_explains_the_words_of_its_certainty_below_it(
    qtbot: QtBot, look: Look, first_use: FirstUse
) -> None:
    made = ItemCard(
        look,
        samples.ESTIMATE,
        by_name(look, {samples.ALPHA: samples.SOURCE}),
        samples.RULE,
        pictures=False,
        ask=lambda _item: None,
        first_use=first_use,
    )
    qtbot.addWidget(made)

    said = texts(made)
    assert said[said.index("Certainty: moderate. One large fair trial.") + 1] == _TRIAL
