"""Every warning that the dossiers found in a licence text stands on its card.

``licence_rows.csv`` is made by ``licence_rows``: kind, medicine, region and mark, row by row.
"""

from __future__ import annotations

import re

import pytest

from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import Answer
from tests.content.licence_rows import Row, written

ROWS = written()
EU, US = "UK and EU", "United States"

# Read, and what the row says is that the text does not name it there.
READ_AND_NOT_NAMED = {
    ("cladribine", "skin cancer", EU),
    ("dimethyl-and-diroximel-fumarate", "heart rhythm and blood pressure", US),
    ("mitoxantrone", "heart attack and stroke", US),
    ("natalizumab", "getting worse after stopping", US),  # the sources are of the EU, Singapore
    ("ocrelizumab", "getting worse after stopping", EU),
    ("ofatumumab", "getting worse after stopping", EU),
    ("ublituximab", "getting worse after stopping", EU),
    ("ublituximab", "heart attack and stroke", EU),
}
# Not named in the text of that region, and warned of there with another country's label.
ADDED = {("ocrelizumab", "bowel", EU)}  # Switzerland, November 2023
CARDS = sorted({row.card for row in ROWS})
# What the dossiers found in the boxed warning of each label; of ATG, what the cited page says.
BOXED = {
    "ahsct": {"another warning"},
    "alemtuzumab": {
        *("heart attack and stroke", "cancers", "skin cancer"),
        *("autoimmune illness", "severe reactions to a dose"),
    },
    "cladribine": {"cancers", "pregnancy and contraception"},
    "glatiramer": {"severe reactions to a dose"},
    "mitoxantrone": {
        *("heart rhythm and blood pressure", "blood counts and bleeding", "cancers"),
    },
    "natalizumab": {"PML"},
    "rituximab": {
        *("PML", "serious infections", "severe reactions to a dose", "skin reactions"),
    },
    "symptom-medicines": {"getting worse after stopping"},  # the pump of baclofen
    "teriflunomide": {"liver", "pregnancy and contraception"},
}
OF_EUROPE = re.compile(
    r"\b(?:UK|EU|EMA|NHS|MHRA|Europe(?:an)?|German[y]?|Swiss|Switzerland|Ital(?:y|ian)|Austrian?|"
    r"Swed(?:en|ish)|Portuguese|Irish|Ireland)\b"
)
OF_AMERICA = re.compile(r"\b(?:US|FDA|openFDA|United States)\b")


@pytest.fixture(params=CARDS)
def medicine(request: pytest.FixtureRequest, library: Library) -> Treatment:
    """Return each card that a dossier is about, one after the other."""
    return library.treatments[TreatmentId(request.param)]


def rows_of(card: Treatment) -> list[Row]:
    return [row for row in ROWS if row.card == card.id]


def places(rows: list[Row]) -> set[tuple[str, str, str]]:
    """Return the kinds of some rows with their regions and products."""
    return {(r.kind, region, r.product) for r in rows for region in r.regions.split("; ")}


def warned_there(card: Treatment, kind: str, region: str, product: str) -> bool:
    """Whether a card warns of a kind in a region; anywhere where none is named."""
    return any(
        w.kind.value == kind
        and w.answer is Answer.WARNED_OF
        and (not region or region in {r.value for r in w.regions})
        and (not product or w.product == product)
        for w in card.licence
    )


def test_each_warning_that_was_read_or_told_of_stands_on_its_card(medicine: Treatment) -> None:
    read = places([row for row in rows_of(medicine) if row.mark != "NAMED NOT"])

    lacking = {
        place
        for place in read
        if (medicine.id, *place[:2]) not in READ_AND_NOT_NAMED
        and not warned_there(medicine, *place)
    }
    assert lacking == set()


def test_what_a_text_does_not_name_is_not_warned_of(medicine: Treatment) -> None:
    rows = rows_of(medicine)
    read = places([row for row in rows if row.mark != "NAMED NOT"])
    unnamed = places([row for row in rows if row.mark == "NAMED NOT"])

    wrong = {
        (kind, region, product)
        for kind, region, product in unnamed - read
        if (kind, "", product) not in read
        and (medicine.id, kind, region) not in ADDED
        and warned_there(medicine, kind, region, product)
    }
    assert wrong == set()


def test_what_stands_in_a_boxed_warning_is_marked_so(medicine: Treatment) -> None:
    assert {w.kind.value for w in medicine.licence if w.boxed} == BOXED.get(medicine.id, set())


def test_no_warning_rests_on_texts_of_the_other_region_alone(
    library: Library, medicine: Treatment
) -> None:
    strange = {EU: (OF_AMERICA, OF_EUROPE), US: (OF_EUROPE, OF_AMERICA)}

    wrong = []
    for warning in medicine.licence:
        if len(warning.regions) == 1 and warning.sources:
            there, here = strange[warning.regions[0].value]
            texts = [
                f"{s.short} {s.citation}" for s in map(library.sources.get, warning.sources) if s
            ]
            if all(there.search(text) and not here.search(text) for text in texts):
                wrong.append((warning.kind.value, warning.regions[0].value))
    assert wrong == []
