"""From the command to the first painted window.

Nothing that the first paint does not need is imported here: SQLAlchemy alone takes longer
than a whole empty window.  When the window has been painted, ``desk`` is imported, while the
window goes on painting, and the record opened; Home is already there and only grows.  What
comes later is imported in the function that needs it, by its name, so that the type checker
sees it.
"""

from __future__ import annotations

import os
import sys
import traceback
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtWidgets import QApplication

from msdesk import paths, runtime, windows
from msdesk.app.shell.in_use import in_use_page
from msdesk.app.shell.look import look_for
from msdesk.app.shell.options import Options
from msdesk.app.shell.single import Door, Single
from msdesk.domain.screen import Interlude, Screen
from msdesk.errors import Error
from msdesk.settings import load
from msdesk.store.file.header import is_empty, is_encrypted
from msdesk.ui import region
from msdesk.ui.frame.on_screen import OnScreen
from msdesk.ui.frame.window import Window
from msdesk.ui.look import load_fonts
from msdesk.ui.pages.home import HomePage

if TYPE_CHECKING:
    from types import TracebackType

    from msdesk.app.desk import Desk
    from msdesk.app.parts import Parts
    from msdesk.domain.screen import Shown
    from msdesk.ui.widgets.page import Page


class Start(QObject):
    """The window as it is first painted; ``desk`` is None until the rest is there.

    The first page is the one that stays: Home, the introduction, what asks for the passphrase, or
    what says that another computer has the record open.
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
        name, page = self._first_page()
        self.window.show_page(name, lambda: page)
        self.window.mark(Screen.HOME)
        page.first().setFocus()
        self.window.first_painted.connect(self._look)

    def _first_page(self) -> tuple[Shown, Page]:
        look = self.window.look
        if (door := self.single.take()) is not Door.OURS:
            return Interlude.TROUBLE, in_use_page(look, self.single, door)
        if is_encrypted(self.single.folder) and not self.settings.remembered:
            # Hardly any start shows it, and it would cost every start a millisecond or two.
            from msdesk.ui.pages.unlock.page import UnlockPage  # noqa: PLC0415

            return Interlude.UNLOCK, UnlockPage(look)
        if self._is_new():
            from msdesk.ui.pages.introduction import IntroductionPage  # noqa: PLC0415 - once

            return Screen.INTRODUCTION, IntroductionPage(look)
        return Screen.HOME, HomePage(look)

    def _is_new(self) -> bool:
        """Whether a record is about to be begun by somebody who was not told yet what this is."""
        return not self.settings.introduced and self.single.begins and is_empty(self.single.folder)

    @Slot()
    def _look(self) -> None:
        """Fill Home at a glance; the rest takes longer, and comes then, come what may."""
        try:
            self._fill_home()
        finally:
            self._bring_in()

    def _fill_home(self) -> None:
        home = self.window.page(Screen.HOME)
        if not isinstance(home, HomePage) or self.settings.low_energy:
            return
        from msdesk.store.glance import glance  # noqa: PLC0415 - after the paint

        now = datetime.now()  # noqa: DTZ005 - the person's own day and hour, not an instant
        seen = glance(self.single.folder, now)
        if seen is not None:
            from msdesk.app.pages.first_look import fill  # noqa: PLC0415

            fill(home, seen, now.date(), offer_lock=not self.settings.asked_to_lock)

    def _bring_in(self) -> None:
        from msdesk.app.bringing_in import BringingIn  # noqa: PLC0415 - after the paint

        if BringingIn(self).wait():
            self.open_desk()

    @property
    def parts(self) -> Parts | None:
        """The parts behind the window; None until they are there."""
        return None if self.desk is None else self.desk.parts

    def close(self) -> None:
        """Keep what is unsaved and close the record, if one was opened."""
        if self.desk is not None:
            self.desk.close()

    @Slot()
    def open_desk(self) -> None:
        """Bring in everything else: the record, the content, the other pages."""
        try:
            self._open_desk()
        finally:
            runtime.collect_again()  # a window that says what went wrong may be open for long

    def _open_desk(self) -> None:
        from msdesk.ui.frame import screen_reader  # noqa: PLC0415 - not before the paint

        screen_reader.tell(self.window)
        from msdesk.app.desk import Desk  # noqa: PLC0415 - brings in SQLAlchemy

        self.desk = Desk(self.window, self.settings, self._options, self.single)
        self.desk.open()
        opened = getattr(QApplication.instance(), "file_opened", None)
        if opened is not None:
            opened.connect(self.desk.bring_in_opened)
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


def _last_words(error: Exception) -> int:
    """Say why there will be no window, and return the exit code."""
    from msdesk.app.shell.last_words import say  # noqa: PLC0415 - hardly ever

    return say(error)


def speak_english() -> None:
    """Have Qt write days and digits in English too, as the rest of the window is.

    Else a day is "2 Kasım" or "٢ نوفمبر" in its field and "2 November" beside it.  It must be
    called before the first widget is made, which keeps the locale it finds.
    """
    QLocale.setDefault(region.english(region.here()))


def make_application(arguments: list[str]) -> QApplication:
    """Return the Qt application, named for the desktop and for assistive technology."""
    kind: type[QApplication] = QApplication
    if sys.platform == "darwin":  # elsewhere a file comes on the command line
        from msdesk.app.shell.opened_files import Application  # noqa: PLC0415

        kind = Application
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
    from msdesk.app.shell.last_words import write  # noqa: PLC0415 - hardly ever

    if kind is not QtCore.QtMsgType.QtFatalMsg:
        write(message)
        return
    write("There is no screen to show a window on. Start msdesk from the desktop.")
    os._exit(1)  # Qt would do so by a crash


def run(options: Options) -> int:
    """Show the window and return when it has been closed."""
    try:
        return _run(options)
    except Exception as error:  # noqa: BLE001 - whatever it is, a person is waiting for a window
        return _last_words(error)


def _run(options: Options) -> int:
    windows.show_running()
    application = make_application(sys.argv[:1])
    single = options.single(load(options.settings_file))
    if single.take() is Door.HERE and single.knock(options.bring_in):
        return 0
    start = Start(options, single)
    sys.excepthook = start.explain
    start.window.first_painted.connect(OnScreen(start.window).watch)
    start.window.show()
    code = application.exec()
    start.close()
    return code
