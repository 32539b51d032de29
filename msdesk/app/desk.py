"""The composition root: makes each part once, connects the pages, closes all.

Who listens to a page is said where that page is made: in ``makers``, ``keeping`` and their likes.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from msdesk import paths
from msdesk.app.home import HomeFiller
from msdesk.app.idle import Idle
from msdesk.app.keeping import Keeper
from msdesk.app.makers import STOP_OF, Makers
from msdesk.app.opening import Opening
from msdesk.app.single import Single
from msdesk.app.start import Options, look_for
from msdesk.app.trail import Trail
from msdesk.app.work import LongWork
from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.domain.place import Place
from msdesk.domain.question import NewQuestion
from msdesk.errors import Error
from msdesk.settings import Settings, save
from msdesk.store.record import Record
from msdesk.ui.background import Background
from msdesk.ui.pages.home import HomePage
from msdesk.ui.widgets.focus_order import reading_order
from msdesk.ui.widgets.focus_ring import attach
from msdesk.ui.widgets.toast import Toast
from msdesk.ui.window import Window

log = logging.getLogger(__name__)


class Desk(QObject):
    """Everything behind the window, from the record to the pages."""

    def __init__(
        self, window: Window, settings: Settings, options: Options, single: Single
    ) -> None:
        super().__init__()
        self.window = window
        self.settings = settings
        self.single = single
        self._options = options
        self.background = Background()
        self.record: Record | None = None
        self._trail: Trail | None = None
        self._library: Library | None = None
        self._loading: Future[Library] | None = None
        self._makers: Makers | None = None
        self._forgotten = False
        self.opening = Opening(self)
        self.home = HomeFiller(self)
        self.keeper = Keeper(self)
        self.work = LongWork(self)
        self.idle = Idle(window, settings.lock_after, self)
        self.toast = self._new_toast()
        window.take_up(attach(window, window.look.theme.focus), reading_order)
        QShortcut(QKeySequence("Esc"), window).activated.connect(window.escape)
        window.wanted.connect(self.go)
        window.went_back.connect(self.back)
        window.closing.connect(self._keep_all)
        self.opening.opened.connect(self.take_up)
        self.idle.idle.connect(self.opening.lock)

    @property
    def today(self) -> date:
        """The day it is on this computer."""
        return date.today()  # noqa: DTZ011  # the person's own day, not an instant

    def _new_toast(self) -> Toast:
        toast = Toast(self.window.look)
        self.window.set_foot(toast)
        return toast

    # opening and closing

    def open(self) -> None:
        """Open the record, fill Home, and have the content read meanwhile."""
        logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
        self.opening.open()
        self.load()  # not before the record: both would take longer

    def load(self) -> None:
        """Have the content read, if it is not yet."""
        if self._library is None and self._loading is None:
            self._loading = self.background.run(
                lambda: load(paths.resources()),
                owner=self,
                then=self._loaded,
                failed=self._failed,
            )

    def _loaded(self, library: Library) -> None:
        self._library = library

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        log.error("%s", type(error).__name__)
        self.close_record()
        self.opening.trouble.show(error)

    @Slot(object)
    def take_up(self, record: Record) -> None:
        """Work with a record that has been opened, beginning at Home."""
        self.record = record
        self._trail = Trail(record.drafts)
        self.window.nav.allow(None)
        for page in self.window.page_names():
            if page != "home":
                self.window.forget_page(page)
        home = self.window.page("home")
        if isinstance(home, HomePage) and self.window.current_page == "home":
            self.home.connect_page(home)
            self.home.fill()
        else:
            self._show(Place())
        self.idle.watch(on=record.is_encrypted)
        self.keeper.look_after(record, self._options.bring_in)

    def close_record(self, *, keep: bool = True) -> None:
        """Keep what is unsaved and close the record, once the work on it has ended."""
        if keep:
            self._keep_all()
        self.idle.watch(on=False)
        record, self.record, self._trail, self._makers = self.record, None, None, None
        if record is not None:
            self.opening.key = record.key  # it may have been locked since it was opened
            self.keeper.stop()
            self.background.wait()
            record.close()

    @property
    def library(self) -> Library:
        """The content; waits for it where it is still being read."""
        if self._library is None and self._loading is not None:
            self._library = self._loading.result()
        if self._library is None:
            raise RuntimeError("the content was asked for before it was being read")
        return self._library

    @property
    def trail(self) -> Trail:
        """Where the person is and was."""
        if self._trail is None:
            raise RuntimeError("there is no way through a record that is not open")
        return self._trail

    def close(self) -> None:
        """Keep what is unsaved, let the work end, close the record."""
        self.work.cancel()
        self.close_record()
        self.background.close()
        self.single.release()

    @Slot()
    def _keep_all(self) -> None:
        for name in self.window.page_names():
            self._keep(name)
        if self._trail is not None:
            self._trail.keep()
        size = self.window.size()
        lost = self.record is None and not self.single.begins  # the settings may tell where it is
        if not (lost or self.window.isMaximized()):
            sized = self.settings._replace(width=size.width(), height=size.height())
            self.change_settings(sized, redraw=False)

    def explain(self, error: BaseException) -> None:
        """Say what went wrong in a call from a page; what was being written stays as it is."""
        log.error("%s in a call from %s", type(error).__name__, self.window.current_page)
        if self.keeper.explain(error) or self.opening.explain(error):
            return
        if isinstance(error, Error):
            self.say(f"{error} {error.what_to_do}".strip())
        else:
            self.say("That did not work, and nothing was lost. Please try again.")

    # going from page to page

    @Slot(str)
    def go(self, page: str, item: str = "", section: str = "") -> QWidget | None:
        """Show a page; ``item`` names the card, appointment or own treatment on it."""
        if self.record is None or self.opening.instead:
            return self.opening.go(page)
        self.trail.leave(page, item)
        return self._show(Place(page=page, item=item, section=section))

    @Slot()
    def back(self) -> None:
        """Go where one was before; from the first page, stay."""
        if self.record is None or self.opening.instead:
            self.opening.go("home")
        elif before := self.trail.back():
            self._show(before)

    def show_again(self) -> None:
        """Show the page one is on as the record is now."""
        self._show(self.trail.now)

    def _show(self, place: Place) -> QWidget | None:
        if self.record is None:
            return None
        self._keep(self.window.current_page)
        # Kept, because Qt holds the methods that pages call back only weakly.
        makers = self._makers = Makers(self, self.record)
        if not makers.exists(place):
            place = Place(page=STOP_OF[place.page])
        if place.page != "home":
            self.window.forget_page(place.page)
        left = self.window.current_page
        widget = self.window.show_page(place.page, lambda: makers.make(place))
        if left not in ("home", place.page):
            # It is made anew each time, and takes memory.
            self.window.forget_page(left, after_paint=True)
        self.window.mark(STOP_OF.get(place.page, place.page))
        if place.page == "home":
            self.home.fill()
        self.trail.arrive(msgspec.structs.replace(place, label=makers.label(place)))
        first = getattr(widget, "first", None)
        if first is not None:
            first().setFocus(Qt.FocusReason.OtherFocusReason)
        return widget

    def _keep(self, page: str) -> None:
        keep = getattr(self.window.page(page), "keep_now", None)
        if keep is not None:
            keep()

    # what pages say

    def ask(self, question: NewQuestion) -> None:
        """Keep a question: for the next appointment, or until there is one."""
        if self.record is None:
            return
        coming = self.record.appointments.next(self.today)
        kept = self.record.questions.add(question, coming.id if coming else None)
        where = (
            f"Added to your questions for {coming.title}."
            if coming
            else ("Question kept. It waits for your next appointment.")
        )
        questions = self.record.questions
        self.toast.say(where, "Undo", lambda: questions.delete(kept.id))

    def deleted(self, what: str, restore: Callable[[], object]) -> None:
        """Say that something was deleted, with the way back."""
        self.toast.say(f"{what} deleted.", "Undo", lambda: self._undo(restore))

    def _undo(self, restore: Callable[[], object]) -> None:
        restore()
        self.show_again()
        self.toast.say("It is back.")

    def say(self, text: str) -> None:
        """Show a line at the foot of the window."""
        self.toast.say(text)

    def compare_with(self, card: str) -> None:
        """Add a card to the comparison and show it."""
        self.trail.compare_also(card)
        self.go("compare")

    def change_settings(self, settings: Settings, *, redraw: bool = True) -> bool:
        """Keep new settings and, if asked, draw everything anew; return whether they are kept."""
        before, self.settings = self.settings, settings
        if self._forgotten:
            return False
        kept = settings == before or save(self._options.settings_file, settings)
        if not kept:
            log.warning("the settings could not be kept")
        if redraw and settings != before:
            QTimer.singleShot(0, self, self._redraw)
        return kept

    def forget_settings(self) -> None:
        """Delete the settings, and keep no others."""
        self._options.settings_file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # somebody's file is in it
            self._options.settings_file.parent.rmdir()
        self._forgotten = True

    @Slot()
    def _redraw(self) -> None:
        self._keep(self.window.current_page)
        self.window.change_look(look_for(self.settings))
        self.toast = self._new_toast()
        self.show_again()
