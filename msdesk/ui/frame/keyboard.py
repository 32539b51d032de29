"""Keeps the keyboard on the page when what had it goes: one way for every list and every page.

Where it was is remembered when it is laid down.  When what is made anew is there, its successor
gets it, and with it the words that were typed meanwhile.  A long page is made in turns: what
had it is waited for, until the person takes the keyboard elsewhere.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from shiboken6 import isValid

from msdesk.domain.screen import Interlude, Shown
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.in_sight import can_stand, height_of, keep_height, look_at, looked_at
from msdesk.ui.frame.spot import Spot, spot_of
from msdesk.ui.frame.window import Window
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import Page, has_its_place, settle

# On Windows Qt posts a timer of no time like any event, before what the page then posts to show
# what it made anew; a second one comes after that.
_TURNS = 2 if sys.platform == "win32" else 1
_A_MOMENT = 50  # milliseconds, after which a page that is being read or made is looked at again
_Key = tuple[Shown, str]  # a page, and what it is called: one screen can show many things


class Keyboard(QObject):
    """Takes the keyboard of a window up again where it was laid down."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._spots: dict[_Key, Spot] = {}  # where it was on pages that do not have it now
        self._looked: dict[_Key, Spot | None] = {}  # what was in sight there, where that was not
        self._gone: list[Spot] = []  # what was on the page shown, and may be taken back
        self._on: tuple[Shown | None, Page | None] = (None, None)  # who had it last
        self._laid: QWidget | None = None  # what had it, known already where it was
        self._typed: list[QKeyEvent] = []  # while nobody had it
        self._typed_on: _Key | None = None
        self._laid_on: _Key | None = None  # the page that was shown when it was laid down
        self._awaited: Page | None = None  # that is being made
        self._stays = False  # where the person has scrolled or pressed while it was awaited
        self._turns = 0  # until it is taken up
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._take_up)
        window.laid_down.connect(self._laid_down)
        window.typed.connect(self._hold)
        window.pointed.connect(self._look_here)

    @Slot(object)
    def _laid_down(self, had: QWidget | None) -> None:
        if had is not None:
            self._remember(had)
            self._laid = had
        self._laid_on = self._here()
        self._begin()

    @Slot(QWidget, QWidget)
    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember where it was when it leaves a page; connect to ``focusChanged``."""
        if not isValid(self._window):  # its parts go one after the other, and pass it on
            return
        page, name = self._window.shown, self._window.current_page
        if not (isValid(self._window) and (page is None or isValid(page))):
            return  # the program ends, and Qt takes the window apart
        if name is not None and page is not None and new is not None and _holds(page, new):
            self._spots.pop(_key(name, page), None)
            self._looked.pop(_key(name, page), None)
            if name is not self._on[0]:
                self._gone.clear()
            self._on = (name, page)
            if isinstance(new, QLineEdit | QPlainTextEdit):
                self._hand_over()  # before the next key comes there by itself
        elif old is not None and isValid(old) and old is not self._laid:
            self._remember(old)
        self._laid = None
        if self._window.focusWidget() is None:  # what had it went, and nobody had laid it down
            self._begin()

    @Slot(object)
    def _hold(self, key: QKeyEvent) -> None:
        if self._soon.isActive():  # else nobody is about to have it
            if (here := self._here()) != self._typed_on:
                self._typed, self._typed_on = [], here
            self._typed.append(key)

    def _here(self) -> _Key | None:
        page, name = self._window.shown, self._window.current_page
        if page is None and self._window.is_redrawn:
            return self._laid_on  # it is about to be there again
        return _key(name, page) if name is not None and page is not None else None

    def _hand_over(self) -> None:
        """Give what was typed to who has the keyboard now, if words can be written there.

        Nothing else: nobody has seen yet what a key would press; and nothing on another page.
        """
        typed, self._typed = self._typed, []
        for key in typed if self._typed_on == self._here() else ():
            has = self._window.focusWidget()
            if isinstance(has, QLineEdit | QPlainTextEdit):
                QApplication.sendEvent(has, key)

    def _begin(self) -> None:
        self._turns = _TURNS
        self._soon.start(0)

    def _remember(self, had: QWidget) -> None:
        page, name = self._window.shown, self._window.current_page
        if name is not None and page is not None and _holds(page, had):
            self._spots[_key(name, page)] = spot_of(had, page)
            left = self._window.looks_elsewhere or isinstance(had, Page | QScrollArea)
            seen = looked_at(had, page) if left else None
            self._looked[_key(name, page)] = spot_of(seen, page) if seen is not None else None

    @Slot()
    def _take_up(self) -> None:
        self._turns -= 1
        if self._turns > 0:
            self._soon.start(0)
            return
        if self._window.focusWidget() is not None:  # somebody knew better
            self._hand_over()
            return
        page, name = self._window.shown, self._window.current_page
        if self._window.is_redrawn or self._window.curtain.is_between:
            self._soon.start(0)
            return
        if name is None or page is None or not page.isVisible():
            self._typed = []
            return
        anew = page is not self._on[1]
        spot = self._spots.get(_key(name, page))
        looked = self._looked.get(_key(name, page)) if anew else None
        if anew and self._is_to_come(page, spot, looked):
            self._wait_for(page)
            return
        settle()
        back = self._come_back(page) if anew else None
        heir = back or (spot.successor(page) if spot is not None else None) or _any(page)
        before = self._on[0]
        if heir is page.first() and before is not name and not isinstance(before, Interlude):
            heir, spot = _any(page), None  # nothing was pressed there: begin as at any page
        if spot is not None and _lacks(page, spot):
            self._gone.append(spot)
        self._give(heir, page, spot if anew and back is None else None, looked)
        self._hand_over()

    def _give(self, heir: QWidget, page: Page, spot: Spot | None, looked: Spot | None) -> None:
        """Give it the keyboard where that stood, or where the person has left the page."""
        here = height_of(heir, page)
        stays, self._stays = self._stays and page is self._awaited, False
        if spot is not None:
            keep_height(heir, page, spot.height)
        heir.setFocus(Qt.FocusReason.OtherFocusReason)
        if stays:
            look_at(heir, page, here)
        else:
            _read_on(page, looked)

    def _is_to_come(self, page: Page, spot: Spot | None, looked: Spot | None) -> bool:
        """Whether what had the keyboard, or what one looked at, is still to be made."""
        if spot is None or not _is_being_made(page):
            return False
        if not has_its_place(page):
            return True
        settle()  # what has just been shown stands nowhere yet
        alike = spot.alike(page)
        near = [*(gone for gone in self._gone if gone.words == spot.words), spot]
        if len(alike) <= max(each.nth for each in near):
            return True
        back = next((each for each in near if each.names(alike[each.nth])), None)
        if back is None:  # something has come or gone above it
            return True
        reads = looked or back
        seen = looked.on(page) if looked is not None else alike[back.nth]
        # What stands below is needed, too, to scroll that far.
        return seen is None or not can_stand(seen, page, reads.height)

    def _wait_for(self, page: Page) -> None:
        """Look again in a moment; meanwhile the person may look at something else."""
        if page is not self._awaited:
            self._awaited, self._stays = page, False
            for area in page.findChildren(QScrollArea):
                area.verticalScrollBar().actionTriggered.connect(self._look_here)
        self._soon.start(_A_MOMENT)

    @Slot()
    def _look_here(self) -> None:
        """Leave the page where it is when the keyboard comes: the person is at it already."""
        self._stays = self._stays or self._soon.isActive()

    def _come_back(self, page: Page) -> QWidget | None:
        """Return what was taken back, on a page that was made anew."""
        for spot in reversed(self._gone):
            if (back := spot.on(page)) is not None:
                self._gone.remove(spot)
                return back
        return None


def _key(name: Shown, page: Page) -> _Key:
    return name, page.accessibleName()


def _holds(page: Page, widget: QWidget) -> bool:
    return widget is page or page.isAncestorOf(widget)


def _lacks(page: Page, spot: Spot | None) -> bool:
    return spot is not None and spot.on(page) is None


def _read_on(page: Page, looked: Spot | None) -> None:
    """Show again what one looked at, where that was not what had the keyboard."""
    seen = looked.on(page) if looked is not None else None
    if looked is not None and seen is not None:
        look_at(seen, page, looked.height)


def _is_being_made(page: Page) -> bool:
    return not page.is_read or any(parts.isActive() for parts in page.findChildren(Gradual))


def _any(page: Page) -> QWidget:
    """Return where one begins on a page; where that cannot be reached, what can."""
    first = page.begin()
    if first.isVisible() and first.isEnabled():
        return first
    return next(iter(reading_order(page)), page)


def attach(window: Window) -> Keyboard:
    """Return what keeps the keyboard of a window, from now on."""
    keyboard = Keyboard(window)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.focusChanged.connect(keyboard.follow)
    return keyboard
