"""What fails before there is a window is said in a box, and where there can be none, in a line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import dev
from msdesk import paths
from msdesk.app import start as start_module
from msdesk.app.shell import last_words
from msdesk.app.shell.options import Options
from msdesk.app.start import Start, run
from msdesk.domain.screen import Interlude, Screen
from msdesk.errors import StorageFull
from tests.app.living import life, said
from tests.systems import off_windows
from tests.ui.finding import buttons, press, texts

_FULL = StorageFull("There is no space left on the disk.", "Free some space.")


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return what boxes say; each is closed at once."""
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: said.append((box.text(), box.informativeText()))
    )
    return said


def started(code: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a program that starts msdesk; return how it ended."""
    around = {name: value for name, value in os.environ.items() if name not in variables}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=around | {name: value for name, value in variables.items() if value},
    )


def test_what_we_can_explain_is_said_in_its_words(boxes: list[tuple[str, str]]) -> None:
    assert last_words.say(_FULL) == 1

    assert boxes == [("There is no space left on the disk.", "Free some space.")]


def test_it_is_said_on_the_terminal_too(
    boxes: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    last_words.say(_FULL)

    assert capsys.readouterr().err == (
        "msdesk: There is no space left on the disk. Free some space.\n"
    )
    assert boxes


def test_what_nobody_foresaw_is_said_without_the_persons_words(
    boxes: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    last_words.say(ValueError("Left hand tingling"))

    ((message, what_to_do),) = boxes
    assert message.startswith("msdesk cannot start: a part of it is missing or damaged.")
    assert what_to_do.startswith("Nothing you wrote was changed.")
    assert "Left hand" not in message + capsys.readouterr().err


def test_its_button_closes_and_its_text_is_not_small(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[list[str], int]] = []
    monkeypatch.setattr(
        QMessageBox,
        "exec",
        lambda box: shown.append(([b.text() for b in box.buttons()], box.font().pointSize())),
    )

    last_words.say(_FULL)

    ((names, points),) = shown
    assert names == ["Close msdesk"]
    assert points >= 14


def test_a_program_without_a_terminal_says_nothing_there(
    boxes: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    last_words.say(_FULL)

    assert boxes


@pytest.mark.parametrize("missing", ["themes", "icons"])
def test_resources_that_are_missing_are_said_in_a_box(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    boxes: list[tuple[str, str]],
    missing: str,
) -> None:
    for folder in ("fonts", "icons", "themes"):
        if folder != missing:
            (tmp_path / folder).symlink_to(paths.resources() / folder)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    monkeypatch.setattr(start_module, "make_application", lambda _: qapp)

    code = run(Options(tmp_path / "data", tmp_path / "settings.json"))

    assert code == 1
    assert boxes[0][0].startswith("msdesk cannot start: a part of it is missing")


@pytest.fixture
def without_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Return a window behind which there is nothing yet."""
    monkeypatch.setattr(QApplication, "exit", lambda _: None)  # it would end the tests
    start = Start(Options(tmp_path, tmp_path / "settings.json"))
    start.window.first_painted.disconnect()
    start.window.show()
    return start


def test_what_fails_before_the_rest_is_there_ends_the_window_in_words(
    without_desk: Start, boxes: list[tuple[str, str]]
) -> None:
    without_desk.explain(ImportError, ImportError("msdesk.app.desk"), None)

    assert len(boxes) == 1
    assert not without_desk.window.isVisible()


def test_what_fails_again_by_then_is_said_once(
    without_desk: Start, boxes: list[tuple[str, str]]
) -> None:
    for _ in range(3):
        without_desk.explain(ImportError, ImportError("msdesk.app.desk"), None)

    assert len(boxes) == 1


@pytest.fixture
def not_opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Return a window whose record could not be opened, for a reason that nobody foresaw."""

    def fail(*_: object, **__: object) -> None:
        raise LookupError

    monkeypatch.setattr("msdesk.app.record.opening.open_record", fail)
    start = Start(Options(tmp_path, tmp_path / "settings.json"))
    start.window.show()
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: start.desk is not None)
        QCoreApplication.processEvents()
    for kind, error, trace in caught:
        assert error is not None
        start.explain(kind, error, trace)
    yield start
    start.window.close()
    start.close()


def test_what_nobody_foresaw_while_opening_has_a_page_with_ways_on(not_opened: Start) -> None:
    assert "Choose another folder…" in buttons(not_opened.window)
    assert any("This is a fault of msdesk." in said for said in texts(not_opened.window))


def test_whom_to_call_can_be_read_after_what_nobody_foresaw(not_opened: Start) -> None:
    press(not_opened.window, "Get help now")

    assert not_opened.window.current_page is Screen.HELP


def test_what_nobody_foresaw_has_a_page_after_an_earlier_page_too(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "record.db").write_bytes(b"")
    with life(qtbot, tmp_path / "data") as lived:
        lived.press("Start a new")
        lived.arrive(Screen.HOME)
        lived.parts.session.close()

        lived.start.explain(LookupError, LookupError(), None)

        assert lived.page is Interlude.TROUBLE


_RUN = "import sys; from msdesk.__main__ import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_without_a_screen_it_is_said_in_a_sentence(tmp_path: Path) -> None:
    ended = started(
        _RUN, "--data-dir", str(tmp_path), QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY=""
    )

    assert ended.returncode == 1
    assert "msdesk: There is no screen to show a window on." in ended.stderr


_SHOWN = (
    "import sys\n"
    "from PySide6.QtWidgets import QMessageBox\n"
    "QMessageBox.exec = lambda box: print(box.text())\n"
    "from msdesk import paths\n"
    "from pathlib import Path\n"
)


def test_a_program_without_its_resources_ends_with_one(tmp_path: Path) -> None:
    code = f"{_SHOWN}paths.resources = lambda: Path(sys.argv[-1])\n{_RUN}"

    ended = started(code, "--data-dir", str(tmp_path / "data"), str(tmp_path / "nothing"))

    assert ended.returncode == 1
    assert "msdesk cannot start" in ended.stdout


def test_a_program_without_a_part_that_comes_later_ends_with_one(tmp_path: Path) -> None:
    code = f"{_SHOWN}sys.modules['msdesk.app.desk'] = None\n{_RUN}"

    ended = started(code, "--data-dir", str(tmp_path / "data"))

    assert ended.returncode == 1
    assert "msdesk cannot start" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--data-dir", ""], "a name is missing"),
        pytest.param(
            ["--data-dir", "~nobody-of-that-name/x"],
            "nobody's home folder",
            marks=off_windows,  # where each name has one, as far as Python knows
        ),
        ([""], "a name is missing"),
        (["--tour", ""], "a name is missing"),
    ],
)
def test_an_option_that_makes_no_sense_is_said_in_a_sentence(
    arguments: list[str], said: str
) -> None:
    ended = started(_RUN, *arguments)

    assert ended.returncode == 2
    assert said in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no folder one is in")
def test_a_folder_named_from_one_that_is_gone_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    code = f"import os, sys; os.chdir(sys.argv.pop()); os.rmdir(os.getcwd()); {_RUN}"

    here = str(dev.ROOT)  # it would be looked for in the folder that is gone
    ended = started(code, "--data-dir", "here", str(tmp_path / "gone"), PYTHONPATH=here)

    assert ended.returncode == 2
    assert ended.stderr.endswith("the folder you are in is not there any more\n")


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(lambda place: ["--tour", str(place / "file" / "tour")], id="tour"),
        pytest.param(lambda place: ["--tour", str(place / ("a" * 300))], id="too long"),
    ],
)
def test_a_folder_for_the_tour_that_cannot_be_made_is_said_in_a_sentence(
    tmp_path: Path, prepare: Callable[[Path], list[str]]
) -> None:
    (tmp_path / "file").touch()

    ended = started(_RUN, *prepare(tmp_path))

    assert ended.returncode == 1
    assert ended.stderr.startswith("msdesk: ")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("option", ["--demo", "--self-check"])
def test_a_computer_without_room_for_a_while_is_said_in_a_sentence(
    tmp_path: Path, option: str
) -> None:
    code = f"import sys, tempfile; tempfile.tempdir = sys.argv.pop(); {_RUN}"

    ended = started(code, option, str(tmp_path / "nothing"))

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1


def test_a_file_that_cannot_be_is_said_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    start = Start(Options(tmp_path, tmp_path / "settings.json", tmp_path / ("a" * 300)))
    start.window.show()
    qtbot.waitUntil(lambda: start.desk is not None)
    assert start.desk is not None
    desk = start.desk

    qtbot.waitUntil(lambda: "cannot be read" in said(desk.parts.window))

    desk.close()
