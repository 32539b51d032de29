"""The page before it is printed: what stands here is what comes out.

The PDF is made off the window's thread; the same bytes are shown, printed and saved.
Imported when the first page is wanted, since QtPdf is slow to start.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from msdesk.domain.appointment import Paper
from msdesk.domain.days import day_month
from msdesk.domain.journal import JournalEntry, first_line
from msdesk.domain.place import Place
from msdesk.domain.words import many
from msdesk.errors import Error
from msdesk.services.printing import Printable
from msdesk.services.saving import save_whole
from msdesk.services.sheet import PrintChoices
from msdesk.ui.background import Background
from msdesk.ui.drafting import Later
from msdesk.ui.look import Look
from msdesk.ui.printing import print_pdf
from msdesk.ui.saving import Saved, ask_where
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.forms import Line, Pick, Tick, field
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.two_columns import TwoColumns

SIZES = ((12, "12 point"), (16, "16 point, large"), (20, "20 point, very large"))

_SEEN_FIRST = 2  # notes


class PreviewPage(ScrollPage):
    """Shows the page and prints or saves it; the way back leads to where it was wanted."""

    def __init__(
        self,
        look: Look,
        title: str,
        file_name: str,
        formats: Printable,
        background: Background,
        *,
        back_to: Place,
        notes: tuple[JournalEntry, ...] = (),
        has_matters: bool = False,
        for_person: bool = True,
    ) -> None:
        super().__init__(look, title, "What you see here is what comes out of the printer.")
        self._formats = formats
        self._back_to = back_to
        self._background = background
        self._file_name = file_name
        self._pdf = b""
        self._notes = {entry.id: Tick(_note(entry)) for entry in notes}
        self.paper = Pick[Paper](look, [(p.value, p) for p in Paper])
        self.text_size = Pick[int](look, [(label, size) for size, label in SIZES])
        self.name = Line(look)
        self.matters = Tick("What matters most to me")
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.view = QPdfView(self)
        self._soon = Later(self)
        self._soon.setInterval(300)
        self._soon.timeout.connect(self.make)
        self._head()
        columns = TwoColumns(look, 2, 5)
        self._options(columns.left, has_matters=has_matters, for_person=for_person)
        self._preview(columns.right)
        self.body.addWidget(columns)
        self.make()

    def _head(self) -> None:
        look = self.look
        back = Button(look, "Back", "link", does=self.way_to(self._back_to))
        self.head.insertWidget(0, flow(look, back))
        self.print_button = Button(look, "Print", "first", icon="printer", does=self._print)
        self._save_pdf = Button(
            look, "Save as PDF", "second", icon="download", does=lambda: self.save("pdf")
        )
        buttons = [
            self.print_button,
            self._save_pdf,
            Button(look, "Save as web page", "", icon="file-text", does=lambda: self.save("html")),
        ]
        if self._formats.text:
            buttons.append(Button(look, "Copy as text", "", icon="copy", does=self._copy))
        self.add_actions(*buttons)

    def _options(self, left: QVBoxLayout, *, has_matters: bool, for_person: bool) -> None:
        look = self.look
        left.addWidget(field(look, "Paper", self.paper))
        left.addWidget(field(look, "Size of print", self.text_size))
        if for_person:
            left.addWidget(
                field(
                    look,
                    "My name",
                    self.name,
                    "Only if you want it on this print. It is not kept.",
                )
            )
        if has_matters:
            left.addWidget(self.matters)
        if self._notes:
            left.addWidget(Text("Notes to print as well", "strong"))
            for tick in self._notes.values():
                tick.toggled.connect(self._soon.start)
            ticks = Gradual(self, at_once=_SEEN_FIRST)
            ticks.fill([partial(left.addWidget, tick) for tick in self._notes.values()])
        self.paper.currentIndexChanged.connect(self._soon.start)
        self.text_size.currentIndexChanged.connect(self._soon.start)
        self.name.textEdited.connect(self._soon.start)
        self.matters.toggled.connect(self._soon.start)

    def _preview(self, right: QVBoxLayout) -> None:
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setMinimumSize(self.look.space(300), self.look.space(700))
        self.view.setAccessibleName("Preview of the page. Save as web page to read it aloud.")
        self._waiting = Text("Making the page…", "muted")
        right.addWidget(self._waiting)
        right.addWidget(self.view)

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.print_button

    def choices(self) -> PrintChoices:
        """Return what is ticked now."""
        return PrintChoices(
            paper=self.paper.value(),
            text_size=self.text_size.value(),
            name=self.name.text(),
            what_matters=self.matters.isChecked(),
            notes=tuple(i for i, tick in self._notes.items() if tick.isChecked()),
        )

    def make(self) -> None:
        """Make the page as it stands now."""
        choices = self.choices()
        self._waiting.setText("Making the page…")
        self._waiting.show()
        self._background.run(
            lambda: self._formats.pdf(choices), owner=self, then=self._show, failed=self._failed
        )

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._document.close()
        self._load()
        self._waiting.setText(many(self._document.pageCount(), "page"))

    def _load(self) -> None:
        self._buffer.close()
        self._buffer.setData(QByteArray(self._pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._document.close()  # with the pictures of its pages, before another page is drawn

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pdf and not self._document.pageCount():
            self._load()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self._waiting.setText(error.whole)

    @property
    def pdf(self) -> bytes:
        """The page as it is shown, empty while it is being made."""
        return self._pdf

    def _print(self) -> None:
        try:
            if self._pdf and print_pdf(self._pdf, self):
                self.said.emit("Sent to the printer.")
        except Error as error:
            self.said.emit(error.whole)

    def save(self, kind: str) -> None:
        """Ask for a place and save the page there, as "pdf" or "html"."""
        label = {"pdf": "PDF (*.pdf)", "html": "Web page (*.html)"}[kind]
        path = ask_where(self, "Save the page", f"{self._file_name}.{kind}", label)
        if path is not None:
            self.save_to(path, kind)

    def save_to(self, path: Path, kind: str) -> None:
        """Save the page at ``path``; say how it went."""
        try:
            content = self._pdf if kind == "pdf" else self._formats.html(self.choices()).encode()
            save_whole(path, content)
        except Error as error:
            self.said.emit(error.whole)
        else:
            self.filed.emit(Saved(path))

    def _copy(self) -> None:
        if self._formats.text:
            QApplication.clipboard().setText(self._formats.text(self.choices()))
            self.said.emit("Copied. You can paste it into a message.")


def _note(entry: JournalEntry) -> str:
    day = entry.day
    return f"{day_month(day)}: {first_line(entry.text, 60)}"
