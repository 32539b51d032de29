"""From the command to the first painted window.

Nothing that the first paint does not need is imported here: SQLAlchemy alone takes longer
than a whole empty window.  When the window has been painted, ``desk`` is imported and the
record opened; Home is already there and only grows.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QDate, QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from msdesk import paths, runtime
from msdesk.app.single import Door, Single
from msdesk.errors import Error
from msdesk.settings import Settings, is_unreadable, load
from msdesk.store.header import is_encrypted
from msdesk.ui.look import Look, load_fonts, load_theme
from msdesk.ui.pages.home import HomePage
from msdesk.ui.widgets.page import Page
from msdesk.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from msdesk.app.desk import Desk


_A_FRAME = 16  # milliseconds, for what was filled in to be painted


class Options(NamedTuple):
    """What the command line chose; without a folder the settings say where the record is.

    ``bring_in`` is a file the person opened with msdesk, to be brought into the record.
    """

    data_dir: Path | None
    settings_file: Path
    bring_in: Path | None = None

    def folder(self, settings: Settings) -> Path:
        """Return the folder of the record."""
        chosen = Path(settings.data_folder) if settings.data_folder else paths.data_folder()
        return self.data_dir or chosen

    def begins(self, settings: Settings) -> bool:
        """Return whether a record is begun in that folder where there is none.

        Not where another record may be meant: on a disk that is not connected, or in a folder
        that settings name which cannot be read.
        """
        if self.data_dir is not None:
            return True
        return not settings.data_folder and not is_unreadable(self.settings_file)

    def single(self, settings: Settings) -> Single:
        """Return the door of that folder."""
        return Single(self.folder(settings), begins=self.begins(settings))


class Start(QObject):
    """The window as it is first painted; ``desk`` is None until the rest is there.

    The first page is the one that stays: Home, or what asks for the passphrase, or what says
    that another computer has the record open.
    """

    def __init__(self, options: Options, single: Single | None = None) -> None:
        super().__init__()
        self._options = options
        self.settings = load(options.settings_file)
        self.single = single or options.single(self.settings)
        self.desk: Desk | None = None
        load_fonts(paths.resources())
        self.window = Window(look_for(self.settings))
        self.window.resize(self.settings.width, self.settings.height)
        self._show_first()
        self.window.first_painted.connect(self._look)

    def _show_first(self) -> None:
        look = self.window.look
        page: Page
        if (door := self.single.take()) is not Door.OURS:
            name, page = "trouble", in_use_page(look, self.single, door)
        elif is_encrypted(self.single.folder) and not self.settings.remembered:
            name, page = "unlock", _page("unlock", "UnlockPage")(look)
        else:
            name, page = "home", HomePage(look)
        self.window.show_page(name, lambda: page)
        self.window.mark("home")
        page.first().setFocus()

    @Slot()
    def _look(self) -> None:
        """Fill Home at a glance; the rest takes longer, and comes a frame later, come what may."""
        try:
            self._fill_home()
        finally:
            QTimer.singleShot(_A_FRAME, self, self.open_desk)

    def _fill_home(self) -> None:
        home = self.window.page("home")
        if isinstance(home, HomePage) and not self.settings.low_energy:
            today = date.today()  # noqa: DTZ011  # the person's own day, not an instant
            seen = importlib.import_module("msdesk.store.glance").glance(self.single.folder, today)
            if seen is not None:
                first_look = importlib.import_module("msdesk.app.first_look")
                first_look.fill(home, seen, today, offer_lock=not self.settings.asked_to_lock)

    @Slot()
    def open_desk(self) -> None:
        """Bring in everything else: the record, the content, the other pages."""
        try:
            self._open_desk()
        finally:
            runtime.collect_again()  # a window that says what went wrong may be open for long

    def _open_desk(self) -> None:
        module = importlib.import_module("msdesk.app.desk")
        self.desk = module.Desk(self.window, self.settings, self._options, self.single)
        self.desk.open()
        opened = getattr(QApplication.instance(), "file_opened", None)
        if opened is not None:
            opened.connect(self.desk.keeper.bring_in)
        icon = paths.resources() / "icons" / "msdesk.svg"
        QApplication.setWindowIcon(
            QtGui.QIcon(str(icon))
        )  # not before the paint: drawing it is slow

    def explain(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say to the person what went wrong; to be Python's hook for what nobody caught.

        The trace goes to the console, where it can hold code but none of the person's words.
        """
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        if self.desk is None and not self.window.isVisible():
            return  # that has been said
        if self.desk is None:
            self.window.hide()  # nothing on it could be chosen
            QApplication.exit(_last_words(error))
            return
        if not isinstance(error, Error):
            traceback.print_tb(trace)
        self.desk.explain(error)


