"""Whether each measured item has the word that follows from the lines it met, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msdesk.domain.certainty import CertaintyRule, Design
from msdesk.domain.estimate import Estimate, Finding, NoFairComparison
from msdesk.domain.ids import SourceId
from msdesk.domain.source import Source, SourceKind
from msdesk.domain.treatment import Treatment

_COMPARED = (Design.RANDOMISED, Design.COHORT)
_WORD_FIRST = re.compile(r"(?:very low|low|moderate|high)\b", re.IGNORECASE)
_LESS_SURE = ("few", "very-few", "no-counts")
# A maker's page is not among them: it may print the licence text itself.
_RETOLD = {SourceKind.NEWS, SourceKind.CONGRESS, SourceKind.CHARITY}


def certainty_problems(
    rule: CertaintyRule, card: Treatment, sources: Mapping[SourceId, Source]
) -> Iterator[str]:
    """Yield each item whose word, lines, reason, counts and sources do not agree."""
    for key in ("benefits", "harms"):
        for number, item in enumerate(getattr(card, key)):
            if not isinstance(item, NoFairComparison):
                where = f"{card.id}.toml: {key}[{number}] ({item.id})"
                kinds = {sources[i].kind for i in item.sources if i in sources}
                yield from (f"{where}: {wrong}" for wrong in _wrong(rule, item, kinds))


def _wrong(rule: CertaintyRule, item: Estimate | Finding, kinds: set[SourceKind]) -> Iterator[str]:
    design, lines = item.design, item.certainty_lines
    if rule.of(design).starts is None:
        yield from _unrated(item)
        return
    yield from _wrong_lines(rule, item)
    word = rule.word(design, lines)
    if item.certainty is not word:
        has = repr(item.certainty.value) if item.certainty else "missing"
        follows = repr(word.value) if word else "none"
        yield f"certainty is {has}; {follows} follows from {', '.join((design.value, *lines))}"
    if needed := _imprecise(item):
        yield f"its counts meet the line {needed!r}; certainty_lines must say so"
    if isinstance(item, Estimate) and _uncounted(item) and not {*_LESS_SURE} & {*lines}:
        yield "no n, no counts and no range; certainty_lines must say 'no-counts'"
    if design is not Design.REVIEW and kinds and kinds <= _RETOLD and "reported" not in lines:
        yield "no source of it is a paper or a licence text; certainty_lines must say 'reported'"


def _unrated(item: Estimate | Finding) -> Iterator[str]:
    if item.certainty or item.certainty_lines:
        yield f"a design of {item.design.value!r} has no certainty and no certainty_lines"
    if isinstance(item, Estimate):
        yield f"a design of {item.design.value!r} gives no chance to draw; make it a finding"
    if _WORD_FIRST.match(item.certainty_reason):
        yield f"certainty_reason must not rate what is {item.design.value!r}"


def _wrong_lines(rule: CertaintyRule, item: Estimate | Finding) -> Iterator[str]:
    lines, reason = {line.id: line for line in rule.line}, item.certainty_reason.casefold()
    for key in item.certainty_lines:
        line = lines.get(key)
        if line is None or item.design not in line.designs:
            yield f"certainty_lines: {key!r} is no line for {item.design.value!r}"
        elif item.certainty_lines.count(key) > 1:
            yield f"certainty_lines: {key!r} is there twice"
        elif not any(word.casefold() in reason for word in line.says):
            words = ", ".join(repr(word.strip()) for word in line.says)
            yield f"certainty_reason does not say why {key!r}; it needs one of {words}"
    together = [repr(key) for key in _LESS_SURE if key in item.certainty_lines]
    if len(together) > 1:
        yield f"certainty_lines: {' and '.join(together)} do not go together"


def _imprecise(item: Estimate | Finding) -> str:
    """Return the line that an item's own counts meet and its lines do not name."""
    compared = item.design in _COMPARED
    arms = item.arms if isinstance(item, Estimate) else ()
    counts = [(arm.events, arm.of) for arm in arms if arm.events is not None and arm.of]
    counted = len(counts) == len(arms) > 0
    cases = sum(events for events, _ in counts) if counted else None
    people = item.n or (sum(of for _, of in counts) if counted else None)
    least_people, least_cases = (100, 100) if compared else (50, 30)
    if people is not None and people < least_people:
        return _unless(item, "very-few")
    if compared and cases is not None and cases < 30:
        return _unless(item, "very-few")
    if cases is not None and cases < least_cases:
        return _unless(item, "few", "very-few", "large-gap")
    return ""


def _uncounted(item: Estimate) -> bool:
    """Whether nothing says how much chance there is in a figure."""
    ranges = [arm.low if arm.low is not None else arm.events for arm in item.arms]
    return item.n is None and not item.relative and all(known is None for known in ranges)


def _unless(item: Estimate | Finding, *any_of: str) -> str:
    return "" if {*any_of} & {*item.certainty_lines} else any_of[0]
