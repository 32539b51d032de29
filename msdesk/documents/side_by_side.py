"""The comparison in words: what stands in its table, around it and below it.

On paper the first side is the table, as far as there is room, and stands alone; in very large
print it is a sheet, question by question.  On its back are warnings, further answers as far as
there is room, medical words in plain words, and sources.
All of it is in the whole comparison, a part of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msdesk.documents.citing import citation, in_brackets
from msdesk.documents.explained import Explained
from msdesk.documents.side_by_side_order import FIRST, TYPE, by_turn, has_number, in_order
from msdesk.documents.side_by_side_pictures import (
    OF_KINDS,
    OF_PICTURES,
    explained_by,
    pictures_of,
)
from msdesk.documents.side_by_side_summary import summary
from msdesk.documents.side_by_side_warnings import MUST_NOT, warnings_of
from msdesk.documents.side_by_side_words import (
    REPORTED,
    Answer,
    Column,
    Row,
    Run,
    SideBySide,
    Warnings,
)
from msdesk.documents.wording import (
    NOT_ADVICE,
    ONLY_YOUR_TEAM,
    day_in_words,
    figures_checked,
    out_of_date,
    sentences,
    tidy,
    warnings_heading,
)
from msdesk.domain.cell_figures import Drawn
from msdesk.domain.comparison import Comparison, ShownCell, ShownRow
from msdesk.domain.comparison_words import not_one_test, rules
from msdesk.domain.glossary import Glossary
from msdesk.domain.how_to_read import SECOND_HAND, second_hand
from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import types_in_words
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Source

NAME = "Treatments side by side"
TITLE = "Which treatment, if any, should I discuss now?"
TIME_DIFFERS = "Time differs"
STEPS = (
    "Mark the questions that matter most to you.",
    "Write your questions at “My notes”.",
    "Ask what the numbers mean for you.",
)
_OF_RANGES = "A range in ( ) is where the true figure may lie."
_OF_BOXES = "Where a box says so, the columns of a row cannot be compared."
_OF_WORDS = "Hard words are explained there."
_RANGE = re.compile(r"\((?:fewer than )?[\d,.]+ to [\d,.]+(?: out of [\d,]+)?\)")


def side_by_side(
    comparison: Comparison,
    sources: Mapping[SourceId, Source],
    glossary: Glossary,
    *,
    version: str,
    as_of: date,
) -> SideBySide:
    """Return ``comparison`` in words; ``as_of`` is the day the page is made."""
    numbers, explained = Numbers(), Explained(glossary)
    due = tuple(o.short_name for o in comparison.options if o.record.is_due(as_of))
    columns = _columns(comparison)
    in_short = tuple(map(tidy, summary(comparison)))
    used_anyhow = explained.of(*in_short, *(f"{each.full}\n{each.stage}" for each in columns))
    rows, warnings = _numbered(comparison, numbers, explained)
    on_back = tuple(_on_back(comparison, rows, warnings))
    in_front = _in_front(comparison, rows, numbers, explained)
    return SideBySide(
        title=TITLE,
        document_title=f"{NAME}: {', '.join(o.short_name for o in comparison.options)}",
        steps=STEPS,
        in_short=in_short,
        in_front=in_front,
        in_brief=tuple(each for each in in_front if each not in (_OF_BOXES, _OF_WORDS)),
        short_ways=_short_ways(comparison, in_short),
        of_pictures=OF_PICTURES,
        of_kinds=OF_KINDS,
        of_ranges=(_OF_RANGES,),
        how_to_read=_how_to_read(comparison, rows, on_back, cited=bool(numbers.met())),
        on_back=on_back,
        notice=out_of_date(due),
        columns=columns,
        rows=rows,
        warnings_heading=warnings_heading(boxed=_has_boxed(comparison)),
        warnings=warnings,
        words=explained.words(),
        used_anyhow=used_anyhow,
        sources=tuple(citation(sources[source]) for source in numbers.met()),
        footer=_footer(comparison, version, as_of),
    )


def _has_boxed(comparison: Comparison) -> bool:
    return any(each.boxed for option in comparison.options for each in option.licence)


def _columns(comparison: Comparison) -> tuple[Column, ...]:
    return tuple(
        Column(name=tidy(each.short_name), full=tidy(each.name), stage=tidy(each.stage.value))
        for each in comparison.options
    )


def _numbered(
    comparison: Comparison, numbers: Numbers, explained: Explained
) -> tuple[tuple[Row, ...], tuple[Warnings, ...]]:
    """Return rows and warnings; sources are numbered in the order in which they get room."""
    order = in_order(comparison)
    wanted = by_turn(order)

    def made(turns: range) -> Iterator[tuple[int, Row]]:
        for turn in turns:
            row = order[wanted[turn]]
            yield wanted[turn], _row(row, comparison, numbers, explained, turn)

    in_front = min(len(FIRST), len(order))
    rows = dict(made(range(in_front)))
    warnings = warnings_of(comparison, numbers, explained)
    rows |= dict(made(range(in_front, len(order))))
    return tuple(rows[at] for at in range(len(order))), warnings


def _footer(comparison: Comparison, version: str, as_of: date) -> str:
    checked = min((option.record.checked_on for option in comparison.options), default=None)
    made = f"Made with msdesk {version} on {day_in_words(as_of)}."
    return sentences((made, NOT_ADVICE, figures_checked(checked)))


def _in_front(
    comparison: Comparison, rows: tuple[Row, ...], numbers: Numbers, explained: Explained
) -> tuple[str, ...]:
    """Return what must be known to read the first side without the others."""
    pictures = [each for row in rows for answer in row.answers for each in answer.pictures]
    notes = [f"Rates are out of {comparison.out_of:,}."]
    notes += explained_by(pictures, comparison.out_of)
    if _is_ranged(rows):
        notes.append(_OF_RANGES)
    if any(cell.window_differs for row in comparison.rows for cell in row.cells):
        notes.append(_OF_BOXES)
    if numbers.met():
        notes.append("Numbers in [ ] are sources, at the end.")
    if explained.words():
        notes.append(_OF_WORDS)
    return (*notes, ONLY_YOUR_TEAM)


def _is_ranged(rows: tuple[Row, ...]) -> bool:
    return any(answer.ranged for row in rows for answer in row.answers)


def _short_ways(comparison: Comparison, in_short: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return what may stand in short on the first side, each time less of it.

    That is all of it, then without what the table says itself, then what no figure can be read
    without.
    """
    needed = (*in_short[:1], *map(tidy, not_one_test(comparison)))
    ruled = {*needed, *map(tidy, rules(comparison))}
    return in_short, tuple(each for each in in_short if each in ruled), needed


