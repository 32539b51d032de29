"""The log of all treatments: steps and side effects by day, and where each leads."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPlace, NotePlace
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record
from msdesk.ui.evidence.log_change import LogChange
from msdesk.ui.evidence.log_line import Book, LogLine
from msdesk.ui.look import Look
from msdesk.ui.pages.my_log import Known, MyLogPage
from tests.ui.finding import buttons, press, seen, texts, whole

A, B = TreatmentId("a"), TreatmentId("b")
_KNOWN = {A: Known("Alphamab", CardPlace(A)), B: Known("Betamab", CardPlace(B))}


class Log:
    """The record, and the page of it."""

    def __init__(self, qtbot: QtBot, look: Look, record: Record, today: date) -> None:
        self._qtbot, self._look, self._today = qtbot, look, today
        self.record = record

    def step(self, treatment: TreatmentId, status: LogStatus, ago: int = 0, why: str = "") -> None:
        self.record.log.add(treatment, status, self._today - timedelta(days=ago), why)

    def side_effect(self, text: str, *treatments: TreatmentId, ago: int = 0) -> NotePlace:
        day = self._today - timedelta(days=ago)
        kind = EntryKind.SIDE_EFFECT
        added = self.record.journal.add(kind=kind, day=day, text=text, treatments=treatments)
        return NotePlace(added.id)

    def page(self) -> MyLogPage:
        book = Book(self.record.log, self.record.drafts, self._today)
        page = MyLogPage(self._look, book, self.record.journal, _KNOWN)
        self._qtbot.addWidget(page)
        return whole(page)


@pytest.fixture
def log(qtbot: QtBot, look: Look, record: Record, today: date) -> Log:
    return Log(qtbot, look, record, today)


def test_an_empty_log_says_what_will_be_here_and_leads_to_the_first_step(
    qtbot: QtBot, log: Log
) -> None:
    page = log.page()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, page.first().accessibleName())

    assert wanted.args == [Screen.TREATMENTS]
    assert not page.treatment.isVisible()


def test_steps_and_side_effects_stand_by_day_the_newest_first(log: Log) -> None:
    log.step(A, LogStatus.CONSIDERING, 9, "My sister had it")
    log.step(B, LogStatus.STARTED, 5)
    log.side_effect("A headache", A, B, ago=2)
    log.side_effect("Sick", ago=7)

    page = log.page()

    told = texts(page, "strong")
    assert told[told.index("Alphamab, Betamab: Side effect") :] == [
        "Alphamab, Betamab: Side effect",
        "Betamab: Started it",
        "Side effect, no treatment named",
        "Alphamab: Considering it",
    ]
    assert {"13 November 2026", "My sister had it", "A headache", "Sick"} < set(texts(page))


def test_one_treatment_can_be_looked_at_alone(log: Log) -> None:
    log.step(A, LogStatus.ASKED)
    log.step(B, LogStatus.STARTED)
    log.side_effect("A headache", B)
    log.side_effect("Sick", A)
    page = log.page()

    page.treatment.set_value(B)

    assert "2 entries" in texts(page)
    assert "Alphamab: Asked about it" not in texts(page)


def test_only_treatments_there_is_something_about_are_offered(log: Log) -> None:
    log.side_effect("A headache", B)

    page = log.page()

    offered = [page.treatment.itemText(i) for i in range(page.treatment.count())]
    assert offered == ["Every treatment", "Betamab"]


@pytest.mark.parametrize(
    ("way", "place"), [("Open Alphamab: Asked about it", CardPlace(A)), ("Open Betamab: Side", B)]
)
def test_each_leads_to_its_card(qtbot: QtBot, log: Log, way: str, place: object) -> None:
    log.step(A, LogStatus.ASKED)
    log.side_effect("A headache", B)
    page = log.page()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, next(name for name in buttons(page) if name.startswith(way)))

    assert wanted.args == [CardPlace(B) if place == B else place]


def test_a_side_effect_leads_to_its_note(qtbot: QtBot, log: Log) -> None:
    note = log.side_effect("A headache", B)
    page = log.page()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Open the note: Side effect, 22 November 2026, “A headache”")

    assert wanted.args == [note]


def test_a_step_is_deleted_and_comes_back(qtbot: QtBot, log: Log) -> None:
    log.step(A, LogStatus.ASKED, 0, "Because")
    page = log.page()

    with qtbot.waitSignal(page.undoable) as undoable:
        press(page, "Delete: Asked about it, 22 November 2026, Alphamab")
    gone, told = log.record.log.entries(), texts(page)
    undoable.args[1]()

    assert (gone, "Because" in told) == ((), False)
    assert [entry.reason for entry in log.record.log.entries()] == ["Because"]


def test_a_step_is_changed_where_it_stands(log: Log, today: date) -> None:
    log.step(A, LogStatus.ASKED)
    page = log.page()
    press(page, "Change: Asked about it, 22 November 2026, Alphamab")
    (change,) = seen(page, LogChange)

    change.day.take(today - timedelta(days=1))
    press(page, "Save the change: Asked about it, 22 November 2026, Alphamab")

    assert "Change: Asked about it, 21 November 2026, Alphamab" in buttons(page)
    assert seen(page, LogChange) == []


def test_a_reason_half_typed_is_open_again(log: Log) -> None:
    log.step(A, LogStatus.ASKED)
    page = log.page()
    press(page, "Change: Asked about it, 22 November 2026, Alphamab")
    seen(page, LogChange)[0].reason.setPlainText("Half a rea")
    page.keep_now()

    again = log.page()

    assert seen(again, LogChange)[0].reason.toPlainText() == "Half a rea"


def test_what_is_half_typed_stays_when_another_treatment_is_looked_at(log: Log) -> None:
    log.step(A, LogStatus.ASKED)
    log.step(B, LogStatus.ASKED)
    page = log.page()
    press(page, "Change: Asked about it, 22 November 2026, Alphamab")
    seen(page, LogChange)[0].reason.setPlainText("Half a rea")

    page.treatment.set_value(B)
    page.treatment.set_value(A)

    assert seen(page, LogChange)[0].reason.toPlainText() == "Half a rea"


def test_of_a_step_that_is_deleted_nothing_half_typed_is_left(log: Log) -> None:
    log.step(A, LogStatus.ASKED)
    (entry,) = log.record.log.entries()
    log.record.drafts.put(f"log:changing:{entry.id}", '{"reason": "Half"}')
    page = log.page()
    seen(page, LogChange)[0].left.emit()

    press(page, "Delete: Asked about it, 22 November 2026, Alphamab")

    assert log.record.drafts.all() == {}


def test_of_a_card_that_was_deleted_it_is_still_told(log: Log) -> None:
    gone = TreatmentId("gone")
    log.step(gone, LogStatus.STARTED)
    page = log.page()

    page.treatment.set_value(gone)

    assert "A card that I deleted: Started it" in texts(page)
    assert not any(name.startswith(("Open", "Note a side")) for name in buttons(page))


def test_a_long_log_shows_its_newest_and_more_when_wanted(log: Log) -> None:
    for ago in range(25):
        log.step(A, LogStatus.ASKED, ago)
    page = log.page()
    first = len([name for name in buttons(page) if name.startswith("Delete")])
    said = texts(page)

    press(page, "Show more")
    whole(page)

    assert (first, "The newest 20 are shown." in said) == (20, True)
    assert "25 entries" in texts(page)


def test_more_of_a_long_log_leaves_the_steps_that_are_there(log: Log) -> None:
    for ago in range(50):
        log.step(A, LogStatus.ASKED, ago)
    page = log.page()
    before = seen(page, LogLine)

    press(page, "Show more")
    soon = seen(page, LogLine)
    whole(page)

    assert soon[:20] == seen(page, LogLine)[:20] == before
    assert (len(before), len(soon), len(seen(page, LogLine))) == (20, 23, 40)
    focus = page.window().focusWidget()
    assert focus is not None
    assert soon[20].isAncestorOf(focus)


def test_a_step_that_moves_below_what_is_shown_when_changed_is_let_go(
    log: Log, today: date
) -> None:
    for ago in range(25):
        log.step(A, LogStatus.ASKED, ago)
    page = log.page()
    line = seen(page, LogLine)[0]

    line.change.click()
    change = line.findChildren(LogChange)[0]
    change.day.set_value(today - timedelta(days=90))
    press(page, "Save the change: Asked about it, 22 November 2026, Alphamab")
    whole(page)

    assert line not in seen(page, LogLine)
    assert len(seen(page, LogLine)) == 20


def test_a_side_effect_of_what_is_taken_is_one_press_away(qtbot: QtBot, log: Log) -> None:
    log.step(A, LogStatus.OFFERED)
    log.step(B, LogStatus.STARTED)
    page = log.page()

    with qtbot.waitSignal(page.side_effect_wanted) as wanted:
        press(page, next(name for name in buttons(page) if name.startswith("Note a side")))

    assert wanted.args == [B]


def test_so_is_one_of_the_treatment_one_looks_at(qtbot: QtBot, log: Log) -> None:
    log.step(A, LogStatus.OFFERED)
    page = log.page()
    page.treatment.set_value(A)

    with qtbot.waitSignal(page.side_effect_wanted) as wanted:
        press(page, "Note a side effect of Alphamab")

    assert wanted.args == [A]
