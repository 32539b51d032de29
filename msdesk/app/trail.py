"""Where the person is and was, and what they chose to compare; kept in the record."""

from __future__ import annotations

import json

import msgspec

from msdesk.domain.glance import PLACE
from msdesk.domain.place import Place
from msdesk.store.drafts import DraftStore

_COMPARED = "compared"
_NOT_KEPT = ("home", "preview", "comparison", "help", "settings", "about")
_LONGEST = 50


class Trail:
    """The way through the pages since the record was opened."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts
        self.now = Place()
        self._before: list[Place] = []

    def leave(self, page: str, item: str) -> None:
        """Remember where one is, before going somewhere else."""
        if self.now.page != page or self.now.item != item:
            self._before.append(self.now)
            del self._before[:-_LONGEST]

    def back(self) -> Place | None:
        """Return where one was before, and forget it; None at the beginning."""
        return self._before.pop() if self._before else None

    def arrive(self, place: Place) -> None:
        """Be at a place."""
        self.now = place
        self.keep()

    def read(self, section: str) -> None:
        """Remember the section of the card one is at."""
        self.now = msgspec.structs.replace(self.now, section=section)

    def keep(self) -> None:
        """Keep where one is, for the next start."""
        if self.now.page not in _NOT_KEPT and self.now.label:
            self._drafts.put(PLACE, msgspec.json.encode(self.now).decode())

    def last(self) -> Place | None:
        """Return where the person was last, if anywhere one can go back to."""
        body = self._drafts.get(PLACE)
        try:
            return msgspec.json.decode(body, type=Place) if body else None
        except msgspec.DecodeError:
            return None

    def compared(self) -> tuple[str, ...]:
        """Return the ids of the cards chosen for the comparison."""
        body = self._drafts.get(_COMPARED)
        return tuple(json.loads(body)) if body else ()

    def compare_also(self, card: str) -> None:
        """Add a card to the comparison, which takes three."""
        self.compare([*[i for i in self.compared() if i != card][-2:], card])

    def compare(self, ids: list[str]) -> None:
        """Remember the cards chosen for the comparison."""
        self._drafts.put(_COMPARED, json.dumps(ids))
