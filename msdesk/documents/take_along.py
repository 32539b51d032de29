"""A card to take along, in words: one side for the table between a reader and their doctor.

It is the face of the card with the rules for the reader's own type, who must not take it, what
nobody knows, and three questions with room for the answers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from msgspec.structs import replace

from msdesk.documents.citing import in_brackets
from msdesk.documents.take_along_words import (
    Box,
    Figure,
    Part,
    Question,
    Sentence,
    TakeAlong,
)
from msdesk.documents.wording import (
    NOT_ADVICE,
    ONLY_YOUR_TEAM,
    day_in_words,
    sentences,
    tidy,
)
from msdesk.domain.eligibility import EligibilityNote
from msdesk.domain.first import FaceLine, Slot, face_lines
from msdesk.domain.first_words import ShownGroup, ShownNumber, shown_first
from msdesk.domain.guide import BankQuestion, Role, plain_questions
from msdesk.domain.how_to_read import SECOND_HAND, second_hand
from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import MsType, Region, types_in_words
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Source
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import (
    Answer,
    LicenceWarning,
    WarningKind,
    boxed_elsewhere,
    named_by_product,
    not_to_miss,
)

NO_LICENCE = "There is no licence text for this."
NO_TYPE = "It depends on your type of MS. Say it in My MS, and the rules for it stand here."
TELL_THEM = "If one of these fits you, tell your team."
SEE_WHO_PAYS = "Who pays: see the card."
_QUESTIONS = 3
_TURNS = (Slot.GAIN, Slot.HARM, Slot.MY_TYPE, Slot.BURDEN, Slot.FIFTH, Slot.SIXTH)


class Less(Enum):
    """What a rule is told without: it is for where there is no room."""

    NOTHING = "nothing"
    ITS_NAME = "its name"  # the number of its source stands there
    WHO_PAYS = "who pays"


class Reader(NamedTuple):
    """For whom the card is: their types of MS, and where they live."""

    types: tuple[MsType, ...] = ()
    region: Region = Region.UK_EU


def take_along(
    card: Treatment,
    reader: Reader,
    bank: Iterable[BankQuestion],
    sources: Mapping[SourceId, Source],
    *,
    version: str,
    as_of: date,
) -> TakeAlong:
    """Return a card in words for one reader; ``as_of`` is the day the page is made."""
    numbers = Numbers()
    face = tuple(_face(card, reader, numbers))
    rules, rules_short, rules_least = (_rules(card, reader, numbers, less) for less in Less)
    boxed = tuple(_boxed_elsewhere(card, reader.region, numbers))
    must_not = _must_not(card, reader.region, numbers)
    not_known = _not_known(card, numbers)
    without_numbers = len(numbers.met())
    boxes = _boxes(shown_first(card, reader.types), numbers)
    return TakeAlong(
        title=tidy(card.name),
        document_title=f"{tidy(card.name)}, to take along",
        standing=_standing(card),
        notice=_due(card, as_of),
        in_short=tuple(filter(None, map(tidy, card.summary))),
        face=face,
        numbers=boxes,
        rules=rules,
        rules_short=rules_short,
        rules_least=rules_least,
        boxed_elsewhere=boxed,
        must_not=must_not,
        must_not_short=_must_not_short(card, reader.region, numbers),
        not_known=not_known,
        questions=tuple(_questions(card, reader.types, bank)),
        without_numbers=without_numbers,
        of_second_hand=" ".join(SECOND_HAND) if second_hand(_told(boxes, rules, must_not)) else "",
        sources=tuple(f"{n} {tidy(sources[s].short)}" for s, n in numbers.met().items()),
        footer=f"Made with msdesk {version} on {day_in_words(as_of)}. {NOT_ADVICE}",
    )


def _told(boxes: Iterable[Box], *parts: Part) -> Iterator[str]:
    yield from (box.told for box in boxes)
    yield from (each.text for part in parts for each in part.sentences)


def _face(card: Treatment, reader: Reader, numbers: Numbers) -> Iterator[Sentence]:
    for line, types in face_lines(card.face, reader.types):
        yield _sentence(_for_whom(line, types, reader), line.text, line.sources, numbers)


def _for_whom(line: FaceLine, types: tuple[MsType, ...], reader: Reader) -> str:
    """Return the types a sentence is for, where it does not name them itself."""
    named = types_in_words(types)
    known = named.partition(" ")[0] in line.text and set(types) >= set(reader.types)
    return f"{named}:" if types and not known else ""


def _standing(card: Treatment) -> tuple[str, str]:
    checked = day_in_words(card.record.checked_on)
    return f"{card.group.value} · {card.stage.value}", f"Checked {checked}"


def _due(card: Treatment, as_of: date) -> str:
    by = day_in_words(card.record.next_check_on)
    due = f"This may be out of date. It should have been checked again by {by}."
    return due if card.record.is_due(as_of) else ""


def _sentence(head: str, text: str, sources: Collection[SourceId], numbers: Numbers) -> Sentence:
    return Sentence(head=tidy(head), text=tidy(text), cited=in_brackets(numbers.of(sources)))


def _boxes(shown: tuple[ShownNumber, ...], numbers: Numbers) -> tuple[Box, ...]:
    """Return all in their order; sources are numbered in the order in which they get room.

    Who has two types may have a number twice: the second waits, unless it is about a type.
    """
    slots = [each.slot for each in shown]

    def turn_of(place: int) -> tuple[bool, int]:
        again = slots[place] in slots[:place] and slots[place] is not Slot.MY_TYPE
        return again, _TURNS.index(slots[place])

    by_turn = sorted(range(len(shown)), key=turn_of)
    made = {place: _box(shown[place], turn, numbers) for turn, place in enumerate(by_turn)}
    return tuple(made[place] for place in range(len(shown)))


def _box(shown: ShownNumber, turn: int, numbers: Numbers) -> Box:
    before, after = (shown.who, shown.could_be), (_ended(shown.how_sure), shown.told)
    kept = _of_chance(shown.words) if shown.groups else shown.words
    return Box(
        heading=tidy(shown.heading),
        types=tidy(shown.types),
        figures=tuple(_figure(group, shown) for group in shown.groups),
        big=tidy(shown.big),
        told=sentences(map(tidy, (*before, shown.words, *after))),
        told_short=sentences(map(tidy, (*before, kept, *after))),
        cited=in_brackets(numbers.of(shown.sources)),
        turn=turn,
        last=len(numbers.met()),
    )


def _of_chance(words: str) -> str:
    """Return the sentences that say that a gap may be none."""
    told = re.split(r"(?<=[.!?]) ", words)
    return sentences(each for each in told if "chance could explain" in each)


def _ended(text: str) -> str:
    return f"{text}." if text else ""


def _figure(group: ShownGroup, shown: ShownNumber) -> Figure:
    return Figure(
        number=group.number,
        rest=group.rest,
        label=tidy(group.label) if len(shown.groups) > 1 else "",
        count=group.count,
        of=group.of,
        between=group.between,
        alt=tidy(shown.picture_of(group)),
    )


def _rules(card: Treatment, reader: Reader, numbers: Numbers, less: Less) -> Part:
    notes = card.notes_for(reader.types, reader.region)
    found = tuple(_rule(types, note, numbers, less) for types, note in notes)
    return Part(
        heading=f"The rules for my type of MS ({reader.region.value})",
        sentences=found or (Sentence(text=NO_TYPE),),
        below=ONLY_YOUR_TEAM,
    )


def _rule(
    types: tuple[MsType, ...], note: EligibilityNote, numbers: Numbers, less: Less
) -> Sentence:
    rule = note.rests_on
    head = f"{types_in_words(types)}: {note.status.value}."
    shown_by = rule.dated if rule and less is not Less.NOTHING else note.shown_by
    pays = SEE_WHO_PAYS if note.who_pays and less is Less.WHO_PAYS else note.who_pays
    text = sentences((note.in_short, pays, shown_by))
    return _sentence(head, text, rule.sources if rule else (), numbers)


def _must_not(card: Treatment, region: Region, numbers: Numbers) -> Part:
    found = [w for w in not_to_miss(card.licence, region) if region in w.regions]
    return Part(
        heading=f"Who must not take it ({region.value})",
        sentences=tuple(_warned(w, numbers) for w in found) or (Sentence(text=NO_LICENCE),),
        below=TELL_THEM if found else "",
    )


def _boxed_elsewhere(card: Treatment, region: Region, numbers: Numbers) -> Iterator[Part]:
    """Yield by their names the boxed warnings that only the labels of the other region have."""
    if boxed := boxed_elsewhere(card.licence, region):
        (there,) = set(Region) - {region}
        sources = dict.fromkeys(s for w in boxed for s in w.sources)
        kinds = named_by_product(boxed)
        named = _sentence("", f"{kinds[0].upper()}{kinds[1:]}.", sources, numbers)
        yield Part(heading=f"Boxed warnings in the {there.value}", sentences=(named,))


def _must_not_short(card: Treatment, region: Region, numbers: Numbers) -> Part:
    """Return the same with boxed warnings by their names, for where there is no room for more."""
    whole = _must_not(card, region, numbers)
    found = [w for w in not_to_miss(card.licence, region) if region in w.regions]
    boxed = [w for w in found if w.kind is not WarningKind.MUST_NOT]
    if not boxed:
        return whole
    sources = dict.fromkeys(s for w in boxed for s in w.sources)
    text = f"{named_by_product(boxed)}. In full on the card in msdesk."
    named = _sentence("Boxed warnings:", text, sources, numbers)
    return replace(whole, sentences=(named, *whole.sentences[len(boxed) :]))


def _warned(warning: LicenceWarning, numbers: Numbers) -> Sentence:
    unnamed = warning.kind in (WarningKind.MUST_NOT, WarningKind.ANOTHER)
    said = (
        warning.product,
        "boxed warning" if warning.boxed else "",
        "" if unnamed else warning.kind.value,
    )
    head = ", ".join(filter(None, said))
    told = warning.seen.in_words if warning.answer is Answer.WARNED_OF else ""
    text = sentences((warning.words, told))
    return _sentence(
        f"{head[0].upper()}{head[1:]}:" if head else "", text, warning.sources, numbers
    )


def _not_known(card: Treatment, numbers: Numbers) -> Part:
    line = card.in_short.not_known if card.in_short else card.not_known[0]
    return Part(
        heading="What is not known",
        sentences=(_sentence("", line.text, line.sources, numbers),),
    )


def _questions(
    card: Treatment, mine: Collection[MsType], bank: Iterable[BankQuestion]
) -> Iterator[Question]:
    """Yield the card's own question, then those of the bank about it, then those for any visit."""
    bank = tuple(bank)
    about = (
        each
        for each in bank
        if card.id in each.treatments and (not each.ms_types or set(mine) & set(each.ms_types))
    )
    said = {card.ask: Role.NEUROLOGIST} if card.ask else {}
    for each in (*about, *plain_questions(bank)):
        said.setdefault(each.text, each.ask)
    for text, whom in list(said.items())[:_QUESTIONS]:
        yield Question(text=tidy(text), whom=f"For the {whom.value}")
