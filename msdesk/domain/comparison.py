"""Options side by side.

"No new treatment now" is always the last column.  Rows come in the order of what matters
to the person, then those in which the options differ; the order of options never changes.
One denominator serves the whole table.
"""

from __future__ import annotations

import msgspec

from msdesk.domain.estimate import Unit, count_in_words, denominator, out_of
from msdesk.domain.guide import CompareRow
from msdesk.domain.ids import RowId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Cell, Treatment
from msdesk.domain.value import Value
from msdesk.domain.warning import WarningKind

MOST_OPTIONS = 4


class ShownCell(Value, frozen=True, kw_only=True):
    """What stands in one place of the table."""

    text: str
    sources: tuple[SourceId, ...] = ()
    window: str = ""
    second_hand: bool = False
    window_differs: bool = False


class ShownRow(Value, frozen=True, kw_only=True):
    """One question with an answer for each option, in the order of the columns."""

    id: RowId
    question: str
    cells: tuple[ShownCell, ...]
    matters: bool
    differs: bool


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
    found = {
        row.id: tuple(_cell(option, row.id, ms_types) for option in options)
        for row in rows
        if row.from_cells
    }
    rates = tuple(rate for cells in found.values() for cell in cells for rate in cell.figures)
    of = denominator(rates)
    shown = []
    for row in rows:
        if row.only_type:
            cells = _type_cells(options, ms_types, region)
        elif row.only_licence:
            cells = tuple(_must_not(option, region) for option in options)
        else:
            cells = _flagged(tuple(_shown(cell, of) for cell in found[row.id]))
        shown.append(
            ShownRow(
                id=row.id,
                question=f"{row.question} ({region.value})" if row.only_licence else row.question,
                cells=cells,
                matters=row.id in matters,
                differs=len({cell.text for cell in cells}) > 1,
            )
        )
    order = {row: place for place, row in enumerate(matters)}
    shown.sort(key=lambda r: (order.get(r.id, len(order)), not r.differs))
    return Comparison(
        options=options, rows=tuple(shown), out_of=of, ms_types=ms_types, region=region
    )


def _cell(option: Treatment, row: RowId, ms_types: tuple[MsType, ...]) -> Cell:
    """Return the cell for all of the person's types, else one that says for which it is."""
    cells = [cell for cell in option.compare if cell.row == row]
    for cell in cells:
        if ms_types and set(ms_types) <= set(cell.ms_types):
            return cell
    for cell in cells:
        shared = [t for t in ms_types if t in cell.ms_types]
        if shared:
            types = " and ".join(t.value for t in shared)
            return msgspec.structs.replace(cell, text=f"{types}: {cell.text}")
    return next(cell for cell in cells if not cell.ms_types)


def _shown(cell: Cell, of: int) -> ShownCell:
    figures = [_figure(rate, of, cell.unit) for rate in cell.figures]
    return ShownCell(
        text=cell.text.format(*figures, of=f"{of:,}") if figures else cell.text,
        sources=cell.sources,
        window=cell.window,
        second_hand=cell.seen is not Seen.SOURCE,
    )


def _figure(rate: float, of: int, unit: Unit) -> str:
    if unit is Unit.PER_YEAR:
        return count_in_words(int(rate * of / 100 + 0.5), rate)
    return f"{count_in_words(out_of(rate, of), rate)} out of {of:,}"


def _flagged(cells: tuple[ShownCell, ...]) -> tuple[ShownCell, ...]:
    """Mark the windows of a row where they are not all the same length of time."""
    windows = {cell.window for cell in cells if cell.window}
    if len(windows) < 2:
        return cells
    return tuple(
        ShownCell(
            text=c.text,
            sources=c.sources,
            window=c.window,
            second_hand=c.second_hand,
            window_differs=bool(c.window),
        )
        for c in cells
    )


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
    lines = []
    for about, note in notes:
        of = f"{', '.join(t.value for t in about)}: " if len(notes) > 1 else ""
        lines += [f"{of}{note.status.value}.", note.in_short, note.shown_by, note.who_pays]
    return ShownCell(text="\n".join(filter(None, lines)), sources=cited)


def _must_not(option: Treatment, region: Region) -> ShownCell:
    """Return whom the licence of an option rules out in one region, whole."""
    found = [w for w in option.licence if w.kind is WarningKind.MUST_NOT and region in w.regions]
    if not found:
        return ShownCell(text="There is no licence text for this.")
    return ShownCell(
        text="\n".join(
            line for w in found for line in ((f"{w.product}:",) if w.product else ()) + w.lines
        ),
        sources=tuple(dict.fromkeys(s for w in found for s in w.sources)),
        second_hand=any(w.seen is not Seen.SOURCE for w in found),
    )
