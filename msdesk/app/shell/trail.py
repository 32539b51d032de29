"""Where the person is and was, and what they chose to compare; kept in the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import msgspec

from msdesk.domain import deciding
from msdesk.domain.deciding import Deciding
from msdesk.domain.glance import DECIDING, PLACE
from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.place import (
    AppointmentPlace,
    CardPlace,
    KeptPlace,
    Place,
    RoomPlace,
    kept,
    place_of,
    screen_of,
)
from msdesk.domain.screen import Screen
from msdesk.domain.years_span import Over
from msdesk.store.subjects.drafts import DraftStore
from msdesk.ui.screens import of

if TYPE_CHECKING:
    from msdesk.ui.widgets.page import Page

_COMPARED = "compared"
_LONGEST = 50
_COLUMNS = 3  # of the person's choice; "No new treatment now" is the fourth


class Left:
    """A place, and how its page is seen when one leaves it."""

    def __init__(self, place: Place, page: Page | None) -> None:
        self.place = place
        self.show_in: Callable[[Page], None] = (
            page.as_seen() if page is not None else lambda _: None
        )


class Trail:
    """The way through the pages since the record was opened."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts
        self.now: Place = Screen.HOME
        self.step = 0  # of the introduction, while one is there
        self.sought = ""  # what was searched for last; never kept
        self.years_as = (Over.ALL, False)  # how my years were looked at; True is as a list
        self.taken: tuple[EntryId, ...] = ()  # notes ticked to take along; never kept
        self._label = ""
        self._before: list[Left] = []

    def leave(self, towards: Place, page: Page | None = None) -> bool:
        """Remember where one is, before going somewhere else; return whether it is elsewhere.

        ``page`` is the one shown there.
        """
        if _whole(self.now) == _whole(towards):
            return False
        self._before.append(Left(self.now, page))
        del self._before[:-_LONGEST]
        return True

    def back(self) -> Left | None:
        """Return where one was before, and forget it; None at the beginning."""
        return self._before.pop() if self._before else None

    def came_from(self, place: Place) -> Left | None:
        """Return a place as it was left, where one has come from there; None elsewhere."""
        before = self._before[-1] if self._before else None
        return before if before is not None and before.place == place else None

    def arrive(self, place: Place, label: str) -> None:
        """Be at a place, which is called so, and keep that."""
        self.be_at(place, label)
        self.keep()

    def be_at(self, place: Place, label: str) -> None:
        """Be at a place, which is called so; whoever says so keeps that in a moment."""
        if isinstance(self.now, RoomPlace) and not isinstance(place, RoomPlace):
            # Whoever left the room is not taken back into it at the next start.
            self._put(AppointmentPlace(self.now.appointment), self._label)
        self.now, self._label = place, label

    def read(self, section: str) -> None:
        """Remember the section of the card one is at."""
        if isinstance(self.now, CardPlace):
            self.now = CardPlace(self.now.card, section)

    def stand_at(self, place: Place) -> None:
        """Be at another part of the page one is on."""
        self.arrive(place, self._label)

    def keep(self) -> None:
        """Keep where one is, for the next start."""
        if of(screen_of(self.now)).remembered:
            self._put(self.now, self._label)

    def _put(self, place: Place, label: str) -> None:
        self._drafts.put(PLACE, msgspec.json.encode(kept(place, label)).decode())

    def last(self) -> Place | None:
        """Return where the person was last, if anywhere one can go back to."""
        body = self._drafts.get(PLACE)
        try:
            return place_of(msgspec.json.decode(body, type=KeptPlace)) if body else None
        except msgspec.DecodeError:
            return None

    def deciding(self) -> Deciding | None:
        """Return the step of deciding one is at; None where one is not on that way."""
        return deciding.step_of(self._drafts.get(DECIDING))

    def decide_at(self, step: Deciding | None) -> None:
        """Be on the way of deciding, at a step; None is to be on it no longer."""
        if step is None:
            self._drafts.drop(DECIDING)
        else:
            self._drafts.put(DECIDING, deciding.kept(step))

    def come_to(self, step: Deciding) -> None:
        """Remember a step one has come to on the way; whoever only looks back stays as far."""
        now = self.deciding()
        if now is not None and step.value > now.value:
            self.decide_at(step)

    def compared(self) -> tuple[TreatmentId, ...]:
        """Return the ids of the cards chosen for the comparison."""
        body = self._drafts.get(_COMPARED)
        return tuple(map(TreatmentId, json.loads(body))) if body else ()

    def opened(self, card: TreatmentId) -> tuple[str, ...]:
        """Return what is open on a card."""
        body = self._drafts.get(_opened(card))
        return tuple(json.loads(body)) if body else ()

    def keep_open(self, card: TreatmentId, names: Collection[str]) -> None:
        """Remember what is open on a card."""
        if names:
            self._drafts.put(_opened(card), json.dumps(list(names)))
        else:
            self._drafts.drop(_opened(card))

    def compare_also(self, card: TreatmentId) -> None:
        """Add a card to the comparison; where it is full, the oldest goes."""
        others = [i for i in self.compared() if i != card]
        self.compare([*others[1 - _COLUMNS :], card])

    def compare(self, cards: list[TreatmentId]) -> None:
        """Remember the cards chosen for the comparison."""
        self._drafts.put(_COMPARED, json.dumps(cards))


def _opened(card: TreatmentId) -> str:
    return f"opened:{card}"


def _whole(place: Place) -> Place:
    """Return a place without how far down one is."""
    return CardPlace(place.card) if isinstance(place, CardPlace) else place
