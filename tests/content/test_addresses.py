"""Which addresses, names and notes of a source are refused: each fault planted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk.content.load import load
from msdesk.errors import ContentError
from tests.content.small import change

SOURCES = "sources.toml"
ALPHA = "https://made-up.example/alpha"
COPY = 'alpha2024: this is a copy; seen must be "copy" or "second-hand"'
PLAIN = "url: must be https, or its host be in http_only and have no https page here"
FRONT = "page_lost: must be true for the front page of a site, and only there"


def told(folder: Path) -> list[str]:
    """Return the problems of the sources, a line each."""
    with pytest.raises(ContentError) as error:
        load(folder)
    return [line.removeprefix("sources.toml: ") for line in str(error.value).splitlines()]


@pytest.mark.parametrize(
    "host",
    [
        "sit.made-up.example",
        "uat.made-up.example",
        "staging.made-up.example",
        "stage.made-up.example",
        "preview.made-up.example",
        "test.made-up.example",
        "sit.madeupdev.com",
        "madeup.azurewebsites.net",
        "made-up.example:443",
    ],
)
def test_a_host_for_trials_is_refused(folder: Path, host: str) -> None:
    change(folder, SOURCES, ALPHA, f"https://{host}/alpha")
    change(folder, SOURCES, 'seen = "source"', 'seen = "copy"')

    assert told(folder) == [f"alpha2024: url: {host} is a host for trials; name the public one"]


def test_plain_http_is_refused(folder: Path) -> None:
    change(folder, SOURCES, ALPHA, "http://made-up.example/alpha")

    assert told(folder) == [f"alpha2024: {PLAIN}"]


def test_plain_http_may_stand_where_nothing_else_was_known(folder: Path) -> None:
    change(folder, SOURCES, "https://made-up.example/told", "http://plain.example/told")

    assert load(folder).sources


def test_plain_http_is_refused_where_another_source_has_https(folder: Path) -> None:
    change(folder, SOURCES, "https://made-up.example/told", "http://plain.example/told")
    change(folder, SOURCES, ALPHA, "https://plain.example/alpha")
    change(folder, SOURCES, 'seen = "source"', 'seen = "copy"')

    assert told(folder) == [f"told2025: {PLAIN}"]


@pytest.mark.parametrize("url", ["https://made-up.example", "https://made-up.example/"])
def test_a_bare_front_page_is_refused(folder: Path, url: str) -> None:
    change(folder, SOURCES, ALPHA, url)

    assert told(folder) == [f"alpha2024: {FRONT}"]


def test_a_front_page_may_stand_where_it_says_that_the_page_is_lost(folder: Path) -> None:
    change(
        folder, SOURCES, f'url = "{ALPHA}"', 'url = "https://made-up.example"\npage_lost = true'
    )

    assert load(folder).sources


def test_a_page_that_is_there_is_not_said_to_be_lost(folder: Path) -> None:
    change(folder, SOURCES, f'url = "{ALPHA}"', f'url = "{ALPHA}"\npage_lost = true')

    assert told(folder) == [f"alpha2024: {FRONT}"]


def test_a_paper_on_a_site_of_others_is_a_copy(folder: Path) -> None:
    change(folder, SOURCES, ALPHA, "https://copies.example/alpha")

    assert told(folder) == [COPY]


def test_a_site_below_that_of_the_writer_is_the_writers(folder: Path) -> None:
    change(folder, SOURCES, ALPHA, "https://papers.made-up.example/alpha")

    assert load(folder).sources


def test_a_note_that_tells_of_a_copy_makes_it_one(folder: Path) -> None:
    change(folder, SOURCES, f'url = "{ALPHA}"', f'url = "{ALPHA}"\nnote = "Read as a copy."')

    assert told(folder) == [COPY]


def test_what_stands_where_another_text_is_a_copy_is_a_copy(folder: Path) -> None:
    change(folder, SOURCES, 'kind = "journal article"', 'kind = "company"')
    change(folder, SOURCES, ALPHA, "https://copies.example/alpha")
    change(folder, SOURCES, "https://made-up.example/told", "https://copies.example/told")
    change(folder, SOURCES, 'seen = "second-hand"', 'seen = "copy"')

    assert told(folder) == [COPY]


def test_a_company_speaks_for_itself_on_its_own_site(folder: Path) -> None:
    change(folder, SOURCES, 'kind = "journal article"', 'kind = "company"')
    change(folder, SOURCES, ALPHA, "https://company.example/alpha")

    assert load(folder).sources


@pytest.mark.parametrize("twin", ["Alpha 2024", "ALPHA  2024"])
def test_two_sources_with_one_short_name_are_refused(folder: Path, twin: str) -> None:
    change(folder, SOURCES, "Told 2025", twin)

    assert told(folder) == ["short: alpha2024 and told2025 have the same name"]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("(new) The abstract.", "(new)"),
        ("Not in the dossier.", "dossier"),
        ("From second-check row 4.", "second-check"),
        ("We could not find it.", "We could not"),
    ],
)
def test_a_note_on_the_editors_work_is_refused(folder: Path, note: str, found: str) -> None:
    change(folder, SOURCES, f'url = "{ALPHA}"', f'url = "{ALPHA}"\nnote = "{note}"')

    assert told(folder) == [f"alpha2024: note: {found!r} is about our work, not for readers"]


def test_a_paper_that_is_found_by_its_doi_alone_is_no_copy(folder: Path) -> None:
    change(folder, SOURCES, f'url = "{ALPHA}"', 'doi = "10.1234/alpha"')

    assert load(folder).sources
