"""The content of msdesk, read once off the window's thread: when it is wanted, or soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from msdesk import paths, runtime
from msdesk.errors import Error
from msdesk.ui.background import Background

if TYPE_CHECKING:
    from concurrent.futures import Future

    from msdesk.content.library import Library

_SOON = 1_000  # milliseconds: until then a window that has just opened answers without it


class Content(QObject):
    """Holds the library; ``failed`` carries the ``Error`` where it cannot be read."""

    failed = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._library: Library | None = None
        self._loading: Future[Library] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.load)

    def load_soon(self) -> None:
        """Have the content read when the window has been at rest for a moment."""
        if self._library is None:
            self._soon.start()

    def close(self) -> None:
        """Begin nothing more: the window is about to go."""
        self._soon.stop()

    @Slot()
    def load(self) -> None:
        """Have the content read, if it is not yet."""
        if self._library is None and self._loading is None:
            self._loading = self._background.run(
                _load,
                owner=self,
                then=self._loaded,
                failed=self._not_loaded,
            )

    @property
    def library(self) -> Library:
        """The content, which is waited for where it has not been read."""
        if self._library is None:
            self._library = self._wanted_now()
        return self._library

    def _wanted_now(self) -> Library:
        if self._loading is not None and not self._loading.cancel():
            return self._loading.result()
        # Nobody has begun; and what else is done off this thread may take long.
        try:
            self._loaded(library := _load())
        except Error as error:
            self.failed.emit(error)
            raise
        return library

    def _loaded(self, library: Library) -> None:
        self._library = library
        runtime.stays()

    def _not_loaded(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self.failed.emit(error)


def _load() -> Library:
    from msdesk.content.load import load  # noqa: PLC0415 - what checks it comes with it

    return load(paths.resources())
