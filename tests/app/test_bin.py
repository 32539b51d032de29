"""The bin, and the end of everything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from msdesk.app.shell.single import LOCK, Door, Single
from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Interlude, Screen
from msdesk.errors import RecordError
from tests.app.living import Life, life, locked_record
from tests.ui.finding import buttons, seen, texts

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def thrown(fresh: Life) -> Life:
    """Return a window on a record whose only note is in the bin."""
    note = fresh.record.journal.add(kind=EntryKind.NOTE, day=fresh.today, text="Left hand")
    fresh.record.journal.delete(note.id)
    return fresh


def erase(lived: Life) -> None:
    """Delete everything."""
    page = lived.go(Screen.ERASE)
    for tick in seen(page, QCheckBox):
        tick.click()
    lived.press("Delete everything", page)


def test_a_deleted_note_is_put_back_from_the_bin(thrown: Life) -> None:
    thrown.press("Put back", thrown.go(Screen.BIN))

    assert [entry.text for entry in thrown.record.journal.entries()] == ["Left hand"]
    assert "The bin is empty" in thrown.reads()
    assert thrown.said == "Took “Left hand” out of the bin."


def test_a_note_deleted_for_good_is_not_in_the_bin_any_more(thrown: Life) -> None:
    thrown.press("Delete for good", thrown.go(Screen.BIN))
    thrown.press("Delete for good")

    thrown.until(lambda: "The bin is empty" in thrown.reads())
    assert thrown.record.bin.all() == ()


def test_an_emptied_bin_is_empty(thrown: Life) -> None:
    thrown.press("Empty the bin", thrown.go(Screen.BIN))
    thrown.press("Delete for good")

    thrown.until(lambda: "The bin is empty" in thrown.reads())
    assert thrown.record.bin.all() == ()


def test_who_keeps_everything_is_back_where_they_were(thrown: Life) -> None:
    thrown.go(Screen.RECORD)
    thrown.go(Screen.ERASE)

    thrown.press("Keep everything")

    assert thrown.page is Screen.RECORD


def test_deleting_everything_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()

        erase(lived)

        assert lived.page is Interlude.ERASED
        assert "Your record" in lived.reads()
    assert not tmp_path.exists() or list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("left", ["settings.part", "record.part", "record.lock.rmlock"])
def test_what_a_crash_left_of_settings_beside_the_record_goes_too(
    qtbot: QtBot, tmp_path: Path, left: str
) -> None:
    with life(qtbot, tmp_path / "msdesk") as lived:  # as on Windows, where both share a folder
        (tmp_path / "msdesk" / left).write_text("{}")

        erase(lived)

    assert not (tmp_path / "msdesk").exists()


def test_settings_that_cannot_be_deleted_are_named(
    fresh: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "data" / "settings.json"
    unlink = os.unlink

    def refuse(path: Path, **_: object) -> None:
        if Path(path).name == settings.name:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path)

    monkeypatch.setattr(os, "unlink", refuse)

    fresh.go(Screen.ERASE).confirmed.emit()  # type: ignore[attr-defined]

    fresh.arrive(Interlude.TROUBLE)
    assert any(str(settings) in words for words in texts(fresh.shown))


def test_a_record_begun_after_all_was_deleted_keeps_its_lock(fresh: Life, tmp_path: Path) -> None:
    erase(fresh)
    another = Single(tmp_path / "data")
    assert another.take() is Door.OURS

    fresh.close()

    assert (tmp_path / "data" / LOCK).exists()
    another.release()


def test_deleting_everything_deletes_the_backups_elsewhere_too(
    fresh: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(stick)
    )
    fresh.press("Save a backup elsewhere…", fresh.go(Screen.BACKUPS))
    fresh.hear("It was read again and is whole.")

    erase(fresh)

    assert list(stick.iterdir()) == []


def test_deleting_everything_deletes_the_settings_and_closing_keeps_none(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = tmp_path / "config" / "settings.json"
    with life(qtbot, tmp_path / "data", settings=settings) as lived:
        lived.press("Settings")
        lived.press("Dark")
        assert settings.exists()

        erase(lived)
        lived.window.resize(940, 620)

    assert not settings.exists()


def test_the_last_page_closes_msdesk(fresh: Life) -> None:
    erase(fresh)

    fresh.press("Close msdesk")

    assert not fresh.window.isVisible()


def test_what_could_not_be_deleted_is_said_and_not_opened_again(
    fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise RecordError("Not all of it could be deleted.", "Delete the folder yourself.")

    monkeypatch.setattr("msdesk.store.erase.erase", fail)
    fresh.go(Screen.ERASE).confirmed.emit()  # type: ignore[attr-defined]

    fresh.arrive(Interlude.TROUBLE)
    assert buttons(fresh.shown) == ["Close msdesk"]
