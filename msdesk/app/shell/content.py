"""The content of msdesk, read once off the window's thread."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from msdesk import paths, runtime
from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.errors import Error
from msdesk.ui.background import Background


class Content(QObject):
    """Holds the library; ``failed`` carries the ``Error`` where it cannot be read."""

    failed = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._library: Library | None = None
        self._loading: Future[Library] | None = None

    def load(self) -> None:
        """Have the content read, if it is not yet."""
        if self._library is None and self._loading is None:
            self._loading = self._background.run(
                lambda: load(paths.resources()),
                owner=self,
                then=self._loaded,
                failed=self._not_loaded,
            )

    @property
    def library(self) -> Library:
        """The content; waits for it where it is still being read."""
        if self._library is None and self._loading is not None:
            self._library = self._loading.result()
        if self._library is None:
            raise RuntimeError("the content was asked for before it was being read")
        return self._library

    def _loaded(self, library: Library) -> None:
        self._library = library
        runtime.stays()

    def _not_loaded(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self.failed.emit(error)
