"""My years as a picture: bars for treatments, a shape for each other thing, years across.

What is painted is for the eyes.  Over each bar and mark lies a button without a face: it is
pressed by mouse, finger, keyboard and voice, has the ring of focus, and is heard as any other
button of the house, "Side effect, 3 May 2024: A headache".  So the picture needs no accessible
thing of its own, which Qt for Python cannot make safely; the list beside it says the same.
Tab enters the marks at one of them and leaves them again; arrows go from mark to mark.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from msdesk.domain.years import Years
from msdesk.ui.evidence.timeline_layout import Drawn, Laid, Sizes, Spot, height, lay_out
from msdesk.ui.evidence.timeline_shapes import draw_bar, draw_mark
from msdesk.ui.evidence.timeline_spots import DOWN, ENDS, SIDEWAYS, SpotButton, Spots
from msdesk.ui.kinds import style_as
from msdesk.ui.look import FONT, Look, Size
from msdesk.ui.widgets.text import wrapped

_TARGET = 44
_WIDE = 44  # letters; in fewer the names stand above their rows


class Timeline(QWidget):
    """Paints some years; ``opened`` carries the events that were pressed, one or several."""

    opened = Signal(object)

    def __init__(self, look: Look, years: Years) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look, self._years = look, years
        self._font, self._bold = QFont(FONT), QFont(FONT)
        self._font.setPixelSize(look.text(Size.SMALL))
        self._bold.setPixelSize(look.text(Size.TABLE))
        self._bold.setBold(True)
        self._sizes = self._measures()
        self._laid: dict[int, Laid] = {}
        self._heights: dict[int, int] = {}
        self._buttons: list[SpotButton] = []
        self._at, self._held = 0, ""  # the spot one is at, and the first of its events
        self._placed = False  # before it is shown nobody knows how wide it will be
        self.setAccessibleName("My years, a picture. Arrows go from mark to mark, Enter opens.")
        self._order = Spots(self, self.heightForWidth)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _measures(self) -> Sizes:
        look, metrics = self._look, QFontMetricsF(self._font)
        pitch = look.text(Size.TABLE) * 1.35

        def high(words: str, width: float) -> float:
            return wrapped(words, self._bold, width, pitch)[1]

        return Sizes(
            target=max(_TARGET, look.space(_TARGET)),
            gap=look.space(8),
            side=look.space(9),
            names=look.text(190),
            text=metrics.horizontalAdvance,
            height=high,
        )

    def laid(self, width: int) -> Laid:
        """Return where everything stands in a picture so wide."""
        if width not in self._laid:
            narrow = self._is_narrow(width)
            self._laid[width] = lay_out(self._years, width, self._sizes, narrow=narrow)
        return self._laid[width]

    def _is_narrow(self, width: int) -> bool:
        return width < self._look.text(17) * _WIDE

    def show_years(self, years: Years) -> None:
        """Show other years from now on, from their first mark."""
        self._years, self._at = years, 0
        self._laid.clear()
        self._heights.clear()
        self._placed = False
        if self.isVisible():
            self._place()
        self.updateGeometry()
        self.update()

    def spots(self) -> list[Spot]:
        """Return what can be pressed, in the order in which arrows go through it."""
        return [spot for line in self.laid(self.width()).spots for spot in line]

    def first(self) -> QWidget:
        """Return the mark one is at; the picture where it has none."""
        return self._buttons[self._at] if self._placed and self.spots() else self

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # a layout asks for many
            narrow = self._is_narrow(width)
            self._heights[width] = height(self._years, width, self._sizes, narrow=narrow)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        wide = self._look.text(17) * _WIDE
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * self._sizes.target, self._sizes.target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._placed:
            self._place()

    def _place(self) -> None:
        """Put a button over each spot; whoever had the keyboard keeps it, at the same mark."""
        self._placed = True
        before = self._buttons[self._at] if self._buttons else None
        had, held = before is not None and before.hasFocus(), self._held
        spots = self.spots()
        while len(self._buttons) < len(spots):
            self._buttons.append(self._button(len(self._buttons)))
        for button, spot in zip(self._buttons, spots, strict=False):
            button.be(spot, self._sizes.target)
            button.show()
        ids = [[event.id for event in spot.events] for spot in spots]
        self._go(next((at for at, its in enumerate(ids) if held in its), 0), keyboard=had)
        for button in self._buttons[len(spots) :]:
            button.hide()

    def _button(self, place: int) -> SpotButton:
        button = SpotButton(self, self._look)
        self._order.addWidget(button)
        button.clicked.connect(partial(self._press, place))
        button.turned.connect(self._turn)
        return button

    def _go(self, place: int, *, keyboard: bool) -> None:
        spots = self.spots()
        self._at = place
        self._held = spots[place].events[0].id if spots else ""
        ways = Qt.FocusPolicy
        for at, button in enumerate(self._buttons):
            button.setFocusPolicy(ways.StrongFocus if at == place else ways.ClickFocus)
        if keyboard and spots:
            self._buttons[place].setFocus()

    def _press(self, place: int) -> None:
        self._go(place, keyboard=False)
        self.opened.emit(self.spots()[place].events)

    def _turn(self, key: int) -> None:
        spots, pressed = self.spots(), Qt.Key(key)
        if pressed in SIDEWAYS:
            place = (self._at + SIDEWAYS[pressed]) % len(spots)
        elif pressed in ENDS:
            place = range(len(spots))[ENDS[pressed]]
        else:
            place = self._beyond(DOWN[pressed])
        self._go(place, keyboard=True)

    def _beyond(self, lines: int) -> int:
        """Return the nearest spot on the line above or below; the same where there is none."""
        spots, here = self.spots(), self.spots()[self._at]
        tops = sorted({spot.top for spot in spots})
        line = tops.index(here.top) + lines
        if not 0 <= line < len(tops):
            return self._at
        there = [at for at, spot in enumerate(spots) if spot.top == tops[line]]
        middle = here.left + here.width / 2
        return min(there, key=lambda at: abs(spots[at].left + spots[at].width / 2 - middle))

    def paintEvent(self, _event: QPaintEvent) -> None:
        laid = self.laid(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter, laid)
        pitch = self._look.text(Size.TABLE) * 1.35
        painter.setPen(QColor(self._look.theme.text))
        for name in laid.names:
            words, high = wrapped(name.words, self._bold, name.width, pitch)
            ground = QRectF(0, name.top, words.maximumWidth() + 2, high)
            painter.fillRect(ground, QColor(self._look.theme.surface))
            words.draw(painter, QPointF(0, name.top))
        painter.setFont(self._font)
        for bar in laid.bars:
            self._paint_bar(painter, bar)
        for line in laid.spots:
            for spot in line:
                self._paint_spot(painter, spot)

    def _paint_head(self, painter: QPainter, laid: Laid) -> None:
        """Paint the years and their lines, and the line of today with its word."""
        theme, metrics = self._look.theme, QFontMetricsF(self._font)
        painter.setFont(self._font)
        for x, _ in laid.ticks:
            painter.setPen(QPen(QColor(theme.hairline), 1))
            painter.drawLine(QPointF(x, laid.head), QPointF(x, laid.height))
        painter.setPen(QPen(QColor(theme.accent), 2))
        top = metrics.height()
        painter.drawLine(QPointF(laid.today, top), QPointF(laid.today, laid.height))
        for x, tick in laid.ticks:
            left = min(x, self.width() - metrics.horizontalAdvance(tick.words))
            base = laid.head - metrics.descent() - 2
            self._write(painter, QPointF(left, base), tick.words, theme.muted)
        painter.setPen(QColor(theme.accent))
        painter.setFont(self._bold)
        word = QFontMetricsF(self._bold).horizontalAdvance("today")
        left = max(0.0, min(laid.today - word / 2, self.width() - word))
        painter.drawText(QPointF(left, metrics.ascent()), "today")

    def _paint_bar(self, painter: QPainter, drawn: Drawn) -> None:
        look = self._look
        high, deep = look.text(30), self._sizes.target
        top = drawn.top + (deep - high) / 2
        box = QRectF(drawn.left, top, drawn.right - drawn.left, high)
        ink = draw_bar(painter, box, look, taken=drawn.bar.taken)
        if drawn.left <= drawn.at < drawn.right:
            painter.setPen(ink)
            painter.drawText(QPointF(drawn.at, self._base(drawn.top)), drawn.words)
        elif drawn.words:
            at = QPointF(drawn.at, self._base(drawn.top))
            self._write(painter, at, drawn.words, look.theme.text)

    def _write(self, painter: QPainter, at: QPointF, words: str, ink: str) -> None:
        """Write words; no line of the years, or of today, runs through them."""
        metrics = QFontMetricsF(self._font)
        wide = metrics.horizontalAdvance(words)
        ground = QRectF(at.x() - 2, at.y() - metrics.ascent(), wide + 4, metrics.height())
        painter.fillRect(ground, QColor(self._look.theme.surface))
        painter.setPen(QColor(ink))
        painter.drawText(at, words)

    def _base(self, top: int) -> float:
        metrics = QFontMetricsF(self._font)
        return top + (self._sizes.target + metrics.ascent() - metrics.descent()) / 2

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        """Paint a mark, or the number of several in a frame that reaches from first to last."""
        if not spot.many:
            return
        look, (left, right) = self._look, spot.at
        ink, middle = QColor(look.theme.text), spot.top + self._sizes.target / 2
        if spot.many == 1:
            draw_mark(
                painter, spot.sort, QPointF((left + right) / 2, middle), self._sizes.side, look
            )
        else:
            high = look.text(26)
            box = QRectF(left, middle - high / 2, right - left, high)
            painter.setPen(QPen(ink, 2))
            painter.setBrush(QColor(look.theme.surface))
            painter.drawRoundedRect(box, high / 2, high / 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, spot.number)
        words, begins = spot.beside
        if words:
            at = QPointF(begins, self._base(spot.top))
            self._write(painter, at, words, look.theme.text)
