"""One window a record."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from msdesk.app.single import KNOCK, LOCK, Door, Single

_HOLD = """
import sys
from pathlib import Path
from msdesk.app.single import Single
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


def test_the_lock_of_another_computer_can_be_taken_anyway(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("4242\nmsdesk\nannas-laptop\n\n\n")
    single = Single(tmp_path)
    single.take()

    single.take_anyway()

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


def test_a_knock_nobody_hears_is_taken_back(tmp_path: Path) -> None:
    assert not Single(tmp_path).knock(patience=0.1)
    assert not (tmp_path / KNOCK).exists()


def test_a_folder_that_cannot_be_made_is_left_to_the_record_to_explain(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert Single(tmp_path / "file" / "record").take() is Door.OURS


def test_a_released_record_can_be_had_by_another(tmp_path: Path) -> None:
    first = Single(tmp_path)
    first.take()
    first.release()

    assert Single(tmp_path).take() is Door.OURS
