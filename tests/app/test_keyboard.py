"""Where the keyboard is after each action: on the page, at what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import AppointmentPlace, CardPlace, Place
from msdesk.domain.screen import Screen
from tests.app.living import Life
from tests.ui.finding import buttons, seen, whole


def at(lived: Life) -> str:
    """Return the name of what has the keyboard; "" where nothing has, or not on the page."""
    has = lived.window.focusWidget()
    if has is None or not lived.shown.isAncestorOf(has):
        return ""
    return has.text() if isinstance(has, QLabel) else has.accessibleName()


def act(lived: Life, name: str) -> str:
    """Press the first control of a name by the keyboard; return what has it afterwards."""
    page = whole(lived.shown)
    control = next(w for w in seen(page, QWidget) if w.accessibleName().startswith(name))
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Space)
    lived.rest()
    lived.until(lambda: not lived.busy and lived.window.focusWidget() is not None)
    return at(lived)


def test_a_question_that_moves_takes_the_keyboard_along(lived: Life) -> None:
    lived.go(AppointmentPlace(lived.coming.id))
    _, second, *_ = [q.text for q in lived.record.questions.for_appointment(lived.coming.id)]

    moved = [
        act(lived, f"Move up: {second}"),
        act(lived, f"Move down: {second}"),
        act(lived, f"Move down: {second}"),
        act(lived, f"Out of the top three: {second}"),
        act(lived, f"Top three: {second}"),
    ]

    assert moved == [
        f"Move down: {second}",
        f"Move down: {second}",
        f"Move up: {second}",
        f"Top three: {second}",
        f"Move up: {second}",
    ]


def test_after_a_question_is_deleted_the_keyboard_is_at_the_next_and_at_last_the_heading(
    lived: Life,
) -> None:
    lived.go(AppointmentPlace(lived.coming.id))
    texts = [q.text for q in lived.record.questions.for_appointment(lived.coming.id)]

    after = [act(lived, f"Delete: {text}") for text in texts]

    assert after == [*(f"Delete: {text}" for text in texts[1:]), "If there is time"]


def test_after_a_question_is_added_from_the_bank_the_keyboard_is_at_the_next(lived: Life) -> None:
    page = whole(lived.go(AppointmentPlace(lived.coming.id)))
    first, second, *_ = [n for n in buttons(page) if n.startswith("Add: ")]

    assert act(lived, first) == second


def test_the_keyboard_is_where_it_was_after_each_of_these_actions(lived: Life) -> None:
    places: dict[Place, tuple[str, ...]] = {
        Screen.MATTERS: ("Top three", "Start again", "No: "),
        Screen.COMPARE: ("AHSCT", "One column"),
        Screen.MY_MS: ("Not active", "Relapsing", "More about this type", "Show the rule"),
        Screen.SETTINGS: ("Dark", "150 %", "Paper", "100 %", "Low-energy mode"),
        Screen.BACKUPS: ("Make a backup now",),
    }

    elsewhere = []
    for place, names in places.items():
        lived.go(place)
        for name in names:
            there = act(lived, name)
            elsewhere += [] if there.startswith(name) else [(name, there)]

    assert elsewhere == []


def test_what_is_taken_back_has_the_keyboard(lived: Life) -> None:
    ahsct = CardPlace(TreatmentId("ahsct"))
    places: dict[str, Place] = {"Delete: I heard": Screen.NOTES, "Delete: ": ahsct}

    after = {}
    for name, place in places.items():
        lived.go(place)
        act(lived, name)
        lived.press("Undo")
        lived.until(lambda: lived.window.focusWidget() is not None)
        after[name] = at(lived)

    assert [there.startswith(name) for name, there in after.items()] == [True, True]
