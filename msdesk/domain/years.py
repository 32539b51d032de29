"""My years: what the person wrote down, as bars and marks in time, and as a list of the same.

Only what was written.  Nothing is counted by year, joined up or drawn on beyond its last step:
a bar lasts from one step to the next, or to today where there is none.  "New symptom or
relapse" is one kind of note, so it is one kind of mark; which of the two it was, nobody guesses.
``years_written`` makes them, ``years_span`` cuts and places them.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from msdesk.domain.days import short_date
from msdesk.domain.place import Place
from msdesk.domain.value import Value
from msdesk.domain.words import first_line

_LONGEST = 60  # letters of a note that name it


class Sort(Enum):
    """What an event is; each has a shape of its own, and a row but for the steps."""

    STEP = "Step with a treatment"
    SYMPTOM = "New symptom or relapse"
    SIDE_EFFECT = "Side effect"
    VISIT = "Appointment"
    AGREED = "What we agreed"


class Event(Value, frozen=True, kw_only=True, gc=False):
    """One thing that was written, once in the picture and once in the list.

    There can be ten thousand; none holds what could hold it, so nobody looks for garbage there.
    ``day`` is None where none was written.  ``label`` is what stands beside its mark, ``body``
    what the person wrote.  ``private`` is a note that is not to be taken to the doctor.
    """

    id: str
    sort: Sort
    day: date | None
    title: str
    label: str
    body: str = ""
    place: Place
    private: bool = False

    @property
    def told(self) -> str:
        """Return it in a sentence: "Side effect, 3 May 2024: A headache"."""
        when = short_date(self.day) if self.day else "no day"
        body = f": {first_line(self.body, _LONGEST)}" if self.body.strip() else ""
        return f"{self.title}, {when}{body}"


class Bar(Value, frozen=True, kw_only=True):
    """How long a treatment was taken, or thought about, from one step to the next.

    ``ended`` is the step of having stopped; every other step that ends a bar stands by itself.
    ``still`` is one without a next step: it ends today because nothing more was written.
    """

    of: str
    word: str  # "taken", "considering"
    taken: bool
    begun: Event
    ended: Event | None = None
    begins: date
    ends: date
    still: bool = False

    @property
    def events(self) -> tuple[Event, ...]:
        """Return what was written of it."""
        return (self.begun, self.ended) if self.ended else (self.begun,)

    @property
    def label(self) -> str:
        """Return what stands on it: "taken, still"."""
        return f"{self.word}, still" if self.still else self.word

    def labels(self, first: date) -> tuple[str, ...]:
        """Return what may stand on it where the picture begins that day, the longest first.

        One that began before says when, for its edge does not.
        """
        since = (f"{self.word} since {short_date(self.begins)}",) if self.begins < first else ()
        return (*since, *dict.fromkeys((self.label, self.word)))

    @property
    def told(self) -> str:
        """Return it in a sentence: "Alphamab: taken from 3 May 2024 to 1 June 2025"."""
        begun = short_date(self.begins)
        if self.still:
            return f"{self.of}: {self.word} since {begun}, still"
        return f"{self.of}: {self.word} from {begun} to {short_date(self.ends)}"


class Row(Value, frozen=True, kw_only=True):
    """A treatment with its bars, or all marks of one sort."""

    name: str
    sort: Sort
    bars: tuple[Bar, ...] = ()
    marks: tuple[Event, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """Return what was written of it."""
        return (*(event for bar in self.bars for event in bar.events), *self.marks)


class Years(Value, frozen=True, kw_only=True):
    """Everything from one day to another; ``undated`` has no day, so it stands beside them.

    ``left_out`` is whether there are private notes that were not read for it.
    """

    rows: tuple[Row, ...]
    undated: tuple[Event, ...]
    first: date
    last: date
    today: date
    last_visit: date | None
    left_out: bool = False

    @property
    def events(self) -> tuple[Event, ...]:
        """Return each thing that is in the picture once, the newest first, then the undated."""
        dated = [event for row in self.rows for event in row.events]
        return (*sorted(dated, key=day_of, reverse=True), *self.undated)


def day_of(event: Event) -> date:
    """Return the day to order an event by; the first there is where it has none."""
    return event.day or date.min
