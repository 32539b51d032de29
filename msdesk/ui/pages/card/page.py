"""One treatment card, from its first words to who paid for it.

The order is fixed: what is measured comes before what people say.  A list of sections stands
at the left; it says where one is, and the page opens again where it was left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.place import CardPagePlace
from msdesk.domain.profile import Profile
from msdesk.domain.screen import Screen
from msdesk.domain.treatment import Treatment
from msdesk.settings import Settings
from msdesk.ui.evidence.citing import Cite
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.log_change import keep_changes
from msdesk.ui.kinds import ButtonKind, style_as
from msdesk.ui.look import Look, Size
from msdesk.ui.pages.card.asking import CardQuestions
from msdesk.ui.pages.card.face import Face, Ways
from msdesk.ui.pages.card.leading import Leading
from msdesk.ui.pages.card.opened import Keep, Opened
from msdesk.ui.pages.card.sections import Asks, CardSections
from msdesk.ui.pages.card.whole import WholeCard
from msdesk.ui.widgets.basics import Button, clear, flow
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.held import goes_with
from msdesk.ui.widgets.page import Page, ScrollPage
from msdesk.ui.widgets.showing import add_to

if TYPE_CHECKING:
    from msdesk.ui.evidence.another_way import AnotherWay
    from msdesk.ui.evidence.log_form import LogForm

_SEEN_FIRST = 0  # parts; what comes first stands above all of them
_ABREAST = 56  # sizes of text: two boxes of figures stand side by side


def _forget(_opened: Collection[str]) -> None:
    """Keep nothing."""


def _put(place: QVBoxLayout, make: Callable[[], QWidget]) -> None:
    add_to(place, make())


class CardPage(Page):
    """Shows a card; ``asked`` carries a question made from any part of it.

    ``section_read`` carries the title of the section one reads, "" where that is folded.
    ``opened`` is what was open before; ``keep`` is called with what is open, to be kept.
    """

    compare_wanted = Signal(str)
    section_read = Signal(str)

    def __init__(
        self,
        look: Look,
        library: Library,
        card: Treatment,
        profile: Profile,
        settings: Settings,
        log_form: LogForm,
        today: date,
        opened: Collection[str] = (),
        keep: Keep = _forget,
    ) -> None:
        super().__init__()
        self.setAccessibleName(card.name)
        self.look = look
        self.card = card
        self._questions = CardQuestions(library, card, self.asked.emit)
        self._log_form = log_form
        goes_with(self, log_form)
        self._titles: list[str] = []
        self._current = 0  # the section one reads
        self._opens_at = False  # a section, in a moment
        self._way: AnotherWay | None = None
        self._page = ScrollPage(look, card.name)
        self._toc = self._make_toc()
        self._buttons = QButtonGroup(self)
        self._chips = QButtonGroup(self)  # the same, in the page
        self._in_page = QVBoxLayout()  # the list of sections, where it is narrow
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._toc)
        layout.addWidget(self._page, 1)
        first_use = FirstUse(look, library.glossary_finder, known=f"MS. {card.name}")
        self._parts = Gradual(self, at_once=_SEEN_FIRST)
        self._opened = Opened(opened, keep, self, self._parts)
        made = CardSections(
            look, library, card, profile, settings, self._asks(), first_use, self._opened
        )
        face = self._begin(made.cite, profile, settings, library)
        face.fill(self._log_form.standing(card.name), today)
        self._face = face
        sections = made.all(log_form)
        self._titles = [section.title for section in sections]
        self._whole = WholeCard(look, sections, self._opened, self._parts)
        self._leading = Leading(card, self._page, self._whole)
        self._whole.turned.connect(self._turned)
        explain = partial(first_use.settle, self._whole)
        self._opened.settled.connect(partial(self._parts.at_last, explain))
        rest = QVBoxLayout()
        rest.setSpacing(look.space(16))
        for part in (rest, self._in_page):
            self._page.body.addLayout(part)
        self._page.body.addWidget(self._whole)
        more = (partial(_put, rest, make) for make in self._face.rest())
        self._parts.fill((*more, *self._whole.parts()))
        self._fill_toc()
        self._page.scroll_bar().valueChanged.connect(self._scrolled)

    def _begin(self, cite: Cite, profile: Profile, settings: Settings, library: Library) -> Face:
        """Return the face and the numbers to know first, for the page."""
        ask = self._questions
        ways = Ways(
            back=self.way_to(Screen.TREATMENTS),
            ask=ask.of_card,
            ask_number=ask.of_number,
            my_ms=self.way_to(Screen.MY_MS),
            compare=lambda: self.compare_wanted.emit(self.card.id),
            read_on=self._read_on,
            take_along=self.way_to(CardPagePlace(self.card.id)),
        )
        finder, pictures = library.glossary_finder, settings.pictures
        return Face(self._page, self.card, profile, cite, ways, glossary=finder, pictures=pictures)

    def _read_on(self) -> None:
        """Lead to the first section, as it is: folded, or open."""
        self.finish()
        heading = self._whole.folds[0].heading
        self._page.show_widget(heading)
        heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asks(self) -> Asks:
        ask, my_ms = self._questions, self.way_to(Screen.MY_MS)
        return Asks(ask.of_item, ask.of_claim, ask.of_warning, ask.of_words, my_ms)

    def add_foot(self, part: QWidget) -> None:
        """Put a part below all sections."""
        self._page.add_foot(part)

    def offer(self, way: AnotherWay) -> None:
        """Offer other ways to read the card, beside what else can be done with it."""
        self._way = way
        self._face.offer(way)
        self._page.add_bar(way.bar)

    def hush(self) -> bool:
        """Stop reading aloud; return whether anything was read."""
        return self._way is not None and self._way.hush()

    def unplaced(self) -> Sequence[QWidget]:
        """Return the form of the log, until its section is there."""
        return () if self.isAncestorOf(self._log_form) else (self._log_form.whole(),)

    def finish(self) -> None:
        """Make every section that is not there yet."""
        self._parts.finish()

    def _make_toc(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        style_as(inside, "page")
        column = QVBoxLayout(inside)
        gap = self.look.space(24)
        column.setContentsMargins(gap, self.look.space(36), self.look.space(8), gap)
        column.setSpacing(0)  # all of it fits a window of 860 pixels
        area.setWidget(inside)
        self._toc_column = column
        area.setAccessibleName("Sections of this card")
        return area

    def _fill_toc(self) -> None:
        column = self._toc_column
        self._buttons.setExclusive(True)
        for button in self._section_buttons("toc", self._buttons):
            column.addWidget(button)
        column.addStretch(1)
        widest = max(b.sizeHint().width() for b in self._buttons.buttons())
        bar = self._toc.verticalScrollBar().sizeHint().width()
        self._toc.setFixedWidth(widest + self.look.space(24) + bar)

    def _section_buttons(self, kind: ButtonKind, group: QButtonGroup) -> list[Button]:
        """Return a button to each section; in their group Tab stops once, at where one is."""
        buttons = []
        for place, title in enumerate(self._titles):
            name = f"{title}: go there"  # the heading of the section has its title for a name
            button = Button(self.look, title, kind, name=name, does=partial(self._go, title))
            button.setCheckable(True)
            button.setChecked(place == self._current)
            group.addButton(button, place)
            buttons.append(button)
        return buttons

    def _fill_in_page(self, *, shown: bool) -> None:
        clear(self._in_page)
        if shown:
            self._in_page.addWidget(Fold(self.look, "In this card", [self._list], level="heading"))

    def _list(self) -> QWidget:
        return flow(self.look, *self._section_buttons("chip", self._chips))

    def _go(self, title: str, at: str = "") -> None:
        self._opens_at = False
        self._leading.into(title, at)

    def open_at(self, section: str, at: str = "") -> None:
        """Open a section by its title, and go to a place in it, once the page has its size.

        A place without a section is above them all.
        """
        if section in self._titles or at:
            self._opens_at = True
            QTimer.singleShot(50, self, partial(self._open, section, at))

    def _open(self, section: str, at: str) -> None:
        if self.window().focusWidget() is not self or self._page.scroll_bar().value():
            return  # one has begun elsewhere
        if section in self._titles:
            self._go(section, at)
        else:
            self.finish()
            self._opens_at = False
            if not self._leading.above(at):
                self.begin().setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self._log_form.keep_now()
        keep_changes(self)
        self._opened.keep_now()

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._face.ask

    def begin(self) -> QWidget:
        """Return the thing to do first; the page as a whole where it opens at a section."""
        return self if self._opens_at else self._page.seen_with_heading(self._face.ask)

    def _scrolled(self, top: int) -> None:
        current = 0
        for place, fold in enumerate(self._whole.folds):
            y = fold.mapTo(self._page.content, fold.rect().topLeft()).y()
            if y <= top + self.look.space(80):
                current = place
        if current != self._current:
            self._be_at(current)

    def _be_at(self, section: int) -> None:
        self._current = section
        button = self._buttons.button(section)
        button.setChecked(True)
        if chip := self._chips.button(section):
            chip.setChecked(True)
        self._toc.ensureWidgetVisible(button)
        self._read(section)

    def _read(self, section: int) -> None:
        """Say what is read: only what is open."""
        is_open = self._whole.folds[section].is_open
        self.section_read.emit(self._titles[section] if is_open else "")

    def _turned(self, section: int) -> None:
        fold = self._whole.folds[section]
        if fold.is_open or section == self._current:
            self._read(section)
        if fold.is_open and fold.heading.hasFocus():  # what comes below it is to be seen
            self._page.show_low(fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._toc.width() + self.look.text(Size.READING) * _ABREAST
        if narrow == self._toc.isHidden() and self._in_page.count() == int(narrow):
            return
        self._toc.setVisible(not narrow)
        self._fill_in_page(shown=narrow)
