"""What is wrong with how widgets stand: overlapping, cut, too wide for the window, too small.

Each check goes through the widgets that can be seen below one, and says in words what it found
there.  Nothing is painted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from msdesk.ui.widgets.page import settle
from tests.ui.finding import whole

TARGET = 44  # pixels, at any size of text
WINDOWS = {  # by the size of text in percent; the narrow ones are 320 pixels as of 100 %, or 480
    100: (QSize(1280, 860), QSize(1024, 700), QSize(480, 860)),
    150: (QSize(480, 860),),
    200: (QSize(1280, 860), QSize(1024, 700), QSize(640, 860)),
    300: (QSize(1280, 860), QSize(1024, 700), QSize(960, 860)),
}
_CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_WHOLE = (QComboBox, QAbstractSpinBox, QPlainTextEdit)  # of one piece; its inside is Qt's


def misfits(window: QWidget, page: QWidget, percent: int) -> Iterator[str]:
    """Make a window as large as each of those for a size of text, and yield what is wrong then."""
    now = window.size()
    for size in sorted(WINDOWS[percent], key=now.__ne__):  # it is laid out as large as it is
        window.resize(size)
        QCoreApplication.processEvents()
        whole(page)  # some make their parts anew where it is narrow
        for _ in range(2):  # and what they make makes room
            settle()
            QCoreApplication.processEvents()
        settle()  # for what has just come in, such as a page that is ready
        assert window.size() == size
        yield from (f"{size.width()} by {size.height()}: {fault}" for fault in faults(page))


def faults(root: QWidget) -> list[str]:
    """Return what is wrong below a widget."""
    seen = list(tree(root))
    return [*overlapping(seen), *cut(seen), *sideways(seen), *small(seen), *wheeled(seen)]


def tree(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that can be seen below it; what only lies over it is left out.

    The focus ring does: it takes no press.
    """
    yield widget
    if isinstance(widget, _WHOLE):
        return
    over = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.testAttribute(over):
            yield from tree(child)


def overlapping(seen: Sequence[QWidget]) -> list[str]:
    """Return the pairs of neighbours of which one covers a part of the other."""
    neighbours: dict[int, list[tuple[QRect, QWidget]]] = {}
    for widget in seen:
        beside = neighbours.setdefault(id(widget.parentWidget()), [])
        beside.append((widget.geometry(), widget))
    return [
        f"{_said(one)} overlaps {_said(other)}"
        for beside in neighbours.values()
        for (here, one), (there, other) in combinations(beside, 2)
        if here.intersects(there)
    ]


def cut(seen: Sequence[QWidget]) -> list[str]:
    """Return what has not the room that its words need, or stands outside what holds it."""
    return [f"{_said(w)} {why}" for w in seen for why in (*_outside(w), *_tight(w))]


def sideways(seen: Sequence[QWidget]) -> list[str]:
    """Return what would have to be scrolled to the side, or could not be and is wider."""
    return [
        f"{_said(area)} is {_content(area)} wide in {area.viewport().width()}"
        for area in seen
        if isinstance(area, QAbstractScrollArea) and _content(area) > area.viewport().width()
    ]


def small(seen: Sequence[QWidget]) -> list[str]:
    """Return what can be pressed or typed in and is hard to hit."""
    return [
        f"{_said(w)} is {w.width()} by {w.height()}"
        for w in seen
        if isinstance(w, _CONTROLS) and min(w.width(), w.height()) < TARGET
    ]


def wheeled(seen: Sequence[QWidget]) -> list[str]:
    """Return what takes the keyboard from where one writes, when a wheel passes over it."""
    takes = Qt.FocusPolicy.WheelFocus
    return [f"{_said(w)} minds the wheel" for w in seen if w.focusPolicy() & takes == takes]


def _said(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:40]!r}"


def _content(area: QAbstractScrollArea) -> int:
    inside = area.widget() if isinstance(area, QScrollArea) else None
    more = area.horizontalScrollBar().maximum()
    return inside.width() if inside is not None else area.viewport().width() + more


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parent(), QScrollArea):
        return  # what is scrolled stands outside what shows it
    if not parent.rect().contains(widget.geometry()):
        yield f"stands outside {_said(parent)}"


def _tight(widget: QWidget) -> Iterator[str]:
    """Yield why the words of a widget do not fit it."""
    width, height = _needed(widget)
    if widget.width() < width:
        yield f"is {widget.width()} wide and needs {width}"
    if widget.height() < height:
        yield f"is {widget.height()} high and needs {height}"


def _needed(widget: QWidget) -> tuple[int, int]:
    """Return the least width and height at which nothing of a widget is cut."""
    least = widget.minimumSizeHint()
    width, height = least.width(), least.height()
    match widget:
        case QLabel():
            words = re.split(r"[\s/\\_]", widget.text())  # a long path may be broken
            longest = max(map(widget.fontMetrics().horizontalAdvance, words), default=0)
            width = max(width, longest)
        case QPushButton() if not widget.hasHeightForWidth():
            width, height = widget.sizeHint().width(), widget.sizeHint().height()
        case QPlainTextEdit() | QProgressBar():  # it scrolls; it shows no words
            return 0, 0
        case QComboBox():
            width = max(width, _for_each_item(widget))
        case QLineEdit():
            hint = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            width = max(
                width,
                hint
                + widget.sizeHint().width()
                - widget.fontMetrics().horizontalAdvance("x") * 17,
            )
        case QAbstractSpinBox():
            width = widget.sizeHint().width()
    if widget.hasHeightForWidth():
        height = max(height, widget.heightForWidth(widget.width()))
    return width, height


def _for_each_item(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    inside = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        box,
    )
    items = [box.itemText(place) for place in range(box.count())]
    longest = max(map(box.fontMetrics().horizontalAdvance, items), default=0)
    return longest + box.width() - inside.width()
