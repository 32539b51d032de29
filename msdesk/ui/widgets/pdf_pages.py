"""The pages of a PDF as they come out of the printer, one below the other.

Their pictures are there only while they are shown.  Qt reads the PDF on a thread of its own,
while it holds a lock that a window may wait for: what it reads is Qt's own too, since a device
written in Python would have it wait there for the window.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from msdesk import runtime


class PdfPages(QPdfView):
    """Shows in ``place`` the PDF it is given; ``pdf`` is empty while there is none."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        _hold_what_draws(place.window())
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
        self._close()
        self._buffer.setData(QByteArray(pdf))
        runtime.give_back()  # what it was made of, before to draw it takes as much
        self._load()
        return self._document.pageCount()

    def _load(self) -> None:
        if not self.is_empty:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)

    def _close(self) -> None:
        self._document.close()
        self._buffer.close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close()  # with the pictures of its pages, before another page is drawn

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._document.pageCount():
            self._load()


def _hold_what_draws(window: QWidget) -> None:
    """Have an empty document stay with the window.

    With the last document QtPdf ends what draws them, and what that held of memory does not all
    come back: each page on paper that was looked at cost some.
    """
    if window.findChild(QPdfDocument, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        QPdfDocument(window)
