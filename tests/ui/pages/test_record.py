"""Where everything one wrote is, and what one can do with it."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from msdesk.domain.screen import Screen
from msdesk.ui.look import Look
from msdesk.ui.pages.record import RecordPage, RecordState, Wish
from msdesk.ui.widgets.text import Text, folder_by_folder
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, texts
from tests.ui.pages.when import local

_PATH = Path("data") / "record.db"
_PLAIN = RecordState(path=_PATH)
_LOCKED = RecordState(path=_PATH, encrypted=True, remembered=True, lock_after=15)
_COPY = _PATH.with_name("record (conflicted copy).db")


class Pages:
    """Makes the page of a state."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self._qtbot, self._look = qtbot, look

    def page(self, state: RecordState) -> RecordPage:
        page = RecordPage(self._look, state)
        self._qtbot.addWidget(page)
        return page


@pytest.fixture
def pages(qtbot: QtBot, look: Look) -> Pages:
    """Return what makes pages."""
    return Pages(qtbot, look)


@pytest.mark.parametrize(
    ("state", "pressed", "wants"),
    [
        (_PLAIN, "Lock with a passphrase", Screen.ENCRYPT),
        (_PLAIN, "Backups", Screen.BACKUPS),
        (_PLAIN, "Take out or bring in", Screen.MOVING),
        (_PLAIN, "Bin", Screen.BIN),
        (_PLAIN, "What this does not protect you from", Screen.PROTECTION),
        (_PLAIN, "Delete everything", Screen.ERASE),
        (_LOCKED, "Change passphrase", Screen.ENCRYPT),
    ],
)
def test_each_choice_leads_somewhere(
    qtbot: QtBot, pages: Pages, state: RecordState, pressed: str, wants: Screen
) -> None:
    page = pages.page(state)

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, pressed)

    assert wanted.args == [wants]


@pytest.mark.parametrize(
    ("pressed", "wish"),
    [
        ("Lock now", Wish.LOCK),
        ("Ask for the passphrase on this computer", Wish.FORGET_HERE),
    ],
)
def test_what_can_be_done_here_is_said(
    qtbot: QtBot, pages: Pages, pressed: str, wish: Wish
) -> None:
    page = pages.page(_LOCKED)

    with qtbot.waitSignal(page.wished) as wished:
        press(page, pressed)

    assert wished.args == [wish]


@pytest.mark.parametrize(
    ("pressed", "yes", "wants"),
    [
        ("Remove the lock", "Remove the lock", Wish.DECRYPT),
        ("New recovery key", "Make a new key", Wish.NEW_RECOVERY_KEY),
    ],
)
def test_what_does_not_go_back_is_asked_first(
    qtbot: QtBot, pages: Pages, pressed: str, yes: str, wants: Wish
) -> None:
    page = pages.page(_LOCKED)
    with qtbot.assertNotEmitted(page.wished):
        press(page, pressed)

    with qtbot.waitSignal(page.wished) as wanted:
        press(page, yes)

    assert wanted.args == [wants]


@pytest.mark.parametrize(
    ("pressed", "no"),
    [("Remove the lock", "Keep the lock"), ("New recovery key", "Keep the one I have")],
)
def test_one_may_say_no_and_is_where_one_was(
    qtbot: QtBot, pages: Pages, show: Show, pressed: str, no: str
) -> None:
    page = pages.page(_LOCKED)
    show(page)
    before = buttons(page)
    press(page, pressed)

    with qtbot.assertNotEmitted(page.wished):
        press(page, no)

    assert buttons(page) == before
    qtbot.waitUntil(button(page, pressed).hasFocus)


def test_a_key_pressed_twice_does_not_remove_the_lock(
    qtbot: QtBot, pages: Pages, show: Show
) -> None:
    page = pages.page(_LOCKED)
    show(page)

    press(page, "Remove the lock")

    qtbot.waitUntil(lambda: page.first().hasFocus())
    assert page.first().accessibleName() == "Keep the lock"


def test_an_open_record_offers_nothing_that_needs_a_lock(pages: Pages) -> None:
    offered = buttons(pages.page(_PLAIN))

    assert {"Lock now", "Change passphrase", "Remove the lock"}.isdisjoint(offered)


def test_a_locked_record_is_not_offered_a_lock(pages: Pages) -> None:
    assert "Lock with a passphrase" not in buttons(pages.page(_LOCKED))


def test_only_a_computer_that_remembers_can_be_made_to_ask(pages: Pages) -> None:
    page = pages.page(_LOCKED._replace(remembered=False))

    assert "Ask for the passphrase on this computer" not in buttons(page)


def test_it_says_where_the_record_is_and_that_anybody_can_read_it(pages: Pages) -> None:
    said = texts(pages.page(_PLAIN))

    assert folder_by_folder(_PATH) in said
    assert any(text.startswith("It is not locked. Anybody") for text in said)


def test_it_says_that_the_record_is_locked_and_remembered(pages: Pages) -> None:
    (said,) = [t for t in texts(pages.page(_LOCKED)) if t.startswith("It is locked")]

    assert "This computer remembers it" in said


