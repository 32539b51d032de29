"""What Home says of a record, whoever has read it.

It is filled twice at a start: at a first glance, and when the record is open.  Mostly nothing
has changed in between, and then nothing is drawn anew.
"""

from __future__ import annotations

import json
from datetime import date

from msdesk.domain.days import day_month, in_words, month, weekday
from msdesk.domain.deciding import step_of
from msdesk.domain.glance import Glance, Step
from msdesk.domain.words import first_line, many
from msdesk.ui.pages.home import AfterVisit, Earlier, HomePage, Next, Target
from msdesk.ui.region import clock


def fill(home: HomePage, seen: Glance, today: date, *, offer_lock: bool) -> None:
    """Show what is left of a visit, the next one, where one was, and ask about the lock."""
    if home.shown == (seen, today, offer_lock):
        return
    home.shown = (seen, today, offer_lock)
    lead = f"Your next appointment is {in_words(seen.day, today=today)}." if seen.day else ""
    home.fill(_next(seen), _earlier(seen), lead, _after(seen, today))
    if offer_lock and seen.has_notes:
        home.offer_lock()


def _after(seen: Glance, today: date) -> AfterVisit:
    if not (seen.held or seen.steps or seen.unanswered):
        return AfterVisit()
    # The domain's values take a while to load, and mostly there is nothing to do.
    from msdesk.domain.guide import Role  # noqa: PLC0415
    from msdesk.ui.visit.to_do import ToDo  # noqa: PLC0415

    return AfterVisit(
        told_of_held(seen, today),
        [ToDo(s.id, s.what, _more(s, Role[s.role].value if s.role else "")) for s in seen.steps],
        seen.unanswered,
    )


def told_of_held(seen: Glance, today: date) -> str:
    """Return the visit of which nothing is written yet, as "Neurology clinic, today."; or ""."""
    return f"{seen.held.title}, {in_words(seen.held.day, today=today)}." if seen.held else ""


def _more(step: Step, role: str) -> str:
    """Return "I do this, by 12 December. Agreed on 3 October with the MS nurse."."""
    who = {"": "", "me": "I do this"}.get(step.who.casefold(), f"{step.who} does this")
    does = ", ".join(filter(None, (who, step.by_when and f"by {step.by_when}")))
    agreed = f"Agreed on {day_month(step.day)} with the {role}" if step.day and role else ""
    call = f"If it does not happen, I call {step.who_i_call}" if step.who_i_call else ""
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in (does, call, agreed) if part)


def _next(seen: Glance) -> Next | None:
    if seen.day is None:
        return None
    questions = many(seen.questions, "question")
    at = f", {clock(seen.at)}" if seen.at else ""
    top = seen.top or min(3, seen.questions)  # where nothing is starred the first stand there
    on_top = f", {top} in your top three" if seen.questions else ""
    more = f"{weekday(seen.day)}{at}. You have {questions}{on_top}."
    return Next(str(seen.day.day), month(seen.day), seen.title, more)


def _earlier(seen: Glance) -> list[Earlier]:
    found = []
    place, step = _kept(seen.place), step_of(seen.deciding)
    if step is not None:
        found.append(Earlier("Carry on deciding", step.told, Target.STEP))
    is_the_step = bool(step and step.screen and step.screen.value == place.get("page"))
    if (label := place.get("label")) and not is_the_step:
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
