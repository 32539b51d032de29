"""The five steps of deciding: shown at the foot of their pages, and remembered once begun.

One is on the way from the first "Next" or "Compare" on.  Whoever only looks at a page is not,
and is not asked on Home to carry on with it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msdesk.app.opened import Opened
from msdesk.domain.deciding import Deciding
from msdesk.domain.place import AppointmentPlace, Place, PreparePlace, PreviewPlace
from msdesk.domain.screen import Screen
from msdesk.ui.widgets.step_strip import StepStrip

if TYPE_CHECKING:
    from msdesk.ui.pages.card.page import CardPage
    from msdesk.ui.widgets.page import ScrollPage

_NEXT = {
    Deciding.READ: "Next: compare",
    Deciding.COMPARE: "Next: what matters to me",
    Deciding.MATTERS: "Next: my questions",
    Deciding.QUESTIONS: "Next: see my page",
}


def show(
    page: ScrollPage | CardPage,
    s: Opened,
    step: Deciding,
    goes: Callable[[], object] | None = None,
) -> None:
    """Show at the foot of a page which step it is, with a button to the next one."""
    s.trail.come_to(step)
    does = partial(_go_on, s, step, goes) if goes is not None else None
    number, of = step.value, len(Deciding)
    page.add_foot(StepStrip(s.look, number, of, step.told, _NEXT.get(step, ""), does))


def _go_on(s: Opened, step: Deciding, goes: Callable[[], object]) -> None:
    goes()
    s.trail.decide_at(Deciding(step.value + 1))


def place(s: Opened, step: Deciding) -> Place:
    """Return where a step is done."""
    if step.screen is not None:
        return step.screen
    at = questions(s)
    if step is Deciding.PRINT and isinstance(at, AppointmentPlace):
        return PreviewPlace(at.appointment)
    return at


def prepare(s: Opened) -> Place:
    """Return where Home leads to prepare: in low-energy mode, where one question is shown."""
    at = questions(s)
    if s.settings.low_energy and isinstance(at, AppointmentPlace):
        return PreparePlace(at.appointment)
    return at


def questions(s: Opened) -> Place:
    """Return where the next questions are chosen: the next appointment, where there is one."""
    coming = s.record.appointments.next(s.today)
    return AppointmentPlace(coming.id, choosing=True) if coming else Screen.APPOINTMENTS
