"""What Home shows of a record."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

PLACE = "place"  # the draft that says where the person was
CHANGED_NOTE, NEW_NOTE = "note:changing", "note:new"  # the drafts of the form for notes


class Glance(NamedTuple):
    """The next appointment, if there is one, and what was left unfinished.

    ``questions`` and ``top`` count those of the appointment; ``place`` and ``note`` are drafts
    as they are kept, empty where there are none.
    """

    title: str = ""
    day: date | None = None
    at: time | None = None
    questions: int = 0
    top: int = 0
    place: str = ""
    note: str = ""
    has_notes: bool = False
