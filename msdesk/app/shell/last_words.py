"""What is said where there is no window to say it in, or none can be made.

Imported only then.  It uses nothing of ours that could be missing: no fonts, theme or icons.
"""

from __future__ import annotations

import sys
import traceback

from PySide6.QtWidgets import QApplication, QMessageBox

from msdesk.errors import Error

_LARGE = 14  # points; nobody's own size of text is known here
_CANNOT_START = "msdesk cannot start: a part of it is missing or damaged."
_INSTALL_AGAIN = "Nothing you wrote was changed. Install msdesk again; your record stays."


def say(error: Exception) -> int:
    """Say what ended the program, in a box where Qt works, and return the exit code."""
    message, what_to_do = _in_words(error)
    if not isinstance(error, Error):
        traceback.print_tb(error.__traceback__)  # code, and none of the person's words
    write(f"{message} {what_to_do}".strip())
    if isinstance(QApplication.instance(), QApplication):
        box = QMessageBox(QMessageBox.Icon.Critical, "msdesk", message)
        box.setInformativeText(what_to_do)
        font = box.font()
        font.setPointSize(max(_LARGE, font.pointSize()))
        box.setFont(font)
        box.addButton("Close msdesk", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
    return 1


def write(sentence: str) -> None:
    """Say a sentence on the terminal, if there is one."""
    if sys.stderr is not None:  # a program with a window has none on Windows
        sys.stderr.write(f"msdesk: {sentence}\n")


def _in_words(error: Exception) -> tuple[str, str]:
    if isinstance(error, Error):
        return str(error), error.what_to_do
    return f"{_CANNOT_START} ({type(error).__name__})", _INSTALL_AGAIN
