"""Where everything of the picture of my years stands, for a width; nothing is drawn here.

A row is a treatment or a sort of mark.  Bars stand on a line of it, marks on one of their own:
so nothing that can be pressed lies over anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from msdesk.domain.words import first_line
from msdesk.domain.years import Bar, Event, Row, Sort, Years
from msdesk.domain.years_span import Reach, Tick, apart, cuts, gathered, marks_apart, part, ticks

_LABEL = 28  # letters beside a mark; all of them are one press away


class Sizes(NamedTuple):
    """What a look takes, in pixels; ``text`` and ``height`` measure words in a width."""

    target: int
    gap: int
    side: int  # half of a mark
    names: int  # the column of names, where there is room for one
    text: Callable[[str], float]
    height: Callable[[str, float], float]


class Spot(NamedTuple):
    """What can be pressed: a bar, a mark, or several that stand too close together.

    ``at`` is from where to where it is painted; several are painted as one with their number.
    """

    left: int
    top: int
    width: int
    events: tuple[Event, ...]
    name: str
    at: tuple[float, float]
    sort: Sort
    beside: tuple[str, float]  # the words that have room at its right, and where they begin
    many: int  # 0 for bars, which are painted by themselves

    @property
    def number(self) -> str:
        """How many it stands for, as that is written: "4,944"."""
        return f"{self.many:,}"


class Drawn(NamedTuple):
    """A bar where it is painted, with the words that have room on it or beside it, and where."""

    bar: Bar
    left: float
    right: float
    top: int
    words: str
    at: float


class Name(NamedTuple):
    """What a row is called, and where that stands."""

    words: str
    top: float
    width: float


class Laid(NamedTuple):
    """All of the picture; ``head`` is the height of what names the years."""

    left: float
    right: float
    head: int
    height: int
    names: tuple[Name, ...]
    ticks: tuple[tuple[float, Tick], ...]
    today: float
    bars: tuple[Drawn, ...]
    spots: tuple[tuple[Spot, ...], ...]  # line by line


def lay_out(years: Years, width: int, sizes: Sizes, *, narrow: bool) -> Laid:
    """Return the picture so wide; ``narrow`` puts the names above their rows."""
    left = float(sizes.side if narrow else sizes.names + sizes.gap + sizes.side)
    right = max(left + sizes.target, float(width - sizes.side))
    page = _Page(years, sizes, left, right, narrow=narrow)
    for row in years.rows:
        page.add(row)
    label = max(sizes.text("Sep 2026") + sizes.gap, sizes.text("2026") * 1.5)
    named = ticks(years, int((right - left) // label))
    return Laid(
        left=left,
        right=right,
        head=page.head,
        height=page.y,
        names=tuple(page.names),
        ticks=tuple((page.x(part(years, tick.day)), tick) for tick in named),
        today=page.x(part(years, years.today)),
        bars=tuple(page.bars),
        spots=tuple(page.spots),
    )


def height(years: Years, width: int, sizes: Sizes, *, narrow: bool) -> int:
    """Return how high the picture so wide is: what stands on its lines does not matter for it."""
    bare = tuple(replace(row, bars=row.bars[:1], marks=row.marks[:1]) for row in years.rows)
    return lay_out(replace(years, rows=bare), width, sizes, narrow=narrow).height


class _Page:
    """What has been laid out so far, down to ``y``."""

    def __init__(
        self, years: Years, sizes: Sizes, left: float, right: float, *, narrow: bool
    ) -> None:
        self.names: list[Name] = []
        self.bars: list[Drawn] = []
        self.spots: list[tuple[Spot, ...]] = []
        self.head = int(sizes.height("today", right) + sizes.height("2026", right)) + sizes.gap
        self.y = self.head + sizes.gap
        self._years, self._sizes, self._narrow = years, sizes, narrow
        self._left, self._right = left, right
        self._cuts = [self.x(cut) for cut in cuts(years, sizes.target / (right - left))]

    def x(self, part: float) -> float:
        """Return where a part of the whole stands."""
        return self._left + part * (self._right - self._left)

    def add(self, row: Row) -> None:
        """Put a row below the others."""
        sizes = self._sizes
        wide = self._right if self._narrow else float(sizes.names)
        high = int(sizes.height(row.name, wide))
        top = self.y
        if self._narrow:
            self.names.append(Name(row.name, top, wide))
            self.y += high
        elif high <= sizes.target:
            self.names.append(Name(row.name, top + (sizes.target - high) / 2, wide))
        else:
            self.names.append(Name(row.name, top, wide))
        if row.bars:
            self._line(tuple(self._bars(row)))
        if row.marks:
            self._line(tuple(self._marks(row)))
        self.y = max(self.y, top + high) + sizes.gap

    def _line(self, spots: tuple[Spot, ...]) -> None:
        self.spots.append(spots)
        self.y += self._sizes.target

    def _bars(self, row: Row) -> Iterator[Spot]:
        years, sizes = self._years, self._sizes
        spans = [
            (self.x(part(years, bar.begins)), self.x(part(years, bar.ends))) for bar in row.bars
        ]
        before = self._left
        for place, (bar, (left, right)) in enumerate(zip(row.bars, spans, strict=True)):
            after = spans[place + 1][0] if place + 1 < len(spans) else self._right
            before = self._draw(bar, left, max(right, left + sizes.side / 2), (before, after))
        shifted = [(left - self._left, right - self._left) for left, right in spans]
        for reach in apart(shifted, sizes.target, self._right - self._left):
            its = [row.bars[place] for place in reach.of]
            events = tuple(event for bar in its for event in bar.events)
            name = its[0].told if len(its) == 1 else f"{row.name}: {_many(its)}"
            at = (spans[reach.of[0]][0], spans[reach.of[-1]][1])
            yield self._spot(reach, self._left, events, name, at, row.sort, ("", 0.0), 0)

    def _draw(self, bar: Bar, left: float, right: float, free: tuple[float, float]) -> float:
        """Draw a bar, its words on it, after it or before it; return where what is drawn ends."""
        gap = self._sizes.gap
        rooms = ((left, right), (right, free[1]), (free[0], left))
        for begins, ends in rooms:
            for words in bar.labels(self._years.first):
                wide = self._sizes.text(words) + gap
                if wide + gap <= ends - begins:
                    at = ends - wide if ends == left else begins + gap
                    self.bars.append(Drawn(bar, left, right, self.y, words, at))
                    return max(right, at + wide)
        self.bars.append(Drawn(bar, left, right, self.y, "", 0))
        return right

    def _marks(self, row: Row) -> Iterator[Spot]:
        marks, sizes = row.marks, self._sizes
        place = cache(lambda day: self.x(part(self._years, day)))  # many are of one day
        places = [place(mark.day or self._years.first) for mark in marks]
        reaches = marks_apart(places, sizes.target, self._right + sizes.side, self._cuts)
        for at, reach in enumerate(reaches):
            its = tuple(marks[place] for place in reach.of)
            along = self._along(reach, places)
            after = reaches[at + 1].left if at + 1 < len(reaches) else self._right + sizes.side
            single = len(its) == 1
            words = first_line(its[0].label, _LABEL) if single else gathered(its)
            beside = words if single else words.partition(" ")[2]
            # Past the ring of focus, which goes around all that can be pressed.
            begins = max(along[1], (along[0] + along[1] + sizes.target) / 2) + sizes.gap
            if begins + sizes.text(beside) > after:
                beside = ""
            name = its[0].told if single else f"{row.name}: {words}"
            said = (beside, begins)
            yield self._spot(reach, 0, its, name, along, row.sort, said, len(its))

    def _along(self, reach: Reach, places: list[float]) -> tuple[float, float]:
        """Return from where to where a mark, or the number of several, is painted."""
        side = self._sizes.side
        left, right = places[reach.of[0]] - side, places[reach.of[-1]] + side
        if len(reach.of) == 1:
            return left, right
        left, right = max(left, reach.left + 2), min(right, reach.right - 2)
        wide = self._sizes.text(f"{len(reach.of):,}") + 2 * self._sizes.gap
        more = max(0.0, wide - (right - left)) / 2
        shift = max(0.0, reach.left - left + more) - max(0.0, right + more - reach.right)
        return left - more + shift, right + more + shift

    def _spot(
        self,
        reach: Reach,
        shift: float,
        events: tuple[Event, ...],
        name: str,
        at: tuple[float, float],
        sort: Sort,
        beside: tuple[str, float],
        many: int,
    ) -> Spot:
        left, right = round(reach.left + shift), round(reach.right + shift)
        return Spot(left, self.y, right - left, events, name, at, sort, beside, many)


def _many(bars: list[Bar]) -> str:
    return ", ".join(f"{bar.label} from {bar.begins.year:04}" for bar in bars)
