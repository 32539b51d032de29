"""A figure in words: how many people, the other side of it, and the range it may lie in.

Screen, paper and questions all say it in these words, so that one figure reads alike everywhere.
"""

from __future__ import annotations

from math import ceil, floor

from msdesk.domain.estimate import Arm, Estimate, Unit, count_in_words, denominator, out_of

NONE, ALL = "None", "All"


def out_of_what(item: Estimate) -> int:
    """Return the one denominator of all groups of an estimate."""
    return item.out_of or denominator(tuple(item.rate(arm) for arm in item.arms))


def arm_in_words(arm: Arm, item: Estimate, of: int) -> str:
    """Return one group's figure: "73 out of 100 people", "None of 174 people"."""
    rate = item.rate(arm)
    count = out_of(rate, of) if item.unit is Unit.PEOPLE else int(rate * of / 100 + 0.5)
    return " ".join(number_and_rest(arm, item, of, count))


def number_and_rest(arm: Arm, item: Estimate, of: int, count: int) -> tuple[str, str]:
    """Return one group's figure in two parts, for the number to be larger than what follows it."""
    rate = item.rate(arm)
    if item.unit is Unit.PEOPLE:
        if arm.of is not None and arm.events in (0, arm.of):
            return ALL if arm.events else NONE, f"of {arm.of:,} {item.people}"
        return count_in_words(count, rate), f"out of {of:,} {item.people}"
    what = item.people.removesuffix("s") if count == 1 else item.people
    counted = "" if item.people == "people" else f"{what} "
    return count_in_words(count, rate), f"{counted}for every {of:,} people each year"


def figures_in_words(item: Estimate) -> str:
    """Return the groups of an estimate in words, all out of the same number of people."""
    of = out_of_what(item)
    several = len(item.arms) > 1
    return "; ".join(
        f"{arm_in_words(arm, item, of)} ({arm.label})" if several else arm_in_words(arm, item, of)
        for arm in item.arms
    )


def other_side(arm: Arm, item: Estimate, of: int) -> str:
    """Return those it did not happen to: "27 out of 100 had not"; "" where it is none or all.

    "100 out of 100 did not" would promise what a count of 0 cannot.
    """
    if item.unit is not Unit.PEOPLE or (arm.of is not None and arm.events in (0, arm.of)):
        return ""
    rate = item.rate(arm)
    left = of - max(out_of(rate, of), 1 if rate else 0)
    return f"{left:,} out of {of:,} {item.otherwise}."


def range_in_words(arm: Arm, item: Estimate, of: int) -> str:
    """Return the range of one group's figure, who gave it, and the count; or why there is none."""
    interval = item.interval(arm)
    if interval is None:
        return _sentence(arm.no_range)
    if item.unit is Unit.PER_YEAR:
        low, high = interval.low * of / 100, interval.high * of / 100
        return f"Likely range {low:g} to {high:g} for every {of:,} people each year."
    low, high = interval.out_of(of)
    from_count = f", worked out by us from {arm.events:,} of {arm.of:,}" if arm.of else ""
    by_us = from_count if interval.worked_out else ""
    if arm.of is not None and arm.events == 0:
        return f"It could still be up to {high:,} out of {of:,}{by_us}."
    if arm.of is not None and arm.events == arm.of:
        return f"It could still be as few as {low:,} out of {of:,}{by_us}."
    least = count_in_words(low, interval.low)
    counted = (
        "" if interval.worked_out or not arm.of else f" Counted: {arm.events:,} of {arm.of:,}."
    )
    return f"Likely range {least} to {high:,} out of {of:,}{by_us}.{counted}"


def in_a_table(arm: Arm, item: Estimate, of: int) -> str:
    """Return one group's figure with its range, short: "5 out of 100 (1 to 15)".

    For a rate each year the numbers stand alone, since the text around them says the rest.
    """
    rate, interval = item.rate(arm), item.interval(arm)
    own = out_of_what(item)
    times = of // own  # as exact as on the card: 62 of 100 is 620 of 1,000, and not 618
    if item.unit is Unit.PER_YEAR:
        number = some(int(rate * own / 100 + 0.5), rate, times)
        if interval is None:
            return number
        low, high = floor(interval.low * own / 100), ceil(interval.high * own / 100)
        return f"{number} ({some(low, interval.low, times)} to {high * times:,})"
    number = f"{some(out_of(rate, own), rate, times)} out of {of:,}"
    if interval is None:
        return number
    if arm.of is not None and arm.events == 0:
        _, high = interval.out_of(of)  # no figure stands beside it, to be as exact as
        return f"none of {arm.of:,} (0 to {high:,} out of {of:,})"
    low, high = interval.out_of(own)
    return f"{number} ({some(low, interval.low, times)} to {high * times:,})"


def some(count: int, rate: float, times: int) -> str:
    """Return a count as many times as large, never 0 for something that happened."""
    return f"fewer than {times}" if count == 0 and rate > 0 else f"{count * times:,}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
