"""What a section of a card is before any of it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from msdesk.content.walking import texts
from msdesk.domain.words import about_minutes

Makes = Callable[[], QWidget]


class Part(NamedTuple):
    """What makes one widget of a section, and the places of the content that it shows."""

    make: Makes
    places: tuple[str, ...] = ()


class Section(NamedTuple):
    """``short`` makes what stands below the heading while it is folded, and stays there.

    ``while_folded`` makes what must be seen while it is folded.  ``now`` says that the inside is
    to be made at once though nobody sees it yet, ``is_open`` that it is open at first.
    """

    title: str
    parts: Sequence[Part]
    short: Callable[[], list[QWidget]]
    while_folded: Makes | None = None
    now: bool = False
    is_open: bool = False

    @property
    def holds(self) -> frozenset[str]:
        """The places of all that is inside."""
        return places(self.parts)


def places(parts: Iterable[Part]) -> frozenset[str]:
    """Return the places of all of some parts."""
    return frozenset(chain.from_iterable(part.places for part in parts))


def word_count(*values: object) -> int:
    """Return how many words some values of the content hold."""
    return sum(len(text.split()) for value in values for _, text in texts(value))


def how_much(inside: str, *values: object) -> str:
    """Return how much is inside: "12 results, about 4 minutes"."""
    return f"{inside}, {about_minutes(word_count(*values))}"
