"""A button whose words go on in a further line where it is too narrow for them.

Qt's own cuts them, and a window that is narrow for large text would have to be scrolled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPaintEvent, QPixmap


class WrappingButton(QPushButton):
    """Asks for the room that its words take in one line, and can do with less."""

    has_mark = False  # before its words, while it is chosen

    def __init__(self, text: str) -> None:
        super().__init__()
        self._hint: QSize | None = None  # a layout asks many times
        self._least: QSize | None = None
        self.setText(text)  # not before there is what a screen reader asks about it
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        if self._hint is None:
            hint = super().sizeHint()
            more = self._metrics().horizontalAdvance(self.text())
            spare = self.fontMetrics().horizontalAdvance(self.text())
            self._hint = hint + QSize(max(0, more - spare), 0)
        return self._hint

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            words = map(self._metrics().horizontalAdvance, self.text().split())
            width = max(words, default=0) + self._around()
            self._least = QSize(width, self.sizeHint().height())
        return self._least

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width >= self.sizeHint().width():
            return self.sizeHint().height()
        more = self._lines(width).count("\n")
        return self.sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def _metrics(self) -> QFontMetrics:
        """Return the metrics of the words at their widest."""
        self.ensurePolished()
        font = QFont(self.font())
        if self.isCheckable():  # it turns bold when it is chosen, and must not be cut then
            font.setBold(True)
        return QFontMetrics(font)

    def _around(self) -> int:
        """Return the width of all but the words."""
        return self.sizeHint().width() - self._metrics().horizontalAdvance(self.text())

    def _lines(self, width: int) -> str:
        """Return the words with a new line wherever there is no more room."""
        metrics, room = self._metrics(), width - self._around()
        lines: list[str] = []
        for word in self.text().split():
            longer = f"{lines[-1]} {word}" if lines else ""
            if longer and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < self.sizeHint().width() or (self.has_mark and self.isChecked()):
            self._paint_lines()
        else:
            super().paintEvent(event)

    def _paint_lines(self) -> None:
        """Paint as Qt does, with the words in lines."""
        # Qt's style types take a while to load, and the first window needs none.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter  # noqa: PLC0415

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._lines(self.width())
        option.fontMetrics = self._metrics()  # else bold words beside a mark are cut
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def setText(self, text: str) -> None:
        self._hint = self._least = None
        super().setText(text)

    def setIcon(self, icon: QIcon | QPixmap) -> None:
        self._hint = self._least = None
        super().setIcon(icon)

    def setIconSize(self, size: QSize) -> None:
        self._hint = self._least = None
        super().setIconSize(size)

    def setCheckable(self, on: bool) -> None:
        self._hint = self._least = None
        super().setCheckable(on)
