"""Which sources a card to take along names for one reader, and by which numbers.

Those of the reader's own region come first, and of the other region only what nothing else
tells; what one person wrote of themselves is on the whole card, beside what was measured.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import Region
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Source, SourceKind
from msdesk.domain.treatment import Treatment


class Cites:
    """Gives the sources of a card their numbers, in the order in which they are met."""

    def __init__(
        self, card: Treatment, region: Region, sources: Mapping[SourceId, Source]
    ) -> None:
        self._card = card
        self._sources = sources
        self._elsewhere = _of_places(card, set(Region) - {region}) - _of_places(card, {region})
        self._numbers = Numbers()

    def of(self, sources: Iterable[SourceId]) -> tuple[int, ...]:
        """Return the numbers of those of some sources that are for the reader."""
        return self._numbers.of(self._chosen(sources))

    def main(self, at: str, sources: Iterable[SourceId]) -> tuple[int, ...]:
        """Return the number of what a number to know first at a place rests on most.

        Where it is made of several items, those of one source of each.
        """
        items = {item.id: item for item in (*self._card.benefits, *self._card.harms)}
        of_items = {f"first[{n}]": number.items for n, number in enumerate(self._card.first)}
        held = [self._chosen(items[name].sources) for name in of_items.get(at, ())]
        if len(held) > 1:
            chosen = [found[0] for found in held if found]
        else:
            chosen = self._chosen(sources)[:1]
        return self._numbers.of(chosen)

    @property
    def met(self) -> tuple[str, ...]:
        """The names of all that have a number, in the order of the numbers."""
        return tuple(self._sources[source].short for source in self._numbers.met())

    def _chosen(self, sources: Iterable[SourceId]) -> list[SourceId]:
        every = list(sources)
        told = [s for s in every if self._sources[s].kind is not SourceKind.PERSONAL] or every
        return [s for s in told if s not in self._elsewhere] or told


def _of_places(card: Treatment, regions: Collection[Region]) -> set[SourceId]:
    """Return the sources of what a card says of some regions."""
    warned = {s for w in card.licence if set(regions) & set(w.regions) for s in w.sources}
    notes = [note for note in card.eligibility if note.region in regions]
    return warned | {s for note in notes for rule in note.criteria for s in rule.sources}
