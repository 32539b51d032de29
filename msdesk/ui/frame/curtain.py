"""Keeps what is seen as it is while another page is made and laid out, and paints that by itself.

To make a page takes some milliseconds, to lay it out as many, and so does to paint it.  In one
piece that is what a person notices; so each has a turn, and Qt sees to keys and clicks between.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Slot
from PySide6.QtWidgets import QWidget

_A_TURN = 1  # milliseconds: a timer of no time can come before Qt sees to anything else
_A_GLANCE = 100  # milliseconds


class Curtain(QTimer):
    """Lies over a window for a turn or two, in which nothing is painted.

    It is over all of it: of a part alone Qt would paint what lies behind that.  Where it is
    ``kept`` down by then, whoever keeps it lifts it.

    ``glance`` is how many milliseconds anybody takes at least to see what was painted and press
    it; whoever has no eyes may take none.
    """

    def __init__(self, window: QWidget, kept: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._kept = window, kept
        self._next: Callable[[], object] | None = None
        self._seen_from = -inf
        self.glance = _A_GLANCE
        self.setSingleShot(True)
        self.timeout.connect(self._turn)

    def fall(self) -> None:
        """Paint nothing for a turn; where nothing is painted anyway, leave that alone."""
        if self._window.isVisible() and self._window.updatesEnabled():
            self._window.setUpdatesEnabled(False)
            self.start(_A_TURN)

    def lift(self) -> None:
        """Have the window paint again."""
        self._seen_from = inf
        paint_again(self._window)
        QTimer.singleShot(_A_TURN, self, self.be_looked_at)

    def then(self, does: Callable[[], object]) -> None:
        """Do something in the next turn while it is down; at once where it is not."""
        if self.isActive():
            self._next = does
        else:
            does()

    @property
    def seen_from(self) -> float:
        """When what is there can have been seen: a press before meant what was there before.

        It is in the seconds of ``monotonic``, and endless as long as it has not been painted.
        """
        return inf if self.isActive() or self._kept() else self._seen_from

    @property
    def is_unseen(self) -> bool:
        """Whether nobody can have seen yet what is there."""
        return monotonic() < self.seen_from

    @property
    def is_between(self) -> bool:
        """Whether something is to be done in the next turn."""
        return self._next is not None

    def do_now(self) -> None:
        """Do at once what is to be done in the next turn, if anything is."""
        if self._next is not None:
            does, self._next = self._next, None
            does()

    @Slot()
    def _turn(self) -> None:
        if self._next is not None:
            self.start(_A_TURN)
            self.do_now()
        elif not self._kept():
            self.lift()

    @Slot()
    def be_looked_at(self) -> None:
        """Give eyes a moment from here: what was to be painted has been."""
        self._seen_from = monotonic() + self.glance / 1000


def paint_again(window: QWidget) -> None:
    """Have a window paint that painted nothing for a while.

    What had asked for that before then was swallowed, and Qt asks for it no second time while
    it believes that it has asked: so it is asked for once more.
    """
    window.setUpdatesEnabled(True)
    QCoreApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest))
