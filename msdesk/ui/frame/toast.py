"""A short word at the foot of the page: "Saved" with a way there, "Deleted" with a way back.

It stays until the next one, until one goes to another page or until it is closed: nothing here
runs out of time.  A screen reader is told at once.  However long it is, it leaves most of the
page in view.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import ceil, floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.basics import Button, column, flow
from msdesk.ui.widgets.scrolling import Scrolling
from msdesk.ui.widgets.text import Text

_LARGE = 175  # percent of text, from which on all is kept as low and short as can be
_PART = 5  # a fifth of the window is the most it takes then
_EDGE = 2  # pixels of its own line above it


class _Words(Scrolling):
    """The words; where they have more lines than are seen at once, the keyboard scrolls them."""

    def __init__(self, look: Look, text: Text) -> None:
        super().__init__()
        self._text = text
        self._line = look.text(Size.TABLE) * 1.25
        self._fewest = 1 if look.percent >= _LARGE else 2  # lines
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Message")
        self.setWidget(column(look, text))

    def fit(self, width: int, most: int) -> None:
        """Be as high as the words need at a width, up to so many pixels of whole lines."""
        whole = self.height_at(width)
        room = ceil(self._line * max(self._fewest, floor(most / self._line)))
        longer = whole > room
        self.setFixedHeight(min(whole, room))
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.StrongFocus if longer else policies.NoFocus)

    def height_at(self, width: int) -> int:
        """Return how high all the words are at a width."""
        return self._text.heightForWidth(width)

    def are_short(self, width: int) -> bool:
        """Return whether they are no more than two lines of a width."""
        return self.height_at(width) <= 2 * self._line + 1 and self.have_room(width)

    def have_room(self, width: int) -> bool:
        """Return whether no word of usual length is broken at a width."""
        return width >= self._text.minimumSizeHint().width()


class Toast(QWidget):
    """The line that says what has just happened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._large = look.percent >= _LARGE
        self._does: tuple[Callable[[], object], ...] = ()
        self._goes = True
        self._text = Text("", "said")
        self._words = _Words(look, self._text)
        self._buttons = tuple(
            Button(look, "", "foot", does=partial(self._act, place)) for place in range(2)
        )
        self._close = Button(look, "Close", "foot", name="Close this message", does=self.hide)
        self._box = flow(look, *self._buttons, self._close, gap=8)
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        side, above = look.space(16), 2 if self._large else look.space(8)
        layout.setContentsMargins(side, above + _EDGE, side, above)
        self._gap, self._gap_below = look.space(12), 4 if self._large else look.space(12)
        layout.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._box)
        self._line = layout
        self.hide()

    def say(
        self,
        text: str,
        action: str = "",
        does: Callable[[], object] | None = None,
        *,
        key: str = "",
        heard: bool = False,
    ) -> None:
        """Show a line, with a button that undoes or opens what it speaks of.

        The ``key`` that does so too stands on the button where there is room.  Who uses a screen
        reader is told, but of what was ``heard`` before.
        """
        self._show(text, *([(action, does)] if does is not None else []), key=key)
        if not heard:
            self._tell(text)
        self._goes = True

    def offer(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """Show a line with a button or two; it stays when they are pressed."""
        self._show(text, *ways)
        self._tell(text)
        self._goes = False

    def _show(self, text: str, *ways: tuple[str, Callable[[], object]], key: str = "") -> None:
        self._text.setText(text)
        self._does = tuple(does for _, does in ways)
        labels = [label for label, _ in ways]
        for place, button in enumerate(self._buttons):
            label = labels[place] if place < len(labels) else ""
            whole = f"{label} {key}".strip()
            button.setText(label if self._large else whole)
            button.setAccessibleName(whole)
            button.setVisible(bool(label))
        if (around := self.parentWidget()) is not None and not self.isVisible():
            self.resize(around.width(), self.height())
        self._arrange()
        self._fit()  # before it is shown: else the page makes room for more, and is scrolled
        self.show()
        self._fit()

    def _tell(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _arrange(self) -> None:
        """Set the buttons below the words where beside them they would be a narrow column."""
        ways, abreast = QBoxLayout.Direction, self._is_abreast()
        self._line.setDirection(ways.LeftToRight if abreast else ways.TopToBottom)
        self._line.setSpacing(self._gap if abreast else self._gap_below)

    def _is_abreast(self) -> bool:
        words, beside = self._words, self._beside()
        if words.are_short(beside):
            return True
        all_fit_below = words.height_at(self._across()) <= self._most(self._below())
        return words.have_room(beside) and not all_fit_below

    def _across(self) -> int:
        around = self._line.contentsMargins()
        return self.width() - around.left() - around.right()

    def _beside(self) -> int:
        """Return how much room the words have beside the buttons."""
        return self._across() - self._gap - self._box.sizeHint().width()

    def _below(self) -> int:
        """Return how much the buttons take below the words."""
        return self._gap_below + self._box.heightForWidth(self._across())

    def _most(self, taken: int) -> int:
        """Return how high the words may be where so much is taken by what is below them."""
        around = self._line.contentsMargins()
        return self.window().height() // _PART - around.top() - around.bottom() - taken

    def _fit(self) -> None:
        if self._line.direction() is QBoxLayout.Direction.LeftToRight:
            self._words.fit(self._beside(), self._most(0))
        else:
            self._words.fit(self._across(), self._most(self._below()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._fit()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text() if self.isVisible() else ""

    @property
    def way(self) -> QWidget:
        """The first of its buttons, which may be hidden."""
        return self._buttons[0]

    def _act(self, place: int) -> None:
        if self._goes:
            self.hide()
        self._does[place]()
