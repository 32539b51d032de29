"""The pages of a PDF as they come out of the printer, one below the other.

Their pictures are there only while they are shown.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget


class PdfPages(QPdfView):
    """Shows in ``place`` the PDF it is given; ``pdf`` is empty while there is none."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._document = QPdfDocument(place)  # not its own: Qt breaks where that goes after it
        self._buffer = QBuffer(place)
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName("Preview of the page. Save as web page to read it aloud.")

    @property
    def pdf(self) -> bytes:
        """The PDF it was given."""
        return bytes(self._buffer.data().data())

    @property
    def is_empty(self) -> bool:
        """Whether it was given none."""
        return not self._buffer.size()

    def show_pdf(self, pdf: bytes) -> int:
        """Show a PDF, or none of b""; return how many pages it has."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))  # there once: it can be some megabytes
        self._load()
        return self._document.pageCount()

    def _load(self) -> None:
        if not self.is_empty:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._document.close()  # with the pictures of its pages, before another page is drawn
        self._buffer.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._document.pageCount():
            self._load()
