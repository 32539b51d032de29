"""The rules of a card: those for the reader's types where they live, and the others, folded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from msdesk.content.library import Library
from msdesk.domain.eligibility import EligibilityNote
from msdesk.domain.ms_type import MsType, types_in_words
from msdesk.domain.profile import Profile
from msdesk.domain.treatment import Treatment
from msdesk.domain.words import many
from msdesk.ui.evidence.citing import Cite
from msdesk.ui.evidence.eligibility import NoteCard
from msdesk.ui.look import Look
from msdesk.ui.pages.card.opened import Opened
from msdesk.ui.pages.card.section import Part, how_much, places
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.placed import placed
from msdesk.ui.widgets.text import Text

_OTHERS = "For other types of MS, or in another place"


class Rules:
    """Says what shows each note of a card; a search leads to any of them."""

    def __init__(
        self,
        look: Look,
        library: Library,
        card: Treatment,
        profile: Profile,
        cite: Cite,
        ask: Callable[..., object],
        opened: Opened,
    ) -> None:
        self._look, self._library, self._card = look, library, card
        self._profile, self._cite, self._ask, self._opened = profile, cite, ask, opened
        own = (card.note_for(each, profile.region) for each in profile.ms_types)
        self._mine = tuple(own)

    def mine(self) -> list[Part]:
        """Return a part for each of the reader's types."""
        pairs = zip(self._profile.ms_types, self._mine, strict=True)
        return [self._part(note, each, self._profile, "") for each, note in pairs]

    def others(self) -> list[Part]:
        """Return the notes that are not for the reader, folded under one heading."""
        notes = [note for note in self._card.eligibility if note not in self._mine]
        if not notes:
            return []
        parts = [self._other(note) for note in notes]

        def make() -> QWidget:
            fold = Fold(
                self._look,
                _OTHERS,
                [part.make for part in parts],
                level="heading",
                short=[Text(how_much(many(len(notes), "note"), *notes), "small")],
                holds=places(parts),
                later=self._opened.later,
            )
            return self._opened.watched(fold, _OTHERS)

        return [Part(make, tuple(places(parts)))]

    def _other(self, note: EligibilityNote) -> Part:
        there = replace(self._profile, region=note.region)
        title = f"{types_in_words(note.ms_types)}, {note.region.value}"
        return self._part(note, note.ms_types[0], there, title)

    def _part(self, note: EligibilityNote, each: MsType, profile: Profile, title: str) -> Part:
        at = f"eligibility[{self._card.eligibility.index(note)}]"
        make = partial(
            NoteCard,
            self._look,
            self._library,
            self._card,
            each,
            profile,
            ask=self._ask,
            title=title,
            cite=self._cite,
        )
        return Part(lambda: placed(make(), at), (at,))
