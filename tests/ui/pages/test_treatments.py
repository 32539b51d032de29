"""The list of cards, its filters, and one's own cards."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace, OwnPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion
from msdesk.domain.treatment import Stage
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.look import Look
from msdesk.ui.pages.own_treatment import OwnTreatmentPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from tests.ui.finding import press, texts, whole

_PPMS = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.PPMS_ACTIVE,))


@pytest.fixture
def page(qtbot: QtBot, look: Look, made_up_library: Library, record: Record) -> TreatmentsPage:
    """Return the list for somebody who said nothing."""
    return page_of(qtbot, look, made_up_library, record, Profile())


def page_of(
    qtbot: QtBot, look: Look, library: Library, record: Record, profile: Profile
) -> TreatmentsPage:
    return whole(begun(qtbot, look, library, record, profile))


def begun(
    qtbot: QtBot, look: Look, library: Library, record: Record, profile: Profile
) -> TreatmentsPage:
    """Return the page as it is when it is first painted."""
    book = Book(record.log, record.drafts, date(2026, 11, 22))
    page = TreatmentsPage(look, library, profile, book, record.own_treatments)
    qtbot.addWidget(page)
    return page


def names(page: TreatmentsPage) -> list[str]:
    return [card.name for card in page.shown()]


def test_every_card_is_shown_at_first(page: TreatmentsPage, made_up_library: Library) -> None:
    many = len(made_up_library.treatments)

    assert f"{many} of {many} cards" in texts(page)


def test_words_narrow_the_list(page: TreatmentsPage) -> None:
    page.search.setText("DELTA")

    assert names(page) == ["Deltaferon"]
    assert "1 of 6 cards" in texts(page)


def test_a_search_that_finds_nothing_says_what_to_do(page: TreatmentsPage) -> None:
    page.search.setText("nosuchmab")

    assert "No card matches. Try fewer words, or another stage." in texts(page)


def test_a_stage_narrows_the_list(page: TreatmentsPage) -> None:
    page.stage.set_value(Stage.EARLY_TRIALS)

    assert names(page) == ["Deltaferon"]


def test_those_for_my_type_are_shown_and_all_when_wanted(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    page = page_of(qtbot, look, made_up_library, record, _PPMS)
    assert names(page) == ["Deltaferon"]

    page.mine.click()

    assert len(names(page)) == 6


def test_somebody_who_said_no_type_is_not_asked_to_filter_by_it(page: TreatmentsPage) -> None:
    assert page.mine.isHidden()


def test_a_card_can_be_read_and_compared(qtbot: QtBot, page: TreatmentsPage) -> None:
    with qtbot.waitSignal(page.wanted) as opened:
        press(page, "Read: Examplumab")
    with qtbot.waitSignal(page.compare_wanted) as compared:
        press(page, "Compare: Examplumab")

    assert opened.args == [CardPlace(TreatmentId("examplumab"))]
    assert compared.args == ["examplumab"]


def test_the_last_step_of_the_log_stands_on_the_card(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, today: date
) -> None:
    record.log.add(TreatmentId("examplumab"), LogStatus.CONSIDERING, today)

    page = page_of(qtbot, look, made_up_library, record, Profile())

    assert f"My log: {LogStatus.CONSIDERING.value}, 22 November 2026" in texts(page)


def test_an_own_card_is_kept_and_shown(page: TreatmentsPage, record: Record) -> None:
    page.own_cards.name.setText("Kräutertee")
    page.own_cards.what.setPlainText("A tea")
    page.own_cards.heard_from.setText("A neighbour")

    press(page, "Add my own card")

    (own,) = record.own_treatments.all()
    assert (own.name, own.what_it_is, own.heard_from) == ("Kräutertee", "A tea", "A neighbour")
    assert "Heard from: A neighbour" in texts(page)
    assert page.own_cards.name.text() == ""


def test_an_own_card_needs_a_name(page: TreatmentsPage, record: Record) -> None:
    page.own_cards.what.setPlainText("A tea")

    press(page, "Add my own card")

    assert record.own_treatments.all() == ()
    assert page.own_cards.what.toPlainText() == "A tea"


def test_an_own_card_can_be_opened(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, today: date
) -> None:
    own = record.own_treatments.add("Herbal tea")
    record.log.add(own.id, LogStatus.CONSIDERING, today)
    page = page_of(qtbot, look, made_up_library, record, Profile())

    with qtbot.waitSignal(page.wanted) as opened:
        press(page, "Open my log: Herbal tea")

    assert opened.args == [OwnPlace(own.id)]


def test_a_deleted_own_card_is_handed_over_to_be_undone(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    own = record.own_treatments.add("Herbal tea")
    page = page_of(qtbot, look, made_up_library, record, Profile())

    with qtbot.waitSignal(page.undoable) as removed:
        press(page, "Delete: Herbal tea")

    said, undo = removed.args
    assert said == "Deleted my own card “Herbal tea”."
    assert "Herbal tea" not in texts(page)
    undo()
    assert [each.id for each in record.own_treatments.all()] == [own.id]


def own_page(qtbot: QtBot, look: Look, record: Record, today: date) -> OwnTreatmentPage:
    own = record.own_treatments.add("Herbal tea", "A tea", "A neighbour")
    form = LogForm(look, record.log, record.drafts, TreatmentId(own.id), today)
    page = OwnTreatmentPage(look, own, form)
    qtbot.addWidget(page)
    return page


def test_ones_own_cards_are_made_after_the_first_look(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    page = begun(qtbot, look, made_up_library, record, Profile())

    assert "My own cards" not in texts(page)
    qtbot.waitUntil(lambda: "My own cards" in texts(page))


def test_an_own_page_shows_the_persons_words(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    page = own_page(qtbot, look, record, today)

    assert {"Herbal tea", "A tea", "Heard from: A neighbour"} <= set(texts(page))


def test_an_own_page_asks_what_is_known(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    page = own_page(qtbot, look, record, today)

    with qtbot.waitSignal(page.asked) as asked:
        page.first().click()  # type: ignore[attr-defined]

    question: NewQuestion = asked.args[0]
    assert question.text.startswith("What is known about Herbal tea")
    assert "A neighbour" in question.text


def test_the_first_thing_to_do_is_to_search(page: TreatmentsPage) -> None:
    assert page.first() is page.search


def test_an_own_card_begun_is_there_again(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    first = page_of(qtbot, look, made_up_library, record, Profile())
    first.own_cards.what.setPlainText("A tea")
    first.keep_now()

    second = page_of(qtbot, look, made_up_library, record, Profile())

    assert second.own_cards.what.toPlainText() == "A tea"
