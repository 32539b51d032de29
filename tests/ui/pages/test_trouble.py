"""A record that was not opened, and the ways on from there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.backup import BackupInfo
from msdesk.ui.look import Look
from msdesk.ui.pages.trouble import TroublePage
from tests.ui.finding import button, buttons, press, texts
from tests.ui.pages.when import local

_BACKUP = BackupInfo(path=Path("b"), made_at=local(21, 14, 20), notes=61)
_GO_BACK = "Go back to the backup of 21 November 2026, 14:20"
_GO_ON = "Go on with what there is"
_FOLDER = "Choose another folder…"
_AGAIN = "Try again"
_ANEW = "Start a new record (the old file is kept)"


class Pages:
    """Makes pages of trouble."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self._qtbot, self._look = qtbot, look

    def page(self, **offers: Any) -> TroublePage:  # noqa: ANN401  # as the page takes them
        page = TroublePage(self._look, "A part cannot be read.", "", **offers)
        self._qtbot.addWidget(page)
        return page


@pytest.fixture
def pages(qtbot: QtBot, look: Look) -> Pages:
    """Return what makes pages."""
    return Pages(qtbot, look)


def test_all_ways_are_offered_in_their_order(pages: Pages) -> None:
    page = pages.page(can_go_on=True, backup=_BACKUP, can_salvage=True, can_start_anew=True)

    ways = [_GO_ON, _GO_BACK, "Save what can be read…", _FOLDER, _ANEW, "Close msdesk"]
    assert buttons(page) == ways


def test_it_says_what_was_found_and_that_nothing_was_overwritten(pages: Pages) -> None:
    said = texts(pages.page(can_salvage=True))

    assert {"Your record was not opened", "A part cannot be read."} <= set(said)
    assert "Nothing was overwritten." in said


def test_the_backup_is_told_by_what_it_holds(pages: Pages) -> None:
    (said,) = [t for t in texts(pages.page(backup=_BACKUP)) if t.startswith("It holds")]

    assert said.startswith("It holds 61 notes, 0 appointments and 0 questions.")


def test_one_goes_back_to_that_backup(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(backup=_BACKUP)

    with qtbot.waitSignal(page.restore_wanted) as wanted:
        press(page, _GO_BACK)

    assert wanted.args == [_BACKUP]


@pytest.mark.parametrize(
    ("pressed", "signal"),
    [
        ("Save what can be read…", "salvage_wanted"),
        (_FOLDER, "folder_wanted"),
        (_ANEW, "anew_wanted"),
        (_GO_ON, "going_on_wanted"),
        ("Close msdesk", "close_wanted"),
    ],
)
def test_each_way_says_what_is_wanted(
    qtbot: QtBot, pages: Pages, pressed: str, signal: str
) -> None:
    page = pages.page(can_go_on=True, can_salvage=True, can_start_anew=True)

    with qtbot.waitSignal(getattr(page, signal)):
        press(page, pressed)


def test_what_is_not_offered_is_not_there(pages: Pages) -> None:
    assert buttons(pages.page(backup=_BACKUP)) == [_GO_BACK, _FOLDER, "Close msdesk"]
    assert buttons(pages.page()) == ["Close msdesk"]


def test_another_way_says_its_name(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(other=(("open-anyway", "Open it anyway"),))

    with qtbot.waitSignal(page.other_wanted) as wanted:
        press(page, "Open it anyway")

    assert wanted.args == ["open-anyway"]
    assert _FOLDER not in buttons(page)


def test_a_folder_that_cannot_be_used_has_three_ways_on(pages: Pages) -> None:
    assert buttons(pages.page(again=True, folder=True)) == [_AGAIN, _FOLDER, "Close msdesk"]


def test_to_try_again_says_so(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(again=True)

    with qtbot.waitSignal(page.again_wanted):
        press(page, _AGAIN)


def test_what_can_be_tried_again_is_the_thing_to_do_first(pages: Pages) -> None:
    page = pages.page(again=True, folder=True)

    assert page.first() is button(page, _AGAIN)


def test_what_did_not_work_is_said_and_leaves_each_way(pages: Pages) -> None:
    page = pages.page(again=True, folder=True)
    before = buttons(page)

    page.say("That folder cannot be used.")
    page.say("Nor can that one.")

    assert "Nor can that one." in texts(page)
    assert "That folder cannot be used." not in texts(page)
    assert buttons(page) == before


@pytest.mark.parametrize(
    "offers", [{"other": (("open-anyway", "Open it anyway"),)}, {"backup": _BACKUP}]
)
def test_a_key_pressed_by_chance_decides_nothing(pages: Pages, offers: dict[str, Any]) -> None:
    page = pages.page(**offers)

    assert page.first() is button(page, "Close msdesk")
