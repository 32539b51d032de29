"""Every page is made with what it needs, and what it says leads where it should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from msdesk.app import demo
from msdesk.app.desk import Desk
from msdesk.app.start import Options, Start
from msdesk.domain.ids import TreatmentId
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record
from msdesk.ui.pages.about import AboutPage
from msdesk.ui.pages.home import Choice
from msdesk.ui.pages.own_treatment import OwnTreatmentPage
from msdesk.ui.pages.preview import PreviewPage


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    demo.fill(tmp_path)
    start = Start(Options(tmp_path, tmp_path / "settings.json"))
    start.window.show()
    qtbot.waitUntil(lambda: start.desk is not None)
    assert start.desk is not None
    yield start.desk
    start.desk.close()


def record(desk: Desk) -> Record:
    assert desk.record is not None
    return desk.record


def press(page: QWidget | None, name: str) -> None:
    assert page is not None
    button = next(b for b in page.findChildren(QPushButton) if b.accessibleName().startswith(name))
    button.click()


def test_home_leads_to_the_next_appointment_itself(desk: Desk) -> None:
    press(desk.window.page("home"), "Prepare for an appointment")

    assert desk.window.current_page == "appointment"


def test_home_shows_the_page_of_the_next_appointment(desk: Desk) -> None:
    press(desk.window.page("home"), "See my page")

    assert desk.window.current_page == "preview"


def test_an_unfinished_note_is_carried_on_with(desk: Desk) -> None:
    record(desk).drafts.put("note:new", '{"text": "Half a thought"}')
    desk.home.fill()

    press(desk.window.page("home"), "Unfinished note")

    assert desk.window.current_page == "notes"


def test_low_energy_leaves_only_the_three_choices(desk: Desk) -> None:
    desk.change_settings(desk.settings._replace(low_energy=True), redraw=False)

    desk.home.fill()

    home = desk.window.page("home")
    assert home is not None
    assert len([c for c in home.findChildren(Choice) if not c.isHidden()]) == 3


def test_the_five_steps_lead_from_reading_to_the_page(desk: Desk) -> None:
    steps = ["compare", "matters", "appointment", "preview"]
    page = desk.go("treatments")
    for wanted in steps:
        press(page, "Next: ")
        assert desk.window.current_page == wanted
        page = desk.window.page(wanted)


def test_an_own_treatment_has_a_page_with_its_log_and_its_question(desk: Desk) -> None:
    own = record(desk).own_treatments.add("A tea", "From a market")
    page = desk.go("own", own.id)
    assert isinstance(page, OwnTreatmentPage)
    press(page, "Add to my log")
    press(page, "Ask about this")

    (entry,) = record(desk).log.entries(TreatmentId(own.id))
    assert entry.status is LogStatus.CONSIDERING
    assert "A tea" in record(desk).questions.all()[-1].text


def test_what_is_no_longer_there_becomes_its_list(desk: Desk) -> None:
    desk.go("own", "gone")

    assert desk.window.current_page == "treatments"


def test_back_goes_where_one_was(desk: Desk) -> None:
    desk.go("notes")
    desk.go("about")

    desk.back()

    assert desk.window.current_page == "notes"


def test_a_deleted_log_entry_comes_back(desk: Desk) -> None:
    page = desk.go("card", "ahsct")
    page.finish()  # type: ignore[union-attr]
    press(page, "Delete: Considering it")
    assert record(desk).log.entries(demo.AHSCT) == ()

    press(desk.toast, "Undo")

    assert len(record(desk).log.entries(demo.AHSCT)) == 1


def test_a_question_without_an_appointment_waits_for_one(desk: Desk) -> None:
    coming = record(desk).appointments.next(desk.today)
    assert coming is not None
    record(desk).appointments.delete(coming.id)
    page = desk.go("card", "ahsct")
    press(page, "Ask about this")

    assert desk.toast.text == "Question kept. It waits for your next appointment."


def test_options_side_by_side_can_be_printed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.trail.compare(["ahsct", "ocrelizumab"])
    page = desk.go("comparison")
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=20_000)

    page.save_to(tmp_path / "table.html", "html")

    assert "Ocrelizumab" in (tmp_path / "table.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("chosen", [True, False])
def test_what_msdesk_says_of_itself_can_be_saved(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, chosen: bool
) -> None:
    path = tmp_path / "about.html"
    answer = (str(path) if chosen else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: answer)
    page = desk.go("about")
    assert isinstance(page, AboutPage)

    press(page, "Save as web page")

    assert path.is_file() is chosen


def test_the_checklist_opens_and_closes(desk: Desk) -> None:
    page = desk.go("about")
    press(page, "Show all 44 items")
    press(page, "Hide")

    assert desk.window.current_page == "about"


def test_the_country_of_help_is_remembered(desk: Desk) -> None:
    page = desk.go("help")
    assert page is not None
    page.country.setCurrentIndex(3)  # type: ignore[attr-defined]

    assert desk.settings.country == page.country.value()  # type: ignore[attr-defined]


def test_an_appointment_deleted_and_undone_keeps_its_questions(desk: Desk) -> None:
    page = desk.go("appointments")
    press(page, "Delete: Neurology clinic")
    press(desk.toast, "Undo")

    coming = record(desk).appointments.next(desk.today)
    assert coming is not None
    assert coming.day == desk.today + timedelta(days=9)
    assert len(record(desk).questions.for_appointment(coming.id)) == 4
