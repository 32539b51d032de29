"""Every sheet of paper: its four kinds of file, how it is handed over, and what may go wrong."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPagePlace, PreviewPlace
from msdesk.domain.screen import Screen
from msdesk.files import replace_file
from msdesk.services.printing import Twin
from msdesk.ui.pages.preview import PreviewPage
from tests.app.living import Life
from tests.documents.paper import keeps_the_standard
from tests.documents.test_html import Reader
from tests.refusing import ACCESS_DENIED, ALWAYS, refusing
from tests.rights import ordinary_rights, short_files
from tests.ui.finding import press, texts

_SHEETS: dict[str, Callable[[Life], Screen | CardPagePlace | PreviewPlace]] = {
    "questions": lambda life: PreviewPlace(life.coming.id),
    "comparison": lambda _: Screen.COMPARISON,
    "card": lambda _: CardPagePlace(TreatmentId("ocrelizumab")),
    "years": lambda _: Screen.YEARS_PAGE,
    "log": lambda _: Screen.LOG_PAGE,
    "since": lambda _: Screen.SINCE,
    "notes": lambda _: Screen.NOTES_PAGE,
}
_SAY = {
    "questions": "Say “I have three questions.”",
    "comparison": "Say “I would like to go through this page with you.”",
    "card": "Say “I have three questions about this treatment.”",
    "years": "Say “This is what I wrote down. May I show you?”",
    "log": "Say “This is what I wrote down. May I show you?”",
    "since": "Say “I have three questions.”",
    "notes": "Say “These are notes I would like you to read.”",
}
_TWINS: tuple[Twin, ...] = ("html", "txt", "md")
_KINDS: tuple[Literal["pdf"] | Twin, ...] = ("pdf", *_TWINS)
_OLD = b"what was there before"


@pytest.fixture(params=_SHEETS)
def name(request: pytest.FixtureRequest) -> str:
    """Return which sheet it is."""
    return str(request.param)


@pytest.fixture
def sheet(name: str, lived: Life) -> PreviewPage:
    """Return the preview of a sheet that is made."""
    lived.record.journal.add(
        kind=EntryKind.NOTE, day=date(2026, 5, 3), text="# *Tired*", take_to_doctor=True
    )
    page = lived.go(_SHEETS[name](lived))
    assert isinstance(page, PreviewPage)
    if name == "notes":
        press(page, next(n for n in _names(page) if n.endswith("Tired*, to take along")))
    lived.until(lambda: bool(page.pdf))
    return page


def _names(page: PreviewPage) -> list[str]:
    assert page.notes is not None
    return [tick.accessibleName() for tick in page.notes.findChildren(type(page.matters))]


def test_it_is_saved_in_four_kinds(sheet: PreviewPage, tmp_path: Path) -> None:
    sheet.save_to(tmp_path / "sheet.pdf", "pdf")
    for kind in _TWINS:
        sheet.save_to(tmp_path / f"sheet.{kind}", kind)

    made = {kind: (tmp_path / f"sheet.{kind}").read_text(encoding="utf-8") for kind in _TWINS}
    assert keeps_the_standard((tmp_path / "sheet.pdf").read_bytes())
    assert Reader(made["html"]).named("h1") == ["h1"]
    assert made["md"].startswith("# ")
    assert len(made["txt"]) > 40


@pytest.mark.parametrize("name", ["questions", "since"])
def test_the_time_of_the_visit_is_written_as_the_computer_writes_it(
    name: str, lived: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))
    lived.record.appointments.change(replace(lived.coming, at=time(14, 5)))
    page = lived.go(_SHEETS[name](lived))
    assert isinstance(page, PreviewPage)

    page.save_to(tmp_path / "sheet.txt", "txt")

    assert ", 2:05 PM\n" in (tmp_path / "sheet.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["pdf", "md"])
def test_when_it_is_saved_it_is_said_how_to_hand_it_over(
    sheet: PreviewPage, name: str, tmp_path: Path, kind: Twin
) -> None:
    assert not sheet.steps.isVisible()

    sheet.save_to(tmp_path / "sheet", kind)

    steps = f"To hand it over:\n1. Give one at the desk.\n2. {_SAY[name]}\n3. Keep one."
    assert sheet.steps.isVisible()
    assert sheet.steps.text() == steps


def print_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the person choose a printer that prints to a file."""

    def answer(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        dialog.printer().setResolution(72)  # fast
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", answer)


def test_when_it_is_printed_it_is_said_how_to_hand_it_over(
    lived: Life, sheet: PreviewPage, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_to(tmp_path / "printed.pdf", monkeypatch)

    press(sheet, "Print")

    lived.hear("Sent to the printer.")
    assert _SAY[name] in sheet.steps.text()
    printed = PdfReader(tmp_path / "printed.pdf")
    assert f"{len(printed.pages)} page" in "\n".join(texts(sheet))


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_is_none_costs_nothing(
    lived: Life, sheet: PreviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sheet.pdf
    print_to(tmp_path / "no" / "such" / "printer", monkeypatch)

    press(sheet, "Print")

    lived.hear("The printer did not answer. Nothing was lost.")
    assert sheet.pdf == before
    assert not sheet.steps.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_that_fills_costs_nothing(lived: Life, sheet: PreviewPage, tmp_path: Path) -> None:
    for kind in _KINDS:
        file = tmp_path / f"sheet.{kind}"
        file.write_bytes(_OLD)

        with short_files(30):
            sheet.save_to(file, kind)

        assert f"could not be saved as sheet.{kind}: {os.strerror(errno.EFBIG)}." in lived.said
        assert "Nothing was lost." in lived.said
        assert file.read_bytes() == _OLD
        assert not list(tmp_path.glob(".msdesk-*"))
        sheet.save_to(file, kind)
        assert file.read_bytes() != _OLD


@pytest.mark.skipif(sys.platform == "win32", reason="the modes of folders")
def test_a_folder_one_may_not_write_to_costs_nothing(
    lived: Life, sheet: PreviewPage, tmp_path: Path
) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o555)

    with ordinary_rights():
        for kind in _KINDS:
            sheet.save_to(folder / f"sheet.{kind}", kind)
            assert f"could not be saved as sheet.{kind}: Permission denied." in lived.said

    assert list(folder.iterdir()) == []
    assert not sheet.steps.isVisible()


def test_a_file_that_is_open_elsewhere_stays_and_is_named(
    lived: Life, sheet: PreviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(_OLD)

    with monkeypatch.context() as held:
        held.setattr(Path, "replace", refusing(Path.replace, ALWAYS, ACCESS_DENIED))
        held.setattr(replace_file, "__kwdefaults__", {"patience": 0})  # else a second goes by
        sheet.save_to(file, "pdf")

    assert "sheet.pdf could not be replaced. It seems to be open in another program." in lived.said
    assert file.read_bytes() == _OLD
    sheet.save_to(file, "pdf")
    assert file.read_bytes() == sheet.pdf
