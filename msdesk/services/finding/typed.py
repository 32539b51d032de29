"""Reads what somebody typed as ideas, each with the words that may stand for it.

Endings, other names and small slips are seen to here, so that what looks into the library and
what looks into the record look for the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msdesk.domain.finding import Wanted
from msdesk.domain.synonyms import Synonyms
from msdesk.domain.value import Value
from msdesk.domain.words import bare
from msdesk.services.finding.spelling import Spelling
from msdesk.store.word_index import WordIndex

LONGEST = 1_000  # characters of what was typed that are looked at
_MOST = 16  # words of it
_SHORTEST = 2  # letters that begin a word
_BEGUN = 24  # words that one begun may become
_OTHER_NAME, _MEANT, PART, _SLIP, _NEXT = 0.9, 0.75, 0.35, 0.85, 0.7
NEARLY = 0.8  # what a word counts that is the one typed, or a slip away
_BESIDE = 0.7  # what other words count where the texts have the very word
_TELLING = 4  # letters of a stem that may begin a word of another text
_WORD = re.compile(r"[^\W_]+")


class Idea(Value, frozen=True):
    """One thing that is looked for: words and phrases, each with how surely it is meant.

    ``begun`` is a word that is still being typed.
    """

    words: dict[str, float]
    begun: str = ""

    def by_weight(self) -> dict[float, list[str]]:
        """Return the words by how surely they are meant, the surest first."""
        found: dict[float, list[str]] = {}
        for word, weight in sorted(self.words.items(), key=lambda each: -each[1]):
            found.setdefault(weight, []).append(word)
        return found


def words_in(text: str) -> list[str]:
    """Return the words of a text, in lower case and without accents."""
    return _WORD.findall(bare(text))


class Typed:
    """Knows the words of the library and what people say for them.

    ``counted`` are the words of the texts, with how often each is there.
    """

    def __init__(
        self,
        index: WordIndex,
        synonyms: Synonyms,
        counted: Mapping[str, int],
    ) -> None:
        self._index = index
        self._counted = counted
        self.passed_over = frozenset(synonyms.passed_over)
        said = {word for phrase, _ in _said(synonyms) for word in words_in(phrase)}
        self._stems = dict(index.stems({*said, *counted}))
        self._other: dict[tuple[str, ...], dict[str, float]] = {}
        for phrase, other in _said(synonyms):
            key = tuple(self._stems.get(word, word) for word in words_in(phrase))
            known = self._other.setdefault(key, {})
            for word, weight in other.items():
                known[word] = max(weight, known.get(word, 0.0))
        self.longest = max(map(len, self._other), default=1)  # words of a phrase
        self._known = {self._stems[word] for word in (*counted, *said)}
        self._in_order = sorted({*counted, *said} - self.passed_over)
        self._spelling = Spelling({*counted, *said})

    def ideas(self, typed: str) -> tuple[Idea, ...]:
        """Return what is looked for; a last word that may go on stands for its beginning."""
        typed = typed[:LONGEST]
        words = words_in(typed)[:_MOST]
        if not words:
            return ()
        return _Reading(self, words, goes_on=not typed[-1].isspace()).ideas()

    def wanted(self, idea: Idea, least: float = PART) -> Wanted:
        """Return an idea as it is looked for in other texts: without endings.

        Words that are not meant more surely than ``least`` are left out.
        """
        sure = [word for word, weight in idea.words.items() if weight > least]
        last = {word: words_in(word)[-1] for word in sure if words_in(word)}
        stems = self.stems(last.values())
        begun, whole = {idea.begun: None} if idea.begun else {}, dict[str, None]()
        for word, end in last.items():
            stem = _beginning(end, stems.get(end, end))
            if len(stem) >= _TELLING:
                begun[bare(word).removesuffix(end) + stem] = None
            else:
                whole |= dict.fromkeys((bare(word), bare(word).removesuffix(end) + stem))
        return Wanted(tuple(whole), tuple(begun))

    def stems(self, words: Iterable[str]) -> Mapping[str, str]:
        """Return each word without its ending; what was typed is not remembered."""
        listed = set(words)
        known = {word: self._stems[word] for word in listed if word in self._stems}
        new = listed - known.keys()
        return {**known, **self._index.stems(new)} if new else known

    def is_known(self, word: str) -> bool:
        """Whether people say a word, or the texts have it; an author's name stands in them too."""
        stem = self.stems((word,)).get(word, word)
        return stem in self._known or bool(self._index.rows((word,)))

    def counts(self, word: str) -> int:
        """Return how often a word stands in the texts."""
        return self._counted.get(word, 0)

    def near(self, word: str) -> tuple[str, ...]:
        """Return the known words that are a slip or two away."""
        return self._spelling.near(word)

    def begun(self, word: str) -> list[str]:
        """Return the known words that begin so and go on, the most used first."""
        first = bisect_left(self._in_order, word)
        last = bisect_left(self._in_order, word + "\uffff", first)
        longer = sorted(self._in_order[first:last], key=lambda each: -self.counts(each))
        return [each for each in longer if each != word][:_BEGUN]

    def others(self, *words: str) -> Mapping[str, float] | None:
        """Return what else is said for a word or a phrase; None where nothing is."""
        stems = self.stems(words)
        return self._other.get(tuple(stems.get(word, word) for word in words))