@pytest.mark.parametrize(
    ("last", "says"),
    [
        (None, "None yet. msdesk makes one each day."),
        (local(3, 14, 20), "Last: 3 November 2026, 14:20."),
    ],
)
def test_it_says_when_the_last_backup_was_made(pages: Pages, last: object, says: str) -> None:
    state = _PLAIN._replace(last_backup=last)  # type: ignore[arg-type]  # parametrised

    assert says in texts(pages.page(state))


@pytest.mark.parametrize(
    ("minutes", "label"), [(0, "Never"), (5, "5 minutes"), (60, "60 minutes")]
)
def test_one_chooses_when_it_locks_by_itself(
    qtbot: QtBot, pages: Pages, minutes: int, label: str
) -> None:
    page = pages.page(_LOCKED)

    with qtbot.waitSignal(page.lock_after_chosen) as chosen:
        press(page, f"{label}: lock by itself")

    assert chosen.args == [minutes, _LOCKED.lock_after]


def test_the_time_that_counts_now_is_marked(pages: Pages) -> None:
    page = pages.page(_LOCKED)

    marked = [b.text() for b in page.findChildren(QAbstractButton) if b.isChecked()]
    assert marked == ["15 minutes"]


def test_it_is_said_where_others_at_the_computer_can_read_it(pages: Pages) -> None:
    page = pages.page(_PLAIN._replace(open_to_others=True))

    assert any("Other people who use this computer can read it" in text for text in texts(page))


def test_what_is_locked_is_open_to_nobody(pages: Pages) -> None:
    page = pages.page(_LOCKED._replace(open_to_others=True))

    assert not any("Other people" in text for text in texts(page))


def test_a_synced_folder_is_a_warning_and_no_ban(pages: Pages) -> None:
    page = pages.page(_PLAIN._replace(synced_by="OneDrive"))

    (said,) = texts(page, "notice")
    assert said.startswith("OneDrive copies this folder.")
    assert buttons(page) == buttons(pages.page(_PLAIN))


def test_notes_of_another_copy_can_be_brought_in(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(_PLAIN._replace(conflict_copies=(_COPY,)))

    with qtbot.waitSignal(page.conflict_copy_chosen) as chosen:
        press(page, f"Bring their notes in: {_COPY.name}")

    assert chosen.args == [_COPY]
    assert page.first() is button(page, f"Bring their notes in: {_COPY.name}")


@pytest.mark.parametrize(
    ("many", "says"),
    [(0, "Empty."), (1, "1 thing can be put back."), (3, "3 things can be put back.")],
)
def test_the_bin_says_whether_there_is_anything_in_it(pages: Pages, many: int, says: str) -> None:
    assert says in texts(pages.page(_PLAIN._replace(in_bin=many)))


def test_the_folder_can_be_shown(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(_PLAIN)

    with qtbot.waitSignal(page.folder_wanted):
        press(page, "Show the folder")


def test_the_record_of_another_folder_can_be_opened(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(_PLAIN)

    with qtbot.waitSignal(page.wished) as wanted:
        press(page, "Open the record of another folder…")

    assert wanted.args == [Wish.OTHER_FOLDER]


def test_from_another_folder_there_is_a_way_to_the_usual_one(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(_PLAIN._replace(usual=False))

    with qtbot.waitSignal(page.wished) as wanted:
        press(page, "Go to the usual folder")

    assert wanted.args == [Wish.USUAL_FOLDER]


def test_in_the_usual_folder_the_way_to_it_is_not_offered(pages: Pages) -> None:
    assert "Go to the usual folder" not in buttons(pages.page(_PLAIN))


def test_there_is_a_way_back(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page(_PLAIN)

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Back")

    assert wanted.args == [Screen.SETTINGS]


def test_it_begins_with_the_lock(pages: Pages) -> None:
    page = pages.page(_PLAIN)

    assert page.first() is button(page, "Lock with a passphrase")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_choice_is_pressed_by_enter_and_by_space(
    qtbot: QtBot, pages: Pages, show: Show, key: Qt.Key
) -> None:
    page = pages.page(_PLAIN)
    show(page)

    with qtbot.waitSignal(page.wanted):
        QTest.keyClick(page.first(), key)


@pytest.mark.parametrize(("width", "abreast"), [(1200, True), (480, False)])
def test_choices_stand_two_abreast_where_there_is_room(
    pages: Pages, show: Show, width: int, *, abreast: bool
) -> None:
    page = pages.page(_PLAIN)
    show(page, width)

    left, right = button(page, "Backups"), button(page, "Take out or bring in")
    assert (left.y() == right.y()) is abreast
    assert left.width() == right.width()


@pytest.mark.parametrize("kind", [PureWindowsPath, PurePosixPath])
def test_a_path_goes_on_in_the_next_line_after_each_folder(
    look: Look, kind: type[PurePath]
) -> None:
    path = kind("Users", "Anna", "AppData", "Roaming", "msdesk", "record.db")

    whole, parted = Text(str(path)), Text(folder_by_folder(path))

    assert parted.minimumSizeHint().width() < whole.minimumSizeHint().width()
    assert folder_by_folder(path).replace("\u200b", "") == str(path)
