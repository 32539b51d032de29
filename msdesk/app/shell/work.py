"""Long work off the window's thread, in sight of the person, who may stop it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from msdesk.app.shell.navigation import Navigation
from msdesk.domain.progress import Progress
from msdesk.domain.screen import Interlude
from msdesk.errors import Error
from msdesk.ui.background import Background
from msdesk.ui.frame.window import Window
from msdesk.ui.pages.working import WorkingPage

log = logging.getLogger(__name__)

T = TypeVar("T")
A_MOMENT = 300  # milliseconds


class LongWork(QObject):
    """One piece of work at a time; nothing else can be chosen meanwhile.

    ``failed`` carries the ``Error`` of work that nobody else sees to.
    """

    failed = Signal(object)

    def __init__(self, window: Window, navigation: Navigation, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._navigation = navigation
        self._background = background
        self._progress: Progress | None = None

    @property
    def under_way(self) -> bool:
        """Whether work is being done."""
        return self._progress is not None

    def do(
        self,
        title: str,
        text: str,
        work: Callable[[Progress], T],
        *,
        then: Callable[[T], object],
        failed: Callable[[Error], object] | None = None,
        unseen: bool = False,
    ) -> None:
        """Do ``work``, then show what ``then`` or ``failed`` shows.

        Where nobody waits in front of it, it may be ``unseen`` for a moment: most is over by then,
        and a page that comes and goes at once only makes one start.
        """
        progress = self._progress = Progress()

        def show() -> None:
            if self._progress is progress:
                page = WorkingPage(self._window.look, title, text, progress)
                self._navigation.interrupt(Interlude.WORKING, page)

        if unseen:
            QTimer.singleShot(A_MOMENT, self, show)
        else:
            show()

        def done(result: T) -> None:
            self._over()
            then(result)

        def not_done(error: Exception) -> None:
            self._over()
            if not isinstance(error, Error):
                log.error("%s in long work", type(error).__name__)
                error = Error("That did not work, and nothing was lost.", "Please try again.")
            (failed or self.failed.emit)(error)

        # Not the page's: it may go before, with the folder of the record, and work must end.
        self._background.run(lambda: work(progress), owner=self, then=done, failed=not_done)

    def cancel(self) -> None:
        """Stop the work that is under way, if any."""
        if self._progress is not None:
            self._progress.cancel()

    def _over(self) -> None:
        self._progress = None
        self._navigation.resume()
