"""The questions for a message box of 1,000 letters."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.documents.message import MOST, questions_message
from msdesk.domain.sheet import SheetQuestion
from tests.documents.samples import EMPTY, EVERYTHING, HOSTILE, SIXTY, TYPICAL, with_text


def counted(text: str) -> int:
    """Return how many letters a browser counts at most."""
    return len(text.replace("\n", "\r\n").encode("utf-16-le")) // 2


def test_a_message_holds_the_one_thing_and_the_questions_in_their_order() -> None:
    assert questions_message(TYPICAL) == (
        "My questions for the neurologist, Tuesday 1 December 2026, 10:40\n"
        "The one thing I want from today: Know whether my MS is still active.\n"
        "1. Is there inflammation on my latest scan?\n"
        "2. I heard that stem cell transplant “absolutely works” for progressive MS. "
        "Is that true for someone like me? What was studied?\n"
        "3. What would make you say yes to Examplumab for me?\n"
        "4. Can I have a physiotherapy referral?\n"
        "5. Are there trials I could join?\n"
        "6. Who do I call if I get worse at the weekend?\n"
    )


def test_a_name_is_in_it_where_it_was_given() -> None:
    assert "\nName: Anna Åström\n" in questions_message(EVERYTHING)


def test_without_a_question_it_says_whom_it_is_for_and_what_is_wanted() -> None:
    assert questions_message(replace(EMPTY, one_thing="A scan")) == (
        "My questions for the MS nurse\nThe one thing I want from today: A scan\n"
    )


def test_a_question_alone_is_a_message() -> None:
    sheet = replace(EMPTY, top=(SheetQuestion(text="Is it safe?"),))

    assert questions_message(sheet) == "My questions for the MS nurse\n1. Is it safe?\n"


def test_with_nothing_written_there_is_no_message() -> None:
    assert questions_message(replace(EMPTY, name="Anna")) == ""


def test_what_is_left_out_is_counted() -> None:
    message = questions_message(SIXTY)
    *_, before, last = message.splitlines()

    assert "(MS nurse)" in before
    assert last == f"and {60 - int(before.split('.')[0])} more, on the list of all my questions."
    assert 900 < counted(message) <= MOST


@given(st.text(st.characters(), max_size=400))
@example("😀" * 400)
@example("Why? " * 100)
@example("x" * 1000)
def test_a_message_is_never_too_long_and_holds_three_questions(text: str) -> None:
    message = questions_message(replace(with_text("Why?" + text), if_time=SIXTY.if_time))

    assert counted(message) <= MOST
    assert [line[:2] for line in message.splitlines() if line[:1].isdigit()][:3] == [
        "1.",
        "2.",
        "3.",
    ]


def test_a_hostile_page_makes_a_message() -> None:
    assert counted(questions_message(HOSTILE)) <= MOST
