"""Draws how each cost grows: a small picture a cost, plain and encrypted.

The two differ in colour, in line and in mark, so that no colour need be told apart.  The
picture follows the light or dark of whoever looks at it, and says in words what it shows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from bench.figures import Point

_WIDTH, _HEIGHT = 400, 250  # of one small picture
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 42, 44, 44  # room around its lines
_ACROSS = 2
_STYLE = """
  .paper { fill: #ffffff } .line { stroke: #d5d2cb; stroke-width: 1 }
  text { fill: #1f1d1a; font: 13px "Atkinson Hyperlegible Next", Verdana, sans-serif }
  .head { font-size: 15px; font-weight: bold }
  .plain { stroke: #0b5cad; fill: none; stroke-width: 2.5 }
  .encrypted { stroke: #a63d00; fill: none; stroke-width: 2.5; stroke-dasharray: 7 5 }
  .plain-mark { fill: #0b5cad } .encrypted-mark { fill: #a63d00 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #16181b } .line { stroke: #43474d } text { fill: #f0eee9 }
    .plain { stroke: #7db8f5 } .encrypted { stroke: #f3a368 }
    .plain-mark { fill: #7db8f5 } .encrypted-mark { fill: #f3a368 }
  }
"""


def in_words(points: Sequence[Point]) -> str:
    """Return what the picture shows, for who does not see it."""
    said = ["How each cost grows with the number of notes."]
    for cost, kind, line in _lines(points):
        first, last = line[0], line[-1]
        said.append(
            f"{cost}, {kind}: {figure(first.value.median)} {first.unit} at {first.notes:,} notes, "
            f"{figure(last.value.median)} {last.unit} at {last.notes:,}."
        )
    return " ".join(said)


def figure(value: float) -> str:
    """Return a number with three digits that count.

    >>> figure(0.4567), figure(45.67), figure(4567.0)
    ('0.457', '45.7', '4,567')
    """
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def svg(points: Sequence[Point]) -> str:
    """Return the picture of all costs."""
    costs = list(dict.fromkeys(point.cost for point in points))
    rows = math.ceil(len(costs) / _ACROSS)
    width, height = _ACROSS * _WIDTH, rows * _HEIGHT + 36
    drawn = [
        _picture([p for p in points if p.cost == cost], nth % _ACROSS, nth // _ACROSS)
        for nth, cost in enumerate(costs)
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
            ' role="img" aria-labelledby="title words">',
            '<title id="title">How each cost grows with the record</title>',
            f'<desc id="words">{escape(in_words(points))}</desc>',
            f"<style>{_STYLE}</style>",
            f'<rect class="paper" width="{width}" height="{height}"/>',
            _key(),
            *drawn,
            "</svg>\n",
        )
    )


def _lines(points: Sequence[Point]) -> list[tuple[str, str, list[Point]]]:
    found: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        kind = "encrypted" if point.encrypted else "plain"
        found.setdefault((point.cost, kind), []).append(point)
    return [(*name, sorted(line, key=lambda p: p.notes)) for name, line in found.items()]


def _key() -> str:
    return (
        '<g transform="translate(58 22)"><path class="plain" d="M0 0h36"/>'
        '<circle class="plain-mark" cx="18" r="4.5"/><text x="44" y="4">plain</text>'
        '<path class="encrypted" d="M110 0h36"/>'
        '<rect class="encrypted-mark" x="124" y="-4" width="8" height="8"/>'
        '<text x="154" y="4">encrypted</text></g>'
    )


def _picture(points: Sequence[Point], column: int, row: int) -> str:
    sizes = sorted({point.notes for point in points})
    top = _ceiling(max(point.value.high for point in points))
    wide, tall = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def x(notes: int) -> float:
        return round(_LEFT + wide * sizes.index(notes) / max(1, len(sizes) - 1), 1)

    def y(value: float) -> float:
        return round(_TOP + tall * (1 - value / top), 1)

    parts = [f'<text class="head" x="{_LEFT}" y="26">{points[0].cost}, {points[0].unit}</text>']
    for step in range(5):
        value = top * step / 4
        parts.append(f'<path class="line" d="M{_LEFT} {y(value)}h{wide}"/>')
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y(value) + 4}" text-anchor="end">{value:,g}</text>'
        )
    parts += [
        f'<text x="{x(notes)}" y="{_HEIGHT - 22}" text-anchor="middle">{notes:,}</text>'
        for notes in sizes
    ]
    for _, kind, line in _lines(points):
        path = "L".join(f"{x(p.notes)} {y(p.value.median)}" for p in line)
        parts.append(f'<path class="{kind}" d="M{path}"/>')
        parts += [_mark(kind, x(p.notes), y(p.value.median)) for p in line]
    shift = f"translate({column * _WIDTH} {row * _HEIGHT + 36})"
    return f'<g transform="{shift}">{"".join(parts)}</g>'


def _mark(kind: str, x: float, y: float) -> str:
    if kind == "plain":
        return f'<circle class="plain-mark" cx="{x}" cy="{y}" r="4.5"/>'
    return f'<rect class="encrypted-mark" x="{x - 4}" y="{y - 4}" width="8" height="8"/>'


def _ceiling(value: float) -> float:
    """Return a round number above ``value``, so that the lines at its quarters are round too."""
    scale = 10 ** math.floor(math.log10(value)) if value > 0 else 1.0
    return next(scale * step for step in (1, 2, 4, 8, 10) if scale * step >= value)
