"""How a page says where its facts come from: by the name of each source, or by its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from msdesk.domain.ids import SourceId
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Seen, Source
from msdesk.ui.evidence.links import source_link
from msdesk.ui.evidence.source_numbers import source_numbers
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import flow
from msdesk.ui.widgets.text import Text

Cite = Callable[[Sequence[SourceId]], list[QWidget]]


def by_name(look: Look, sources: Mapping[SourceId, Source]) -> Cite:
    """Return what makes a link of each source, for a page that holds few."""
    return lambda ids: [source_link(look, sources[i]) for i in ids]


def by_number(look: Look, sources: Mapping[SourceId, Source], numbers: Numbers) -> Cite:
    """Return what makes a line of short numbers, for a page that ends with their list."""

    def cite(ids: Sequence[SourceId]) -> list[QWidget]:
        return [source_numbers(look, [sources[i] for i in ids], numbers)] if ids else []

    return cite


def told_by(look: Look, seen: Seen, ids: Sequence[SourceId], cite: Cite) -> list[QWidget]:
    """Return the line below a fact: how it was seen where that is less than read, and sources."""
    told = [Text(seen.in_words, "small")] if seen.in_words else []
    return [flow(look, *told, *cite(ids), gap=12)] if ids else []
