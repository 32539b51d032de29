"""What each screen is made of: one function a screen, found in one table.

A module is imported when its screen is first wanted, and named there, so that the type checker
sees both that no screen lacks its maker and what each maker takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msdesk.domain.place import (
    AfterPlace,
    AppointmentPlace,
    CardPagePlace,
    CardPlace,
    LetterPlace,
    NotePlace,
    OwnPlace,
    Place,
    PreparePlace,
    PreviewPlace,
    RoomPlace,
    SincePlace,
    TypePlace,
    WordPlace,
    screen_of,
)
from msdesk.domain.screen import Screen
from msdesk.ui.screens import of

if TYPE_CHECKING:
    from msdesk.app.opened import Opened
    from msdesk.ui.widgets.page import Page


def make(at: Place, s: Opened) -> Page:  # noqa: C901, PLR0911, PLR0912 - a case a place
    """Return the page of a place."""
    match at:
        case CardPlace():
            from msdesk.app.pages.treatments import card

            return card(s, at)
        case CardPagePlace():
            from msdesk.app.pages.treatments import card_page

            return card_page(s, at)
        case OwnPlace():
            from msdesk.app.pages.treatments import own

            return own(s, at)
        case NotePlace():
            from msdesk.app.pages.personal import note

            return note(s, at)
        case AppointmentPlace():
            from msdesk.app.pages.appointments import appointment

            return appointment(s, at)
        case PreparePlace():
            from msdesk.app.pages.appointments import prepare

            return prepare(s, at)
        case PreviewPlace():
            from msdesk.app.pages.appointments import preview

            return preview(s, at)
        case RoomPlace():
            from msdesk.app.pages.visiting import room

            return room(s, at)
        case AfterPlace():
            from msdesk.app.pages.visiting import after

            return after(s, at)
        case LetterPlace():
            from msdesk.app.pages.visiting import letter

            return letter(s, at)
        case SincePlace():
            from msdesk.app.pages.since import since

            return since(s, at)
        case WordPlace():
            from msdesk.app.pages.plain import about

            return about(s, at.term)
        case TypePlace():
            from msdesk.app.pages.personal import my_ms

            return my_ms(s, at.ms_type)
        case Screen():
            return _screen(at, s)
    assert_never(at)


def _screen(  # noqa: C901, PLR0911, PLR0912, PLR0915 - a case a screen
    screen: Screen, s: Opened
) -> Page:
    match screen:
        case Screen.FIND:
            from msdesk.app.pages.finding import find

            return find(s)
        case Screen.HOME:
            from msdesk.app.pages.home import home

            return home(s)
        case Screen.TREATMENTS:
            from msdesk.app.pages.treatments import treatments

            return treatments(s)
        case Screen.MY_LOG:
            from msdesk.app.pages.treatments import my_log

            return my_log(s)
        case Screen.MY_YEARS:
            from msdesk.app.pages.years import my_years

            return my_years(s)
        case Screen.LOG_PAGE:
            from msdesk.app.pages.years import log_on_paper

            return log_on_paper(s)
        case Screen.YEARS_PAGE:
            from msdesk.app.pages.years import on_paper

            return on_paper(s)
        case Screen.SINCE:
            from msdesk.app.pages.since import since

            return since(s)
        case Screen.COMPARE:
            from msdesk.app.pages.comparing import compare

            return compare(s)
        case Screen.COMPARISON:
            from msdesk.app.pages.comparing import comparison

            return comparison(s)
        case Screen.MATTERS:
            from msdesk.app.pages.comparing import matters

            return matters(s)
        case Screen.MY_MS:
            from msdesk.app.pages.personal import my_ms

            return my_ms(s)
        case Screen.NOTES:
            from msdesk.app.pages.personal import notes

            return notes(s)
        case Screen.NOTES_PAGE:
            from msdesk.app.pages.personal import notes_page

            return notes_page(s)
        case Screen.APPOINTMENTS:
            from msdesk.app.pages.appointments import appointments

            return appointments(s)
        case Screen.TEAM:
            from msdesk.app.pages.appointments import team

            return team(s)
        case Screen.HELP:
            from msdesk.app.pages.plain import get_help

            return get_help(s.look, s.library, s.settings, s.hands.amend)
        case Screen.SETTINGS:
            from msdesk.app.pages.plain import settings

            return settings(s)
        case Screen.ABOUT:
            from msdesk.app.pages.plain import about

            return about(s)
        case Screen.INTRODUCTION:
            from msdesk.app.pages.introduction import introduction

            return introduction(s)
        case Screen.RECORD:
            from msdesk.app.pages.record import record

            return record(s)
        case Screen.ENCRYPT:
            from msdesk.app.pages.record import encrypt

            return encrypt(s)
        case Screen.BACKUPS:
            from msdesk.app.pages.record import backups

            return backups(s)
        case Screen.MOVING:
            from msdesk.app.pages.record import moving

            return moving(s)
        case Screen.BIN:
            from msdesk.app.pages.record import bin_

            return bin_(s)
        case Screen.PROTECTION:
            from msdesk.app.pages.plain import protection

            return protection(s.look, encrypted=s.record.is_encrypted)
        case Screen.ERASE:
            from msdesk.app.pages.record import erase

            return erase(s)
    assert_never(screen)


def exists(at: Place, s: Opened) -> bool:
    """Return whether what a place shows is still there."""
    match at:
        case CardPlace(card) | CardPagePlace(card):
            return card in s.library.treatments
        case OwnPlace(own):
            return any(each.id == own for each in s.record.own_treatments.all())
        case (
            AppointmentPlace(appointment)
            | PreparePlace(appointment)
            | PreviewPlace(appointment)
            | AfterPlace(appointment)
            | LetterPlace(appointment)
            | SincePlace(appointment)
        ):
            return s.record.appointments.get(appointment) is not None
        case RoomPlace(appointment):
            there = s.record.appointments.get(appointment)
            return there is not None and there.closed_on is None
        case NotePlace() | WordPlace() | TypePlace() | Screen():
            return True  # where a note has gone, all the others are
    assert_never(at)


def label(at: Place, s: Opened) -> str:
    """Return what a place that exists is called, for "Carry on where you were"."""
    match at:
        case CardPlace(card) | CardPagePlace(card):
            return s.library.treatments[card].name
        case OwnPlace(own):
            return next(each.name for each in s.record.own_treatments.all() if each.id == own)
        case AppointmentPlace(appointment) | AfterPlace(appointment) | LetterPlace(appointment):
            found = s.record.appointments.get(appointment)
            return found.title if found else ""
        case PreparePlace(appointment):
            found = s.record.appointments.get(appointment)
            return f"Prepare: {found.title}" if found else ""
        case RoomPlace(appointment):
            found = s.record.appointments.get(appointment)
            return f"In the room: {found.title}" if found else ""
        case NotePlace() | WordPlace() | TypePlace() | PreviewPlace() | SincePlace() | Screen():
            return of(screen_of(at)).title
    assert_never(at)
