"""A status is a word of the closed set, and its words say nothing that nobody counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.domain.eligibility import Status
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.treatment import Treatment
from msdesk.errors import ContentError
from tests.content.small import change

CARD = "cards/examplumab.toml"
OFTEN = ("usually", "Rarely", "mostly", "often", "sometimes", "generally")


def told(folder: Path) -> str:
    with pytest.raises(ContentError) as error:
        load(folder)
    return str(error.value)


@pytest.mark.parametrize(
    "word", ["usually", "Rarely", "mostly", "often", "sometimes", "generally"]
)
def test_a_word_of_how_often_needs_a_figure_with_its_year(folder: Path, word: str) -> None:
    change(folder, CARD, 'in_short = "Licensed."', f'in_short = "It is {word} given."')

    said = f"examplumab.toml: eligibility[0].in_short: says {word!r} without a figure and its year"
    assert told(folder) == said


def test_a_rule_in_our_own_words_is_held_to_the_same(folder: Path) -> None:
    change(folder, CARD, 'text = "Active MS."', 'text = "Often active MS."')

    assert told(folder).startswith(
        "examplumab.toml: eligibility[0].criteria[0].text: says 'Often'"
    )


@pytest.mark.parametrize(
    "words", ['text = "Often active MS."\nquoted = true', 'text = "Often: 53 of 100 in 2018."']
)
def test_what_is_quoted_or_counted_may_say_how_often(folder: Path, words: str) -> None:
    change(folder, CARD, 'text = "Active MS."', words)

    assert load(folder)


@pytest.mark.parametrize("word", ["certainty", "strong evidence", "weak recommendation", "GRADE"])
def test_words_of_certainty_belong_to_what_was_measured(folder: Path, word: str) -> None:
    change(folder, CARD, 'in_short = "Licensed."', f'in_short = "By {word}."')

    assert f"eligibility[0].in_short: says {word!r}; certainty belongs" in told(folder)


def test_a_status_without_its_document_is_not_read(folder: Path) -> None:
    change(folder, CARD, 'document = "licence"', 'document = "guidance"')

    assert "'Licensed' needs a rule whose document is a licence" in told(folder)


@pytest.mark.parametrize("word", ["licensed", "used in some cases", "not checked"])
def test_a_word_that_is_not_of_the_set_is_refused(folder: Path, word: str) -> None:
    change(folder, CARD, 'status = "Licensed"', f'status = "{word}"')

    assert f"eligibility[0].status: Invalid enum value {word!r}" in told(folder)


def test_every_type_in_every_region_has_a_status_that_rests_on_something(card: Treatment) -> None:
    cells = [card.note_for(ms_type, region) for region in Region for ms_type in MsType]

    assert len(cells) == 14
    assert [note.in_short for note in cells if not (note.rests_on or note.basis)] == []


def test_of_all_cells_none_stands_as_not_read(library: Library) -> None:
    cells = [
        card.note_for(ms_type, region)
        for card in library.treatments.values()
        for region in Region
        for ms_type in MsType
    ]

    assert len(cells) == len(library.treatments) * len(Region) * len(MsType)
    assert [note.in_short for note in cells if note.status is Status.NOT_READ] == []


def test_what_is_said_of_those_who_died_is_not_said_of_all_who_were_treated(
    library: Library,
) -> None:
    cells = library.treatments[TreatmentId("ahsct")].compare

    assert not any(re.search(r"\{\d\}, all with ", cell.text) for cell in cells)
