"""One visit of the tour: a record in a window of one look, and a picture of whatever is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QPoint,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from msdesk.app.commands.hand import Hand
from msdesk.app.shell.options import Options
from msdesk.app.start import Start
from msdesk.domain.screen import Interlude, Shown
from msdesk.settings import Settings, save
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import Page

QUESTIONS = "preview"  # what the picture of the page of questions is called
_LONGEST = 20_000  # milliseconds that anything may take
_A_LOOK = 5  # milliseconds between two looks whether what is waited for has come
_A_MOMENT = 30
_TO_DRAW = 300  # what Qt's own viewer takes for the pages it shows


class Look(NamedTuple):
    """A theme, a size of text in percent, and the size of the window."""

    theme: str
    percent: int
    size: QSize

    def __str__(self) -> str:
        return f"{self.theme}-{self.percent}-{self.size.width()}x{self.size.height()}"


class Visit:
    """A window on the record of a folder, with a hand in it and an eye on it.

    ``pictures`` is the folder for what is seen; ``seen`` are the pages pictured.
    """

    def __init__(self, look: Look, data: Path, pictures: Path) -> None:
        self._look = look
        self._pictures = pictures
        self.seen: set[Shown | None] = set()
        options = Options(data, data / "settings.json")
        width, height = look.size.width(), look.size.height()
        # Nobody but those who are new sees the introduction, whatever is said here.
        save(
            options.settings_file,
            Settings(look.theme, look.percent, country="GB", width=width, height=height),
        )
        self._start = Start(options)
        self.window = self._start.window
        self.window.curtain.glance = 0  # the pictures have eyes enough
        self.hand = Hand(self.window)
        self.window.show()
        self.window.activateWindow()
        self.wait(lambda: self._start.desk is not None)
        self.window.resize(look.size)

    def close(self) -> None:
        """Close the window, and let the record go."""
        self.window.close()
        self._start.close()
        self.window.deleteLater()
        _let_go()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        name = self.window.current_page
        page = None if name is None else self.window.page(name)
        if page is None:
            raise LookupError("no page is shown")
        return page

    # what a person does

    def press(self, name: str) -> None:
        """Press the first button of that name, and let all that it leads to be made."""
        self._see()
        self.hand.press(name)
        self._finish()

    def go(self, stop: str) -> None:
        """Go to a stop of the side bar, by the menu where there is no room for it."""
        if not self.window.nav.isVisible():
            self.press("Menu")
        self.press(stop)

    def key(self, key: Qt.Key, *, times: int = 1) -> None:
        """Press a key."""
        self._see()
        self.hand.key(key, times=times)
        self._finish()

    def write(self, field: str, words: str) -> None:
        """Click into a field and type, after what stands there."""
        self._see()
        kind = QLineEdit if self._has(QLineEdit, field) else QPlainTextEdit
        found = self.hand.find(kind, field)
        self.hand.click(found, QPoint(found.width() // 2, found.height() // 2))
        self.hand.type(words)

    def _has(self, kind: type[QWidget], name: str) -> bool:
        return any(w.isVisible() and w.accessibleName() == name for w in self._all(kind))

    def _all(self, kind: type[QWidget]) -> list[QWidget]:
        return self.window.findChildren(kind)

    def has(self, button: str) -> bool:
        """Whether there is a button whose name begins so."""
        names = (w.accessibleName() for w in self._all(QAbstractButton) if w.isVisible())
        return any(name.startswith(button) for name in names)

    # what is seen

    def picture(self, name: str) -> None:
        """Keep a picture of the window and of what has popped up over it."""
        self.settle()
        self.seen.add(self.window.current_page)
        picture = _photographed(self.window)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            painter = QPainter(picture)
            at = popup.geometry().topLeft() - self.window.geometry().topLeft()
            painter.drawPixmap(at, _photographed(popup))
            painter.end()
        picture.save(str(self._pictures / f"{self._look}-{name}.png"))

    def lists(self, name: str) -> None:
        """Open each field of choices of the page, and keep a picture of it."""
        for number, box in enumerate(self.page.findChildren(QComboBox), 1):
            if box.isVisible() and box.isEnabled():
                self.hand.click(box)
                self.picture(f"{name}-list-{number}")
                self.key(Qt.Key.Key_Escape)

    def paper(self, name: str) -> None:
        """Wait for the page to print, keep it as it will be printed, and a picture of it."""
        page = self.page
        if not isinstance(page, PreviewPage):
            raise TypeError("this is no page to print")
        self.wait(lambda: bool(page.pdf))
        self.settle(_TO_DRAW)
        if name == QUESTIONS and not (self._pictures / "my-page.pdf").exists():
            _keep_page(page.pdf, self._pictures)
        self.picture(name)

    def settle(self, moment: int = _A_MOMENT) -> None:
        """Let all that was put off for this page come, and be painted."""
        self._finish()
        self.wait(QDeadlineTimer(moment, Qt.TimerType.PreciseTimer).hasExpired)
        _let_go()

    def _see(self) -> None:
        """Press nothing on a page that came by itself before it is there to be seen."""
        self.wait(lambda: not self.window.curtain.is_unseen)

    def _finish(self) -> None:
        """Let a page come to be seen, and a long one be made to its end."""
        self._see()
        page = self.window.page(self.window.current_page) if self.window.current_page else None
        later = page.findChildren(Gradual) if page is not None else []
        self.wait(lambda: not any(each.isActive() for each in later))
        QCoreApplication.processEvents()
        _let_go()

    def arrive(self, page: Interlude) -> None:
        """Wait for a page that comes by itself."""
        self.wait(lambda: self.window.current_page is page)
        self.settle()

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something holds."""
        limit = QDeadlineTimer(_LONGEST)
        look_again = QTimer()
        look_again.start(_A_LOOK)
        while not until():
            if limit.hasExpired():
                raise TimeoutError(f"{self._look}: nothing happened any more")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _photographed(window: QWidget) -> QPixmap:
    """Return what has been painted of a window; on a real screen others may lie over it."""
    if QGuiApplication.platformName() == "offscreen":
        return window.screen().grabWindow(window.winId())
    return window.grab()


def _let_go() -> None:
    # Outside the event loop Qt keeps what was to be deleted later.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _keep_page(pdf: bytes, folder: Path) -> None:
    path = folder / "my-page.pdf"
    path.write_bytes(pdf)
    document = QPdfDocument()
    document.load(str(path))
    size = (document.pagePointSize(0) * 1.6).toSize()
    page_on_paper = QImage(size, QImage.Format.Format_RGB32)
    page_on_paper.fill(0xFFFFFF)  # the page itself is transparent
    painter = QPainter(page_on_paper)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    page_on_paper.save(str(folder / "my-page.png"))
    document.close()
