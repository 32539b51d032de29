"""The shipped question bank, glossary, claims and smaller pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from msdesk.content.library import Library
from msdesk.content.walking import texts
from msdesk.domain.claim import Claim, Voice
from msdesk.domain.guide import Role
from msdesk.domain.ms_type import MsType
from msdesk.ui.pages.introduction import NOT_SIGNED
from tests.content.reading import sentences, too_long

PPMS = {MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE}
PROGRESSIVE = PPMS | {MsType.SPMS_ACTIVE, MsType.SPMS_NOT_ACTIVE}


def twice(found: Iterable[str]) -> list[str]:
    return [text for text, count in Counter(t.casefold() for t in found).items() if count > 1]


def voices_of_2016(library: Library, voice: Voice) -> list[Claim]:
    """Return what somebody said in 2016 of AHSCT."""
    return [
        claim
        for claim in library.claims
        if claim.treatment == "ahsct" and claim.voice is voice and "2016" in claim.said_when
    ]


@pytest.mark.parametrize("part", ["claims", "questions", "rows", "statements", "quick_checks"])
def test_no_id_is_used_twice_in_a_file(library: Library, part: str) -> None:
    assert twice(each.id for each in getattr(library, part)) == []


@pytest.mark.parametrize(
    "part",
    [
        "claims",
        "questions",
        "rows",
        "statements",
        "quick_checks",
        "red_flags",
        "glossary",
        "help",
        "bring",
    ],
)
def test_no_sentence_is_long(library: Library, part: str) -> None:
    found = [s for _, text in texts(getattr(library, part)) for s in sentences(text)]

    assert too_long(found) == []


def test_no_sentence_about_the_types_is_long(library: Library) -> None:
    found = [s for _, text in texts(tuple(library.types.values())) for s in sentences(text)]

    assert too_long(found) == []


def test_the_bank_has_at_least_40_questions(library: Library) -> None:
    assert len(library.questions) >= 40


def test_no_question_of_the_bank_is_there_twice(library: Library) -> None:
    assert twice(question.text for question in library.questions) == []


def test_each_question_of_the_bank_is_a_question_under_a_topic(library: Library) -> None:
    odd = [q.id for q in library.questions if not (q.text.endswith("?") and q.topic.strip())]

    assert odd == []


def test_a_topic_of_the_bank_stands_together(library: Library) -> None:
    topics = [q.topic for q in library.questions]
    begun = [
        topic for before, topic in zip([None, *topics], topics, strict=False) if topic != before
    ]

    assert twice(begun) == []


@pytest.mark.parametrize("role", [Role.NEUROLOGIST, Role.MS_NURSE, Role.TRANSPLANT_TEAM])
def test_the_bank_has_questions_for_a_role(library: Library, role: Role) -> None:
    assert any(question.ask is role for question in library.questions)


@pytest.mark.parametrize("ms_type", MsType)
def test_the_bank_has_questions_for_a_type(library: Library, ms_type: MsType) -> None:
    assert len(list(library.questions_for((ms_type,)))) >= 40


def test_no_term_is_explained_twice(library: Library) -> None:
    assert twice(word for term in library.glossary for word in (term.term, *term.also)) == []


def test_each_term_is_explained(library: Library) -> None:
    assert [term.term for term in library.glossary if not term.plain.strip()] == []


def test_what_a_word_means_in_brief_is_at_most_ten_words_to_stand_after_a_colon(
    library: Library,
) -> None:
    brief = [term.brief for term in library.glossary if term.brief]

    assert [each for each in brief if len(each.split()) > 10 or each.endswith(".")] == []


def test_short_forms_of_types_and_harms_are_explained_in_brief(library: Library) -> None:
    brief = {term.term for term in library.glossary if term.brief}

    assert {"RRMS", "SPMS", "PPMS", "CIS", "RIS", "PML", "EDSS", "ATG", "AHSCT", "active"} <= brief


def test_words_of_other_medicines_and_of_studies_are_explained_in_brief(library: Library) -> None:
    brief = {term.term for term in library.glossary if term.brief}

    assert {"interferon", "register", "BTK", "QT", "MAO blocker", "licence", "placebo"} <= brief


@pytest.mark.parametrize(
    ("phrase", "term"),
    [
        ("Active cancer rules it out.", "active"),
        ("Active hepatitis B.", "active"),
        ("Active TB or hepatitis.", "active"),
        ("An active lasting infection.", "active"),
        ("Swelling of the eye can blind.", "blinded"),
        ("Bruises, red spots or bleeding.", "lesion"),
        ("The body's attack on its own liver.", "relapse"),
        ("The body's own attack (autoimmune).", "relapse"),
        ("A flare-up of Epstein-Barr virus.", "relapse"),
    ],
)
def test_a_word_in_another_sense_is_not_explained(
    library: Library, phrase: str, term: str
) -> None:
    assert term not in [met.term for met in library.glossary_finder.met(phrase)]


def test_each_claim_stands_beside_what_was_measured_and_a_question(library: Library) -> None:
    bare = [c.id for c in library.claims if not (c.measured and c.question.endswith("?"))]

    assert bare == []


@pytest.mark.parametrize("voice", [Voice.HOSPITAL, Voice.CHARITY])
def test_the_debate_of_2016_on_progressive_ms_has_a_voice(library: Library, voice: Voice) -> None:
    heard = voices_of_2016(library, voice)

    assert any(set(claim.ms_types) >= PROGRESSIVE for claim in heard)


def test_the_debate_of_2016_has_one_patient_with_primary_progressive_ms(library: Library) -> None:
    heard = voices_of_2016(library, Voice.PATIENT)

    assert any(set(claim.ms_types) <= PPMS for claim in heard)


def test_each_statement_of_what_matters_is_about_a_row(library: Library) -> None:
    assert [s.id for s in library.statements if not s.rows] == []


def test_there_are_at_most_twelve_rows_to_compare(library: Library) -> None:
    assert len(library.rows) <= 12


def test_each_country_is_there_once_with_its_numbers(library: Library) -> None:
    countries = library.help.countries

    assert twice(c.country for c in countries) == []
    assert all(c.emergency.number and c.lines for c in countries)


def test_norway_and_switzerland_have_their_own_ambulance(library: Library) -> None:
    ambulance = {c.country: c.emergency for c in library.help.countries}

    assert ambulance["Norway"].number == "113"
    assert ambulance["Switzerland"].number.startswith("144")


@pytest.mark.parametrize(
    "sign", ["faint", "very slow", "cough up blood", "bleed", "lose your sight"]
)
def test_what_a_medicine_can_do_at_once_is_an_emergency(library: Library, sign: str) -> None:
    assert [line for line in library.help.when_emergency if sign in line]


def test_a_new_person_is_told_that_nobody_signed_it_as_long_as_about_says_so(
    library: Library,
) -> None:
    assert NOT_SIGNED == "No clinician has signed off the content yet."
    assert "no clinician has signed off this version yet" in library.about.made_by
