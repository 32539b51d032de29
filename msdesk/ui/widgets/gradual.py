"""Makes the parts of a long page: what one sees first at once, what lies below the fold later.

A page of fifty cards takes as long to make as five pages; nobody can read them sooner for it.
So the window is painted first, and the rest follows in short turns between which it answers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from msdesk.ui.widgets.page import settle

_BETWEEN = 1  # milliseconds: a timer of no time can come before Qt sees to anything else
_TWO_FRAMES = 32  # milliseconds, in which what is there is painted, and the page before it goes
_TO_ITS_PLACE = 0.2  # seconds, in which a page that was made comes to stand in its window
_A_TURN = 0.02  # seconds; then the window sees to keys, clicks and paints again

Part = Callable[[], object]


class Gradual(QTimer):
    """The parts of ``page``; each is called once, in its order, and puts itself in its place."""

    def __init__(self, page: QWidget, *, at_once: int) -> None:
        super().__init__(page)
        self.setSingleShot(True)
        self.timeout.connect(self._turn)
        self._page = page
        self._at_once = at_once
        self._unmade: deque[Part] = deque()
        self._painted = False
        self._filled = 0.0  # when, on a page that was not shown
        self._is_making = False
        self._at_last: list[Part] = []

    def fill(self, parts: Iterable[Part]) -> None:
        """Make these parts, and none of those that were not made yet.

        On a page that is on the screen already all are made at once: what one looks at must not
        shrink and grow again.
        """
        self._unmade = deque(parts)
        if self._page.isVisible():
            self._make(float("inf"))
            return
        with self._making():
            for _ in range(min(self._at_once, len(self._unmade))):
                self._unmade.popleft()()
        self._painted, self._filled = False, perf_counter()
        if self._unmade:
            self.start(0)

    def add(self, parts: Iterable[Part], *, at_once: int) -> None:
        """Make these parts as well: so many at once, the others when those are painted.

        They stand below those that are made at once, so nothing one looks at moves for them.
        """
        more = deque(parts)
        if self._page.isVisible():
            self._painted = True
            self._page.setUpdatesEnabled(False)
        try:
            with self._making():
                for _ in range(min(at_once, len(more))):
                    more.popleft()()
        finally:
            self._unmade += more
            self.start(0)

    def instead(self, parts: Iterable[Part], *, at_once: int) -> None:
        """Make these parts, and none of those not made yet: on a page one looks at in turns too.

        So many are made at once there; whoever calls sees to it that nothing shrinks meanwhile.
        """
        if self._page.isVisible():
            self._unmade.clear()
            self.add(parts, at_once=at_once)
        else:
            self.fill(parts)

    def at_last(self, part: Part) -> None:
        """Call this once all that is made in one go is there: now, where nothing is being made."""
        if not self._is_making:
            part()
        elif part not in self._at_last:
            self._at_last.append(part)

    @contextmanager
    def _making(self) -> Iterator[None]:
        """Make parts; what was asked for meanwhile comes at last, after those in parts too."""
        around, self._is_making = self._is_making, True
        try:
            yield
        finally:
            self._is_making = around
        while self._at_last and not around:
            self._at_last.pop(0)()

    def finish(self) -> None:
        """Make every part that is not there yet."""
        self._make(float("inf"))

    @property
    def is_under_way(self) -> bool:
        """Whether some parts have not been made yet."""
        return bool(self._unmade)

    @Slot()
    def _turn(self) -> None:
        if not self._painted and self._is_to_come():
            self.start(_BETWEEN)
        elif not self._painted:
            # Now the page has been shown; had the frames begun to run while it was still being
            # made, they would be over before anything is painted.
            self._painted = True
            self.start(_TWO_FRAMES)
        elif not self._page.updatesEnabled():
            settle()
            self._page.setUpdatesEnabled(True)
            if self._unmade:
                self.start(_BETWEEN)
        else:
            self._make(perf_counter() + _A_TURN)

    def _is_to_come(self) -> bool:
        """Whether the page is about to be seen: it has no place yet, or is behind a curtain."""
        if self._page.isVisible():
            return not self._page.updatesEnabled()
        return perf_counter() < self._filled + _TO_ITS_PLACE

    def _make(self, ends: float) -> None:
        """Make parts until an instant, and paint them when all layouts have made room."""
        if not self._unmade:
            return
        self._painted = True
        self._page.setUpdatesEnabled(False)
        try:
            with self._making():
                while self._unmade and perf_counter() < ends:
                    self._unmade.popleft()()
        finally:  # a part that cannot be made must not leave the page as a still picture
            self.start(0)


def in_turns(parts: Iterable[Part], later: Gradual | None, *, at_once: int) -> None:
    """Make some parts: so many at once and the others by ``later``, or all where there is none."""
    if later is not None:
        later.add(parts, at_once=at_once)
        return
    for part in parts:
        part()
