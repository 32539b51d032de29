"""What stands above a comparison: the rules in short, how fair the tests were, how to read it.

All of it follows from the table.  Options are named in the order of its columns and never ranked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msdesk.domain.cell_figures import NO_FAIR_COMPARISON, Drawn
from msdesk.domain.comparison import Comparison, ShownRow
from msdesk.domain.eligibility import Status
from msdesk.domain.ms_type import MsType, types_in_words
from msdesk.domain.treatment import Treatment

TIME_DIFFERS = "Time differs"
_RANGE = re.compile(r"\([^()]* to [\d,]+(?: out of [\d,]+)?\)")


def rules(table: Comparison) -> tuple[str, ...]:
    """Return how each option but the last stands for the person's types, type by type.

    Types for which all options stand alike share a sentence, and options that stand alike the
    place of the first of them.
    """
    alike: dict[tuple[Status, ...], list[MsType]] = {}
    options = table.options[:-1]
    for each in table.ms_types:
        notes = (option.note_for(each, table.region) for option in options)
        alike.setdefault(tuple(note.status for note in notes), []).append(each)
    return tuple(
        f"For {types_in_words(types)} ({table.region.value}), {_ruled(options, statuses)}"
        for statuses, types in alike.items()
    )


def _ruled(options: Sequence[Treatment], statuses: Sequence[Status]) -> str:
    names: dict[Status, list[str]] = {}
    for option, status in zip(options, statuses, strict=True):
        names.setdefault(status, []).append(option.short_name)
    return " ".join(f"{in_a_row(found)}: {_status(status)}." for status, found in names.items())


def _status(status: Status) -> str:
    head, _, rest = status.value.partition(": ")
    return f"{head[:1].lower()}{head[1:]}{f' ({rest})' if rest else ''}"


def in_a_row(names: Sequence[str]) -> str:
    """Return names as one says them: "A, B and C"."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def fairness(table: Comparison) -> tuple[str, ...]:
    """Return what nobody has compared fairly, and what figures of a row cannot say."""
    return (*_never_compared(table), *not_one_test(table))


def _figures(drawn: Sequence[Drawn]) -> Iterator[Drawn]:
    return (each for each in drawn if each.count is not None)


def _never_compared(table: Comparison) -> Iterator[str]:
    for names, asked in never_compared(table).items():
        yield f"{' '.join(asked)} {NO_FAIR_COMPARISON} for {' or '.join(names)}."


def never_compared(table: Comparison) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for which options no fair comparison exists, and on which questions."""
    questions: dict[tuple[str, ...], dict[str, None]] = {}
    for row in table.rows:
        if names := tuple(_without_fair_test(table, row)):
            questions.setdefault(names, {})[row.question] = None
    return {names: tuple(asked) for names, asked in questions.items()}


def _without_fair_test(table: Comparison, row: ShownRow) -> Iterator[str]:
    for option, cell in zip(table.options, row.cells, strict=True):
        if any(each.count is None for each in cell.drawn):
            yield option.short_name


def not_one_test(table: Comparison) -> Iterator[str]:
    """Yield what figures on one question cannot say, where it has several in one way or in two."""
    over_a_time = Counter(row.id for row in table.rows for cell in row.cells if cell.window)
    if max(over_a_time.values(), default=0) > 1:
        yield (
            "The figures on one question may come from different tests, in different people: a "
            "smaller number does not mean a better treatment."
        )


def key(table: Comparison, *, pictures: bool) -> Iterator[str]:
    """Yield how to read the figures that there are, and the pictures where they are shown."""
    cells = [cell for row in table.rows for cell in row.cells]
    there = (each for cell in cells for each in cell.drawn) if pictures else ()
    drawn = [each for each in there if not each.is_of_nobody]
    counted = list(_figures(drawn))
    if counted:
        people = " or ".join(f"{of:,}" for of in sorted({each.of for each in counted}))
        yield f"Each square is one person of {people}."
        yield "Filled: it happened to them."
    if len(counted) < len(drawn):
        yield "Dashed: not known."
    if any(_RANGE.search(cell.text) for cell in cells):
        yield "In brackets: the true number likely lies there."
    if table.out_of != 100:
        yield f"Numbers are out of {table.out_of:,} people in the whole table."
    if any(cell.window_differs for cell in cells):
        yield (
            f"“{TIME_DIFFERS}”: the tests of that row lasted different lengths of time. "
            "Their numbers cannot be compared directly."
        )
