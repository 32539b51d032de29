"""The page of questions, as one value that each format renders."""

from __future__ import annotations

from datetime import date, time
from enum import Enum

from msdesk.domain.appointment import Paper
from msdesk.domain.guide import Role
from msdesk.domain.value import Value


class Prints(Enum):
    """What of the questions comes out of the printer."""

    PAGE = "page"
    BOTH = "both"  # the list only where something does not stand whole on the page
    LIST = "list"


class SheetQuestion(Value, frozen=True, kw_only=True):
    """A question as printed: its text and, small, whom it is for and where it came from.

    ``ask`` is None where it is for whom the appointment is with.
    """

    text: str
    ask: Role | None = None
    came_from: str = ""


class Sheet(Value, frozen=True, kw_only=True):
    """One appointment on paper.

    ``text_size`` is in points: 12, 16 or 20.  ``name`` is empty unless the person typed it
    for this print.  ``figures_checked`` is the oldest check among the cards that questions
    quote, None where none quotes a card.  ``may_be_out_of_date`` names cards past their check.
    """

    ask: Role
    day: date | None = None
    at: time | None = None
    twelve_hours: bool = False  # whether 14:05 is written 2:05 PM
    name: str = ""
    one_thing: str = ""
    top: tuple[SheetQuestion, ...] = ()
    if_time: tuple[SheetQuestion, ...] = ()
    changed: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # journal entries the person ticked for this print
    agreed: str = ""
    who_does: str = ""
    by_when: str = ""
    who_i_call: str = ""
    version: str
    figures_checked: date | None = None
    may_be_out_of_date: tuple[str, ...] = ()
    paper: Paper = Paper.A4
    text_size: int = 12
    prints: Prints = Prints.BOTH
    companion: bool = False  # a copy as well for who comes along and writes down
