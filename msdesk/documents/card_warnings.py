"""What the licence warns of, as two tables: what nobody may miss, then the rest.

What a licence text does not name, and what nobody has checked, follows in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msdesk.documents.card_page import Block, Bullets, Group, Line, Row, Table, Tone, Words
from msdesk.documents.wording import warnings_heading
from msdesk.domain.ms_type import Region
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import (
    Answer,
    LicenceWarning,
    Silent,
    gravest,
    named,
    silent,
    warned_of,
)

_INTRO = (
    "In our own words, from licence texts. Most were read as copies, some of them old. "
    "Read the leaflet in the box too."
)
_INTRO_TOLD = "We could not read a licence text. This is what other pages report."
_BOXED = "A boxed warning is the strongest that a label in the United States can hold."
_COLUMNS = ("Warning", "Where", "In our words")
_SILENT = (
    (
        Answer.NOT_NAMED,
        "The licence text we read does not name",
        "A harm that is not named can still happen.",
    ),
    (Answer.NOT_CHECKED, "We have not checked", "Ask your team about these."),
)


def licence_blocks(card: Treatment, first: Region) -> Iterator[Block]:
    """Yield what the licence of a card warns of, the words of one region first."""
    if not card.licence:
        return
    known = {w.seen for w in card.licence if w.answer is not Answer.NOT_CHECKED}
    yield Line(text=_INTRO_TOLD if known == {Seen.SECOND_HAND} else _INTRO)
    boxed = any(warning.boxed for warning in card.licence)
    if boxed:
        yield Line(text=_BOXED, tone=Tone.SMALL)
    kinds = warned_of(card.licence, first)
    for grave, caption in (
        (True, warnings_heading(boxed=boxed)),
        (False, "What else the licence warns of"),
    ):
        rows = tuple(
            _row(warning, first, grave=grave)
            for kind, warnings in kinds.items()
            if gravest(kind, warnings) is grave
            for warning in warnings
        )
        if rows:
            yield Table(caption=caption, columns=_COLUMNS, rows=rows)
    for answer, heading, close in _SILENT:
        if parts := silent(card.licence, answer, first):
            yield Group(heading=heading, blocks=tuple(_silence(parts, close)))


def _row(warning: LicenceWarning, first: Region, *, grave: bool) -> Row:
    places = [r.value for r in sorted(warning.regions, key=lambda r: r is not first)]
    where = [Line(text=", ".join(places))]
    if warning.product:
        where.insert(0, Line(text=_capital(warning.product), tone=Tone.STRONG))
    if warning.boxed:
        where.append(Line(text="Boxed warning in the United States", tone=Tone.STRONG))
    kind = Line(text=_capital(warning.kind.value))
    return Row(cells=((kind,), tuple(where), tuple(_words(warning))), grave=grave)


def _words(warning: LicenceWarning) -> Iterator[Words]:
    lines, told = warning.lines, warning.seen.in_words
    if len(lines) == 1:
        yield Line(text=lines[0], sources=warning.sources, told=told)
        return
    yield Bullets(items=tuple(Line(text=line.removeprefix("• ")) for line in lines))
    yield Line(text="", sources=warning.sources, told=told)


def _silence(parts: Sequence[Silent], close: str) -> Iterator[Line]:
    for part in parts:
        where = ", ".join(filter(None, (_capital(part.product), part.region.value)))
        yield Line(text=f"{where}: {named(part.kinds)}.", sources=part.sources)
        for note, kinds in part.notes.items():
            about = "" if kinds == part.kinds else f"{_capital(named(kinds))}: "
            yield Line(text=f"{about}{note}", tone=Tone.SMALL)
    yield Line(text=close, tone=Tone.STRONG)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
