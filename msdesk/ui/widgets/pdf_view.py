"""A PDF as it comes out of the printer, and the room for it until what draws it is there.

QtPdf is slow to start.  It comes in a turn of its own when the page around it has been painted,
while the PDF is still being made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.look import Look

if TYPE_CHECKING:
    from msdesk.ui.widgets.pdf_pages import PdfPages

_PAINTED = 30  # milliseconds, after which the page around it has been painted


class PdfView(QWidget):
    """Shows on ``page`` the PDF it is given; ``pdf`` is empty while there is none."""

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(page)
        self._pages: PdfPages | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(look.space(300), look.space(700))
        QTimer.singleShot(_PAINTED, self, self.pages)

    def pages(self) -> PdfPages:
        """Return what draws the pages."""
        if self._pages is None:
            from msdesk.ui.widgets.pdf_pages import PdfPages  # noqa: PLC0415 - see above

            self._pages = PdfPages(self)
            self._column.addWidget(self._pages)
            self.setTabOrder(self, self._pages)
        return self._pages

    @property
    def pdf(self) -> bytes:
        """The PDF that is shown."""
        return self._pages.pdf if self._pages else b""

    @property
    def is_empty(self) -> bool:
        """Whether there is none; to ask for it copies all of it."""
        return self._pages is None or self._pages.is_empty

    def show_pdf(self, pdf: bytes) -> int:
        """Show a PDF, or none of b""; return how many pages it has."""
        if not pdf and self._pages is None:
            return 0
        return self.pages().show_pdf(pdf)
