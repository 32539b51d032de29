"""What Home shows of a record."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

PLACE = "place"  # the draft that says where the person was
DECIDING = "deciding"  # the draft that says which step of deciding one is at
CHANGED_NOTE, NEW_NOTE = "note:changing", "note:new"  # the drafts of the form for notes


class Held(NamedTuple):
    """A visit whose hour has come, of which nothing is written yet."""

    id: str
    title: str
    day: date


class Step(NamedTuple):
    """Something that was agreed and is not done; ``role`` names whom it was agreed with."""

    id: str
    what: str
    who: str = ""
    by_when: str = ""
    who_i_call: str = ""
    day: date | None = None
    role: str = ""  # a name of ``Role``, which is not imported before the first paint


class Glance(NamedTuple):
    """The next appointment, if there is one, what was left unfinished, and what is to do.

    ``questions`` and ``top`` count those of the appointment; ``place``, ``note`` and
    ``deciding`` are drafts as they are kept, empty where there are none.  ``held`` is the last
    visit that is not closed, for 30 days; ``unanswered`` are questions that were asked, without
    an answer yet.
    """

    title: str = ""
    day: date | None = None
    at: time | None = None
    questions: int = 0
    top: int = 0
    place: str = ""
    note: str = ""
    deciding: str = ""
    has_notes: bool = False
    held: Held | None = None
    steps: tuple[Step, ...] = ()
    unanswered: tuple[str, ...] = ()
