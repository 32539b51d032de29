"""The backups there are, and going back to one of them."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.backup import BackupInfo
from msdesk.domain.screen import Screen
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.asking import Answer, Asking
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.basics import Button, Card, clear
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.in_words import held, moment
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

_LOCKED = "They are locked like your record."
_OPEN = "Anybody who has such a file can read it."


_BROKEN = (
    "This file is broken and cannot be used. Your record and the other backups are not affected."
)


class BackupsPage(ScrollPage):
    """Lists backups, newest first; each signal carries the one that is meant."""

    make_wanted = Signal()
    save_wanted = Signal()
    file_wanted = Signal()
    test_wanted = Signal(BackupInfo)
    restore_wanted = Signal(BackupInfo)

    def __init__(
        self, look: Look, backups: tuple[BackupInfo, ...], now: datetime, *, encrypted: bool
    ) -> None:
        super().__init__(
            look,
            "Backups",
            "Copies of everything you wrote. msdesk makes one on each day you use it. "
            + (_LOCKED if encrypted else _OPEN),
        )
        self._now = now
        self._encrypted = encrypted
        self._backups = backups
        self._asking: Asking | None = None
        self._few: FewFirst | None = None
        add_back(self, self.way_to(Screen.RECORD))
        self._make = Button(
            look, "Make a backup now", "first", icon="archive", does=self.make_wanted.emit
        )
        self._open = Button(
            look, "Open a backup…", "", icon="folder-open", does=self.file_wanted.emit
        )
        self._actions_box = self.add_actions(
            self._make,
            Button(
                look, "Save a backup elsewhere…", "", icon="download", does=self.save_wanted.emit
            ),
            self._open,
        )
        self._place = QVBoxLayout()
        self._place.setSpacing(look.space(16))
        self.body.addLayout(self._place)
        self._list()

    def first(self) -> QWidget:
        """Return the thing to do first; while something is asked, what changes nothing."""
        return self._asking.answers[1] if self._asking else self._make

    def ask_about(self, backup: BackupInfo) -> None:
        """Show what going back to a backup means, and ask; one from elsewhere too."""
        clear(self._place)
        self._actions_box.hide()
        when = moment(backup.made_at, self._now)
        self._asking = Asking(
            self.look,
            f"Go back to the backup of {_lower(when)}?",
            (
                f"It holds {held(backup)}.",
                "What you wrote after it is not in it. "
                "Your record as it is now is kept aside first, so nothing is lost.",
            ),
            (
                Answer("Go back to this one", partial(self.restore_wanted.emit, backup)),
                Answer("Keep what I have now", partial(self._keep, backup)),
            ),
        )
        self._place.addWidget(self._asking)
        self.first().setFocus()  # a key pressed twice by a tremor changes nothing
        self.show_widget(self._asking)

    def _keep(self, backup: BackupInfo) -> None:
        """Show the list again, with the keyboard at the backup one had asked about."""
        self._list()
        if self._few is not None and backup in self._backups:
            self._few.begin_at(self._backups.index(backup))
        else:
            self._open.setFocus()

    def _list(self) -> None:
        clear(self._place)
        self._asking = None
        self._actions_box.show()
        self._place.addWidget(Text("Your backups", "section"))
        if not self._backups:
            self._place.addWidget(
                Text(
                    "Your backups will be here. You can make the first one now.",
                    widest=self.look.column,
                )
            )
        else:
            makers = [partial(self._card, backup) for backup in self._backups]
            self._few = FewFirst(self.look, makers)
            self._place.addWidget(self._few)

    def _card(self, backup: BackupInfo) -> QWidget:
        look = self.look
        when = moment(backup.made_at, self._now)
        card = Card(look)
        card.column.addWidget(Text(when, "heading"))
        if not backup.whole:
            card.column.addWidget(Text(_BROKEN, widest=look.column))
            card.column.addWidget(Text(backup.path.name, "small", widest=look.column))
            return card
        card.column.addWidget(Text(f"{held(backup)}.", widest=look.column))
        if backup.encrypted != self._encrypted:
            locked = "It is locked." if backup.encrypted else "It is not locked."
            card.column.addWidget(Text(locked, "small", widest=look.column))
        card.column.addWidget(
            actions(
                look,
                when,
                Act("Go back to this one", "undo-2", partial(self.ask_about, backup)),
                Act("Test my backup", "circle-check", partial(self.test_wanted.emit, backup)),
            )
        )
        return card


def _lower(when: str) -> str:
    """Return "today, 14:20"; names of days keep their capital."""
    return when[0].lower() + when[1:] if when.startswith(("Today", "Yesterday")) else when
