"""A widget says which places of the content it shows, and is found and marked by them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import column
from msdesk.ui.widgets.placed import Found, placed, shown_at
from msdesk.ui.widgets.text import Text
from tests.ui.finding import texts

_MARK = "What you looked for"
_FRAME = 4  # pixels


def test_the_innermost_that_shows_a_place_is_found(qtbot: QtBot, look: Look) -> None:
    inner = placed(column(look, Text("It")), "harms[4]")
    page = placed(column(look, inner), "harms[4]", "harms[5]")
    around = column(look, page)
    qtbot.addWidget(around)

    assert shown_at(around, "harms[4]") is inner
    assert shown_at(around, "harms[5]") is page
    assert shown_at(around, "harms[6]") is None


def test_only_what_was_found_last_is_marked(qtbot: QtBot, look: Look) -> None:
    one, two = (column(look, Text(words)) for words in ("One", "Two"))
    page = column(look, one, two)
    qtbot.addWidget(page)
    found = Found()

    found.mark(one)
    assert (texts(one), one.property("found")) == (["One", _MARK], "true")
    found.mark(two)

    assert (texts(one), one.property("found")) == (["One"], "")
    assert texts(two) == ["Two", _MARK]
    found.clear()
    assert texts(two) == ["Two"]


def test_what_holds_nothing_is_marked_by_its_frame_alone(qtbot: QtBot) -> None:
    words = Text("Words")
    qtbot.addWidget(words)

    Found().mark(words)

    assert words.property("found") == "true"


def test_the_frame_stands_beside_the_words_while_it_is_there(qtbot: QtBot, look: Look) -> None:
    part = column(look, Text("One"))
    qtbot.addWidget(part)
    layout = part.layout()
    assert layout is not None
    found = Found()

    found.mark(part)
    assert layout.contentsMargins().left() > _FRAME
    found.clear()

    assert layout.contentsMargins().left() == 0
