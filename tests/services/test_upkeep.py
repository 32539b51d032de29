"""What is due to be looked at again, and who cites a source."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.domain.ids import SourceId
from msdesk.services.upkeep import citing, due
from tests.content import small

NEXT_CHECK = date(2027, 5, 22)
ALPHA = SourceId("alpha2024")
_TRIAL = """[[trials]]
name = "Made up"
registry_id = "none given"
question = "Does it work?"
state = "Open"
as_of = 2026-09-01
sources = ["alpha2024"]

[[benefits]]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small.write(tmp_path / "resources")


def _due(folder: Path, on: date) -> list[tuple[str, str, str]]:
    return [(d.place.file, d.place.key, d.why) for d in due(load(folder), on)]


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (-31, None),
        (-30, "is to be checked by 22 May 2027"),
        (0, "is to be checked by 22 May 2027"),
        (1, "should have been checked by 22 May 2027"),
    ],
)
def test_a_card_is_due_from_thirty_days_before_its_next_check(
    folder: Path, days: int, why: str | None
) -> None:
    found = _due(folder, NEXT_CHECK + timedelta(days=days))

    cards = [(file, said) for file, key, said in found if key == "record.next_check_on"]
    files = ("no-new-treatment.toml", "aplimod.toml", "examplumab.toml")
    assert cards == ([(file, why) for file in files] if why else [])


@pytest.mark.parametrize(("days", "old"), [(183, False), (184, True)])
def test_a_rule_is_due_when_it_is_older_than_six_months(
    folder: Path, days: int, *, old: bool
) -> None:
    found = _due(folder, date(2026, 11, 22) + timedelta(days=days))

    rule = ("aplimod.toml", "eligibility[0].criteria[0]", "says how it was on 22 November 2026")
    assert (rule in found) is old


def test_a_trial_nobody_looked_at_for_six_months_is_due(folder: Path) -> None:
    small.change(folder, "cards/aplimod.toml", "trials = []\n", "")
    small.change(folder, "cards/aplimod.toml", "[[benefits]]\n", _TRIAL)

    found = _due(folder, date(2027, 3, 30))

    assert found == [("aplimod.toml", "trials[0]", "says how it was on 1 September 2026")]


def test_every_kind_of_file_that_cites_a_source_is_found(folder: Path) -> None:
    places = [(place.file, place.key) for place in citing(load(folder), ALPHA)]

    assert [key for file, key in places if file == "examplumab.toml"] == [
        "what_it_is[0]",
        "benefits[0]",
        "eligibility[0].criteria[0]",
        "compare[0]",
    ]
    assert ("claims.toml", "it-works") in places
    assert ("ms_types.toml", "RRMS") in places
    assert ("red_flags.toml", "You pay.") in places
    assert ("help.toml", "Nowhere: emergency") in places


def test_a_place_inside_a_claim_names_the_claim_first(folder: Path) -> None:
    basis = 'measured = [{ text = "Nothing found.", basis = "Not found in our search" }]'
    measured = 'measured = [{ text = "It did.", sources = ["told2025"], seen = "second-hand" }]'
    small.change(folder, "claims.toml", basis, measured)

    places = citing(load(folder), SourceId("told2025"))

    assert ("claims.toml", "it-works: measured[0]") in [(p.file, p.key) for p in places]


def test_a_source_that_a_shipped_card_names_leads_back_to_the_card(library: Library) -> None:
    for card in library.treatments.values():
        source = library.cited_by(card)[0]
        assert f"{card.id}.toml" in {place.file for place in citing(library, source)}
