"""Everything the library says, in the pieces that a search finds and a press opens.

A piece of a card is one part of it, as ``walking.texts`` names parts: a statement, a step, an
item, a warning.  So a search reads what a card shows to the sentence, and a field that a card
gets later is found without a line here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import msgspec

from msdesk.content.library import Library
from msdesk.content.walking import texts
from msdesk.domain.claim import Claim
from msdesk.domain.eligibility import EligibilityNote
from msdesk.domain.finding import HitKind
from msdesk.domain.first import FirstNumber, Span
from msdesk.domain.ms_type import types_in_words
from msdesk.domain.place import CardPlace, Place, WordPlace
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
_UNSEEN = ("treatment", "items", "picture")  # ids
_FIELD = re.compile(r"(\w+)(?:\[\d+\])*$")


class Piece(Value, frozen=True, kw_only=True):
    """Something that can be found: its heading, its text line by line, and what stands small.

    ``of`` is the card, or the list, that it is a piece of.  A ``title`` of "" is that of the
    screen of its place.
    """

    kind: HitKind
    of: str
    title: str
    place: Place
    head: str = ""
    text: str = ""
    small: str = ""


def pieces(library: Library) -> Iterator[Piece]:
    """Yield every piece, those of the cards first."""
    for card in library.treatments.values():
        yield from _of_card(library, card)
    yield from _words(library)
    yield from _questions(library)
    yield from _screens(library)


def names(card: Treatment) -> tuple[str, ...]:
    """Return everything a card is called."""
    return (card.name, card.short_name, *card.other_names)


def _of_card(library: Library, card: Treatment) -> Iterator[Piece]:
    yield _face(card)
    at_part = partial(_at, library, card)
    for field in card.__struct_fields__:
        held = getattr(card, field)
        if field in (*_NAMES, *_ASIDE) or not isinstance(held, tuple | msgspec.Struct):
            continue
        for at, part in _parts(field, held):
            yield at_part(at, part)
    if card.no_trials:
        yield at_part("no_trials", card.no_trials)
    for claim in library.claims_about(card.id):
        yield at_part(f"claim:{claim.id}", claim)
    for number, flag in enumerate(library.red_flags if card.shows_red_flags else ()):
        yield at_part(f"red_flag:{number}", flag)
    yield at_part("record", card.record)
    for source in library.cited_by(card):
        cited = library.sources[source]
        small = "\n".join((cited.citation, *cited.remarks))
        at = f"source:{source}"
        yield _piece(card, at, section_of(at), head=cited.short, small=small)


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


def _at(library: Library, card: Treatment, at: str, part: object) -> Piece:
    """Return the piece that one part of a card is."""
    told: dict[str, list[str]] = {"head": _marks(part), "text": [], "small": []}
    for place, text in texts(part, whole=True):
        found = _FIELD.search(place)
        field = found.group(1) if found else ""
        if field not in _UNSEEN and not (field == "why" and isinstance(part, FirstNumber)):
            told["head" if field in _HEAD else "small" if field in _SMALL else "text"].append(text)
    if sources := getattr(part, "sources", ()):
        told["small"].append(library.short_names(sources))
    head, text, small = ("\n".join(filter(None, told[each])) for each in told)
    section = _of_span(card, part) if isinstance(part, Span) else section_of(at)
    return _piece(card, at, section, head=head, text=text, small=small, kind=_kind(part))


def _of_span(card: Treatment, span: Span) -> Section:
    harms = {item.id for item in card.harms}
    return Section.HARMS if span.picture in harms else Section.BENEFITS


def _piece(
    card: Treatment,
    at: str,
    section: Section | None,
    *,
    head: str = "",
    text: str = "",
    small: str = "",
    kind: HitKind = HitKind.SENTENCE,
) -> Piece:
    title = section.value if section else ""
    return Piece(
        kind=kind,
        of=card.id,
        title=f"{card.short_name}: {title}" if title else card.name,
        place=CardPlace(card.id, title, at),
        head=head,
        text=text,
        small=small,
    )


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
            text=question.text,
            small=" ".join(library.treatments[each].short_name for each in question.treatments),
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
    for kind in library.types.values():
        said = (kind.one_line, *kind.plain, kind.how_told, kind.unsure)
        yield Screen.MY_MS, f"{kind.name} {kind.type.value}", said
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
