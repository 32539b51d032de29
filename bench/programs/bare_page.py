"""The floor of the printed page: plain text through Qt's own PDF writer."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument


def bare_pdf(text: str) -> bytes:
    """Return a PDF of plain text, as little work as Qt can make of it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setPlainText(text)
    document.print_(writer)
    del writer  # which writes the end of the file
    return bytes(buffer.data().data())
