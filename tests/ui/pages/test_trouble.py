"""A record that was not opened, and the ways on from there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.backup import BackupInfo
from msdesk.ui.look import Look
from msdesk.ui.pages.trouble import TroublePage, WayOut
from tests.ui.finding import button, buttons, press, texts
from tests.ui.pages.when import local

_BACKUP = BackupInfo(path=Path("b"), made_at=local(21, 14, 20), notes=61)
_GO_BACK = "Go back to the backup of 21 November 2026, 14:20"


class Pages:
    """Makes pages of trouble."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self._qtbot, self._look = qtbot, look

    def page(self, *ways: WayOut, backup: BackupInfo | None = None) -> TroublePage:
        page = TroublePage(self._look, "A part cannot be read.", "", ways, backup)
        self._qtbot.addWidget(page)
        return page


@pytest.fixture
def pages(qtbot: QtBot, look: Look) -> Pages:
    """Return what makes pages."""
    return Pages(qtbot, look)


def test_all_ways_are_offered_in_their_order(pages: Pages) -> None:
    go_on, *others = (way.value for way in WayOut)

    ways = pages.page(*reversed(WayOut), backup=_BACKUP)

    assert buttons(ways) == [go_on, _GO_BACK, *others, "Close msdesk"]


def test_it_says_what_was_found_and_that_nothing_was_overwritten(pages: Pages) -> None:
    said = texts(pages.page(WayOut.SALVAGE))

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


@pytest.mark.parametrize("way", WayOut)
def test_each_way_says_what_is_chosen(qtbot: QtBot, pages: Pages, way: WayOut) -> None:
    page = pages.page(*WayOut)

    with qtbot.waitSignal(page.chosen) as chosen:
        press(page, way.value)

    assert chosen.args == [way]


def test_msdesk_can_be_closed(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page()

    with qtbot.waitSignal(page.close_wanted):
        press(page, "Close msdesk")


def test_what_is_not_offered_is_not_there(pages: Pages) -> None:
    assert buttons(pages.page(backup=_BACKUP)) == [_GO_BACK, "Close msdesk"]
    assert buttons(pages.page()) == ["Close msdesk"]


def test_what_can_be_tried_again_is_the_thing_to_do_first(pages: Pages) -> None:
    page = pages.page(WayOut.AGAIN, WayOut.FOLDER)

    assert page.first() is button(page, WayOut.AGAIN.value)


def test_what_did_not_work_is_said_and_leaves_each_way(pages: Pages) -> None:
    page = pages.page(WayOut.AGAIN, WayOut.FOLDER)
    before = buttons(page)

    page.say("That folder cannot be used.")
    page.say("Nor can that one.")

    assert "Nor can that one." in texts(page)
    assert "That folder cannot be used." not in texts(page)
    assert buttons(page) == before


def test_a_key_pressed_by_chance_decides_nothing(pages: Pages) -> None:
    page = pages.page(*(set(WayOut) - {WayOut.AGAIN}), backup=_BACKUP)

    assert page.first() is button(page, "Close msdesk")
