"""How sure we can be of a figure: one rule, so that two editors come to one word.

The rule itself is content (``certainty.toml``).  A study starts at a word by how it was made,
and each fault it has lowers the word.  What is no measurement in a group of people (mice, reports
of single people, a survey, a list) gets no word at all: GRADE does not rate it.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from msdesk.domain.value import Content


class Certainty(Enum):
    """How sure we can be of a figure, in GRADE's four words, the surest first."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"

    @property
    def means(self) -> str:
        """Return in plain words what it says of a figure."""
        return _MEANS[self]


_MEANS = {
    Certainty.HIGH: "the true number is very likely close to this one.",
    Certainty.MODERATE: "the true number is probably close to this one, but it may be far off.",
    Certainty.LOW: "the true number may be far from this one.",
    Certainty.VERY_LOW: "we can hardly tell. The true number is probably far from this one.",
}
_WORDS = tuple(Certainty)


class Design(Enum):
    """What kind of study a figure comes from."""

    RANDOMISED = "randomised"
    REVIEW = "review"
    COHORT = "cohort"
    REGISTRY = "registry"
    SINGLE_ARM = "single-arm"
    REPORTS = "case-report"
    ANIMALS = "animal"
    SURVEY = "survey"
    LIST = "list"


class DesignRule(Content, frozen=True, kw_only=True):
    """Where a kind of study starts, and the surest word it can get; neither if it has no word."""

    design: Design
    plain: str  # what a card calls it
    means: str
    starts: Certainty | None = None
    at_most: Certainty | None = None

    def __post_init__(self) -> None:
        if (self.starts is None) != (self.at_most is None):
            raise ValueError(f"{self.design.value}: starts and at_most go together")


class Line(Content, frozen=True, kw_only=True):
    """One thing that makes a figure less sure, or surer where ``lowers`` is below 0.

    ``says`` are words of which a reason in plain words has at least one.
    """

    id: str
    means: str
    lowers: int
    designs: tuple[Design, ...]
    says: tuple[str, ...]


class CertaintyRule(Content, frozen=True, kw_only=True):
    """The whole rule.  Raises ``ValueError`` where a kind of study has not exactly one start."""

    design: tuple[DesignRule, ...]
    line: tuple[Line, ...]

    def __post_init__(self) -> None:
        if sorted(d.design.value for d in self.design) != sorted(d.value for d in Design):
            raise ValueError("each design must be there once")

    def of(self, design: Design) -> DesignRule:
        """Return the row of a kind of study."""
        return next(row for row in self.design if row.design is design)

    def word(self, design: Design, lines: Collection[str]) -> Certainty | None:
        """Return the word that follows from a kind of study and the lines it met."""
        row = self.of(design)
        if row.starts is None or row.at_most is None:
            return None
        lowered = sum(line.lowers for line in self.line if line.id in lines)
        place = max(_WORDS.index(row.starts) + lowered, _WORDS.index(row.at_most))
        return _WORDS[min(place, len(_WORDS) - 1)]
