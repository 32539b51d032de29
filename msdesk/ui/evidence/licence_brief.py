"""Who must not take a medicine and what its label says in a box, whole, though all else is folded.

Those of the reader's own region stand there; those of the other are one press away, and where
only that one has boxed warnings they are named before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QWidget

from msdesk.domain.ms_type import Region
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import LicenceWarning, boxed_elsewhere, named_by_product, not_to_miss
from msdesk.ui.evidence.citing import Cite
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Card, flow
from msdesk.ui.widgets.in_words import capital
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

_BOXED, _MUST_NOT = "Boxed warning", "Who must not take it"
_BULLET = "• "


def licence_brief(look: Look, card: Treatment, first: Region, cite: Cite) -> QWidget:
    """Return the box that stands there while the section is folded."""
    there = next(region for region in Region if region is not first)
    box = Card(look, strong=True)
    box.column.setSpacing(look.space(4))
    if elsewhere := boxed_elsewhere(card.licence, first):
        words = f"{_BOXED}s in the {there.value}: {named_by_product(elsewhere)}."
        box.column.addWidget(Text(words, "strong", widest=look.column))
    for widget in _lines(look, card, first, cite):
        box.column.addWidget(widget)
    other = Reveal(
        look,
        f"Show what it says in: {there.value}",
        f"Hide what it says in: {there.value}",
        "who must not take it, and boxed warnings",
        lambda: _lines(look, card, there, cite),
        icon="chevron-down",
    )
    box.column.addWidget(flow(look, other))
    box.column.addLayout(other.place)
    return box


def _lines(look: Look, card: Treatment, region: Region, cite: Cite) -> Iterator[QWidget]:
    found = [w for w in not_to_miss(card.licence, region) if region in w.regions]
    for title, those in (
        (_BOXED, [w for w in found if w.boxed]),
        (_MUST_NOT, [w for w in found if not w.boxed]),
    ):
        if those:
            yield Text(f"{title}: {region.value}", "heading", widest=look.column)
            yield from _warnings(look, those)
    ids = dict.fromkeys(source for w in found for source in w.sources)
    if ids:
        yield flow(look, *cite(tuple(ids)), gap=12)


def _warnings(look: Look, warnings: Iterable[LicenceWarning]) -> Iterator[Text]:
    for warning in warnings:
        if warning.product:
            yield Text(capital(warning.product), "strong", widest=look.column)
        lines = warning.lines
        if warning.boxed:
            lines = (f"{_BULLET}{capital(warning.kind.value)}: {warning.words}",)
        for line in lines:
            yield Text(line, widest=look.column)
        if warning.seen.in_words:
            yield Text(warning.seen.in_words, "small", widest=look.column)
