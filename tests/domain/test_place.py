"""Where one can go, and how that is kept."""

from __future__ import annotations

import msgspec
import pytest

from msdesk.domain.ids import AppointmentId, EntryId, OwnTreatmentId, QuestionId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import (
    AfterPlace,
    AppointmentPlace,
    CardPagePlace,
    CardPlace,
    KeptPlace,
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
    kept,
    place_of,
    screen_of,
)
from msdesk.domain.screen import ItemScreen, Screen

_OF_ITEMS: dict[ItemScreen, Place] = {
    ItemScreen.CARD: CardPlace(TreatmentId("ahsct"), "What it can help with"),
    ItemScreen.CARD_PAGE: CardPagePlace(TreatmentId("ahsct")),
    ItemScreen.OWN: OwnPlace(OwnTreatmentId("own1")),
    ItemScreen.APPOINTMENT: AppointmentPlace(AppointmentId("a1")),
    ItemScreen.PREPARE: PreparePlace(AppointmentId("a1"), "plain-good"),
    ItemScreen.PREVIEW: PreviewPlace(AppointmentId("a1")),
    ItemScreen.ROOM: RoomPlace(AppointmentId("a1"), QuestionId("q1")),
    ItemScreen.AFTER: AfterPlace(AppointmentId("a1")),
    ItemScreen.LETTER: LetterPlace(AppointmentId("a1")),
}
_ALL = (*Screen, *_OF_ITEMS.values())


def test_every_screen_that_shows_one_thing_has_a_place_of_its_own() -> None:
    assert {screen: screen_of(place) for screen, place in _OF_ITEMS.items()} == {
        screen: screen for screen in ItemScreen
    }


@pytest.mark.parametrize("place", _ALL)
def test_a_place_that_was_kept_is_the_same_again(place: Place) -> None:
    json = msgspec.json.encode(kept(place, "Somewhere"))

    assert place_of(msgspec.json.decode(json, type=KeptPlace)) == place


def test_from_a_note_one_comes_back_to_all_of_them() -> None:
    note = NotePlace(EntryId("n1"))

    assert screen_of(note) is Screen.NOTES
    assert place_of(kept(note, "Notes")) is Screen.NOTES


def test_from_a_word_one_comes_back_to_all_of_them() -> None:
    word = WordPlace("relapse")

    assert screen_of(word) is Screen.ABOUT
    assert place_of(kept(word, "About")) is Screen.ABOUT


def test_from_a_type_of_ms_one_comes_back_to_my_ms() -> None:
    at = TypePlace(MsType.RIS)

    assert screen_of(at) is Screen.MY_MS
    assert place_of(kept(at, "My MS")) is Screen.MY_MS


def test_from_the_page_of_a_visit_one_comes_back_to_that_of_the_next() -> None:
    since = SincePlace(AppointmentId("a1"))

    assert screen_of(since) is Screen.SINCE
    assert place_of(kept(since, "Since my last visit")) is Screen.SINCE


def test_from_a_sentence_of_a_card_one_comes_back_to_its_section() -> None:
    sentence = CardPlace(TreatmentId("ahsct"), "What may go wrong", "harms[3]")

    assert place_of(kept(sentence, "AHSCT")) == CardPlace(sentence.card, sentence.section)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ({"page": "my-ms", "label": "My MS"}, Screen.MY_MS),
        (
            {"page": "card", "item": "ahsct", "section": "Harms", "label": "AHSCT"},
            CardPlace(TreatmentId("ahsct"), "Harms"),
        ),
        ({"page": "preview", "item": "a1"}, PreviewPlace(AppointmentId("a1"))),
    ],
)
def test_a_place_that_0_1_0_wrote_still_opens(written: dict[str, str], place: Place) -> None:
    assert place_of(msgspec.convert(written, KeptPlace)) == place


def test_a_screen_this_version_does_not_know_is_no_place() -> None:
    assert place_of(KeptPlace(page="hologram", item="ahsct")) is None


def test_what_a_place_is_called_is_kept_with_it() -> None:
    assert kept(_OF_ITEMS[ItemScreen.OWN], "A tea").label == "A tea"
