"""The root: has the parts made and connected, makes the pages, and closes it all.

It is known to ``start`` only.
"""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from msdesk.app import pages
from msdesk.app.opened import Opened
from msdesk.app.pages.home import take_up as take_up_home
from msdesk.app.parts import Parts
from msdesk.app.shell.options import Options
from msdesk.app.shell.single import Single
from msdesk.app.shell.trail import Trail
from msdesk.app.shell.ways import Ways
from msdesk.app.wiring import connect
from msdesk.domain.place import Place
from msdesk.domain.screen import Screen
from msdesk.errors import Replaced
from msdesk.services import passing_page
from msdesk.settings import Settings
from msdesk.store.record import Record
from msdesk.ui.frame.window import Window
from msdesk.ui.pages.home import HomePage
from msdesk.ui.widgets.page import Page

_CUT_SHORT = (
    "Locking your record was cut short. Make a new recovery key: you find it in "
    "Settings, below “Your record”."
)


class Desk(QObject):
    """Everything behind the window, from the record to the pages."""

    def __init__(
        self, window: Window, settings: Settings, options: Options, single: Single
    ) -> None:
        super().__init__()
        self._bring_in = options.bring_in
        self._trail: Trail | None = None
        ways = Ways(
            make=self._make,
            exists=lambda at: pages.exists(at, self._opened()),
            label=lambda at: pages.label(at, self._opened()),
        )
        self.parts = Parts(window, settings, options, single, ways)
        self._hands = self.parts.hands()
        session = self.parts.session
        session.opened.connect(self._take_up)  # first: the others find its pages there
        connect(self.parts)
        self.parts.single.knocked.connect(self.bring_in_opened)
        session.closing.connect(self._let_go)  # last: the others may go by it

    def open(self) -> None:
        """Open the record, fill Home, and have the content read a moment later."""
        logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
        self.parts.opening.open()
        self.parts.content.load_soon()
        passing_page.clear()  # of a msdesk that broke

    def close(self) -> None:
        """Keep what is unsaved, let the work end, close the record."""
        self.parts.work.cancel()
        self.parts.content.close()
        self.parts.session.close()
        passing_page.clear()
        self.parts.background.close()
        self.parts.single.release()

    @Slot(str)
    def bring_in_opened(self, file: str) -> None:
        """Look at a file the person opened with msdesk, once a record is open; "" is none."""
        if file and self.parts.session.record is None:
            self._bring_in = Path(file)
        else:
            self.parts.moving.bring_in_opened(file)

    def explain(self, error: BaseException) -> None:
        """Say what went wrong in a call from a page; what was being written stays as it is."""
        p, record = self.parts, self.parts.session.record
        if isinstance(error, Replaced) and record is not None:
            p.trouble.keep_both(record)
        elif not p.opening.explain(error):
            p.foot.explain(error)

    # an open record

    @Slot(object)
    def _take_up(self, record: Record) -> None:
        p = self.parts
        self._trail = Trail(record.drafts)
        first = p.window.page(p.window.current_page) if p.window.current_page else None
        if isinstance(first, HomePage):
            take_up_home(first, self._opened())
        elif p.window.current_page is Screen.INTRODUCTION:
            self._introduce(first)
        p.navigation.take_up(self._trail)
        p.idle.watch(on=record.is_encrypted)
        if record.lock_was_cut_short:
            p.foot.say(_CUT_SHORT)
        bring_in, self._bring_in = self._bring_in, None
        if bring_in is not None:
            p.moving.bring_in(bring_in, at_start=True)  # read while the rest is done here

    def _introduce(self, first: Page | None) -> None:
        from msdesk.app.pages.introduction import take_up  # noqa: PLC0415 - once
        from msdesk.ui.pages.introduction import IntroductionPage  # noqa: PLC0415

        if isinstance(first, IntroductionPage):
            take_up(first, self._opened())

    @Slot()
    def _let_go(self) -> None:
        self._trail = None  # it knows the record, and that its key

    # what the pages are made from

    @property
    def today(self) -> date:
        """The day it is on this computer."""
        return date.today()  # noqa: DTZ011  # the person's own day, not an instant

    def _opened(self) -> Opened:
        p, record, trail = self.parts, self.parts.session.record, self._trail
        if record is None or trail is None:
            raise RuntimeError("no page can be made of a record that is not open")
        return Opened(
            look=p.window.look,
            record=record,
            content=p.content,
            searching=p.searching,
            trail=trail,
            today=self.today,
            settings=p.preferences.value,
            background=p.background,
            hands=self._hands,
        )

    def _make(self, at: Place) -> Page:
        p = self.parts
        if p.session.record is not None:
            return pages.make(at, self._opened())
        from msdesk.app.pages.plain import get_help, protection  # noqa: PLC0415 - seldom

        if at is Screen.HELP:
            amend, settings = p.preferences.amend, p.preferences.value
            return get_help(p.window.look, p.content.library, settings, amend)
        return protection(p.window.look, encrypted=True)
