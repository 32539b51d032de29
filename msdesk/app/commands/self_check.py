"""Whether this installation holds all it needs and works: ``msdesk --self-check``.

A line a check, and 1 as the exit code if one fails.  It touches no record but its own, in a
temporary folder, and opens a window where nobody sees it.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

import msdesk
from msdesk import __version__, paths
from msdesk.app.shell.options import Options
from msdesk.app.start import Start, make_application
from msdesk.content.load import load
from msdesk.documents.pdf import questions_pdf
from msdesk.domain.guide import Role
from msdesk.domain.journal import EntryKind
from msdesk.domain.progress import Progress
from msdesk.domain.screen import Screen
from msdesk.domain.sheet import Sheet, SheetQuestion
from msdesk.services import keychain
from msdesk.store.copies.backups import Backups
from msdesk.store.file.upgrade import bring_up_to_date
from msdesk.store.record import Record, open_record, unlock
from msdesk.ui.pages.notes.page import NotesPage

_PASSPHRASE = "the words of a self-check"  # noqa: S105 - of a record that lives a second
_ONLY_WHEN_WANTED = ("yaml", "icalendar", "alembic", "typst", "argon2", "cryptography")
_NOT_TO_IMPORT = ("msdesk.__main__", "msdesk.store.migrations.env")  # they act when imported
_WORDS = "A note the self-check wrote: ångest, μ, 日本"
_UNWRITTEN = "nothing of the kind"
_MOMENT = 10  # milliseconds between two looks at what is waited for
_LONGEST = 20_000  # milliseconds, for what a person waits a second for


class _Check:
    """One run; each step uses what the one before it made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._record: Record | None = None

    def steps(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        """Return each step with what it is called."""
        return (
            ("Content", self._content),
            ("Fonts and icons", self._pictures),
            ("Record", self._make_record),
            ("Write and search a note", self._note),
            ("Page of questions", self._page),
            ("Bring up to date", self._bring_up_to_date),
            ("Close and open again", self._reopen),
            ("Lock, unlock, back up", self._lock),
            ("Window", self._window),
            ("Keychain", lambda: keychain_found(keychain.name())),
            ("Every part", self._parts),
        )

    def _content(self) -> str:
        library = load(paths.resources())
        return f"{len(library.treatments)} cards, {len(library.sources)} sources"

    def _pictures(self) -> str:
        fonts = list((paths.resources() / "fonts").glob("*.ttf"))
        icons = list((paths.resources() / "icons").glob("*.svg"))
        if not fonts or not icons:
            raise FileNotFoundError(paths.resources())
        return f"{len(fonts)} fonts, {len(icons)} icons"

    def _make_record(self) -> str:
        self._record = open_record(self._folder)
        return "made in a temporary folder"

    def _open(self) -> Record:
        if self._record is None:
            raise RuntimeError("there is no record")
        return self._record

    def _note(self) -> str:
        journal = self._open().journal
        journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text=_WORDS)
        if [e.text for e in journal.entries(search="angest")] != [_WORDS]:
            raise LookupError("the note was not found again")
        return "found again"

    def _page(self) -> str:
        sheet = Sheet(ask=Role.NEUROLOGIST, top=(SheetQuestion(text=_WORDS),), version=__version__)
        made = questions_pdf(sheet, paths.resources())
        if not made.startswith(b"%PDF"):
            raise ValueError("no PDF was made")
        return f"{len(made) // 1024} kB of PDF"

    def _bring_up_to_date(self) -> str:
        """Do what is done with an older record, and with no step left: its parts come late."""
        bring_up_to_date(self._open().database, datetime.now(UTC))
        return "as an older record is"

    def _reopen(self) -> str:
        self._open().close()
        record = open_record(self._folder)
        count = record.journal.count()
        record.close()
        if count != 1:
            raise LookupError(f"{count} notes instead of 1")
        return "nothing was lost"

    def _lock(self) -> str:
        record = open_record(self._folder)
        record.encrypt(_PASSPHRASE, Progress())
        backup = Backups(self._folder).make(record.database, datetime.now(UTC))
        record.close()
        record = open_record(self._folder, key=unlock(self._folder, passphrase=_PASSPHRASE))
        tested = Backups(self._folder).test(backup, record.key)
        record.close()
        if not tested.good or tested.notes != 1:
            raise LookupError("the backup does not hold what was written")
        return "the backup was read again"

    def _window(self) -> str:
        """Keep a note and search for another through the window, as a person does."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            application = make_application([*sys.argv[:1], "-platform", "offscreen"])
        hand = _Hand(application, self._folder / "window")
        try:
            hand.use_the_notes()
        finally:
            hand.let_go()
        return "a note was kept through it"

    def _parts(self) -> str:
        """Import what is imported only when it is wanted: a bundle may lack it."""
        modules = [each.name for each in pkgutil.walk_packages(msdesk.__path__, "msdesk.")]
        for name in (*modules, *_ONLY_WHEN_WANTED):
            if name not in _NOT_TO_IMPORT:
                importlib.import_module(name)
        return f"{len(modules)} modules"


def keychain_found(name: str | None, platform: str = sys.platform) -> str:
    """Return which keychain the system has; raises ``LookupError`` where each has one.

    On Linux there is none without a desktop, and msdesk asks for the passphrase each time.
    """
    if name is None and platform in ("win32", "darwin"):
        raise LookupError("the one every such system has cannot be used")
    return name or "none on this computer"


class _Hand:
    """Opens the window on a folder and presses what a person would.

    Qt goes on after an error in a call of ours; here the first one is raised.
    """

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._errors: list[BaseException] = []
        self._start = Start(Options(folder, folder / "settings.json"))
        self._window = self._start.window
        self._hook = sys.excepthook
        sys.excepthook = lambda _kind, error, _trace: self._errors.append(error)
        self._window.show()

    def use_the_notes(self) -> None:
        """Write a note, save it, and search for another; the page looks when its timer is up."""
        self._wait(
            "the record to open",
            lambda: self._start.parts and self._start.parts.session.record,
        )
        self._press("Skip, and start")
        self._press("Notes")
        self._wait("the page of notes", self._writes)
        self._press("Save note")
        self._wait("the note to be shown", self._shows_the_note)
        self._wait("the search to end", self._finds_nothing)

    def let_go(self) -> None:
        """Close the window and its record."""
        sys.excepthook = self._hook
        self._window.close()
        self._start.close()
        self._window.deleteLater()

    def _notes(self) -> NotesPage | None:
        """Return the page as it is now: where the window is to look otherwise it is made anew."""
        page = self._window.page(Screen.NOTES)
        return page if isinstance(page, NotesPage) and not self._window.is_redrawn else None

    def _writes(self) -> bool:
        page = self._notes()
        if page is not None:
            page.form.text.setPlainText(_WORDS)
        return page is not None

    def _finds_nothing(self) -> bool:
        """Search for what nobody wrote, and return whether the note has gone."""
        page = self._notes()
        if page is None:
            return False
        if page.search.text() != _UNWRITTEN:
            page.search.setText(_UNWRITTEN)
        return not self._shows_the_note()

    def _shows_the_note(self) -> bool:
        return any(label.text() == _WORDS for label in self._window.findChildren(QLabel))

    def _press(self, name: str) -> None:
        self._wait("the window to look as it shall", lambda: not self._window.is_redrawn)
        found = (b for b in self._window.findChildren(QPushButton) if b.accessibleName() == name)
        button = next((each for each in found if each.isVisible()), None)
        if button is None:
            raise LookupError(f"there is no button “{name}”")
        button.click()
        self._go_on()

    def _wait(self, what: str, until: Callable[[], object]) -> None:
        limit = QDeadlineTimer(_LONGEST)
        while not until():
            loop = QEventLoop()
            QTimer.singleShot(_MOMENT, loop.quit)
            loop.exec()  # to look again and again at once would keep what is waited for waiting
            self._go_on()
            if limit.hasExpired():
                raise TimeoutError(f"waited in vain for {what}")

    def _go_on(self) -> None:
        self._application.processEvents()
        if self._errors:
            raise self._errors[0]


def main() -> int:
    """Run every check, say how each went, and return the exit code."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="msdesk-check-") as folder:
        for name, step in _Check(Path(folder)).steps():
            try:
                said = f"ok      {name}: {step()}"
            except Exception as error:  # noqa: BLE001  # a check reports whatever goes wrong
                failed += 1
                said = f"FAILED  {name}: {type(error).__name__}: {error}"
            sys.stdout.write(f"{said}\n")
    sys.stdout.write(f"msdesk {__version__}: {'all checks passed' if not failed else 'NOT OK'}\n")
    return 1 if failed else 0
