"""Long work off the window's thread, in sight of the person, who may stop it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from msdesk.domain.progress import Progress
from msdesk.errors import Error
from msdesk.ui.pages.working import WorkingPage

if TYPE_CHECKING:
    from msdesk.app.desk import Desk

log = logging.getLogger(__name__)

T = TypeVar("T")


class LongWork(QObject):
    """One piece of work at a time; nothing else can be chosen meanwhile."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
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
    ) -> None:
        """Do ``work``, then show what ``then`` or ``failed`` shows.

        Without ``failed`` what went wrong is said on the page the work was asked for on.
        """
        window = self._desk.window
        progress = self._progress = Progress()
        page = WorkingPage(window.look, title, text, progress)
        window.forget_page("working")
        window.show_page("working", lambda: page)
        window.nav.allow(())
        page.first().setFocus()

        def done(result: T) -> None:
            self._over()
            then(result)

        def not_done(error: Exception) -> None:
            self._over()
            if not isinstance(error, Error):
                log.error("%s in long work", type(error).__name__)
                error = Error("That did not work, and nothing was lost.", "Please try again.")
            (failed or self._failed)(error)

        self._desk.background.run(lambda: work(progress), owner=page, then=done, failed=not_done)

    def cancel(self) -> None:
        """Stop the work that is under way, if any."""
        if self._progress is not None:
            self._progress.cancel()

    def _over(self) -> None:
        self._progress = None
        self._desk.opening.allow_pages()

    def _failed(self, error: Error) -> None:
        if self._desk.record is not None:
            self._desk.show_again()
        self._desk.say(f"{error} {error.what_to_do}".strip())
