"""Where "Stop" leads: to the page the work was asked for on, with all its choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.screen import Interlude, Screen
from msdesk.store.file.header import is_encrypted
from tests.app.living import PASSPHRASE, Life, life, locked_record
from tests.app.test_record import backed_up, choosing, made, notes_in
from tests.store.trees import lead_back
from tests.ui.finding import button, buttons, press, texts

pytestmark = pytest.mark.usefixtures("cheap_keys")

STOPPED = "Stopped. Everything is as it was before."


@contextmanager
def held_up(lived: Life) -> Iterator[None]:
    """Let the worker begin nothing meanwhile, so that "Stop" comes before the work can end."""
    go_on = Event()
    lived.parts.background.run(
        go_on.wait, owner=lived.window, then=lambda _: None, failed=lambda _: None
    )
    try:
        yield
    finally:
        go_on.set()


def stop(lived: Life, qtbot: QtBot, ask: Callable[[], object]) -> None:
    """Ask for long work and stop it."""
    with held_up(lived):
        ask()
        press(lived.window, "Stop")
    qtbot.waitUntil(lambda: not lived.parts.work.under_way, timeout=20_000)


def named(lived: Life, beginning: str) -> str:
    """Return the whole name of the one button that begins like this."""
    (name,) = [each for each in buttons(lived.window) if each.startswith(beginning)]
    return name


def pressed(lived: Life, beginning: str) -> None:
    press(lived.window, named(lived, beginning))


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The folder of a record whose notes lead back to themselves, with a good backup."""
    made(tmp_path / "data", *("Tingling " * 90 for _ in range(120)))
    backed_up(tmp_path / "data")
    lead_back(tmp_path / "data" / "record.db", "journal_entry")
    return tmp_path / "data"


@contextmanager
def in_trouble(qtbot: QtBot, folder: Path) -> Iterator[Life]:
    """Give a window that says the record is damaged."""
    with life(qtbot, folder) as lived:
        lived.parts.upkeep._look_after()
        lived.arrive(Interlude.TROUBLE)
        yield lived


# of a damaged record


@pytest.mark.parametrize("choice", ["Save what can be read", "Go back to the backup"])
def test_stopped_on_the_page_of_trouble_all_its_choices_are_there_again(
    qtbot: QtBot, damaged: Path, choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, damaged.parent / "saved.msdesk.json")
    with in_trouble(qtbot, damaged) as lived:
        choices, words = buttons(lived.window), texts(lived.window)

        stop(lived, qtbot, partial(pressed, lived, choice))

        assert lived.page is Interlude.TROUBLE
        assert lived.said == STOPPED
        assert set(choices) <= set(buttons(lived.window))
        assert set(words) <= set(texts(lived.window))


def test_what_was_stopped_can_be_asked_for_again(
    qtbot: QtBot, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, damaged.parent / "saved.msdesk.json")
    with in_trouble(qtbot, damaged) as lived:
        stop(lived, qtbot, partial(pressed, lived, "Save what can be read"))
        assert not (damaged.parent / "saved.msdesk.json").exists()

        pressed(lived, "Save what can be read")
        lived.until(lambda: "Saved as saved.msdesk.json" in lived.said)

    assert (damaged.parent / "saved.msdesk.json").exists()


def test_where_it_cannot_be_saved_all_choices_are_there_again(
    qtbot: QtBot, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, damaged.parent / "no such folder" / "saved.msdesk.json")
    with in_trouble(qtbot, damaged) as lived:
        choices = buttons(lived.window)

        pressed(lived, "Save what can be read")
        qtbot.waitUntil(lambda: lived.page is Interlude.TROUBLE and not lived.parts.work.under_way)

        assert set(choices) <= set(buttons(lived.window))
        assert lived.said


def test_the_keyboard_is_then_on_what_was_begun(
    qtbot: QtBot, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, damaged.parent / "saved.msdesk.json")
    with in_trouble(qtbot, damaged) as lived:
        button(lived.window, named(lived, "Save what can be read")).setFocus()
        stop(lived, qtbot, partial(pressed, lived, "Save what can be read"))

        begun = button(lived.window, named(lived, "Save what can be read"))
        lived.until(begun.hasFocus)


