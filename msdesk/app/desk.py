"""The composition root: makes each part once, connects the pages, closes all.

It is the only place that opens the record and the only one that knows who listens to whom.
"""

from __future__ import annotations

import json
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
from msdesk.app.makers import Makers
from msdesk.app.start import Options, look_for
from msdesk.content.library import Library
from msdesk.domain.place import Place
from msdesk.domain.question import NewQuestion
from msdesk.errors import Error
from msdesk.settings import Settings, save
from msdesk.store.record import Record, open_record
from msdesk.ui.background import Background
from msdesk.ui.pages.home import HomePage
from msdesk.ui.pages.trouble import TroublePage
from msdesk.ui.widgets.focus_order import reading_order
from msdesk.ui.widgets.focus_ring import attach
from msdesk.ui.widgets.toast import Toast
from msdesk.ui.window import Window

log = logging.getLogger(__name__)

_PLACE = "place"
_COMPARED = "compared"
_STOP_OF = {
    "card": "treatments",
    "own": "treatments",
    "appointment": "appointments",
    "preview": "appointments",
    "comparison": "compare",
}


class Desk(QObject):
    """Everything behind the window, from the record to the pages."""

    def __init__(self, window: Window, settings: Settings, options: Options) -> None:
        super().__init__()
        self.window = window
        self.settings = settings
        self._options = options
        self.background = Background()
        self._library: Library | None = None
        self._loading: Future[Library] | None = None
        self.record: Record | None = None
        self._place = Place()
        self._history: list[Place] = []
        self._makers: Makers | None = None
        self.home = HomeFiller(self)
        self.toast = self._new_toast()
        window.take_up(attach(window, window.look.theme.focus), reading_order)
        QShortcut(QKeySequence("Esc"), window).activated.connect(window.escape)
        window.wanted.connect(self.go)
        window.went_back.connect(self.back)
        window.closing.connect(self._keep_all)

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
        try:
            self.record = open_record(self._options.data_dir)
        except Error as error:
            self._show_trouble(error)
            return
        self._loading = self.background.run(
            lambda: Library(paths.resources()), owner=self, then=self._loaded, failed=self._failed
        )
        home = self.window.page("home")
        if isinstance(home, HomePage):
            self.home.connect_page(home)
        self.home.fill()

    def _loaded(self, library: Library) -> None:
        self._library = library

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self._show_trouble(error)

    def _show_trouble(self, error: Error) -> None:
        log.error("%s", type(error).__name__)
        page = self.window.show_page(
            "trouble", lambda: TroublePage(self.window.look, str(error), error.what_to_do)
        )
        if isinstance(page, TroublePage):
            page.close_wanted.connect(self.window.close)
            page.first().setFocus()
        self.window.nav.setEnabled(False)

    @property
    def library(self) -> Library:
        """The content; waits for it where it is still being read."""
        if self._library is None and self._loading is not None:
            self._library = self._loading.result()
        if self._library is None:
            raise RuntimeError("the content was asked for before the record was open")
        return self._library

    def close(self) -> None:
        """Keep what is unsaved, let the work end, close the record."""
        self._keep_all()
        self.background.close()
        if self.record is not None:
            self.record.close()
            self.record = None

    @Slot()
    def _keep_all(self) -> None:
        for name in self.window.page_names():
            keep = getattr(self.window.page(name), "keep_now", None)
            if keep is not None:
                keep()
        if self.record is not None:
            self._keep_place()
        size = self.window.size()
        if not self.window.isMaximized():
            self.change_settings(
                self.settings._replace(width=size.width(), height=size.height()),
                redraw=False,
            )

    def explain(self, error: BaseException) -> None:
        """Say what went wrong in a call from a page; what was being written stays as it is."""
        log.error("%s in a call from %s", type(error).__name__, self.window.current_page)
        if isinstance(error, Error):
            self.say(f"{error} {error.what_to_do}".strip())
        else:
            self.say("That did not work, and nothing was lost. Please try again.")

    # going from page to page

    @Slot(str)
    def go(self, page: str, item: str = "", section: str = "", *_: object) -> QWidget | None:
        """Show a page; ``item`` names the card, appointment or own treatment on it."""
        if self.record is None:
            return None
        if self._place.page != page or self._place.item != item:
            self._history.append(self._place)
            del self._history[:-50]
        return self._show(Place(page=page, item=item, section=section))

    @Slot()
    def back(self) -> None:
        """Go where one was before; from the first page, stay."""
        if self._history and self.record is not None:
            self._show(self._history.pop())

    def _show(self, place: Place) -> QWidget | None:
        if self.record is None:
            return None
        self._keep_pages()
        # Kept, because Qt holds the methods that pages call back only weakly.
        makers = self._makers = Makers(self, self.record)
        if not makers.exists(place):
            place = Place(page=_STOP_OF[place.page])
        if place.page != "home":
            self.window.forget_page(place.page)
        widget = self.window.show_page(place.page, lambda: makers.make(place))
        self.window.mark(_STOP_OF.get(place.page, place.page))
        label = makers.label(place)
        self._place = msgspec.structs.replace(place, label=label)
        if place.page == "home":
            self.home.fill()
        self._keep_place()
        first = getattr(widget, "first", None)
        if first is not None:
            first().setFocus(Qt.FocusReason.OtherFocusReason)
        return widget

    def _keep_pages(self) -> None:
        keep = getattr(self.window.page(self.window.current_page), "keep_now", None)
        if keep is not None:
            keep()

    def section_read(self, section: str) -> None:
        """Remember the section of the card one is at."""
        self._place = msgspec.structs.replace(self._place, section=section)

    def _keep_place(self) -> None:
        if self.record is not None and self._place.page not in ("home", "preview", "comparison"):
            self.record.drafts.put(_PLACE, msgspec.json.encode(self._place).decode())

    def last_place(self) -> Place | None:
        """Return where the person was before Home, if anywhere."""
        body = self.record.drafts.get(_PLACE) if self.record else None
        try:
            return msgspec.json.decode(body, type=Place) if body else None
        except msgspec.DecodeError:
            return None

    def make_home(self) -> HomePage:
        """Return Home for a new look."""
        home = HomePage(self.window.look)
        self.home.connect_page(home)
        return home

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
        self._show(self._place)
        self.toast.say("It is back.")

    def say(self, text: str) -> None:
        """Show a line at the foot of the window."""
        self.toast.say(text)

    def compared(self) -> tuple[str, ...]:
        """Return the ids of the cards chosen for the comparison."""
        body = self.record.drafts.get(_COMPARED) if self.record else None
        return tuple(json.loads(body)) if body else ()

    def set_compared(self, ids: list[str]) -> None:
        """Remember the cards chosen for the comparison."""
        if self.record is not None:
            self.record.drafts.put(_COMPARED, json.dumps(ids))

    def compare_with(self, card: str) -> None:
        """Add a card to the comparison and show it."""
        chosen = [i for i in self.compared() if i != card]
        self.set_compared([*chosen[-2:], card])
        self.go("compare")

    def change_settings(self, settings: Settings, *, redraw: bool = True) -> None:
        """Keep new settings and, if asked, draw everything anew with them."""
        before, self.settings = self.settings, settings
        if settings != before and not save(self._options.settings_file, settings):
            log.warning("the settings could not be kept")
        if redraw and settings != before:
            QTimer.singleShot(0, self, self._redraw)

    @Slot()
    def _redraw(self) -> None:
        self._keep_pages()
        self.window.change_look(look_for(self.settings))
        self.toast = self._new_toast()
        self._show(self._place)
