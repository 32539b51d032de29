"""How synonyms have to be written."""

from __future__ import annotations

import pytest

from msdesk.domain.synonyms import Alike, Lay, Synonyms


def written(
    passed_over: tuple[str, ...] = (),
    alike: tuple[str, ...] = (),
    say: tuple[str, ...] = (),
    means: tuple[str, ...] = (),
) -> Synonyms:
    return Synonyms(
        passed_over=passed_over,
        alike=(Alike(words=alike),),
        lay=(Lay(say=say, means=means),),
    )


@pytest.mark.parametrize("where", ["passed_over", "alike", "say", "means"])
@pytest.mark.parametrize("phrase", ["Baby", "baby-bump", " baby", "", "Ä"])
def test_a_word_that_is_not_as_it_is_compared_is_refused(where: str, phrase: str) -> None:
    with pytest.raises(ValueError, match=f"{where}: {phrase!r}: write it in lower case"):
        written(**{where: (phrase,)})


@pytest.mark.parametrize("where", ["passed_over", "alike", "say", "means"])
def test_a_word_that_is_there_twice_is_refused(where: str) -> None:
    with pytest.raises(ValueError, match=f"{where}: 'baby' is written twice"):
        written(**{where: ("baby", "child", "baby")})


def test_words_and_phrases_in_lower_case_are_fine() -> None:
    written(("the",), ("t cell", "cart"), ("brain fog",), ("memory",))
