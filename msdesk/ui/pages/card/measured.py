"""What was measured: the results about my type first, those that measured one thing as one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from msdesk.domain.certainty import CertaintyRule
from msdesk.domain.estimate import Item
from msdesk.domain.first import Span
from msdesk.domain.ms_type import MsType, types_in_words
from msdesk.domain.treatment import Treatment
from msdesk.domain.words import many
from msdesk.ui.evidence.citing import Cite
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.evidence.span_card import SpanCard
from msdesk.ui.look import Look
from msdesk.ui.pages.card.opened import Opened
from msdesk.ui.pages.card.section import Part, how_much, places
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.placed import placed
from msdesk.ui.widgets.text import Text

_NONE_OF_MINE = "Nothing here says that it was measured in this type of MS."
_OTHERS = {  # by whether they name types of MS
    frozenset({True}): "In other types of MS",
    frozenset({False}): "With no type of MS named",
    frozenset({True, False}): "In other types of MS, or with none named",
}
_Entry = Item | Span


class Measured:
    """Makes the results of one card."""

    def __init__(
        self,
        look: Look,
        card: Treatment,
        cite: Cite,
        rule: CertaintyRule,
        first_use: FirstUse,
        ask: Callable[[Item], object],
        opened: Opened,
        *,
        pictures: bool,
    ) -> None:
        self._look = look
        self._opened = opened
        self._card = card
        self._cite = cite
        self._rule = rule
        self._first_use = first_use
        self._ask = ask
        self._pictures = pictures
        both = (("benefits", card.benefits), ("harms", card.harms))
        self._at = {i.id: f"{field}[{n}]" for field, items in both for n, i in enumerate(items)}
        self._items = {item.id: item for _, items in both for item in items}

    def parts(self, title: str, items: Sequence[Item], mine: Sequence[MsType]) -> list[Part]:
        """Return the results of a section; where the type of MS is known, its own first."""
        entries = self._entries(items)
        if not mine:
            return [self._few(entries, title)]
        about = [each for each in entries if not set(mine).isdisjoint(self._types(each))]
        others = [each for each in entries if each not in about]
        parts = [Part(partial(Text, f"In {types_in_words(mine)}", "heading"))]
        if about:
            parts.append(self._few(about, title))
        else:
            parts.append(Part(partial(Text, _NONE_OF_MINE, widest=self._look.column)))
        if others:
            parts.append(self._folded(others, title))
        return parts

    def _entries(self, items: Sequence[Item]) -> list[_Entry]:
        """Return the items, and in place of the first of several that measured one thing all."""
        of = {name: span for span in self._card.spans for name in span.items}
        return list(dict.fromkeys(of.get(item.id, item) for item in items))

    def _held(self, entry: _Entry) -> list[Item]:
        if not isinstance(entry, Span):
            return [entry]
        return [self._items[name] for name in entry.items]

    def _types(self, entry: _Entry) -> Collection[MsType]:
        return {each for item in self._held(entry) for each in item.ms_types}

    def _few(self, entries: Sequence[_Entry], title: str) -> Part:
        parts = [self._part(each) for each in entries]

        def make() -> QWidget:
            few = FewFirst(
                self._look,
                [part.make for part in parts],
                of=title,
                places=[part.places for part in parts],
            )
            return self._opened.few(few, f"{title}: all")

        return Part(make, tuple(places(parts)))

    def _folded(self, others: Sequence[_Entry], title: str) -> Part:
        """Return the results about other types, folded under one heading."""
        items = [item for each in others for item in self._held(each)]
        heading = _OTHERS[frozenset(bool(item.ms_types) for item in items)]
        parts = [self._part(each) for each in others]

        def make() -> QWidget:
            amount = Text(how_much(many(len(items), "result"), *items), "small")
            makers = [part.make for part in parts]
            fold = Fold(
                self._look,
                heading,
                makers,
                level="heading",
                short=[amount],
                holds=places(parts),
                later=self._opened.later,
            )
            fold.heading.setAccessibleName(f"{heading}: {title}")  # two sections have one
            return self._opened.watched(fold, f"{title}: {heading}")

        return Part(make, tuple(places(parts)))

    def _part(self, entry: _Entry) -> Part:
        held = tuple(self._at[item.id] for item in self._held(entry))
        if isinstance(entry, Span):
            own = f"spans[{self._card.spans.index(entry)}]"
            return Part(partial(self._span, entry, own), (own, *held))
        return Part(partial(self._item, entry), held)

    def _span(self, span: Span, at: str) -> QWidget:
        items = self._held(span)
        parts = [self._part(item) for item in items]
        words = f"The {many(len(items), 'result')}, one by one"
        each = Fold(
            self._look,
            words,
            [part.make for part in parts],
            level="heading",
            holds=places(parts),
            later=self._opened.later,
        )
        card = SpanCard(
            self._look,
            span,
            self._items[span.picture],
            self._cite,
            self._opened.watched(each, f"{span.id}: one by one"),
            pictures=self._pictures,
            ask=self._ask,
            first_use=self._first_use,
        )
        return placed(card, at)

    def _item(self, item: Item) -> QWidget:
        card = ItemCard(
            self._look,
            item,
            self._cite,
            self._rule,
            pictures=self._pictures,
            ask=self._ask,
            first_use=self._first_use,
        )
        return placed(card, self._at[item.id])
