"""The line at the foot of the window: what has just happened, and the way back from it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from msdesk.domain.guide import Role
from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import CardPlace, Place
from msdesk.domain.screen import AnyScreen, ItemScreen, Screen
from msdesk.domain.treatment_log import LogStatus
from tests.app.living import Life
from tests.ui.finding import folds, seen, unfolded, whole

_ASKS: dict[str, tuple[Place, list[str]]] = {
    "a card": (CardPlace(TreatmentId("ahsct")), ["Ask about this"]),
    "a first number": (CardPlace(TreatmentId("ahsct")), ["Ask about: "]),
    "a figure of a card": (
        CardPlace(TreatmentId("skin-made-neural-stem-cells")),
        ["What it may do", "Ask about this: "],
    ),
    "the comparison": (Screen.COMPARE, ["Ask: "]),
    "a quick check": (Screen.MATTERS, ["No: ", "Add as a question: "]),
    "a note": (Screen.NOTES, ["Make a question: "]),
    "a rule for my type": (Screen.MY_MS, ["Show the rule: ", "Add as a question: "]),
}
_DELETES: dict[str, tuple[AnyScreen, str, str]] = {
    "a note": (Screen.NOTES, "Delete: Note", "Walked to the shop"),
    "an own card": (Screen.TREATMENTS, "Delete: A tea", "A tea"),
    "an appointment": (Screen.APPOINTMENTS, "Delete: Neurology clinic", "4 questions"),
    "a log entry": (ItemScreen.OWN, "Delete: Considering it", "Not yet"),
    "a question": (ItemScreen.APPOINTMENT, "Delete: Can I have", "physiotherapy referral"),
}


def test_a_note_that_was_saved_is_said_to_be_saved(fresh: Life) -> None:
    fresh.press("Notes")
    seen(fresh.shown, QPlainTextEdit)[0].setPlainText("Left hand")

    fresh.press("Save note")

    assert fresh.said == "Saved “Left hand”."


@pytest.mark.parametrize("screen", [ItemScreen.CARD, ItemScreen.OWN])
def test_what_was_added_to_the_log_is_said_to_be_there(lived: Life, screen: ItemScreen) -> None:
    page = whole(lived.go(lived.some(screen)))
    if "My log" in folds(page):
        lived.press("My log", page)

    lived.press("Add to my log", whole(page))

    assert lived.said == "Added “Considering it” to your log."


@pytest.mark.parametrize("what", _DELETES)
def test_what_was_deleted_and_undone_is_seen_again_at_once(lived: Life, what: str) -> None:
    screen, delete, words = _DELETES[what]
    own = lived.record.own_treatments.add("A tea", "")
    lived.record.log.add(TreatmentId(own.id), LogStatus.CONSIDERING, lived.today, "Not yet")
    whole(lived.go(lived.some(screen)))
    assert words in lived.reads()
    lived.press(delete)
    assert words not in lived.reads()

    lived.press("Undo")

    whole(lived.shown)
    assert words in lived.reads()
    assert lived.said.startswith("Undone: deleted ")


def test_wherever_one_can_ask_the_question_is_kept(lived: Life) -> None:
    lived.press("Compare", lived.go(CardPlace(TreatmentId("ahsct"))))
    kept = {}
    for where, (place, presses) in _ASKS.items():
        before = len(lived.record.questions.all())
        page = lived.go(place)
        if not isinstance(place, CardPlace):  # to unfold all of a card takes seconds
            unfolded(page)
        for name in presses:
            lived.press(name, whole(page))
        kept[where] = len(lived.record.questions.all()) - before

    assert kept == dict.fromkeys(_ASKS, 1)


def test_a_question_is_for_the_appointment_that_is_coming(lived: Life) -> None:
    lived.press("Ask about this", lived.go(CardPlace(TreatmentId("ahsct"))))

    assert lived.said == "Added to your questions for Neurology clinic."
    assert len(lived.record.questions.for_appointment(lived.coming.id)) == 5


def test_a_question_without_an_appointment_waits_for_one(lived: Life) -> None:
    lived.record.appointments.delete(lived.coming.id)

    lived.press("Ask about this", lived.go(CardPlace(TreatmentId("ahsct"))))

    assert lived.said == "Kept your question. It waits for your next appointment."


def test_a_question_for_others_than_one_visits_next_says_whom_it_waits_for(lived: Life) -> None:
    appointments = lived.record.appointments
    appointments.change(replace(lived.coming, ask=Role.MS_NURSE))

    lived.press("Ask about this", lived.go(CardPlace(TreatmentId("ahsct"))))

    assert lived.said.endswith("It waits for your next appointment with the neurologist.")


def test_a_question_asked_twice_is_kept_once_and_shown_where_it_stands(lived: Life) -> None:
    lived.press("Ask about this", lived.go(CardPlace(TreatmentId("ahsct"))))

    lived.press("Ask about this", lived.shown)

    assert lived.said == "Already on your list for Neurology clinic."
    assert len(lived.record.questions.all()) == 5
    lived.press("Show it")
    assert lived.page is ItemScreen.APPOINTMENT


def test_a_treatment_that_is_side_by_side_already_stays_at_its_place(lived: Life) -> None:
    for card in ("ahsct", "ocrelizumab", "ahsct"):
        lived.press("Compare", lived.go(CardPlace(TreatmentId(card))))

    assert lived.said == "AHSCT is beside the others already."
    assert lived.desk._trail is not None
    assert lived.desk._trail.compared() == ("ahsct", "ocrelizumab")


def test_a_question_asked_by_mistake_is_taken_back(lived: Life) -> None:
    lived.press("Ask about this", lived.go(CardPlace(TreatmentId("ahsct"))))

    lived.press("Undo")

    assert len(lived.record.questions.all()) == 4


def test_an_appointment_deleted_and_undone_keeps_its_questions(lived: Life) -> None:
    lived.press("Delete: Neurology clinic", lived.go(Screen.APPOINTMENTS))

    lived.press("Undo")

    assert len(lived.record.questions.for_appointment(lived.coming.id)) == 4


def test_a_line_about_an_earlier_page_goes_and_the_way_back_stays(lived: Life) -> None:
    lived.press("Compare", lived.go(CardPlace(TreatmentId("ahsct"))))
    assert lived.said == "Put AHSCT beside the others."

    lived.press("Notes")

    assert lived.said == ""
    QTest.keyClick(lived.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    lived.hear("Undone: put AHSCT beside the others.")


def test_a_line_goes_also_where_one_goes_back(lived: Life) -> None:
    lived.press("Delete: Note", lived.go(Screen.NOTES))
    assert lived.said.startswith("Deleted ")

    lived.parts.navigation.back()

    assert (lived.page, lived.said) == (Screen.HOME, "")


def test_a_line_stays_where_one_stays(lived: Life) -> None:
    lived.press("Delete: Note", lived.go(Screen.NOTES))
    said = lived.said

    lived.press("Notes", lived.window.nav)

    assert lived.said == said != ""


def my_page(lived: Life) -> None:
    lived.press("See my page")


def side_by_side(lived: Life) -> None:
    lived.press("Compare", lived.go(CardPlace(TreatmentId("ahsct"))))
    lived.press("Print")


@pytest.mark.parametrize("to_print", [my_page, side_by_side])
def test_a_page_that_was_saved_is_said_to_be_saved(
    lived: Life,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    to_print: Callable[[Life], None],
) -> None:
    answer = (str(tmp_path / "page.html"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: answer)
    to_print(lived)

    lived.press("Save as web page")

    assert (tmp_path / "page.html").is_file()
    assert lived.said == f"Saved as page.html in {tmp_path.name}."


def saved(lived: Life, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save the page of questions."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))
    my_page(lived)
    lived.press("Save as web page")


def test_a_page_that_was_saved_is_opened_and_shown_where_it_is(
    lived: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_it(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    saved(lived, tmp_path / "page.html", monkeypatch)
    monkeypatch.setattr(sys, "platform", "linux")

    lived.press("Open", lived.foot)
    lived.press("Show the folder", lived.foot)

    assert opened == [(tmp_path / "page.html").as_posix(), tmp_path.as_posix()]  # as Qt writes it
    assert lived.said.startswith("Saved as page.html")


def test_a_page_that_has_gone_since_is_said_to_be_gone(
    lived: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(lived, tmp_path / "page.html", monkeypatch)
    (tmp_path / "page.html").unlink()

    lived.press("Open", lived.foot)

    assert lived.said.startswith(f"page.html is not in {tmp_path.name} any more.")
