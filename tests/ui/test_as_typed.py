"""A search follows each letter while answers come within a frame, and else waits for a pause."""

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QObject
from PySide6.QtWidgets import QApplication

from msdesk.ui.widgets.as_typed import AsTyped


def answer_after(milliseconds: int) -> str:
    """Answer when some time has passed."""
    until = QDeadlineTimer(milliseconds)
    while not until.hasExpired():
        pass
    return "found"


def test_before_anything_was_asked_the_first_letter_is_searched_for_at_once(
    qapp: QApplication,
) -> None:
    soon = AsTyped(QObject(qapp), list)

    assert soon.interval() == 0


def test_after_a_slow_answer_the_next_search_waits_until_one_pauses(qapp: QApplication) -> None:
    soon = AsTyped(QObject(qapp), list)

    assert soon.ask(lambda: answer_after(20)) == "found"

    assert soon.interval() > 100


def test_after_a_fast_answer_it_follows_each_letter_again(qapp: QApplication) -> None:
    soon = AsTyped(QObject(qapp), list)
    soon.ask(lambda: answer_after(20))

    soon.ask(lambda: "found")

    assert soon.interval() == 0
