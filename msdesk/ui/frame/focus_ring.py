"""The ring around whatever has the keyboard: 3 px wide, 3 px away, on every control.

One widget draws it for the whole window.  It lives beside the focused control, on the
content that scrolls with it, so it never lags behind; it takes no mouse and no focus.  It is
kept in sight with what it is around, until the person scrolls; while the mouse is pressed,
nothing moves.
"""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QWidget
from shiboken6 import isValid

from msdesk.ui.frame.in_sight import area_around, bring_in_sight
from msdesk.ui.widgets.page import ROUND_ABOUT, Page, has_its_place
from msdesk.ui.widgets.text import Text

_WIDTH = 3
_AWAY = 3
_OUT = _WIDTH + _AWAY


class FocusRing(QWidget):
    """Follows the keyboard focus inside one window."""

    def __init__(self, window: QWidget, colour: str) -> None:
        super().__init__(window)
        self._window = window
        self._colour = QColor(colour)
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []
        self._bars: list[QScrollBar] = []
        self._in_sight = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._place)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_colour(self, colour: str) -> None:
        """Draw in another colour from now on."""
        self._colour = QColor(colour)
        self.update()

    @Slot(QWidget, QWidget)
    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Move to the widget that has the focus now; connect to ``focusChanged``."""
        for widget in self._watched:
            if isValid(widget):  # what had the keyboard may be on its way out
                widget.removeEventFilter(self)
        for bar in self._bars:
            if isValid(bar):
                bar.actionTriggered.disconnect(self._scrolled)
        self._watched, self._bars = [], []
        self._widget = None
        self.hide()
        if new is None or not self._window.isAncestorOf(new):
            return
        if isinstance(new, QScrollArea | Page):  # it has no edge that could be seen
            return
        self._widget = new
        self._watched = [new, *self._up_to_host(new)]
        host = self._watched[-1].parentWidget() or self._window
        self.setParent(host)
        self._watched.append(host)
        self._stay_in_sight(new)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _stay_in_sight(self, widget: QWidget) -> None:
        self._in_sight = True
        area = area_around(widget)
        while area is not None:
            self._watched.append(area.viewport())
            self._bars += [area.verticalScrollBar(), area.horizontalScrollBar()]
            area = area_around(area)
        for bar in self._bars:
            bar.actionTriggered.connect(self._scrolled)

    @Slot()
    def _scrolled(self) -> None:
        """Let what has the keyboard go out of sight: the person looks elsewhere."""
        self._in_sight = False

    def _up_to_host(self, widget: QWidget) -> list[QWidget]:
        """Return what lies between a widget and the content that scrolls with it."""
        between: list[QWidget] = []
        parent = widget.parentWidget()
        while parent is not None and parent is not self._window and not _scrolls(parent):
            between.append(parent)
            parent = parent.parentWidget()
        return between

    @property
    def is_left(self) -> bool:
        """Whether the person scrolled away from what has the keyboard."""
        return not self._in_sight

    def release(self) -> None:
        """Come home to the window, before the content it lives on goes away."""
        self.follow(None, None)
        self.setParent(self._window)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget():  # it moves when it is scrolled
            if event.type() == QEvent.Type.Resize:
                self._soon.start(0)  # how far one can scroll then is known only after this
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        widget = self._widget
        if widget is None or not isValid(widget) or not widget.isVisible():
            return
        host = self.parentWidget() or self._window
        corner = widget.mapTo(host, QPoint(0, 0))
        self.setGeometry(_edge(widget).translated(corner).adjusted(-_OUT, -_OUT, _OUT, _OUT))
        self.raise_()
        self.show()
        # Not under a mouse that is pressed: what it presses would be pulled away.
        pressed = QApplication.mouseButtons() is not QtCore.Qt.MouseButton.NoButton
        if self._in_sight and not pressed:
            if has_its_place(widget):
                bring_in_sight(widget, _OUT, ROUND_ABOUT)
            else:  # more of the page is being made
                self._soon.start(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), 12, 12)


def _edge(widget: QWidget) -> QRect:
    """Return what the ring goes around: of a heading its words, for it has no edge of its own."""
    if isinstance(widget, Text):
        return widget.written().adjusted(-_WIDTH, 0, _WIDTH, 0)  # letters reach up to theirs
    return widget.rect()


def _scrolls(widget: QWidget) -> bool:
    """Whether a widget is the content of a scroll area."""
    viewport = widget.parentWidget()
    return viewport is not None and isinstance(viewport.parentWidget(), QScrollArea)


def attach(window: QWidget, colour: str) -> FocusRing:
    """Return a ring for a window, following the focus from now on."""
    ring = FocusRing(window, colour)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.focusChanged.connect(ring.follow)
    return ring
