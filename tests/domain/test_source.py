"""A source that a reader can find again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from msdesk.domain.source import Seen, SourceKind
from tests.domain.samples import SOURCE


@pytest.mark.parametrize(
    "doi",
    ["10.1212/WNL.0000000000011545", "10.1177/0883073811422831", "10.1002/(SICI)1097(1999)1:2<3>"],
)
def test_a_doi_is_known_by_its_form(doi: str) -> None:
    assert replace(SOURCE, doi=doi).doi == doi


@pytest.mark.parametrize(
    "doi", ["https://doi.org/10.1212/x", "doi:10.1212/x", "10.12/x", "10.1212/", "10.1212/a b"]
)
def test_what_is_not_a_doi_is_refused(doi: str) -> None:
    with pytest.raises(ValueError, match="is not a DOI"):
        replace(SOURCE, doi=doi)


@pytest.mark.parametrize("pmid", ["1936307", "33514645", "123456789"])
def test_a_pmid_is_known_by_its_form(pmid: str) -> None:
    assert replace(SOURCE, pmid=pmid).pmid == pmid


@pytest.mark.parametrize("pmid", ["12345", "PMC1936307", "PMID 33514645", "1234567890"])
def test_what_is_not_a_pmid_is_refused(pmid: str) -> None:
    with pytest.raises(ValueError, match="is not a PMID"):
        replace(SOURCE, pmid=pmid)


@pytest.mark.parametrize(
    "number",
    [
        "NCT00273364",
        "ISRCTN88667898",
        "2012-000835-18",
        "2022-502654-11-00",
        "TA585",
        "ACTRN12615000000000",
        "UMIN000012345",
    ],
)
def test_a_trial_or_appraisal_is_known_by_its_form(number: str) -> None:
    assert replace(SOURCE, registry=(number,)).registry == (number,)


@pytest.mark.parametrize("number", ["NCT0027336", "nct00273364", "TA5", "EudraCT 2012-000835-18"])
def test_what_is_not_a_trial_or_appraisal_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="is not a trial or appraisal number"):
        replace(SOURCE, registry=("NCT00273364", number))


def test_a_source_has_an_address_or_a_doi() -> None:
    with pytest.raises(ValueError, match="needs an address or a DOI"):
        replace(SOURCE, url="")


def test_a_doi_is_address_enough() -> None:
    assert replace(SOURCE, url="", doi="10.1212/x").url == ""


@pytest.mark.parametrize("seen", [Seen.SOURCE, Seen.SECOND_HAND])
def test_the_page_that_was_read_comes_before_the_doi(seen: Seen) -> None:
    source = replace(SOURCE, url="https://made-up.example/read", doi="10.1212/x", seen=seen)

    assert source.address == "https://made-up.example/read"


def test_a_doi_is_where_a_source_without_a_page_is_found() -> None:
    assert replace(SOURCE, url="", doi="10.1212/x").address == "https://doi.org/10.1212/x"


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        ({"doi": "10.1212/x", "pmid": "33514645"}, "https://doi.org/10.1212/x"),
        ({"pmid": "33514645"}, "https://pubmed.ncbi.nlm.nih.gov/33514645/"),
        (
            {"registry": ("TA585", "NCT00273364"), "kind": SourceKind.TRIAL_RECORD},
            "https://clinicaltrials.gov/study/NCT00273364",
        ),
        ({"registry": ("TA585",), "kind": SourceKind.TRIAL_RECORD}, "https://made-up.example/c"),
        ({"registry": ("NCT00273364",)}, "https://made-up.example/c"),
    ],
)
def test_the_text_itself_comes_before_a_copy(changed: dict[str, object], address: str) -> None:
    copy = {"url": "https://made-up.example/c", "seen": Seen.COPY}

    source = replace(SOURCE, **copy, **changed)

    assert source.address == address


def test_a_reader_is_told_what_to_know_of_a_source() -> None:
    source = replace(SOURCE, seen=Seen.COPY, page_lost=True, note="Part of it was read.")

    assert source.remarks == (
        "Second-hand: read in a copy.",
        "Only the address of the site was kept.",
        "Part of it was read.",
    )


def test_of_a_text_that_was_read_whole_there_is_nothing_to_remark() -> None:
    assert SOURCE.remarks == ()


def test_a_search_by_the_editors_has_no_address() -> None:
    assert replace(SOURCE, url="", kind=SourceKind.EDITORS).address == ""


@pytest.mark.parametrize("url", ["www.made-up.example", "ftp://made-up.example", "javascript:x"])
def test_what_is_not_a_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="is not a web address"):
        replace(SOURCE, url=url)
