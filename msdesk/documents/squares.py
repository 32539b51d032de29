"""A chance as squares, some of them filled, for a web page: as ``squares.typ`` draws it on paper.

Filled and empty differ by shape of fill, so that nothing depends on colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.markup import tag

_ACROSS = {100: 20, 1000: 50}
_SIDE = 0.72  # of a square and the gap after it


def squares(count: int | None, of: int) -> str:
    """Return ``count`` of ``of`` squares filled from the bottom, row by row from the left.

    None is a dashed frame: nobody has compared it fairly.  Who shows it tells it in words.
    """
    across = _ACROSS[of]
    down = of // across
    parts = _frame(across, down) if count is None else _squares(count, of, across)
    return tag("svg", *parts, viewBox=f"-0.2 -0.2 {across + 0.2} {down + 0.2}")


def _frame(across: int, down: int) -> Iterator[str]:
    dashed = 'fill="none" stroke="currentColor" stroke-width="0.15" stroke-dasharray="0.8 0.6"'
    yield f'<rect width="{across - 0.2}" height="{down - 0.2}" {dashed}/>'


def _squares(count: int, of: int, across: int) -> Iterator[str]:
    """Yield the filled and the empty ones, each as one path."""
    down = of // across
    looks = (
        (range(count), 'fill="currentColor"'),
        (range(count, of), 'fill="none" stroke="currentColor" stroke-width="0.12"'),
    )
    for places, look in looks:
        drawn = "".join(
            f"M{place % across} {down - 1 - place // across}h{_SIDE}v{_SIDE}h-{_SIDE}z"
            for place in places
        )
        if drawn:
            yield f'<path {look} d="{drawn}"/>'
