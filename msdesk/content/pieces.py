"""Everything the library says, in the pieces that a search finds and a press opens.

A piece of a card is one part of it, as ``walking.texts`` names parts: a statement, a step, an
item, a warning.  So a search reads what a card shows to the sentence, and a field that a card
gets later is found without a line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from msdesk.content.library import Library
from msdesk.domain.claim import Claim
from msdesk.domain.eligibility import EligibilityNote
from msdesk.domain.finding import HitKind
from msdesk.domain.first import FirstNumber, Span
from msdesk.domain.ids import BankQuestionId, SourceId
from msdesk.domain.ms_type import types_in_words
from msdesk.domain.place import CardPlace, Place, TypePlace, WordPlace
from msdesk.domain.screen import Screen
from msdesk.domain.section import Section, section_of
from msdesk.domain.treatment import Treatment
from msdesk.domain.value import Value
from msdesk.domain.warning import LicenceWarning

_NAMES = ("name", "short_name", "other_names")
_ASIDE = ("compare", "record", "ask")  # shown elsewhere, or of the card and not of the treatment
_HEAD = ("outcome", "name", "heading", "sign", "said")
_SMALL = (
    "basis", "population", "compared_with", "window", "certainty_reason", "certainty_lines",
    "no_n", "no_range", "by", "who", "chosen_because", "where_treated", "said_when", "relative",
    "label", "people", "otherwise", "groups", "small",
)  # fmt: skip
_SORT = dict.fromkeys(_HEAD, "head") | dict.fromkeys(_SMALL, "small") | {"sources": "sources"}
_UNSEEN = ("id", "treatment", "items", "picture")  # ids


class Piece(Value, frozen=True, kw_only=True, gc=False):
    """Something that can be found: its heading, its text line by line, and what stands small.

    ``of`` is the card, or the list, that it is a piece of.  A ``title`` of "" is that of the
    screen of its place.  The texts of ``small`` are those of the library itself.
    """

    kind: HitKind
    of: str
    title: str
    place: Place
    head: str = ""
    text: str = ""
    small: tuple[str, ...] = ()
    question: BankQuestionId | None = None  # of the bank, that can be asked


def pieces(library: Library) -> Iterator[Piece]:
    """Yield every piece, those of the cards first."""
    same: dict[str, str] = {}  # names of sections and parts, of many pieces each
    for card in library.treatments.values():
        yield from _Pieces(library, card, same).all()
    yield from _words(library)
    yield from _questions(library)
    yield from _types(library)
    yield from _screens(library)


def names(card: Treatment) -> tuple[str, ...]:
    """Return everything a card is called."""
    return (card.name, card.short_name, *card.other_names)


class _Pieces:
    """Makes the pieces of one card, and remembers which sources they name."""

    def __init__(self, library: Library, card: Treatment, same: dict[str, str]) -> None:
        self._library = library
        self._card = card
        self._same = same
        self._cited: dict[str, None] = {}

    def all(self) -> Iterator[Piece]:
        """Yield each piece, in the order of the card."""
        yield _face(self._card)
        yield from self._own()
        yield from self._around(tuple(self._cited))

    def _own(self) -> Iterator[Piece]:
        card = self._card
        for field in card.__struct_fields__:
            held = getattr(card, field)
            if field not in (*_NAMES, *_ASIDE) and isinstance(held, tuple | msgspec.Struct):
                for at, part in _parts(field, held):
                    yield self._at(at, part)
        if card.no_trials:
            yield self._at("no_trials", card.no_trials)
        for cell in card.compare:
            self._cited |= dict.fromkeys(cell.sources)

    def _around(self, cited: tuple[str, ...]) -> Iterator[Piece]:
        library, card = self._library, self._card
        for claim in library.claims_about(card.id):
            yield self._at(f"claim:{claim.id}", claim)
        for number, flag in enumerate(library.red_flags if card.shows_red_flags else ()):
            at = f"red_flag:{number}"
            yield replace(self._at(at, flag), of=at)  # it stands on several cards
        yield self._at("record", card.record)
        for source in map(SourceId, cited):
            known = library.sources[source]
            small = (known.citation, *known.remarks)
            yield self._piece(f"source:{source}", Section.SOURCES, head=known.short, small=small)

    def _at(self, at: str, part: object) -> Piece:
        """Return the piece that one part of the card is."""
        told: dict[str, list[str]] = {key: [] for key in ("head", "text", "small", "sources")}
        told["head"] += _marks(part)
        unseen = (*_UNSEEN, "why") if isinstance(part, FirstNumber) else _UNSEEN
        _tell(part, "", told, unseen)
        cited = dict.fromkeys(told["sources"])
        self._cited |= cited
        told["small"] += [self._library.sources[SourceId(each)].short for each in cited]
        head, text = ("\n".join(filter(None, told[key])) for key in ("head", "text"))
        section = _of_span(self._card, part) if isinstance(part, Span) else section_of(at)
        kind = _kind(part)
        small = tuple(filter(None, told["small"]))
        return self._piece(at, section, head=head, text=text, small=small, kind=kind)

    def _piece(
        self,
        at: str,
        section: Section | None,
        *,
        head: str = "",
        text: str = "",
        small: tuple[str, ...] = (),
        kind: HitKind = HitKind.SENTENCE,
    ) -> Piece:
        card, once, title = self._card, self._same.setdefault, section.value if section else ""
        named = f"{card.short_name}: {title}"
        return Piece(
            kind=kind,
            of=card.id,
            title=once(named, named) if title else card.name,
            place=CardPlace(card.id, title, once(at, at)),
            head=head,
            text=text,
            small=small,
        )


def _face(card: Treatment) -> Piece:
    lines = (
        card.one_line,
        *card.summary,
        card.stage_note,
        card.evidence_line,
        card.stage.value,
        card.group.value,
    )
    return Piece(
        kind=HitKind.CARD,
        of=card.id,
        title=card.name,
        place=CardPlace(card.id),
        head="\n".join(names(card)),
        text="\n".join(lines),
    )


def _parts(field: str, held: object) -> Iterator[tuple[str, msgspec.Struct]]:
    """Yield the smallest parts of a field that have a place of their own."""
    if isinstance(held, tuple):
        for index, part in enumerate(held):
            if isinstance(part, msgspec.Struct):
                yield f"{field}[{index}]", part
    elif isinstance(held, msgspec.Struct):
        for name in held.__struct_fields__:
            part = getattr(held, name)
            if isinstance(part, msgspec.Struct):
                yield f"{field}.{name}", part
            else:
                yield from _parts(f"{field}.{name}", part)


def _tell(value: object, field: str, told: dict[str, list[str]], unseen: Sequence[str]) -> None:
    """Sort every text of a value by the field it stands in."""
    if isinstance(value, str):
        told[_SORT.get(field, "text")].append(value)
    elif isinstance(value, tuple):
        for part in value:
            _tell(part, field, told, unseen)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in unseen:
                _tell(getattr(value, name), name, told, unseen)


def _of_span(card: Treatment, span: Span) -> Section:
    harms = {item.id for item in card.harms}
    return Section.HARMS if span.picture in harms else Section.BENEFITS


def _kind(part: object) -> HitKind:
    match part:
        case LicenceWarning():
            return HitKind.WARNING
        case EligibilityNote():
            return HitKind.ELIGIBILITY
        case Claim():
            return HitKind.CLAIM
    return HitKind.SENTENCE


def _marks(part: object) -> list[str]:
    """Return what is shown of a part that is no text of it: a kind, a status, types of MS."""
    match part:
        case LicenceWarning():
            return [part.kind.value, *(["boxed warning"] if part.boxed else [])]
        case EligibilityNote():
            return [part.status.value, part.region.value, types_in_words(part.ms_types)]
    return []


def _words(library: Library) -> Iterator[Piece]:
    for term in library.glossary:
        yield Piece(
            kind=HitKind.WORD,
            of="words",
            title=term.term,
            place=WordPlace(term.term),
            head="\n".join((term.term, *term.also)),
            text=term.plain,
        )


def _questions(library: Library) -> Iterator[Piece]:
    for question in library.questions:
        yield Piece(
            kind=HitKind.QUESTION,
            of="questions",
            title=question.topic,
            place=Screen.APPOINTMENTS,
            head="\n".join(question.words),
            text=question.text,
            question=question.id,
            small=tuple(library.treatments[each].short_name for each in question.treatments),
        )


def _types(library: Library) -> Iterator[Piece]:
    for kind in library.types.values():
        for line in (kind.one_line, *kind.plain, kind.how_told, kind.unsure):
            yield Piece(
                kind=HitKind.SCREEN,
                of=Screen.MY_MS.value,
                title=kind.name,
                place=TypePlace(kind.type),
                head=f"{kind.name} {kind.type.value}",
                text=line,
            )


def _screens(library: Library) -> Iterator[Piece]:
    for screen, head, said in _said(library):
        yield Piece(
            kind=HitKind.SCREEN,
            of=screen.value,
            title="",
            place=screen,
            head=head,
            text="\n".join(said),
        )


def _said(library: Library) -> Iterator[tuple[Screen, str, tuple[str, ...]]]:
    """Yield what stands on screens that have no cards: the screen, a heading, the texts."""
    yield from ((Screen.MATTERS, "", (each.text,)) for each in library.statements)
    yield from ((Screen.MATTERS, "", (each.text,)) for each in library.quick_checks)
    yield from ((Screen.COMPARE, "", (row.question,)) for row in library.rows)
    yield from ((Screen.APPOINTMENTS, "", (line,)) for line in library.bring)
    yield from _help(library)
    yield from _about(library)


def _help(library: Library) -> Iterator[tuple[Screen, str, tuple[str, ...]]]:
    fixed = library.help
    yield Screen.HELP, "", (*fixed.when_emergency, *fixed.when_team, *fixed.when_low)
    for country in fixed.countries:
        lines = (country.emergency, *country.lines)
        yield Screen.HELP, country.country, tuple(f"{each.what}: {each.number}" for each in lines)


def _about(library: Library) -> Iterator[tuple[Screen, str, tuple[str, ...]]]:
    about = library.about
    yield Screen.ABOUT, "", (about.intended_purpose, about.made_by, about.paid_by)
    yield Screen.ABOUT, "", (*about.how_chosen, about.update_policy, *about.changes)
    for standard in library.standards.standard:
        for item in standard.items:
            yield Screen.ABOUT, standard.name, (item.text, item.where)
