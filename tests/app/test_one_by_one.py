"""In low-energy mode the questions for a visit are chosen one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.settings import Settings, save
from msdesk.ui.frame import second_press
from tests.app.living import Life, life

_PLAIN = ["What good could this treatment do for me?", "What harm could it do to me?"]


@pytest.fixture
def tired(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Return a window in low-energy mode, at a visit to be prepared."""
    monkeypatch.setattr(second_press, "APART", 0)  # it presses no faster than a person
    settings = tmp_path / "settings.json"
    save(settings, Settings(introduced=True, low_energy=True))
    with life(qtbot, tmp_path / "data", settings=settings) as lived:
        lived.record.appointments.add("Clinic", day=lived.today + timedelta(days=5))
        lived.press("Prepare for an appointment", lived.shown)
        yield lived


def listed(lived: Life) -> list[str]:
    return [q.text for q in lived.record.questions.for_appointment(lived.coming.id)]


def key(lived: Life, pressed: Qt.Key) -> None:
    handle = lived.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, pressed)
    lived.rest()


def test_enter_takes_one_question_after_the_other_and_shows_the_page(tired: Life) -> None:
    assert tired.page is ItemScreen.PREPARE

    for _ in range(4):
        key(tired, Qt.Key.Key_Return)
    key(tired, Qt.Key.Key_Return)
    tired.arrive(ItemScreen.PREVIEW)

    assert listed(tired)[:2] == _PLAIN
    assert len(listed(tired)) == 4


def test_the_window_is_called_as_the_question_that_is_shown(tired: Life) -> None:
    tired.press("Next")

    assert tired.window.windowTitle() == f"{tired.shown.accessibleName()} - msdesk"
    assert tired.window.windowTitle().startswith("Question 2")


def test_what_is_not_wanted_now_is_not_taken_or_given_back(tired: Life) -> None:
    tired.press("Take it: ")
    tired.press("Before")
    assert "It is on your page." in tired.reads()
    tired.press("Not now: ")
    tired.press("Not now: ")

    assert listed(tired) == []
    assert "Question 3 of 4 · Clinic" in tired.reads()


def test_a_question_that_was_taken_can_be_had_back_and_one_stays_where_one_was(
    tired: Life,
) -> None:
    tired.press("Take it: ")

    tired.press("Undo")

    assert listed(tired) == []
    assert tired.shown.accessibleName().endswith(_PLAIN[1])


def test_what_waits_is_put_on_the_list_itself(tired: Life) -> None:
    waits = tired.record.questions.add(NewQuestion(text="Waits?"))
    tired.go(Screen.HOME)
    tired.press("Prepare for an appointment", tired.shown)

    tired.press("Take it: Waits?")

    there = tired.record.questions.get(waits.id)
    assert there is not None
    assert there.appointment == tired.coming.id


def test_going_back_shows_the_question_before_and_from_the_first_one_home(tired: Life) -> None:
    tired.press("Next")

    went = []
    for _ in range(2):
        tired.parts.navigation.step_back()
        went.append(tired.page)

    assert went == [ItemScreen.PREPARE, Screen.HOME]


def test_another_day_one_carries_on_at_the_same_question(tired: Life) -> None:
    tired.press("Next")
    name = tired.shown.accessibleName()
    tired.close_and_open()
    trail = tired.desk._trail
    assert trail is not None
    last = trail.last()
    assert last is not None

    assert tired.go(last).accessibleName() == name


def test_where_the_visit_has_gone_the_list_is_shown(tired: Life) -> None:
    place = tired.some(ItemScreen.PREPARE)
    tired.record.appointments.delete(tired.coming.id)

    tired.go(place)

    assert tired.page is Screen.APPOINTMENTS
