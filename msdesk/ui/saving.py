"""Where a file goes that a person takes out, and how they find it again.

The system's dialog begins where any program was last; who is tired looks in Documents, so each
of ours begins there.  What was saved can be opened and shown in its folder without a network.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtWidgets import QWidget

from msdesk.errors import DocumentError

_ENDING = re.compile(r"\.[A-Za-z][\w-]*$")  # "Dr. Lee" and "3.11" have none


class Saved(NamedTuple):
    """A file that was written; ``more`` is a sentence about it."""

    path: Path
    more: str = ""

    @property
    def words(self) -> str:
        """What is said of it: its name, and the folder it is in."""
        return f"Saved as {self.path.name} in {_called(self.path.parent)}. {self.more}".strip()


def ask_where(parent: QWidget, title: str, name: str, kinds: str = "") -> Path | None:
    """Ask where to save a file; None if the person does not go on.

    A name typed without an ending gets that of ``name``, so that the file can be opened.  Where
    there is such a file, it is asked again: the dialog then says that it would be replaced.
    """
    offered, ending = _documents() / name, Path(name).suffix
    while True:
        chosen, _ = QtWidgets.QFileDialog.getSaveFileName(parent, title, str(offered), kinds)
        path = Path(chosen)
        if not chosen or _ENDING.search(path.name):
            return path if chosen else None
        offered = path.with_name(path.name + ending)
        if not os.path.lexists(offered):
            return offered


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder to save in; None if the person does not go on."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, title, str(_documents()))
    return Path(chosen) if chosen else None


def open_file(path: Path) -> None:
    """Open a file with the program the person uses for its kind.

    Raises ``DocumentError`` with a sentence if it has gone, or no program takes it.
    """
    _must_exist(path)
    _open(path, f"No program here opens {path.name}.", f"It is in {_called(path.parent)}.")


def show_in_folder(path: Path) -> None:
    """Show a file where it lies, and mark it there where the system can.

    Raises ``DocumentError`` with a sentence if it has gone, or its folder cannot be shown.
    """
    _must_exist(path)
    if sys.platform == "win32":
        explorer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "explorer.exe"
        done, _ = QtCore.QProcess.startDetached(str(explorer), ["/select,", str(path)])
    elif sys.platform == "darwin":
        done, _ = QtCore.QProcess.startDetached("/usr/bin/open", ["-R", str(path)])
    else:
        done = False
    if not done:
        _open(path.parent, "The folder could not be shown.", f"{path.name} is in {path.parent}.")


def _open(path: Path, message: str, what_to_do: str) -> None:
    if not QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path))):
        raise DocumentError(message, what_to_do)


def _must_exist(path: Path) -> None:
    if not os.path.lexists(path):
        raise DocumentError(
            f"{path.name} is not in {_called(path.parent)} any more.",
            "If you did not move it, save it again.",
        )


def _documents() -> Path:
    folder = QtCore.QStandardPaths.writableLocation(
        QtCore.QStandardPaths.StandardLocation.DocumentsLocation
    )
    return Path(folder) if os.path.isdir(folder) else Path.home()  # noqa: PTH112 - never raises


def _called(folder: Path) -> str:
    """Return what people call a folder: its own name; a disk has none."""
    return folder.name or str(folder)
