"""Options side by side.

"No new treatment now" is always the last column.  First comes whether an option is for the
person's type of MS, then the rows in the order of what matters to them, then those in which the
options differ; the order of options never changes.
One denominator serves the whole table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec.structs import replace

from msdesk.domain.cell_figures import (
    NO_FAIR_COMPARISON,
    Drawn,
    Items,
    denominators,
    drawn,
    in_words,
    items_of,
)
from msdesk.domain.guide import CompareRow
from msdesk.domain.ids import RowId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType, Region, types_in_words
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Cell, Treatment
from msdesk.domain.value import Value
from msdesk.domain.warning import WarningKind

MOST_OPTIONS = 4
_MOST_LINES = 5  # of a list, before it is shown short
_WAYS = {2: ("Two", "next"), 3: ("Three", "next two"), 4: ("Four", "next three")}
_TYPES = re.compile(r"\b(?:RIS|CIS|RRMS|SPMS|PPMS|relapsing|progressive)\b", re.IGNORECASE)
_SECOND_HAND = "second-hand"  # who reads it in the answer need not read it below it again


class Part(Enum):
    """Why a row stands where it stands; its words are the heading above such rows."""

    TYPE = "My type of MS"
    MATTERS = "What matters to me"
    DIFFERS = "These differ"
    ALIKE = "The same for all"


class ShownCell(Value, frozen=True, kw_only=True):
    """What stands in one place of the table.

    ``short`` is how a long ``text`` begins, to be shown until the whole is asked for; empty
    where the text is not long.  ``drawn`` are the pictures beside its figures.  ``counted`` is
    what the row counts to which the text leads, where it was counted another way.
    """

    text: str
    short: str = ""
    sources: tuple[SourceId, ...] = ()
    window: str = ""
    second_hand: bool = False
    window_differs: bool = False
    drawn: tuple[Drawn, ...] = ()
    counted: str = ""


_OTHERWISE = "Counted another way: see “{}”."


class ShownRow(Value, frozen=True, kw_only=True):
    """One question with an answer for each option, in the order of the columns."""

    id: RowId
    question: str
    cells: tuple[ShownCell, ...]
    matters: bool
    differs: bool
    measure: str = ""  # what the figures of this row count
    ways: int = 0  # of counting, if there are several and this is the first of their rows
    leads: bool = False  # it is about the person's type

    @property
    def counted(self) -> str:
        """What the first of the rows that count one thing in several ways says for all.

        An option counts in one way, and there are at most four options.
        """
        if not self.ways:
            return ""
        number, rest = _WAYS[self.ways]
        return f"{number} ways of counting: this row and the {rest}."

    @property
    def heading(self) -> str:
        """The question and, where it has figures, what they count."""
        return f"{self.question} ({self.measure})" if self.measure else self.question

    @property
    def part(self) -> Part:
        """Why it stands where it stands."""
        if self.matters:
            return Part.MATTERS
        if self.leads:
            return Part.TYPE
        return Part.DIFFERS if self.differs else Part.ALIKE


class Comparison(Value, frozen=True, kw_only=True):
    """The whole table; ``out_of`` is its one denominator."""

    options: tuple[Treatment, ...]
    rows: tuple[ShownRow, ...]
    out_of: int
    ms_types: tuple[MsType, ...] = ()
    region: Region = Region.UK_EU


def columns(
    chosen: tuple[TreatmentId, ...], treatments: dict[TreatmentId, Treatment], none: Treatment
) -> tuple[Treatment, ...]:
    """Return the columns for a choice: the known ones, at most three, then ``none``."""
    wanted = [treatments[i] for i in dict.fromkeys(chosen) if i in treatments and i != none.id]
    return (*wanted[: MOST_OPTIONS - 1], none)


def compare(
    options: tuple[Treatment, ...],
    rows: tuple[CompareRow, ...],
    *,
    ms_types: tuple[MsType, ...] = (),
    region: Region = Region.UK_EU,
    matters: tuple[RowId, ...] = (),
) -> Comparison:
    """Return the table for ``options``, whose last is "No new treatment now"."""
    held = [items_of(option) for option in options]
    found = {
        row.id: tuple(
            _of_whom(_cell(option, row.id, ms_types), items, ms_types)
            for option, items in zip(options, held, strict=True)
        )
        for row in rows
        if row.from_cells
    }
    every = (of for cells in found.values() for of in denominators(cells, held))
    of = max(every, default=100)
    shown = []
    for row in rows:
        if row.only_type:
            made = [("", _type_cells(options, ms_types, region))]
        elif row.only_licence:
            made = [(region.value, tuple(_must_not(option, region) for option in options))]
        else:
            made = list(_by_measure(found[row.id], held, of))
        leads = row.only_type and bool(ms_types) and row.id not in matters
        ways = len(made) if len(made) > 1 else 0
        for place, each in enumerate(made):
            one = _row(row, *each, matters=row.id in matters)
            shown.append(replace(one, leads=leads, ways=0 if place else ways))
    order = {row: place for place, row in enumerate(matters)}
    shown.sort(key=lambda r: (not r.leads, order.get(r.id, len(order)), not r.differs))
    return Comparison(
        options=options, rows=tuple(shown), out_of=of, ms_types=ms_types, region=region
    )


def _row(
    row: CompareRow, measure: str, cells: tuple[ShownCell, ...], *, matters: bool
) -> ShownRow:
    differs = len({cell.text for cell in cells}) > 1
    return ShownRow(
        id=row.id,
        question=row.question,
        cells=cells,
        matters=matters,
        differs=differs,
        measure=measure,
    )


def _cell(option: Treatment, row: RowId, ms_types: tuple[MsType, ...]) -> Cell:
    """Return the cell for all of the person's types, else one that says for which it is.

    One with figures comes first; that nobody compared it fairly in the others is said behind it.
    """
    cells = [cell for cell in option.compare if cell.row == row]
    for cell in cells:
        if ms_types and set(ms_types) <= set(cell.ms_types):
            return cell
    shared = [cell for cell in cells if not {*ms_types}.isdisjoint(cell.ms_types)]
    if not shared:
        return next(cell for cell in cells if not cell.ms_types)
    first, *others = sorted(shared, key=lambda cell: not cell.figures)
    unfair = [cell for cell in others if first.figures and NO_FAIR_COMPARISON in cell.text]
    text = f"{_shared(first, ms_types)}: {first.text}"
    for cell in unfair:
        text = f"{text.rstrip('.')}. {_shared(cell, ms_types)}: no fair comparison exists."
    return replace(first, text=text)


def _shared(cell: Cell, ms_types: tuple[MsType, ...]) -> str:
    return types_in_words([each for each in ms_types if each in cell.ms_types])


def _of_whom(cell: Cell, items: Items, ms_types: tuple[MsType, ...]) -> Cell:
    """Return an answer that says in which types it was counted, where in none of the person's."""
    counted = {each for name in cell.estimates for each in items[name].ms_types}
    if not counted or not ms_types or not counted.isdisjoint(ms_types) or _TYPES.search(cell.text):
        return cell
    return replace(cell, text=f"{types_in_words(counted)}: {cell.text}")


