"""A whole life of the app in one process, for the tests of privacy to look at what it leaves.

    python -m tests.app.private_life FOLDER plain|locked

Every field of every page gets the secret, whatever can be pressed to keep it is pressed, and
things go wrong on the way.  Sockets are refused; each try is told on the last line.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

TRIED: list[str] = []


def refuse_sockets(event: str, _arguments: object) -> None:
    """Be an audit hook that lets nothing be sent."""
    if event.startswith("socket."):
        TRIED.append(event)
        raise ConnectionRefusedError(event)


if __name__ == "__main__":  # it stays for as long as the process
    sys.addaudithook(refuse_sockets)

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget  # noqa: E402

from msdesk import paths, runtime  # noqa: E402
from msdesk.app.desk import Desk  # noqa: E402
from msdesk.app.start import Options, Start, make_application  # noqa: E402
from msdesk.domain.progress import Progress  # noqa: E402
from msdesk.store.record import open_record  # noqa: E402
from tests.ui.finding import buttons, press, seen  # noqa: E402

SECRET = "Kribbelnebelzunge"
PASSPHRASE = "three words long"
_PAGES = (
    "treatments", "compare", "my-ms", "notes", "appointments", "matters", "help", "settings",
    "about", "record", "backups", "moving", "bin", "protection", "erase",
)  # fmt: skip
_KEEPS = (
    "Save note", "Add to my log", "Add my own card", "Add this appointment",
    "Add this question", "Make a backup now",
)  # fmt: skip


def main(folder: Path, how: str) -> None:
    """Live."""
    runtime.hold_singletons()
    if how == "locked":
        record = open_record(folder / "data")
        record.encrypt(PASSPHRASE, Progress())
        record.close()
    application = make_application(["msdesk"])
    start = Start(Options(folder / "data", paths.settings_file()))
    sys.excepthook = start.explain
    start.window.show()

    def until(done: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not done():
            application.processEvents()
            if time.monotonic() > end:
                raise TimeoutError

    until(lambda: start.desk is not None)
    desk = start.desk
    assert desk is not None
    if how == "locked":
        until(lambda: "Open my record" in buttons(start.window))
        write(start.window)  # a wrong passphrase is nobody's business either
        press(start.window, "Open my record")
        until(lambda: "Open my record" in buttons(start.window))
        desk.opening._try_passphrase(PASSPHRASE)
        until(lambda: desk.record is not None)
    desk.change_settings(desk.settings._replace(country="US"), redraw=False)
    live(desk, until)
    start.explain(ValueError, ValueError(SECRET), None)
    assert SECRET not in start.window.windowTitle()
    desk.close()
    links = [os.readlink(f"/proc/self/fd/{fd}") for fd in _open_files()]  # noqa: PTH115
    print([*TRIED, *(link for link in links if link.startswith("socket:"))])  # noqa: T201


def _open_files() -> list[str]:
    there = Path("/proc/self/fd")
    return [fd.name for fd in there.iterdir() if fd.is_symlink()] if there.is_dir() else []


def live(desk: Desk, until: Callable[[Callable[[], bool]], None]) -> None:
    """Visit every page, write wherever one can, and keep it."""
    assert desk.record is not None
    for page in _PAGES:
        visit(desk, page)
        until(lambda: not desk.work.under_way)
    visit(desk, "card", "ahsct")
    coming = desk.record.appointments.all(desk.today)[0]
    for page in ("appointment", "preview"):
        visit(desk, page, coming.id)
    visit(desk, "notes")


def visit(desk: Desk, page: str, item: str = "") -> None:
    """Write into every field of a page and press what keeps it; leave a draft behind."""
    shown = desk.go(page, item)
    assert shown is not None, page
    write(shown)
    for name in _KEEPS:
        if name in buttons(shown):
            press(shown, name)
            if desk.work.under_way:
                return
    write(desk.window)


def write(root: QWidget) -> None:
    """Write the secret into every field that can be seen."""
    for line in seen(root, QLineEdit):
        if not line.isReadOnly() and line.objectName() != "qt_spinbox_lineedit":
            line.setText(SECRET)
            line.textEdited.emit(SECRET)
    for area in seen(root, QPlainTextEdit):
        area.setPlainText(f"{SECRET} and more")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
