"""The pages that were previewed are the pages that come out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from msdesk.errors import DocumentError
from msdesk.ui.printing import print_pdf, put_on
from tests.rights import short_files


def pdf_of(pages: int) -> bytes:
    """Return a PDF with a word on each page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawText(500, 500, f"Page {page + 1}")
    painter.end()
    return bytes(buffer.data().data())


def printer_to(path: Path) -> QPrinter:
    """Return a printer that writes to a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize("pages", [1, 3])
def test_as_many_sheets_come_out_as_there_are_pages(
    qapp: QApplication, tmp_path: Path, pages: int
) -> None:
    put_on(printer_to(tmp_path / "out.pdf"), pdf_of(pages))

    assert len(PdfReader(tmp_path / "out.pdf").pages) == pages


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_told_in_a_sentence(
    qapp: QApplication, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match="did not answer") as caught:
        put_on(printer_to(tmp_path / "no" / "such" / "folder.pdf"), pdf_of(1))

    assert "Save the page as a PDF" in caught.value.what_to_do


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.qt_log_ignore("QPdf|QFile|write", extend=True)
def test_a_file_the_disk_has_no_room_for_is_not_taken_for_printed(
    qapp: QApplication, tmp_path: Path
) -> None:
    with short_files(100), pytest.raises(DocumentError, match=r"out\.pdf could not be written"):
        put_on(printer_to(tmp_path / "out.pdf"), pdf_of(1))

    assert list(tmp_path.iterdir()) == []


class Stopping(QPrinter):
    """A printer that is out of paper after the first page."""

    def newPage(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_a_printer_that_stops_half_way_is_told_in_a_sentence(
    qapp: QApplication, tmp_path: Path
) -> None:
    printer = Stopping()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))

    with pytest.raises(DocumentError, match="did not answer"):
        put_on(printer, pdf_of(2))


@pytest.mark.parametrize("accepted", [True, False])
def test_nothing_is_printed_unless_the_person_goes_ahead(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, accepted: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "out.pdf"))
        code = QPrintDialog.DialogCode
        return code.Accepted if accepted else code.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", answer)

    assert print_pdf(pdf_of(1), parent) is accepted
    assert (tmp_path / "out.pdf").exists() is accepted
