"""Every page is made with what it needs, and what it says leads where it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from msdesk.app import demo
from msdesk.domain.ids import TreatmentId
from msdesk.domain.treatment_log import LogStatus
from msdesk.ui.pages.home import Choice
from msdesk.ui.pages.preview import PreviewPage
from tests.app.living import Life, life
from tests.ui.finding import seen, whole


@pytest.fixture
def lived(qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    demo.fill(tmp_path / "data")
    with life(qtbot, tmp_path / "data") as lived:
        yield lived


def test_home_leads_to_the_next_appointment_itself(lived: Life) -> None:
    lived.press("Prepare for an appointment")

    assert lived.page == "appointment"


def test_home_shows_the_page_of_the_next_appointment(lived: Life) -> None:
    lived.press("See my page")

    assert lived.page == "preview"


def test_an_unfinished_note_is_carried_on_with(lived: Life) -> None:
    lived.press("Notes")
    seen(lived.shown, QPlainTextEdit)[0].setPlainText("Half a thought")
    lived.press("Home")

    lived.press("Unfinished note")

    assert lived.page == "notes"
    assert seen(lived.shown, QPlainTextEdit)[0].toPlainText() == "Half a thought"


def test_low_energy_leaves_only_the_three_choices(lived: Life) -> None:
    lived.press("Settings")
    lived.tick("Low-energy mode")

    lived.press("Home")

    assert len(seen(lived.shown, Choice)) == 3


def test_the_five_steps_lead_from_reading_to_the_page(lived: Life) -> None:
    lived.go("treatments")
    for wanted in ("compare", "matters", "appointment", "preview"):
        lived.press("Next: ")
        assert lived.page == wanted


def test_an_own_treatment_has_a_page_with_its_log_and_its_question(lived: Life) -> None:
    own = lived.record.own_treatments.add("A tea", "From a market")
    lived.go("own", own.id)
    lived.press("Add to my log")
    lived.press("Ask about this")

    (entry,) = lived.record.log.entries(TreatmentId(own.id))
    assert entry.status is LogStatus.CONSIDERING
    assert "A tea" in lived.record.questions.all()[-1].text


def test_what_is_no_longer_there_becomes_its_list(lived: Life) -> None:
    lived.go("own", "gone")

    assert lived.page == "treatments"


def test_back_goes_where_one_was(lived: Life) -> None:
    lived.go("notes")
    lived.go("about")

    lived.escape()

    assert lived.page == "notes"


def test_a_deleted_log_entry_comes_back(lived: Life) -> None:
    page = lived.go("card", "ahsct")
    whole(page)
    lived.press("Delete: Considering it")
    assert lived.record.log.entries(demo.AHSCT) == ()

    lived.press("Undo")

    assert len(lived.record.log.entries(demo.AHSCT)) == 1


def test_a_question_without_an_appointment_waits_for_one(lived: Life) -> None:
    lived.record.appointments.delete(lived.coming.id)
    lived.go("card", "ahsct")
    lived.press("Ask about this")

    assert lived.said == "Question kept. It waits for your next appointment."


def test_options_side_by_side_can_be_printed(lived: Life, tmp_path: Path) -> None:
    for card in ("ahsct", "ocrelizumab"):
        lived.press("Compare", lived.go("card", card))
    lived.press("Print")
    page = lived.shown
    assert isinstance(page, PreviewPage)
    lived.until(lambda: bool(page.pdf))

    page.save_to(tmp_path / "table.html", "html")

    assert "Ocrelizumab" in (tmp_path / "table.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("chosen", [True, False])
def test_what_msdesk_says_of_itself_can_be_saved(
    lived: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, chosen: bool
) -> None:
    path = tmp_path / "about.html"
    answer = (str(path) if chosen else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: answer)
    lived.go("about")

    lived.press("Save as web page")

    assert path.is_file() is chosen


def test_the_checklist_opens_and_closes(lived: Life) -> None:
    lived.go("about")
    lived.press("Show all 44 items")
    lived.press("Hide")

    assert lived.page == "about"


def test_the_country_of_help_is_remembered(lived: Life) -> None:
    lived.press("Get help now")
    (country,) = seen(lived.shown, QComboBox)
    country.setCurrentIndex(3)
    chosen = country.currentText()
    lived.close_and_open()

    lived.press("Get help now")

    assert seen(lived.shown, QComboBox)[0].currentText() == chosen


def test_an_appointment_deleted_and_undone_keeps_its_questions(lived: Life) -> None:
    lived.go("appointments")
    lived.press("Delete: Neurology clinic")
    lived.press("Undo")

    assert len(lived.record.questions.for_appointment(lived.coming.id)) == 4
