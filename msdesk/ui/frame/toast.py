"""A short word at the foot of the page: "Saved" with a way there, "Deleted" with a way back.

It stays until the next one or until it is closed: nothing here runs out of time.  A screen
reader is told at once.  However long it is, it leaves most of the page in view.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.basics import Button, column, flow
from msdesk.ui.widgets.text import Text


class _Words(QScrollArea):
    """The words; where they have more lines than are seen at once, the keyboard scrolls them."""

    def __init__(self, look: Look, text: Text) -> None:
        super().__init__()
        self._text = text
        self._line = look.text(Size.TABLE) * 1.5
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Message")
        self.setWidget(column(look, text))

    def fit(self) -> None:
        """Be as high as the words need, up to whole lines in a quarter of the window."""
        whole = self._text.heightForWidth(self.width())
        lines = max(1, round(self.window().height() / 4 / self._line))
        most = round(self._line * lines)
        longer = whole > most
        self.setFixedHeight(most if longer else whole)
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.StrongFocus if longer else policies.NoFocus)

    def are_short(self, width: int) -> bool:
        """Return whether they are no more than two lines of a width."""
        short = self._text.heightForWidth(width) <= 2 * self._line + 1
        return short and width >= self._text.minimumSizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class Toast(QWidget):
    """The line that says what has just happened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._does: tuple[Callable[[], object], ...] = ()
        self._goes = True
        self._text = Text("")
        self._words = _Words(look, self._text)
        self._buttons = tuple(
            Button(look, "", "small", does=partial(self._act, place)) for place in range(2)
        )
        self._close = Button(look, "Close", "small", name="Close this message", does=self.hide)
        self._box = flow(look, *self._buttons, self._close, gap=12)
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(look.space(16), look.space(8), look.space(16), look.space(8))
        layout.setSpacing(look.space(12))
        layout.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._box)
        self._line = layout
        self.hide()

    def say(self, text: str, action: str = "", does: Callable[[], object] | None = None) -> None:
        """Show a line, with a button that undoes or opens what it speaks of."""
        self._show(text, *([(action, does)] if does is not None else []))
        self._goes = True

    def offer(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """Show a line with a button or two; it stays when they are pressed."""
        self._show(text, *ways)
        self._goes = False

    def _show(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        self._text.setText(text)
        self._does = tuple(does for _, does in ways)
        labels = [label for label, _ in ways]
        for place, button in enumerate(self._buttons):
            label = labels[place] if place < len(labels) else ""
            button.setText(label)
            button.setAccessibleName(label)
            button.setVisible(bool(label))
        self._arrange()
        self.show()
        self._words.fit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _arrange(self) -> None:
        """Set the buttons below the words where beside them they would be a narrow column."""
        around = self._line.contentsMargins()
        room = self.width() - around.left() - around.right() - self._line.spacing()
        beside = self._words.are_short(room - self._box.sizeHint().width())
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

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
