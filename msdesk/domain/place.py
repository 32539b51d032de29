"""Where one can go: a screen, and what is open on it where it shows one thing.

A place is a value, so a screen that is misspelt, or goes without what it shows, is found by
the type checker and not by the person who clicks.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from msdesk.domain.ids import AppointmentId, EntryId, OwnTreatmentId, QuestionId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.screen import AnyScreen, ItemScreen, Screen
from msdesk.domain.value import Value


class CardPlace(Value, frozen=True, gc=False):
    """A treatment card, at one of its sections by the section's title, or at its top.

    ``at`` names one part of the card as ``content.walking.texts`` does: "benefits[3]",
    "living_with.body[1]"; or "claim:" and its id, "red_flag:" and its place, "source:" and its
    id.  At the next start one comes back to the section.
    """

    card: TreatmentId
    section: str = ""
    at: str = ""


class CardPagePlace(Value, frozen=True):
    """The page of a treatment card to print and take along."""

    card: TreatmentId


class OwnPlace(Value, frozen=True):
    """A treatment the person added."""

    own: OwnTreatmentId


class AppointmentPlace(Value, frozen=True):
    """An appointment with its questions; ``choosing`` is to begin where they are chosen."""

    appointment: AppointmentId
    choosing: bool = False


class PreparePlace(Value, frozen=True):
    """Where the questions for an appointment are chosen one at a time.

    ``at`` is the one that is shown; "" is the first.
    """

    appointment: AppointmentId
    at: str = ""


class PreviewPlace(Value, frozen=True):
    """The page to print of an appointment."""

    appointment: AppointmentId


class RoomPlace(Value, frozen=True):
    """The room of an appointment, at one of its questions; None is the first that is open.

    An empty id is what comes after the last one.
    """

    appointment: AppointmentId
    question: QuestionId | None = None


class AfterPlace(Value, frozen=True):
    """Where one writes down how an appointment went."""

    appointment: AppointmentId


class LetterPlace(Value, frozen=True):
    """What was asked, answered and agreed at an appointment that is over."""

    appointment: AppointmentId


class SincePlace(Value, frozen=True):
    """What was written since the visit before an appointment, to be printed.

    At the next start one comes back to the next appointment's.
    """

    appointment: AppointmentId


class NotePlace(Value, frozen=True, gc=False):
    """One note of the journal; at the next start one comes back to all of them."""

    note: EntryId


class WordPlace(Value, frozen=True):
    """A word of the glossary; at the next start one comes back to all of them."""

    term: str


class TypePlace(Value, frozen=True):
    """What My MS says of one type of MS; at the next start one comes back to My MS."""

    ms_type: MsType


_OfAppointment: TypeAlias = AppointmentPlace | PreviewPlace | AfterPlace | LetterPlace
_OneByOne: TypeAlias = PreparePlace | RoomPlace
_OneThing: TypeAlias = CardPlace | CardPagePlace | OwnPlace | NotePlace | WordPlace | TypePlace
Place: TypeAlias = Screen | _OneThing | _OfAppointment | _OneByOne | SincePlace


def screen_of(place: Place) -> AnyScreen:  # noqa: C901, PLR0911, PLR0912 - a case a place
    """Return the screen a place is on."""
    match place:
        case Screen():
            return place
        case CardPlace():
            return ItemScreen.CARD
        case CardPagePlace():
            return ItemScreen.CARD_PAGE
        case OwnPlace():
            return ItemScreen.OWN
        case NotePlace():
            return Screen.NOTES
        case WordPlace():
            return Screen.ABOUT
        case TypePlace():
            return Screen.MY_MS
        case SincePlace():
            return Screen.SINCE
        case AppointmentPlace():
            return ItemScreen.APPOINTMENT
        case PreparePlace():
            return ItemScreen.PREPARE
        case PreviewPlace():
            return ItemScreen.PREVIEW
        case RoomPlace():
            return ItemScreen.ROOM
        case AfterPlace():
            return ItemScreen.AFTER
        case LetterPlace():
            return ItemScreen.LETTER
    assert_never(place)


class KeptPlace(Value, frozen=True, kw_only=True):
    """A place as it is kept in the record, in the shape that 0.1.0 wrote."""

    page: str = Screen.HOME.value
    item: str = ""
    section: str = ""
    label: str = ""  # what it is called, "Stem cell transplant (AHSCT)"


def kept(place: Place, label: str) -> KeptPlace:
    """Return a place as it is kept, with what it is called."""
    page = screen_of(place).value
    match place:
        case Screen() | NotePlace() | WordPlace() | TypePlace() | SincePlace():
            return KeptPlace(page=page, label=label)
        case CardPlace(card, section):
            return KeptPlace(page=page, item=card, section=section, label=label)
        case (
            CardPagePlace(item)
            | OwnPlace(item)
            | AppointmentPlace(item)
            | PreviewPlace(item)
            | AfterPlace(item)
            | LetterPlace(item)
        ):
            return KeptPlace(page=page, item=item, label=label)
        case PreparePlace(item, at):
            return KeptPlace(page=page, item=item, section=at, label=label)
        case RoomPlace(item, question):
            return KeptPlace(page=page, item=item, section=question or "", label=label)
    assert_never(place)


def place_of(kept: KeptPlace) -> Place | None:  # noqa: C901, PLR0911 - a case a screen
    """Return the place that was kept; None where this version knows no such screen."""
    screens = {screen.value: screen for each in (Screen, ItemScreen) for screen in each}
    screen = screens.get(kept.page)
    match screen:
        case None | Screen():
            return screen
        case ItemScreen.CARD:
            return CardPlace(TreatmentId(kept.item), kept.section)
        case ItemScreen.CARD_PAGE:
            return CardPagePlace(TreatmentId(kept.item))
        case ItemScreen.OWN:
            return OwnPlace(OwnTreatmentId(kept.item))
        case ItemScreen.APPOINTMENT:
            return AppointmentPlace(AppointmentId(kept.item))
        case ItemScreen.PREPARE:
            return PreparePlace(AppointmentId(kept.item), kept.section)
        case ItemScreen.PREVIEW:
            return PreviewPlace(AppointmentId(kept.item))
        case ItemScreen.ROOM:
            return RoomPlace(AppointmentId(kept.item), QuestionId(kept.section))
        case ItemScreen.AFTER:
            return AfterPlace(AppointmentId(kept.item))
        case ItemScreen.LETTER:
            return LetterPlace(AppointmentId(kept.item))
    assert_never(screen)
