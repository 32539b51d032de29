"""How far long work is, and whether the person wants it stopped.

One object, shared by the thread that works and the window that watches.
"""

from __future__ import annotations

from msdesk.errors import Cancelled


class Progress:
    """Between 0 and 1; ``step`` is called by the work, all else by whoever watches."""

    def __init__(self) -> None:
        self.fraction = 0.0
        self._stop = False

    def step(self, fraction: float) -> None:
        """Say how far the work is.  Raises ``Cancelled`` where the person wants it stopped."""
        if self._stop:
            raise Cancelled("Stopped. Everything is as it was before.")
        self.fraction = min(1.0, max(self.fraction, fraction))

    def cancel(self) -> None:
        """Stop the work at its next step."""
        self._stop = True
