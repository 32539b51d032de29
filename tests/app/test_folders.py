"""Starts on folders that cannot be used, and the ways on from there, in the real window."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from msdesk import paths
from msdesk.app.parts import Parts
from msdesk.app.shell.options import Options
from msdesk.app.shell.single import LOCK
from msdesk.app.start import Start
from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Interlude, Screen
from msdesk.services.importing import read_import
from msdesk.settings import Settings, load, save
from msdesk.store.record import open_record
from tests.app.living import locked_record, said
from tests.app.test_single import held_by_another
from tests.rights import ordinary_rights
from tests.systems import needs_to_replace, off_windows
from tests.ui.finding import button, buttons, press, texts

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")

FOLDER, AGAIN, USUAL = "Choose another folder…", "Try again", "Go to the usual folder"
BEGIN, CLOSE = "Start a new record here", "Close msdesk"
SAVE_ALL = "Save all of it as a file…"


class Home:
    """A person's computer: the usual folder, the settings, and what they start on it."""

    def __init__(self, qtbot: QtBot, place: Path) -> None:
        self._qtbot = qtbot
        self.usual = place / "usual"
        self.settings = place / "config" / "settings.json"

    @property
    def remembered(self) -> str:
        """The folder the next start goes to."""
        return load(self.settings).data_folder

    @contextmanager
    def started(self, data_dir: Path | None = None) -> Iterator[Parts]:
        """Give what is behind a started window, and close it at the end."""
        start = Start(Options(data_dir, self.settings))
        start.window.show()
        self._qtbot.waitUntil(lambda: start.parts is not None)
        QCoreApplication.processEvents()
        assert start.parts is not None
        try:
            yield start.parts
        finally:
            start.window.close()
            start.close()


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    made = Home(qtbot, tmp_path)
    monkeypatch.setattr(paths, "data_folder", lambda: made.usual)
    return made


def noted(folder: Path, text: str) -> Path:
    """Make a record with a note in a folder."""
    with closing(open_record(folder)) as record:
        record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text=text)
    return folder


def notes(parts: Parts) -> list[str]:
    assert parts.session.record is not None
    return [entry.text for entry in parts.session.record.journal.entries()]


def choosing(monkeypatch: pytest.MonkeyPatch, folder: Path | str) -> None:
    """Choose this folder whenever the system's dialog is opened."""
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(folder)
    )


def unusable(place: Path, kind: str) -> Path:
    """Return a folder that cannot be used."""
    if kind == "shut":
        (place / "shut").mkdir(mode=0)
        return place / "shut"
    if kind == "in a shut one":
        (place / "shut").mkdir(mode=0)
        return place / "shut" / "record"
    if kind == "a link to itself":
        (place / "ring").symlink_to(place / "ring")
        return place / "ring"
    if kind == "in a file":
        (place / "file").write_text("a list of birds")
        return place / "file" / "record"
    return place / {"too long": "a" * 300, "no name": "\0", "no letters": "\ud800"}[kind]


UNUSABLE = ("shut", "in a shut one", "a link to itself", "in a file", "too long", "no name",
            "no letters")  # fmt: skip


# a folder that cannot be used


@posix
@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_folder_that_cannot_be_used_has_a_page_with_three_ways_on(
    home: Home, tmp_path: Path, kind: str
) -> None:
    folder = unusable(tmp_path, kind)
    save(home.settings, Settings(data_folder=str(folder)))

    with ordinary_rights(), home.started() as parts:
        assert parts.window.current_page is Interlude.TROUBLE
        page = parts.window.page(Interlude.TROUBLE)
        assert page is not None
        assert [b for b in buttons(page) if b not in (USUAL, BEGIN)] == [AGAIN, FOLDER, CLOSE]


@posix
@pytest.mark.parametrize("kind", UNUSABLE)
def test_the_option_of_the_command_line_gets_the_same_page(
    home: Home, tmp_path: Path, kind: str
) -> None:
    with ordinary_rights(), home.started(unusable(tmp_path, kind)) as parts:
        assert FOLDER in buttons(parts.window)


