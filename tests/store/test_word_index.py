"""The index of what ships."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from msdesk.store.word_index import WordIndex


@pytest.fixture(scope="module")
def index() -> Iterator[WordIndex]:
    index = WordIndex(["If it is stopped", "Vaccines, before", "Ångest and café", "Stop before"])
    yield index
    index.close()


@pytest.mark.parametrize(
    ("phrases", "rows"),
    [
        (["stopping"], [0, 3]),
        (["vaccination"], [1]),
        (["angest"], [2]),
        (["stop before"], [3]),
        (["vaccine", "cafe"], [1, 2]),
        (["nowhere"], []),
        (["", '"', "?"], []),
        ([], []),
    ],
)
def test_rows_are_found_by_words_whatever_their_endings(
    index: WordIndex, phrases: list[str], rows: list[int]
) -> None:
    assert index.rows(phrases) == rows


def test_it_keeps_no_text_a_second_time(index: WordIndex) -> None:
    kept = index._database.execute('SELECT text FROM "row" WHERE "row" MATCH \'before\'')

    assert kept.fetchall() == [(None,)] * 2


def test_it_keeps_no_lengths_of_texts_by_which_nobody_asks_for_an_order(index: WordIndex) -> None:
    kept = index._database.execute("SELECT name FROM sqlite_master WHERE name LIKE '%docsize'")

    assert kept.fetchall() == []


def test_a_stem_is_a_word_without_its_ending(index: WordIndex) -> None:
    assert index.stems(["pregnancies", "pregnancy"]) == {
        "pregnancies": "pregnanc",
        "pregnancy": "pregnanc",
    }


def test_stems_of_before_are_forgotten(index: WordIndex) -> None:
    index.stems(["one", "two"])

    assert index.stems(["three"]) == {"three": "three"}


@given(st.lists(st.text()))
def test_no_phrase_is_an_error(index: WordIndex, phrases: list[str]) -> None:
    index.rows(phrases)


def test_it_answers_from_another_thread(index: WordIndex) -> None:
    found: list[int] = []
    thread = Thread(target=lambda: found.extend(index.rows(["cafe"])))
    thread.start()
    thread.join()

    assert found == [2]


def test_closed_it_holds_nothing_any_more() -> None:
    index = WordIndex(["One"])
    index.close()

    with pytest.raises(dbapi2.ProgrammingError):
        index.rows(["one"])
