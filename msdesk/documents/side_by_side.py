"""The comparison in words: what stands in its table, around it and below it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import chain

from msdesk.documents.wording import (
    NOT_ADVICE,
    ONLY_YOUR_TEAM,
    SECOND_HAND,
    day_in_words,
    figures_checked,
    out_of_date,
    sentences,
    tidy,
)
from msdesk.domain.comparison import Comparison, ShownCell, ShownRow
from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import Region
from msdesk.domain.source import Seen, Source
from msdesk.domain.treatment import Treatment
from msdesk.domain.value import Value
from msdesk.domain.warning import LicenceWarning, not_to_miss

TITLE = "Treatments side by side"
LEAD = "Which treatment, if any, should I discuss with my MS team now?"
TIME_DIFFERS = "Time differs"
MOST_SHORT_FORMS = 3


class Column(Value, frozen=True, kw_only=True):
    """The head of a column: an option and how far it has come."""

    name: str
    stage: str


class Answer(Value, frozen=True, kw_only=True):
    """A cell: the answer, over which time, and, smaller, what it rests on.

    ``flagged`` says that ``window`` must stand out: it is not the same in the whole row.
    """

    text: str
    window: str
    flagged: bool
    rests_on: tuple[str, ...]


class Row(Value, frozen=True, kw_only=True):
    """A question, a word on it ("Matters to me"), and the answers in the order of columns."""

    question: str
    mark: str
    answers: tuple[Answer, ...]


class Warned(Value, frozen=True, kw_only=True):
    """A boxed warning, or who must not take it: what it is and where, its words, its sources."""

    head: str
    lines: tuple[str, ...]
    rests_on: tuple[str, ...]


class Warnings(Value, frozen=True, kw_only=True):
    """The warnings of one option that nobody must miss."""

    option: str
    warned: tuple[Warned, ...]


class Citation(Value, frozen=True, kw_only=True):
    """An entry of the list of sources; ``address`` is where to find it, or empty."""

    short: str
    text: str
    address: str


class Cited(Value, frozen=True, kw_only=True):
    """A source and its number in the list below the table."""

    number: int
    source: Source


class SideBySide(Value, frozen=True, kw_only=True):
    """Every word of the comparison."""

    title: str
    document_title: str
    lead: str
    how_to_read: tuple[str, ...]
    notice: str
    question: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    warnings_heading: str
    warnings: tuple[Warnings, ...]
    sources_heading: str
    sources: tuple[Citation, ...]
    footer: str


def side_by_side(
    comparison: Comparison,
    sources: Mapping[SourceId, Source],
    *,
    version: str,
    as_of: date,
) -> SideBySide:
    """Return ``comparison`` in words; ``as_of`` is the day the page is made."""
    cited = _cited(comparison, sources)
    names = [option.short_name for option in comparison.options]
    due = tuple(o.short_name for o in comparison.options if o.record.is_due(as_of))
    return SideBySide(
        title=TITLE,
        document_title=f"{TITLE}: {', '.join(names)}",
        lead=LEAD,
        how_to_read=_how_to_read(comparison),
        notice=out_of_date(due),
        question="Question",
        columns=tuple(
            Column(name=tidy(option.short_name), stage=option.stage.value)
            for option in comparison.options
        ),
        rows=tuple(_row(row, cited) for row in comparison.rows),
        warnings_heading="Boxed warnings, and who must not take it",
        warnings=tuple(
            Warnings(
                option=tidy(option.short_name),
                warned=tuple(_warned(option, w, comparison.region, cited) for w in found),
            )
            for option in comparison.options
            if (found := not_to_miss(option.licence, comparison.region))
        ),
        sources_heading="Sources",
        sources=tuple(_citation(c.source) for c in cited.values()),
        footer=_footer(comparison, version, as_of),
    )


def _footer(comparison: Comparison, version: str, as_of: date) -> str:
    checked = min((option.record.checked_on for option in comparison.options), default=None)
    made = f"Made with msdesk {version} on {day_in_words(as_of)}."
    return sentences((made, NOT_ADVICE, figures_checked(checked)))


def _how_to_read(comparison: Comparison) -> tuple[str, ...]:
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
    return (*notes, ONLY_YOUR_TEAM)


def _row(row: ShownRow, cited: Mapping[SourceId, Cited]) -> Row:
    return Row(
        question=tidy(row.heading),
        mark="Matters to me" if row.matters else "",
        answers=tuple(_answer(cell, cited) for cell in row.cells),
    )


def _answer(cell: ShownCell, cited: Mapping[SourceId, Cited]) -> Answer:
    label = TIME_DIFFERS if cell.window_differs else "Time"
    return Answer(
        text=tidy(cell.text),
        window=f"{label}: {tidy(cell.window)}" if cell.window else "",
        flagged=cell.window_differs,
        rests_on=_rests_on(cell.sources, cited, second_hand=cell.second_hand),
    )


def _warned(
    option: Treatment, warning: LicenceWarning, first: Region, cited: Mapping[SourceId, Cited]
) -> Warned:
    where = "; ".join(
        f"{region.value}, boxed warning" if warning.boxed and region is Region.US else region.value
        for region in sorted(warning.regions, key=lambda region: region is not first)
    )
    about = f", {tidy(warning.product)}" if warning.product else ""
    return Warned(
        # Its name is in each: the heading above may be on another sheet.
        head=f"{tidy(option.short_name)}{about}: {warning.kind.value} ({where})",
        lines=tuple(map(tidy, warning.lines)),
        rests_on=_rests_on(warning.sources, cited, second_hand=warning.seen is not Seen.SOURCE),
    )


def _rests_on(
    sources: tuple[SourceId, ...], cited: Mapping[SourceId, Cited], *, second_hand: bool
) -> tuple[str, ...]:
    told = SECOND_HAND if second_hand else ""
    return tuple(filter(None, (told, _named([cited[s] for s in sources]))))


def _cited(comparison: Comparison, sources: Mapping[SourceId, Source]) -> dict[SourceId, Cited]:
    """Return the sources of the page in the order in which it names them."""
    table = (s for row in comparison.rows for c in row.cells for s in c.sources)
    warnings = (
        s
        for option in comparison.options
        for warning in not_to_miss(option.licence, comparison.region)
        for s in warning.sources
    )
    named = dict.fromkeys(chain(table, warnings))
    return {s: Cited(number=n, source=sources[s]) for n, s in enumerate(named, start=1)}


def _named(cited: list[Cited]) -> str:
    """Return short forms with their numbers in the list below; of many only the numbers."""
    if len(cited) > MOST_SHORT_FORMS:
        return f"Sources {', '.join(map(str, sorted(c.number for c in cited)))}"
    return "; ".join(f"{tidy(c.source.short)} ({c.number})" for c in cited)


def _citation(source: Source) -> Citation:
    read = f"Read {day_in_words(source.read_on)}."
    return Citation(
        short=tidy(source.short),
        text=sentences((tidy(source.citation), *map(tidy, source.remarks), read)),
        address=source.address,
    )
