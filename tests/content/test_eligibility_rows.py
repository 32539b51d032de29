"""Each cell that the dossier settled stands on its card in the words of a status.

``eligibility_rows.csv`` is made by ``eligibility_rows``; the dossier's own words for a status
are older than the closed set, so a table says which statuses each can have become.
"""

from __future__ import annotations

import re

import pytest

from msdesk.content.library import Library
from msdesk.domain.eligibility import EligibilityNote, Status
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen
from tests.content.eligibility_rows import Row, written

ROWS = {row.number: row for row in written()}
# The first beginning that fits decides.
BECAME = (
    ("none of the seven words", {Status.NOT_COVERED}),
    ("licensed in words that do not name the type", {Status.UNCLEAR}),
    ("licensed", {Status.LICENSED, Status.WITH_LIMITS}),
    ("not licensed where activity means relapses", {Status.UNCLEAR}),
    ("not licensed", {Status.NOT_COVERED, Status.ADVISED_AGAINST}),
    ("not offered", {Status.NOT_COVERED}),
    ("trial only", {Status.TRIAL_OPEN, Status.TRIALS_ONLY}),
    ("as 15", {Status.TRIALS_ONLY}),  # the open trial is in France
    ("no human evidence", {Status.NOT_TRIED}),
    ("used in some cases", {Status.SOME_BY_RULES}),
    ("always a choice", {Status.NO_LICENCE_NEEDED}),
)
# Nothing there has a licence that could leave a type out; people with PPMS are in a UK trial.
TRIALS_IN_PLACE_OF_A_LICENCE = {"3.34"}
# The card's status rests on another text than the dossier's: a newer one, or one read itself.
OTHER_TEXT = {
    *("2.19", "2.50"),  # the UK licence texts beside the leaflet
    *("2.37", "2.38", "2.39", "3.26"),  # siponimod: the US label of June 2026
    *("3.15", "3.25", "3.34"),  # trials of which the card has the paper or the page
    *("2.41", "2.42", "2.43", "2.44", "2.45", "2.46", "2.47"),  # teriflunomide: of February 2024
}
YEAR = re.compile(r"\b20\d\d\b")


@pytest.fixture(params=ROWS)
def row(request: pytest.FixtureRequest) -> Row:
    return ROWS[request.param]


def cell(library: Library, row: Row) -> EligibilityNote:
    card = library.treatments[TreatmentId(row.card)]
    return card.note_for(MsType(row.ms_type), Region(row.region))


def test_the_dossier_holds_53_cells_and_40_seen_again() -> None:
    counted = [sum(number.startswith(part) for number in ROWS) for part in ("2.", "3.")]

    assert counted == [53, 40]


def test_each_cell_of_the_dossier_stands_on_its_card(library: Library, row: Row) -> None:
    became = next(statuses for says, statuses in BECAME if row.says.startswith(says))

    if row.number in TRIALS_IN_PLACE_OF_A_LICENCE:
        became = {Status.TRIALS_ONLY}
    assert cell(library, row).status in became


def test_each_cell_keeps_a_date_of_the_text_it_was_found_in(library: Library, row: Row) -> None:
    note = cell(library, row)
    years = set(YEAR.findall(row.as_of))

    rules = [f"{rule.by} {rule.text} {rule.as_of.year}" for rule in note.criteria]
    held = set(YEAR.findall(" ".join((note.in_short, note.paid_for, *rules))))
    assert not years or row.number in OTHER_TEXT or years & held


def test_what_only_another_page_told_of_says_so(library: Library, row: Row) -> None:
    rule = cell(library, row).rests_on

    if rule and row.mark == "V2" and row.number not in OTHER_TEXT:
        assert rule.seen is not Seen.SOURCE


def test_the_us_uses_of_ocrelizumab_say_what_was_not_seen(library: Library) -> None:
    rows = [
        row for row in ROWS.values() if row.card == "ocrelizumab" and row.region != "UK and EU"
    ]

    said = {cell(library, row).in_short for row in rows}

    assert len(rows) == 5
    assert all(text.startswith("As of January 2024 ") for text in said)
    assert all("changed in May 2026" in text for text in said)
