"""A card to take along, in words: one side for the table between a reader and their doctor.

It is the face of the card with the rules for the reader's own type, who must not take it, what
nobody knows, and three questions with room for the answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from msgspec.structs import replace

from msdesk.documents.citing import in_brackets
from msdesk.documents.take_along_cites import Cites
from msdesk.documents.take_along_numbers import boxes_of, shortly
from msdesk.documents.take_along_terms import words_met
from msdesk.documents.take_along_words import (
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
from msdesk.domain.first import FaceLine, face_lines
from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import BankQuestion, Role, plain_questions
from msdesk.domain.how_to_read import SECOND_HAND, second_hand
from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import MsType, Region, types_in_words
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
ONLY_THEY_CAN_SAY = "Only your MS team can say what is possible for you."
TELL_THEM = "If one of these fits you, tell your team."
NUMBERS = "1. Mark the numbers that matter to you"
NO_NUMBERS = "1. Mark what matters to you"
SEE_WHO_PAYS = "Who pays: see the card."
_QUESTIONS = 3


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
    glossary: Glossary,
    *,
    version: str,
    as_of: date,
) -> TakeAlong:
    """Return a card in words for one reader; ``as_of`` is the day the page is made."""
    cites = Cites(card, reader.region, sources)
    page = _page(card, reader, _asked(card, reader.types, bank), cites)
    told = (*(box.told for box in page.numbers), *_told((page.rules, page.must_not)))
    return replace(
        page,
        notice=_due(card, as_of),
        words=tuple(words_met(glossary, page)),
        of_second_hand=" ".join(SECOND_HAND) if second_hand(told) else "",
        sources=tuple(f"{n} {tidy(name)}" for n, name in enumerate(cites.met, start=1)),
        footer=f"Made with msdesk {version} on {day_in_words(as_of)}. {NOT_ADVICE}",
    )


def _page(
    card: Treatment, reader: Reader, asked: Sequence[tuple[str, Role]], cites: Cites
) -> TakeAlong:
    """Return what the card itself tells; its numbers come last, so do their sources."""
    face = tuple(_face(card, reader, cites))
    rules, rules_short, rules_least = (_rules(card, reader, cites, less) for less in Less)
    boxed = tuple(_boxed_elsewhere(card, reader.region, cites))
    must_not = _must_not(card, reader.region, cites)
    not_known = _not_known(card, cites)
    without_numbers = len(cites.met)
    boxes = boxes_of(card, reader.types, cites, alike=False)
    return TakeAlong(
        title=tidy(card.name),
        document_title=f"{tidy(card.name)}, to take along",
        standing=_standing(card),
        in_short=tuple(filter(None, map(tidy, card.summary))),
        face=face,
        numbers=boxes,
        numbers_heading=NUMBERS if any(box.figures for box in boxes) else NO_NUMBERS,
        numbers_alike=boxes_of(card, reader.types, cites, alike=True),
        rules=rules,
        rules_short=rules_short,
        rules_least=rules_least,
        boxed_elsewhere=boxed,
        must_not=must_not,
        must_not_short=_must_not_short(card, reader.region, cites),
        not_known=not_known,
        questions_heading=_to_ask(asked, 2 if boxes else 1),
        questions=_questions(asked),
        without_numbers=without_numbers,
    )


def _told(parts: Iterable[Part]) -> Iterator[str]:
    yield from (each.text for part in parts for each in part.sentences)


def _face(card: Treatment, reader: Reader, cites: Cites) -> Iterator[Sentence]:
    for line, types in face_lines(card.face, reader.types):
        yield _sentence(_for_whom(line, types, reader), line.text, line.sources, cites)


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


def _sentence(head: str, text: str, sources: Collection[SourceId], cites: Cites) -> Sentence:
    return Sentence(head=tidy(head), text=tidy(text), cited=in_brackets(cites.of(sources)))


def _rules(card: Treatment, reader: Reader, cites: Cites, less: Less) -> Part:
    notes = card.notes_for(reader.types, reader.region)
    found = tuple(_rule(types, note, cites, less) for types, note in notes)
    return Part(
        heading=f"The rules for my type of MS ({reader.region.value})",
        sentences=found or (Sentence(text=NO_TYPE),),
        below=ONLY_THEY_CAN_SAY if less is Less.WHO_PAYS else ONLY_YOUR_TEAM,
    )


def _rule(types: tuple[MsType, ...], note: EligibilityNote, cites: Cites, less: Less) -> Sentence:
    rule = note.rests_on
    head = f"{types_in_words(types)}: {note.status.value}."
    shown_by = rule.dated if rule and less is not Less.NOTHING else note.shown_by
    pays = SEE_WHO_PAYS if note.who_pays and less is Less.WHO_PAYS else note.who_pays
    text = sentences((note.in_short, pays, shown_by))
    text = text if less is Less.NOTHING else shortly(text)
    return _sentence(head, text, rule.sources if rule else (), cites)


def _must_not(card: Treatment, region: Region, cites: Cites) -> Part:
    found = [w for w in not_to_miss(card.licence, region) if region in w.regions]
    return Part(
        heading=f"Who must not take it ({region.value})",
        sentences=tuple(_who_must_not(w, found, cites) for w in found)
        or (Sentence(text=NO_LICENCE),),
        below=TELL_THEM if any(_tells_who(w) for w in found) else "",
    )


def _tells_who(warning: LicenceWarning) -> bool:
    return warning.kind is WarningKind.MUST_NOT and warning.answer is Answer.WARNED_OF


def _who_must_not(
    warning: LicenceWarning, found: Sequence[LicenceWarning], cites: Cites
) -> Sentence:
    """Return a warning; beside others a gap says what it is that nobody has checked."""
    said = _warned(warning, cites)
    gap = warning.kind is WarningKind.MUST_NOT and not _tells_who(warning)
    if gap and not said.head and len(found) > 1:
        return replace(said, head="Who must not take it:")
    return said


def _boxed_elsewhere(card: Treatment, region: Region, cites: Cites) -> Iterator[Part]:
    """Yield by their names the boxed warnings that only the labels of the other region have."""
    if boxed := boxed_elsewhere(card.licence, region):
        (there,) = set(Region) - {region}
        sources = dict.fromkeys(s for w in boxed for s in w.sources)
        kinds = named_by_product(boxed)
        named = _sentence("", f"{kinds[0].upper()}{kinds[1:]}.", sources, cites)
        yield Part(heading=f"Strongest (boxed) warnings in the {there.value}", sentences=(named,))


def _must_not_short(card: Treatment, region: Region, cites: Cites) -> Part:
    """Return the same with boxed warnings by their names, for where there is no room for more."""
    whole = _must_not(card, region, cites)
    found = [w for w in not_to_miss(card.licence, region) if region in w.regions]
    boxed = [w for w in found if w.kind is not WarningKind.MUST_NOT]
    others = [replace(one, text=shortly(one.text)) for one in whole.sentences[len(boxed) :]]
    if boxed:
        sources = dict.fromkeys(s for w in boxed for s in w.sources)
        text = f"{named_by_product(boxed)}. In full on the card in msdesk."
        others.insert(0, _sentence("Strongest (boxed) warnings:", text, sources, cites))
    return replace(whole, sentences=tuple(others))


def _warned(warning: LicenceWarning, cites: Cites) -> Sentence:
    unnamed = warning.kind in (WarningKind.MUST_NOT, WarningKind.ANOTHER)
    said = (
        warning.product,
        "boxed warning" if warning.boxed else "",
        "" if unnamed else warning.kind.value,
    )
    head = ", ".join(filter(None, said))
    told = warning.seen.in_words if warning.answer is Answer.WARNED_OF else ""
    text = sentences((warning.words, told))
    return _sentence(f"{head[0].upper()}{head[1:]}:" if head else "", text, warning.sources, cites)


def _not_known(card: Treatment, cites: Cites) -> Part:
    line = card.in_short.not_known if card.in_short else card.not_known[0]
    return Part(
        heading="What is not known",
        sentences=(_sentence("", line.text, line.sources, cites),),
    )


def _asked(
    card: Treatment, mine: Collection[MsType], bank: Iterable[BankQuestion]
) -> list[tuple[str, Role]]:
    """Return the card's own question, those of the bank about it, and those for any visit."""
    bank = tuple(bank)
    about = (
        each
        for each in bank
        if card.id in each.treatments and (not each.ms_types or set(mine) & set(each.ms_types))
    )
    said = {card.ask: Role.NEUROLOGIST} if card.ask else {}
    for each in (*about, *plain_questions(bank)):
        said.setdefault(each.text, each.ask)
    return list(said.items())[:_QUESTIONS]


def _questions(asked: Sequence[tuple[str, Role]]) -> tuple[Question, ...]:
    """Return the questions, each with whom it is for unless all are for one."""
    for_one = len({whom for _, whom in asked}) == 1
    return tuple(
        Question(text=tidy(text), whom="" if for_one else f"For the {whom.value}")
        for text, whom in asked
    )


def _to_ask(asked: Sequence[tuple[str, Role]], step: int) -> str:
    """Return the heading of the questions: the steps from this one on, and whom to ask."""
    all_for = {whom for _, whom in asked}
    whom = f"the {all_for.pop().value} " if len(all_for) == 1 else ""
    return f"{step}. Ask {whom}these three questions. {step + 1}. Write down the answers."
