"""A card as one web page, and as text to be read aloud, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msdesk.documents.card_page import (
    Block,
    Bullets,
    CardPage,
    Line,
    Reader,
    Row,
    Section,
    Table,
    Tone,
    WholeCard,
    named_in,
    sentence,
)
from msdesk.documents.card_parts import sections
from msdesk.documents.markup import escape, listing, shown, tag, whole_file
from msdesk.documents.wording import NOT_ADVICE, day_in_words, figures_checked, sentences
from msdesk.domain.days import short_date
from msdesk.domain.ids import SourceId
from msdesk.domain.source import Source
from msdesk.domain.treatment import Treatment
from msdesk.domain.value import Value

_STYLE = """
@page { margin: 15mm; }
html:root { color-scheme: light dark; }
html body { font-size: 1.15rem; max-width: 44rem; line-height: 1.55; }
html body h2 { font-size: 1.5em; margin-top: 2em; border-top: 2px solid; padding-top: 0.5em; }
h3 { font-size: 1.2em; line-height: 1.3; margin: 0 0 0.3em; break-after: avoid; }
.item { border: 1px solid; border-radius: 8px; padding: 0.8em; margin: 1em 0;
  break-inside: avoid; }
.number { font-size: 1.15em; font-weight: bold; }
.grave th, .grave td { border-width: 3px; }
.lead { font-size: 1.15em; }
caption, tbody th { font-weight: bold; }
.item caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); padding: 0; white-space: nowrap; }
.cites a { white-space: nowrap; padding: 0.2em 0.1em; }
html body ol { padding-left: 2.8em; }
nav a { display: inline-block; padding: 0.35em 0; }
a { text-underline-offset: 0.2em; }
a:focus-visible { outline: 3px solid; outline-offset: 3px; }
:target { outline: 3px solid; outline-offset: 4px; }
@media (min-width: 36em) { nav ul { columns: 2; column-gap: 2em; } }
@media (max-width: 36em) {
  thead { position: absolute; left: -100vw; }
  table, caption, tbody, tr, th, td { display: block; width: auto; }
  tbody tr { border: 1px solid; margin-bottom: 0.6em; }
  tbody tr.grave { border-width: 3px; }
  tbody tr > th, tbody tr > td { border: 0; }
  td::before { content: attr(data-label) ": "; font-weight: bold; }
}
@media (prefers-color-scheme: dark) {
  html body { background: #14181c; color: #f2f0ea; }
}
@media print {
  html:root { color-scheme: light; }
  html body { font-size: 11pt; line-height: 1.4; max-width: none; background: #fff;
    color: #000; }
  .item { margin: 0.6em 0; padding: 0.5em 0.8em; }
  nav, .back { display: none; }
  .cites a { text-decoration: none; }
}
"""


class Spoken(Value, frozen=True, kw_only=True):
    """A section to be read aloud: its heading, and its text a paragraph a line."""

    heading: str
    text: str


def card_page(whole: WholeCard, reader: Reader, *, version: str, as_of: date) -> CardPage:
    """Return every sentence of a card in its order; ``as_of`` is the day it is made."""
    card = whole.card
    found = tuple(sections(whole, reader))
    cited = dict.fromkeys(i for section in found for i in named_in(section.blocks))
    made = f"Made with msdesk {version} on {day_in_words(as_of)}."
    return CardPage(
        title=card.name,
        lead=card.one_line,
        top=tuple(_top(card, as_of)),
        sections=found,
        sources=tuple(whole.sources[i] for i in cited),
        footer=(
            whole.about.only_your_team,
            sentences((made, NOT_ADVICE, figures_checked(card.record.checked_on))),
        ),
        made_on=as_of,
    )


def card_html(whole: WholeCard, reader: Reader, *, version: str, as_of: date) -> str:
    """Return a card as one HTML file, unfolded, with nothing fetched from anywhere."""
    page = card_page(whole, reader, version=version, as_of=as_of)
    writer = _Writer(page.sources)
    contents = [(section.id, section.heading) for section in page.sections]
    contents.append(("sources", "Sources"))
    links = (f'<a href="#{key}">{shown(heading)}</a>' for key, heading in contents)
    nav = tag("h2", "On this page", id="contents") + listing("ul", links)
    body = (
        tag("header", tag("h1", shown(page.title)), tag("p", shown(page.lead), cls="lead")),
        tag(
            "main",
            *map(writer.block, page.top),
            tag("nav", nav, **{"aria-labelledby": "contents"}),
            *map(writer.section, page.sections),
            writer.listed(),
        ),
        tag("footer", *(tag("p", shown(line)) for line in page.footer)),
    )
    return whole_file(f"{page.title} - msdesk", _STYLE, body)


def card_spoken(
    whole: WholeCard, reader: Reader, *, version: str, as_of: date
) -> tuple[Spoken, ...]:
    """Return a card as text to listen to, in the order of the page, without its list of sources.

    A citation read aloud helps nobody; that there is a list, and where, is said instead.
    """
    page = card_page(whole, reader, version=version, as_of=as_of)
    head = Spoken(heading=page.title, text=_heard((Line(text=page.lead), *page.top)))
    parts = (Spoken(heading=s.heading, text=_heard(s.blocks)) for s in page.sections)
    listed = (
        f"This card rests on {len(page.sources)} sources. They are listed at the end of the card."
    )
    end = Spoken(heading="Sources", text="\n".join((listed, *page.footer)))
    return (head, *parts, end)


def card_text(whole: WholeCard, reader: Reader, *, version: str, as_of: date) -> str:
    """Return what is read aloud as one plain text."""
    parts = card_spoken(whole, reader, version=version, as_of=as_of)
    return "\n\n".join(f"{part.heading}\n\n{part.text}" for part in parts) + "\n"


def _top(card: Treatment, as_of: date) -> Iterable[Line | Bullets]:
    if card.record.is_due(as_of):
        due = short_date(card.record.next_check_on)
        late = f"This card may be out of date. It should have been checked again by {due}."
        yield Line(text=late, tone=Tone.NOTICE)
    checked = day_in_words(card.record.checked_on)
    yield Line(text=f"{card.stage.value}. {card.stage_note}")
    yield Line(text=f"{sentence(card.evidence_line)} Checked {checked}.", tone=Tone.SMALL)
    yield from (Line(text=line) for line in card.summary)
    if card.other_names:
        names = "; ".join(card.other_names)
        yield Line(text=f"{card.short_name} is also called: {sentence(names)}", tone=Tone.SMALL)
    yield Line(text=f"A question to start from: {card.ask}")


class _Writer:
    """Writes the parts of one page, and counts how often each source is named."""

    def __init__(self, sources: tuple[Source, ...]) -> None:
        self._numbers: Mapping[SourceId, int] = {s.id: n for n, s in enumerate(sources, start=1)}
        self._sources = sources
        self._named: Counter[SourceId] = Counter()

    def section(self, section: Section) -> str:
        heading = tag("h2", shown(section.heading), id=section.id)
        return tag("section", heading, *map(self.block, section.blocks))

    def block(self, block: Block) -> str:
        match block:
            case Line():
                return self._line(block)
            case Bullets():
                return listing("ul", map(self._inside, block.items))
            case Table():
                return self._table(block)
            case _:
                heading = tag("h3", shown(block.heading))
                return tag("section", heading, *map(self.block, block.blocks), cls="item")

    def listed(self) -> str:
        """Return the numbered list, with a way back to each place that names a source."""
        items = (
            tag("li", _citation(source), self._back(source.id), id=f"source-{number}")
            for number, source in enumerate(self._sources, start=1)
        )
        return tag("section", tag("h2", "Sources", id="sources"), tag("ol", *items))

    def _line(self, line: Line) -> str:
        if line.tone is Tone.SMALL:
            return tag("p", f"<small>{self._inside(line)}</small>")
        if line.tone is Tone.STRONG:
            return tag("p", f"<strong>{self._inside(line)}</strong>")
        return tag("p", self._inside(line), cls="" if line.tone is Tone.PLAIN else line.tone.value)

    def _inside(self, line: Line) -> str:
        cites = "".join(self._cite(i) for i in line.sources)
        told = f" <small>{shown(line.told)}</small>" if line.told else ""
        return (
            shown(line.text) + told + (f' <small class="cites">{cites}</small>' if cites else "")
        )

    def _cite(self, source: SourceId) -> str:
        number = self._numbers[source]
        self._named[source] += 1
        return tag(
            "a",
            f"[{number}]",
            id=f"named-{number}-{self._named[source]}",
            href=f"#source-{number}",
            **{"aria-label": f"Source {number}: {self._sources[number - 1].short}"},
        )

    def _back(self, source: SourceId) -> str:
        number, short = self._numbers[source], self._sources[self._numbers[source] - 1].short
        links = (
            tag(
                "a",
                str(place),
                href=f"#named-{number}-{place}",
                **{"aria-label": f"Back to place {place} that names {short}"},
            )
            for place in range(1, self._named[source] + 1)
        )
        return tag("p", f"<small>Named here: {''.join(links)}</small>", cls="back")

    def _table(self, table: Table) -> str:
        # Roles, since a narrow window shows the rows as blocks, and a block is no row.
        head = (tag("th", shown(c), scope="col", role="columnheader") for c in table.columns)
        return tag(
            "table",
            tag("caption", shown(table.caption)),
            tag("thead", tag("tr", *head, role="row"), role="rowgroup"),
            tag("tbody", *(self._row(row, table) for row in table.rows), role="rowgroup"),
            role="table",
        )

    def _row(self, row: Row, table: Table) -> str:
        first, *rest = row.cells
        head = tag("th", *map(self.block, first), scope="row", role="rowheader")
        cells = (
            tag("td", *map(self.block, cell), role="cell", **{"data-label": label})
            for label, cell in zip(table.columns[1:], rest, strict=True)
        )
        return tag("tr", head, *cells, role="row", cls="grave" if row.grave else "")


def _citation(source: Source) -> str:
    read = f"{source.kind.value.capitalize()}. Read {day_in_words(source.read_on)}."
    link = f' <a href="{escape(source.address)}">{shown(source.address)}</a>'
    words = shown(sentences((source.citation, *source.remarks, read)))
    return f"<strong>{shown(sentence(source.short))}</strong> {words}" + (
        link if source.address else ""
    )


def _heard(blocks: Iterable[Block]) -> str:
    return "\n".join(filter(None, map(_said, blocks)))


def _said(block: Block) -> str:
    match block:
        case Line():
            return sentences((sentence(block.text) if block.text else "", block.told))
        case Bullets():
            return _heard(block.items)
        case Table():
            return f"{sentence(block.caption)}\n{_rows(block)}"
        case _:  # a table in a group is about what its heading says
            said = (_rows(b) if isinstance(b, Table) else _said(b) for b in block.blocks)
            return "\n".join(filter(None, (sentence(block.heading), *said)))


def _rows(table: Table) -> str:
    return "\n".join(
        " ".join(_heard(cell).replace("\n", " ") for cell in row.cells) for row in table.rows
    )
