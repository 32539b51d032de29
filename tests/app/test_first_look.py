"""Home is filled before the record is open, and not drawn anew when nothing has changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from msdesk.app.commands import demo
from msdesk.app.pages import first_look
from msdesk.app.shell.look import look_for
from msdesk.app.shell.options import Options
from msdesk.app.start import Start
from msdesk.domain.deciding import Deciding, kept
from msdesk.domain.glance import Glance
from msdesk.domain.screen import Screen
from msdesk.settings import Settings
from msdesk.ui.pages.home import HomePage
from msdesk.ui.widgets.text import Text
from tests.ui.finding import texts

TODAY = date(2026, 11, 22)


def test_home_shows_the_next_appointment_before_the_record_is_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    demo.fill(tmp_path)
    start = Start(Options(tmp_path, tmp_path / "settings.json"))
    start._fill_home()

    home = start.window.page(Screen.HOME)
    assert home is not None
    assert start.desk is None
    assert any("4 questions, 3 in your top three" in text for text in texts(home))
    start.single.release()


def test_what_is_filled_in_is_painted_before_the_rest_is_brought_in(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.fill(tmp_path)
    painted: list[str] = []
    at_once: list[str] = []
    paint, paint_filled = Text.paintEvent, HomePage._paint_filled

    def paint_and_tell(text: Text, event: QPaintEvent) -> None:
        painted.append(text.text())
        paint(text, event)

    def paint_filled_and_tell(home: HomePage) -> None:
        painted.clear()
        paint_filled(home)
        at_once.extend(painted)

    monkeypatch.setattr(Text, "paintEvent", paint_and_tell)
    monkeypatch.setattr(HomePage, "_paint_filled", paint_filled_and_tell)
    start = Start(Options(tmp_path, tmp_path / "settings.json"))
    monkeypatch.setattr(start, "_bring_in", lambda: None)
    start.window.show()
    qtbot.waitUntil(lambda: bool(at_once))

    assert "Neurology clinic" in at_once


@pytest.mark.parametrize(
    ("questions", "top", "told"),
    [
        (0, 0, "You have 0 questions."),
        (2, 0, "You have 2 questions, 2 in your top three."),
        (5, 0, "You have 5 questions, 3 in your top three."),
        (5, 1, "You have 5 questions, 1 in your top three."),
    ],
)
def test_home_counts_the_top_three_as_they_stand_on_the_page(
    qtbot: QtBot, questions: int, top: int, told: str
) -> None:
    home = HomePage(look_for(Settings()))
    qtbot.addWidget(home)
    seen = Glance(title="Clinic", day=TODAY, questions=questions, top=top)

    first_look.fill(home, seen, TODAY, offer_lock=False)

    assert f"Sunday. {told}" in texts(home)


def test_home_is_not_drawn_anew_for_the_same(qtbot: QtBot) -> None:
    home = HomePage(look_for(Settings()))
    qtbot.addWidget(home)
    first_look.fill(home, Glance(), TODAY, offer_lock=True)
    before = texts(home)
    home.set_heading("Not drawn anew")

    first_look.fill(home, Glance(), TODAY, offer_lock=True)
    assert "Not drawn anew" in texts(home)

    first_look.fill(home, Glance(note='{"text": "Half a note"}'), TODAY, offer_lock=True)
    assert "Unfinished note" in texts(home)
    assert "Unfinished note" not in before


def test_a_draft_that_makes_no_sense_is_not_offered(qtbot: QtBot) -> None:
    home = HomePage(look_for(Settings()))
    qtbot.addWidget(home)

    first_look.fill(home, Glance(place="[1]", note="{"), TODAY, offer_lock=False)

    assert "Carry on where you were" not in texts(home)


def test_a_step_of_deciding_is_offered_and_the_same_page_not_twice(qtbot: QtBot) -> None:
    home = HomePage(look_for(Settings()))
    qtbot.addWidget(home)
    told = []
    for page in ("matters", "compare"):
        place = f'{{"page": "{page}", "label": "Where one was"}}'
        seen = Glance(place=place, deciding=kept(Deciding.MATTERS))
        first_look.fill(home, seen, TODAY, offer_lock=False)
        told.append("Where one was" in texts(home))

    assert told == [False, True]
    assert {"Carry on deciding", "Step 3 of 5: say what matters to me."} < set(texts(home))