def _page(module: str, name: str) -> Callable[..., Page]:
    # Hardly any start shows these, and each costs every start a millisecond or two.
    made: Callable[..., Page] = getattr(importlib.import_module(f"msdesk.ui.pages.{module}"), name)
    return made


def in_use_page(look: Look, single: Single, door: Door) -> Page:
    """Return what is shown where another computer, or a window that hangs, has the record."""
    if door is Door.HERE:
        found = "msdesk seems to be open already on this computer, and its window does not answer."
        to_do = "Wait a moment and try again, or end that msdesk first. Nothing has been changed."
    else:
        found = f"Your record seems to be open already, on the computer “{single.holder()}”."
        to_do = (
            "Close msdesk there first. If it is not open there, you can open it here. "
            "Nothing has been changed."
        )
    return _page("trouble", "TroublePage")(
        look,
        found,
        to_do,
        again=True,
        folder=True,
        other=(("open-anyway", "Open it here anyway"),),
    )


def _last_words(error: Exception) -> int:
    """Say why there will be no window, and return the exit code."""
    return int(importlib.import_module("msdesk.app.last_words").say(error))


def look_for(settings: Settings) -> Look:
    """Return the look of the settings; where they name no theme, the system's."""
    name = settings.theme or _system_theme()
    resources = paths.resources()
    return Look(resources, load_theme(resources, name), settings.text_percent)


def _system_theme() -> str:
    """Return the theme that goes with the colours the system gives windows."""
    palette = QApplication.palette()
    paper, text = palette.window().color(), palette.windowText().color()
    if (paper.lightness(), text.lightness()) in ((0, 255), (255, 0)):
        return "high-contrast"
    return "dark" if paper.lightness() < text.lightness() else "paper"


def speak_english() -> None:
    """Have Qt write days and digits in English too, as the rest of the window is.

    Else a day is "2 Kasım" or "٢ نوفمبر" in its field and "2 November" beside it.  Where the
    system writes days in English nothing is changed: there its week may begin on Sunday.
    """
    if QLocale.system().toString(QDate(2026, 1, 2), "d MMMM") != "2 January":
        QLocale.setDefault(QLocale("en_GB"))


def make_application(arguments: list[str]) -> QApplication:
    """Return the Qt application, named for the desktop and for assistive technology."""
    kind = QApplication
    if sys.platform == "darwin":  # elsewhere a file comes on the command line
        kind = importlib.import_module("msdesk.app.opened_files").Application
    before = QtCore.qInstallMessageHandler(_say_no_screen)
    application = kind([*arguments, "-style", "Fusion"])
    QtCore.qInstallMessageHandler(before)
    application.setApplicationName(paths.APP)
    application.setApplicationDisplayName("msdesk")
    application.setDesktopFileName("msdesk")
    speak_english()
    return application


def _say_no_screen(kind: QtCore.QtMsgType, _: QtCore.QMessageLogContext, message: str) -> None:
    """Say in a sentence what Qt would end the program for without one."""
    words = importlib.import_module("msdesk.app.last_words")
    if kind is not QtCore.QtMsgType.QtFatalMsg:
        words.write(message)
        return
    words.write("There is no screen to show a window on. Start msdesk from the desktop.")
    os._exit(1)  # Qt would do so by a crash


def run(options: Options) -> int:
    """Show the window and return when it has been closed."""
    try:
        return _run(options)
    except Exception as error:  # noqa: BLE001 - whatever it is, a person is waiting for a window
        return _last_words(error)


def _run(options: Options) -> int:
    application = make_application(sys.argv[:1])
    single = options.single(load(options.settings_file))
    if single.take() is Door.HERE and single.knock(options.bring_in):
        return 0
    start = Start(options, single)
    sys.excepthook = start.explain
    start.window.show()
    code = application.exec()
    if start.desk is not None:
        start.desk.close()
    return code
