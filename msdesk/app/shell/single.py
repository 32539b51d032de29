"""One window a record: a second start brings the first window forward.

A lock file beside the record says which program of which computer has it open; it is let go
when that program ends, however it ends.  A second start knocks by leaving a file that the
first window watches for.  No socket is used for it.

A lock of another computer means a folder that both share; the person is told, and decides.

Qt clears away the lock of a program that ended without letting go.  Where the disk is full or
read-only it cannot, and takes the lock for a living one; so that is asked here once more.
"""

from __future__ import annotations

import contextlib
import os
import time
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from msdesk.files import is_in_use, replace_file
from msdesk.windows import let_come_forward

LOCK, KNOCK = "record.lock", "record.knock"
_LOOK = 0.05
_A_MOMENT = 50  # milliseconds
_WINDOWS = os.name == "nt"


class Door(Enum):
    """Who has the record open."""

    OURS = "this window, from now on"
    HERE = "another window of this computer"
    ELSEWHERE = "another computer"


class _Holder(NamedTuple):
    """What a lock file says of the program that wrote it, a line each."""

    process: int = 0
    program: str = ""
    computer: str = ""
    machine: str = ""  # what the system calls itself; empty where it has no such name
    since: str = ""  # another after each start of the system

    @property
    def is_here(self) -> bool:
        """Whether it is a program of this computer.

        By name only where there is nothing better: Windows has two, the one in the file
        without small letters and after 15 cut off.
        """
        if self.machine:
            return self.machine == _said(QtCore.QSysInfo.machineUniqueId())
        return _short(self.computer) == _short(QtCore.QSysInfo.machineHostName())

    @property
    def is_from_before(self) -> bool:
        """Whether this computer was started anew since."""
        return bool(self.since) and self.since != _said(QtCore.QSysInfo.bootUniqueId())


class Single(QObject):
    """The lock of one record's folder.

    ``begins`` is whether folder and record are made where they are not there yet; where not,
    the person is asked first.

    ``knocked``: a second start wants this window in front, and a file brought in where it
    names one.  ``stirred``: something in the folder was made, replaced or removed, perhaps
    not by us.
    """

    knocked = Signal(str)
    stirred = Signal()

    def __init__(self, folder: Path, *, begins: bool = True) -> None:
        super().__init__()
        self.folder = folder
        self.begins = begins
        self._regardless = False
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
        if self._lock.isLocked() or self._regardless:
            return Door.OURS
        if self.begins:
            with contextlib.suppress(OSError, ValueError):
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.path.isdir(self.folder):  # noqa: PTH112 - it never raises; and Qt would warn
            return Door.OURS
        failed = QLockFile.LockError.LockFailedError
        for patience in (0, _A_MOMENT):  # another start may just be clearing a lock away
            if self._lock.tryLock(patience) or self._lock.error() is not failed:
                break
            holder = self._holder()
            if not self._is_left(holder):
                return Door.HERE if holder.is_here else Door.ELSEWHERE
        with contextlib.suppress(OSError, ValueError):
            (self.folder / LOCK).chmod(0o600)
            (self.folder / KNOCK).unlink(missing_ok=True)
        return Door.OURS

    def holder(self) -> str:
        """Return the name of the computer that has the lock."""
        return self._holder().computer

    def _holder(self) -> _Holder:
        for wait in (_LOOK, 0):  # what was made just now is written a moment later
            with contextlib.suppress(OSError, ValueError):
                lines = (self.folder / LOCK).read_text(encoding="utf-8").split("\n")
                return _Holder(int(lines[0]), *lines[1:5])
            time.sleep(wait)
        return _Holder()

    def _is_left(self, holder: _Holder) -> bool:
        """Whether the program that took the lock has ended."""
        if not holder.process:  # a power cut left a file without words
            return True
        if not holder.is_here:
            return False
        return holder.is_from_before or not _is_held(self.folder / LOCK, holder.process)

    def take_anyway(self) -> bool:
        """Take the lock from whoever seems to have it; the person said so.

        Returns whether it is ours now.  Where not, as on Windows while its program lives, the
        record is used without one.
        """
        with contextlib.suppress(OSError):
            (self.folder / LOCK).unlink(missing_ok=True)
        self._lock = self._new_lock()
        self._regardless = self.take() is not Door.OURS
        return not self._regardless

    def knock(self, bring_in: Path | None = None, patience: float = 3.0) -> bool:
        """Ask the window that has the record to come forward; return whether it heard.

        ``patience`` is how many seconds it has.
        """
        knock = self.folder / KNOCK
        let_come_forward(self._holder().process)  # before it hears: it comes at once
        try:
            part = knock.with_suffix(".part")
            part.touch(mode=0o600)
            part.write_text(str(bring_in or ""), encoding="utf-8")
            replace_file(part, knock)
        except OSError:
            return False
        end = time.monotonic() + patience
        while os.path.exists(knock):  # noqa: PTH110 - it never raises, wherever the folder went
            if time.monotonic() > end:
                with contextlib.suppress(OSError):
                    knock.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK)
        return True

    def listen(self) -> None:
        """Watch the folder from now on."""
        self._look_away()
        self._watcher = QtCore.QFileSystemWatcher(self)
        with contextlib.suppress(OSError, ValueError):  # Qt would warn of what cannot be watched
            os.scandir(self.folder).close()
            self._watcher.addPath(str(self.folder))
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

    def move(self, folder: Path, *, begins: bool = False) -> None:
        """Let this record go for that of another folder."""
        self.release()
        self.folder, self.begins, self._regardless = folder, begins, False
        self._lock = self._new_lock()

    def release(self) -> None:
        """Let the record go, for another window or for good."""
        self._look_away()
        self._lock.unlock()

    def _look_away(self) -> None:
        if self._watcher is None:
            return
        if watched := self._watcher.directories():
            # Not only when it is deleted: Windows keeps a folder that is watched.
            self._watcher.removePaths(watched)
        self._watcher.deleteLater()
        self._watcher = None


def _said(by_the_system: QtCore.QByteArray) -> str:
    return by_the_system.toStdString().strip()


def _short(computer: str) -> str:
    return computer.split(".", maxsplit=1)[0].casefold()[:15]


def _is_held(lock: Path, process: int) -> bool:
    """Whether the program of that number, on this computer, still has the lock."""
    if _WINDOWS:  # where ``os.kill`` would end the program
        return is_in_use(lock)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is another person's
        return True
    return True
