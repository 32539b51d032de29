"""The parts of a card to take along as every format sets them."""

from __future__ import annotations

from msdesk.documents.wording import sentences
from msdesk.domain.value import Value


class Sentence(Value, frozen=True, kw_only=True):
    """A sentence with what it begins with, in bold, and the numbers of its sources."""

    head: str = ""
    text: str
    cited: str = ""

    @property
    def line(self) -> str:
        """All of it, in one line."""
        return sentences((self.head, self.text, self.cited))


class Figure(Value, frozen=True, kw_only=True):
    """One group of a number: ``number`` is large; ``of`` is 0 where it is not drawn."""

    number: str
    rest: str
    label: str
    count: int
    of: int
    between: tuple[int, int] | None
    alt: str


class Box(Value, frozen=True, kw_only=True):
    """A number to know first: its figures or its large words, and what they must not lack.

    ``told_short`` is the same without the remarks on it, for where there is no room for them;
    that chance could explain a gap is never left out.
    ``turn`` is when it gets its place on paper, 0 first; ``last`` is the highest number of a
    source that it and those before it have.
    """

    heading: str
    types: str
    figures: tuple[Figure, ...]
    big: str
    told: str
    told_short: str
    cited: str
    turn: int
    last: int

    @property
    def said(self) -> str:
        """Its figures or large words in one line."""
        several = len(self.figures) > 1
        figures = (
            f"{each.number} {each.rest}{f' ({each.label})' if several else ''}"
            for each in self.figures
        )
        return "; ".join(figures) or self.big


class Part(Value, frozen=True, kw_only=True):
    """A heading and its sentences, and a last one that says how to take them."""

    heading: str
    sentences: tuple[Sentence, ...]
    below: str = ""


class Question(Value, frozen=True, kw_only=True):
    """A question to ask, and whom."""

    text: str
    whom: str


class TakeAlong(Value, frozen=True, kw_only=True):
    """Every word of it."""

    title: str
    document_title: str
    standing: tuple[str, ...]
    notice: str
    in_short: tuple[str, ...]
    face: tuple[Sentence, ...]
    numbers: tuple[Box, ...]
    rules: Part
    rules_short: Part
    rules_least: Part
    boxed_elsewhere: tuple[Part, ...]  # one, or none
    must_not: Part
    must_not_short: Part
    not_known: Part
    questions: tuple[Question, ...]
    without_numbers: int  # how many sources all else has
    of_second_hand: str  # what the word means, "" where it is not said
    sources: tuple[str, ...]
    footer: str
    purpose: str = "To take along to my appointment"
    numbers_heading: str = "The numbers to know first: mark what matters to you"
    of_squares: str = "Filled squares: it happened to them."
    of_dots: str = "Dot inside: the range."
    more_unnamed: str = "On the card: more, and NUMBER others."
    more_on_these: str = "More on the card."
    more_numbers: str = "More numbers are on the card in msdesk:"
    questions_heading: str = "Three questions to ask: write down the answers"
    sources_heading: str = "Sources by their numbers in [ ] (in full on the card in msdesk)"
