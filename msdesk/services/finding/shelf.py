"""Everything that ships, ready to be searched: built once, off the window's thread."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msdesk.content.library import Library
from msdesk.content.pieces import Piece, names, pieces
from msdesk.domain.finding import HitKind, Way
from msdesk.domain.section import Section
from msdesk.domain.value import Value
from msdesk.services.finding.typed import Idea, Typed, words_in
from msdesk.store.word_index import WordIndex

_HEAD, _FACE, _TEXT, _SMALL, _SECTION = 1.6, 1.4, 1.0, 0.5, 0.6
_WHOLE = 1.5  # what a whole card counts beside one of its pieces
_OFTEN = 4.0  # pieces from which a card is about an idea, in one of usual size
_NAMED = 1.3  # a word of a card's name counts for each of its pieces
_LONG = 150  # characters; in a longer text a word says less of what it is about
_ALL_MET = (HitKind.QUESTION, HitKind.SCREEN)
_WHOLLY_MET = 1.6  # what one of these counts that meets all that was typed
_KIND = {HitKind.QUESTION: 0.45, HitKind.WORD: 0.7, HitKind.SCREEN: 0.6, HitKind.CLAIM: 0.8}
_OF_SOURCE = 0.8
_SHORTEST = 3  # letters that begin a name
_TOGETHER = 1.0  # what all words together add to those apart
_BY_NAME = 1.8  # a screen or an action whose name, or a word for it, is all that was typed


class Found(Value, frozen=True):
    """A piece, and how well it fits."""

    piece: Piece
    score: float


class _Met:
    """Where one idea is met: in which pieces, and in the names of which cards."""

    def __init__(self) -> None:
        self.pieces: dict[int, float] = {}
        self.sections: dict[int, float] = {}
        self.named: dict[str, float] = {}

    def meet(self, piece: int, weight: float) -> None:
        if weight > self.pieces.get(piece, 0.0):
            self.pieces[piece] = weight


class Shelf:
    """The library, screens and actions in one index.

    Making it takes a while that is felt; it may be made on any thread and used from any.
    """

    def __init__(self, library: Library, ways: Iterable[Way] = ()) -> None:
        listed = tuple(ways)
        self._titles = {way.place: way.title for way in listed if not way.action}
        made = tuple(_of_way(way) for way in listed)
        self._actions = {id(piece): way.action for piece, way in zip(made, listed, strict=True)}
        self.pieces: tuple[Piece, ...] = (*pieces(library), *made)
        self._first_way = len(self.pieces) - len(made)
        self._names = list(_names(self.pieces[: self._first_way], HitKind.CARD))
        self._ways = [
            (name, number + self._first_way)
            for name, number in _names(made, HitKind.SCREEN, HitKind.ACTION)
        ]
        self._of: dict[str, array[int]] = {}
        for number, piece in enumerate(self.pieces):
            self._of.setdefault(piece.of, array("I")).append(number)
        self._shares = [
            _OF_SOURCE if _section(piece) is Section.SOURCES else _KIND.get(piece.kind, 1.0)
            for piece in self.pieces
        ]
        self._cards = frozenset(library.treatments)
        self.names = {card.id: card.short_name for card in library.treatments.values()}
        self._rows: list[int | str | Section] = []  # what each text of the index is of
        self._weights = array("d")  # and how much it counts
        texts = list(self._texts(library))
        self._index = WordIndex(texts)
        self.typed = Typed(self._index, library.synonyms, _vocabulary(self.pieces))
        self._sizes = {
            of: sum(len(self.pieces[n].text) + len(self.pieces[n].head) for n in numbers)
            for of, numbers in self._of.items()
        }
        self._usual = sum(self._sizes[of] for of in self._cards) / max(1, len(self._cards))

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def title(self, piece: Piece) -> str:
        """Return what a hit of a piece is called."""
        return piece.title or self._titles.get(piece.place, "")

    def is_way(self, piece: Piece) -> bool:
        """Whether a piece is a screen or an action itself, and nothing that stands there."""
        return id(piece) in self._actions

    def action(self, piece: Piece) -> str:
        """Return what is done at the press of a piece; "" where it is a place to go to."""
        return self._actions.get(id(piece), "")

    def named(self, typed: str) -> list[Found]:
        """Return the cards of that name, and the screens and actions whose name begins so."""
        said = " ".join(words_in(typed))
        if len(said) < _SHORTEST:
            return []
        cards = [number for name, number in self._names if name == said]
        ways = [number for name, number in self._ways if name.startswith(said)]
        return [Found(self.pieces[each], _BY_NAME) for each in dict.fromkeys((*cards, *ways))]

    def find(self, ideas: Sequence[Idea], typed: str = "") -> tuple[list[Found], list[float]]:
        """Return the pieces that meet some of the ideas, the best first; and how rare each is.

        Words that stand together in a piece as they were typed count more than apart.
        """
        met = [self._met(idea) for idea in ideas]
        rare = [math.log(1 + len(self.pieces) / (1 + len(each.pieces))) for each in met]
        whole = sum(r for r, each in zip(rare, met, strict=True) if each.pieces)
        if not whole:
            return [], rare
        cards = self._fit_of_cards(met)
        found, together = [], self._together(words_in(typed))
        for number in sorted({number for each in met for number in each.pieces}):
            piece = self.pieces[number]
            fit = self._fit(number, met, rare, whole) / whole + _WHOLE * cards.get(piece.of, 0.0)
            fit *= 1 + _TOGETHER * together.get(number, 0.0)
            if self._is_name(number, met):
                fit *= _BY_NAME
            found.append(Found(piece, fit * self._share(number, met)))
        found.sort(key=lambda each: -each.score)
        return found, rare

    def _together(self, words: Sequence[str]) -> dict[int, float]:
        """Return which share of the pairs of words stands together in which pieces."""
        pairs, met = [" ".join(pair) for pair in pairwise(words)], Counter[int]()
        for pair in pairs:
            rows = (self._rows[row] for row in self._index.rows([pair]))
            met.update({what for what in rows if isinstance(what, int)})
        return {number: count / len(pairs) for number, count in met.items()}

    def _is_name(self, number: int, met: Sequence[_Met]) -> bool:
        """Whether all that was typed is in the names of a card, of a screen or of an action."""
        piece = self.pieces[number]
        if piece.kind is HitKind.CARD:
            return all(piece.of in each.named for each in met)
        return number >= self._first_way and all(number in each.pieces for each in met)

    def _share(self, number: int, met: Sequence[_Met]) -> float:
        """Return what a piece counts beside a sentence of a card.

        A question of the bank, and what a screen says, count as much where they meet all that
        was typed, and not one word.
        """
        if number >= self._first_way:
            return 1.0
        piece = self.pieces[number]
        whole = piece.kind in _ALL_MET and all(number in each.pieces for each in met)
        if whole and len(met) > 1:
            return _WHOLLY_MET
        return self._shares[number]

    def _fit(self, number: int, met: Sequence[_Met], rare: Sequence[float], whole: float) -> float:
        """Return how well one piece fits: rarer ideas count more, and all of them together."""
        of = self.pieces[number].of
        own = covered = 0.0
        for share, each in zip(rare, met, strict=True):
            weight = each.pieces.get(number, 0.0) + each.sections.get(number, 0.0)
            named = each.named.get(of, 0.0)
            # Asked for thousands of pieces at a time; ``max`` and ``min`` were a third of it.
            by_name = named * _NAMED
            own += share * (weight if weight > by_name else by_name)
            most = weight if weight > named else named
            covered += share * (most if most < 1.0 else 1.0)
        return own * (0.4 + covered / whole)

    def _fit_of_cards(self, met: Sequence[_Met]) -> dict[str, float]:
        """Return how well each card as a whole fits: rarer ideas more, and each at most once."""
        masses = []
        for each in met:
            mass: dict[str, float] = {}
            for number, weight in each.pieces.items():
                of = self.pieces[number].of
                if of in self._cards:
                    mass[of] = mass.get(of, 0.0) + weight
            masses.append(mass)
        rare = [math.log(1 + len(self._cards) / (0.5 + len(mass))) for mass in masses]
        whole = sum(r for r, mass in zip(rare, masses, strict=True) if mass) or 1.0
        fit: dict[str, float] = {}
        for share, mass, each in zip(rare, masses, met, strict=True):
            for of, weight in mass.items():
                usual = _OFTEN * (0.4 + 0.6 * self._sizes[of] / self._usual)
                held = max(weight / (weight + usual), each.named.get(of, 0.0))
                fit[of] = fit.get(of, 0.0) + share * held / whole
        return fit

    def _met(self, idea: Idea) -> _Met:
        met = _Met()
        for sure, words in idea.by_weight().items():
            for row in self._index.rows(words):
                what, weight = self._rows[row], self._weights[row]
                if isinstance(what, int):
                    met.meet(what, sure * weight)
                elif isinstance(what, Section):
                    for number in self._of_section[what]:
                        met.sections[number] = max(sure * weight, met.sections.get(number, 0.0))
                else:
                    met.named[what] = max(sure, met.named.get(what, 0.0))
        for number, weight in met.sections.items():
            met.meet(number, weight)
        for of, sure in met.named.items():
            met.meet(self._of[of][0], sure * _NAMED)
        return met

    def _texts(self, library: Library) -> Iterator[str]:
        """Yield the texts of the index, noting what each is of and how much it counts."""
        for number, piece in enumerate(self.pieces):
            head = "" if piece.kind is HitKind.CARD else piece.head  # its names have their row
            face = piece.kind is HitKind.CARD
            said = _FACE if face else _TEXT
            small = "\n".join(piece.small)
            for text, weight in ((head, _HEAD), (piece.text, said), (small, _SMALL)):
                if text:
                    long = 1.0 if face else max(1.0, len(text) / _LONG)
                    self._note(number, weight / (0.8 + 0.2 * long))
                    yield text
        self._of_section = {section: array("I") for section in Section}
        for number, piece in enumerate(self.pieces):
            if (section := _section(piece)) is not None:
                self._of_section[section].append(number)
        for section in Section:
            self._note(section, _SECTION)
            yield section.value
        for card in library.treatments.values():
            self._note(card.id, _HEAD)
            yield "\n".join(names(card))

    def _note(self, what: int | str | Section, weight: float) -> None:
        self._rows.append(what)
        self._weights.append(weight)


def _names(listed: Sequence[Piece], *kinds: HitKind) -> Iterator[tuple[str, int]]:
    """Yield each name of the pieces of some kinds, and the place of its piece."""
    for number, piece in enumerate(listed):
        if piece.kind in kinds:
            for name in piece.head.split("\n"):
                yield " ".join(words_in(name)), number


def _vocabulary(listed: Iterable[Piece]) -> Counter[str]:
    """Return the words of the texts, counted; small print and names of sources are left out."""
    said = set[str]()
    for piece in listed:
        if _section(piece) is not Section.SOURCES:
            said |= {piece.title, piece.head, piece.text}
    counted = Counter[str]()
    for text in said:  # one by one: all words at once are as much memory as what is kept of them
        counted.update(words_in(text))
    return counted


def _section(piece: Piece) -> Section | None:
    title = getattr(piece.place, "section", "")
    return Section(title) if title and piece.kind is not HitKind.VISIT else None


def _of_way(way: Way) -> Piece:
    return Piece(
        kind=HitKind.ACTION if way.action else HitKind.SCREEN,
        of=f"way {way.title}",
        title=way.title,
        place=way.place,
        head="\n".join((way.title, *way.words)),
        text=way.excerpt,
    )
