"""The words of an eligibility note: a status says what a document says, never how often.

"Usually" and "rarely" stand only beside a figure with its year, and words of certainty belong
to what was measured: a licence is neither likely nor unlikely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msdesk.domain.eligibility import EligibilityNote, is_counted
from msdesk.domain.treatment import Treatment

_HOW_OFTEN = re.compile(
    r"\b(?:usually|rarely|mostly|often|sometimes|seldom|frequently|commonly|occasionally|generally)\b",
    re.IGNORECASE,
)
_CERTAINTY = re.compile(
    r"\bGRADE\b|\b(?:certainty|(?:strong|moderate|weak) (?:evidence|recommendation))\b"
)


def status_problems(file: str, card: Treatment) -> Iterator[str]:
    """Yield each word of how often without its figure, and each word of certainty."""
    for number, note in enumerate(card.eligibility):
        for place, text in _own_words(note):
            here = f"{file}: eligibility[{number}].{place}"
            if (found := _HOW_OFTEN.search(text)) and not is_counted(text):
                yield f"{here}: says {found.group()!r} without a figure and its year"
            if found := _CERTAINTY.search(text):
                yield f"{here}: says {found.group()!r}; certainty belongs to measured items"


def _own_words(note: EligibilityNote) -> Iterator[tuple[str, str]]:
    yield "in_short", note.in_short
    yield "paid_for", note.paid_for
    for number, rule in enumerate(note.criteria):
        if not rule.quoted:
            yield f"criteria[{number}].text", rule.text
