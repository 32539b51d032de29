"""What a lock does not help against, on one screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from msdesk.domain.screen import Screen
from msdesk.ui.look import Look
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.terms import Terms

_LOCKED = "Without your passphrase nobody can read your record. The lock does not help against:"
_OPEN = "Your record is not locked now. And a lock would not help against:"
_DANGERS = (
    (
        "Your open screen",
        "While msdesk is open, whoever sits there or runs the computer can read it. "
        "Press “Lock now” when you leave.",
    ),
    (
        "A program that spies",
        "It sees your screen, what you type and what is in memory. Updates keep most out.",
    ),
    (
        "Copies by your system",
        "Its own backups, or a synced folder, may hold copies from before the lock.",
    ),
    ("Paper and saved files", "Pages you print and files you take out are not locked."),
    ("The clipboard", "What you copy, other programs can read, until you copy something else."),
    (
        "Traces on the disk",
        "Sleep files, swap, crash reports and freed parts of it may hold some of your words. "
        "Encrypting the whole disk helps.",
    ),
    (
        "Your passphrase",
        "Whoever has it, or your recovery key, or your account where it is remembered, "
        "can open it.",
    ),
)


class ProtectionPage(ScrollPage):
    """Words only; ``encrypted`` is whether the record is locked now."""

    def __init__(self, look: Look, *, encrypted: bool) -> None:
        super().__init__(
            look, "What this does not protect you from", _LOCKED if encrypted else _OPEN
        )
        self._back = add_back(self, self.way_to(Screen.RECORD))
        self.body.addWidget(Terms(look, _DANGERS))

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._back
