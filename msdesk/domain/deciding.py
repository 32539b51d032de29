"""The way from a treatment to the page for the appointment, in five steps.

Standard library only: Home says before the record is open which step one is at.
"""

from __future__ import annotations

import json
from enum import Enum

from msdesk.domain.screen import Screen

_NAME = "step"


class Deciding(Enum):
    """A step of the way, by its number."""

    READ = 1
    COMPARE = 2
    MATTERS = 3
    QUESTIONS = 4
    PRINT = 5

    @property
    def what(self) -> str:
        """Return what is done in it: "put a few of them side by side"."""
        return _WHAT[self.value - 1]

    @property
    def told(self) -> str:
        """Return "Step 3 of 5: say what matters to me."."""
        return f"Step {self.value} of {len(Deciding)}: {self.what}."

    @property
    def screen(self) -> Screen | None:
        """Return where it is done; None where that is a page of the next appointment."""
        return _SCREENS.get(self.value)


_SCREENS = {1: Screen.TREATMENTS, 2: Screen.COMPARE, 3: Screen.MATTERS}
_WHAT = (
    "read what each may do and what may go wrong",
    "put a few of them side by side",
    "say what matters to me",
    "choose my questions, and mark the top three",
    "print or save my page, and take it along",
)


def kept(step: Deciding) -> str:
    """Return a step as it is kept."""
    return json.dumps({_NAME: str(step.value)})


def step_of(kept: str | None) -> Deciding | None:
    """Return the step that was kept; None where there is none, or it makes no sense."""
    try:
        return Deciding(int(json.loads(kept or "{}")[_NAME]))
    except (ValueError, KeyError, TypeError):
        return None
