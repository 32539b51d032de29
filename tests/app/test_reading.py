"""What is read leads to suggested questions; nobody who does not want that is remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from msdesk.app.pages.reading import Reading
from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import AppointmentPlace, CardPlace
from msdesk.domain.screen import Screen
from tests.app.living import Life

_TICK = "Suggest questions from what I read and heard"
_AHSCT = TreatmentId("ahsct")


def test_a_section_is_read_once_one_stays_with_it(qtbot: QtBot) -> None:
    read: list[str] = []
    page = QObject()
    reading = Reading(page, read.append, stayed=20)

    for section in ("What it is", "What it may do", "What may go wrong"):
        reading.look_at(section)
    qtbot.waitUntil(lambda: bool(read))

    assert read == ["What may go wrong"]


def test_what_was_folded_again_was_not_read(qtbot: QtBot) -> None:
    read: list[str] = []
    page = QObject()
    reading = Reading(page, read.append, stayed=20)

    reading.look_at("What it may do")
    reading.look_at("")
    qtbot.wait(60)

    assert read == []


def test_what_was_read_is_suggested_until_the_person_wants_it_no_more(lived: Life) -> None:
    card = lived.go(CardPlace(_AHSCT, "What may go wrong"))
    (reading,) = card.findChildren(Reading)
    lived.until(reading.isActive)
    reading.timeout.emit()
    lived.until(lambda: bool(lived.record.reading.all()))
    because = "because you read AHSCT: What may go wrong"
    assert because in lived.reads(lived.go(AppointmentPlace(lived.coming.id)))

    lived.go(Screen.SETTINGS)
    lived.tick(_TICK)

    assert lived.record.reading.all() == ()
    assert because not in lived.reads(lived.go(AppointmentPlace(lived.coming.id)))
    assert "Suggested" not in lived.reads()


def test_to_want_no_suggestions_can_be_taken_back(lived: Life) -> None:
    lived.go(Screen.SETTINGS)
    lived.tick(_TICK)
    assert not lived.record.reading.is_kept

    lived.press("Undo")

    assert lived.record.reading.is_kept
