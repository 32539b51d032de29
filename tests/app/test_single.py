"""One window a record."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from msdesk.app.shell import single as single_module
from msdesk.app.shell.single import KNOCK, LOCK, Door, Single
from tests.refusing import ALWAYS, refusing
from tests.systems import needs_modes, off_windows

# On Windows Qt warns of what it knows no word for; nobody sees it.
WARNS = pytest.mark.qt_log_ignore("Got unexpected locking error", "Broken filename")
_HOLD = """
import sys
from pathlib import Path
from msdesk.app.shell.single import Single
single = Single(Path(sys.argv[1]))
print(single.take().name, flush=True)
sys.stdin.read()
"""


def held_by_another(folder: Path) -> subprocess.Popen[str]:
    """Return a program that has the folder's lock."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "OURS"
    return holder


def test_the_first_start_has_the_record(tmp_path: Path) -> None:
    assert Single(tmp_path).take() is Door.OURS


@needs_modes
def test_the_lock_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    single = Single(tmp_path)
    single.take()

    assert (tmp_path / LOCK).stat().st_mode & 0o777 == 0o600


def test_a_second_start_finds_the_record_open_here(tmp_path: Path) -> None:
    holder = held_by_another(tmp_path)

    assert Single(tmp_path).take() is Door.HERE
    holder.communicate()


def test_a_program_that_was_killed_leaves_no_lock(tmp_path: Path) -> None:
    holder = held_by_another(tmp_path)
    holder.kill()
    holder.communicate()

    assert Single(tmp_path).take() is Door.OURS


def test_the_lock_of_another_computer_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("4242\nmsdesk\nannas-laptop\n\n\n")
    single = Single(tmp_path)

    assert (single.take(), single.holder()) == (Door.ELSEWHERE, "annas-laptop")


# a lock that is left, where Qt cannot clear it away


def ours(process: int, **other: str) -> str:
    """Return what a program of this computer writes into its lock."""
    said = {
        "computer": QSysInfo.machineHostName(),
        "machine": QSysInfo.machineUniqueId().toStdString(),
        "since": QSysInfo.bootUniqueId().toStdString(),
    } | other
    return f"{process}\nmsdesk\n{said['computer']}\n{said['machine']}\n{said['since']}\n"


def no_room(folder: Path) -> None:
    """Let Qt make no more locks in a folder, as on a disk that is full or read-only."""
    (folder / f"{LOCK}.rmlock").mkdir()  # it makes one to clear another away


