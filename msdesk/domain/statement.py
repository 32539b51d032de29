"""A sentence on a card, with what it rests on."""

from __future__ import annotations

import re

from msdesk.domain.ids import SourceId
from msdesk.domain.source import Seen
from msdesk.domain.value import Content

_DIGIT = re.compile(r"\d")


class Statement(Content, frozen=True, kw_only=True):
    """A plain fact of one or two sentences.

    A statement without sources is the editors' own reading and holds no figure; ``basis``
    then says what it rests on ("Nothing found in our search, November 2026").  Raises
    ``ValueError`` for a statement with neither, or with a figure and no source.
    """

    text: str
    sources: tuple[SourceId, ...] = ()
    seen: Seen = Seen.SOURCE
    basis: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a statement needs words")
        if not self.sources and not self.basis:
            raise ValueError(f"{self.text!r}: needs sources, or a basis that says why none")
        if not self.sources and _DIGIT.search(self.text):
            raise ValueError(f"{self.text!r}: holds a figure and names no source")
