"""The parts of the page since the last visit as every format sets them."""

from __future__ import annotations

from msdesk.documents.questions import Entry, Field
from msdesk.documents.years_picture import Strip
from msdesk.domain.appointment import Paper
from msdesk.domain.value import Value


class SinceChoices(Value, frozen=True, kw_only=True):
    """What may stand on the print."""

    name: str = ""
    private: bool = False
    words: bool = False
    reasons: bool = False
    about_me: bool = False
    first_alone: bool = False
    rest: bool = False
    twelve_hours: bool = False  # whether 14:05 is written 2:05 PM
    paper: Paper = Paper.A4
    text_size: int = 12


class Item(Value, frozen=True, kw_only=True):
    """A line of a part: what it begins with, in bold, and what stands below it, smaller.

    ``done`` is whether what was agreed is done; None of anything else.
    """

    head: str = ""
    text: str
    below: str = ""
    done: bool | None = None

    @property
    def ticked(self) -> str:
        """What stands before it where it is something to do."""
        return {True: "☑ ", False: "☐ ", None: ""}[self.done]


class Part(Value, frozen=True, kw_only=True):
    """A heading and its lines; ``empty`` says in a line what is not written."""

    heading: str
    items: tuple[Item, ...]
    empty: str
    numbered: bool = False


class SincePage(Value, frozen=True, kw_only=True):
    """Every word of it, and the picture of the years; ``steps`` say what to do with it.

    ``on_back`` says of a shortened question where it is whole, "" where nowhere.
    """

    title: str
    document_title: str
    addressed: tuple[str, ...]
    one_thing: Field
    my_ms: Part
    medicines: Part
    changes: Part
    top_heading: str
    top: tuple[Entry, ...]
    to_do: Part
    notice: str
    last: Part
    agreed: Part
    earlier: Part
    open: Part
    team: Part
    years: Part
    years_notice: str
    alt: str
    names: float
    picture: tuple[Strip, ...]
    key: str
    footer: str
    first_alone: bool
    prints_rest: bool  # whether what has no room on its sides stands at the end
    more: str  # in the place of NUMBER stands how many
    more_changes: str
    more_to_do: str
    more_rows: str
    on_back: str
    steps: tuple[str, ...] = (
        "Show it, or read it out.",
        "Write down each answer.",
        "Fill in the last box before you leave.",
    )
    agree: tuple[str, ...] = ("What we agree today", "Who does what", "By when", "Who I call")
    for_whom: str = "For the WHOM"
    changes_go_on: str = "What else has changed"
    goes_on: str = "PART, goes on"
    back_title: str = "Last time, and my years"
    rest_title: str = "Since my last visit: what had no room"

    def back(self) -> tuple[Part, ...]:
        """Return the parts of the back but for the years, in reading order."""
        return (self.last, self.agreed, *self._earlier(), self.open, self.team)

    def _earlier(self) -> tuple[Part, ...]:
        return (self.earlier,) if self.earlier.items else ()
