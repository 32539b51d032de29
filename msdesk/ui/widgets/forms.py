"""Fields one writes in, each below its own label.

A wheel over a field neither changes it nor gives it the keyboard; Tab leaves it and never types.
A field keeps the key that takes back for itself only once something was typed in it: just after
"Saved", where it is empty again, the key means what was saved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Generic, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.basics import flow, plain
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text, wrapped

T = TypeVar("T")


def field(
    look: Look,
    label: str,
    widget: QWidget,
    hint: str = "",
    beside: QWidget | None = None,
    *,
    of: str = "",
) -> QWidget:
    """Return a field with its label above it, and a hint between them where it needs one.

    ``beside`` stands after it, or below where there is no room.  ``of`` says whose it is, for
    its name, where a page has several with such a label.
    """
    box = plain()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.space(4))
    caption = Text(label, "strong", widest=look.column)
    caption.setBuddy(widget)
    widget.setAccessibleName(called(label, of))
    layout.addWidget(caption)
    if hint:
        widget.setAccessibleDescription(hint)
        said = Text(hint, "small", widest=look.column)
        heard_as(said, "nothing")
        layout.addWidget(said)
    layout.addWidget(widget if beside is None else flow(look, widget, beside))
    return box


def called(label: str, of: str) -> str:
    """Return the name of a field with this label, ``of`` something if that is said."""
    return f"{label}: {of}" if of else label


class Line(QLineEdit):
    """One line of text."""

    def __init__(self, look: Look, text: str = "", *, hint: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setPlaceholderText(hint)
        self.setMaximumWidth(look.column)
        self.setMaxLength(2000)

    def event(self, event: QEvent) -> bool:
        if _asks_to_undo(event) and not (self.isUndoAvailable() or self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class Area(QPlainTextEdit):
    """Several lines of plain text; what is pasted loses its formats and its pictures."""

    def __init__(self, look: Look, text: str = "", *, lines: int = 3, hint: str = "") -> None:
        super().__init__()
        # Else two would be said to have the keyboard.
        self.viewport().setFocusProxy(None)  # type: ignore[arg-type]  # the stub forbids none
        self.put(text)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setMaximumWidth(look.column)
        height = round(look.text(Size.READING) * 1.5 * lines + look.space(24))
        self.setMinimumHeight(height)
        self.setMaximumHeight(max(height, round(height * 1.6)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def put(self, text: str) -> None:
        """Show what was written, with the cursor behind it: one goes on from there."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        if _asks_to_undo(event):
            typed = self.document()
            if not (typed.isUndoAvailable() or typed.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _asks_to_undo(event: QEvent) -> bool:
    """Whether a field is asked if it wants the key that takes back for itself."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Undo)
    )


_READ_ON = frozenset(
    {
        QtCore.Qt.Key.Key_PageUp,
        QtCore.Qt.Key.Key_PageDown,
        QtCore.Qt.Key.Key_Home,
        QtCore.Qt.Key.Key_End,
    }
)


class Pick(QComboBox, Generic[T]):
    """One of a few; the values keep their type.

    While its list is folded, the keys that read on in a page are for the page.
    """

    def __init__(
        self, look: Look, options: Sequence[tuple[str, T]], current: T | None = None
    ) -> None:
        super().__init__()
        self._values = [value for _, value in options]
        self.addItems([label for label, _ in options])
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(look.column)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.setMinimumContentsLength(8)
        if current is not None and current in self._values:
            self.setCurrentIndex(self._values.index(current))

    def value(self) -> T:
        """Return the value picked."""
        return self._values[self.currentIndex()]

    def set_value(self, value: T) -> None:
        """Pick a value, if it is one of the options."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _READ_ON:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Tick(QCheckBox):
    """A box to tick; its words wrap, which Qt's own do not."""

    def __init__(self, text: str, *, on: bool = False) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}  # by the width; a layout asks many times
        self.setText(text)  # not before there is what a screen reader asks
        self.setChecked(on)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def box(self) -> QRect:
        """Return where its box is."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)

    def _start(self) -> int:
        spacing = QStyle.PixelMetric.PM_CheckBoxLabelSpacing
        return self.box().width() + self.style().pixelMetric(spacing, None, self)

    def _lines(self, width: int) -> tuple[QTextLayout, float]:
        return wrapped(self.text(), self.font(), max(1, width), self.font().pixelSize() * 1.4)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self.ensurePolished()  # it has its font by then
            words = ceil(self._lines(width - self._start())[1]) + 8
            self._heights[width] = max(words, super().sizeHint().height())
        return self._heights[width]

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def sizeHint(self) -> QSize:
        width = self._start() + self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max(self.fontMetrics().horizontalAdvance(w) for w in self.text().split())
        return QSize(self._start() + words + 2, super().sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        option.rect = self.box()
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self
        )
        lines, height = self._lines(self.width() - self._start())
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines.draw(painter, QPointF(self._start(), (self.height() - height) / 2))


def when_edited(widget: QWidget, does: Callable[[], object]) -> None:
    """Call ``does`` whenever the person changes a field of any kind."""
    match widget:
        case QLineEdit():
            widget.textEdited.connect(lambda _text: does())
        case QPlainTextEdit():
            widget.textChanged.connect(does)
        case QComboBox():
            widget.activated.connect(lambda _index: does())
        case QCheckBox():
            widget.clicked.connect(lambda _on: does())
