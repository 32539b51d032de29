"""Questions for the health team, and how anything becomes one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from msdesk.domain.days import day_month
from msdesk.domain.estimate import Estimate, Finding, Item
from msdesk.domain.figures import figures_in_words
from msdesk.domain.guide import BankQuestion, Role
from msdesk.domain.ids import AppointmentId, QuestionId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.value import Value
from msdesk.domain.warning import WarningKind
from msdesk.domain.words import first_line

if TYPE_CHECKING:
    from msdesk.domain.claim import Claim
    from msdesk.domain.first_words import ShownNumber


class Origin(Enum):
    """What a question was made from."""

    OWN = "own"
    BANK = "question bank"
    CARD = "card"
    NOTE = "note"
    CLAIM = "claim"
    ELIGIBILITY = "eligibility note"


class QuestionStatus(Enum):
    """What has become of a question."""

    OPEN = "open"
    ASKED = "asked"
    ANSWERED = "answered"
    PARKED = "parked"  # for another visit; offered again when the next one is prepared


class NewQuestion(Value, frozen=True, kw_only=True):
    """A question before it is kept."""

    text: str
    ask: Role = Role.NEUROLOGIST
    origin: Origin = Origin.OWN
    came_from: str = ""  # printed below it: "Burt 2019, 110 people"
    origin_id: str = ""  # the bank question, note, claim or estimate


class Question(NewQuestion, frozen=True, kw_only=True):
    """A question the person keeps.

    ``rank`` is 1 to 3 for the top three of its appointment, else None; ``position`` orders
    the others.
    """

    id: QuestionId
    appointment: AppointmentId | None = None
    status: QuestionStatus = QuestionStatus.OPEN
    rank: int | None = None
    position: int = 0
    answer: str = ""
    parked_on: date | None = None
    changed_at: datetime


def on_page(listed: Sequence[Question]) -> tuple[list[Question], list[Question]]:
    """Return the top three of a list and the others, as they stand on the page.

    Where nothing is starred the first three stand on top: somebody who ran out of strength
    before that has a page all the same.
    """
    top = [each for each in listed if each.rank] or list(listed[:3])
    return top, [each for each in listed if each not in top]


def from_bank(question: BankQuestion) -> NewQuestion:
    """Return a question of the bank as one's own."""
    return NewQuestion(
        text=question.text,
        ask=question.ask,
        origin=Origin.BANK,
        came_from="From the question bank",
        origin_id=question.id,
    )


def from_note(entry: JournalEntry) -> NewQuestion:
    """Return the question a journal entry leads to; "I heard…" asks what was studied."""
    said = first_line(entry.text, 220)
    if entry.kind is EntryKind.HEARD:
        text = f"I heard: “{said}” Is that true for someone like me? What was studied?"
    else:
        text = f"I noted: “{said}” What does this mean for me?"
    day = day_month(entry.day)
    return NewQuestion(
        text=text, origin=Origin.NOTE, came_from=f"From my note of {day}", origin_id=entry.id
    )


def from_claim(claim: Claim) -> NewQuestion:
    """Return the question that stands beside a claim."""
    return NewQuestion(
        text=claim.question, origin=Origin.CLAIM, came_from=claim.who, origin_id=claim.id
    )


def from_item(item: Item, card: TreatmentId, treatment: str, source: str) -> NewQuestion:
    """Return the question a figure on a card leads to, with its source in short.

    ``treatment`` is what its card is called in short, ``source`` the short form of the item's
    sources, "Burt 2019".  The question remembers its card, whose dates the page prints.
    """
    match item:
        case Estimate():
            text = (
                f"{treatment}: I read “{item.outcome}”: {figures_in_words(item)}. "
                "What would you expect for someone like me?"
            )
        case Finding():
            text = f"{treatment}: I read “{item.statement}” What does that mean for me?"
        case _:
            text = (
                f"{treatment}: “{item.outcome}”: nobody has tested this fairly. What do you know?"
            )
    people = f", n={item.n}" if isinstance(item, Estimate | Finding) and item.n else ""
    return NewQuestion(
        text=text,
        origin=Origin.CARD,
        came_from=f"{source}{people}" if source else treatment,
        origin_id=card,
    )


def from_first(shown: ShownNumber, card: TreatmentId, treatment: str, source: str) -> NewQuestion:
    """Return the question that one of a card's first numbers leads to, in the words of its box."""
    if shown.is_gap:
        ends = "nobody has tested this fairly. What do you know?"
    elif shown.groups:
        ends = f"{'; '.join(shown.figures)}. What would you expect for someone like me?"
    else:
        ends = f"{shown.big.rstrip('.')}. What does that mean for me?"
    people = f", n={shown.people}" if shown.people else ""
    return NewQuestion(
        text=f"{treatment}: I read “{shown.heading}”: {ends}",
        origin=Origin.CARD,
        came_from=f"{source}{people}" if source else treatment,
        origin_id=card,
    )


def from_licence(card: TreatmentId, treatment: str, kind: WarningKind | None) -> NewQuestion:
    """Return the question that one kind of warning of a licence leads to.

    Without a kind it is about all that nobody has checked.
    """
    match kind:
        case None:
            text = "what else does its licence warn of, that I should know?"
        case WarningKind.MUST_NOT:
            text = "the licence says who must not take it. Does any of that apply to me?"
        case WarningKind.CHECKS:
            text = (
                "the licence asks for checks before and during. Which of them do I need, and when?"
            )
        case WarningKind.ANOTHER:
            text = "I read the other warnings of the licence. Which of them matter for me?"
        case _:
            text = (
                f"I read what the licence warns of, “{kind.value}”. "
                "What does that mean for me, and what would you watch for?"
            )
    return NewQuestion(
        text=f"{treatment}: {text}",
        origin=Origin.CARD,
        came_from=f"{treatment}, what the licence warns of",
        origin_id=card,
    )
