"""What must hold in every locale; ``test_locales`` runs this in a process of each.

LC_ALL=tr_TR.UTF-8 python -m pytest tests/abroad.py
"""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QProgressBar
from pytestqt.qtbot import QtBot

from msdesk import paths
from msdesk.app.commands import tour
from msdesk.app.commands.visit import Look, Visit
from msdesk.ui.look import Look as Drawn
from msdesk.ui.look import load_theme
from msdesk.ui.widgets.typed import Clock, Day
from tests.app.living import life
from tests.test_main_job import main_job

_APPLICATION = """
from PySide6.QtCore import QDate, QLocale
from msdesk import runtime
from msdesk.app.start import make_application
runtime.hold_singletons()
application = make_application(["msdesk"])
print(QLocale().toString(QDate(2026, 11, 2), "d MMMM yyyy"))
"""
_HERE = os.environ["LC_ALL"]
_LARGE_I_HAS_A_DOT = ("tr_", "az_", "ku_TR", "crh_")


@pytest.mark.qt_log_ignore('Detected locale "C"', extend=True)  # Qt says that it goes on in UTF-8
def test_the_locale_is_in_force() -> None:
    # Qt needs UTF-8 and changes C for it; Python has done so before.
    expected = {"C": "C.UTF-8", "POSIX": "C.UTF-8"}.get(_HERE, _HERE)

    assert locale.setlocale(locale.LC_CTYPE) == expected
    assert sys.getfilesystemencoding() == "utf-8"


@pytest.mark.skipif(not _HERE.startswith(_LARGE_I_HAS_A_DOT), reason="a large i is I here")
def test_the_trap_is_armed() -> None:
    made = QTimer  # under another name, for no call of Qt here may have a keyword

    with pytest.raises(AttributeError, match="not a Qt property"):
        made(interval=500)


def test_the_window_is_read_from_left_to_right(qapp: QApplication) -> None:
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_days_times_and_numbers_are_written_in_english(qapp: QApplication) -> None:
    look = Drawn(paths.resources(), load_theme(paths.resources(), "paper"), 100)
    day = Day(look, date(2026, 11, 2), date(2026, 11, 2))
    clock = Clock(look, time(14, 5))
    bar = QProgressBar()
    bar.setValue(42)

    at = "2:05 PM" if _HERE.startswith("ar_") else "14:05"
    assert (day.text(), clock.text(), bar.text()) == ("2 November 2026", at, "42%")


def test_what_qt_itself_says_is_in_english(qtbot: QtBot) -> None:
    line, box = QLineEdit("words"), QMessageBox()
    qtbot.addWidget(line)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)

    menu = line.createStandardContextMenu()

    said = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert said == ["&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"]
    assert [button.text() for button in box.buttons()] == ["Cancel"]


def test_the_application_of_the_command_writes_english_too() -> None:
    command = [sys.executable, "-c", _APPLICATION]

    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout

    assert said == "2 November 2026\n"


@pytest.mark.usefixtures("read_once", "pages_set_apart")
def test_the_main_job_can_be_done(qtbot: QtBot, tmp_path: Path) -> None:
    with life(qtbot, tmp_path / "data") as person:
        main_job(person)


@pytest.mark.usefixtures("read_once")
def test_one_page_of_the_tour_is_pictured(qapp: QApplication, tmp_path: Path) -> None:
    def prepare(visit: Visit) -> None:
        visit.go("Appointments")
        visit.press("Prepare: Neurology clinic")
        visit.picture("appointment")

    look = Look("paper", 100, QSize(1100, 760))
    tour.main(tmp_path, [tour.Tour(look, (tour.Walk(prepare),))])

    assert [path.name for path in tmp_path.iterdir()] == ["paper-100-1100x760-appointment.png"]
