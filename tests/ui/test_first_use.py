"""Medical words, explained where a card uses them first."""

from __future__ import annotations

from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import Term
from msdesk.ui.evidence.citing import by_name
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import column
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.text import Text
from tests.domain import samples
from tests.ui.finding import buttons, press, texts

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


def test_an_item_explains_the_words_of_a_ratio_right_below_it(
    qtbot: QtBot, look: Look, first_use: FirstUse
) -> None:
    made = ItemCard(
        look,
        replace(samples.ESTIMATE, relative="EDSS, ratio 0.8"),
        by_name(look, {samples.ALPHA: samples.SOURCE}),
        samples.RULE,
        pictures=False,
        ask=lambda _item: None,
        first_use=first_use,
    )
    qtbot.addWidget(made)

    said = texts(made)
    assert said[said.index("EDSS, ratio 0.8") + 1] == "What “EDSS” means: In plain words, 2."


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


def _column(look: Look, qtbot: QtBot, *folds: Fold) -> QWidget:
    page = column(look, *folds)
    qtbot.addWidget(page)
    return page


def _fold(look: Look, first_use: FirstUse, text: str) -> Fold:
    return Fold(look, text, [lambda: column(look, Text(text), *first_use.lines(text))])


def test_the_explanation_moves_up_when_an_earlier_part_is_opened(
    qtbot: QtBot, look: Look, first_use: FirstUse
) -> None:
    above, below = (_fold(look, first_use, t) for t in ("A fair trial", "The fair trial"))
    page = _column(look, qtbot, above, below)
    below.open()
    first_use.settle(page)
    assert _TRIAL in texts(below)

    above.open()
    first_use.settle(page)

    assert (_TRIAL in texts(above), _TRIAL in texts(below)) == (True, False)


def test_the_explanation_moves_down_when_the_earlier_part_is_folded(
    qtbot: QtBot, look: Look, first_use: FirstUse
) -> None:
    above, below = (_fold(look, first_use, t) for t in ("A fair trial", "The fair trial"))
    page = _column(look, qtbot, above, below)
    above.open()
    below.open()
    first_use.settle(page)

    above.fold()
    first_use.settle(page)

    assert _TRIAL in texts(below)


def test_a_box_whose_words_are_all_explained_has_no_button(
    qtbot: QtBot, look: Look, first_use: FirstUse
) -> None:
    new = first_use.lines("A fair trial")
    page = column(look, *new, *first_use.again("it", new))
    qtbot.addWidget(page)

    assert buttons(page) == []


def test_the_button_is_there_where_the_words_are_not_explained(
    qtbot: QtBot, look: Look, first_use: FirstUse
) -> None:
    first_use.lines("A fair trial")
    known = first_use.lines("The fair trial")
    (again,) = first_use.again("it", known)
    page = column(look, *known, again)
    cast("QVBoxLayout", page.layout()).addLayout(again.place)
    qtbot.addWidget(page)

    press(page, "Words explained: it")

    assert _TRIAL in texts(page)
    first_use.settle(page)  # it is the only one now, so it explains itself, and once
    assert texts(page).count(_TRIAL) == 1
    assert buttons(page) == []


def test_a_text_without_such_words_has_neither(first_use: FirstUse) -> None:
    assert first_use.lines("Nothing") == []
    assert first_use.again("it", []) == []


def test_what_was_left_out_is_said_whole_at_the_first_that_is_open(
    qtbot: QtBot, look: Look, first_use: FirstUse
) -> None:
    said = "No range was given in the text we read."
    above, below = (Fold(look, t, [lambda: first_use.aside(said)]) for t in ("One", "Two"))
    page = _column(look, qtbot, above, below)
    below.open()
    above.open()
    first_use.settle(page)

    assert (texts(above.inside), texts(below.inside)) == ([said], ["No range was given."])
