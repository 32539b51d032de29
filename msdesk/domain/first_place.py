"""Where that is told in the whole card which a first number tells in short."""

from __future__ import annotations

import re

from msdesk.domain.treatment import Treatment

_FIRST = re.compile(r"first\[(\d+)\]")


def told_at(card: Treatment, at: str) -> str:
    """Return the place of the result a first number rests on; "" where it rests on none.

    A number for another type of MS than the reader's is not shown, but its result is.
    """
    found = _FIRST.fullmatch(at)
    names = card.first[int(found.group(1))].items[:1] if found else ()
    for field, items in (("benefits", card.benefits), ("harms", card.harms)):
        for index, item in enumerate(items):
            if item.id in names:
                return f"{field}[{index}]"
    return ""
