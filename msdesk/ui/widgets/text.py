"""A paragraph that wraps, with room between its lines.

Qt's label sets lines too close for tired eyes and takes no line height for plain text, so
this one lays out its own lines: 1.5 times the size of reading text, less for headings.  A
word is broken only where a single word is wider than the page.  A line that begins as one of a
list does goes on below its words, not below its mark.
"""

from __future__ import annotations

import re
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from msdesk.ui.kinds import LabelKind, style_as

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QMouseEvent

_TIGHT: dict[LabelKind, float] = {
    "title": 1.2,
    "room": 1.25,
    "section": 1.25,
    "number": 1.25,
    "heading": 1.35,
    "brand": 1.2,
    "rank": 1.25,
    "strip": 1.35,
    "table": 1.35,
    "table-strong": 1.35,
    "said": 1.25,
}
_WIDEST = 1 << 20
_NARROWEST = 4  # letters; layouts ask for the height at one pixel too, and then never use it
_BREAKS = re.compile(r"[\s\u200b]+")  # where a line may end
LISTED = re.compile(r"(?:[•‣–-]|\d{1,2}[.)])\s+")
_PLAIN = 0  # Qt.TextFormat.PlainText; the package says why not by its name


def folder_by_folder(path: PurePath) -> str:
    """Return a path that may go on in the next line after each folder, on Windows too."""
    return re.sub(r"[\\/]", "\\g<0>\u200b", str(path))


def wrapped(
    text: str,
    font: QFont,
    width: float,
    pitch: float,
    alignment: Qt.AlignmentFlag | None = None,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> tuple[QTextLayout, float]:
    """Return a text laid out in lines ``pitch`` pixels apart, and its height."""
    hangs = _hangs(text, font)
    option = QTextOption() if alignment is None else QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(formats)
    layout.beginLayout()
    y = hang = 0.0
    while (line := layout.createLine()).isValid():
        indent, hang = (0, hangs[at]) if (at := line.textStart()) in hangs else (hang, hang)
        line.setLineWidth(width - indent)
        line.setPosition(QPointF(indent, y + (pitch - line.height()) / 2))
        y += pitch
    layout.endLayout()
    return layout, y


def _hangs(text: str, font: QFont) -> dict[int, float]:
    """Return how far in each paragraph goes on, by where it begins; nothing if none does."""
    paragraphs = text.split("\n")
    marks = [LISTED.match(paragraph) for paragraph in paragraphs]
    if not any(marks):
        return {}
    advance, hangs, start = QFontMetricsF(font).horizontalAdvance, {}, 0
    for paragraph, mark in zip(paragraphs, marks, strict=True):
        hangs[start] = advance(mark[0]) if mark else 0.0
        start += len(paragraph.encode("utf-16-le")) // 2 + 1  # as Qt counts
    return hangs


class Text(QLabel):
    """Plain text, shown as typed.  ``widest`` limits the length of its lines, in pixels."""

    def __init__(self, text: str, kind: LabelKind = "", *, widest: int = 0) -> None:
        super().__init__()
        super().setText(text)  # a screen reader is told of it: not before there is this object
        self.setProperty("textFormat", _PLAIN)
        style_as(self, kind)
        self.setIndent(0)  # else a framed label keeps half a letter for itself
        self._widest = widest
        self._heights: dict[int, int] = {}  # by the width; a layout asks many times
        self._least: QSize | None = None
        self._unbroken: QSize | None = None
        self._around: QSize | None = None
        self._laid: tuple[float, tuple[QTextLayout, float]] | None = None  # by width, the last
        self._spread = _TIGHT.get(kind, 1.5)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._alignment: Qt.AlignmentFlag | None = None

    def _frame(self) -> QSize:
        """Return what is kept around the words: here only their margins."""
        if self._around is None:
            self.ensurePolished()
            self._around = self._margins()
        return self._around

    def _margins(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lines(self, width: float) -> tuple[QTextLayout, float]:
        """Return the words in lines, and their height; most are asked for to be painted next."""
        whole = self._unbroken
        if whole is not None and self._alignment is None and width >= whole.width():
            width = self._widest or _WIDEST  # as it was laid out to find its size
        if self._laid is None or self._laid[0] != width:
            pitch = self.font().pixelSize() * self._spread
            lines = wrapped(
                self.text(), self.font(), width, pitch, self._alignment, self._formats()
            )
            self._laid = (width, lines)
        return self._laid[1]

    def _formats(self) -> Sequence[QTextLayout.FormatRange]:
        """Return which of its words are drawn otherwise than the others: here none."""
        return ()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            frame = self._frame()
            room = max(self.font().pixelSize() * _NARROWEST, width - frame.width())
            room = min(room, self._widest or room)
            self._heights[width] = ceil(self._lines(room)[1]) + frame.height()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        frame = self._frame()  # first: it sees to the font
        if self._unbroken is None:
            layout, height = self._lines(self._widest or _WIDEST)
            lines = [layout.lineAt(i) for i in range(layout.lineCount())]
            widest = max((line.x() + line.naturalTextWidth() for line in lines), default=0)
            self._unbroken = QSize(ceil(widest) + 1, ceil(height))
        return self._unbroken + frame

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            frame = self._frame()  # first: it sees to the font
            advance, side = self.fontMetrics().horizontalAdvance, self.font().pixelSize()
            word = max(map(advance, _BREAKS.split(self.text())))
            word += ceil(max(_hangs(self.text(), self.font()).values(), default=0))
            width = min(word, side * 12) + frame.width() + 1
            self._least = QSize(width, round(side * self._spread))
        return self._least

    def written(self) -> QRect:
        """Return where its words are, without what is left empty beside and below them."""
        inside = self.contentsRect()
        layout, height = self._lines(self._room(inside))
        lines = [layout.lineAt(i).naturalTextRect() for i in range(layout.lineCount())]
        left = floor(min((line.left() for line in lines), default=0))
        right = ceil(max((line.right() for line in lines), default=0))
        return QRect(left, 0, right - left, ceil(height)).translated(inside.topLeft())

    def _room(self, inside: QRect) -> int:
        return min(inside.width(), self._widest) if self._widest else inside.width()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        super().setAlignment(alignment)
        self._alignment = alignment
        self._laid = None

    def setText(self, text: str) -> None:
        super().setText(text)
        self._heights.clear()
        self._least = self._unbroken = None
        self._laid = None
        self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lead into the field this is the label of: more to hit for a hand that shakes."""
        if (field := self.buddy()) is not None:
            field.setFocus()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._paint_words(QPainter(self))

    def _paint_words(self, painter: QPainter) -> None:
        # The painter comes with the widget's own pen; to set one would touch the Qt namespace.
        inside = self.contentsRect()
        self._lines(self._room(inside))[0].draw(painter, QPointF(inside.topLeft()))
