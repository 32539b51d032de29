"""What can be searched, read once off the window's thread, when somebody first searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from msdesk.app.shell.content import Content
from msdesk.domain.finding import Way
from msdesk.domain.screen import Screen
from msdesk.ui.background import Background
from msdesk.ui.screens import of

if TYPE_CHECKING:
    from msdesk.content.library import Library
    from msdesk.services.finding.shelf import Shelf

_WHAT_FOR = {
    Screen.HOME: ("What to do next.", "start beginning"),
    Screen.TREATMENTS: ("Every treatment, by stage and type of MS.", "cards library list drugs"),
    Screen.COMPARE: ("Treatments side by side.", "versus difference which"),
    Screen.MY_MS: ("My type of MS, and the rules for it.", "profile course relapsing progressive"),
    Screen.NOTES: ("Write a note, a symptom, or what I heard.", "journal diary write"),
    Screen.APPOINTMENTS: ("My visits, and the questions for them.", "neurologist visit doctor"),
    Screen.HELP: ("Whom to call now.", "emergency crisis urgent phone suicide ambulance"),
    Screen.SETTINGS: (
        "Size of text, colours, pictures, low-energy mode.",
        "dark theme contrast font bigger larger zoom preferences",
    ),
    Screen.MATTERS: ("What matters to me in a treatment.", "values priorities"),
    Screen.TEAM: ("Whom I see, and how to reach them.", "phone nurse contact"),
    Screen.MY_LOG: ("Every step with every treatment.", "history taken started stopped"),
    Screen.MY_YEARS: (
        "Treatments, relapses and visits in time.",
        "timeline history picture years chart bars",
    ),
    Screen.LOG_PAGE: ("Print my log.", "paper print history side effects"),
    Screen.YEARS_PAGE: ("Print my years.", "paper print timeline history"),
    Screen.NOTES_PAGE: ("Print notes I tick.", "paper print notes journal save"),
    Screen.SINCE: (
        "Print what changed, my medicines and my top three.",
        "paper print summary prepare doctor relapse agreed team",
    ),
    Screen.ABOUT: ("Who made msdesk, words explained, licences.", "glossary words sources"),
    Screen.COMPARISON: ("Print the comparison.", "paper print"),
    Screen.RECORD: ("Where my notes are kept.", "file folder data"),
    Screen.ENCRYPT: ("Lock my record with a passphrase.", "password encrypt protect private"),
    Screen.BACKUPS: ("Copies of my record.", "backup restore copy go back"),
    Screen.MOVING: ("Export my record, or bring one in.", "export import move computer"),
    Screen.BIN: ("What I deleted in the last 30 days.", "deleted trash restore"),
    Screen.PROTECTION: ("What a lock helps against.", "password safe privacy"),
    Screen.ERASE: ("Delete all of my record.", "remove wipe delete"),
}


def ways() -> tuple[Way, ...]:
    """Return the screens one can go to, each with what it is for."""
    return tuple(
        Way(title=of(screen).title, place=screen, words=(words,), excerpt=what)
        for screen, (what, words) in _WHAT_FOR.items()
    )


class Searching(QObject):
    """Holds what the cards and screens say, ready to be searched; ``made`` says that it is."""

    made = Signal()

    def __init__(self, background: Background, content: Content) -> None:
        super().__init__()
        self._background = background
        self._content = content
        self._shelf: Shelf | None = None
        self._waiting: list[tuple[QObject, Callable[[Shelf], object]]] = []

    def have(self, then: Callable[[Shelf], object], *, owner: QObject) -> None:
        """Call ``then`` with the shelf: now, or once it is made, if ``owner`` is there then."""
        if self._shelf is not None:
            then(self._shelf)
            return
        self._waiting.append((owner, then))
        if len(self._waiting) == 1:
            library = self._content.library
            self._background.run(
                partial(_made, library), owner=self, then=self._have, failed=self._failed
            )

    def _have(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.made.emit()
        waiting, self._waiting = self._waiting, []
        for owner, then in waiting:
            if isValid(owner):
                then(shelf)

    def _failed(self, error: Exception) -> None:
        self._waiting = []
        raise error


def _made(library: Library) -> Shelf:
    from msdesk.services.finding.shelf import Shelf  # noqa: PLC0415 - seldom wanted, and large

    return Shelf(library, ways())
