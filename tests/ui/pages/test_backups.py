"""The backups there are, and going back to one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.backup import BackupInfo
from msdesk.ui.look import Look
from msdesk.ui.pages.backups import BackupsPage
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, texts
from tests.ui.pages.when import NOW, local


def backup(day: int, *, whole: bool = True, encrypted: bool = False) -> BackupInfo:
    return BackupInfo(
        path=Path(f"2026-11-{day:02}.msdesk-backup"),
        made_at=local(day, 14, 20),
        notes=64,
        appointments=3,
        questions=41,
        whole=whole,
        encrypted=encrypted,
    )


TODAY, YESTERDAY = backup(22), backup(21)


class Pages:
    """Makes pages of backups."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self._qtbot, self._look = qtbot, look

    def page(self, *backups: BackupInfo, encrypted: bool = False) -> BackupsPage:
        page = BackupsPage(self._look, backups, NOW, encrypted=encrypted)
        self._qtbot.addWidget(page)
        return page


@pytest.fixture
def pages(qtbot: QtBot, look: Look) -> Pages:
    """Return what makes pages."""
    return Pages(qtbot, look)


def test_each_is_told_by_when_and_what(pages: Pages) -> None:
    page = pages.page(TODAY, YESTERDAY)

    assert texts(page, "heading") == ["Today, 14:20", "Yesterday, 14:20"]
    assert "64 notes, 3 appointments and 41 questions." in texts(page)


def test_only_the_first_few_are_shown_at_first(pages: Pages) -> None:
    page = pages.page(*(backup(day) for day in range(22, 12, -1)))
    assert len(texts(page, "heading")) == 4

    press(page, "Show 6 more")

    assert len(texts(page, "heading")) == 10


def test_where_there_is_none_it_says_what_will_be_here(pages: Pages) -> None:
    assert "Your backups will be here. You can make the first one now." in texts(pages.page())


@pytest.mark.parametrize(
    ("pressed", "signal"),
    [
        ("Make a backup now", "make_wanted"),
        ("Save a backup elsewhere…", "save_wanted"),
        ("Open a backup…", "file_wanted"),
        ("Back", "wanted"),
    ],
)
def test_each_button_says_what_is_wanted(
    qtbot: QtBot, pages: Pages, pressed: str, signal: str
) -> None:
    page = pages.page(TODAY)

    with qtbot.waitSignal(getattr(page, signal)):
        press(page, pressed)


def test_a_backup_can_be_tested(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(TODAY, YESTERDAY)

    with qtbot.waitSignal(page.test_wanted) as wanted:
        press(page, "Test my backup: Yesterday, 14:20")

    assert wanted.args == [YESTERDAY]


def test_before_one_goes_back_one_sees_what_it_holds(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(TODAY, YESTERDAY)

    with qtbot.assertNotEmitted(page.restore_wanted):
        press(page, "Go back to this one: Yesterday, 14:20")

    assert texts(page, "heading") == ["Go back to the backup of yesterday, 14:20?"]
    assert "It holds 64 notes, 3 appointments and 41 questions." in texts(page)
    assert any("kept aside first" in text for text in texts(page))


def test_one_goes_back_to_the_one_that_was_shown(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(TODAY, YESTERDAY)
    press(page, "Go back to this one: Yesterday, 14:20")

    with qtbot.waitSignal(page.restore_wanted) as wanted:
        press(page, "Go back to this one")

    assert wanted.args == [YESTERDAY]


def test_one_may_keep_what_one_has(qtbot: QtBot, pages: Pages, show: Show) -> None:
    page = pages.page(TODAY)
    show(page)
    before = buttons(page)
    press(page, "Go back to this one: Today, 14:20")
    qtbot.waitUntil(lambda: "Keep what I have now" in buttons(page))

    with qtbot.assertNotEmitted(page.restore_wanted):
        press(page, "Keep what I have now")

    qtbot.waitUntil(lambda: buttons(page) == before)


@pytest.mark.parametrize("day", [21, 14])
def test_who_keeps_what_one_has_is_at_the_backup_one_asked_about(
    qtbot: QtBot, pages: Pages, show: Show, day: int
) -> None:
    listed = [backup(day) for day in range(22, 12, -1)]
    page = pages.page(*listed)
    show(page)
    page.ask_about(listed[22 - day])

    press(page, "Keep what I have now")

    held = texts(page, "heading")[22 - day]
    qtbot.waitUntil(button(page, f"Go back to this one: {held}").hasFocus)


def test_who_keeps_what_one_has_and_not_that_of_a_file_can_open_another(
    qtbot: QtBot, pages: Pages, show: Show
) -> None:
    page = pages.page(TODAY)
    show(page)
    page.ask_about(YESTERDAY)

    press(page, "Keep what I have now")

    qtbot.waitUntil(button(page, "Open a backup…").hasFocus)


def test_a_key_pressed_twice_does_not_go_back(qtbot: QtBot, pages: Pages, show: Show) -> None:
    page = pages.page(TODAY)
    show(page)

    press(page, "Go back to this one: Today, 14:20")

    qtbot.waitUntil(lambda: page.first().hasFocus())
    assert page.first().accessibleName() == "Keep what I have now"


def test_both_answers_look_the_same(pages: Pages) -> None:
    page = pages.page(TODAY)
    press(page, "Go back to this one: Today, 14:20")

    go, keep = button(page, "Go back to this one"), button(page, "Keep what I have now")
    assert go.property("kind") == keep.property("kind")
    assert go.minimumWidth() == keep.minimumWidth()


def test_an_older_one_is_named_by_its_day(pages: Pages) -> None:
    page = pages.page(backup(3))

    press(page, "Go back to this one: Tuesday 3 November 2026, 14:20")

    assert texts(page, "heading") == ["Go back to the backup of Tuesday 3 November 2026, 14:20?"]


def test_a_broken_one_is_said_to_be_broken_and_cannot_be_used(pages: Pages) -> None:
    page = pages.page(backup(22, whole=False))

    assert any("is broken and cannot be used" in text for text in texts(page))
    assert "Test my backup: Today, 14:20" not in buttons(page)


@pytest.mark.parametrize(
    ("encrypted", "says"), [(True, "It is not locked."), (False, "It is locked.")]
)
def test_one_kept_otherwise_than_the_record_says_so(
    pages: Pages, *, encrypted: bool, says: str
) -> None:
    page = pages.page(backup(22, encrypted=not encrypted), encrypted=encrypted)

    assert says in texts(page)


@pytest.mark.parametrize(
    ("encrypted", "says"), [(True, "They are locked like your record."), (False, "Anybody who")]
)
def test_it_says_who_can_read_them(pages: Pages, *, encrypted: bool, says: str) -> None:
    assert says in pages.page(encrypted=encrypted).lead.text()


def test_one_from_elsewhere_is_asked_about_in_the_same_way(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page()
    elsewhere = BackupInfo(path=Path("stick"), made_at=NOW - timedelta(days=300), notes=1)

    page.ask_about(elsewhere)

    with qtbot.waitSignal(page.restore_wanted) as wanted:
        press(page, "Go back to this one")
    assert wanted.args == [elsewhere]
