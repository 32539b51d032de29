"""What must hold between content files.

Each rule yields one sentence a problem, with the file and the key, and all problems are
reported at once: an editor mends a card in one go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from msdesk.content.absence import bare_absences, held_elsewhere
from msdesk.content.addresses import address_problems
from msdesk.content.certainty import certainty_problems
from msdesk.content.first import first_problems
from msdesk.content.library import Library
from msdesk.content.statuses import status_problems
from msdesk.content.walking import cited, texts
from msdesk.domain.estimate import Estimate
from msdesk.domain.ms_type import MsType
from msdesk.domain.treatment import Cell, Group, Treatment
from msdesk.domain.value import Content

# They stand on other shelves, and what they are of is or holds a medicine with a licence text.
_ALSO_WARNED_OF = ("ahsct", "tolebrutinib-and-btk-inhibitors")

_NEVER_SAID = re.compile(
    r"\b(?:1 in \d|one in (?:two|three|four|five|ten)\b|best\b|recommended for you|"
    r"(?:un)?suitable for you|breakthrough|miracle|(?<!as )safe\b)",  # one \b for all: quicker
    re.IGNORECASE,
)
_FIRST_OF_STOPPING = "Do not stop on your own. Talk to your team first."


def problems(library: Library) -> Iterator[str]:
    """Yield every problem between the files, in the order of the cards."""
    if library.types.keys() != set(MsType):
        yield "ms_types.toml: type: each of the seven types must be there once"
    if "no-new-treatment" not in library.treatments:
        yield "cards: no-new-treatment.toml is missing; every comparison needs it"
    for card in library.treatments.values():
        yield from _card_problems(library, card)
    yield from held_elsewhere(library.treatments.values())
    yield from _claim_problems(library)
    yield from _guide_problems(library)
    yield from _sourced_guide_problems(library)
    yield from _word_problems("standards.toml", library.standards)
    yield from _word_problems("bring.toml", library.bring)
    yield from address_problems(
        library.sources.values(), own=library.own_hosts, http_only=library.http_only
    )


def _card_problems(library: Library, card: Treatment) -> Iterator[str]:
    file = f"{card.id}.toml"
    yield from _source_problems(library, file, card)
    yield from _row_problems(library, card)
    yield from _word_problems(file, card)
    yield from bare_absences(library, card)
    yield from certainty_problems(library.certainty, card, library.sources)
    yield from _licence_problems(file, card)
    yield from status_problems(file, card)
    yield from first_problems(file, card)
    if card.group is Group.MEDICINE and not card.if_stopped[0].text.startswith(_FIRST_OF_STOPPING):
        yield f"{file}: if_stopped[0]: must begin with {_FIRST_OF_STOPPING!r}"
    ids = [item.id for item in (*card.benefits, *card.harms)]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"{file}: {twice}: the id is used twice"


def _licence_problems(file: str, card: Treatment) -> Iterator[str]:
    if card.id in _ALSO_WARNED_OF and not card.licence:
        yield f"{file}: licence: is missing; this card must say what its licence warns of"
    known = set(_words((card.name, *card.other_names, *card.licence_of)))
    for product in dict.fromkeys(warning.product for warning in card.licence):
        if not known.issuperset(_words((product,))):
            yield f"{file}: licence: product {product!r} is not in name or other_names"


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (word for word in re.findall(r"\w+", name.casefold()) if word != "and")


def _source_problems(library: Library, where: str, value: Content) -> Iterator[str]:
    for place, sources, _ in cited(value):
        here = f"{where}: {place}" if place else where
        for source in sources:
            if source not in library.sources:
                yield f"{here}: source {source!r} is not in sources.toml"


def _word_problems(where: str, value: Content | tuple[str, ...]) -> Iterator[str]:
    for place, text in texts(value):
        if found := _NEVER_SAID.search(text):
            yield f"{where}: {place}: must not say {found.group()!r}"


def _row_problems(library: Library, card: Treatment) -> Iterator[str]:
    rows = {r.id for r in library.rows if r.from_cells}
    for cell in card.compare:
        if cell.row not in rows:
            yield f"{card.id}.toml: compare: row {cell.row!r} is not in compare.toml"
        yield from _figure_problems(card, cell)
    general = {cell.row for cell in card.compare if not cell.ms_types}
    for row in sorted(rows - general):
        yield f"{card.id}.toml: compare: row {row!r} has no answer for everyone"


def _figure_problems(card: Treatment, cell: Cell) -> Iterator[str]:
    """Yield the estimates a cell names that the card lacks, and figures that are of none."""
    held = {i.id: i for i in (*card.benefits, *card.harms) if isinstance(i, Estimate)}
    where = f"{card.id}.toml: compare: {cell.row}"
    for name in cell.estimates:
        if name not in held:
            yield f"{where}: the card has no estimate {name!r}"
        elif held[name].unit is not cell.unit:
            yield f"{where}: {name!r} counts {held[name].unit.value}"
    rates = {arm.per_100 for n in cell.estimates if n in held for arm in held[n].arms}
    for figure in cell.figures if cell.estimates else ():
        if figure not in rates:
            yield f"{where}: {figure} is in none of its estimates"


def _claim_problems(library: Library) -> Iterator[str]:
    for claim in library.claims:
        where = f"claims.toml: {claim.id}"
        if claim.treatment not in library.treatments:
            yield f"{where}: treatment {claim.treatment!r} has no card"
        yield from _source_problems(library, where, claim)
        ours = replace(claim, said="", quoted=False) if claim.quoted else claim
        yield from _word_problems(where, ours)


def _guide_problems(library: Library) -> Iterator[str]:
    rows = {r.id for r in library.rows}
    for question in library.questions:
        for treatment in question.treatments:
            if treatment not in library.treatments:
                yield f"questions.toml: {question.id}: treatment {treatment!r} has no card"
    for statement in library.statements:
        for row in statement.rows:
            if row not in rows:
                yield f"matters.toml: {statement.id}: row {row!r} is not in compare.toml"


def _sourced_guide_problems(library: Library) -> Iterator[str]:
    for ms_type in library.types.values():
        yield from _source_problems(library, f"ms_types.toml: {ms_type.type.value}", ms_type)
    for flag in library.red_flags:
        yield from _source_problems(library, f"red_flags.toml: {flag.sign}", flag)
    for country in library.help.countries:
        yield from _source_problems(library, f"help.toml: {country.country}", country)
