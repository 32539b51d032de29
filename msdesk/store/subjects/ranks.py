"""The rule of every top three: ranks 1 to 3, each given once, none left out."""

from __future__ import annotations

from collections.abc import Sequence

TOP = 3


def placed(ranked: Sequence[str], moved: str, rank: int | None) -> list[str]:
    """Return the top three after one has moved to a rank, or out of it where that is None.

    Those below it move down, a fourth falls out, and a gap closes.

    >>> placed(["walking", "tiredness", "sight"], "work", 2)
    ['walking', 'work', 'tiredness']
    """
    if rank is not None and not 1 <= rank <= TOP:
        raise ValueError(f"rank {rank}: a rank is 1, 2, 3 or none")
    order = [one for one in ranked if one != moved]
    if rank is not None:
        order.insert(rank - 1, moved)
    return order[:TOP]


def rank_in(order: Sequence[str], one: str) -> int | None:
    """Return the rank of one in the top three, or None if it is not in it."""
    return order.index(one) + 1 if one in order else None
