"""My years on paper: the picture, and a table of the same with a line for each entry.

A note that is private is left out, unless the person ticks that its kind and day may stand
there; its words never do.  A note that is to be taken to the doctor comes with its words.
Reasons stand there only where that is ticked.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from msdesk.documents.markup import breakable, shown, tag, whole_file
from msdesk.documents.wording import NOT_ADVICE, day_in_words, sentences, tidy
from msdesk.documents.years_picture import ROWS, Picture, Strip, drawn
from msdesk.domain.appointment import Paper
from msdesk.domain.value import Value
from msdesk.domain.words import isolated, many
from msdesk.domain.years import Event, Sort, Years

TITLE = "My years"
HEADS = ("Day", "What", "In my words")
NAMES = 0.3  # of the width of the print is for the names of the rows
_WIDTHS = {Paper.A4: 499.0, Paper.LETTER: 515.5}  # points between the margins of ``page.typ``
_BARS = {True: "Full bar: taken.", False: "Dashed bar: thought about, until the next step."}
_KEY = {
    Sort.STEP: "Circle: another step.",
    Sort.SYMPTOM: "Triangle: new symptom or relapse.",
    Sort.SIDE_EFFECT: "Square: side effect.",
    Sort.VISIT: "Diamond: appointment.",
    Sort.AGREED: "Flag: what we agreed.",
}
_CLOSE = "A number: so many too close together to draw."
WORDLESS = "Notes that I keep private stand here without their words."


class YearsChoices(Value, frozen=True, kw_only=True):
    """What may stand on the print, called ``title``; ``period`` says which days it is about."""

    period: str
    title: str = TITLE
    private: bool = False
    reasons: bool = False
    visits: bool = False  # by the names I gave them
    paper: Paper = Paper.A4
    text_size: int = 12
    version: str


class Line(Value, frozen=True, kw_only=True):
    """A line of the table."""

    day: str
    what: str
    words: str


class YearsPage(Value, frozen=True, kw_only=True):
    """Every word of the page, and its picture."""

    title: str
    document_title: str
    lead: str
    notice: str  # that words of private notes are left out; "" where none are there
    alt: str
    names: float
    picture: tuple[Strip, ...]
    key: str
    table: str  # what the table is called
    heads: tuple[str, ...]  # the last only where a line has words
    lines: tuple[Line, ...]
    footer: str


def years_page(years: Years, choices: YearsChoices) -> YearsPage:
    """Return some years in words and strips, with no more of them than was chosen."""
    private = choices.private and any(event.private for event in years.events)
    kept = years if choices.private else _without_private(years)
    made = day_in_words(years.today)
    lines = tuple(_line(event, choices) for event in kept.events)
    names, wide = (_WIDTHS[choices.paper] * part for part in (NAMES, 1 - NAMES))
    picture = drawn(kept, wide, names, choices.text_size * 0.85)
    return YearsPage(
        title=choices.title,
        document_title=f"{choices.title}, {made}",
        lead=f"{choices.period}, as of {made}. Only what I wrote down.",
        notice=WORDLESS if private else "",
        alt=_alt(kept, len(lines)),
        names=NAMES,
        picture=picture.strips,
        key=_key(kept, picture),
        table="Every entry, the newest first" if lines else "Nothing is written yet",
        heads=HEADS if any(line.words for line in lines) else HEADS[:-1],
        lines=lines,
        footer=sentences((f"I made this page myself with msdesk {choices.version}.", NOT_ADVICE)),
    )


def _key(years: Years, picture: Picture) -> str:
    """Return what the shapes that are drawn mean."""
    taken = {bar.taken for row in years.rows for bar in row.bars}
    bars = (words for is_taken, words in _BARS.items() if is_taken in taken)
    marks = (words for sort, words in _KEY.items() if sort in picture.alone)
    return sentences((*bars, *marks, _CLOSE if picture.numbers else ""))


def _without_private(years: Years) -> Years:
    rows = (
        replace(row, marks=tuple(mark for mark in row.marks if not mark.private))
        for row in years.rows
    )
    return replace(years, rows=tuple(row for row in rows if row.events))


def _alt(years: Years, entries: int) -> str:
    names = ", ".join(tidy(row.name) for row in years.rows)
    span = f"{years.first.year:04} to {years.last.year:04}"
    return f"A picture of {span}, a row each: {names}. The table below says all of it: " + many(
        entries, "entry.", "entries."
    )


def _line(event: Event, choices: YearsChoices) -> Line:
    words = event.body if event.sort is not Sort.STEP or choices.reasons else ""
    named = event.sort is not Sort.VISIT or choices.visits
    return Line(
        day=day_in_words(event.day) if event.day else "No day",
        what=tidy(event.title) if named else event.sort.value,
        words="Private" if event.private else tidy(words),
    )


def years_html(years: Years, choices: YearsChoices) -> str:
    """Return the page as one HTML file."""
    page = years_page(years, choices)
    body = (
        tag("header", tag("h1", shown(page.title)), tag("p", shown(page.lead))),
        tag("main", *_main(page)),
        tag("footer", tag("p", shown(page.footer))),
    )
    style = (
        f"@page {{ size: {choices.paper.value.lower()}; margin: 15mm; }}\n"
        f"body {{ font-size: {choices.text_size}pt; max-width: 52em; }}\n"
        f"{ROWS}"
        "figure { margin: 1em 0; }\n"
    )
    return whole_file(page.document_title, style, body)


def _main(page: YearsPage) -> Iterator[str]:
    if page.notice:
        yield tag("p", shown(page.notice), cls="notice")
    if page.picture:
        rows = (
            tag("div", tag("div", shown(tidy(strip.name))), strip.drawn, cls="row")
            for strip in page.picture
        )
        yield tag("div", *rows, role="img", **{"aria-label": page.alt})
        yield tag("p", f"<small>{shown(page.key)}</small>")
    yield tag("h2", shown(page.table))
    if page.lines:
        heads = (tag("th", shown(head), scope="col") for head in page.heads)
        worded = page.heads == HEADS
        rows = (
            tag(
                "tr",
                tag("th", shown(line.day), scope="row"),
                tag("td", breakable(line.what)),
                *((tag("td", breakable(line.words), dir="auto"),) if worded else ()),
            )
            for line in page.lines
        )
        yield tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))


def years_text(years: Years, choices: YearsChoices) -> str:
    """Return the page as plain text, an entry a line."""
    page = years_page(years, choices)
    lines = (
        f"- {line.day}: {line.what}"
        + (f". {isolated(' '.join(line.words.split()))}" if line.words else "")
        for line in page.lines
    )
    head = (page.title.upper(), page.lead, page.notice, page.table)
    return "\n\n".join(filter(None, (*head, "\n".join(lines), page.footer))) + "\n"
