"""What the command line does besides showing the window."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import dev
from msdesk import __main__, __version__, paths
from msdesk.app.commands import demo, self_check, tour, walks
from msdesk.app.commands.visit import Look, Visit
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.store.record import open_record


def test_the_version_is_said_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        __main__.main(["--version"])

    assert stop.value.code == 0
    assert capsys.readouterr().out == f"msdesk {__version__}\n"


def test_the_self_check_passes_and_says_a_line_for_each_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert __main__.main(["--self-check"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["ok"] * 11
    assert lines[-1] == f"msdesk {__version__}: all checks passed"


@pytest.mark.usefixtures("cheap_keys")
def test_the_self_check_passes_where_the_system_is_dark_and_the_window_is_drawn_anew(
    qapp: QApplication,
) -> None:
    usual = qapp.palette()
    qapp.setPalette(QPalette(QColor("black")))
    try:
        assert __main__.main(["--self-check"]) == 0
    finally:
        qapp.setPalette(usual)


@pytest.mark.usefixtures("cheap_keys")
def test_the_self_check_says_what_is_missing_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)

    assert self_check.main() == 1

    assert "FAILED  Content: ContentError: sources.toml: cannot be read" in capsys.readouterr().out


def test_the_sample_record_holds_somebody_nine_days_before_an_appointment(tmp_path: Path) -> None:
    demo.fill(tmp_path)

    record = open_record(tmp_path)
    (appointment,) = record.appointments.all(record.journal.entries()[0].day)
    ranks = [q.rank for q in record.questions.for_appointment(appointment.id)]
    record.close()
    assert ranks == [1, 2, 3, None]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for what is seen."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def walked(qapp: QApplication, pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """Return a visit after its walks through everything that is not locked or broken."""
    data = tmp_path_factory.mktemp("data")
    demo.fill(data)
    visit = Visit(Look("paper", 100, QSize(1280, 860)), data, pictures)
    walks.main_job(visit)
    walks.foot(visit)
    visit.close()
    return visit


def test_the_tour_sees_every_screen(walked: Visit) -> None:
    assert {*Screen, *ItemScreen} - walked.seen == set()


@pytest.mark.usefixtures("walked")
def test_the_tour_leaves_the_page_and_what_a_release_shows_of_it(pictures: Path) -> None:
    releasing = dev.ROOT / "packaging" / "RELEASING.md"
    shown = re.findall(r"\| `(paper-[\w-]+\.png)` \|", releasing.read_text(encoding="utf-8"))

    assert len(shown) == 4
    assert {"my-page.pdf", "my-page.png", *shown} <= {path.name for path in pictures.iterdir()}


@pytest.mark.usefixtures("walked")
def test_the_page_that_the_tour_leaves_is_that_of_the_questions(pictures: Path) -> None:
    """Other pages are printed on the way, some of them before it."""
    text = PdfReader(pictures / "my-page.pdf").pages[0].extract_text()

    assert "My questions" in text


def test_the_tour_presses_nothing_on_a_page_that_came_by_itself_before_it_can_be_seen(
    qapp: QApplication, tmp_path: Path
) -> None:
    visit = Visit(Look("paper", 100, QSize(1280, 860)), tmp_path, tmp_path)
    assert visit._start.desk is not None
    visit.window.curtain.glance = 200

    visit._start.desk.parts.navigation.go(Screen.SETTINGS)
    visit.press("Your record")
    led = visit.window.current_page
    visit.close()

    assert led is Screen.RECORD


def test_the_tour_takes_its_walks_and_counts_what_it_leaves(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    look = Look("paper", 150, QSize(480, 860))

    assert tour.main(tmp_path, [tour.Tour(look, (tour.FIRST_START,))]) == 0

    found = [path.name for path in tmp_path.iterdir()]
    assert "paper-150-480x860-introduction.png" in found
    assert capsys.readouterr().out == f"{len(found)} files in {tmp_path}\n"


def test_the_window_opens_and_closes_from_the_command_line(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from msdesk.app import start\n"
        "show = start.Window.show\n"
        "def show_and_close(window):\n"
        "    show(window)\n"
        "    timer = QTimer(window, interval=20)\n"
        "    made = (pathlib.Path(sys.argv[1]) / 'record.db').is_file\n"
        "    timer.timeout.connect(lambda: made() and window.close())\n"
        "    window.first_painted.connect(timer.start)\n"
        "start.Window.show = show_and_close\n"
        "from msdesk.__main__ import main\n"
        "sys.exit(main(['--data-dir', sys.argv[1]]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, timeout=60, check=False
    )

    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "record.db").is_file()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_self_check_fails_where_every_system_has_a_keychain_and_this_has_none(
    system: str,
) -> None:
    with pytest.raises(LookupError):
        self_check.keychain_found(None, system)


def test_the_self_check_passes_on_a_linux_without_a_keychain() -> None:
    assert self_check.keychain_found(None, "linux") == "none on this computer"


def test_the_self_check_names_the_keychain() -> None:
    assert self_check.keychain_found("Windows Credential Manager", "win32").startswith("Windows")
