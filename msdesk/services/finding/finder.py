"""One search over everything: the cards to the sentence, and where it is open the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from msdesk.content.pieces import Piece
from msdesk.domain.days import short_date
from msdesk.domain.finding import Hit, HitKind, OwnText
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import JournalEntry
from msdesk.domain.place import CardPlace, NotePlace
from msdesk.domain.words import bare, first_line
from msdesk.services.finding.excerpt import LONGEST, Excerpt, Sought, excerpt
from msdesk.services.finding.shelf import Found, Shelf
from msdesk.services.finding.spelling import near
from msdesk.services.finding.typed import NEARLY, Idea, Typed

if TYPE_CHECKING:
    from msdesk.store.subjects.finding import OwnWords

_FIRST = 3  # hits of what ships, before what the person wrote
_OWN = 3  # of the person's own, before the others
_TOLD = 0.2  # what a word tells that stands in the title of the hit
NOTES = 20  # that are looked at closely
_FOUND_BY = (HitKind.WORD, HitKind.QUESTION)  # their heads hold words to find them by
_BESIDE = 60  # letters of a note beside a long tag
_NEAR = 0.5  # of the best score; what fits less well is no answer to be listed
_AGAIN = (1.0, 0.6, 0.6**2, 0.6**3)  # what each hit of one card counts; from the fourth on no less


class _Look:
    """What is looked for in a text."""

    def __init__(self, typed: Typed, ideas: Sequence[Idea], rare: Sequence[float]) -> None:
        self._typed, self._ideas, self._rare = typed, ideas, rare
        self.wanted = [typed.wanted(idea) for idea in ideas]
        very = [typed.wanted(idea, NEARLY).pattern() for idea in ideas]
        self._sought = [
            Sought(pattern, exact, much)
            for wanted, exact, much in zip(self.wanted, very, rare, strict=True)
            if (pattern := wanted.pattern())
        ]

    def mended(self, own: OwnWords) -> _Look:
        """Return the same, with words of the notes that are a slip away from those typed."""
        ideas = []
        for idea in self._ideas:
            words = [each for each in idea.words if each.isalnum()][:1]
            alike = {n: 1.0 for each in words for n in near(each, own.begun_alike(each))}
            ideas.append(replace(idea, words=idea.words | alike))
        return _Look(self._typed, ideas, self._rare)

    def excerpt(self, *texts: str, title: str = "") -> Excerpt:
        """Return the sentence that tells most beside its title, with what of it matches."""
        plain = bare(title)
        sought = [
            replace(each, much=each.much * _TOLD) if each.pattern.search(plain) else each
            for each in self._sought
        ]
        return excerpt(texts, sought)

    def met(self, texts: Iterable[str]) -> int:
        """Return how many of the ideas some texts meet together."""
        plain = bare("\n".join(texts))
        return sum(each.pattern.search(plain) is not None for each in self._sought)

    def has_the_words(self, texts: Iterable[str]) -> bool:
        """Whether some texts have together the very words that were typed."""
        plain = bare("\n".join(texts))
        return all(each.very is not None and each.very.search(plain) for each in self._sought)


class Finder:
    """Finds in what ships, and in the words of a record where one is given."""

    def __init__(self, shelf: Shelf, own: OwnWords | None = None) -> None:
        self._shelf = shelf
        self._own = own

    def cards(self, typed: str) -> tuple[TreatmentId, ...]:
        """Return the treatments that say it about as well as the one that says it best."""
        found, _ = self._shelf.find(self._shelf.typed.ideas(typed), typed)
        at = [(f.piece.place.card, f.score) for f in found if isinstance(f.piece.place, CardPlace)]
        return tuple(dict.fromkeys(card for card, score in at if score >= at[0][1] * _NEAR))

    def find(self, typed: str, most: int = 30) -> tuple[Hit, ...]:
        """Return what fits what was typed, the most telling first; nothing typed is an error."""
        ideas = self._shelf.typed.ideas(typed)
        found, rare = self._shelf.find(ideas, typed)
        look = _Look(self._shelf.typed, ideas, rare)
        ways = self._shelf.named(typed)
        called = {each.piece for each in ways}
        others = [each for each in in_turn(found) if each.piece not in called]
        shipped = (*ways, *others)[:most]
        ships = [self._hit(each, look) for each in shipped]
        own = list(self._of_record(look))
        near = [hit for hit, all_met in own if all_met][:_OWN]
        rest = [hit for hit, _ in own if hit not in near]
        told = any(look.has_the_words(_said(each.piece)) for each in shipped[:_FIRST])
        first = _FIRST if told else 0
        return (*ships[:first], *near, *ships[first:], *rest)[:most]

    def _hit(self, found: Found, look: _Look) -> Hit:
        piece = found.piece
        title = self._shelf.title(piece)
        is_said = not (piece.kind in _FOUND_BY or self._shelf.is_way(piece))
        heads = (piece.head,) if is_said else ()
        said = look.excerpt(piece.text, *heads, title=title)
        if not said.marked and piece.small:
            said = look.excerpt("\n".join(piece.small), piece.text, title=title)
        return Hit(
            kind=piece.kind,
            title=title,
            excerpt=said.text,
            marked=said.marked,
            place=piece.place,
            action=self._shelf.action(piece),
            question=piece.question,
        )

    def _of_record(self, look: _Look) -> Iterator[tuple[Hit, bool]]:
        """Yield what the person wrote, and whether it meets all; what meets more comes first."""
        if self._own is None:
            return
        notes, others = self._own.notes(look.wanted, NOTES), self._own.others(look.wanted)
        if not notes and not others:  # perhaps a slip in a word that only the notes have
            look = look.mended(self._own)
            notes = self._own.notes(look.wanted, NOTES)
        found = [(_of_note(note), _texts_of(note)) for note in notes]
        found += [(self._of_own(own), (own.text, own.title)) for own in others]
        told = [(hit, texts, look.met(texts)) for hit, texts in found]
        told.sort(key=lambda each: -each[2])
        for hit, texts, met in told[:NOTES]:
            said = look.excerpt(*texts)
            words = said.text if hit.kind is not HitKind.NOTE else _with_words(said.text, texts[0])
            yield replace(hit, excerpt=words, marked=said.marked), met == len(look.wanted)

    def _of_own(self, own: OwnText) -> Hit:
        title = own.title
        if own.kind is HitKind.LOG and isinstance(own.place, CardPlace):
            title = self._shelf.names.get(own.place.card, "")
        return Hit(kind=own.kind, title=title, excerpt="", marked=(), place=own.place)


def in_turn(found: Iterable[Found]) -> list[Found]:
    """Return what was found so that one card does not fill the top: each hit counts less."""
    times: dict[str, int] = {}
    weighed = []
    for each in found:
        of = each.piece.of
        # A warning sign of a clinic stands on several cards: it counts for itself, too.
        card = getattr(each.piece.place, "card", of)
        before, there = times.get(of, 0), times.get(card, 0)
        times[of], times[card] = before + 1, there + 1
        weighed.append((each.score * _AGAIN[min(max(before, there), len(_AGAIN) - 1)], each))
    weighed.sort(key=lambda pair: -pair[0])
    return [each for _, each in weighed]


def _said(piece: Piece) -> tuple[str, ...]:
    return (piece.title, piece.head, piece.text, "\n".join(piece.small))


def _of_note(note: JournalEntry) -> Hit:
    title = f"{note.kind.value}, {short_date(note.day)}"
    return Hit(kind=HitKind.NOTE, title=title, excerpt="", marked=(), place=NotePlace(note.id))


def _with_words(found: str, written: str) -> str:
    """Return what was found of a note, with how it begins where a tag alone would stand there."""
    if found.strip("…") in written:
        return found
    return f"{found}: {first_line(written, max(_BESIDE, LONGEST - len(found)))}"


def _texts_of(note: JournalEntry) -> tuple[str, ...]:
    return (note.text, note.heard_where, *note.tags)
