"""The introduction by itself: a step for each thing one may say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from pytestqt.qtbot import QtBot

from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.ui.look import Look
from msdesk.ui.pages.introduction import IntroductionPage
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press

_ACTIVE = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.PPMS_ACTIVE,))


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> IntroductionPage:
    """Return the introduction for somebody whose MS is primary progressive and active."""
    page = IntroductionPage(look)
    qtbot.addWidget(page)
    page.take_up(_ACTIVE, locked=False)
    return page


def test_what_was_said_of_ones_type_is_marked_and_not_said_anew_by_a_press(
    page: IntroductionPage,
) -> None:
    said: list[object] = []
    page.type_chosen.connect(lambda *answer: said.append(answer))
    press(page, "Next")

    press(page, "Primary progressive MS (PPMS)")

    assert button(page, "Primary progressive MS (PPMS)").isChecked()
    assert said == []  # both types, active and not: "active" would be forgotten


def test_the_answer_given_is_still_marked_when_one_comes_back(page: IntroductionPage) -> None:
    page.type_chosen.connect(
        lambda answer, types: page.take_up(Profile(answer=answer, ms_types=types), locked=False)
    )
    press(page, "Next")
    press(page, "I am not sure")

    press(page, "Back")
    press(page, "Next")

    assert button(page, "I am not sure").isChecked()


@pytest.mark.parametrize(("width", "height"), [(1280, 860), (1024, 700), (480, 860)])
def test_the_way_on_is_in_sight_below_all_that_fits(
    look: Look, show: Show, width: int, height: int
) -> None:
    larger = Look(look.resources, look.theme, 100 if width == 1280 else 200)
    page = IntroductionPage(larger)
    show(page, width, height)
    QCoreApplication.processEvents()

    way_on = button(page, "Next")

    assert page.rect().contains(QRect(way_on.mapTo(page, QPoint()), way_on.size()))
    assert (page.scroll_bar().maximum() == 0) is (width == 1280)


def test_a_record_that_is_locked_is_not_to_be_locked(page: IntroductionPage) -> None:
    page.take_up(_ACTIVE, locked=True)
    press(page, "Next")

    press(page, "Next")

    assert buttons(page) == ["Back", "Skip, and start"]


def test_nobody_gets_ahead_of_the_record(qtbot: QtBot, look: Look) -> None:
    page = IntroductionPage(look)
    qtbot.addWidget(page)

    press(page, "Next")

    assert page.accessibleName().startswith("1 of 3")
