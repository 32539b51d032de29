"""Words that go on in a further line: of buttons, and of what is one of a list."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.text import Text, wrapped
from tests.ui.conftest import Show

_LONG = "Secondary progressive MS, and what that means for me"


def test_a_button_asks_for_one_line(qtbot: QtBot, look: Look) -> None:
    short, long = Button(look, "Yes"), Button(look, _LONG)
    qtbot.addWidget(short)
    qtbot.addWidget(long)

    assert long.sizeHint().height() == short.sizeHint().height()


def test_a_button_that_is_too_narrow_for_its_words_is_higher(look: Look, show: Show) -> None:
    button = Button(look, _LONG)
    high = button.sizeHint().height()
    show(flow(look, button), width=250)

    assert button.width() <= 250
    assert button.height() >= high + button.fontMetrics().lineSpacing()


def test_a_chip_begins_at_its_left_on_one_line_and_on_several(look: Look, show: Show) -> None:
    short, long = (Button(look, words, "chip", icon="circle") for words in ("Yes", _LONG))
    show(flow(look, short, long), width=340)

    assert long.height() > short.height()
    assert begins(short) == begins(long)


def begins(chip: Button) -> int:
    """Return how far right of its left edge the first mark on a chip is drawn."""
    picture = chip.grab().toImage()
    middle, edge = picture.height() // 2, 4
    ground = picture.pixel(edge, middle)
    return next(x for x in range(edge, picture.width()) if picture.pixel(x, middle) != ground)


@pytest.mark.parametrize("mark", ["•", "-", "12."])
def test_a_list_goes_on_below_its_words(look: Look, mark: str) -> None:
    text = f"{mark} {_LONG}"

    lines, _ = wrapped(text, QFont(), 120, 20)

    first, *others = [lines.lineAt(place) for place in range(lines.lineCount())]
    words = QFontMetricsF(QFont()).horizontalAdvance(f"{mark} ")
    assert others
    assert first.x() == 0
    assert [line.x() for line in others] == pytest.approx([words] * len(others), abs=1)


def test_what_comes_after_a_list_begins_at_the_edge(look: Look) -> None:
    lines, _ = wrapped(f"• 👋 {_LONG}\n{_LONG}", QFont(), 120, 20)

    starts = [lines.lineAt(place).x() for place in range(lines.lineCount())]
    assert starts[-1] == starts[0] == 0
    assert starts.count(0) > 2


def test_the_longest_word_of_a_list_fits_beside_its_mark(qtbot: QtBot, look: Look) -> None:
    plain, listed = Text(_LONG), Text(f"• {_LONG}")
    for text in (plain, listed):
        qtbot.addWidget(text)

    assert listed.minimumSizeHint().width() > plain.minimumSizeHint().width()
