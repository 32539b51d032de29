"""How a line says that it was not read in the text itself: as its sources were."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk.content.load import load
from msdesk.content.walking import cited
from msdesk.domain.source import Seen
from tests.content.small import change, warn

CARD = "cards/examplumab.toml"
CLAIMS = "claims.toml"
WARNED = 'regions = ["UK and EU", "United States"]\ntext = "Rare."\nsources = ["told2025"]'
NOT_CHECKED = 'regions = ["UK and EU", "United States"]\nanswer = "not checked"'


def seen(folder: Path, shelf: str, place: str) -> Seen:
    """Return how what stands at a place of a file was seen."""
    library = load(folder)
    values = {
        "card": [library.treatments[i] for i in library.treatments if i == "examplumab"],
        "claim": library.claims,
        "flag": library.red_flags,
        "help": library.help.countries,
    }[shelf]
    (found,) = [how for value in values for where, _, how in cited(value) if where == place]
    return found


@pytest.mark.parametrize(
    ("file", "old", "shelf", "place"),
    [
        (CARD, '"It is a tablet.", sources = ["alpha2024', "card", "what_it_is[0]"),
        (CARD, 'reason = "One fair trial"\nsources = ["alpha2024', "card", "benefits[0]"),
        (CARD, '"Active MS."\nsources = ["alpha2024', "card", "eligibility[0].criteria[0]"),
        (CARD, 'window = "2 years"\nsources = ["alpha2024', "card", "compare[0]"),
        (CLAIMS, 'sources = ["alpha2024', "claim", ""),
        ("red_flags.toml", 'sources = ["alpha2024', "flag", ""),
        ("help.toml", 'sources = ["alpha2024', "help", "emergency"),
    ],
)
def test_a_line_that_rests_on_a_report_says_second_hand(
    folder: Path, file: str, old: str, shelf: str, place: str
) -> None:
    change(folder, file, old, old.replace("alpha2024", "told2025"))

    assert seen(folder, shelf, place) is Seen.SECOND_HAND


def test_what_a_claim_is_measured_by_says_second_hand_too(folder: Path) -> None:
    change(folder, CLAIMS, 'basis = "Not found in our search"', 'sources = ["told2025"]')

    assert seen(folder, "claim", "measured[0]") is Seen.SECOND_HAND


def test_a_warning_of_a_licence_says_second_hand_too(folder: Path) -> None:
    warn(folder, CARD, "eyes", WARNED)

    assert seen(folder, "card", "licence[12]") is Seen.SECOND_HAND


def test_a_line_that_rests_on_a_copy_says_so(folder: Path) -> None:
    change(folder, "sources.toml", 'seen = "source"', 'seen = "copy"')

    assert seen(folder, "card", "what_it_is[0]") is Seen.COPY


def test_of_a_copy_and_a_report_the_copy_counts(folder: Path) -> None:
    change(folder, "sources.toml", 'seen = "source"', 'seen = "copy"')
    old = '"It is a tablet.", sources = ["alpha2024'
    change(folder, CARD, old, f'{old}", "told2025')

    assert seen(folder, "card", "what_it_is[0]") is Seen.COPY


def test_one_source_that_was_read_is_enough(folder: Path) -> None:
    old = '"It is a tablet.", sources = ["alpha2024'
    change(folder, CARD, old, f'{old}", "told2025')

    assert seen(folder, "card", "what_it_is[0]") is Seen.SOURCE


def test_an_editor_may_say_second_hand_of_a_text_that_was_read(folder: Path) -> None:
    old = '"It is a tablet.", sources = ["alpha2024"]'
    change(folder, CARD, old, f'{old}, seen = "second-hand"')

    assert seen(folder, "card", "what_it_is[0]") is Seen.SECOND_HAND


def test_what_an_editor_says_is_second_hand_stays_so_where_a_copy_was_read(folder: Path) -> None:
    change(folder, "sources.toml", 'seen = "source"', 'seen = "copy"')
    old = '"It is a tablet.", sources = ["alpha2024"]'
    change(folder, CARD, old, f'{old}, seen = "second-hand"')

    assert seen(folder, "card", "what_it_is[0]") is Seen.SECOND_HAND
