"""Draws the window in another look, in short turns between which it answers.

In one piece that takes as long as six frames and more: the old page has to go, the frame and the
page are made anew and laid out.  Meanwhile one sees what was there, and words that are typed wait
for the field that had the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer, Slot

from msdesk.app.shell.foot import Foot
from msdesk.app.shell.navigation import Navigation
from msdesk.ui.frame.carried import carried
from msdesk.ui.frame.window import Window
from msdesk.ui.look import Look

# A timer of no time can come several times before Qt sees to anything else.
_BETWEEN = 1  # milliseconds


class Redrawing(QTimer):
    """Gives a window the look that ``wanted`` returns, wherever that is another one."""

    def __init__(
        self, window: Window, navigation: Navigation, foot: Foot, wanted: Callable[[], Look]
    ) -> None:
        super().__init__(window)
        self._window, self._navigation, self._foot = window, navigation, foot
        self._wanted = wanted
        self._turns: Iterator[None] = iter(())
        self.timeout.connect(self._turn)

    @Slot()
    def begin(self) -> None:
        """Draw the window anew if it is to look otherwise; where that is under way, after it."""
        window = self._window
        if self.isActive() or not self._navigation.can_go or self._wanted().is_like(window.look):
            return
        window.curtain.do_now()
        window.is_redrawn = True
        window.setUpdatesEnabled(False)
        self._turns = self._all()
        self.start(_BETWEEN)

    @Slot()
    def _turn(self) -> None:
        try:
            next(self._turns)
        except StopIteration:
            self._end()
            QTimer.singleShot(0, self, self.begin)  # the look may be yet another by now
        except BaseException:  # what could not be kept now cannot be in a moment either
            self._end()
            raise

    def _end(self) -> None:
        self.stop()
        self._window.is_redrawn = False
        self._window.curtain.lift()

    def _all(self) -> Iterator[None]:
        """Do it, unless somebody shows another page meanwhile: then from the beginning."""
        window, navigation, shown = self._window, self._navigation, self._window.shown
        if not navigation.can_go:
            return
        navigation.keep_all()
        take_up = (shown.as_seen(), carried(shown)) if shown is not None else ()
        for name in window.page_names():
            window.forget_page(name)
        yield
        if self._is_overtaken:
            return
        line = self._foot.line
        window.change_look(self._wanted())
        self._foot.renew(line)
        yield
        if self._is_overtaken:
            return
        page = navigation.made_again()
        for take_up_in in take_up:
            take_up_in(page)
        yield
        if self._is_overtaken:
            page.deleteLater()
            return
        navigation.show_made(page)
        yield

    @property
    def _is_overtaken(self) -> bool:
        return self._window.shown is not None or not self._navigation.can_go
