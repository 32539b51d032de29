"""Questions that are suggested, each with its reason; plain rules, in this order.

What was heard comes first, newest first; then what was read, a question of the bank on the same
subject; then one for the person's type of MS.  Nothing is weighed: a reason is said, and the
person picks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msdesk.domain.days import day_month
from msdesk.domain.guide import BankQuestion
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.ms_type import MsType
from msdesk.domain.question import NewQuestion, from_bank, from_note
from msdesk.domain.reading import Reading
from msdesk.domain.section import Section
from msdesk.domain.value import Value
from msdesk.domain.words import first_line

MOST = 5
_HEARD, _READ, _TYPE = 2, 2, 1  # of each kind first; what is left over fills the rest

# The topic of the bank that a section of a card is about.
_TOPICS = {
    Section.BENEFITS.value: "What it may do",
    Section.HARMS.value: "What may go wrong",
    Section.LICENCE.value: "What may go wrong",
    Section.MY_TYPE.value: "Is it for me?",
    Section.CHECKS.value: "Tests and checks",
    Section.PREGNANCY.value: "Having children",
    Section.STOPPED.value: "Stopping or switching",
    Section.TRIALS.value: "Trials",
    Section.RED_FLAGS.value: "Clinics and costs",
}


class Suggestion(Value, frozen=True, kw_only=True):
    """A question, and why it is suggested: "because you read Ocrelizumab: What may go wrong"."""

    question: NewQuestion
    reason: str


class Known(Value, frozen=True, kw_only=True):
    """What the rules look at.

    ``names`` are the short names of the cards; ``used`` are the ids of the notes and the bank's
    questions that became questions already.  ``read`` and ``notes`` come newest first.
    """

    bank: tuple[BankQuestion, ...]
    names: Mapping[TreatmentId, str]
    read: tuple[Reading, ...] = ()
    notes: tuple[JournalEntry, ...] = ()
    ms_types: tuple[MsType, ...] = ()
    used: Collection[str] = frozenset()


def suggested(known: Known) -> tuple[Suggestion, ...]:
    """Return at most five suggestions, no question twice."""
    kinds = ((_heard(known), _HEARD), (_after_reading(known), _READ), (_for_type(known), _TYPE))
    found = [list(suggestions) for suggestions, _ in kinds]
    first = [each for some, (_, most) in zip(found, kinds, strict=True) for each in some[:most]]
    more = [each for some, (_, most) in zip(found, kinds, strict=True) for each in some[most:]]
    return tuple(islice(_once((*first, *more), known.used), MOST))


def _once(suggestions: Iterable[Suggestion], used: Collection[str]) -> Iterator[Suggestion]:
    seen = set(used)
    for each in suggestions:
        if each.question.origin_id not in seen:
            seen.add(each.question.origin_id)
            yield each


def _heard(known: Known) -> Iterator[Suggestion]:
    for note in known.notes:
        if note.kind is EntryKind.HEARD:
            said = first_line(note.text, 60)
            reason = f"because you heard “{said}” on {day_month(note.day)}"
            yield Suggestion(question=from_note(note), reason=reason)


def _after_reading(known: Known) -> Iterator[Suggestion]:
    """Give one question of the bank for each section that was read, on its subject."""
    given = set(known.used)
    for reading in known.read:
        topic, name = _TOPICS.get(reading.section), known.names.get(reading.card)
        question = _on(known.bank, topic, reading.card, given) if topic and name else None
        if question is not None:
            given.add(question.id)
            reason = f"because you read {name}: {reading.section}"
            yield Suggestion(question=from_bank(question), reason=reason)


def _on(
    bank: Sequence[BankQuestion], topic: str, card: TreatmentId, given: Collection[str]
) -> BankQuestion | None:
    """Return the first question on a topic that is about a card, else one about any card."""
    of_topic = [q for q in bank if q.topic == topic and q.id not in given]
    about_it = (q for q in of_topic if card in q.treatments)
    about_any = (q for q in of_topic if not q.treatments)
    return next(about_it, None) or next(about_any, None)


def _for_type(known: Known) -> Iterator[Suggestion]:
    """Give the questions of the bank that are for the person's type and not for everyone."""
    mine = set(known.ms_types)
    for question in known.bank:
        types = [ms_type for ms_type in question.ms_types if ms_type in mine]
        if types:
            reason = f"because your type is {_named(types)}"
            yield Suggestion(question=from_bank(question), reason=reason)


def _named(types: Iterable[MsType]) -> str:
    """Return types in short: "PPMS" for PPMS that is active or not."""
    return " or ".join(dict.fromkeys(ms_type.value.split()[0] for ms_type in types))