# of an open record


@pytest.mark.parametrize(
    ("page", "choice"),
    [
        (Screen.BACKUPS, "Make a backup now"),
        (Screen.BACKUPS, "Save a backup elsewhere"),
        (Screen.BACKUPS, "Test my backup"),
        (Screen.MOVING, "Everything, as one file"),
        (Screen.MOVING, "Choose a file"),
    ],
)
def test_stopped_work_leads_back_to_its_page(
    qtbot: QtBot, tmp_path: Path, page: Screen, choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "data", "Left hand")
    backed_up(tmp_path / "data")
    (tmp_path / "there").mkdir()
    choosing(monkeypatch, tmp_path / "there")
    with life(qtbot, tmp_path / "data") as lived:
        lived.go(page)
        choices = buttons(lived.window)

        stop(lived, qtbot, partial(pressed, lived, choice))

        assert lived.page is page
        assert lived.said == STOPPED
        assert set(choices) <= set(buttons(lived.window))
    assert list((tmp_path / "there").iterdir()) == []


def go_back_and_stop(lived: Life, qtbot: QtBot) -> None:
    """Ask to go back to a backup, and stop that at once."""
    lived.go(Screen.BACKUPS)
    press(lived.window, next(n for n in buttons(lived.window) if "Go back to this one:" in n))
    press(lived.window, "Go back to this one")
    press(lived.window, "Stop")
    qtbot.waitUntil(lambda: not lived.parts.work.under_way, timeout=20_000)


def test_stopped_going_back_to_a_backup_leads_back_to_the_backups(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made(tmp_path, *("Before " * 500 for _ in range(60)))  # long enough to be stopped
    backed_up(tmp_path)
    made(tmp_path, "After")
    with life(qtbot, tmp_path) as lived:
        go_back_and_stop(lived, qtbot)

        assert (lived.page, lived.said) == (Screen.BACKUPS, STOPPED)
        assert "After" in notes_in(lived)


def test_stopped_in_a_new_record_nothing_is_said_of_the_damaged_one(
    qtbot: QtBot, damaged: Path
) -> None:
    with in_trouble(qtbot, damaged) as lived:
        pressed(lived, "Start a new record")
        lived.arrive(Screen.HOME)

        go_back_and_stop(lived, qtbot)

        assert (lived.page, lived.said) == (Screen.BACKUPS, STOPPED)


def test_stopped_bringing_in_shows_again_what_would_come(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("date,text\n2026-11-01,From elsewhere\n")
    with life(qtbot, tmp_path / "data", tmp_path / "notes.csv") as lived:
        lived.arrive(Interlude.BRING_IN)

        stop(lived, qtbot, partial(pressed, lived, "Bring these in"))
        assert (lived.page, lived.said) == (Interlude.BRING_IN, STOPPED)
        assert notes_in(lived) == set()
        pressed(lived, "Bring these in")
        lived.arrive(Screen.HOME)

        assert notes_in(lived) == {"From elsewhere"}


def test_stopped_locking_leaves_the_record_unlocked_and_asks_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with life(qtbot, tmp_path) as lived:
        page = lived.go(Screen.ENCRYPT)

        stop(lived, qtbot, lambda: page.chosen.emit(PASSPHRASE))  # type: ignore[attr-defined]

        assert (lived.page, lived.said) == (Screen.ENCRYPT, STOPPED)
    assert not is_encrypted(tmp_path)


def test_stopped_taking_the_lock_off_leaves_the_record_locked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        lived.go(Screen.RECORD)

        stop(lived, qtbot, partial(lived.parts.locking.decrypt, lived.record))

        assert (lived.page, lived.said) == (Screen.RECORD, STOPPED)
    assert is_encrypted(tmp_path)


def test_the_window_closes_in_the_midst_of_reading_what_can_be_read(
    qtbot: QtBot, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, damaged.parent / "saved.msdesk.json")
    with in_trouble(qtbot, damaged) as lived:
        pressed(lived, "Save what can be read")
    assert [each.name for each in damaged.glob("*.unfinished*")] == []
