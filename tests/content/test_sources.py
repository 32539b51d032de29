"""The shipped sources: well formed, each written once, each used."""

from __future__ import annotations

import re

import msgspec
import pytest

from msdesk.content.library import Library
from msdesk.content.walking import cited
from msdesk.domain.source import Source

_FORMS = {
    "doi": re.compile(r"10\.\d{4,9}/[^\s?#]+"),
    "pmid": re.compile(r"[1-9]\d{5,8}"),
    "url": re.compile(r"https?://[\w.-]+\.[a-z]{2,}(:\d+)?(/\S*)?"),
}
_TRIAL = re.compile(r"NCT\d{8}|ISRCTN\d{8}|\d{4}-\d{6}-\d{2}(-\d{2})?|TA\d+|ACTRN\d{14}|UMIN\d{9}")
_PUBMED = re.compile(r"pubmed(?:\.ncbi\.nlm\.nih\.gov)?/(\d+)")


@pytest.fixture
def sources(library: Library) -> list[Source]:
    return list(library.sources.values())


@pytest.mark.parametrize("key", _FORMS)
def test_numbers_and_addresses_are_well_formed(sources: list[Source], key: str) -> None:
    given = {s.id: getattr(s, key) for s in sources if getattr(s, key)}

    assert {i: text for i, text in given.items() if not _FORMS[key].fullmatch(text)} == {}


def test_numbers_of_trials_and_appraisals_are_well_formed(sources: list[Source]) -> None:
    assert [n for s in sources for n in s.registry if not _TRIAL.fullmatch(n)] == []


@pytest.mark.parametrize("key", ["doi", "pmid"])
def test_no_two_sources_are_the_same(sources: list[Source], key: str) -> None:
    given = [getattr(s, key).casefold() for s in sources if getattr(s, key)]

    assert sorted({text for text in given if given.count(text) > 1}) == []


def test_an_address_at_pubmed_is_that_of_the_pmid(sources: list[Source]) -> None:
    there = [(s.pmid, match) for s in sources if s.pmid and (match := _PUBMED.search(s.url))]

    assert [pmid for pmid, match in there if match.group(1) != pmid] == []


def test_each_source_is_used(library: Library) -> None:
    values: list[msgspec.Struct] = [
        *library.treatments.values(),
        *library.claims,
        *library.types.values(),
        *library.red_flags,
        *library.help.countries,
    ]

    used = {source for value in values for _, ids, _ in cited(value) for source in ids}

    assert sorted(library.sources.keys() - used) == []
