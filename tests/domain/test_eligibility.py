from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from msdesk.domain.eligibility import Document, EligibilityNote, Status, is_counted
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen
from tests.domain.samples import CRITERION, note

LICENCE = replace(CRITERION, by="Made-up licence", document=Document.LICENCE)
PAYER = replace(CRITERION, by="Made-up payer", document=Document.PAYER)
TRIAL = replace(CRITERION, by="A trial (NCT00000000)", document=Document.TRIAL)
REGISTER = replace(CRITERION, document=Document.REGISTER, text="2018: 53 out of 100 began it.")
REGULATOR = replace(CRITERION, document=Document.REGULATOR)
CENTRE = replace(CRITERION, document=Document.CENTRE)
LOOKED = "Not found in our search, November 2026"


def made(status: Status, *rules: object, paid_for: str = "", basis: str = "") -> EligibilityNote:
    return EligibilityNote(
        ms_types=(MsType.RRMS,),
        region=Region.UK_EU,
        status=status,
        in_short="It stands so.",
        paid_for=paid_for,
        criteria=rules,  # type: ignore[arg-type]
        basis=basis,
    )


def test_a_rule_needs_its_source() -> None:
    with pytest.raises(ValueError, match="Made-up Society 2025: a rule needs its source"):
        replace(CRITERION, sources=())


@pytest.mark.parametrize(
    ("status", "rule"),
    [
        (Status.LICENSED, LICENCE),
        (Status.WITH_LIMITS, LICENCE),
        (Status.UNCLEAR, LICENCE),
        (Status.COMMON_IN_PLACES, REGISTER),
        (Status.SOME_BY_RULES, CRITERION),
        (Status.SINGLE_CASES, CENTRE),
        (Status.TRIAL_OPEN, TRIAL),
        (Status.TRIALS_ONLY, TRIAL),
        (Status.ADVISED_AGAINST, REGULATOR),
        (Status.NOT_COVERED, LICENCE),
    ],
)
def test_a_status_rests_on_a_document_of_its_kind(status: Status, rule: object) -> None:
    found = made(status, PAYER, rule, paid_for="No.")

    assert found.rests_on is rule
    with pytest.raises(ValueError, match="needs a rule whose document is a "):
        made(status, PAYER, paid_for="No.", basis=LOOKED)


@pytest.mark.parametrize("status", [Status.NOT_TRIED, Status.NO_LICENCE_NEEDED, Status.NOT_READ])
def test_a_status_without_a_document_says_why_and_when_we_looked(status: Status) -> None:
    assert made(status, basis=LOOKED).shown_by == f"{LOOKED}."

    with pytest.raises(ValueError, match="needs a basis that says when we looked"):
        made(status, basis="Not found")


def test_what_was_not_read_has_no_licence_beside_it() -> None:
    with pytest.raises(ValueError, match="'Not read' stands beside a licence that was read"):
        made(Status.NOT_READ, LICENCE, basis=LOOKED)


@pytest.mark.parametrize(
    ("rules", "paid_for"), [((LICENCE, PAYER), ""), ((LICENCE,), "England: no.")]
)
def test_who_pays_is_said_where_a_payers_rule_was_read_and_only_there(
    rules: tuple[object, ...], paid_for: str
) -> None:
    with pytest.raises(ValueError, match="paid_for needs a rule whose document is a payer"):
        made(Status.LICENSED, *rules, paid_for=paid_for)


def test_an_open_trial_needs_its_registry_number() -> None:
    with pytest.raises(ValueError, match="'Trial open' needs the registry number"):
        made(Status.TRIAL_OPEN, replace(TRIAL, by="A trial"))


@pytest.mark.parametrize("text", ["53 out of 100 began it.", "In 2018 many began it."])
def test_common_in_places_needs_a_figure_and_its_year(text: str) -> None:
    with pytest.raises(ValueError, match="needs a figure with its year"):
        made(Status.COMMON_IN_PLACES, replace(REGISTER, by="A register", text=text))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("2018: 53 out of 100", True),
        ("In 2018", False),
        ("53 out of 100", False),
        ("Often", False),
    ],
)
def test_a_word_of_how_often_is_counted_by_a_figure_with_its_year(
    text: str, *, counted: bool
) -> None:
    assert is_counted(text) is counted


def test_the_document_is_shown_with_its_date_and_how_it_was_seen() -> None:
    told = replace(LICENCE, as_of=date(2024, 1, 25), seen=Seen.SECOND_HAND)

    assert made(Status.LICENSED, told).shown_by == (
        "Rests on: Made-up licence. As of 25 January 2024. Reported second-hand."
    )
    assert made(Status.LICENSED, LICENCE).lines == (
        "It stands so.",
        "Paid for? We have not checked.",
        "Rests on: Made-up licence. As of 22 November 2026.",
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (made(Status.LICENSED, LICENCE, PAYER, paid_for="England: no."), "Paid for? England: no."),
        (made(Status.LICENSED, LICENCE), "Paid for? We have not checked."),
        (made(Status.NOT_COVERED, LICENCE), ""),
        (note("Not read."), ""),
    ],
)
def test_who_pays_is_a_line_of_its_own(found: EligibilityNote, words: str) -> None:
    assert found.who_pays == words
