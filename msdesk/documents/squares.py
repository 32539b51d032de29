"""A chance as squares, some of them filled, for a web page: as ``squares.typ`` draws it on paper.

Filled and empty differ by shape of fill, so that nothing depends on colour.  What is filled is
one dashed line for each row of squares: a thousand of them are no longer than a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msdesk.documents.markup import tag

_MANY = 1000
_ACROSS = {100: 20, _MANY: 50}
# Of a square and the gap after it; of a thousand the empty ones are dots, as on paper.
_SIDE = {100: 0.72, _MANY: 0.6}
_DOT = 0.28


def squares(count: int | None, of: int) -> str:
    """Return ``count`` of ``of`` squares filled from the bottom, row by row from the left.

    None is a dashed frame: nobody has compared it fairly.  Who shows it tells it in words.
    """
    across = _ACROSS[of]
    down = of // across
    parts = _frame(across, down) if count is None else _squares(count, of)
    return tag("svg", *parts, viewBox=f"-0.2 -0.2 {across + 0.2} {down + 0.2}")


def _frame(across: int, down: int) -> Iterator[str]:
    dashed = 'fill="none" stroke="currentColor" stroke-width="0.15" stroke-dasharray="0.8 0.6"'
    yield f'<rect width="{across - 0.2}" height="{down - 0.2}" {dashed}/>'


def _squares(count: int, of: int) -> Iterator[str]:
    """Yield the filled and the empty ones, each as one path."""
    filled, empty = list(_rows(range(count), of)), list(_rows(range(count, of), of))
    side = _SIDE[of]
    if filled:
        yield _in_a_row(filled, side)
    if empty and of == _MANY:
        yield _in_a_row(empty, _DOT, (side - _DOT) / 2)
    elif empty:
        yield _outlined(empty, side)


def _rows(places: range, of: int) -> Iterator[tuple[int, int, int]]:
    """Yield where in each row the first of some places is, and how many there are."""
    across = _ACROSS[of]
    for row in range(of // across):
        here = range(max(places.start, row * across), min(places.stop, (row + 1) * across))
        if here:
            yield here.start - row * across, of // across - 1 - row, len(here)


def _in_a_row(rows: Iterable[tuple[int, int, int]], side: float, aside: float = 0) -> str:
    """Return filled squares, so far right and below, as dashes of a line as wide as they are."""
    lines = "".join(f"M{x + aside:g} {y + aside + side / 2:g}h{many}" for x, y, many in rows)
    dashes = f'stroke-width="{side:g}" stroke-dasharray="{side:g} {1 - side:g}"'
    return f'<path stroke="currentColor" {dashes} d="{lines}"/>'


def _outlined(rows: Iterable[tuple[int, int, int]], side: float) -> str:
    square = f"h{side:g}v{side:g}h-{side:g}zm1 0"
    drawn = "".join(f"M{x} {y}{square * many}" for x, y, many in rows)
    return f'<path fill="none" stroke="currentColor" stroke-width="0.12" d="{drawn}"/>'
