"""One window a record: a second start brings the first window forward.

A lock file beside the record says which program of which computer has it open; it is let go
when that program ends, however it ends.  A second start knocks by leaving a file that the
first window watches for.  No socket is used for it.

A lock of another computer means a folder that both share; the person is told, and decides.
"""

from __future__ import annotations

import contextlib
import time
from enum import Enum
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QLockFile, QObject, Signal, Slot

LOCK, KNOCK = "record.lock", "record.knock"
_LOOK = 0.05


class Door(Enum):
    """Who has the record open."""

    OURS = "this window, from now on"
    HERE = "another window of this computer"
    ELSEWHERE = "another computer"


class Single(QObject):
    """The lock of one record's folder.

    ``knocked``: a second start wants this window in front, and a file brought in where it
    names one.  ``stirred``: something in the folder was made, replaced or removed, perhaps
    not by us.
    """

    knocked = Signal(str)
    stirred = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self._lock = self._new_lock()
        self._watcher: QtCore.QFileSystemWatcher | None = None

    def _new_lock(self) -> QLockFile:
        lock = QLockFile(str(self.folder / LOCK))
        lock.setStaleLockTime(0)  # a lock grows old only by the end of its program
        return lock

    def take(self) -> Door:
        """Take the lock if it is free, and say who has it.

        Where no lock can be made, as in a folder one may not write, the record itself will
        say so when it is opened.
        """
        if self._lock.isLocked():
            return Door.OURS
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            return (
                Door.HERE if self.holder() == QtCore.QSysInfo.machineHostName() else Door.ELSEWHERE
            )
        with contextlib.suppress(OSError):
            (self.folder / LOCK).chmod(0o600)
            (self.folder / KNOCK).unlink(missing_ok=True)
        return Door.OURS

    def holder(self) -> str:
        """Return the name of the computer that has the lock."""
        _, computer, _ = self._lock.getLockInfo()
        return computer

    def take_anyway(self) -> None:
        """Take the lock from whoever seems to have it; the person said so."""
        with contextlib.suppress(OSError):
            (self.folder / LOCK).unlink(missing_ok=True)
        self._lock = self._new_lock()
        self.take()

    def knock(self, bring_in: Path | None = None, patience: float = 3.0) -> bool:
        """Ask the window that has the record to come forward; return whether it heard.

        ``patience`` is how many seconds it has.
        """
        knock = self.folder / KNOCK
        try:
            part = knock.with_suffix(".part")
            part.touch(mode=0o600)
            part.write_text(str(bring_in or ""), encoding="utf-8")
            part.replace(knock)
        except OSError:
            return False
        end = time.monotonic() + patience
        while knock.exists():
            if time.monotonic() > end:
                knock.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK)
        return True

    def listen(self) -> None:
        """Watch the folder from now on."""
        self._watcher = QtCore.QFileSystemWatcher([str(self.folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        knock = self.folder / KNOCK
        with contextlib.suppress(OSError, UnicodeDecodeError):
            if knock.exists():
                bring_in = knock.read_text(encoding="utf-8")
                knock.unlink(missing_ok=True)
                self.knocked.emit(bring_in)
        self.stirred.emit()

    def move(self, folder: Path) -> None:
        """Let this record go for that of another folder."""
        self.release()
        self.folder = folder
        self._lock = self._new_lock()

    def release(self) -> None:
        """Let the record go, for another window or for good."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()
