"""How a bank question, a note, a claim and a figure become a question."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from msdesk.domain.estimate import Arm, Estimate, Finding, Item, NoFairComparison
from msdesk.domain.guide import Role
from msdesk.domain.ids import QuestionId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.question import (
    NewQuestion,
    Origin,
    Question,
    from_bank,
    from_claim,
    from_item,
    from_licence,
    from_note,
    on_page,
)
from msdesk.domain.warning import WarningKind
from tests.domain.samples import (
    ABSENCE,
    BANK_QUESTION,
    CLAIM,
    ENTRY,
    ESTIMATE,
    FINDING,
)

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def arm(per_100: float) -> Arm:
    return Arm(label="Examplumab", per_100=per_100, no_range="Made up")


def estimate(*per_100: float, **changes: object) -> Estimate:
    return replace(ESTIMATE, arms=tuple(arm(rate) for rate in per_100), **changes)


EXAMPLUMAB = TreatmentId("examplumab")


def test_a_question_of_ones_own_is_for_the_neurologist() -> None:
    question = NewQuestion(text="Is it for me?")

    assert (question.ask, question.origin) == (Role.NEUROLOGIST, Origin.OWN)


def test_a_question_of_the_bank_keeps_its_words_and_whom_to_ask() -> None:
    assert from_bank(BANK_QUESTION) == NewQuestion(
        text="Is my MS active at the moment?",
        ask=Role.MS_NURSE,
        origin=Origin.BANK,
        came_from="From the question bank",
        origin_id="active-now",
    )


def test_what_was_heard_asks_what_was_studied() -> None:
    heard = replace(ENTRY, kind=EntryKind.HEARD, text="It works.\nFor all!")

    assert from_note(heard).text == (
        "I heard: “It works. For all!” Is that true for someone like me? What was studied?"
    )


@pytest.mark.parametrize("kind", [EntryKind.NOTE, EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT])
def test_any_other_note_asks_what_it_means(kind: EntryKind) -> None:
    assert from_note(replace(ENTRY, kind=kind)).text == (
        "I noted: “Tingling in my left hand.” What does this mean for me?"
    )


def test_a_question_from_a_note_says_from_which() -> None:
    question = from_note(replace(ENTRY, day=date(2026, 3, 9)))

    assert (question.origin, question.came_from, question.origin_id) == (
        Origin.NOTE,
        "From my note of 9 March",
        "entry",
    )


def test_a_long_note_is_cut() -> None:
    question = from_note(replace(ENTRY, text="tingling " * 100))

    assert "tingling…” What" in question.text
    assert len(question.text) < 300


def test_a_claim_asks_the_question_that_stands_beside_it() -> None:
    assert from_claim(CLAIM) == NewQuestion(
        text="What was studied in people like me?",
        origin=Origin.CLAIM,
        came_from="A made-up clinic",
        origin_id="examplumab-works",
    )


def test_a_figure_is_asked_about_with_all_its_groups() -> None:
    assert from_item(ESTIMATE, EXAMPLUMAB, "Examplumab", "Alpha 2024").text == (
        "Examplumab: I read “Got worse”: 26 out of 100 people (Examplumab); "
        "32 out of 100 people (Dummy pill). What would you expect for someone like me?"
    )


def test_a_finding_is_asked_about_in_its_own_words() -> None:
    assert from_item(FINDING, EXAMPLUMAB, "Examplumab", "Alpha 2024").text == (
        "Examplumab: I read “People who began early did better.” What does that mean for me?"
    )


def test_what_nobody_has_tested_is_asked_about_too() -> None:
    assert from_item(ABSENCE, EXAMPLUMAB, "Examplumab", "").text == (
        "Examplumab: “Damage that mends”: nobody has tested this fairly. What do you know?"
    )


@pytest.mark.parametrize(
    ("item", "source", "came_from"),
    [
        (ESTIMATE, "Alpha 2024", "Alpha 2024, n=200"),
        (FINDING, "Alpha 2024; Beta 2025", "Alpha 2024; Beta 2025, n=110"),
        (replace(ESTIMATE, n=None, no_n="Not in the text"), "Alpha 2024", "Alpha 2024"),
        (ABSENCE, "Alpha 2024", "Alpha 2024"),
        (ABSENCE, "", "Examplumab"),
    ],
)
def test_a_question_from_a_card_says_what_it_rests_on(
    item: Item, source: str, came_from: str
) -> None:
    assert from_item(item, EXAMPLUMAB, "Examplumab", source).came_from == came_from


@pytest.mark.parametrize("item", [ESTIMATE, FINDING, ABSENCE])
def test_a_question_from_a_card_remembers_its_card(
    item: Estimate | Finding | NoFairComparison,
) -> None:
    question = from_item(item, EXAMPLUMAB, "Examplumab", "Alpha 2024")

    assert (question.origin, question.origin_id) == (Origin.CARD, EXAMPLUMAB)


@pytest.mark.parametrize(
    ("kind", "asks"),
    [
        (WarningKind.EYES, "I read what the licence warns of, “eyes”. What does that mean for me"),
        (WarningKind.MUST_NOT, "the licence says who must not take it. Does any of that apply"),
        (WarningKind.CHECKS, "the licence asks for checks before and during. Which of them do I"),
        (WarningKind.ANOTHER, "I read the other warnings of the licence. Which of them matter"),
        (None, "what else does its licence warn of, that I should know?"),
    ],
)
def test_a_warning_becomes_a_question_that_remembers_its_card(
    kind: WarningKind | None, asks: str
) -> None:
    question = from_licence(EXAMPLUMAB, "Examplumab", kind)

    assert question.text.startswith(f"Examplumab: {asks}")
    assert (question.origin, question.came_from, question.origin_id) == (
        Origin.CARD,
        "Examplumab, what the licence warns of",
        "examplumab",
    )


def listed(*ranks: int | None) -> list[Question]:
    return [
        Question(id=QuestionId(str(n)), text=f"{n}?", rank=rank, changed_at=NOW)
        for n, rank in enumerate(ranks, 1)
    ]


@pytest.mark.parametrize(
    ("ranks", "on_top"),
    [
        ((None, None, None, None), ["1?", "2?", "3?"]),
        ((None,), ["1?"]),
        ((1, 2, None, None), ["1?", "2?"]),
        ((), []),
    ],
)
def test_the_first_three_stand_on_top_where_nothing_is_starred(
    ranks: tuple[int | None, ...], on_top: list[str]
) -> None:
    questions = listed(*ranks)

    top, others = on_page(questions)

    assert [each.text for each in top] == on_top
    assert [*top, *others] == questions
