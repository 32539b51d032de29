"""A look, a record and a made-up library for tests of widgets and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from msdesk import paths
from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.store.record import Record, open_record
from msdesk.ui.background import Background
from msdesk.ui.look import Look, load_fonts, load_theme
from msdesk.ui.stylesheet import stylesheet
from tests.ui import made_up

TODAY = date(2026, 11, 22)
_MARKS = ("check", "arrow")

Show = Callable[..., None]


@pytest.fixture(scope="session")
def paper(qapp: QApplication) -> Look:
    """Return Paper at 100 %, with its icons as they were drawn for earlier tests."""
    load_fonts(paths.resources())  # Qt would look for every letter anew after each time
    return Look(paths.resources(), load_theme(paths.resources(), "paper"))


@pytest.fixture
def look(qapp: QApplication, paper: Look) -> Look:
    """Return Paper at 100 %, with the application styled by it."""
    return styled(qapp, paper)


def styled(application: QApplication, look: Look) -> Look:
    """Style the application by Paper, and return it."""
    marks = [(look.resources / "themes" / f"paper-{mark}.svg").as_posix() for mark in _MARKS]
    sheet = stylesheet(look, *marks)
    if application.styleSheet() != sheet:  # to style every widget anew takes a while
        application.setStyle("Fusion")
        application.setPalette(look.theme.palette())
        application.setStyleSheet(sheet)
    return look


@pytest.fixture
def record(tmp_path: Path, empty_record: Path) -> Iterator[Record]:
    """Return an empty record."""
    copytree(empty_record, tmp_path / "data")
    record = open_record(tmp_path / "data")
    yield record
    record.close()


@pytest.fixture
def today() -> date:
    """Return the day all tests play on."""
    return TODAY


@pytest.fixture(scope="session")
def made_up_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a small library of medicines that do not exist."""
    return load(made_up.write(tmp_path_factory.mktemp("made-up") / "resources"))


@pytest.fixture
def background() -> Iterator[Background]:
    """Return a worker that ends with the test."""
    background = Background()
    yield background
    background.close()


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return what shows a widget in a window of its own and waits until it is there."""
    kept = []  # Qt would let a window go that nobody holds

    def show(widget: QWidget, width: int = 1200, height: int = 900) -> None:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show
