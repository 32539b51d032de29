"""At most five questions are suggested, each with the reason that a person knows."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec.structs import replace

from msdesk.domain.guide import BankQuestion, Role
from msdesk.domain.ids import BankQuestionId, EntryId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.ms_type import MsType
from msdesk.domain.reading import Reading
from msdesk.domain.suggestion import Known, suggested

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CARD = TreatmentId("examplumab")
PPMS = (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)


def bank(
    name: str, topic: str, *cards: TreatmentId, types: tuple[MsType, ...] = ()
) -> BankQuestion:
    return BankQuestion(
        id=BankQuestionId(name),
        text=f"{name}?",
        topic=topic,
        ask=Role.NEUROLOGIST,
        treatments=cards,
        ms_types=types,
    )


def read(section: str, card: TreatmentId = CARD) -> Reading:
    return Reading(card=card, section=section, changed_at=NOW)


def heard(name: str, text: str) -> JournalEntry:
    day = date(2026, 11, 21)
    return JournalEntry(id=EntryId(name), kind=EntryKind.HEARD, day=day, text=text, changed_at=NOW)


BANK = (
    bank("any harm", "What may go wrong"),
    bank("its harm", "What may go wrong", CARD),
    bank("other harm", "What may go wrong", TreatmentId("other")),
    bank("progressive", "Progressive MS", types=PPMS),
)
KNOWN = Known(bank=BANK, names={CARD: "Examplumab"})


def reasons(known: Known) -> list[tuple[str, str]]:
    return [(each.question.text, each.reason) for each in suggested(known)]


def test_of_what_was_heard_one_is_asked_whether_it_is_true() -> None:
    known = replace(KNOWN, notes=(heard("n", "It cures MS!"),))

    (found,) = suggested(known)

    assert found.question.origin_id == "n"
    assert found.reason == "because you heard “It cures MS!” on 21 November"


def test_a_note_that_was_not_heard_suggests_nothing() -> None:
    note = replace(heard("n", "Tingling"), kind=EntryKind.NOTE)

    assert suggested(replace(KNOWN, notes=(note,))) == ()


def test_after_reading_a_question_about_that_card_comes_first() -> None:
    assert reasons(replace(KNOWN, read=(read("What may go wrong"),))) == [
        ("its harm?", "because you read Examplumab: What may go wrong")
    ]


def test_where_none_is_about_the_card_one_about_any_comes() -> None:
    known = replace(KNOWN, read=(read("What may go wrong"),), used={"its harm"})

    assert [text for text, _ in reasons(known)] == ["any harm?"]


def test_two_sections_on_one_subject_suggest_two_questions() -> None:
    sections = (read("What may go wrong"), read("What the licence warns of"))

    assert [text for text, _ in reasons(replace(KNOWN, read=sections))] == [
        "its harm?",
        "any harm?",
    ]


def test_a_section_without_a_subject_suggests_nothing() -> None:
    assert suggested(replace(KNOWN, read=(read("What it is"),))) == ()


def test_a_card_that_is_gone_suggests_nothing() -> None:
    gone = read("What may go wrong", TreatmentId("gone"))

    assert suggested(replace(KNOWN, read=(gone,))) == ()


def test_ones_type_suggests_a_question_that_is_not_for_everyone() -> None:
    assert reasons(replace(KNOWN, ms_types=PPMS)) == [
        ("progressive?", "because your type is PPMS")
    ]


def test_at_most_five_are_suggested_and_no_kind_pushes_the_others_out() -> None:
    notes = tuple(heard(f"n{number}", f"heard {number}") for number in range(9))
    known = replace(KNOWN, notes=notes, read=(read("What may go wrong"),), ms_types=PPMS)

    assert [text for text, _ in reasons(known)][2:4] == ["its harm?", "progressive?"]
    assert len(suggested(known)) == 5


def test_what_is_a_question_already_is_not_suggested() -> None:
    known = replace(KNOWN, notes=(heard("n", "It cures MS!"),), ms_types=PPMS)

    assert suggested(replace(known, used={"n", "progressive"})) == ()
