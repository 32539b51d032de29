"""What can be done with one thing of several: buttons that say to a screen reader which one.

Read aloud, ten times "Delete" tells nobody what goes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from msdesk.ui.kinds import ButtonKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow


class Act(NamedTuple):
    """What a button says and shows, and what it does; an icon of "" is none."""

    label: str
    icon: str
    does: Callable[[], object]
    kind: ButtonKind = "small"

    def on(self, look: Look, thing: str) -> Button:
        """Return the button, named after what it acts on."""
        name = f"{self.label}: {thing}"
        return Button(look, self.label, self.kind, icon=self.icon, name=name, does=self.does)


def actions(look: Look, thing: str, *acts: Act, gap: int = 12) -> QWidget:
    """Return a button for each act on a thing, side by side."""
    return flow(look, *(act.on(look, thing) for act in acts), gap=gap)