def _by_measure(
    cells: tuple[Cell, ...], held: Sequence[Items], of: int
) -> Iterator[tuple[str, tuple[ShownCell, ...]]]:
    """Give a row for each measure of a question: two that differ are not to be compared.

    What was counted another way names its own row, which on paper may be on the back; an answer
    without a figure is in each.
    """
    measures = tuple(dict.fromkeys(cell.measure for cell in cells if cell.measure))
    for measure in measures or ("",):
        shown = tuple(
            _shown(cell, of, items)
            if cell.measure in ("", measure)
            else ShownCell(text=_OTHERWISE.format(cell.measure), counted=cell.measure)
            for cell, items in zip(cells, held, strict=True)
        )
        yield measure, _flagged(shown)


def _shown(cell: Cell, of: int, items: Items) -> ShownCell:
    figures = in_words(cell, items, of)
    return ShownCell(
        text=cell.text.format(*figures, of=f"{of:,}") if figures else cell.text,
        sources=cell.sources,
        window=cell.window,
        second_hand=cell.seen is not Seen.SOURCE and _SECOND_HAND not in cell.text,
        drawn=drawn(cell, items, of),
    )


def _flagged(cells: tuple[ShownCell, ...]) -> tuple[ShownCell, ...]:
    """Mark the windows of a row where they are not all the same length of time."""
    windows = {cell.window for cell in cells if cell.window}
    if len(windows) < 2:
        return cells
    return tuple(replace(cell, window_differs=bool(cell.window)) for cell in cells)


def _type_cells(
    options: tuple[Treatment, ...], ms_types: tuple[MsType, ...], region: Region
) -> tuple[ShownCell, ...]:
    if not ms_types:
        ask = "It depends on your type. See My MS."
        return tuple(ShownCell(text=ask) for _ in options)
    return tuple(_type_cell(option, ms_types, region) for option in options)


def _type_cell(option: Treatment, ms_types: tuple[MsType, ...], region: Region) -> ShownCell:
    notes = option.notes_for(ms_types, region)
    cited = tuple(dict.fromkeys(s for _, n in notes for c in n.criteria for s in c.sources))
    whole, short = [], []
    for about, note in notes:
        of = f"{', '.join(t.value for t in about)}: " if len(notes) > 1 else ""
        head = f"{of}{note.status.value}."
        whole.append("\n".join((head, *note.lines)))
        short.append("\n".join((head, note.in_short)))
    return ShownCell(text="\n\n".join(whole), short="\n\n".join(short), sources=cited)


def _must_not(option: Treatment, region: Region) -> ShownCell:
    """Return whom the licence of an option rules out in one region; a long list begins short."""
    found = [w for w in option.licence if w.kind is WarningKind.MUST_NOT and region in w.regions]
    if not found:
        return ShownCell(text="There is no licence text for this.")
    lines = [line for w in found for line in ((f"{w.product}:",) if w.product else ()) + w.lines]
    long = len(lines) > _MOST_LINES
    return ShownCell(
        text="\n".join(lines),
        short="\n".join(lines[: _MOST_LINES - 1]) if long else "",
        sources=tuple(dict.fromkeys(s for w in found for s in w.sources)),
        second_hand=any(w.seen is not Seen.SOURCE for w in found),
    )
