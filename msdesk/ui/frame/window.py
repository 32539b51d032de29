"""The window: the way between pages at the left, one page at a time, and the last word.

It knows no page.  Pages are made when they are first wanted, by makers that ``app`` hands
over, and made anew when the look changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import delete

from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.frame.curtain import Curtain
from msdesk.ui.frame.nav import Nav
from msdesk.ui.frame.top_bar import TopBar
from msdesk.ui.look import Look
from msdesk.ui.screens import of
from msdesk.ui.stylesheet import apply
from msdesk.ui.widgets.keyboard import KeyboardWindow

if TYPE_CHECKING:
    from msdesk.domain.screen import Shown
    from msdesk.ui.frame.focus_ring import FocusRing as Ring
    from msdesk.ui.widgets.page import Page

    Make = Callable[[], Page]
    Arrived = Callable[[Page], object]
    Order = Callable[[QWidget, QWidget | None], list[QWidget]]

_NARROW = 900  # pixels at 100 % text
_LARGE = 200  # percent; with larger text a column of stops would take a third of the window
_A_FRAME = 16  # milliseconds, for what has been laid out to be painted


class Window(KeyboardWindow):
    """Shows one page of many; ``wanted`` carries the ``Screen`` chosen, ``closing`` comes once.

    ``is_redrawn`` is so while it is drawn in another look, and shows no page for a moment.
    """

    wanted = Signal(object)
    went_back = Signal()
    closing = Signal()
    first_painted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setWindowTitle("msdesk")
        self.setMinimumSize(360, 420)
        self.resize(QSize(1280, 860))
        self._pages: dict[Shown, Page] = {}
        self._current: Shown | None = None
        self._narrow = False
        self._painted = self.is_redrawn = False
        self._ring: Ring | None = None
        self._order: Order | None = None
        self.curtain = Curtain(self, lambda: self.is_redrawn)
        self._build()

    def _build(self) -> None:
        apply(self.look)
        self.nav = Nav(self.look)
        self.top_bar = TopBar(self.look)
        self._stack = QStackedWidget()
        desk = QWidget()
        desk.setObjectName("desk")
        outer = QVBoxLayout(desk)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._beside = QWidget()  # what is said at the foot takes its room in here alone
        self._column = QVBoxLayout(self._beside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._stack.setMinimumHeight(1)  # a page that is low scrolls, a message would be cut
        self._column.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.nav)
        middle.addWidget(self._beside, 1)
        outer.addWidget(self.top_bar)
        outer.addLayout(middle, 1)
        self._foot: QWidget | None = None
        self.setCentralWidget(desk)
        self.nav.chosen.connect(self._choose)
        self.top_bar.menu_pressed.connect(self._toggle_menu)
        self.top_bar.help_pressed.connect(lambda: self._choose(Screen.HELP))
        self._arrange(force=True)

    def take_up(self, ring: Ring, order: Order) -> None:
        """Take what the first paint can do without: the focus ring and the order of Tab."""
        self._ring, self._order = ring, order
        if self.shown is not None and self.focusWidget() is self.shown.first():
            self.shown.begin().setFocus()  # what is seen first is known only by now
        ring.follow(None, self.focusWidget())

    def change_look(self, look: Look) -> None:
        """Draw everything anew in another look; pages must be shown again.

        The old pages go at once, before the new style could be worked out for each of them;
        so this must not be called from within a signal of one of their buttons.
        """
        self.lay_down_keyboard()
        if self._ring is not None:
            self._ring.release()
            self._ring.set_colour(look.theme.focus)
        if old := self.centralWidget():
            delete(old)
        self.look = look
        self._pages.clear()
        self._current = None
        self._build()
        if self.isVisible() and (new := self.centralWidget()):
            new.show()  # Qt would show it a moment later, and nothing can have the keyboard before

    def set_foot(self, widget: QWidget) -> None:
        """Put a widget below every page, which makes room for it; Escape hides it."""
        self._foot = widget
        self._column.addWidget(widget)

    def show_page(self, name: Shown, make: Make) -> Page:
        """Show the page of that name, making it if it is not there yet, and return it.

        The keyboard is laid down meanwhile: Qt would take it to the side bar on the way.
        """
        page = self._have(name, make)
        self._put(name)
        return page

    def bring_page(self, name: Shown, make: Make, arrived: Arrived) -> None:
        """Show it in the turn after that in which it is made, and call ``arrived`` then.

        Whoever does something with pages by then has it come at once first: ``curtain.do_now``.
        """

        def put() -> None:
            if self._pages.get(name) is page:  # else it was forgotten on its way
                self._put(name)
                arrived(page)

        page = self._have(name, make)
        self.curtain.then(put)

    def _have(self, name: Shown, make: Make) -> Page:
        self.curtain.do_now()
        if self._current is not None:
            self.curtain.fall()
            self.lay_down_keyboard()
        if name not in self._pages:
            self._pages[name] = make()
        self._current = name
        return self._pages[name]

    def _put(self, name: Shown) -> None:
        page = self._pages[name]
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.top_bar.name_after(name, page)
        self.top_bar.menu.setChecked(False)
        self._arrange(force=True)

    def forget_page(self, name: Shown, *, after_paint: bool = False) -> None:
        """Let a page go; it is made anew when it is next wanted.

        To take a long page apart takes as long as to paint a short one, so that may wait until
        the page that was shown instead has been painted.
        """
        if name is self._current:
            self.lay_down_keyboard()
        if page := self._pages.pop(name, None):
            if self._ring is not None:
                self._ring.release()
            self._stack.removeWidget(page)
            for timer in page.findChildren(QTimer):
                timer.stop()  # what it puts off is for whoever looks at it
            page.let_go()
            go = page.deleteLater
            if after_paint:
                QTimer.singleShot(0, page, lambda: QTimer.singleShot(_A_FRAME, page, go))
            else:
                go()

    def mark(self, stop: Screen) -> None:
        """Mark a stop of the navigation as the one we are at."""
        self.nav.set_current(stop)

    def allow(self, stops: Collection[Screen] | None) -> None:
        """Let only these stops be chosen; None lets all."""
        self.nav.allow(stops)
        self.top_bar.help.setEnabled(stops is None or Screen.HELP in stops)

    @property
    def current_page(self) -> Shown | None:
        """The name of the page shown; None before there is one."""
        return self._current

    @property
    def shown(self) -> Page | None:
        """The page shown; None before there is one, and while another look is put on."""
        return self._pages.get(self._current) if self._current is not None else None

    @property
    def looks_elsewhere(self) -> bool:
        """Whether the person scrolled away from what has the keyboard."""
        return self._ring is not None and self._ring.is_left

    def page_names(self) -> tuple[Shown, ...]:
        """Return the names of the pages that have been made."""
        return tuple(self._pages)

    def page(self, name: Shown) -> Page | None:
        """Return a page if it has been made."""
        return self._pages.get(name)

    @property
    def _alone(self) -> bool:
        return isinstance(self._current, Screen | ItemScreen) and of(self._current).alone

    def _choose(self, screen: Screen) -> None:
        self.top_bar.menu.setChecked(False)
        self.wanted.emit(screen)
        self._arrange(force=True)

    def _toggle_menu(self) -> None:
        self.curtain.fall()  # a press on its way meant what was there before, as with a page
        self._arrange(force=True)
        if self.top_bar.menu.isChecked():
            self.nav.focus_current()

    def come_forward(self) -> None:
        """Be seen and have the keyboard: the person started msdesk a second time."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def escape(self) -> None:
        """Stop what is read aloud; else close what lies on top, or go back."""
        if (shown := self.shown) is not None and shown.hush():
            return
        if self._narrow and self.top_bar.menu.isChecked():
            self.top_bar.menu.setChecked(False)
            self._toggle_menu()
            self.top_bar.menu.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        elif self._foot is not None and self._foot.isVisible():
            self._foot.hide()
        else:
            self.went_back.emit()

    def _arrange(self, *, force: bool = False) -> None:
        narrow = self.look.percent > _LARGE or self.width() < self.look.space(_NARROW)
        if narrow == self._narrow and not force:
            return
        self._narrow = narrow
        if not narrow:
            self.top_bar.menu.setChecked(False)
        menu = self.top_bar.menu.isChecked()
        self._beside.setVisible(not menu)
        self.top_bar.setVisible(narrow and not self._alone)
        self.nav.setVisible((menu or not narrow) and not self._alone)
        stand = self.nav.stand_over_page if narrow else self.nav.stand_beside_page
        stand()

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._order is None:
            return super().focusNextPrevChild(forward)
        now = self.focusWidget()
        if now is not None and not (now.isVisible() and now.isEnabled()):
            # Nobody pressed Tab: what had the keyboard was hidden or disabled under it.
            self.lay_down_keyboard()
            return True
        here = now or self.shown  # where nothing has it, Tab begins on the page
        order = self._order(self, here)
        at = order.index(here) if here in order else (-1 if forward else 0)
        reasons = QtCore.Qt.FocusReason
        reason = reasons.TabFocusReason if forward else reasons.BacktabFocusReason
        order[(at + (1 if forward else -1)) % len(order)].setFocus(reason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
