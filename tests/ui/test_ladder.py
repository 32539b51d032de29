"""How far a treatment has come, drawn and in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from msdesk.domain.treatment import STEPS, Stage
from msdesk.ui.evidence.ladder import Ladder, stage_in_words
from msdesk.ui.look import Look


def filled(ladder: Ladder, look: Look) -> list[bool]:
    """Return of each step whether it is filled, as it is painted."""
    picture, unit = ladder.grab().toImage(), look.space(4)
    middles = [
        QPoint(place * 4 * unit + 3 * unit // 2, ladder.height() - unit) for place in range(STEPS)
    ]
    return [picture.pixelColor(each) == QColor(look.theme.accent) for each in middles]


@pytest.mark.parametrize(
    ("stage", "steps"),
    [
        (Stage.LABORATORY, 1),
        (Stage.EARLY_TRIALS, 2),
        (Stage.LATE_TRIALS, 3),
        (Stage.SPECIALIST, 4),
        (Stage.OUTSIDE, 4),
        (Stage.LICENSED, 5),
        (Stage.CHOICE, 0),
        (Stage.WITHDRAWN, 0),
    ],
)
def test_as_many_steps_are_filled_as_were_reached(
    qtbot: QtBot, look: Look, stage: Stage, steps: int
) -> None:
    ladder = Ladder(look, stage)
    qtbot.addWidget(ladder)

    assert filled(ladder, look) == [place < steps for place in range(STEPS)]


def test_the_words_say_which_step_it_is() -> None:
    assert stage_in_words(Stage.EARLY_TRIALS) == "Step 2 of 5: in small trials"


def test_what_stands_on_no_step_has_its_words_alone() -> None:
    assert stage_in_words(Stage.WITHDRAWN) == "No longer used much"
