"""The real window on a folder, lived with as a person does: opened, pressed, read, closed.

What stands behind the window is reached here and nowhere else in these tests.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import assert_never

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from msdesk import runtime
from msdesk.app.desk import Desk
from msdesk.app.parts import Parts
from msdesk.app.shell.options import Options
from msdesk.app.start import Start
from msdesk.content.library import Library
from msdesk.domain.appointment import Appointment
from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import (
    AfterPlace,
    AppointmentPlace,
    CardPagePlace,
    CardPlace,
    LetterPlace,
    OwnPlace,
    Place,
    PreparePlace,
    PreviewPlace,
    RoomPlace,
)
from msdesk.domain.progress import Progress
from msdesk.domain.screen import AnyScreen, ItemScreen, Screen, Shown
from msdesk.settings import Settings, save
from msdesk.store.record import Record, open_record
from msdesk.ui.frame.toast import Toast
from msdesk.ui.frame.window import Window
from msdesk.ui.widgets.page import Page
from tests.ui.finding import buttons, press, seen, texts

PASSPHRASE = "three words long"

Until = Callable[[Callable[[], bool]], None]


class Life:
    """A window, opened on a folder; it can be closed and opened again.

    ``until`` waits until something holds.  Somebody ``new`` sees the introduction first.
    """

    def __init__(self, until: Until, options: Options, *, new: bool = False) -> None:
        self.until = until
        if not new and not options.settings_file.exists():
            save(options.settings_file, Settings(introduced=True))
        self._options = options
        self._open = False
        self.open()

    # the window

    def open(self) -> None:
        """Start msdesk, and wait until all of it is there."""
        gc.collect()  # what an earlier one left must not be collected by this one's worker
        gc.freeze()  # and what listeners still hold of it need not be searched again and again
        self.start = Start(self._options)
        self._open = True
        self.window.curtain.glance = 0  # a test sees at once what has been painted
        self.window.show()
        self.until(lambda: self.start.desk is not None)
        QCoreApplication.processEvents()  # widgets that were added are shown by then
        self._see_redrawn()  # in the system's colours, where a test before this one had others

    def close(self) -> None:
        """Close the window and let the record go."""
        if not self._open:
            return
        self._open = False
        self.window.close()
        self.desk.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def let_go(self) -> None:
        """Let the record go where the window is gone already."""
        self._open = False
        self.desk.close()

    def close_and_open(self) -> None:
        """Close the window, and start msdesk another day."""
        self.close()
        self.open()

    @property
    def window(self) -> Window:
        """The window."""
        return self.start.window

    @property
    def parts(self) -> Parts:
        """The parts behind the window."""
        return self.desk.parts

    @property
    def desk(self) -> Desk:
        """What is behind the window."""
        assert self.start.desk is not None
        return self.start.desk

    # what is there

    @property
    def is_open(self) -> bool:
        """Whether the window has a record open."""
        return self.parts.session.record is not None

    @property
    def record(self) -> Record:
        """The record that is open."""
        assert self.parts.session.record is not None
        return self.parts.session.record

    @property
    def coming(self) -> Appointment:
        """The next appointment."""
        coming = self.record.appointments.next(self.today)
        assert coming is not None
        return coming

    @property
    def today(self) -> date:
        """The day it is for the window."""
        return self.desk.today

    @property
    def library(self) -> Library:
        """The content."""
        return self.parts.content.library

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.parts.preferences.value

    @property
    def page(self) -> Shown:
        """The page shown, by its name."""
        assert self.window.current_page is not None
        return self.window.current_page

    @property
    def shown(self) -> Page:
        """The page shown; while the window is drawn in another look, the one that comes."""
        self._see_redrawn()
        shown = self.window.page(self.page)
        assert shown is not None
        return shown

    @property
    def foot(self) -> Toast:
        """The line at the foot of the window."""
        return foot_of(self.window)

    @property
    def said(self) -> str:
        """What is said at the foot of the window."""
        return said(self.window)

    def reads(self, inside: QWidget | None = None) -> str:
        """Return the words on the page shown, or on a part of it."""
        return "\n".join(texts(inside or self.shown))

    def some(self, screen: AnyScreen) -> Place:  # noqa: C901, PLR0911 - a case a screen
        """Return a place on a screen: itself, or one of the things it can show."""
        match screen:
            case Screen():
                return screen
            case ItemScreen.CARD:
                return CardPlace(TreatmentId("ahsct"))
            case ItemScreen.CARD_PAGE:
                return CardPagePlace(TreatmentId("ahsct"))
            case ItemScreen.OWN:
                own = self.record.own_treatments
                return OwnPlace((own.all() or [own.add("A tea", "")])[0].id)
            case ItemScreen.APPOINTMENT:
                return AppointmentPlace(self.coming.id)
            case ItemScreen.PREPARE:
                return PreparePlace(self.coming.id)
            case ItemScreen.PREVIEW:
                return PreviewPlace(self.coming.id)
            case ItemScreen.ROOM:
                return RoomPlace(self.coming.id)
            case ItemScreen.AFTER:
                return AfterPlace(self.coming.id)
            case ItemScreen.LETTER:
                return LetterPlace(self.coming.id)
        assert_never(screen)

    # what a person does

    def arrive(self, page: Shown) -> None:
        """Wait until a page is shown."""
        self.until(lambda: self.page is page)

    def hear(self, words: str) -> None:
        """Wait for a line at the foot of the window."""
        self.until(lambda: words in self.said)

    def go(self, place: Place) -> Page:
        """Go to a place and see its page."""
        self.parts.navigation.go(place)
        QCoreApplication.processEvents()
        self._see_page()
        return self.shown

    def press(self, name: str, inside: QWidget | None = None) -> None:
        """Press the first button that can be seen whose name begins so."""
        self._see_redrawn()
        root = inside or self.window
        names = [b.accessibleName() for b in seen(root, QAbstractButton)]
        found = [n for n in names if n.startswith(name)]
        assert found, f"there is no button {name!r} among {names}"
        press(root, found[0])
        QCoreApplication.processEvents()
        self._see_redrawn()
        self._see_page()

    def tick(self, name: str) -> None:
        """Set or clear the first tick that can be seen whose words begin so."""
        next(t for t in seen(self.window, QCheckBox) if t.text().startswith(name)).click()
        QCoreApplication.processEvents()

    def escape(self) -> None:
        """Press Escape."""
        QTest.keyClick(self.window, Qt.Key.Key_Escape)
        QCoreApplication.processEvents()

    def unlock(self, passphrase: str = PASSPHRASE, *, remember: bool = False) -> None:
        """Give the passphrase and wait for Home."""
        self.try_to_unlock(passphrase, remember=remember)
        self.arrive(Screen.HOME)

    def try_to_unlock(self, passphrase: str, *, remember: bool = False) -> None:
        """Give a passphrase, right or wrong, once the one before has been tried."""
        self.until(lambda: "Open my record" in buttons(self.shown))
        for tick in seen(self.shown, QCheckBox):
            tick.setChecked(remember)
        seen(self.shown, QLineEdit)[0].setText(passphrase)
        self.press("Open my record")

    def lock(self) -> None:
        """Lock the record through its page."""
        self.press("Lock now", self.go(Screen.RECORD))

    # time

    def rest(self) -> None:
        """Let Qt do what it has put off."""
        QCoreApplication.processEvents()
        self._see_redrawn()
        self._see_page()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _see_redrawn(self) -> None:
        """Let the window come to the end of being drawn in another look, and no further."""
        if self.window.is_redrawn:
            while self.window.is_redrawn:
                QCoreApplication.processEvents()
            QCoreApplication.processEvents()  # the keyboard is about to come to the page

    def _see_page(self) -> None:
        """Let the page that is shown be painted."""
        while self.window.curtain.is_unseen:
            QCoreApplication.processEvents()

    @property
    def locks_in(self) -> int | None:
        """After how many minutes the record locks itself; None where nothing counts them."""
        clock = self._clock
        return clock.interval() // 60_000 if clock.isActive() else None

    def leave_alone(self) -> None:
        """Let the time to the lock pass, where it is counted."""
        if self._clock.isActive():
            self._clock.timeout.emit()

    @property
    def _clock(self) -> QTimer:
        idle = self.parts.idle
        (clock,) = idle.findChildren(QTimer)
        return clock

    @property
    def busy(self) -> bool:
        """Whether long work is being done."""
        return self.parts.work.under_way

    def later(self) -> None:
        """Let the moment come at which the record is looked after, soon after the start."""
        self._look_after(soon=True)

    def hours_later(self) -> None:
        """Let the time pass after which an open record is looked after again."""
        self._look_after(soon=False)

    def _look_after(self, *, soon: bool) -> None:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        timers = self.parts.upkeep.findChildren(QTimer, options=direct)
        due = [t for t in timers if t.isActive() and t.isSingleShot() is soon]
        for timer in timers:
            timer.stop()  # what it is not the time for must not come of itself meanwhile
        for timer in due:
            timer.timeout.emit()


def foot_of(window: Window) -> Toast:
    """Return the line at the foot of a window."""
    (foot,) = window.findChildren(Toast)
    return foot


def said(window: Window) -> str:
    """Return what is said at the foot of a window."""
    return foot_of(window).text


@contextmanager
def life(
    qtbot: QtBot,
    folder: Path,
    bring_in: Path | None = None,
    settings: Path | None = None,
    *,
    new: bool = False,
) -> Iterator[Life]:
    """Give a started window, and close it at the end."""
    options = Options(folder, settings or folder / "settings.json", bring_in)
    with pytest.MonkeyPatch.context() as patched:
        # No window stays: what was spared for one would be left by all, and counted by each.
        patched.setattr(runtime, "stays", lambda: None)
        lived = Life(partial(qtbot.waitUntil, timeout=20_000), options, new=new)
        try:
            yield lived
        finally:
            lived.close()


def locked_record(folder: Path) -> str:
    """Make a locked record and return its recovery key."""
    record = open_record(folder)
    recovery_key = record.encrypt(PASSPHRASE, Progress())
    record.close()
    return recovery_key
