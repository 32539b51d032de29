"""The library as a whole, and what it gives to pages."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from msdesk.content.library import NO_TREATMENT, Library
from msdesk.content.load import load
from msdesk.content.pieces import Piece
from msdesk.content.walking import texts
from msdesk.domain.ids import SourceId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace
from msdesk.domain.treatment import Treatment
from msdesk.errors import ContentError
from tests.content.small import change

EXAMPLUMAB = TreatmentId("examplumab")


def told(folder: Path) -> str:
    with pytest.raises(ContentError) as error:
        load(folder)
    return str(error.value)


def test_cards_stand_by_shelf_and_then_by_name(folder: Path) -> None:
    assert [card.name for card in load(folder).treatments.values()] == [
        "No new treatment",
        "aplimod",
        "Examplumab",
    ]


def test_no_new_treatment_is_at_hand(folder: Path) -> None:
    assert load(folder).no_treatment.id == NO_TREATMENT == "no-new-treatment"


def test_claims_are_found_by_what_they_are_about(folder: Path) -> None:
    library = load(folder)

    assert [claim.id for claim in library.claims_about(EXAMPLUMAB)] == ["it-works"]
    assert library.claims_about(NO_TREATMENT) == ()


def test_sources_have_a_short_form(folder: Path) -> None:
    assert load(folder).short_names((SourceId("told2025"), SourceId("alpha2024"))) == (
        "Told 2025; Alpha 2024"
    )


def test_a_card_lists_each_of_its_sources_once_in_its_own_order(folder: Path) -> None:
    library = load(folder)

    assert library.cited_by(library.treatments[EXAMPLUMAB]) == ("alpha2024", "told2025")


@pytest.mark.parametrize(
    ("ms_types", "questions"),
    [
        ((), ["for-all", "for-rrms"]),
        ((MsType.RRMS,), ["for-all", "for-rrms"]),
        ((MsType.RIS,), ["for-all"]),
        ((MsType.RIS, MsType.RRMS), ["for-all", "for-rrms"]),
    ],
)
def test_questions_of_the_bank_are_for_all_or_for_a_type(
    folder: Path, ms_types: tuple[MsType, ...], questions: list[str]
) -> None:
    assert [q.id for q in load(folder).questions_for(ms_types)] == questions


@pytest.mark.parametrize(
    "file",
    [
        "sources.toml",
        "ms_types.toml",
        "claims.toml",
        "questions.toml",
        "certainty.toml",
        "glossary.toml",
        "compare.toml",
        "matters.toml",
        "red_flags.toml",
        "bring.toml",
        "synonyms.toml",
        "help.toml",
        "about.toml",
        "standards.toml",
    ],
)
def test_a_file_that_is_missing_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()

    assert told(folder).startswith(f"{file}: cannot be read: ")


def test_a_card_has_the_name_of_its_file(folder: Path) -> None:
    change(folder, "cards/examplumab.toml", 'id = "examplumab"', 'id = "examplumob"')

    assert told(folder) == ("examplumab.toml: id: is 'examplumob'; it must be the file's name")


def test_a_source_is_written_once(folder: Path) -> None:
    change(folder, "sources.toml", 'id = "told2025"', 'id = "alpha2024"')

    assert told(folder) == "sources.toml: source 'alpha2024' is written twice"


def test_a_text_of_many_cards_is_held_once(library: Library) -> None:
    said = [
        text
        for card in library.treatments.values()
        for _, text in texts(card)
        if text == "No comparison group"
    ]

    assert len(said) > len(set(map(id, said))) == 1


@pytest.mark.parametrize("kind", [Treatment, Piece, CardPlace])
def test_what_ships_has_no_room_for_what_looks_for_garbage(kind: type[msgspec.Struct]) -> None:
    assert not kind.__struct_config__.gc
