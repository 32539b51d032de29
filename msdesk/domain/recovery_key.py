"""The recovery key: a secret to be printed, and one day typed in again by a tired person.

Seven groups of five signs.  Four signs of a group are random (139 bits in all), the fifth is a
check.  The signs are 31, a prime, none of them easily taken for another (no 0, O, 1, I, L), and
each place in a group has a weight of its own in the sum that must come to nothing, modulo 31.
So any one wrong sign and any two signs of a group in each other's place are found.  The number
of the group is in the sum too, and so are groups in each other's place.
"""

from __future__ import annotations

import re
import secrets

from msdesk.errors import MistypedKey

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS = 7
LENGTH = 5  # signs in a group, the last of them its check

_BETWEEN = re.compile(r"[\W_]+")
_WEIGHTS = (2, 3, 4, 5, 1)
_BY_PLACE = 6  # the weight of the group's number


def new_recovery_key() -> str:
    """Return a new key, its groups joined by hyphens."""
    return "-".join(_new_group(number) for number in range(1, GROUPS + 1))


def read_recovery_key(typed: str) -> str:
    """Return the key as ``new_recovery_key`` writes it.

    Small letters and any spaces or signs between will do.  Raises ``MistypedKey``, whose message
    names the groups that are wrong.
    """
    groups = _groups(typed)
    wrong = [n for n, group in enumerate(groups[:GROUPS], 1) if not _is_right(group, n)]
    if len(groups) < GROUPS and wrong in ([], [len(groups)]):
        raise MistypedKey(
            f"The recovery key is not complete: it has {GROUPS} groups of {LENGTH} signs.",
            "Type the groups that are missing.",
        )
    if wrong:
        raise MistypedKey(_named(wrong), "Compare it with your page, sign by sign.")
    if len(groups) > GROUPS:
        raise MistypedKey(
            f"This is too long: a recovery key has {GROUPS} groups of {LENGTH} signs.",
            "Compare it with your page.",
        )
    return "-".join(groups)


def wrong_groups(typed: str) -> tuple[int, ...]:
    """Return the numbers of the groups that are wrong, of those typed to their end so far."""
    return tuple(
        number
        for number, group in enumerate(_groups(typed)[:GROUPS], 1)
        if len(group) >= LENGTH and not _is_right(group, number)
    )


def _groups(typed: str) -> list[str]:
    parts = [part for part in _BETWEEN.split(typed.upper()) if part]
    if len(parts) == GROUPS:  # a sign too many or too few then shifts no other group
        return parts
    signs = "".join(parts)
    return [signs[start : start + LENGTH] for start in range(0, len(signs), LENGTH)]


def _new_group(number: int) -> str:
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
    return next(signs + check for check in SIGNS if _is_right(signs + check, number))


def _is_right(group: str, number: int) -> bool:
    values = [SIGNS.find(sign) for sign in group]
    if len(values) != LENGTH or -1 in values:
        return False
    weighed = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
    return (weighed + _BY_PLACE * number) % len(SIGNS) == 0


def _named(wrong: list[int]) -> str:
    if len(wrong) == 1:
        return f"Group {wrong[0]} has a mistake."
    *first, last = map(str, wrong)
    return f"Groups {', '.join(first)} and {last} have a mistake."
