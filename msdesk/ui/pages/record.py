"""Where everything one wrote is, how it is kept, and what one can do with the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from msdesk.domain.screen import Screen
from msdesk.domain.words import many
from msdesk.ui.look import Look
from msdesk.ui.widgets.abreast import Abreast
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.asking import Answer, Asking
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.basics import Button, Card, flow
from msdesk.ui.widgets.choice_row import ChoiceRow
from msdesk.ui.widgets.framed import Framed
from msdesk.ui.widgets.in_words import day_and_time
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text, folder_by_folder

LOCK_AFTER = (
    (0, "Never"),
    (5, "5 minutes"),
    (15, "15 minutes"),
    (30, "30 minutes"),
    (60, "60 minutes"),
)

_LOCKED = "It is locked with your passphrase (encrypted)."
_OPEN = "It is not locked. Anybody who can use your account on this computer can read it."
_OPEN_TO_OTHERS = "It is not locked. Other people who use this computer can read it where it is."
_REMEMBERED = "This computer remembers it, and opens it without asking."
_NO_BACKUP = "None yet. msdesk makes one each day."


class RecordState(NamedTuple):
    """All that is known of a record without reading what is in it.

    ``lock_after`` in minutes, 0 for never; ``synced_by`` names the service that copies the
    folder; ``remembered`` where this computer keeps the key; ``usual`` where the folder is the
    one of a record that was never moved; ``open_to_others`` where its rights let others read it.
    """

    path: Path
    encrypted: bool = False
    remembered: bool = False
    lock_after: int = 0
    last_backup: datetime | None = None
    synced_by: str | None = None
    conflict_copies: tuple[Path, ...] = ()
    in_bin: int = 0
    usual: bool = True
    open_to_others: bool = False


class Wish(Enum):
    """What can be done with the record without going anywhere."""

    LOCK = "lock now"
    NEW_RECOVERY_KEY = "make a new recovery key"
    DECRYPT = "remove the lock"
    FORGET_HERE = "ask for the passphrase on this computer"
    OTHER_FOLDER = "open the record of another folder"
    USUAL_FOLDER = "go to the usual folder"


class _Choice(NamedTuple):
    """``wants`` is a place to go to, or what to do here."""

    wants: Screen | Wish
    icon: str
    label: str
    more: str


class _Sure(NamedTuple):
    """What is asked before something that does not go back."""

    question: str
    lines: tuple[str, ...]
    yes: str
    no: str


class RecordPage(ScrollPage):
    """Says how the record is kept; ``wished`` carries the ``Wish`` the person chose.

    ``lock_after_chosen`` carries the minutes, and those before.
    """

    wished = Signal(object)
    conflict_copy_chosen = Signal(object)  # Path
    lock_after_chosen = Signal(int, int)
    folder_wanted = Signal()

    def __init__(self, look: Look, state: RecordState) -> None:
        super().__init__(look, "Your record", _locked(state))
        add_back(self, self.way_to(Screen.SETTINGS))
        self._state = state
        self._choices: list[QPushButton] = []
        self._rows: dict[Screen | Wish, ChoiceRow] = {}
        self._asking: Asking | None = None
        self._fill()

    def first(self) -> QWidget:
        """Return the thing to do first; while something is asked, what changes nothing."""
        return self._asking.answers[1] if self._asking else self._choices[0]

    def _fill(self) -> None:
        state = self._state
        self.empty()
        self._asking = None
        self._choices = []
        self._notices(state)
        self.add_section("The lock")
        if state.encrypted:
            self._offer(*_WHEN_LOCKED, *((_FORGET,) if state.remembered else ()), _PROTECTION)
            self._when_to_lock(state.lock_after)
        else:
            self._offer(_ENCRYPT, _PROTECTION)
        self.add_section("Keep it, move it")
        last = f"Last: {day_and_time(state.last_backup)}." if state.last_backup else _NO_BACKUP
        in_bin = f"{many(state.in_bin, 'thing')} can be put back." if state.in_bin else "Empty."
        self._offer(
            _Choice(Screen.BACKUPS, "archive", "Backups", last),
            _MOVING,
            _Choice(Screen.BIN, "trash-2", "Bin", in_bin),
            _ERASE,
        )
        self._where(state)

    def _notices(self, state: RecordState) -> None:
        look = self.look
        if state.synced_by:
            self.body.addWidget(Framed(_synced(state.synced_by), "notice", widest=look.column))
        if not state.conflict_copies:
            return
        card = Card(look)
        copies = many(len(state.conflict_copies), "more record")
        card.column.addWidget(Text(f"{copies} in this folder", "heading"))
        card.column.addWidget(
            Text(
                "That happens when two computers write at the same time. "
                "There may be notes in it that are not here.",
                widest=look.column,
            )
        )
        for path in state.conflict_copies:
            card.column.addWidget(Text(path.name, "small", widest=look.column))
            bring = Act(
                "Bring their notes in",
                "log-in",
                partial(self.conflict_copy_chosen.emit, path),
                "second",
            ).on(look, path.name)
            self._choices.append(bring)
            card.column.addWidget(flow(look, bring))
        self.body.addWidget(card)

    def _where(self, state: RecordState) -> None:
        self.add_section("Where it is")
        self.body.addWidget(Text(folder_by_folder(state.path), widest=self.look.column))
        folder = Button(
            self.look, "Show the folder", "", icon="folder-open", does=self.folder_wanted.emit
        )
        self.body.addWidget(flow(self.look, folder))
        self._offer(_OTHER_FOLDER, *(() if state.usual else (_USUAL_FOLDER,)))

    def _offer(self, *choices: _Choice) -> None:
        rows = [
            ChoiceRow(self.look, c.icon, c.label, c.more, partial(self._chosen, c.wants))
            for c in choices
        ]
        self._rows |= zip((c.wants for c in choices), rows, strict=True)
        self._choices += rows
        self.body.addWidget(Abreast(self.look, rows))

    def _chosen(self, wants: Screen | Wish) -> None:
        match wants:
            case Screen():
                self.go(wants)
            case Wish() if wants in _SURE:
                self._ask(wants, _SURE[wants])
            case Wish():
                self.wished.emit(wants)

    def _ask(self, wants: Wish, sure: _Sure) -> None:
        """Ask in place of all else, so that there is one thing to decide."""
        self.empty()
        yes = Answer(sure.yes, partial(self.wished.emit, wants))
        no = Answer(sure.no, partial(self._kept, wants))
        self._asking = Asking(self.look, sure.question, sure.lines, (yes, no))
        self.body.addWidget(self._asking)
        self.first().setFocus()  # a key pressed twice by a tremor changes nothing

    def _kept(self, asked: Wish) -> None:
        self._fill()
        self._rows[asked].setFocus()

    def _lock_after(self, minutes: int) -> None:
        before = self._state.lock_after
        self._state = self._state._replace(lock_after=minutes)
        if minutes != before:
            self.lock_after_chosen.emit(minutes, before)

    def _when_to_lock(self, now: int) -> None:
        self.body.addWidget(Text("Lock by itself after", "strong"))
        group = QButtonGroup(self)
        chips = []
        for minutes, label in LOCK_AFTER:
            chip = Act(label, "", partial(self._lock_after, minutes), "chip").on(
                self.look, "lock by itself"
            )
            chip.setCheckable(True)
            chip.setChecked(minutes == now)
            group.addButton(chip)
            chips.append(chip)
        self.body.addWidget(flow(self.look, *chips))


_ENCRYPT = _Choice(
    Screen.ENCRYPT,
    "lock",
    "Lock with a passphrase",
    "Then nobody can read it without the passphrase.",
)
_WHEN_LOCKED: Sequence[_Choice] = (
    _Choice(Wish.LOCK, "lock", "Lock now", "Your passphrase opens it again."),
    _Choice(Screen.ENCRYPT, "pencil", "Change passphrase", "Your recovery key stays the same."),
    _Choice(Wish.NEW_RECOVERY_KEY, "key-round", "New recovery key", "The old one stops working."),
    _Choice(Wish.DECRYPT, "lock-open", "Remove the lock", "msdesk then opens without asking."),
)
_FORGET = _Choice(
    Wish.FORGET_HERE, "x", "Ask for the passphrase on this computer", "It no longer remembers it."
)
_PROTECTION = _Choice(
    Screen.PROTECTION, "shield", "What this does not protect you from", "On one screen."
)
_MOVING = _Choice(
    Screen.MOVING,
    "arrow-left-right",
    "Take out or bring in",
    "To another computer, or from another program.",
)
_OTHER_FOLDER = _Choice(
    Wish.OTHER_FOLDER,
    "folder-open",
    "Open the record of another folder…",
    "This one stays where it is, as it is.",
)
_USUAL_FOLDER = _Choice(
    Wish.USUAL_FOLDER,
    "undo-2",
    "Go to the usual folder",
    "The record here stays as it is.",
)
_ERASE = _Choice(Screen.ERASE, "triangle-alert", "Delete everything", "It asks you once more.")

_SURE = {
    Wish.NEW_RECOVERY_KEY: _Sure(
        "Make a new recovery key?",
        ("The one you have stops working, on paper too.", "Your passphrase stays the same."),
        "Make a new key",
        "Keep the one I have",
    ),
    Wish.DECRYPT: _Sure(
        "Remove the lock?",
        (
            "Anybody who can use your account on this computer can then read your record "
            "and its backups.",
            "You can lock it again at any time.",
        ),
        "Remove the lock",
        "Keep the lock",
    ),
}


def _locked(state: RecordState) -> str:
    if not state.encrypted:
        return _OPEN_TO_OTHERS if state.open_to_others else _OPEN
    return f"{_LOCKED} {_REMEMBERED}" if state.remembered else _LOCKED


def _synced(by: str) -> str:
    return (
        f"{by} copies this folder. Your record goes there too. You can leave it so. "
        "Open msdesk on one computer at a time, and let it finish copying in between."
    )