@pytest.mark.parametrize("number", [errno.ENOTCONN, errno.EIO, errno.ESTALE, errno.EACCES])
def test_a_disk_that_answers_nothing_has_a_page(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    mount = tmp_path / "mount"
    save(home.settings, Settings(data_folder=str(mount)))
    stat, scan = os.stat, os.scandir

    def alive(path: Any) -> Any:  # noqa: ANN401  # as ``os`` takes it
        if str(path).startswith(str(mount)):
            raise OSError(number, os.strerror(number), str(path))
        return path

    monkeypatch.setattr(os, "stat", lambda path, **how: stat(alive(path), **how))
    monkeypatch.setattr(os, "scandir", lambda path=".": scan(alive(path)))

    with home.started() as parts:
        assert FOLDER in buttons(parts.window)


def test_what_to_do_next_has_the_focus(home: Home, tmp_path: Path) -> None:
    with home.started(unusable(tmp_path, "too long")) as parts:
        assert parts.window.focusWidget() is button(parts.window, AGAIN)


def test_trying_again_opens_the_record_once_its_disk_is_there(home: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    save(home.settings, Settings(data_folder=str(stick)))
    with home.started() as parts:
        noted(stick, "On the stick")

        press(parts.window, AGAIN)

        assert notes(parts) == ["On the stick"]


def test_a_page_that_was_tried_again_in_vain_is_there_still(home: Home, tmp_path: Path) -> None:
    with home.started(unusable(tmp_path, "too long")) as parts:
        press(parts.window, AGAIN)

        assert FOLDER in buttons(parts.window)


def test_closing_the_page_closes_the_window(home: Home, tmp_path: Path) -> None:
    with home.started(unusable(tmp_path, "too long")) as parts:
        press(parts.window, CLOSE)

        assert not parts.window.isVisible()


def test_a_second_start_brings_the_page_forward(qtbot: QtBot, home: Home, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    save(home.settings, Settings(data_folder=str(empty)))
    with home.started() as parts:
        parts.window.hide()

        (empty / "record.knock").touch()

        qtbot.waitUntil(parts.window.isVisible)


def test_a_window_of_this_computer_that_does_not_answer_is_said_to_be_one(
    home: Home, tmp_path: Path
) -> None:
    holder = held_by_another(noted(tmp_path / "record", "In both"))
    with home.started(tmp_path / "record") as parts:
        assert any("its window does not answer" in said for said in texts(parts.window))
        assert parts.session.record is None
        holder.communicate()

        press(parts.window, AGAIN)

        assert notes(parts) == ["In both"]


# another folder


def test_another_folder_is_open_at_the_next_start_too(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(home.settings, Settings(data_folder=str(unusable(tmp_path, "in a file"))))
    choosing(monkeypatch, noted(tmp_path / "other", "In the other"))
    with home.started() as parts:
        press(parts.window, FOLDER)
        assert notes(parts) == ["In the other"]
        parts.navigation.go(Screen.NOTES)
        assert parts.window.current_page is Screen.NOTES

    with home.started() as again:
        assert notes(again) == ["In the other"]


@off_windows
def test_another_folder_that_cannot_be_used_is_said_on_the_page(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = unusable(tmp_path, "too long")
    choosing(monkeypatch, unusable(tmp_path, "in a file"))
    with home.started(first) as parts:
        page = parts.window.page(Interlude.TROUBLE)

        press(parts.window, FOLDER)

        assert page is not None
        assert parts.window.page(Interlude.TROUBLE) is page
        assert any("There is a file where the folder" in said for said in texts(page))
        assert parts.single.folder == first


def test_a_folder_that_did_not_open_is_not_remembered(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = str(tmp_path / "stick")
    save(home.settings, Settings(data_folder=before))
    other = tmp_path / "other"
    other.mkdir()
    (other / "record.db").write_bytes(b"not a record, but long enough to look like one")
    choosing(monkeypatch, other)

    with home.started() as parts:
        press(parts.window, FOLDER)

    assert home.remembered == before


@pytest.mark.usefixtures("cheap_keys")
def test_a_locked_record_in_another_folder_is_remembered_when_it_opens(
    home: Home, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = str(tmp_path / "stick")
    save(home.settings, Settings(data_folder=before))
    locked_record(tmp_path / "other")
    choosing(monkeypatch, tmp_path / "other")
    with home.started() as parts:
        press(parts.window, FOLDER)
        assert (parts.window.current_page, home.remembered) == (Interlude.UNLOCK, before)

        parts.opening._try_passphrase("three words long")
        qtbot.waitUntil(lambda: parts.window.current_page is Screen.HOME, timeout=20_000)

        assert home.remembered == str(tmp_path / "other")


def test_no_folder_chosen_changes_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, "")
    with home.started(unusable(tmp_path, "too long")) as parts:
        page = parts.window.page(Interlude.TROUBLE)

        press(parts.window, FOLDER)

        assert parts.window.page(Interlude.TROUBLE) is page


def test_a_folder_that_could_not_be_remembered_is_said(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.settings.parent.write_text("a file where the settings' folder should be")
    choosing(monkeypatch, noted(tmp_path / "other", "In the other"))
    with home.started(unusable(tmp_path, "too long")) as parts:
        press(parts.window, FOLDER)

        assert "could not be remembered" in said(parts.window)


# where no record is begun unasked


def test_a_disk_that_is_not_connected_gets_no_new_record(home: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    save(home.settings, Settings(data_folder=str(stick)))

    with home.started() as parts:
        assert any("for your record is not there" in said for said in texts(parts.window))

    assert not stick.exists()


def test_an_empty_folder_gets_a_record_when_the_person_says_so(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    choosing(monkeypatch, empty)
    with home.started(unusable(tmp_path, "too long")) as parts:
        press(parts.window, FOLDER)
        assert not (empty / "record.db").exists()

        press(parts.window, BEGIN)

        assert notes(parts) == []
    assert home.remembered == str(empty)


def test_a_record_begun_where_no_folder_was_has_its_lock(home: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    save(home.settings, Settings(data_folder=str(stick)))
    with home.started() as parts:
        press(parts.window, BEGIN)

        assert (stick / LOCK).exists()


def test_the_first_start_of_all_begins_a_record(home: Home) -> None:
    with home.started() as parts:
        assert notes(parts) == []


def test_the_folder_of_the_command_line_begins_a_record(home: Home, tmp_path: Path) -> None:
    with home.started(tmp_path / "new") as parts:
        assert notes(parts) == []


def test_the_folder_of_the_command_line_begins_a_record_whatever_the_settings_name(
    home: Home, tmp_path: Path
) -> None:
    save(home.settings, Settings(data_folder=str(tmp_path / "stick")))

    with home.started(tmp_path / "new") as parts:
        assert notes(parts) == []


def test_settings_that_cannot_be_read_begin_no_record(home: Home) -> None:
    home.settings.parent.mkdir()
    home.settings.write_text('{"data_folder": "/media/anna')

    with home.started() as parts:
        assert BEGIN in buttons(parts.window)
        assert any("The settings of msdesk cannot be read" in said for said in texts(parts.window))
        parts.window.resize(900, 700)

    assert home.settings.read_text() == '{"data_folder": "/media/anna'
    assert not (home.usual / "record.db").exists()


def test_settings_that_cannot_be_read_do_not_hide_the_record_in_the_usual_folder(
    home: Home,
) -> None:
    home.settings.mkdir(parents=True)
    noted(home.usual, "As usual")

    with home.started() as parts:
        assert notes(parts) == ["As usual"]


@pytest.mark.parametrize("width", [99999999999, -5, "NaN", 10**400])
def test_a_window_of_no_size_that_can_be_opens(home: Home, width: object) -> None:
    home.settings.parent.mkdir()
    home.settings.write_text(f'{{"width": {width}}}')

    with home.started() as parts:
        assert parts.window.width() == Settings().width


# back to the usual folder


def test_the_page_leads_to_the_usual_folder(home: Home, tmp_path: Path) -> None:
    noted(home.usual, "As usual")
    save(home.settings, Settings(data_folder=str(tmp_path / "stick")))
    with home.started() as parts:
        press(parts.window, USUAL)

        assert notes(parts) == ["As usual"]
    assert home.remembered == ""


def test_the_usual_folder_is_not_offered_where_it_is_the_one(home: Home) -> None:
    home.usual.write_text("a file in its place")

    with home.started() as parts:
        assert USUAL not in buttons(parts.window)


def test_an_open_record_gives_way_to_that_of_another_folder(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(home.usual, "As usual")
    choosing(monkeypatch, noted(tmp_path / "other", "In the other"))
    with home.started() as parts:
        parts.navigation.go(Screen.RECORD)
        press(parts.window, "Open the record of another folder…")

        assert notes(parts) == ["In the other"]
        assert parts.window.current_page is Screen.HOME
        assert not (home.usual / "record.db-wal").exists()  # it was closed
    assert home.remembered == str(tmp_path / "other")


@off_windows
def test_an_open_record_stays_open_where_the_other_folder_cannot_be_used(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(home.usual, "As usual")
    choosing(monkeypatch, unusable(tmp_path, "in a file"))
    with home.started() as parts:
        parts.navigation.go(Screen.RECORD)
        press(parts.window, "Open the record of another folder…")

        assert notes(parts) == ["As usual"]
        assert "There is a file where the folder" in said(parts.window)


def test_the_record_of_another_folder_gives_way_to_the_usual_one(
    home: Home, tmp_path: Path
) -> None:
    noted(home.usual, "As usual")
    save(home.settings, Settings(data_folder=str(noted(tmp_path / "other", "In the other"))))
    with home.started() as parts:
        parts.navigation.go(Screen.RECORD)
        press(parts.window, USUAL)

        assert notes(parts) == ["As usual"]
    assert home.remembered == ""


# the folder goes while its record is open


@needs_to_replace
def test_a_folder_that_went_is_said_and_what_is_open_can_be_saved(
    home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = noted(tmp_path / "stick", "On the stick")
    with home.started(stick) as parts:
        shutil.rmtree(stick)
        qtbot.waitUntil(lambda: parts.window.current_page is Interlude.TROUBLE)

        page = parts.window.page(Interlude.TROUBLE)
        assert page is not None
        assert buttons(page) == [AGAIN, SAVE_ALL, CLOSE]
        assert any("has gone" in said for said in texts(page))


@posix
def test_all_that_is_open_is_saved_after_its_folder_went(
    home: Home, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, saved = noted(tmp_path / "stick", "On the stick"), tmp_path / "saved.json"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(saved), "")
    )
    with home.started(stick) as parts:
        shutil.rmtree(stick)
        qtbot.waitUntil(lambda: parts.window.current_page is Interlude.TROUBLE)

        press(parts.window, SAVE_ALL)

        qtbot.waitUntil(lambda: "Saved as saved.json" in said(parts.window))
    assert [entry.text for entry in read_import(saved).archive.journal] == ["On the stick"]


@needs_to_replace
def test_nothing_is_begun_in_place_of_a_folder_that_went(
    home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = noted(tmp_path / "stick", "On the stick")
    with home.started(stick) as parts:
        shutil.rmtree(stick)
        qtbot.waitUntil(lambda: parts.window.current_page is Interlude.TROUBLE)

        press(parts.window, AGAIN)

        assert SAVE_ALL in buttons(parts.window)
        assert not stick.exists()


@needs_to_replace
def test_help_is_there_while_the_folder_is_gone(home: Home, qtbot: QtBot, tmp_path: Path) -> None:
    stick = noted(tmp_path / "stick", "On the stick")
    with home.started(stick) as parts:
        shutil.rmtree(stick)
        qtbot.waitUntil(lambda: parts.window.current_page is Interlude.TROUBLE)

        press(parts.window.nav, "Get help now")
        assert parts.window.current_page is Screen.HELP
        press(parts.window.nav, "Home")

        qtbot.waitUntil(lambda: parts.window.current_page is Interlude.TROUBLE)


def test_a_folder_that_is_there_again_is_open_again(
    home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = noted(tmp_path / "stick", "On the stick")
    with home.started(stick) as parts:
        stick.rename(tmp_path / "pulled out")
        parts.single.stirred.emit()
        qtbot.waitUntil(lambda: parts.window.current_page is Interlude.TROUBLE)
        (tmp_path / "pulled out").rename(stick)

        press(parts.window, AGAIN)

        assert (parts.window.current_page, notes(parts)) == (Screen.HOME, ["On the stick"])


@needs_to_replace
@pytest.mark.usefixtures("cheap_keys")
def test_a_folder_that_went_before_it_was_unlocked_has_a_page(
    home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path / "stick")
    save(home.settings, Settings(data_folder=str(tmp_path / "stick")))
    with home.started() as parts:
        shutil.rmtree(tmp_path / "stick")

        parts.opening._try_passphrase("three words long")

        qtbot.waitUntil(lambda: parts.window.current_page is Interlude.TROUBLE, timeout=20_000)
        assert FOLDER in buttons(parts.window)


@posix
@pytest.mark.usefixtures("cheap_keys")
def test_a_folder_that_was_shut_before_it_was_unlocked_has_a_page(
    home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path / "stick")
    save(home.settings, Settings(data_folder=str(tmp_path / "stick")))
    with ordinary_rights(), home.started() as parts:
        (tmp_path / "stick").chmod(0)

        parts.opening._try_passphrase("three words long")

        qtbot.waitUntil(lambda: parts.window.current_page is Interlude.TROUBLE, timeout=20_000)
        assert FOLDER in buttons(parts.window)
        (tmp_path / "stick").chmod(0o700)
