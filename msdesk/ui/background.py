"""Work off the window's thread, with the answer brought back to it.

Made once, in ``app``, and outlives all work: a Qt object must not die on another thread.
The answer is dropped if whoever asked is gone by then, and work for them is not begun any more.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from msdesk.domain.wanted import work_wanted_while
from msdesk.errors import Cancelled

T = TypeVar("T")
_LEFT = "Nobody waits for it any more."


class _Job(NamedTuple):
    """Who waits; not what for, which would hold its own answer until a search for garbage."""

    is_wanted: Callable[[], bool]
    then: Callable[[Any], object]
    failed: Callable[[Exception], object]


class Background(QObject):
    """One worker thread; jobs are done in the order they come."""

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._left = 0  # times at which all that could be seen was left
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        then: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> Future[T]:
        """Do ``work``, then call ``then`` or ``failed`` on the window's thread.

        Work for a widget is to show something: it is not begun once that is gone, or was left.
        What has to be done all the same is nobody's but this object's.
        """
        shown_at = self._left if isinstance(owner, QWidget) else None

        def is_wanted() -> bool:
            return isValid(owner) and shown_at in (None, self._left)

        def do() -> T:
            if not is_wanted():
                raise Cancelled(_LEFT)
            with work_wanted_while(is_wanted):
                return work()

        future = self._threads.submit(do)
        job = _Job(is_wanted, then, failed)
        future.add_done_callback(lambda done: self._finished.emit((done, job)))
        return future

    def waited_for(self, work: Callable[[], T]) -> T:
        """Do ``work`` and return what it gives; the window is painted meanwhile.

        What is pressed or typed waits in Qt's own queue.
        """
        loop = QEventLoop()

        def leave(_: object) -> None:
            loop.quit()

        future = self.run(work, owner=loop, then=leave, failed=leave)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return future.result()  # where the program ends, the loop is left before it is there

    @Slot(object)
    def _deliver(self, finished: tuple[Future[Any], _Job]) -> None:
        future, job = finished
        if future.cancelled() or not job.is_wanted():
            return
        error = future.exception()
        if error is None:
            job.then(future.result())
        elif isinstance(error, Exception):
            job.failed(error)
        else:
            raise error

    def leave(self) -> None:
        """Want nothing more of what is to be shown: all there is to be seen is left."""
        self._left += 1

    def wait(self) -> None:
        """Wait for all work asked for so far."""
        self._threads.submit(lambda: None).result()

    def close(self) -> None:
        """Wait for the work under way that is not to be shown, and take no more."""
        self.leave()
        self._threads.shutdown(wait=True, cancel_futures=True)
