"""A card's own column of the comparison: a short answer to each of its questions.

Where an answer differs by type of MS, each is given with the types it is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.card_page import Line, Row, Table, WholeCard, said, sentence, small
from msdesk.documents.wording import SECOND_HAND
from msdesk.domain.comparison import ShownRow, compare
from msdesk.domain.ms_type import MsType, types_in_words


def answers(whole: WholeCard) -> Iterator[Table]:
    """Yield the table of short answers, where there are questions."""
    if found := _found(whole):
        order = [row.question for row in whole.rows]
        rows = sorted(found.items(), key=lambda each: order.index(each[0].question))
        yield Table(
            caption="Short answers, as they stand in the comparison",
            columns=("Question", "For", "Answer"),
            rows=tuple(_row(*each) for each in rows),
        )


def _found(whole: WholeCard) -> dict[ShownRow, tuple[MsType, ...]]:
    """Return each answer with the types it is for, none where it is for who gave no type.

    Who knows two types and not which (active or not) may get an answer of their own.
    """
    asked = tuple(row for row in whole.rows if row.from_cells)
    found: dict[ShownRow, tuple[MsType, ...]] = {}
    for types in ((), *((each,) for each in MsType)):
        for row in compare((whole.card,), asked, ms_types=types).rows:
            found[row] = (*found.get(row, ()), *types)
    for cell in whole.card.compare:
        if len(cell.ms_types) > 1:
            rows = compare((whole.card,), asked, ms_types=cell.ms_types).rows
            for row in (row for row in rows if row.id == cell.row):
                found.setdefault(row, cell.ms_types)
    return found


def _row(row: ShownRow, types: tuple[MsType, ...]) -> Row:
    (cell,) = row.cells
    answer = Line(
        text=sentence(cell.text),
        sources=cell.sources,
        told=f"{SECOND_HAND}." if cell.second_hand else "",
    )
    about = types_in_words(types) or "where no type is told"
    about = about[:1].upper() + about[1:]
    time = small(f"Time: {cell.window}." if cell.window else "")
    return Row(cells=((Line(text=row.heading),), (Line(text=about),), said(answer, time)))
