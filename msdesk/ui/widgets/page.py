"""What every page is: a heading, a column that scrolls, one thing to do first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Line, clear, flow
from msdesk.ui.widgets.text import Text


def settle() -> None:
    """Have all layouts make room for what was put in and is shown by now."""
    for _ in range(2):  # what is new is laid out, then all that it pushed away
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


class _Content(QWidget):
    """What scrolls.  Its height follows from its width.

    Qt would also lay all of it out at the least width it can have, to learn how high it is
    then; nobody uses that.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.column = QVBoxLayout(self)

    def sizeHint(self) -> QSize:
        return self.column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.column.minimumSize()


class Page(QScrollArea):
    """A scrolling column with a heading; ``body`` is where a page puts its parts."""

    def __init__(self, look: Look, title: str, lead: str = "") -> None:
        super().__init__()
        self.look = look
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", 0)  # none; see the package's docstring
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
        self.setWidget(self.content)
        self.lead.setVisible(bool(lead))  # not before: without a parent it would be a window
        self.setAccessibleName(title)

    def set_heading(self, title: str, lead: str = "") -> None:
        """Change the heading; a page that shows another item says so here."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.setAccessibleName(title)

    def first(self) -> QWidget:
        """Return the thing to do first; pages that have one say which."""
        return self

    def add_actions(self, *buttons: QWidget) -> QWidget:
        """Put the page's buttons below its heading, the first one first."""
        box = flow(*buttons, gap=self.look.space(12))
        self.head.addSpacing(self.look.space(8))
        self.head.addWidget(box)
        return box

    def add_section(self, title: str) -> Text:
        """Add a heading to the body and return it."""
        heading = Text(title, "section")
        self.body.addSpacing(self.look.space(8))
        self.body.addWidget(heading)
        return heading

    def add_step(
        self, step: str, label: str = "", does: Callable[[], object] | None = None
    ) -> None:
        """Say at the foot which step of the way this is, with a button to the next one."""
        self._foot.addSpacing(self.look.space(24))
        self._foot.addWidget(Line())
        parts: list[QWidget] = [Text(step, "muted")]
        if does is not None:
            parts.append(Button(self.look, label, "second", icon="arrow-right", does=does))
        self._foot.addWidget(flow(*parts, gap=self.look.space(16)))

    def empty(self) -> None:
        """Take everything out of the body."""
        clear(self.body)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that a widget stands near the top, when all above it has its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll_to(widget))

    def _scroll_to(self, widget: QWidget) -> None:
        settle()
        top = widget.mapTo(self.content, widget.rect().topLeft()).y()
        self.verticalScrollBar().setValue(max(0, top - self.look.space(16)))

    def sizeHint(self) -> QSize:
        """Return any size: a page takes what the window has, and to ask would lay it all out."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.look.space(20 if self.width() < 640 else 48)
        bar = self.width() - event.size().width()  # it takes its room from the margin beside it
        self.content.column.setContentsMargins(
            side, self.look.space(36), max(0, side - bar), self.look.space(48)
        )

    @property
    def is_narrow(self) -> bool:
        """Whether two columns of reading text would not fit side by side."""
        # Not viewport(): the first call that returns a widget has PySide load every class.
        return self.width() < self.look.text(17) * 44
