"""The comparison in words: what stands in its table, around it and below it.

On paper the first side is the table, as far as there is room, and stands alone; warnings,
sources, what has no room there and long answers in whole are on the back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msdesk.documents.citing import citation, in_brackets
from msdesk.documents.side_by_side_words import (
    Answer,
    Column,
    Picture,
    Row,
    Run,
    SideBySide,
    Warned,
    Warnings,
)
from msdesk.documents.wording import (
    NOT_ADVICE,
    ONLY_YOUR_TEAM,
    SECOND_HAND,
    day_in_words,
    figures_checked,
    out_of_date,
    sentences,
    tidy,
    warnings_heading,
)
from msdesk.domain.cell_figures import Drawn, captions
from msdesk.domain.comparison import Comparison, ShownCell, ShownRow
from msdesk.domain.ids import RowId, SourceId
from msdesk.domain.ms_type import Region, types_in_words
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Seen, Source
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import LicenceWarning, WarningKind, not_to_miss

NAME = "Treatments side by side"
TITLE = "Which treatment, if any, should I discuss now?"
TIME_DIFFERS = "Time differs"
STEPS = (
    "Mark what matters most to you.",
    "Write your questions beside “My notes”.",
    "Ask what the numbers mean for you.",
)
_OF_SQUARES = "Filled squares are people it happened to."
_OF_EACH = "Of 100 squares, each is 10 of the 1,000."
_TYPE, _MUST_NOT = RowId("type"), RowId("must-not")
_FIRST = (RowId("worse"), RowId("death"), _TYPE)


def side_by_side(
    comparison: Comparison,
    sources: Mapping[SourceId, Source],
    *,
    version: str,
    as_of: date,
) -> SideBySide:
    """Return ``comparison`` in words; ``as_of`` is the day the page is made."""
    numbers = Numbers()
    names = [option.short_name for option in comparison.options]
    due = tuple(o.short_name for o in comparison.options if o.record.is_due(as_of))
    rows = _rows(comparison, numbers)
    warnings = _warnings(comparison, numbers)
    return SideBySide(
        title=TITLE,
        document_title=f"{NAME}: {', '.join(names)}",
        steps=STEPS,
        in_front=_in_front(comparison, cited=bool(numbers.met())),
        of_pictures=(_OF_SQUARES, _OF_EACH),
        how_to_read=_how_to_read(comparison, cited=bool(numbers.met())),
        notice=out_of_date(due),
        question="Question",
        columns=tuple(
            Column(name=tidy(option.short_name), stage=option.stage.value)
            for option in comparison.options
        ),
        rows=rows,
        my_notes="My notes",
        on_the_back="On the back:",
        in_short="In short. More of it is on the back.",
        more_questions="NUMBER more questions",
        more_heading="More answers",
        warnings_heading=warnings_heading(
            boxed=any(w.boxed for option in comparison.options for w in option.licence)
        ),
        warnings=warnings,
        sources_heading="Sources",
        sources=tuple(citation(sources[source]) for source in numbers.met()),
        footer=_footer(comparison, version, as_of),
    )


def _footer(comparison: Comparison, version: str, as_of: date) -> str:
    checked = min((option.record.checked_on for option in comparison.options), default=None)
    made = f"Made with msdesk {version} on {day_in_words(as_of)}."
    return sentences((made, NOT_ADVICE, figures_checked(checked)))


def _in_front(comparison: Comparison, *, cited: bool) -> tuple[str, ...]:
    """Return what must be known to read the first side without the others."""
    cells = [cell for row in comparison.rows for cell in row.cells]
    drawn = [each for cell in cells for each in cell.drawn if each.count is not None]
    notes = [f"Rates are out of {comparison.out_of:,}."]
    if drawn:
        notes.append(_OF_SQUARES)
    if any(each.of < comparison.out_of for each in drawn):
        notes.append(_OF_EACH)
    if any(each.between for each in drawn):
        notes.append("“(2 to 15)” is where the true figure may lie.")
    if any(cell.window_differs for cell in cells):
        notes.append("Where a box says so, the figures of a row cannot be compared.")
    if cited:
        notes.append("Numbers in [ ] are sources, on the back.")
    return (*notes, ONLY_YOUR_TEAM)


def _how_to_read(comparison: Comparison, *, cited: bool) -> tuple[str, ...]:
    cells = [cell for row in comparison.rows for cell in row.cells]
    first = (
        "What matters to me comes first. " if any(row.matters for row in comparison.rows) else ""
    )
    notes = [
        f"{first}The order of treatments never changes.",
        f"Rates are out of {comparison.out_of:,}, so that a row can be read across.",
    ]
    if any(cell.window_differs for cell in cells):
        notes.append(
            f"“{TIME_DIFFERS}”: the studies in that row lasted different lengths of time. "
            "Their numbers cannot be compared directly."
        )
    if cited:
        notes.append("Numbers in [ ] are those of the sources.")
    return (*notes, ONLY_YOUR_TEAM)


def _rows(comparison: Comparison, numbers: Numbers) -> tuple[Row, ...]:
    """Return what matters first, then the numbers, then the other answers."""
    order = sorted(
        comparison.rows, key=lambda row: (not row.matters, not row.differs, not row.measure)
    )
    ways = [sum(row.id == before.id for before in order[:at]) for at, row in enumerate(order)]
    wanted = sorted(range(len(order)), key=lambda at: _priority(order[at], ways[at]))
    return tuple(
        _row(row, comparison, numbers, wanted.index(place)) for place, row in enumerate(order)
    )


def _priority(row: ShownRow, way: int) -> tuple[bool, float, bool]:
    """Return what gets room on the first side before others: good, harm, and one's type.

    What is counted in a second ``way`` comes after the first of what is next.
    """
    place = _FIRST.index(row.id) if row.id in _FIRST else len(_FIRST)
    return not row.matters, place + 1.5 * way, not row.measure


def _row(row: ShownRow, comparison: Comparison, numbers: Numbers, turn: int) -> Row:
    types = types_in_words(comparison.ms_types) if row.id == _TYPE else ""
    return Row(
        question=tidy(row.question),
        measure=tidy(row.measure or types),
        mark="Matters to me" if row.matters else "",
        answers=tuple(
            _answer(cell, f"{row.heading} {option.short_name}", numbers, of_type=row.id == _TYPE)
            for option, cell in zip(comparison.options, row.cells, strict=True)
        ),
        turn=turn,
        below=row.id == _MUST_NOT,
    )


def _answer(cell: ShownCell, of: str, numbers: Numbers, *, of_type: bool) -> Answer:
    label = TIME_DIFFERS if cell.window_differs else "Time"
    text = tidy(cell.text)
    pictures = zip(cell.drawn, captions(cell.drawn), strict=True)
    return Answer(
        text=text,
        runs=tuple(_runs(text, cell.drawn)),
        short=tidy(_statuses(cell.short) if of_type else cell.short),
        behind=tidy(_in_lines(cell.short)) if of_type else "",
        pictures=tuple(_picture(drawn, caption, of) for drawn, caption in pictures),
        window=f"{label}: {tidy(cell.window)}" if cell.window else "",
        flagged=cell.window_differs,
        told=SECOND_HAND if cell.second_hand else "",
        cited=in_brackets(numbers.of(cell.sources)),
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


def _picture(drawn: Drawn, caption: str, of: str) -> Picture:
    label = f", {drawn.label}" if drawn.label else ""
    return Picture(
        count=drawn.count, of=drawn.of, caption=tidy(caption), alt=f"{of}: {drawn.words}{label}."
    )


def _warnings(comparison: Comparison, numbers: Numbers) -> tuple[Warnings, ...]:
    """Return the warnings of each option; one without a licence text says so where asked."""
    asked = next((row for row in comparison.rows if row.id == _MUST_NOT), None)
    found = []
    for place, option in enumerate(comparison.options):
        warned = tuple(
            _warned(option, warning, comparison.region, numbers)
            for warning in not_to_miss(option.licence, comparison.region)
        )
        here = any(
            w.kind is WarningKind.MUST_NOT and comparison.region in w.regions
            for w in option.licence
        )
        none = tidy(asked.cells[place].text) if asked and not here else ""
        if warned or none:
            found.append(Warnings(option=tidy(option.short_name), warned=warned, none=none))
    return tuple(found)


def _warned(option: Treatment, warning: LicenceWarning, first: Region, numbers: Numbers) -> Warned:
    where = "; ".join(
        f"{region.value}, boxed warning" if warning.boxed and region is Region.US else region.value
        for region in sorted(warning.regions, key=lambda region: region is not first)
    )
    name, product = tidy(option.short_name), tidy(warning.product)
    said = f"{warning.kind.value} ({where})"
    about = f"{product}: {said}" if product else said
    return Warned(
        # Its name is in each: the heading above may be on another sheet.
        head=f"{', '.join(filter(None, (name, product)))}: {said}",
        about=f"{about[0].upper()}{about[1:]}",
        lines=tuple(map(tidy, warning.lines)),
        told=SECOND_HAND if warning.seen is not Seen.SOURCE else "",
        cited=in_brackets(numbers.of(warning.sources)),
    )
