"""Prints a PDF as it is: the pages that were previewed are the pages that come out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from msdesk.errors import DocumentError

_MOST_DOTS = 600  # an inch; at 1,200 a page takes 550 MB and ten seconds, and looks the same
_ENDS_A_PDF, _LAST = b"%%EOF", 64  # bytes, in which it stands


def print_pdf(pdf: bytes, parent: QWidget) -> bool:
    """Ask for a printer and print; return whether the person went ahead.

    Raises ``DocumentError`` if the printer takes no page.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    put_on(printer, pdf)
    return True


def put_on(printer: QPrinter, pdf: bytes) -> None:
    """Draw every page of a PDF on a printer, one sheet a page.

    Raises ``DocumentError`` if not all of it came out, as far as Qt knows.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        raise _no_answer()
    whole = all(_draw(painter, printer, document, at) for at in range(document.pageCount()))
    whole = painter.end() and whole
    document.close()
    states = QPrinter.PrinterState
    if not whole or printer.printerState() in (states.Error, states.Aborted):
        raise _no_answer()
    _must_be_whole(printer.outputFileName())


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> bool:
    if page and not printer.newPage():
        return False
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = document.pagePointSize(page).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    dots = min(1.0, _MOST_DOTS / printer.resolution())
    picture = document.render(page, (size * dots).toSize())
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    return True


def _no_answer() -> DocumentError:
    return DocumentError(
        "The printer did not answer.",
        "Nothing was lost. Save the page as a PDF and print it from there.",
    )


def _must_be_whole(name: str) -> None:
    """Raise where a page was printed to a file that the disk had no room for; Qt says nothing."""
    file = Path(name)
    if not file.is_file() or _ENDS_A_PDF in file.read_bytes()[-_LAST:]:
        return
    file.unlink()  # half a page is none
    raise DocumentError(
        f"{file.name} could not be written: the disk may be full.",
        "Nothing was lost. Free some space, or choose another folder, and print again.",
    )
