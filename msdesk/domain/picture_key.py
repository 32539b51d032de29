"""What the pictures of chances show, in one line: only of what is drawn there."""

from __future__ import annotations

from collections.abc import Iterable

from msdesk.domain.first_words import ShownNumber

_OF_100, _OF_1000 = 100, 1000
_ONE_OF = {
    (True, False): "A square is one person of 100.",
    (False, True): "A dot is one person of 1,000.",
    (True, True): "A square is one person of 100, a dot one of 1,000.",
}
FILLED = "Filled: it happened to them."
DASHED = "Dashed: not known."


def key_to(shown: Iterable[ShownNumber]) -> str:
    """Return the key to the pictures of some boxes; "" where none has a picture."""
    shown = tuple(shown)
    drawn = {group.of for each in shown for group in each.groups}
    kinds = (_OF_100 in drawn, _OF_1000 in drawn)
    lines = (_ONE_OF[kinds], FILLED) if any(kinds) else ()
    gap = any(each.is_gap and not each.asks_type for each in shown)
    return " ".join((*lines, *([DASHED] if gap else ())))
