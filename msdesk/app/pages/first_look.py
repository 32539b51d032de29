"""What Home says of a record, whoever has read it.

It is filled twice at a start: at a first glance, and when the record is open.  Mostly nothing
has changed in between, and then nothing is drawn anew.
"""

from __future__ import annotations

import json
from datetime import date

from msdesk.domain.days import in_words, month, weekday
from msdesk.domain.glance import Glance
from msdesk.domain.journal import first_line
from msdesk.domain.words import many
from msdesk.ui.pages.home import Earlier, HomePage, Next, Target
from msdesk.ui.region import clock


def fill(home: HomePage, seen: Glance, today: date, *, offer_lock: bool) -> None:
    """Show the next appointment and where one was, and ask about the lock if wanted."""
    if home.shown == (seen, today, offer_lock):
        return
    home.shown = (seen, today, offer_lock)
    lead = f"Your next appointment is {in_words(seen.day, today=today)}." if seen.day else ""
    home.fill(_next(seen), _earlier(seen), lead)
    if offer_lock and seen.has_notes:
        home.offer_lock()


def _next(seen: Glance) -> Next | None:
    if seen.day is None:
        return None
    questions = many(seen.questions, "question")
    at = f", {clock(seen.at)}" if seen.at else ""
    more = f"{weekday(seen.day)}{at}. You have {questions}, {seen.top} in your top three."
    return Next(str(seen.day.day), month(seen.day), seen.title, more)


def _earlier(seen: Glance) -> list[Earlier]:
    found = []
    place = _kept(seen.place)
    if label := place.get("label"):
        section = place.get("section")
        more = f"You were reading: {section}" if section else "You were here last."
        found.append(Earlier(label, more, Target.PLACE))
    if text := _kept(seen.note).get("text", "").strip():
        found.append(Earlier("Unfinished note", f"“{first_line(text, 60)}”", Target.NOTE))
    return found


def _kept(draft: str) -> dict[str, str]:
    """Return what a draft holds; nothing where it makes no sense."""
    try:
        held = json.loads(draft) if draft else {}
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in held.items()} if isinstance(held, dict) else {}
