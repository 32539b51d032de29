"""What every page is: what it may say, one thing to do first; mostly a column that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import clear, flow
from msdesk.ui.widgets.scrolling import Scrolling
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.domain.place import Place


COVERED = "covered"  # of what scrolls: how much at its top is hidden, in pixels
_LEVELS = 6  # of boxes in boxes, in which something can be new
ROUND_ABOUT = 24  # pixels seen around what has the keyboard: one sees where it stands


def settle() -> None:
    """Have all layouts make room for what was put in and is shown by now."""
    for _ in range(_LEVELS):  # what is new is laid out, then all that stands around it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def has_its_place(widget: QWidget) -> bool:
    """Whether a widget is painted where it stands; not while more of its page is put in.

    A window of which nothing is painted is no such page.
    """
    return widget.updatesEnabled() or not widget.window().updatesEnabled()


class _Content(QWidget):
    """What scrolls.  Its height follows from its width.

    Qt would also lay all of it out at the least width it can have, to learn how high it is
    then; nobody uses that.
    """

    def __init__(self) -> None:
        super().__init__()
        style_as(self, "page")
        self.column = QVBoxLayout(self)

    def sizeHint(self) -> QSize:
        return self.column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.column.minimumSize()


class Page(QWidget):
    """A page of the window.  Whoever shows it listens to six signals and makes two calls.

    ``wanted`` carries a ``Place`` to go to, ``asked`` a ``NewQuestion`` to keep, ``said`` a line
    for the foot of the window, ``filed`` a ``Saved`` file that can be found again, and
    ``undoable`` such a line with the call that takes it back.  ``typed`` is the same of words
    that were kept while they are typed, and nothing is said of it.
    Their types are not named there, because no page of the first paint may import them; ``go``
    and ``way_to`` name that of a place.
    """

    wanted = Signal(object)
    asked = Signal(object)
    said = Signal(str)
    filed = Signal(object)
    undoable = Signal(str, object)
    typed = Signal(str, object)

    def go(self, place: Place) -> None:
        """Ask to be taken to a place."""
        self.wanted.emit(place)

    def way_to(self, place: Place) -> Callable[[], None]:
        """Return the call that asks to be taken to a place, for a button."""
        return partial(self.go, place)

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self

    def begin(self) -> QWidget:
        """Return what gets the keyboard when the page is shown."""
        return self.first()

    def step_back(self) -> bool:
        """Go back within the page; return whether there was anywhere to go."""
        return False

    def as_seen(self) -> Callable[[Page], None]:
        """Return what has such a page made anew show as much: what is sought, and how far.

        It is kept nowhere, as drafts are.
        """
        return lambda _: None

    @property
    def is_read(self) -> bool:
        """Whether what it shows has been read; some of it takes a moment, off this thread."""
        return True

    def unplaced(self) -> Sequence[QWidget]:
        """Return what has been made, with fields in it, and stands nowhere yet."""
        return ()

    def hush(self) -> bool:
        """Stop what is read aloud; return whether anything was."""
        return False

    def keep_now(self) -> None:
        """Keep what is typed and not saved; called before the page goes."""

    def let_go(self) -> None:
        """Let go of what takes much memory; called when the page is shown no more.

        The page and what listens to it hold each other until somebody searches for garbage.
        """


class _Area(Scrolling):
    """What scrolls a page, with margins that follow from its width."""

    def __init__(self, look: Look, content: _Content) -> None:
        super().__init__()
        self._look = look
        self._content = content
        self.widest = 0  # what stands in the middle of a wide page, in pixels; 0 is all of it
        self.above, self.beside = 36, 48  # pixels at 100 % around the words of a wide page
        self.setProperty("focusPolicy", 0)  # none; see the package's docstring
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        look, side = self._look, self.side(self.width())
        bar = self.width() - event.size().width()  # it takes its room from the margin beside it
        right = max(look.space(12), side - bar)  # neither words nor a ring may run into it
        self._content.column.setContentsMargins(
            side, self._above(self.width()), right, look.space(48)
        )
        super().resizeEvent(event)  # last: what scrolls is laid out in it, and once is enough

    def side(self, width: int) -> int:
        """Return the margin at either side of a page so wide."""
        side = self._look.space(20 if self._is_narrow(width) else self.beside)
        return max(side, (width - self.widest) // 2) if self.widest else side

    def height_of_all(self, width: int) -> int:
        """Return how high a page so wide is without scrolling."""
        margins = self._content.column.contentsMargins()
        words = width - 2 * self.side(width) + margins.left() + margins.right()
        now = self._content.column.totalHeightForWidth(words)
        return now - margins.top() + self._above(width)

    def _above(self, width: int) -> int:
        return self._look.space(20 if self._is_narrow(width) else self.above)

    def _is_narrow(self, width: int) -> bool:
        return width < self._look.text(640)


class ScrollPage(Page):
    """A scrolling column with a heading; ``body`` is where a page puts its parts."""

    def __init__(self, look: Look, title: str, lead: str = "") -> None:
        super().__init__()
        self.look = look
        self.content = _Content()
        outer = self.content.column
        outer.setSpacing(look.space(16))
        self.head = QVBoxLayout()
        self.head.setSpacing(look.space(4))
        self.title = Text(title, "title")
        self.lead = Text(lead, "muted", widest=look.column)
        self._actions = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addWidget(self.lead)
        outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.space(16))
        outer.addLayout(self.body)
        self._foot = QVBoxLayout()
        outer.addLayout(self._foot)
        outer.addStretch(1)
        self._area = _Area(look, self.content)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.setSpacing(0)
        self._around.addWidget(self._area, 1)
        self.lead.setVisible(bool(lead))  # not before: without a parent it would be a window
        self.setAccessibleName(title)

    def set_heading(self, title: str, lead: str = "") -> None:
        """Change the heading; a page that shows another item says so here."""
        if title != self.title.text():
            self.title.setText(title)
            self.setAccessibleName(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))

    def first(self) -> QWidget:
        """Return what scrolls; pages that have a thing to do first say which."""
        return self._area

    def keep_to(self, widest: int) -> None:
        """Keep the column in the middle, and no wider than so many pixels."""
        self._area.widest = widest

    def use_the_room(self) -> None:
        """Leave narrow margins: all that comes first is to be seen without scrolling."""
        self._area.above, self._area.beside = 4, 36

    def begin(self) -> QWidget:
        """Return the thing to do first; the heading where the two cannot be seen together.

        Large text pushes the first thing down, and nobody should begin below what explains it.
        """
        return self.seen_with_heading(self.first())

    def seen_with_heading(self, first: QWidget) -> QWidget:
        """Return a control, or the heading where one must scroll past it to see the control."""
        settle()
        if not self.content.isAncestorOf(first):
            return first
        below = first.mapTo(self.content, first.rect().bottomLeft()).y() + ROUND_ABOUT
        hidden = below - self._area.viewport().height()
        return self.title if hidden > self.title.y() else first

    def scroll_bar(self) -> QScrollBar:
        """Return the bar that says how far down one is."""
        return self._area.verticalScrollBar()

    def cover(self, part: QWidget, height: int) -> None:
        """Lay a part over the top of what scrolls; what is scrolled to stands below it.

        It is taken away again where ``height`` is 0.
        """
        part.setParent(self._area.viewport())
        part.setVisible(bool(height))
        part.raise_()
        self._area.setProperty(COVERED, height)

    def add_actions(self, *buttons: QWidget) -> QWidget:
        """Put the page's buttons below its heading, the first one first."""
        box = flow(self.look, *buttons, gap=12)
        self.head.addSpacing(self.look.space(8))
        self.head.addWidget(box)
        return box

    def add_section(self, title: str) -> Text:
        """Add a heading to the body and return it."""
        heading = Text(title, "section")
        self.body.addSpacing(self.look.space(8))
        self.body.addWidget(heading)
        return heading

    def add_foot(self, part: QWidget) -> None:
        """Put a part below all else of the page."""
        self._foot.addWidget(part)

    def add_bar(self, part: QWidget) -> None:
        """Put a part below what scrolls, where it stays in sight."""
        self._around.addWidget(part)

    def empty(self) -> None:
        """Take everything out of the body."""
        clear(self.body)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that a widget stands near the top, when all above it has its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll_to(widget))

    def show_low(self, widget: QWidget) -> None:
        """Scroll, when all has its place, so that a widget of the lower half is near the top."""
        QTimer.singleShot(0, widget, lambda: self._scroll_to(widget, only_low=True))

    def _scroll_to(self, widget: QWidget, *, only_low: bool = False) -> None:
        settle()
        top, bar = widget.mapTo(self.content, widget.rect().topLeft()).y(), self.scroll_bar()
        if not only_low or top - bar.value() > self._area.viewport().height() // 2:
            bar.setValue(max(0, top - self.look.space(16)))

    def sizeHint(self) -> QSize:
        """Return any size: a page takes what the window has, and to ask would lay it all out."""
        return self.minimumSizeHint()

    @property
    def is_narrow(self) -> bool:
        """Whether two columns of reading text would not fit side by side."""
        # Not viewport(): the first call that returns a widget has PySide load every class.
        return self.width() < self.look.text(17) * 44
