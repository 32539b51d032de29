"""A notice that comes up where one is looking, instead of a box in front of the page."""

from __future__ import annotations

from msdesk.ui.look import Look
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.framed import Framed


class Notice(Framed):
    """Hidden until there is something to say; a screen reader is told at once."""

    def __init__(self, look: Look) -> None:
        super().__init__("", "notice", widest=look.column)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text and have it read aloud; an empty one takes the notice away."""
        self.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)
