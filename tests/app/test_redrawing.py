"""Another look is put on in turns: the window answers between them, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from msdesk.app.shell.redrawing import Redrawing
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPlace, NotePlace
from msdesk.domain.screen import Interlude, Screen
from msdesk.ui.frame.toast import Toast
from tests.app.living import Life, life, locked_record
from tests.refusing import IN_USE, refusing
from tests.ui.finding import buttons, press, seen

_TURNS = 4


def choose(life: Life, theme: str, *, turns: int = 0) -> None:
    """Choose other colours, and stop after so many turns of their being put on."""
    life.parts.preferences.change(life.settings._replace(theme=theme))
    redrawing = life.window.findChild(Redrawing)
    assert redrawing is not None
    redrawing.begin()
    for _ in range(turns):
        redrawing.timeout.emit()


def writing(life: Life) -> QPlainTextEdit:
    """Return the field for a note, where one is writing."""
    (field,) = seen(life.go(Screen.NOTES), QPlainTextEdit)
    life.window.activateWindow()
    field.setFocus()
    return field


def test_the_window_answers_several_times_while_a_card_is_made_in_other_colours(
    fresh: Life,
) -> None:
    fresh.go(CardPlace(TreatmentId("ahsct")))
    answered: list[bool] = []
    timer = QTimer()
    timer.timeout.connect(lambda: answered.append(fresh.window.is_redrawn))

    choose(fresh, "dark")
    timer.start(0)
    fresh.rest()

    assert answered.count(True) >= _TURNS


def test_what_was_there_is_seen_until_the_page_is_there_in_other_colours(fresh: Life) -> None:
    choose(fresh, "dark")
    during = fresh.window.updatesEnabled()

    fresh.rest()

    assert (during, fresh.window.updatesEnabled()) == (False, True)


def test_a_letter_typed_while_other_colours_come_is_written_where_one_was_writing(
    fresh: Life,
) -> None:
    writing(fresh).setPlainText("Le")
    choose(fresh, "dark", turns=1)

    QTest.keyClick(fresh.window, Qt.Key.Key_F)

    (field,) = seen(fresh.shown, QPlainTextEdit)
    fresh.until(lambda: "f" in field.toPlainText())


@pytest.mark.parametrize("turns", range(_TURNS))
def test_who_goes_elsewhere_while_other_colours_come_is_there_in_them(
    fresh: Life, turns: int
) -> None:
    fresh.go(Screen.NOTES)
    choose(fresh, "dark", turns=turns)

    fresh.parts.navigation.go(Screen.SETTINGS)
    fresh.until(lambda: fresh.window.look.theme.name == "Dark")
    fresh.until(lambda: not fresh.window.is_redrawn)

    assert fresh.page is Screen.SETTINGS
    assert "Paper" in buttons(fresh.shown)


def test_that_the_colours_were_changed_is_heard_once(
    fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    def hear(event: QAccessibleEvent) -> None:
        if event.type() is QAccessible.Event.Announcement:
            told.append(event.object())

    fresh.go(Screen.SETTINGS)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    press(fresh.window, "Dark")
    fresh.rest()

    assert fresh.said == "Changed the colours."
    assert len([line for line in told if isinstance(line, Toast)]) == 1


def test_colours_chosen_while_others_come_are_those_that_stay(fresh: Life) -> None:
    choose(fresh, "dark")

    fresh.parts.preferences.change(fresh.settings._replace(theme="white"))

    fresh.until(lambda: fresh.window.look.theme.name == "White")
    assert fresh.shown.isVisible()


@pytest.mark.parametrize("turns", range(_TURNS))
@pytest.mark.usefixtures("cheap_keys")
def test_a_record_locked_while_other_colours_come_has_them_when_it_is_open_again(
    qtbot: QtBot, tmp_path: Path, turns: int
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as locked:
        locked.unlock()
        choose(locked, "dark", turns=turns)

        locked.parts.opening.lock()
        locked.rest()

        assert (locked.page, locked.window.updatesEnabled()) == (Interlude.UNLOCK, True)
        locked.unlock()
        locked.until(lambda: locked.window.look.theme.name == "Dark")


def test_a_note_that_goes_while_other_colours_come_leaves_all_notes(fresh: Life) -> None:
    note = fresh.record.journal.add(kind=EntryKind.NOTE, day=fresh.today, text="Left hand")
    fresh.go(NotePlace(note.id))
    choose(fresh, "dark")

    fresh.record.journal.delete(note.id)

    assert "Left hand" not in fresh.reads()


def test_a_page_that_cannot_be_kept_stays_as_it_is_and_the_window_goes_on(
    qtbot: QtBot, fresh: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = fresh.go(Screen.NOTES)
    monkeypatch.setattr(page, "keep_now", refusing(page.keep_now, 1, IN_USE))

    with qtbot.captureExceptions() as wrong:
        fresh.parts.preferences.change(fresh.settings._replace(theme="dark"))
        fresh.until(lambda: bool(wrong))
        for _ in range(3):
            fresh.rest()

    assert [kind for kind, *_ in wrong] == [PermissionError]
    assert fresh.shown is page
    assert fresh.window.updatesEnabled()


def test_what_comes_in_other_colours_has_not_been_seen_yet(fresh: Life) -> None:
    fresh.window.curtain.glance = 60_000
    choose(fresh, "dark")
    fresh.until(lambda: not fresh.window.is_redrawn)

    assert fresh.window.curtain.is_unseen
