"""One box that finds any sentence of a card, word, question, screen, and what I wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from msdesk.domain.finding import Hit
from msdesk.domain.guide import BankQuestion
from msdesk.domain.ids import BankQuestionId
from msdesk.domain.journal import quoted
from msdesk.domain.question import NewQuestion, from_bank
from msdesk.domain.words import many
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, clear, flow
from msdesk.ui.widgets.forms import Line, field
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.marked import Marked
from msdesk.ui.widgets.page import Page, ScrollPage, settle
from msdesk.ui.widgets.press_card import PressCard
from msdesk.ui.widgets.showing import add_to
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Find = Callable[[str, int], Sequence[Hit]]

MOST = 30  # hits that are asked for
_AT_ONCE = 8  # hits; more than a screen
_SEEN_FIRST = 4  # of those that have no row yet
_LEAD = (
    "Every sentence of the cards, words explained, questions, screens, and what you wrote. "
    "Ctrl+K brings you here from anywhere."
)
_TRY = ("baby", "vaccine", "stopping", "wheelchair")


class _Box(Line):
    """The field; Enter opens the first hit, an arrow down goes to it."""

    onward = Signal()
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.onward.emit()
        else:
            super().keyPressEvent(event)


class _Row(PressCard):
    """A hit: what it is, where it stands, and the sentence; it opens at its place.

    A question of the bank stands here whole: opened, it has the keyboard on what adds it.
    """

    def __init__(self, page: FindPage) -> None:
        look = page.look
        self.opens = _Opens(look, page)
        super().__init__(self.opens)
        self.hit: Hit | None = None
        self._kind = Text("", "small")
        self._said = Marked(look, widest=look.column)
        for told_with_the_button in (self._kind, self._said):
            heard_as(told_with_the_button, "nothing")
        self.opens.clicked.connect(self.open)
        self._page = page
        column = QVBoxLayout(self)
        side = look.space(16)
        column.setContentsMargins(side, look.space(4), side, look.space(12))
        column.setSpacing(0)
        self._ask = Button(look, "Add to my questions", "small", icon="plus", does=self._add)
        column.addWidget(flow(look, self.opens, self._kind, gap=16))
        column.addWidget(self._said)
        column.addWidget(flow(look, self._ask))

    def tell(self, hit: Hit) -> None:
        """Be another hit, where it is another."""
        if hit == self.hit:
            return
        self.hit = hit
        self.opens.setText(hit.title.replace("&", "&&"))
        self.opens.setAccessibleName(f"{hit.title}. {hit.kind.value}")
        self.opens.setAccessibleDescription(hit.excerpt)
        self._kind.setText(hit.kind.value)
        self._said.tell(hit.excerpt, hit.marked)
        self._ask.setHidden(hit.question is None)
        self._ask.setAccessibleName(f"Add to my questions: {hit.excerpt}")

    def _add(self) -> None:
        if self.hit is not None and self.hit.question is not None:
            self._page.add_question(self.hit.question)

    def open(self) -> None:
        """Go to its place; a question only waits to be added, since Enter comes early."""
        if self.hit is None:
            return
        if self.hit.question is None:
            self._page.go(self.hit.place)
        else:
            self._ask.setFocus(Qt.FocusReason.OtherFocusReason)


class _Opens(Button):
    """The title of a hit; arrows go to the next one."""

    def __init__(self, look: Look, page: FindPage) -> None:
        super().__init__(look, "", "open")
        self._page = page

    def neighbours(self) -> Sequence[QAbstractButton]:
        """Return the titles of all hits."""
        return self._page.titles()


class FindPage(ScrollPage):
    """The box and its hits.  ``sought`` carries what is typed, to be there when one comes back.

    ``find`` may come later, by ``take_up``: what is to be searched takes a moment to read.
    """

    sought = Signal(str)

    def __init__(self, look: Look, typed: str, bank: Iterable[BankQuestion] = ()) -> None:
        super().__init__(
            look, "Search", "Treatments to the sentence, words, questions, your notes."
        )
        self._bank = {question.id: question for question in bank}
        self._find: Find | None = None
        self._hits: Sequence[Hit] = ()
        self._rows: list[_Row] = []
        self._turns = Gradual(self, at_once=_SEEN_FIRST)
        self._shown = _AT_ONCE
        self._opens_soon = False  # Enter was pressed before it could search
        self.box = _Box(look, typed, hint="A word, a name, a question")
        self.box.selectAll()
        self._around_box = field(look, "Search everything", self.box)
        self.body.addWidget(self._around_box)
        self._said = LiveText("", "muted")
        self.body.addWidget(self._said)
        self._try = flow(look, *map(self._example, _TRY))
        self.body.addWidget(self._try)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(8))
        heard_as(self._list, "list")
        self.body.addLayout(self._list)
        self._foot = QVBoxLayout()
        self.body.addLayout(self._foot)
        self.box.textChanged.connect(self._changed)
        self.box.onward.connect(lambda: begin_at(self._list, 0) if self._hits else None)
        self.box.opened.connect(self._open_first)
        self._seek()

    def _example(self, word: str) -> Button:
        return Button(
            self.look, word, "chip", name=f"{word}: search for it", does=partial(self._put, word)
        )

    def _put(self, word: str) -> None:
        self.box.setText(word)
        self.box.setFocus()

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.box

    def as_seen(self) -> Callable[[Page], None]:
        """Return what has such a page made anew show as many places."""
        shown = self._shown

        def show_in(anew: Page) -> None:
            if isinstance(anew, FindPage):
                anew.show_so_many(shown)

        return show_in

    def show_so_many(self, places: int) -> None:
        """Show so many of the places that are found."""
        self._shown = places
        self._show()

    @property
    def is_ready(self) -> bool:
        """Whether it can search yet."""
        return self._find is not None

    def take_up(self, find: Find) -> None:
        """Search with this from now on."""
        self._find = find
        self._seek()
        if self._opens_soon:
            self._open_first()

    def add_question(self, question: BankQuestionId) -> None:
        """Ask for a question of the bank to be kept."""
        self.asked.emit(from_bank(self._bank[question]))

    def titles(self) -> list[QAbstractButton]:
        """Return the titles of the hits shown, in their order."""
        return [row.opens for row in self._rows if not row.isHidden()]

    def _changed(self, typed: str) -> None:
        self._shown = _AT_ONCE
        self._opens_soon = False
        self.sought.emit(typed)
        self._seek()

    def _seek(self) -> None:
        typed = self.box.text().strip()
        self._hits = self._find(typed, MOST) if self._find is not None and typed else ()
        self._said.setText(self._summary(typed))
        self._try.setVisible(not typed)
        self._show()
        QTimer.singleShot(0, self, self._show_hits)

    def _show_hits(self) -> None:
        """Have the first hit in sight: large text leaves no room below the box."""
        titles = self.titles()
        if self.box.hasFocus() and titles:
            settle()
            below = titles[0].mapTo(self, titles[0].rect().bottomLeft()).y()
            if below > self.height():
                self.show_widget(self._around_box)

    def _summary(self, typed: str) -> str:
        if not typed:
            return "What you look for will be here, the nearest first. For example:"
        if self._find is None:
            return "One moment: what is to be searched is being read."
        if not self._hits:
            return f"Nothing found for {quoted(typed)}. Try fewer words, or another word for it."
        if len(self._hits) >= MOST:
            return f"The {MOST} nearest places are shown."
        return f"{many(len(self._hits), 'place')} found."

    def _show(self) -> None:
        hits = self._hits[: self._shown]
        for row, hit in zip(self._rows, hits, strict=False):
            row.tell(hit)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(hits))
        new = hits[len(self._rows) :]
        self._turns.instead((partial(self._add, hit) for hit in new), at_once=_SEEN_FIRST)
        clear(self._foot)
        if rest := len(self._hits) - len(hits):
            words = f"Show {rest} more"
            more = Button(self.look, words, "", icon="chevron-down", does=self._more)
            self._foot.addWidget(flow(self.look, more))
        elif self._find is not None and not self._hits and (typed := self.box.text().strip()):
            ask = Button(self.look, "Ask my team about it", "second", icon="plus")
            ask.clicked.connect(lambda: self.asked.emit(NewQuestion(text=typed)))
            self._foot.addWidget(flow(self.look, ask))

    def _add(self, hit: Hit) -> None:
        row = _Row(self)
        row.tell(hit)
        self._rows.append(row)
        add_to(self._list, row)

    def _more(self) -> None:
        self._turns.finish()  # those of before
        before, self._shown = self._shown, len(self._hits)
        self._show()
        self._rows[before].opens.setFocus()

    def _open_first(self) -> None:
        self._opens_soon = self._find is None
        if self._hits:
            self._rows[0].open()
