"""The list of cards, its filters, and one's own cards."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.first import FaceLine
from msdesk.domain.ids import SourceId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace, OwnPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion
from msdesk.domain.treatment import Stage, Treatment
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.look import Look
from msdesk.ui.pages.own_treatment import OwnTreatmentPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from msdesk.ui.pages.treatments.row import TreatmentRow, for_me
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.page import settle
from tests.ui.conftest import Show
from tests.ui.finding import buttons, press, texts, whole

_BEFORE = 222  # pixels, the height of a row in 0.1.0 as it was first shown
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


def row_of(page: TreatmentsPage, name: str) -> TreatmentRow:
    """Return the row of a card."""
    opens = next(b for b in page.findChildren(Button) if b.text() == name)
    row = opens.parentWidget()
    while not isinstance(row, TreatmentRow):
        assert row is not None
        row = row.parentWidget()
    return row


def test_every_card_is_shown_at_first(page: TreatmentsPage, made_up_library: Library) -> None:
    many = len(made_up_library.treatments)

    assert f"{many} of {many} cards." in texts(page)


def test_words_narrow_the_list(page: TreatmentsPage) -> None:
    page.search.setText("DELTA")

    assert names(page) == ["Deltaferon"]
    assert "1 of 6 cards." in texts(page)


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


def test_those_that_are_hidden_are_counted_and_shown_with_one_press(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    page = page_of(qtbot, look, made_up_library, record, _PPMS)
    assert "1 of 6 cards." in texts(page)

    press(page, "Show the 5 not for my type")

    assert len(names(page)) == 6


def test_only_those_that_the_type_hides_are_counted(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    page = page_of(qtbot, look, made_up_library, record, _PPMS)

    page.search.setText("examplumab")

    assert [b for b in buttons(page) if b.startswith("Show the")] == ["Show the 1 not for my type"]


def test_where_only_the_type_keeps_a_card_out_the_list_says_so(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    page = page_of(qtbot, look, made_up_library, record, _PPMS)

    page.search.setText("examplumab")
    kept_out = texts(page)
    page.search.setText("nosuchmab")

    said = "No card for your type of MS matches. Those that do are one press away, above."
    assert said in kept_out
    assert said not in texts(page)


def test_with_nothing_hidden_there_is_nothing_to_show(page: TreatmentsPage) -> None:
    assert not [b for b in buttons(page) if b.startswith("Show the")]


def test_all_of_a_row_opens_its_card(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, show: Show
) -> None:
    page = page_of(qtbot, look, made_up_library, record, Profile())
    show(page)
    row = row_of(page, "Examplumab")

    with qtbot.waitSignal(page.wanted) as opened:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(5, row.height() - 5))

    assert opened.args == [CardPlace(TreatmentId("examplumab"))]


def test_a_row_that_is_let_go_elsewhere_opens_nothing(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, show: Show
) -> None:
    page = page_of(qtbot, look, made_up_library, record, Profile())
    show(page)
    row = row_of(page, "Examplumab")

    with qtbot.assertNotEmitted(page.wanted):
        qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(5, -40))


def test_another_button_of_the_mouse_opens_nothing(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, show: Show
) -> None:
    page = page_of(qtbot, look, made_up_library, record, Profile())
    show(page)

    with qtbot.assertNotEmitted(page.wanted):
        qtbot.mouseClick(row_of(page, "Examplumab"), Qt.MouseButton.RightButton)


def test_a_button_on_a_row_does_not_open_the_card(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, show: Show
) -> None:
    page = page_of(qtbot, look, made_up_library, record, Profile())
    show(page)

    with qtbot.assertNotEmitted(page.wanted):
        press(page, "Compare: Examplumab")


def test_somebody_who_said_no_type_is_not_asked_to_filter_by_it(page: TreatmentsPage) -> None:
    assert page.mine.isHidden()


def test_a_card_can_be_read_and_compared(qtbot: QtBot, page: TreatmentsPage) -> None:
    with qtbot.waitSignal(page.wanted) as opened:
        press(page, "Examplumab: read this card")
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


def test_a_row_is_half_as_high_as_before(
    qtbot: QtBot, look: Look, library: Library, record: Record, show: Show
) -> None:
    page = page_of(qtbot, look, library, record, Profile())
    show(page, 1032, 860)  # beside the menu, in a window of 1280
    settle()
    rows = page.findChildren(TreatmentRow)

    heights = sorted((row.height() for row in rows), reverse=True)

    # Of the longest the name and the step have a line each; letters as wide as whole pixels, as
    # Windows may draw them, make it two.
    assert heights[2] <= _BEFORE // 2
    assert heights[0] <= _BEFORE // 2 + look.space(20)


def with_face(library: Library, *lines: FaceLine) -> Treatment:
    return replace(library.treatments[TreatmentId("examplumab")], face=lines)


def test_a_row_says_what_it_means_for_my_type(made_up_library: Library) -> None:
    mine = FaceLine(text="It was not tested.", basis="Our search", ms_types=(MsType.RIS,))
    any_type = FaceLine(text="It differs by type.", basis="Our search")

    card = with_face(made_up_library, mine, any_type)

    assert for_me(made_up_library, card, (MsType.RIS,)) == ["It was not tested."]


def test_two_types_are_each_named(made_up_library: Library) -> None:
    card = with_face(
        made_up_library,
        FaceLine(text="It was not tested.", basis="Our search", ms_types=(MsType.RIS,)),
        FaceLine(text="It was tested.", basis="Our search", ms_types=(MsType.CIS,)),
    )

    said = for_me(made_up_library, card, (MsType.CIS, MsType.RIS))

    assert said == ["RIS: It was not tested.", "CIS: It was tested."]


@pytest.mark.parametrize(
    ("sources", "named"),
    [(("alpha2024",), "(Alpha 2024)"), (("alpha2024", "told2025"), "(Alpha 2024 and 1 more)")],
)
def test_a_figure_in_a_row_names_its_source(
    made_up_library: Library, sources: tuple[SourceId, ...], named: str
) -> None:
    line = FaceLine(text="9 of 100 got worse.", sources=sources, ms_types=(MsType.RIS,))

    said = for_me(made_up_library, with_face(made_up_library, line), (MsType.RIS,))

    assert said == [f"9 of 100 got worse. {named}"]


def test_a_card_that_says_nothing_of_types_says_what_it_is(made_up_library: Library) -> None:
    card = made_up_library.treatments[TreatmentId("examplumab")]

    assert for_me(made_up_library, replace(card, face=()), ()) == [card.one_line]


def test_words_no_card_is_called_by_are_looked_for_inside(page: TreatmentsPage) -> None:
    page.look_inside(lambda typed: [TreatmentId("examplumab")] if typed == "fertility" else [])

    page.search.setText("fertility")

    assert names(page) == ["Examplumab"]
    assert "1 of 6 cards say it inside." in texts(page)


def test_a_card_that_is_called_so_is_not_looked_for_inside(page: TreatmentsPage) -> None:
    page.look_inside(lambda _typed: [TreatmentId("examplumab")])

    page.search.setText("delta")

    assert names(page) == ["Deltaferon"]


def test_the_way_to_look_inside_is_asked_for_when_it_is_needed(
    qtbot: QtBot, page: TreatmentsPage
) -> None:
    with qtbot.assertNotEmitted(page.inside_wanted):
        page.search.setText("delta")
    with qtbot.waitSignal(page.inside_wanted):
        page.search.setText("fertility")


def test_what_is_found_inside_is_shown_when_it_can_be(page: TreatmentsPage) -> None:
    page.search.setText("fertility")
    assert names(page) == []

    page.look_inside(lambda _typed: [TreatmentId("examplumab")])

    assert "1 of 6 cards say it inside." in texts(page)


def test_the_sentences_are_one_press_away(qtbot: QtBot, page: TreatmentsPage) -> None:
    page.look_inside(lambda _typed: [TreatmentId("examplumab")])
    page.search.setText("fertility")

    with qtbot.waitSignal(page.sentences_wanted) as wanted:
        press(page, "Show the sentences")

    assert wanted.args == ["fertility"]


def test_who_shows_the_others_is_at_the_box_that_hides_them_again(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, show: Show
) -> None:
    page = page_of(qtbot, look, made_up_library, record, _PPMS)
    show(page)

    press(page, "Show the 5 not for my type")

    assert page.window().focusWidget() is page.mine
