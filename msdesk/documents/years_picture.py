"""My years drawn for paper: a strip for each row, black on white, with no words of the person.

The names of the rows stand beside the strips as words of the page, and what the person wrote
is in the table below; so a strip holds nothing but shapes, numbers and words of ours.  It is as
high as its name, or the lines of the years would end at a name on two lines.
Taken is a full bar and thought about a dashed one, so a photocopy in one bit tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, zip_longest
from math import ceil

from msdesk.documents.markup import tag
from msdesk.documents.wording import tidy
from msdesk.domain.value import Value
from msdesk.domain.words import isolated
from msdesk.domain.years import Bar, Event, Row, Sort, Years
from msdesk.domain.years_span import Reach, cuts, marks_apart, part, ticks

ROWS = """.row { display: flex; align-items: center; }
.row > div { flex: 0 0 30%; font-weight: bold; }
.row > svg { flex: 0 0 70%; width: 70%; min-width: 0; display: block; }
"""
_LETTER = 0.56  # of its height is how wide a letter is, about; nothing here can measure one
_IN_A_NAME = 0.53  # the same of many letters: wide ones and narrow ones make up for each other
_NAMED = 1.2  # how much larger the names beside it are
_CORNERS = {
    Sort.SYMPTOM: ((0, -1), (1, 0.8), (-1, 0.8)),
    Sort.SIDE_EFFECT: ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    Sort.VISIT: ((0, -1), (1, 0), (0, 1), (-1, 0)),
    Sort.AGREED: ((-0.6, 1), (-0.6, -1), (0.9, -0.5), (-0.6, 0)),
}
_OUTLINE = "fill:#fff;stroke:#000;stroke-width:1.2"
_FULL = "fill:#000;stroke:#000;stroke-width:1.2"
_PAPER = "fill:#fff"  # behind words, so that no line of a year runs through them


class Strip(Value, frozen=True, kw_only=True):
    """What stands at the left of a strip, and the strip as SVG."""

    name: str
    drawn: str


class Picture(Value, frozen=True, kw_only=True):
    """The head with the years, then a strip for each row; and which marks are on them."""

    strips: tuple[Strip, ...] = ()
    alone: frozenset[Sort] = frozenset()
    numbers: bool = False  # whether some are too close together, and drawn as a number


def drawn(years: Years, width: float, beside: float, size: float) -> Picture:
    """Return some years so wide, with words so high.

    Names as wide as ``beside`` have room on one line.
    """
    if not years.rows:
        return Picture()
    page = _Drawing(years, width, beside, size)
    return Picture(
        strips=(page.head(), *(page.strip(row) for row in years.rows)),
        alone=frozenset(page.alone),
        numbers=page.numbers,
    )


class _Drawing:
    """Draws on strips that stand below each other without a gap, in points."""

    def __init__(self, years: Years, width: float, beside: float, size: float) -> None:
        self._years, self._width, self._size = years, width, size
        self._beside = beside
        self._half = size * 0.45  # of a mark
        self._least = size * 1.7  # marks closer than that are one, with their number
        self._named = ticks(years, int(width // self._wide("Sep 2026 ")))
        self._cuts = [self._x(cut) for cut in cuts(years, self._least / width)]
        self._today = self._x(part(years, years.today))
        self.alone: set[Sort] = set()
        self.numbers = False

    def _x(self, part: float) -> float:
        return self._half + part * (self._width - 2 * self._half)

    def _wide(self, words: str) -> float:
        return len(words) * self._size * _LETTER

    def head(self) -> Strip:
        """Draw the years, and the word above the line of today."""
        high = self._size * 2.8
        at = min(max(self._today, self._wide("today") / 2), self._width - self._wide("today") / 2)
        words = self._words("today", at, self._size, "middle", bold=True)
        line = _line(self._today, self._size * 1.3, self._today, high, 1.6)
        named = (
            self._words(tick.words, self._x(part(self._years, tick.day)), self._size * 2.4)
            for tick in self._named
        )
        return Strip(name="", drawn=self._svg(high, words, line, *named))

    def strip(self, row: Row) -> Strip:
        """Draw a row: its bars, and its marks below them."""
        lines = [each for each in (row.bars, row.marks) if each]
        step = self._size * 2
        high = max(step * len(lines), self._high(row.name))
        edge = (high - step * len(lines) + step) / 2
        parts = (
            self._bars(row.bars, edge) if row.bars else (),
            self._marks(row.marks, high - edge) if row.marks else (),
        )
        drawn = self._svg(high, *self._rules(high), *chain(*parts))
        return Strip(name=isolated(tidy(row.name)), drawn=drawn)

    def _high(self, name: str) -> float:
        """Return how high a name is, which is larger than what is drawn, and bold."""
        size = self._size * _NAMED
        return ceil(len(tidy(name)) * size * _IN_A_NAME / self._beside) * size * 1.3

    def _rules(self, high: float) -> Iterator[str]:
        for tick in self._named:
            x = self._x(part(self._years, tick.day))
            yield _line(x, 0, x, high, 0.4)
        yield _line(self._today, 0, self._today, high, 1.6)

    def _bars(self, bars: Sequence[Bar], middle: float) -> Iterator[str]:
        high, free = self._size * 1.4, 0.0
        for begins, bar in self._apart(bars):
            left, right = (self._x(part(self._years, day)) for day in (begins, bar.ends))
            right = max(right, left + self._half)
            style = _FULL if bar.taken else f"{_OUTLINE};stroke-dasharray:3 2"
            yield _box(left, middle - high / 2, right - left, high, 2, style)
            yield from self._said(bar, (left, right), free, middle + self._size * 0.35)
            free = right

    def _apart(self, bars: Sequence[Bar]) -> Iterator[tuple[date, Bar]]:
        """Yield each bar with the day it begins on paper.

        What was thought about so shortly that its dashes would run into those of the next, and
        look like a full bar, is drawn as the beginning of the next.
        """
        begins: date | None = None
        for bar, following in zip_longest(bars, bars[1:]):
            begins = begins or bar.begins
            wide = self._x(part(self._years, bar.ends)) - self._x(part(self._years, bar.begins))
            goes_on = following is not None and following.begins == bar.ends
            if goes_on and wide < self._half and not (bar.taken or following.taken):
                continue
            yield begins, bar
            begins = None

    def _said(
        self, bar: Bar, along: tuple[float, float], free: float, base: float
    ) -> Iterator[str]:
        """Write what a bar is on it, or before it; its row and the table say it anyway."""
        left, right = along
        for words in bar.labels(self._years.first):
            wide = self._wide(words) + 6
            if wide <= right - left:
                ink = "#fff" if bar.taken else "#000"
                yield self._words(words, left + 4, base, ink=ink)
                return
            if wide <= left - free:
                yield _box(left - wide, base - self._size, wide - 1, self._size * 1.3, 0, _PAPER)
                yield self._words(words, left - 4, base, "end")
                return

    def _marks(self, marks: Sequence[Event], middle: float) -> Iterator[str]:
        places = [self._x(part(self._years, mark.day or self._years.first)) for mark in marks]
        for reach in marks_apart(places, self._least, self._width, self._cuts):
            first, last = places[reach.of[0]], places[reach.of[-1]]
            if len(reach.of) == 1:
                sort = marks[reach.of[0]].sort
                self.alone.add(sort)
                yield self._mark(sort, first, middle)
            else:
                self.numbers = True
                along = (first - self._half, last + self._half)
                yield from self._number(len(reach.of), along, reach, middle)

    def _mark(self, sort: Sort, x: float, y: float) -> str:
        if sort is Sort.STEP:
            return tag("circle", cx=_n(x), cy=_n(y), r=_n(self._half * 0.8), style=_OUTLINE)
        half = self._half
        corners = " ".join(f"{_n(x + a * half)},{_n(y + b * half)}" for a, b in _CORNERS[sort])
        style = _OUTLINE if sort is Sort.VISIT else _FULL
        return tag("polygon", points=corners, style=style)

    def _number(
        self, many: int, along: tuple[float, float], reach: Reach, y: float
    ) -> Iterator[str]:
        """Draw how many stand too close, in a frame from the first to the last."""
        words = f"{many:,}"
        wide, high = self._wide(words) + self._size * 0.8, self._size * 1.4
        left = max(reach.left + 0.5, along[0])
        right = min(reach.right - 0.5, max(along[1], left + wide))
        left = min(left, right - wide)
        yield _box(left, y - high / 2, right - left, high, high / 2, _OUTLINE)
        yield self._words(words, (left + right) / 2, y + self._size * 0.35, "middle")

    def _words(
        self,
        words: str,
        x: float,
        y: float,
        anchor: str = "start",
        *,
        ink: str = "#000",
        bold: bool = False,
    ) -> str:
        weight = ";font-weight:700" if bold else ""
        style = f"fill:{ink};text-anchor:{anchor};font-size:{_n(self._size)}px{weight}"
        return tag("text", words, x=_n(x), y=_n(y), style=style)

    def _svg(self, high: float, *parts: str) -> str:
        return tag(
            "svg",
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {_n(self._width)} {_n(high)}",
            style="overflow:visible;font-family:'Atkinson Hyperlegible Next',Verdana,sans-serif",
        )


def _box(x: float, y: float, wide: float, high: float, round_: float, style: str) -> str:
    return tag(
        "rect", x=_n(x), y=_n(y), width=_n(wide), height=_n(high), rx=_n(round_), style=style
    )


def _line(x: float, y: float, to_x: float, to_y: float, wide: float) -> str:
    style = f"stroke:#000;stroke-width:{wide}"
    return tag("line", x1=_n(x), y1=_n(y), x2=_n(to_x), y2=_n(to_y), style=style)


def _n(number: float) -> str:
    return f"{number:.1f}"
