"""What is really painted: the pixels of a widget, and how far they stand out from each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from msdesk.ui import look

Colour = int  # 0xAARRGGBB
_SEEN = 3  # WCAG 2.2, 1.4.11
_ENOUGH = 20  # pixels


class Pixels:
    """The pixels of a picture."""

    def __init__(self, image: QImage, origin: QPoint) -> None:
        self._origin = origin
        self._kept = image.convertToFormat(QImage.Format.Format_RGB32)
        self._wide = self._kept.width()
        self._all = memoryview(self._kept.constBits()).cast("I")

    def within(self, rect: QRect) -> Counter[Colour]:
        """Return how often each colour is in a part of the picture."""
        found: Counter[Colour] = Counter()
        for line in self._lines(rect):
            found.update(line)
        return found

    def _lines(self, rect: QRect) -> Iterator[memoryview]:
        part = rect.translated(-self._origin) & self._kept.rect()
        for y in range(part.top(), part.bottom() + 1):
            begin = y * self._wide + part.left()
            yield self._all[begin : begin + part.width()]

    def differs(self, other: Pixels, rect: QRect) -> bool:
        """Whether a part is seen to be another: enough of its pixels stand out from before."""
        pairs: Counter[tuple[Colour, Colour]] = Counter()
        for mine, its in zip(self._lines(rect), other._lines(rect), strict=True):
            if mine != its:
                pairs.update(zip(mine, its, strict=True))
                if sum(n for two, n in pairs.items() if contrast(*two) >= _SEEN) >= _ENOUGH:
                    return True
        return False


def grabbed(widget: QWidget, part: QRect) -> Pixels:
    """Return the pixels of a part of a widget as it is now, seen or not."""
    return Pixels(widget.grab(part).toImage(), part.topLeft())


@cache
def contrast(one: Colour, another: Colour) -> float:
    """Return the contrast of two colours, 1 to 21."""
    return look.contrast(*(f"#{colour & 0xFFFFFF:06x}" for colour in (one, another)))


def ground(found: Counter[Colour]) -> Colour:
    """Return the colour there is most of."""
    ((colour, _),) = found.most_common(1)
    return colour


def stands_out(found: Counter[Colour], behind: Colour, *, pixels: float) -> float:
    """Return the contrast with what is behind that at least so many pixels reach."""
    by_contrast = sorted(((contrast(c, behind), n) for c, n in found.items()), reverse=True)
    reached = accumulate(n for _, n in by_contrast)
    return next((by for (by, _), n in zip(by_contrast, reached, strict=True) if n >= pixels), 1)


def sides(rect: QRect, thick: int) -> tuple[QRect, ...]:
    """Return the strips inside the sides of a rectangle, without its corners."""
    away = min(rect.width(), rect.height()) // 3
    across, down = rect.width() - 2 * away, rect.height() - 2 * away
    left, top = rect.left() + away, rect.top() + away
    return (
        QRect(rect.left(), top, thick, down),
        QRect(rect.right() + 1 - thick, top, thick, down),
        QRect(left, rect.top(), across, thick),
        QRect(left, rect.bottom() + 1 - thick, across, thick),
    )