class _Reading:
    """Reads some words, once."""

    def __init__(self, known: Typed, words: list[str], *, goes_on: bool) -> None:
        self._known = known
        self._words = words
        self._goes_on = goes_on

    def ideas(self) -> tuple[Idea, ...]:
        likely = self._put_together([self._likely(place) for place in range(len(self._words))])
        found = tuple(self._read(likely))
        if found:
            return found
        last = self._words[-1]  # nothing else was typed than words that are passed over
        return (Idea({last: PART} | self._begun(last), self._open(last)),)

    def _likely(self, place: int) -> tuple[str, ...]:
        """Return what a word may be: itself, and the words a slip away where it is none."""
        word = self._words[place]
        begun = self._goes_on and place == len(self._words) - 1 and self._begun(word)
        if self._is_word(word) or begun:
            return (word,)
        return (word, *self._known.near(word))

    def _put_together(self, likely: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Put two words together that are one: "wheel chair", but not "for MS"."""
        words = self._words
        for place in range(len(words) - 1, 0, -1):
            both = words[place - 1 : place + 1]
            whole = "".join(both)
            says = not self._known.passed_over.issuperset(both)
            if says and self._known.counts(whole) and not self._known.others(*both):
                likely[place - 1 : place + 1] = [(whole,)]
        return likely

    def _read(self, likely: Sequence[tuple[str, ...]]) -> Iterator[Idea]:
        place = 0
        while place < len(likely):
            idea, taken = self._phrase(likely[place:])
            place += taken
            if idea is None:
                last = self._goes_on and place == len(likely)
                idea = self._word(likely[place - 1], goes_on=last)
            if idea is not None:
                yield idea

    def _phrase(self, likely: Sequence[tuple[str, ...]]) -> tuple[Idea | None, int]:
        """Return the idea of the longest phrase that words begin with, and how long it is."""
        for taken in range(min(self._known.longest, len(likely)), 1, -1):
            words = [each[-1] for each in likely[:taken]]
            other = self._known.others(*words)
            if other is not None:
                parts = {word: PART for word in words if word not in self._known.passed_over}
                return Idea({**parts, **other, " ".join(words): 1.0}), taken
        return None, 1

    def _word(self, likely: tuple[str, ...], *, goes_on: bool) -> Idea | None:
        word, *near = likely
        if word in self._known.passed_over:
            return None
        found = {word: 1.0}
        if goes_on:
            found |= self._begun(word)
        for weight, each in ((1.0, word), *((_SLIP, other) for other in near)):
            less = _BESIDE if self._known.counts(each) else 1.0
            for other, sure in (self._known.others(each) or {}).items():
                found[other] = max(weight * less * sure, found.get(other, 0.0))
            found[each] = max(weight, found.get(each, 0.0))
        return Idea(found, self._open(word) if goes_on else "")

    def _open(self, word: str) -> str:
        """Return a word that is being typed where it is long enough to be looked for in notes."""
        return word if self._goes_on and len(word) > _SHORTEST else ""

    def _begun(self, word: str) -> dict[str, float]:
        """Return the words a word that is being typed may become, and what they stand for."""
        if len(word) < _SHORTEST:
            return {}
        weight = _NEXT if self._is_word(word) else 1.0
        found = dict.fromkeys(self._known.begun(word), weight)
        for each in tuple(found):
            for other, sure in (self._known.others(each) or {}).items():
                found.setdefault(other, weight * sure)
        return found

    def _is_word(self, word: str) -> bool:
        return word in self._known.passed_over or self._known.is_known(word)


def _beginning(word: str, stem: str) -> str:
    """Return what a word and its stem have in common: "happ" of "happy" and "happi"."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False))
    return word[: sum(1 for _ in same)]


def _said(synonyms: Synonyms) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each word or phrase somebody may say, with what else stands for it."""
    for alike in synonyms.alike:
        for word in alike.words:
            yield word, {other: _OTHER_NAME for other in alike.words if other != word}
    for lay in synonyms.lay:
        for word in lay.say:
            yield word, dict.fromkeys(lay.means, _MEANT)
