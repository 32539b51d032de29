"""The page before it is printed: what stands here is what comes out.

The PDF is made off the window's thread; the same bytes are shown, printed and saved.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from msdesk.domain.appointment import Paper
from msdesk.domain.place import Place
from msdesk.domain.words import many
from msdesk.errors import Error
from msdesk.services.printing import Printable, Twin
from msdesk.services.saving import save_whole
from msdesk.services.sheet import PrintChoices
from msdesk.ui import region
from msdesk.ui.background import Background
from msdesk.ui.look import Look
from msdesk.ui.saving import Saved, ask_where
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.forms import Line, Pick, Tick, field
from msdesk.ui.widgets.held import goes_with
from msdesk.ui.widgets.later import Later
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.notice import Notice
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.pdf_view import PdfView
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from msdesk.ui.visit.note_ticks import NoteTicks

SIZES = ((12, "12 point"), (16, "16 point, large"), (20, "20 point, very large"))

_KINDS = {"pdf": "PDF", "html": "Web page", "txt": "Plain text", "md": "Markdown"}
_MAKING = "Making the page…"
_NOTHING_TO_COPY = "There is nothing to copy yet: no question, and no one thing I want."


class PreviewPage(ScrollPage):
    """Shows the page and prints or saves it; the way back leads to where it was wanted.

    What goes out is what is ticked at that moment: where that page is still being made, it is
    waited for.  ``settled`` carries the choices when the person has changed paper or size;
    ``went_out`` says that the page was printed, saved or copied.
    """

    settled = Signal(object)
    went_out = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        formats: Printable,
        background: Background,
        *,
        back_to: Place | Callable[[], None],
        notes: NoteTicks | None = None,
        has_matters: bool = False,
        for_person: bool = True,
        usual: PrintChoices | None = None,
    ) -> None:
        super().__init__(look, title, "What you see here is what comes out of the printer.")
        self._formats = formats
        self._back_to = back_to
        self.notes = notes
        self._background = background
        self._made_of: PrintChoices | None = None  # the page that is there
        self._making: PrintChoices | None = None  # the one under way
        self._waits: Callable[[], None] | None = None  # for the page as it is ticked now
        usual = usual or PrintChoices()
        self.also = [Tick(words) for words in formats.also]
        self.paper = Pick[Paper](look, [(p.value, p) for p in Paper], usual.paper)
        self.text_size = Pick[int](look, [(label, s) for s, label in SIZES], usual.text_size)
        self.name = Line(look)
        self.matters = Tick("What matters most to me")
        goes_with(self, self.name, self.matters)
        self.view = PdfView(look, self)
        self._soon = Later(self)
        self._soon.setInterval(300)
        self._soon.timeout.connect(self.make)
        self._head()
        columns = TwoColumns(look, 2, 5)
        self._options(columns.left, has_matters=has_matters, for_person=for_person)
        self._waiting = LiveText(_MAKING, "muted")
        columns.right.addWidget(self._waiting)
        columns.right.addWidget(self.view)
        self.body.addWidget(columns)
        self.make()

    def _head(self) -> None:
        look, to = self.look, self._back_to
        back = Button(look, "Back", "link", does=to if callable(to) else self.way_to(to))
        self.head.insertWidget(0, flow(look, back))
        save, as_text = partial(self.save, "pdf"), partial(self._copy, self._formats.text)
        self.save_button = Button(look, "Save as PDF", "first", icon="download", does=save)
        buttons = [
            self.save_button,
            Button(look, "Print", "second", icon="printer", does=self._print),
            Button(look, "Save as web page", "", icon="file-text", does=lambda: self.save("html")),
            Button(look, "Copy as text", "", icon="copy", does=as_text),
        ]
        if self._formats.message:
            copy = partial(self._copy, self._formats.message)
            buttons.append(Button(look, "Copy for a message box", "", icon="copy", does=copy))
        more, less = "More ways to save", "Hide the other ways"
        ways = Reveal(look, more, less, self.title.text(), self._other_ways, "", icon="download")
        self.add_actions(*buttons, ways)
        self.body.addLayout(ways.place)
        self.steps = Notice(look)
        self.body.addWidget(self.steps)

    def _other_ways(self) -> list[QWidget]:
        plain = Button(self.look, "Save as plain text", "", does=lambda: self.save("txt"))
        marked = Button(self.look, "Save as Markdown", "", does=lambda: self.save("md"))
        return [flow(self.look, plain, marked)]

    def _options(self, left: QVBoxLayout, *, has_matters: bool, for_person: bool) -> None:
        look = self.look
        left.addWidget(field(look, "Paper", self.paper))
        left.addWidget(field(look, "Size of print", self.text_size))
        if for_person:
            hint = "Only if you want it on this print. It is not kept."
            left.addWidget(field(look, "My name", self.name, hint))
        if has_matters:
            left.addWidget(self.matters)
        for tick in self.also:
            left.addWidget(tick)
            tick.toggled.connect(self._soon.start)
        if self.notes is not None:
            self.notes.changed.connect(self._soon.start)
            left.insertWidget(0 if self._formats.lacks else -1, self.notes)  # first if needed
        for pick in (self.paper, self.text_size):
            pick.currentIndexChanged.connect(self._soon.start)
            pick.currentIndexChanged.connect(lambda _: self.settled.emit(self.choices()))
        self.name.textEdited.connect(self._soon.start)
        self.matters.toggled.connect(self._soon.start)

    def first(self) -> QWidget:
        """Return the thing to do first: to tick something where there is no page without."""
        tick = self.notes.first() if self.notes and self._lack() else None
        return tick or self.save_button

    def choices(self) -> PrintChoices:
        """Return what is ticked now."""
        return PrintChoices(
            paper=self.paper.value(),
            text_size=self.text_size.value(),
            twelve_hours=region.twelve_hours(),
            name=self.name.text(),
            what_matters=self.matters.isChecked(),
            also=tuple(tick.text() for tick in self.also if tick.isChecked()),
            notes=self.notes.ticked if self.notes else (),
        )

    def _lack(self) -> str:
        return self._formats.lacks(self.choices()) if self._formats.lacks else ""

    def _may_go_out(self) -> bool:
        """Return whether there is a page, and say what it lacks where there is none."""
        if lack := self._lack():
            self.said.emit(lack)
        return not lack

    def _shows_none(self) -> bool:
        """Show what the page lacks instead of it, where it lacks something; return if so."""
        lack = self._lack()
        self.view.setVisible(not lack)
        if lack:
            self._made_of = None
            self.view.show_pdf(b"")
            self._waiting.setText(lack)
        return bool(lack)

    def make(self) -> None:
        """Make the page as it stands now; where it lacks something, say what."""
        choices = self._making = self.choices()
        self._soon.stop()
        if self._shows_none():
            return
        self._waiting.setText(_MAKING)
        self._waiting.show()
        work, then = partial(self._formats.pdf, choices), partial(self._show, choices)
        self._background.run(work, owner=self, then=then, failed=self._failed)

    def _show(self, choices: PrintChoices, pdf: bytes) -> None:
        if self._making is None or self._shows_none():  # it was left, or all was unticked
            return
        self._made_of = choices
        contents = self._formats.contents
        pages = many(self.view.show_pdf(pdf), "page")
        said = contents(choices, pdf) if contents else ""
        self._waiting.setText(f"{pages}. {said}" if said else pages)
        if choices == self.choices() and (waits := self._waits) is not None:
            self._waits = None
            waits()

    def _when_made(self, does: Callable[[], None]) -> None:
        """Do something with the page as it is ticked now; what was ticked before is not it."""
        if self._made_of == self.choices():
            does()
            return
        self._waits = does
        if self._making != self.choices():
            self.make()

    def keep_now(self) -> None:
        """Do what waits for its page: whoever has saved it may go on at once."""
        choices = self.choices()
        try:
            if self._waits is not None:
                self._show(choices, self._formats.pdf(choices))
        except Error as error:
            self._failed(error)

    def let_go(self) -> None:
        """Let go of the page, and of what was read for it; one under way is not shown."""
        self._making = None
        self.view.show_pdf(b"")
        self._formats.forget()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self._making = None
        self._waiting.setText(error.whole)
        if self._waits is not None:
            self._waits = None
            self.said.emit(error.whole)

    @property
    def pdf(self) -> bytes:
        """The page as it is shown, empty while it is being made."""
        return self.view.pdf

    def _print(self) -> None:
        if self._may_go_out():
            self._when_made(self._print_made)

    def _print_made(self) -> None:
        from msdesk.ui.printing import print_pdf  # noqa: PLC0415 - QtPdf is slow to start

        try:
            if print_pdf(self.pdf, self):
                self.said.emit("Sent to the printer.")
                self._say_what_next()
                self.went_out.emit()
        except Error as error:
            self.said.emit(error.whole)

    def save(self, kind: Literal["pdf"] | Twin) -> None:
        """Ask for a place and save the page there."""
        if not self._may_go_out():
            return
        label = f"{_KINDS[kind]} (*.{kind})"
        path = ask_where(self, "Save the page", f"{self._formats.name}.{kind}", label)
        if path is not None:
            self.save_to(path, kind)

    def save_to(self, path: Path, kind: Literal["pdf"] | Twin) -> None:
        """Save the page at ``path``, when it is made; say how it went."""
        if kind == "pdf":
            self._when_made(lambda: self._write(path, lambda: self.pdf))
        else:
            choices = self.choices()
            self._write(path, lambda: self._formats.twin(kind, choices).encode())

    def _write(self, path: Path, content: Callable[[], bytes]) -> None:
        try:
            save_whole(path, content())
        except Error as error:
            self.said.emit(error.whole)
        else:
            self.filed.emit(Saved(path))
            self._say_what_next()
            self.went_out.emit()

    def _copy(self, text: Callable[[PrintChoices], str]) -> None:
        if not self._may_go_out():
            return
        if copied := text(self.choices()):
            QApplication.clipboard().setText(copied)
            self.went_out.emit()
        self.said.emit("Copied. You can paste it into a message." if copied else _NOTHING_TO_COPY)

    def _say_what_next(self) -> None:
        """Say how to hand over what lies on paper or in a file now."""
        lines = [f"{n}. {step}" for n, step in enumerate(self._formats.steps, start=1)]
        if lines:
            self.steps.say("\n".join(("To hand it over:", *lines)))
