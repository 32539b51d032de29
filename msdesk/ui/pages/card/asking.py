"""Makes a question for the next appointment of any part of a card."""

from __future__ import annotations

from collections.abc import Callable

from msdesk.content.library import Library
from msdesk.domain.claim import Claim
from msdesk.domain.estimate import Item
from msdesk.domain.first_words import ShownNumber
from msdesk.domain.question import (
    NewQuestion,
    Origin,
    from_claim,
    from_first,
    from_item,
    from_licence,
)
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import WarningKind


class CardQuestions:
    """Hands each question to ``asked``, with where it came from."""

    def __init__(
        self, library: Library, card: Treatment, asked: Callable[[NewQuestion], object]
    ) -> None:
        self._library = library
        self._card = card
        self._asked = asked

    def of_card(self) -> None:
        """Ask what the card itself suggests."""
        self.of_words(self._card.ask)

    def of_words(self, text: str, origin: Origin = Origin.CARD, came_from: str = "") -> None:
        """Ask this."""
        self._asked(
            NewQuestion(
                text=text,
                origin=origin,
                came_from=came_from or f"From the card “{self._card.short_name}”",
                origin_id=self._card.id,
            )
        )

    def of_claim(self, claim: Claim) -> None:
        """Ask about what somebody says."""
        self._asked(from_claim(claim))

    def of_item(self, item: Item) -> None:
        """Ask about a result."""
        source = self._library.short_names(item.sources)
        self._asked(from_item(item, self._card.id, self._card.short_name, source))

    def of_number(self, shown: ShownNumber) -> None:
        """Ask about one of the numbers to know first."""
        source = self._library.short_names(shown.sources)
        self._asked(from_first(shown, self._card.id, self._card.short_name, source))

    def of_warning(self, kind: WarningKind | None) -> None:
        """Ask about what the licence warns of; None is what nobody has checked."""
        self._asked(from_licence(self._card.id, self._card.with_a_licence, kind))
