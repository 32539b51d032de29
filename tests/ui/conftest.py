"""A look and a record for tests of widgets and pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from msdesk.store.record import Record, open_record
from msdesk.ui.look import Look, load_fonts, load_theme
from msdesk.ui.stylesheet import stylesheet

TODAY = date(2026, 11, 22)


@pytest.fixture
def look(qapp: QApplication, resources: Path) -> Look:
    """Return Paper at 100 %, with the application styled by it."""
    load_fonts(resources)
    look = Look(resources, load_theme(resources, "paper"))
    qapp.setStyle("Fusion")
    qapp.setStyleSheet(stylesheet(look, "", ""))
    return look


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Return an empty record."""
    record = open_record(tmp_path / "data")
    yield record
    record.close()


@pytest.fixture
def today() -> date:
    """Return the day all tests play on."""
    return TODAY
