"""Work off the window's thread, with the answer brought back to it.

Made once, in ``app``, and outlives all work: a Qt object must not die on another thread.
The answer is dropped if whoever asked is gone by then.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")


class _Job(NamedTuple):
    future: Future[Any]
    owner: QObject
    then: Callable[[Any], object]
    failed: Callable[[Exception], object]


class Background(QObject):
    """One worker thread; jobs are done in the order they come."""

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
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
        """Do ``work``, then call ``then`` or ``failed`` on the window's thread."""
        future = self._threads.submit(work)
        job = _Job(future, owner, then, failed)
        future.add_done_callback(lambda _: self._finished.emit(job))
        return future

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        if job.future.cancelled() or not isValid(job.owner):
            return
        error = job.future.exception()
        if error is None:
            job.then(job.future.result())
        elif isinstance(error, Exception):
            job.failed(error)
        else:
            raise error

    def wait(self) -> None:
        """Wait for all work asked for so far."""
        self._threads.submit(lambda: None).result()

    def close(self) -> None:
        """Wait for the work under way and take no more."""
        self._threads.shutdown(wait=True, cancel_futures=True)
