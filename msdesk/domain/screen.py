"""The names of the screens, as they are kept in the record and in the pictures of the tour.

Standard library only: the window knows them before its first paint.
"""

from __future__ import annotations

from enum import Enum


class Screen(Enum):
    """A screen one can go to without saying more, the stops first and in their order."""

    FIND = "find"
    HOME = "home"
    TREATMENTS = "treatments"
    COMPARE = "compare"
    MY_MS = "my-ms"
    NOTES = "notes"
    APPOINTMENTS = "appointments"
    HELP = "help"
    SETTINGS = "settings"
    MATTERS = "matters"
    TEAM = "team"
    MY_LOG = "my-log"
    MY_YEARS = "my-years"
    LOG_PAGE = "my-log-page"
    YEARS_PAGE = "my-years-page"
    NOTES_PAGE = "notes-page"
    SINCE = "since-last-visit"
    ABOUT = "about"
    INTRODUCTION = "introduction"
    COMPARISON = "comparison"
    RECORD = "record"
    ENCRYPT = "encrypt"
    BACKUPS = "backups"
    MOVING = "moving"
    BIN = "bin"
    PROTECTION = "protection"
    ERASE = "erase"


class ItemScreen(Enum):
    """A screen that shows one thing, which ``domain.place`` names with it."""

    CARD = "card"
    CARD_PAGE = "card-page"
    OWN = "own"
    APPOINTMENT = "appointment"
    PREPARE = "prepare"
    PREVIEW = "preview"
    ROOM = "room"
    AFTER = "after"
    LETTER = "letter"


class Interlude(Enum):
    """A page one cannot go to: it comes, has to be answered, and goes."""

    TROUBLE = "trouble"
    UNLOCK = "unlock"
    WORKING = "working"
    RECOVERY_KEY = "recovery-key"
    BRING_IN = "bring-in"
    ERASED = "erased"


AnyScreen = Screen | ItemScreen
Shown = Screen | ItemScreen | Interlude
