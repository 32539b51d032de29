"""The parts of a card to take along as every format sets them."""

from __future__ import annotations

import re

from msdesk.documents import explained
from msdesk.documents.wording import sentences
from msdesk.domain.value import Value

_COUNT = re.compile(r"\d (?:out )?of \d")


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

    ``told_short`` is the same without the remarks on it, for where there is no room for them,
    and ``cited_short`` the sources it then rests on; that chance could explain a gap is never
    left out.  ``turn`` is when it gets its place on paper, 0 first.
    """

    heading: str
    types: str
    figures: tuple[Figure, ...]
    big: str
    told: str
    told_short: str
    cited: str
    cited_short: str
    sources: tuple[int, ...]
    sources_short: tuple[int, ...]
    turn: int
    out_of: int  # 100 or 1,000; 0 where it has no figure

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


class Word(explained.Word, frozen=True, kw_only=True):
    """A hard word in plain ones; ``turn`` is that of the first number that needs it, or -1.

    ``of_who_pays`` says that nothing needs it where it is left out who pays.
    """

    turn: int
    of_who_pays: bool


class Question(Value, frozen=True, kw_only=True):
    """A question to ask, and whom; "" where all are for one, whom the heading names."""

    text: str
    whom: str


class TakeAlong(Value, frozen=True, kw_only=True):
    """Every word of it.

    On paper ``numbers_alike`` stand in the place of ``numbers`` where those that have room are
    not out of as many people; ``together`` is the same where all are shown.
    """

    title: str
    document_title: str
    standing: tuple[str, ...]
    notice: str = ""
    in_short: tuple[str, ...]
    face: tuple[Sentence, ...]
    numbers_heading: str
    numbers: tuple[Box, ...]
    numbers_alike: tuple[Box, ...]  # the same, all out of as many people
    rules: Part
    rules_short: Part
    rules_least: Part
    boxed_elsewhere: tuple[Part, ...]  # one, or none
    must_not: Part
    must_not_short: Part
    not_known: Part
    words: tuple[Word, ...] = ()
    questions: tuple[Question, ...]
    without_numbers: int  # how many sources all else has
    of_second_hand: str = ""  # what the word means, "" where it is not said
    sources: tuple[str, ...] = ()
    footer: str = ""
    questions_heading: str
    purpose: str = "To take along to my appointment"
    words_heading: str = "In plain words"
    of_squares: str = "Filled squares: it happened to them."
    of_tens: str = "Filled squares, each 10 people: it happened to them."
    of_both: str = "Filled: it happened to them. A large square is 10 people, a small one is one."
    of_dots: str = "Dot inside: the range."
    more_unnamed: str = "More numbers on the card: NUMBER."
    more_on_these: str = "More on the card."
    more_numbers: str = "More numbers are on the card in msdesk:"
    sources_heading: str = "Sources by their numbers in [ ] (in full on the card)"

    @property
    def are_alike(self) -> bool:
        """Whether all numbers are out of as many people as they are alone."""
        return len({box.out_of for box in self.numbers if box.out_of}) < 2

    @property
    def together(self) -> tuple[Box, ...]:
        """All numbers, out of as many people."""
        return self.numbers if self.are_alike else self.numbers_alike

    @property
    def face_together(self) -> tuple[Sentence, ...]:
        """The sentences for the reader's types; none that counts in another way than all else."""
        return tuple(one for one in self.face if self.are_alike or not _COUNT.search(one.text))

    @property
    def legend(self) -> str:
        """What the squares of all numbers are; "" where there are none."""
        drawn = {figure.of for box in self.together for figure in box.figures if figure.of}
        if self.are_alike or 100 not in drawn:
            return self.of_squares if drawn else ""
        return self.of_both if len(drawn) > 1 else self.of_tens
