"""The parts of the comparison as every format sets them."""

from __future__ import annotations

from msdesk.documents.citing import Citation
from msdesk.domain.value import Value


class Column(Value, frozen=True, kw_only=True):
    """The head of a column: an option and how far it has come."""

    name: str
    stage: str


class Run(Value, frozen=True, kw_only=True):
    """A piece of a text; figures are ``strong``."""

    text: str
    strong: bool = False


class Picture(Value, frozen=True, kw_only=True):
    """So many of 100 or of 1,000 squares are filled; None where nobody has compared it fairly.

    ``caption`` tells it from the one beside it, ``alt`` is it in a sentence.
    """

    count: int | None
    of: int
    caption: str
    alt: str


class Answer(Value, frozen=True, kw_only=True):
    """A cell: the answer with its pictures, over which time, and how it is known.

    ``short`` is how a long answer begins, else it is empty, and ``behind`` is what the back of a
    page gives in its place where the whole is more than it has room for.  ``flagged`` says that
    ``window`` must stand out: it is not the same in the whole row.  ``cited`` are the numbers
    of its sources, "[1, 4]".
    """

    text: str
    runs: tuple[Run, ...]
    short: str
    behind: str
    pictures: tuple[Picture, ...]
    window: str
    flagged: bool
    told: str
    cited: str


class Row(Value, frozen=True, kw_only=True):
    """A question, what is counted, a word on it, and the answers in the order of columns.

    ``turn`` is when it gets its place on the first side, 0 first.  ``below`` says that it
    stands with the warnings anyhow.
    """

    question: str
    measure: str
    mark: str
    answers: tuple[Answer, ...]
    turn: int
    below: bool

    @property
    def heading(self) -> str:
        """The question and what is counted, in one line."""
        return f"{self.question} ({self.measure})" if self.measure else self.question


class Warned(Value, frozen=True, kw_only=True):
    """A boxed warning, or who must not take it: what it is and where, its words, its sources.

    ``about`` is ``head`` without the name of the option, for where that stands right above.
    """

    head: str
    about: str
    lines: tuple[str, ...]
    told: str
    cited: str


class Warnings(Value, frozen=True, kw_only=True):
    """The warnings of one option that nobody must miss; ``none`` says that it has no text."""

    option: str
    warned: tuple[Warned, ...]
    none: str


class SideBySide(Value, frozen=True, kw_only=True):
    """Every word of the comparison.

    ``steps`` say what to do with it, ``in_front`` what the first side needs to stand alone;
    ``of_pictures`` are those of it that say nothing where there is no picture.
    """

    title: str
    document_title: str
    steps: tuple[str, ...]
    in_front: tuple[str, ...]
    of_pictures: tuple[str, ...]
    how_to_read: tuple[str, ...]
    notice: str
    question: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    my_notes: str
    on_the_back: str
    in_short: str
    more_questions: str
    more_heading: str
    warnings_heading: str
    warnings: tuple[Warnings, ...]
    sources_heading: str
    sources: tuple[Citation, ...]
    footer: str
    not_alike: str = "These figures cannot be compared"
    sources_in_short: str = "Sources by their numbers in [ ] (in full on the cards in msdesk)"
