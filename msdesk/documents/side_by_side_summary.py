"""The comparison in a few sentences: what is compared, and of what kind its figures are.

Nothing is ranked, and there is no figure in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.domain.cell_figures import NO_FAIR_COMPARISON
from msdesk.domain.comparison import Comparison
from msdesk.domain.comparison_words import in_a_row, never_compared, not_one_test, rules
from msdesk.domain.ms_type import types_spelled_out
from msdesk.domain.treatment import Treatment


def summary(comparison: Comparison) -> Iterator[str]:
    """Yield what is compared, how it stands by the rules, and of what kind the figures are."""
    names = [option.short_name for option in comparison.options]
    if not names:
        return
    types = types_spelled_out(comparison.ms_types)
    whose = f", for {types}" if types else ""
    compared = in_a_row([_in_full(option) for option in comparison.options])
    yield f"This page compares {compared}{whose}."
    yield from rules(comparison)
    counted = {name: _has_figures(comparison, place) for place, name in enumerate(names)}
    if without := [name for name, has in counted.items() if not has]:
        yield f"We have no figures from people for {in_a_row(without)}."
    for alike, asked in never_compared(comparison).items():
        quoted = (f"“{question}”" for question in asked)
        yield f"{NO_FAIR_COMPARISON} for {in_a_row(alike)}: {', '.join(quoted)}."
    yield from not_one_test(comparison)


def _in_full(option: Treatment) -> str:
    """Return how a treatment is called, with what letters stand for where it is called by them."""
    return option.name if f"({option.short_name})" in option.name else option.short_name


def _has_figures(comparison: Comparison, place: int) -> bool:
    """Whether any answer of an option counts people, or counts over a time."""
    cells = (row.cells[place] for row in comparison.rows)
    return any(cell.window or any(d.count is not None for d in cell.drawn) for cell in cells)