def ended_process() -> int:
    """Return the number of a program that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_a_lock_that_is_left_on_a_full_disk_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(ours(ended_process()))
    no_room(tmp_path)

    assert Single(tmp_path).take() is Door.OURS


def test_a_lock_from_before_the_computer_was_started_is_left(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(ours(os.getpid(), since="another start"))
    no_room(tmp_path)

    assert Single(tmp_path).take() is Door.OURS


@pytest.mark.parametrize("content", ["", "nonsense", "\n\n\n\n\n", "\udcff"])
def test_a_lock_a_power_cut_left_without_words_keeps_nobody_out(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / LOCK).write_bytes(content.encode(errors="surrogateescape"))

    assert Single(tmp_path).take() is Door.OURS


def test_a_program_that_lives_has_its_lock_on_a_full_disk_too(tmp_path: Path) -> None:
    holder = held_by_another(tmp_path)
    no_room(tmp_path)

    assert Single(tmp_path).take() is Door.HERE
    holder.communicate()


@off_windows
def test_a_program_of_somebody_else_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: int) -> None:
        raise PermissionError

    (tmp_path / LOCK).write_text(ours(ended_process()))
    no_room(tmp_path)
    monkeypatch.setattr(os, "kill", refuse)

    assert Single(tmp_path).take() is Door.HERE


@pytest.mark.parametrize(("number", "door"), [(32, Door.HERE), (19, Door.OURS), (5, Door.OURS)])
def test_on_windows_a_lock_is_held_that_nobody_may_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, door: Door
) -> None:
    def kill(*_: int) -> None:
        pytest.fail("on Windows this ends the program")

    (tmp_path / LOCK).write_text(ours(os.getpid()))
    no_room(tmp_path)
    single = Single(tmp_path)
    monkeypatch.setattr(os, "kill", kill)
    monkeypatch.setattr(single_module, "_WINDOWS", True)
    monkeypatch.setattr(Path, "rename", refusing(Path.rename, ALWAYS, number))

    assert single.take() is door


@off_windows  # where a lock that nobody holds is left
@pytest.mark.parametrize(
    ("here", "written"),
    [
        ("Annas-Laptop", "ANNAS-LAPTOP"),
        ("the-computer-in-the-kitchen", "THE-COMPUTER-IN"),
        ("desk.example.org", "DESK"),
    ],
)
def test_a_computer_is_known_by_either_of_its_names_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, written: str
) -> None:
    (tmp_path / LOCK).write_text(ours(os.getpid(), computer=written, machine=""))
    no_room(tmp_path)
    monkeypatch.setattr(QSysInfo, "machineHostName", lambda: here)

    assert Single(tmp_path).take() is Door.HERE


def test_another_computer_of_the_same_name_is_another(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(ours(os.getpid(), machine="0123456789"))
    no_room(tmp_path)

    assert Single(tmp_path).take() is Door.ELSEWHERE


def test_a_lock_that_cannot_be_removed_is_passed_over_when_the_person_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    (tmp_path / LOCK).write_text("4242\nmsdesk\nannas-laptop\n\n\n")
    monkeypatch.setattr(Path, "unlink", read_only)
    single = Single(tmp_path)
    assert single.take() is Door.ELSEWHERE

    assert not single.take_anyway()

    assert single.take() is Door.OURS


@WARNS
def test_a_folder_that_is_not_to_be_begun_is_not_made(tmp_path: Path) -> None:
    assert Single(tmp_path / "stick", begins=False).take() is Door.OURS
    assert not (tmp_path / "stick").exists()


@WARNS
@pytest.mark.parametrize("name", ["\0", "a" * 300, "\ud800"])
def test_a_folder_that_cannot_be_is_left_to_the_record_to_explain(
    tmp_path: Path, name: str
) -> None:
    single = Single(tmp_path / name)

    assert single.take() is Door.OURS
    single.listen()
    single.release()


def test_a_knock_at_a_folder_that_cannot_be_is_not_heard(tmp_path: Path) -> None:
    assert not Single(tmp_path / "not there").knock(patience=0.1)


def test_the_lock_of_another_computer_can_be_taken_anyway(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("4242\nmsdesk\nannas-laptop\n\n\n")
    single = Single(tmp_path)
    single.take()

    assert single.take_anyway()

    assert single.take() is Door.OURS


def test_a_knock_is_heard_with_the_file_it_names(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Single(tmp_path), Single(tmp_path)
    first.take()
    first.listen()
    heard = []

    with qtbot.waitSignal(first.knocked) as knocked:
        knocking = threading.Thread(
            target=lambda: heard.append(second.knock(Path("from-anna.msdesk.json")))
        )
        knocking.start()
    knocking.join()

    assert (heard, knocked.args) == ([True], ["from-anna.msdesk.json"])
    first.release()


def test_a_second_start_lets_the_window_it_knocks_at_come_forward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let: list[int] = []
    monkeypatch.setattr(single_module, "let_come_forward", let.append)
    (tmp_path / LOCK).write_text(ours(4242))

    Single(tmp_path).knock(patience=0.1)

    assert let == [4242]


def test_a_knock_nobody_hears_is_taken_back(tmp_path: Path) -> None:
    assert not Single(tmp_path).knock(patience=0.1)
    assert not (tmp_path / KNOCK).exists()


@WARNS
def test_a_folder_that_cannot_be_made_is_left_to_the_record_to_explain(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert Single(tmp_path / "file" / "record").take() is Door.OURS


def test_a_released_record_can_be_had_by_another(tmp_path: Path) -> None:
    first = Single(tmp_path)
    first.take()
    first.release()

    assert Single(tmp_path).take() is Door.OURS


def test_the_folder_is_not_watched_any_more_once_it_is_released(tmp_path: Path) -> None:
    """Windows cannot remove or move a folder that a program watches."""
    single = Single(tmp_path)
    single.take()
    single.listen()
    watcher = single._watcher
    assert watcher is not None
    watched = watcher.directories()

    single.release()

    assert (len(watched), watcher.directories()) == (1, [])
