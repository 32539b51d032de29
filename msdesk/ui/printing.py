"""Prints a PDF as it is: the pages that were previewed are the pages that come out."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from msdesk.errors import DocumentError


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
    """Draw every page of a PDF on a printer, one sheet a page."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        raise DocumentError(
            "The printer did not answer.",
            "Nothing was lost. Save the page as a PDF and print it from there.",
        )
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
        size = document.pagePointSize(page).scaled(
            sheet.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        picture = document.render(page, size.toSize())
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    painter.end()
    document.close()
