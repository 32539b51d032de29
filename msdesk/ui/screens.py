"""What each screen is called, how it looks in the side bar, and whether one comes back to it.

The side bar, the tour, the benchmark and the tests read this one map.  It is imported before
the first paint, so with nothing but names.
"""

from __future__ import annotations

from typing import NamedTuple, assert_never

from msdesk.domain.screen import AnyScreen, ItemScreen, Screen


class Of(NamedTuple):
    """How a screen stands among the others.

    A screen with an ``icon`` is a stop of the side bar, at its ``foot`` or not; another one
    belongs ``under`` a stop.  One that is ``remembered`` is offered again at the next start.
    One that stands ``alone`` has the window for itself, without the side bar.
    """

    title: str
    icon: str = ""
    under: Screen | None = None
    foot: bool = False
    remembered: bool = False
    alone: bool = False


def of(screen: AnyScreen) -> Of:  # noqa: C901, PLR0911, PLR0912 - a line a screen
    """Return how a screen stands among the others."""
    match screen:
        case Screen.FIND:
            return Of("Search", "search")
        case Screen.HOME:
            return Of("Home", "house")
        case Screen.TREATMENTS:
            return Of("Treatments", "stethoscope", remembered=True)
        case Screen.COMPARE:
            return Of("Compare", "columns-3", remembered=True)
        case Screen.MY_MS:
            return Of("My MS", "user", remembered=True)
        case Screen.NOTES:
            return Of("Notes", "notebook-pen", remembered=True)
        case Screen.APPOINTMENTS:
            return Of("Appointments", "calendar-days", remembered=True)
        case Screen.HELP:
            return Of("Get help now", "life-buoy", foot=True)
        case Screen.SETTINGS:
            return Of("Settings", "settings", foot=True)
        case Screen.MATTERS:
            return Of("What matters", under=Screen.MY_MS, remembered=True)
        case Screen.TEAM:
            return Of("My team", under=Screen.APPOINTMENTS, remembered=True)
        case Screen.MY_LOG:
            return Of("My log", under=Screen.TREATMENTS, remembered=True)
        case Screen.MY_YEARS:
            return Of("My years", under=Screen.TREATMENTS, remembered=True)
        case Screen.LOG_PAGE:
            return Of("My log on paper", under=Screen.TREATMENTS)
        case Screen.YEARS_PAGE:
            return Of("My years on paper", under=Screen.TREATMENTS)
        case Screen.NOTES_PAGE:
            return Of("Notes to take along", under=Screen.NOTES)
        case Screen.SINCE:
            return Of("Since my last visit", under=Screen.APPOINTMENTS)
        case Screen.ABOUT:
            return Of("About", under=Screen.SETTINGS)
        case Screen.INTRODUCTION:
            return Of("Introduction", under=Screen.SETTINGS, alone=True)
        case Screen.COMPARISON:
            return Of("Side by side", under=Screen.COMPARE)
        case Screen.RECORD:
            return Of("Your record", under=Screen.SETTINGS)
        case Screen.ENCRYPT:
            return Of("Lock", under=Screen.SETTINGS)
        case Screen.BACKUPS:
            return Of("Backups", under=Screen.SETTINGS)
        case Screen.MOVING:
            return Of("Take out and bring in", under=Screen.SETTINGS)
        case Screen.BIN:
            return Of("Bin", under=Screen.SETTINGS)
        case Screen.PROTECTION:
            return Of("What a lock does", under=Screen.SETTINGS)
        case Screen.ERASE:
            return Of("Delete everything", under=Screen.SETTINGS)
        case ItemScreen.CARD:
            return Of("Card", under=Screen.TREATMENTS, remembered=True)
        case ItemScreen.CARD_PAGE:
            return Of("Card to take along", under=Screen.TREATMENTS)
        case ItemScreen.OWN:
            return Of("Own card", under=Screen.TREATMENTS, remembered=True)
        case ItemScreen.APPOINTMENT:
            return Of("Appointment", under=Screen.APPOINTMENTS, remembered=True)
        case ItemScreen.PREPARE:
            return Of("Prepare", under=Screen.APPOINTMENTS, remembered=True, alone=True)
        case ItemScreen.PREVIEW:
            return Of("My page", under=Screen.APPOINTMENTS)
        case ItemScreen.ROOM:
            return Of("In the room", under=Screen.APPOINTMENTS, remembered=True, alone=True)
        case ItemScreen.AFTER:
            return Of("How did it go?", under=Screen.APPOINTMENTS, remembered=True)
        case ItemScreen.LETTER:
            return Of("What was said", under=Screen.APPOINTMENTS, remembered=True)
    assert_never(screen)


STOPS = tuple(screen for screen in Screen if of(screen).icon and not of(screen).foot)
FOOTER = tuple(screen for screen in Screen if of(screen).foot)


def stop_of(screen: AnyScreen) -> Screen:
    """Return the stop of the side bar that a screen belongs to."""
    if isinstance(screen, Screen) and of(screen).icon:
        return screen
    return of(screen).under or Screen.HOME
