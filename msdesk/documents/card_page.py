"""One card in another form: what stands on its web page, and what is read aloud of it.

``card_parts`` says each sentence once; ``card`` writes them as HTML or as text to listen to, so
that neither can lack what the other has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

from msdesk.domain.certainty import CertaintyRule
from msdesk.domain.claim import Claim
from msdesk.domain.guide import About, CompareRow, RedFlag, Term
from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import MsType, MsTypeText, Region
from msdesk.domain.source import Source
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import Treatment
from msdesk.domain.value import Value


class WholeCard(NamedTuple):
    """A card, and all of the content that is shown with it."""

    card: Treatment
    sources: Mapping[SourceId, Source]
    rule: CertaintyRule
    types: Mapping[MsType, MsTypeText]
    claims: tuple[Claim, ...]
    red_flags: tuple[RedFlag, ...]
    terms: tuple[Term, ...]  # the medical words that it uses
    about: About
    rows: tuple[CompareRow, ...]  # the questions of the comparison


class Reader(Value, frozen=True, kw_only=True):
    """For whom it is: their types of MS, if those may be told, and the region that comes first."""

    mine: tuple[MsType, ...] = ()
    region: Region = Region.UK_EU

    @property
    def types(self) -> tuple[MsType, ...]:
        """All types of MS, their own first."""
        return (*self.mine, *(each for each in MsType if each not in self.mine))


class Tone(Enum):
    """How much a line stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    NUMBER = "number"
    SMALL = "small"
    NOTICE = "notice"


class Line(Value, frozen=True, kw_only=True):
    """A paragraph and what it rests on; ``told`` says where nobody read that itself."""

    text: str
    tone: Tone = Tone.PLAIN
    sources: tuple[SourceId, ...] = ()
    told: str = ""


class Bullets(Value, frozen=True, kw_only=True):
    """Lines of a list."""

    items: tuple[Line, ...]


Words: TypeAlias = Line | Bullets


class Row(Value, frozen=True, kw_only=True):
    """A row of a table; its first cell heads it, ``grave`` is one that nobody may miss."""

    cells: tuple[tuple[Words, ...], ...]
    grave: bool = False


class Table(Value, frozen=True, kw_only=True):
    """A table, with what it is about and what heads each column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Group(Value, frozen=True, kw_only=True):
    """What stands together under a heading of its own: an item, a step, a claim."""

    heading: str
    blocks: tuple[Words | Table, ...]


Block: TypeAlias = Words | Table | Group


class Section(Value, frozen=True, kw_only=True):
    """A section of the card; ``id`` is its place in the page."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


class CardPage(Value, frozen=True, kw_only=True):
    """Every sentence of a card in its order; ``sources`` are in the order of first use."""

    title: str
    lead: str
    top: tuple[Words, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    footer: tuple[str, ...]
    made_on: date


def named_in(blocks: Iterable[Block]) -> Iterator[SourceId]:
    """Yield the sources in the order in which blocks name them, each as often as it is named."""
    for block in blocks:
        match block:
            case Line():
                yield from block.sources
            case Bullets():
                yield from named_in(block.items)
            case Table():
                yield from (i for row in block.rows for cell in row.cells for i in named_in(cell))
            case _:
                yield from named_in(block.blocks)


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", ":", "”")) else f"{text}."


def small(text: str) -> Line:
    """Return a line that stands back."""
    return Line(text=text, tone=Tone.SMALL)


def strong(text: str) -> Line:
    """Return a line that stands out."""
    return Line(text=text, tone=Tone.STRONG)


def said(*lines: Line) -> tuple[Line, ...]:
    """Return those lines that say something."""
    return tuple(line for line in lines if line.text)


def statements(found: Iterable[Statement]) -> Iterator[Line]:
    """Yield statements with what they rest on."""
    for each in found:
        yield Line(text=each.text, sources=each.sources, told=each.seen.in_words)
        if each.basis:
            yield small(sentence(each.basis))


def names(types: Iterable[MsType], whole: WholeCard) -> tuple[Line, ...]:
    """Return the names of types of MS, a line each."""
    return tuple(Line(text=whole.types[each].name) for each in types)
