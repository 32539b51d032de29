"""A mistake in a file is told with the file, the key and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk.content.reader import read
from msdesk.domain.ms_type import MsType
from msdesk.domain.treatment import Treatment
from msdesk.errors import ContentError
from tests.content.small import change

FILE = "cards/examplumab.toml"


def told(folder: Path) -> str:
    """Return what an editor is told of the card."""
    with pytest.raises(ContentError) as error:
        read(folder / FILE, Treatment)
    return str(error.value)


def test_a_card_is_read_into_its_values(folder: Path) -> None:
    card = read(folder / FILE, Treatment)

    assert (card.name, card.relevant_types, card.benefits[0].id) == (
        "Examplumab",
        (MsType.RRMS,),
        "worse",
    )


def test_a_text_that_stands_in_several_files_is_held_once(folder: Path) -> None:
    texts: dict[str, str] = {}

    one, other = (read(folder / FILE, Treatment, texts) for _ in range(2))

    assert one.summary[0] is other.summary[0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('window = "over', 'windw = "over', "benefits[0]: Object contains unknown field `windw`"),
        ('stage = "L', 'stge = "L', "Object contains unknown field `stge`"),
        (
            'population = "Adults with relapsing MS"\n',
            "",
            "benefits[0]: Object missing required field `population`",
        ),
        (
            'sources = ["alpha2024"]\narms',
            "arms",
            "benefits[0]: Object missing required field `sources`",
        ),
        (
            'text = "It is a tablet.", sources = ["alpha2024"]',
            'text = "It is a tablet."',
            "what_it_is[0]: 'It is a tablet.': needs sources, or a basis that says why none",
        ),
        ("per_100 = 26.0", 'per_100 = "26"', "benefits[0].arms[0].per_100: Expected `float`"),
        (
            "per_100 = 26.0",
            "per_100 = 46.0",
            "benefits[0].arms[0]: Tablet: 46.0 lies outside its own range",
        ),
        ("2026-11-22\nnext", '"November"\nnext', "record.checked_on: Invalid RFC3339"),
        ('"It is for relapsing MS."]', "]", "summary: Expected `array` of length 3, got 2"),
        ('region = "UK', 'region = "Not the UK', "eligibility[0].region: Invalid enum value"),
    ],
)
def test_a_mistake_is_told_with_its_place(folder: Path, old: str, new: str, message: str) -> None:
    change(folder, FILE, old, new)

    assert told(folder).startswith(f"examplumab.toml: {message}")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "moderate",
            "medium",
            "benefits[0].certainty: Invalid enum value 'medium'; "
            "allowed: high, moderate, low, very low",
        ),
        (
            'relevant_types = ["RRMS"]',
            'relevant_types = ["RRMS", "PPMS"]',
            "relevant_types[1]: Invalid enum value 'PPMS'; "
            f"allowed: {', '.join(t.value for t in MsType)}",
        ),
        (
            'kind = "estimate"',
            'kind = "guess"',
            "benefits[0].kind: Invalid value 'guess'; "
            "allowed: estimate, finding, no fair comparison",
        ),
        (
            '"alpha2024"]\nas_of',
            '"alpha2024"]\nseen = "twice"\nas_of',
            "eligibility[0].criteria[0].seen: Invalid enum value 'twice'; "
            "allowed: source, copy, second-hand",
        ),
        (
            'seen = "second-hand"',
            'seen = "hearsay"',
            "pregnancy[0].seen: Invalid enum value 'hearsay'; allowed: source, copy, second-hand",
        ),
    ],
)
def test_where_only_certain_words_are_allowed_they_are_listed(
    folder: Path, old: str, new: str, message: str
) -> None:
    change(folder, FILE, old, new)

    assert told(folder) == f"examplumab.toml: {message}"


def test_a_file_that_is_not_toml_is_told_with_the_line(folder: Path) -> None:
    change(folder, FILE, 'name = "Examplumab"', 'name = "Examplumab')

    assert told(folder).startswith("examplumab.toml: is not valid TOML: ")
    assert "line 3" in told(folder)


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    (folder / FILE).unlink()

    assert told(folder).startswith("examplumab.toml: cannot be read: ")


def test_a_file_in_another_encoding_is_told(folder: Path) -> None:
    (folder / FILE).write_bytes('name = "Åsa"'.encode("latin-1"))

    assert told(folder).startswith("examplumab.toml: cannot be read: ")