def _how_to_read(
    comparison: Comparison, rows: tuple[Row, ...], on_back: tuple[str, ...], *, cited: bool
) -> tuple[str, ...]:
    notes = [
        *on_back,
        f"Rates are out of {comparison.out_of:,}, so that a row can be read across.",
    ]
    if _is_ranged(rows):
        notes.append(_OF_RANGES)
    if cited:
        notes.append("Numbers in [ ] are those of the sources.")
    return (*notes, ONLY_YOUR_TEAM)


def _on_back(
    comparison: Comparison, rows: tuple[Row, ...], warnings: tuple[Warnings, ...]
) -> Iterator[str]:
    """Yield how to read what is there, as far as the first side does not say it."""
    cells = [cell for row in comparison.rows for cell in row.cells]
    first = (
        "What matters to me comes first. " if any(row.matters for row in comparison.rows) else ""
    )
    yield f"{first}The order of treatments never changes."
    if any(cell.window_differs for cell in cells):
        yield (
            f"“{TIME_DIFFERS}”: the studies in that row lasted different lengths of time. "
            "Their numbers cannot be compared directly."
        )
    if second_hand(_told(rows, warnings)):
        yield " ".join(SECOND_HAND)


def _told(rows: Iterable[Row], warnings: Iterable[Warnings]) -> Iterator[str]:
    for row in rows:
        yield from (f"{answer.told} {answer.text}" for answer in row.answers)
    yield from (warned.told for option in warnings for warned in option.warned)


def _row(
    row: ShownRow, comparison: Comparison, numbers: Numbers, explained: Explained, turn: int
) -> Row:
    types = types_in_words(comparison.ms_types) if row.id == TYPE else ""
    measure = tidy(row.measure or types)
    answers = tuple(
        _answer(cell, row.heading, option.short_name, numbers, of_type=row.id == TYPE)
        for option, cell in zip(comparison.options, row.cells, strict=True)
    )
    head = (row.question, measure)
    captions_too = [each.caption for answer in answers for each in answer.pictures]
    return Row(
        question=tidy(row.question),
        measure=measure,
        mark="Matters to me" if row.matters else "",
        answers=answers,
        turn=turn,
        below=row.id == MUST_NOT,
        counts=has_number(row),
        needed=row.matters or (row.id in FIRST and has_number(row)),
        words=explained.of(*head, *captions_too, *(a.short or a.text for a in answers)),
        whole_words=explained.of(*head, *(a.behind or a.text for a in answers)),
    )


def _answer(
    cell: ShownCell, asked: str, option: str, numbers: Numbers, *, of_type: bool
) -> Answer:
    label = TIME_DIFFERS if cell.window_differs else "Time"
    text = tidy(cell.text)
    cited = numbers.of(cell.sources)
    return Answer(
        text=text,
        runs=tuple(_runs(text, cell.drawn)),
        short=tidy(_statuses(cell.short) if of_type else cell.short),
        behind=tidy(_in_lines(cell.short)) if of_type else "",
        pictures=tuple(pictures_of(cell.drawn, asked, option)),
        window=f"{label}: {tidy(cell.window)}" if cell.window else "",
        flagged=cell.window_differs,
        told=REPORTED if cell.second_hand else "",
        cited=in_brackets(cited),
        numbers=cited,
        counted=tidy(cell.counted),
        ranged=bool(_RANGE.search(cell.short or cell.text)),
    )


def _statuses(short: str) -> str:
    """Return for each type of MS how a treatment stands, without the sentence behind it."""
    return "\n".join(part.partition("\n")[0] for part in short.split("\n\n"))


def _in_lines(short: str) -> str:
    """Return for each type of MS how a treatment stands with the sentence behind it, in a line."""
    return "\n".join(" ".join(part.split()) for part in short.split("\n\n"))


def _runs(text: str, drawn: tuple[Drawn, ...]) -> list[Run]:
    """Return a text in pieces, so that its figures stand out."""
    runs, rest = [], text
    for each in drawn:
        before, found, after = rest.partition(each.words)
        if found:
            runs += [Run(text=before), Run(text=found, strong=True)]
            rest = after
    return [run for run in (*runs, Run(text=rest)) if run.text]
