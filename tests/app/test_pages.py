"""Every page is made with what it needs, and what it says leads where it should."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPlainTextEdit

from msdesk.domain.appointment import Paper
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace, OwnPlace
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.services.sheet import PrintChoices
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.pages.appointment.question_bank import QuestionBank
from msdesk.ui.pages.compare.options_table import OptionsTable
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.widgets.choice_card import ChoiceCard
from tests.app.living import Life
from tests.places import needs_place
from tests.ui.finding import button, buttons, seen, texts, whole


def test_an_unfinished_note_is_carried_on_with(lived: Life) -> None:
    lived.press("Notes")
    seen(lived.shown, QPlainTextEdit)[0].setPlainText("Half a thought")
    lived.press("Home")

    lived.press("Unfinished note")

    assert lived.page is Screen.NOTES
    assert seen(lived.shown, QPlainTextEdit)[0].toPlainText() == "Half a thought"


def test_low_energy_leaves_only_the_three_choices(lived: Life) -> None:
    lived.press("Notes")
    lived.press("Settings")
    lived.tick("Low-energy mode")

    lived.press("Home")

    assert buttons(lived.shown) == [
        choice.accessibleName() for choice in seen(lived.shown, ChoiceCard)
    ]
    assert len(buttons(lived.shown)) == 3


def test_an_own_treatment_has_a_page_with_its_log_and_its_question(lived: Life) -> None:
    own = lived.record.own_treatments.add("A tea", "From a market")
    lived.go(OwnPlace(own.id))
    lived.press("Add to my log")
    lived.press("Ask about this")

    (entry,) = lived.record.log.entries(TreatmentId(own.id))
    assert entry.status is LogStatus.CONSIDERING
    assert "A tea" in lived.record.questions.all()[-1].text


def test_options_side_by_side_can_be_printed(lived: Life, tmp_path: Path) -> None:
    for card in ("ahsct", "ocrelizumab"):
        lived.press("Compare", lived.go(CardPlace(TreatmentId(card))))
    lived.press("Print")
    page = lived.shown
    assert isinstance(page, PreviewPage)
    lived.until(lambda: bool(page.pdf))

    page.save_to(tmp_path / "table.html", "html")

    assert "Ocrelizumab" in (tmp_path / "table.html").read_text(encoding="utf-8")


def test_print_leads_from_the_options_to_their_page_and_back(lived: Life) -> None:
    for card in ("ahsct", "ocrelizumab"):
        lived.press("Compare", lived.go(CardPlace(TreatmentId(card))))

    led = []
    for name in ("Print", "Back"):
        lived.press(name, lived.shown)
        led.append(lived.page)

    assert led == [Screen.COMPARISON, Screen.COMPARE]


@pytest.mark.parametrize("chosen", [True, False])
def test_what_msdesk_says_of_itself_can_be_saved(
    lived: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, chosen: bool
) -> None:
    path = tmp_path / "about.html"
    answer = (str(path) if chosen else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: answer)
    lived.go(Screen.ABOUT)

    lived.press("Save as web page")

    assert path.is_file() is chosen


def test_the_checklist_opens_and_closes(lived: Life) -> None:
    lived.go(Screen.ABOUT)
    lived.press("How this measures")
    lived.press("Show all 44 items")
    lived.press("Hide")

    assert lived.page is Screen.ABOUT


def test_the_licences_are_read_while_the_window_answers(lived: Life) -> None:
    about = whole(lived.go(Screen.ABOUT))
    lived.press("Licences")
    whole(about)

    lived.press("Show all parts and their licences")
    assert not [name for name in buttons(about) if "SQLAlchemy" in name]

    lived.until(lambda: bool([name for name in buttons(whole(about)) if "SQLAlchemy" in name]))


def test_the_country_of_help_is_remembered(lived: Life) -> None:
    lived.press("Get help now")
    (country,) = seen(lived.shown, QComboBox)
    country.setCurrentIndex(3)
    chosen = country.currentText()
    lived.close_and_open()

    lived.press("Get help now")

    assert seen(lived.shown, QComboBox)[0].currentText() == chosen


@needs_place
def test_help_is_at_first_that_of_where_the_computer_is(
    lived: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")

    lived.press("Get help now")

    assert seen(lived.shown, QComboBox)[0].currentText() == "Sweden"


def test_what_matters_to_the_person_comes_right_after_the_type_in_compare(lived: Life) -> None:
    lived.press("Compare", lived.go(CardPlace(TreatmentId("ahsct"))))

    assert "\nWhat matters to me\n★ " in lived.reads()
    questions = [words for words in texts(lived.shown, "table-strong") if "?" in words]
    assert questions[0] == "Is it for my type of MS?"
    assert questions[1].startswith("★")


def test_the_words_of_compare_are_explained_at_a_press(lived: Life) -> None:
    lived.press("Compare", lived.go(CardPlace(TreatmentId("ahsct"))))

    lived.press("How to use this page")

    explained = [words for words in texts(lived.shown) if words.startswith("“")]
    assert any(words.startswith("“MRI”: A scan") for words in explained)


def test_who_wants_no_pictures_has_none_in_compare(lived: Life) -> None:
    lived.press("Compare", lived.go(CardPlace(TreatmentId("ahsct"))))
    assert seen(whole(lived.shown), IconArray)

    preferences = lived.parts.preferences
    preferences.change(preferences.value._replace(pictures=False))
    lived.press("Compare", lived.go(CardPlace(TreatmentId("ahsct"))))

    assert not seen(whole(lived.shown), IconArray)


def test_compare_on_a_fourth_card_shows_that_card_in_place_of_the_first(lived: Life) -> None:
    for card in ("ahsct", "ocrelizumab", "natalizumab", "siponimod"):
        lived.press("Compare", lived.go(CardPlace(TreatmentId(card))))

    (table,) = seen(lived.shown, OptionsTable)
    heads = texts(table, "table-strong")[1:5]
    assert [head.split()[0] for head in heads] == ["Ocrelizumab", "Natalizumab", "Siponimod", "No"]


def test_what_was_chosen_to_compare_is_there_again(lived: Life) -> None:
    lived.press("Compare", lived.window.nav)
    lived.press("AHSCT", lived.shown)
    lived.press("Home")

    lived.press("Compare", lived.window.nav)

    assert button(lived.shown, "AHSCT").isChecked()


def test_a_treatment_of_the_list_is_compared_from_there(lived: Life) -> None:
    lived.press("Treatments", lived.window.nav)

    lived.press("Compare: ", whole(lived.shown))

    assert lived.page is Screen.COMPARE
    assert len(seen(lived.shown, OptionsTable)) == 1


def test_a_note_names_its_treatments_as_the_cards_do(lived: Life) -> None:
    lived.press("Notes")

    assert "AHSCT" in texts(whole(lived.shown))


def test_only_questions_for_the_persons_type_are_in_the_bank(lived: Life) -> None:
    only = [q for q in lived.library.questions if q.ms_types]
    for_them = {q.text for q in only if MsType.PPMS_ACTIVE in q.ms_types}
    for_others = {q.text for q in only if q.ms_types == (MsType.RRMS,)}

    lived.press("Prepare for an appointment")
    (bank,) = seen(lived.shown, QuestionBank)
    offered: set[str] = set()
    for topic in range(bank.topic.count()):
        bank.topic.setCurrentIndex(topic)
        while not offered.issuperset(texts(bank)):
            offered.update(texts(bank))
            if "Show others" in buttons(bank):
                lived.press("Show others", bank)

    assert for_others
    assert (bool(for_them & offered), for_others & offered) == (True, set())


def test_an_appointment_can_be_had_in_ones_calendar(
    lived: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = (str(tmp_path / "clinic.ics"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: answer)
    lived.press("Prepare for an appointment")

    lived.press("Save for my calendar")
    lived.press("A reminder")
    lived.press("Save the file…")

    written = (tmp_path / "clinic.ics").read_text(encoding="utf-8")
    assert "SUMMARY:Appointment" in written
    assert "TRIGGER:-P1D" in written
    assert lived.said == f"Saved as clinic.ics in {tmp_path.name}. Your calendar can open it."


def test_everything_msdesk_is_made_of_is_listed_with_its_licence(lived: Life) -> None:
    lived.press("Settings")
    lived.press("About msdesk")

    lived.press("Licences")
    whole(lived.shown)
    lived.press("Show all parts and their licences")

    lived.until(lambda: any(b.startswith("PySide6") for b in buttons(whole(lived.shown))))


def test_paper_and_size_are_remembered_and_what_is_private_is_not(lived: Life) -> None:
    lived.press("See my page")
    page = lived.shown
    assert isinstance(page, PreviewPage)
    page.paper.set_value(Paper.LETTER)
    page.text_size.set_value(20)
    page.name.setText("Ada")
    lived.tick("What matters most to me")
    lived.close_and_open()

    lived.press("See my page")

    again = lived.shown
    assert isinstance(again, PreviewPage)
    assert again.choices() == PrintChoices(paper=Paper.LETTER, text_size=20)


def test_a_page_is_named_after_the_day_of_the_appointment(
    lived: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def close(_window: object, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        begun.append(Path(begin).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", close)
    lived.press("See my page")

    lived.press("Save as PDF")

    assert begun == [f"Questions-{lived.coming.day}.pdf"]
