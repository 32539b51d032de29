"""What the card on medicines in trials must never say, and never leave out."""

from __future__ import annotations

import re

import pytest

from msdesk.content.library import Library
from msdesk.content.walking import texts
from msdesk.domain.eligibility import Status
from msdesk.domain.first import Slot, first_numbers
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.treatment import Treatment

NEWS = re.compile(
    r"\b(?:yet|soon|promis\w+|exciting|hopeful|landmark|first-ever|game|announc\w+|latest|"
    r"breaking|win|about to)\b",
    re.IGNORECASE,
)
FREXALIMAB, OBEXELIMAB = "1.4", "0.23"


@pytest.fixture
def medicines(library: Library) -> Treatment:
    return library.treatments[TreatmentId("new-medicines-in-trials")]


def test_nothing_on_it_reads_as_news(medicines: Treatment) -> None:
    said = [
        text
        for place, text in texts(medicines)
        if not place.startswith("record") and NEWS.search(text)
    ]

    assert said == []


def test_fenebrutinib_is_measured_on_its_own_card_only(medicines: Treatment) -> None:
    ids = {item.id for item in (*medicines.benefits, *medicines.harms)}

    assert [each for each in ids if each.startswith("fenebrutinib")] == []


def test_foralumab_is_measured_here_only(library: Library) -> None:
    measured = [
        card.id
        for card in library.treatments.values()
        if any(item.id == "foralumab-open" for item in card.benefits)
    ]

    assert measured == ["new-medicines-in-trials"]


def test_both_cards_name_each_other(library: Library, medicines: Treatment) -> None:
    btk = library.treatments[TreatmentId("tolebrutinib-and-btk-inhibitors")]

    assert any(f"“{btk.name}”" in line.text for line in medicines.what_it_is)
    assert any(f"“{medicines.name}”" in line.text for line in btk.what_it_is)


@pytest.mark.parametrize("ms_type", [None, *MsType])
def test_where_fenebrutinib_is_named_among_the_first_numbers_its_deaths_are_too(
    medicines: Treatment, ms_type: MsType | None
) -> None:
    shown = first_numbers(medicines.first, [ms_type] if ms_type else [])
    gains = [number for number, _ in shown if number.slot is Slot.GAIN]
    told = [f"{number.heading} {number.big} {number.words}".casefold() for number in gains]

    named = [text for text in told if "fenebrutinib" in text]

    assert [text for text in named if not re.search("died|deaths", text)] == []


@pytest.mark.parametrize("ms_type", [None, *MsType])
def test_what_nobody_counted_of_harm_is_said_to_be_a_gap(
    medicines: Treatment, ms_type: MsType | None
) -> None:
    shown = first_numbers(medicines.first, [ms_type] if ms_type else [])
    (harm,) = [number for number, _ in shown if number.slot is Slot.HARM]

    assert "no sign of none" in harm.words


def test_the_spots_of_two_trials_stand_in_no_text_together(medicines: Treatment) -> None:
    both = [text for _, text in texts(medicines) if FREXALIMAB in text and OBEXELIMAB in text]

    assert both == []


def test_the_comparison_of_it_holds_no_figure_of_a_scan(medicines: Treatment) -> None:
    cells = [cell.text for cell in medicines.compare]

    assert [text for text in cells if FREXALIMAB in text or OBEXELIMAB in text] == []


def test_siponimod_and_tolebrutinib_count_worsening_in_two_measures(library: Library) -> None:
    measures = {
        name: {
            cell.measure
            for cell in library.treatments[TreatmentId(name)].compare
            if cell.row == "worse" and cell.figures
        }
        for name in ("siponimod", "tolebrutinib-and-btk-inhibitors")
    }
    siponimod, tolebrutinib = measures.values()

    assert siponimod
    assert tolebrutinib
    assert not siponimod & tolebrutinib


def test_one_death_from_liver_harm_does_not_stand_for_deaths_of_any_cause(
    library: Library,
) -> None:
    btk = library.treatments[TreatmentId("tolebrutinib-and-btk-inhibitors")]
    (cell,) = [cell for cell in btk.compare if cell.row == "death"]

    assert cell.text.startswith("Of any cause: no figure")


def test_an_old_record_does_not_make_a_trial_open_today(medicines: Treatment) -> None:
    open_today = [rule for rule in medicines.eligibility if rule.status is Status.TRIAL_OPEN]
    old = [
        text
        for _, text in texts(medicines)
        if "October 2025" in text and "sk whether it still is" not in text
    ]

    assert open_today == []
    assert old == []


def test_deaths_from_liver_harm_have_no_figure_beside_deaths_of_any_cause(
    library: Library,
) -> None:
    btk = library.treatments[TreatmentId("tolebrutinib-and-btk-inhibitors")]
    (said,) = [cell.text for cell in btk.compare if cell.row == "death"]

    assert not re.search(r"\d", said)
