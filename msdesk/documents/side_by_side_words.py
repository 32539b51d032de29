"""The parts of the comparison as every format sets them."""

from __future__ import annotations

from msdesk.documents.citing import Citation
from msdesk.documents.explained import Word
from msdesk.domain.value import Value

REPORTED = "Second-hand"


class Column(Value, frozen=True, kw_only=True):
    """The head of a column: an option, how it is called in full, and how far it has come."""

    name: str
    full: str
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
    ``window`` must stand out: it is not the same in the whole row.  ``cited`` are the
    ``numbers`` of its sources, "[1, 4]".  ``counted`` is what the row counts which the text says
    to see.  ``ranged`` is whether a range stands behind a figure in it.
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
    numbers: tuple[int, ...]
    counted: str
    ranged: bool


class Row(Value, frozen=True, kw_only=True):
    """A question, what is counted, a word on it, and the answers in the order of columns.

    ``turn`` is when it gets its place on the first side, 0 first.  ``below`` says that it
    stands with the warnings anyhow, ``counts`` that there is a figure in it, and ``needed`` that
    it comes before what nobody asked for.  ``words`` are the places of the medical words it
    uses, and ``whole_words`` those where its long answers are whole.
    """

    question: str
    measure: str
    mark: str
    answers: tuple[Answer, ...]
    turn: int
    below: bool
    counts: bool
    needed: bool
    words: tuple[int, ...]
    whole_words: tuple[int, ...]

    @property
    def heading(self) -> str:
        """The question and what is counted, in one line."""
        return f"{self.question} ({self.measure})" if self.measure else self.question


class Warned(Value, frozen=True, kw_only=True):
    """A boxed warning, or who must not take it: what it is and where, its words, its sources.

    ``about`` is ``head`` without the name of the option, for where that stands right above.
    ``here`` is whether it holds where the person lives.
    """

    head: str
    about: str
    lines: tuple[str, ...]
    told: str
    cited: str
    numbers: tuple[int, ...]
    here: bool
    boxed: bool
    words: tuple[int, ...]


class Warnings(Value, frozen=True, kw_only=True):
    """The warnings of one option that nobody must miss; ``none`` says that it has no text.

    ``boxed_here`` and ``boxed_elsewhere`` name those in a box, for where there is no room for
    their words.
    """

    option: str
    warned: tuple[Warned, ...]
    none: str
    boxed_here: str
    boxed_elsewhere: str


class SideBySide(Value, frozen=True, kw_only=True):
    """Every word of the comparison.

    ``steps`` say what to do with it, ``in_short`` what is compared, how the options stand and of
    what kind the figures are, and ``short_ways`` what of that stays where there is less and less
    room.  ``in_front`` is what the first side needs to stand alone, ``in_brief`` what of it stays
    where room is little, ``on_back`` what it leaves out of ``how_to_read``; ``of_pictures`` and
    ``of_ranges`` are those that say nothing where there is none of them, and ``of_kinds`` those
    of one kind of picture.  ``used_anyhow`` are the places of the medical words that are on every
    first side.
    """

    title: str
    document_title: str
    steps: tuple[str, ...]
    in_short: tuple[str, ...]
    in_front: tuple[str, ...]
    in_brief: tuple[str, ...]
    short_ways: tuple[tuple[str, ...], ...]
    of_pictures: tuple[str, ...]
    of_kinds: dict[str, str]
    of_ranges: tuple[str, ...]
    how_to_read: tuple[str, ...]
    on_back: tuple[str, ...]
    notice: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    warnings_heading: str
    warnings: tuple[Warnings, ...]
    words: tuple[Word, ...]
    used_anyhow: tuple[int, ...]
    sources: tuple[Citation, ...]
    footer: str
    prints_whole: bool = False
    question: str = "Question"
    my_notes: str = "My notes"
    in_short_heading: str = "In short"
    to_read_heading: str = "How to read it"
    on_the_back: str = "On the back:"
    further_on: str = "Further on:"
    in_short_here: str = "Answers in short. More is on the back."
    in_short_later: str = "Answers in short. More is further on."
    in_short_only: str = "Answers in short."
    one_more: str = "1 more question"
    more_questions: str = "NUMBER more questions"
    numbers_heading: str = "More numbers"
    more_heading: str = "More answers"
    elsewhere: str = "In “The whole comparison”:"
    among_them: str = "Among them:"
    counted_elsewhere: str = "Counted another way: “MEASURE”."
    to_tick: str = "msdesk prints it if you tick it there."
    behind: str = "It is behind this page."
    shortened: str = (
        "Some are in short. Boxed warnings, and those of other regions, stand in full in "
        "“The whole comparison”."
    )
    words_heading: str = "Words on this page"
    sources_heading: str = "Sources"
    not_alike: str = "These columns cannot be compared"
    not_alike_listed: str = "Not to be compared between treatments"
    sources_in_short: str = "In full they are on the cards in msdesk:"
    whole_heading: str = "The whole comparison"
    all_heading: str = "All answers"
