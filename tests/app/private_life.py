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
    if event == "socket.gethostname":
        return  # Windows is asked for this computer's own name so; nothing is sent
    if event.startswith("socket."):
        TRIED.append(event)
        raise ConnectionRefusedError(event)


if __name__ == "__main__":  # it stays for as long as the process
    sys.addaudithook(refuse_sockets)

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget  # noqa: E402

from msdesk import paths, runtime  # noqa: E402
from msdesk.app.shell.options import Options  # noqa: E402
from msdesk.app.start import make_application  # noqa: E402
from msdesk.domain.place import AppointmentPlace, Place, PreviewPlace  # noqa: E402
from msdesk.domain.screen import ItemScreen, Screen  # noqa: E402
from msdesk.store.copies import keys  # noqa: E402
from msdesk.ui.widgets.typed import Day  # noqa: E402
from tests.app.living import Life, locked_record  # noqa: E402
from tests.ui.finding import buttons, press, seen  # noqa: E402

SECRET = "Kribbelnebelzunge"
_KEEPS = (
    "Save note", "Add to my log", "Add my own card", "Add this appointment",
    "Add this question", "Make a backup now",
)  # fmt: skip


def main(folder: Path, how: str) -> None:
    """Live."""
    runtime.hold_singletons()
    if how == "locked":
        keys.COST = keys.Cost(passes=1, memory=128, lanes=1)  # the passphrase is not what is tried
        locked_record(folder / "data")
    application = make_application(["msdesk"])

    def until(done: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not done():
            application.processEvents()
            if time.monotonic() > end:
                raise TimeoutError

    settings = paths.settings_file()
    if not settings.is_relative_to(folder):  # Windows knows whose they are by itself
        settings = folder / "home" / "settings.json"
    lived = Life(until, Options(folder / "data", settings))
    sys.excepthook = lived.start.explain
    if how == "locked":
        write(lived.window)  # a wrong passphrase is nobody's business either
        lived.press("Open my record")
        until(lambda: "Open my record" in buttons(lived.window))
        lived.unlock()
    lived.press("Get help now")
    (country,) = seen(lived.shown, QComboBox)
    country.setCurrentText("United States")
    live(lived)
    lived.start.explain(ValueError, ValueError(SECRET), None)
    assert SECRET not in lived.window.windowTitle()
    lived.close()
    links = [os.readlink(f"/proc/self/fd/{fd}") for fd in _open_files()]  # noqa: PTH115
    print([*TRIED, *(link for link in links if link.startswith("socket:"))])  # noqa: T201


def _open_files() -> list[str]:
    if sys.platform != "linux":  # elsewhere the calls that would open one are all that tells
        return []
    return [fd.name for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink()]


def live(lived: Life) -> None:
    """Visit every page, write wherever one can, and keep it."""
    for screen in Screen:
        if screen is not Screen.ENCRYPT:  # what is typed there would lock the record
            visit(lived, screen)
            lived.until(lambda: not lived.busy)
    coming = lived.record.appointments.all(lived.today)[0].id
    for place in (lived.some(ItemScreen.CARD), AppointmentPlace(coming), PreviewPlace(coming)):
        visit(lived, place)
    visit(lived, Screen.NOTES)


def visit(lived: Life, place: Place) -> None:
    """Write into every field of a page and press what keeps it; leave a draft behind."""
    shown = lived.go(place)
    write(shown)
    for name in _KEEPS:
        if name in buttons(shown):
            press(shown, name)
            if lived.busy:
                return
    write(lived.window)


def write(root: QWidget) -> None:
    """Write the secret into every field that can be seen."""
    for line in seen(root, QLineEdit):
        if isinstance(line, Day):  # any other words would keep the rest from being kept
            line.take(line.today)
        elif not line.isReadOnly() and line.objectName() != "qt_spinbox_lineedit":
            line.setText(SECRET)
            line.textEdited.emit(SECRET)
    for area in seen(root, QPlainTextEdit):
        area.setPlainText(f"{SECRET} and more")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
