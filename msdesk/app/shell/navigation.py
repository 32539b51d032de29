"""From page to page: shows a place, remembers the way, and hands on what a page says.

It knows no page.  What makes one, whether a place is still there and what it is called are
handed over as ``Ways``.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from msdesk.app.shell.hearing import Hearing
from msdesk.app.shell.naming import begin_on, tell_name
from msdesk.app.shell.place_kept import PlaceKept
from msdesk.app.shell.trail import Left, Trail
from msdesk.app.shell.ways import Ways
from msdesk.domain.place import Place, RoomPlace, screen_of
from msdesk.domain.screen import Interlude, Screen, Shown
from msdesk.ui.frame.window import Window
from msdesk.ui.screens import stop_of
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.page import Page, ScrollPage

_FIRST = (Screen.HOME, Screen.INTRODUCTION)  # those that can be there from the first paint on
_WITHOUT_RECORD = (Screen.HOME, Screen.HELP)  # the stops that can be chosen then


class Navigation(Hearing):
    """Shows one page after another in a window.

    ``stood_in`` says that a page stands where Home would, ``resumed`` that all pages can be gone
    to that there are, ``moves`` that one goes to another page now.  ``asked``, ``said``,
    ``filed``, ``undoable`` and ``typed`` are those of every page.
    """

    stood_in = Signal()
    resumed = Signal()
    moves = Signal()

    def __init__(self, window: Window, ways: Ways) -> None:
        super().__init__(window)
        self._ways = ways
        self._trail: Trail | None = None
        self._place = PlaceKept(self)
        self._instead: Interlude | None = None
        self._asking: Interlude | None = None  # the page that has to be answered first
        self.wanted.connect(self.go)
        window.wanted.connect(self.begin_at)
        window.went_back.connect(self.step_back)
        window.closing.connect(self.keep_all)

    # with a record

    def take_up(self, trail: Trail) -> None:
        """Go through the pages of a record that has been opened.

        One begins at Home, or at the introduction where the window was first painted with it.
        """
        self._trail, self._instead = trail, None
        self.resume()
        window = self._window
        first = next((screen for screen in _FIRST if screen is window.current_page), Screen.HOME)
        there = window.page(first)
        for shown in window.page_names():
            if shown is not first:
                window.forget_page(shown)
        if isinstance(last := trail.last(), RoomPlace) and self._ways.exists(last):
            self.go(last)  # the program ended in the middle of a visit
            return
        if there is None or window.current_page is not first:
            self._show(first)
            return
        self.listen(there)
        if first is Screen.HOME:
            tell_name(self._window, there)
        else:
            trail.leave(first)
            trail.arrive(first, self._ways.label(first))

    def let_go(self) -> None:
        """Go nowhere any more: the record is about to be closed."""
        self._place.let_go()
        self._trail = None

    @Slot(object)
    def go(self, place: Place) -> None:
        """Show a place.  Without a record: help, or what stands where Home would.

        Where one is there already, or was before the page that had to be answered, the keyboard
        is where it was.  A stop one came from to a page below it is seen as it was left.
        """
        self._window.curtain.do_now()
        trail = self._trail
        is_above = trail is not None and place is stop_of(screen_of(trail.now))
        left = trail.came_from(place) if trail is not None and is_above else None
        self._go(place, stay=trail is not None and place == trail.now, left=left)

    @Slot(object)
    def begin_at(self, place: Place) -> None:
        """Show the place of a stop from its beginning, also where one is there already."""
        self._window.curtain.do_now()
        self._go(place, stay=False)

    def _go(self, place: Place, *, stay: bool, left: Left | None = None) -> None:
        if self._asking is not None:
            self._go_aside(place)
        elif self._trail is None:
            self._go_without_record(place)
        else:
            if self._trail.leave(place, self._window.shown):
                self.moves.emit()
            self._show(place, stay=stay, was=left)

    @Slot()
    def back(self) -> None:
        """Go where one was before, to what one had pressed there; from the first page, stay."""
        self._window.curtain.do_now()
        if self._asking is not None:
            self._back_to_answer()
        elif self._trail is None:
            self._go_without_record(Screen.HOME)
        elif before := self._trail.back():
            self.moves.emit()
            self._show(before.place, stay=True, was=before)

    @Slot()
    def step_back(self) -> None:
        """Go a step back on the page one is on, or else where one was before."""
        self._window.curtain.do_now()
        page = self._window.shown
        if page is None or not page.step_back():
            self.back()

    @Slot()
    def again(self) -> None:
        """Show the page one is on as the record is now, and as much of it as before."""
        self._window.curtain.do_now()
        if self._trail is not None and self._asking is None:
            left = Left(self._trail.now, self._window.shown)
            self._show(left.place, stay=True, was=left)

    def made_again(self) -> Page:
        """Return the page one is on, made as the record is now and not shown yet."""
        return self.listen(self._ways.make(self._there(self.now)))

    def show_made(self, page: Page) -> None:
        """Show what ``made_again`` returned."""
        self._show(self.now, stay=True, made=page)

    @property
    def now(self) -> Place:
        """Where one is, or was before the page that came instead."""
        return Screen.HOME if self._trail is None else self._trail.now

    def _there(self, place: Place) -> Place:
        """Return a place, or the stop it belongs to where it has gone."""
        return place if self._ways.exists(place) else stop_of(screen_of(place))

    @Slot()
    def keep_all(self) -> None:
        """Keep what is typed on every page there is, and where one is."""
        self._window.curtain.do_now()
        for shown in self._window.page_names():
            self._keep(shown)
        self._place.stop()
        if self._trail is not None:
            self._trail.keep()

    def _show(
        self,
        place: Place,
        *,
        stay: bool = False,
        was: Left | None = None,
        made: Page | None = None,
    ) -> None:
        """Show a place as it was left, or ``made``; ``stay`` leaves the keyboard where it was."""
        window = self._window
        self._keep(left := window.current_page)
        self._place.do_now()
        asked, place = place, self._there(place)
        screen = screen_of(place)
        window.forget_page(screen)

        def arrived(page: Page) -> None:
            if left not in (None, screen):
                # It is made anew each time, and takes memory.
                window.forget_page(left, after_paint=True)
            window.mark(stop_of(screen))
            if self._trail is not None:
                self._place.be_at(self._trail, place, self._ways.label(place))
            if stay and screen is screen_of(asked):
                tell_name(window, page)
            else:
                begin_on(window, page)
            if was is not None:
                was.show_in(page)

        window.bring_page(screen, lambda: made or self.listen(self._ways.make(place)), arrived)

    def _keep(self, shown: Shown | None) -> None:
        if shown is not None and (page := self._window.page(shown)) is not None:
            page.keep_now()

    # pages that come, are answered and go

    def interrupt(self, name: Interlude, page: Page) -> None:
        """Show a page that has to be answered; until ``resume`` ways lead to help and back alone.

        While work is done, not even there: what comes after it is shown by itself.
        """
        self._window.forget_page(Screen.HELP)  # it may lead elsewhere than back to this page
        if name is not Interlude.WORKING:
            self.moves.emit()
        self._put(name, page)
        self._asking = name
        self._window.allow(() if name is Interlude.WORKING else (Screen.HELP,))
        page.begin().setFocus()

    def _go_aside(self, place: Place) -> None:
        if place is not Screen.HELP or self._asking is Interlude.WORKING:
            return
        help_page = self._ways.make(place)
        if isinstance(help_page, ScrollPage):
            add_back(help_page, self.back)  # the stops lead nowhere now
        self._window.forget_page(Screen.HELP)
        self._window.show_page(Screen.HELP, lambda: self.listen(help_page))
        begin_on(self._window, help_page)

    def _back_to_answer(self) -> None:
        """Show the page that has to be answered as it was left, where one looked at help."""
        window, asking = self._window, self._asking
        there = window.page(asking) if asking is not None else None
        if asking is None or there is None or window.current_page is asking:
            return
        window.show_page(asking, lambda: there)
        window.forget_page(Screen.HELP)
        tell_name(self._window, there)

    @Slot()
    def resume(self) -> None:
        """Let the stops be chosen again that have something to show."""
        self._asking = None
        self._window.allow(_WITHOUT_RECORD if self._trail is None else None)
        self.resumed.emit()

    @property
    def can_go(self) -> bool:
        """Whether there is a record, and no page that has to be answered first."""
        return self._trail is not None and self._asking is None

    @property
    def interrupted(self) -> bool:
        """Whether a page is shown that has to be answered."""
        return self._asking is not None

    def stand_in(self, name: Interlude, page: Page) -> None:
        """Show a page where Home would be, until a record is taken up; all others go."""
        self._trail, self._instead = None, name
        stay = self._window.current_page is Interlude.WORKING and name in self._window.page_names()
        self.stood_in.emit()
        self._put(name, page)
        for shown in self._window.page_names():
            if shown is not name:
                self._window.forget_page(shown)
        self._window.mark(Screen.HOME)
        self.resume()
        if not stay:
            page.begin().setFocus()

    @property
    def stands_in(self) -> bool:
        """Whether a page stands where Home would."""
        return self._instead is not None

    def _put(self, name: Interlude, page: Page) -> None:
        if self._window.page(name) is not page:
            self._window.forget_page(name)
        self.listen(page)
        if self._window.shown is not page:  # who sees it already may have pressed something
            self._window.show_page(name, lambda: page)
        tell_name(self._window, page)

    def _go_without_record(self, place: Place) -> None:
        window = self._window
        if place in (Screen.HELP, Screen.PROTECTION):
            page = window.show_page(screen_of(place), lambda: self.listen(self._ways.make(place)))
            window.mark(stop_of(screen_of(place)))
            begin_on(window, page)
        elif self._instead is not None and (there := window.page(self._instead)):
            window.mark(Screen.HOME)
            stay = window.current_page is Interlude.WORKING
            window.show_page(self._instead, lambda: there)
            tell_name(self._window, there)
            if not stay:
                there.begin().setFocus()
