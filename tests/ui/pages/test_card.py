"""A treatment card, from its three lines to who paid for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion, Origin
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.settings import Settings
from msdesk.store.record import Record
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.look import Look
from msdesk.ui.pages.card.page import CardPage
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.page import ScrollPage
from tests.ui.conftest import TODAY, Show
from tests.ui.finding import button, buttons, fold_of, folds, press, seen, texts, unfolded, whole

_RRMS = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.RRMS,), walking="One stick outdoors")
_INNER = ("In this card", "For other types of MS, or in another place")


class Cards:
    """Makes the page of Examplumab as a test wants it."""

    def __init__(self, qtbot: QtBot, look: Look, library: Library, record: Record) -> None:
        self._qtbot, self._look, self._library, self._record = qtbot, look, library, record

    def page(
        self,
        profile: Profile | None = None,
        *,
        settings: Settings | None = None,
        today: date = TODAY,
        item: str = "examplumab",
        folded: bool = False,
    ) -> CardPage:
        card = self._library.treatments[TreatmentId(item)]
        form = LogForm(self._look, self._record.log, self._record.drafts, card.id, today)
        page = CardPage(
            self._look,
            self._library,
            card,
            profile or Profile(),
            settings or Settings(),
            form,
            today,
        )
        self._qtbot.addWidget(page)
        return whole(page) if folded else unfolded(page)


def sections_of(page: CardPage) -> list[str]:
    """Return the sections of a card, without what is folded in them or around them."""
    return [title for title in folds(page) if title not in _INNER]


@pytest.fixture
def cards(qtbot: QtBot, look: Look, made_up_library: Library, record: Record) -> Cards:
    """Return what makes pages of a card."""
    return Cards(qtbot, look, made_up_library, record)


def test_the_sections_stand_in_the_order_of_every_card(cards: Cards) -> None:
    sections = sections_of(cards.page(folded=True))

    assert sections == [
        "What it is",
        "How it is given",
        "What it may do",
        "What may go wrong",
        "What the licence warns of",
        "What it is like",
        "For my type of MS",
        "Checks and vaccines",
        "Pregnancy and fertility",
        "If it is stopped",
        "What is not known",
        "Open trials",
        "What people say",
        "Warning signs of a clinic",
        "My log",
        "Where this comes from",
        "About this card",
    ]


def test_what_people_say_comes_after_what_was_measured(cards: Cards) -> None:
    sections = sections_of(cards.page(folded=True))

    said = sections.index("What people say")
    assert said > sections.index("What it may do")
    assert said > sections.index("What may go wrong")


def test_a_card_nobody_speaks_of_has_no_such_section(cards: Cards) -> None:
    sections = folds(cards.page(item="betalimab"))

    assert "What people say" not in sections
    assert "Warning signs of a clinic" not in sections


def test_what_people_say_stands_below_whose_voice_it_is(cards: Cards) -> None:
    page = cards.page()

    strips = [text for text in texts(page, "strip") if not text.startswith("Boxed")]
    assert strips == ["A claim by a company or clinic.", "One person."]


def test_the_sections_are_made_little_by_little(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, today: date
) -> None:
    card = made_up_library.treatments[TreatmentId("examplumab")]
    form = LogForm(look, record.log, record.drafts, card.id, today)
    page = CardPage(look, made_up_library, card, Profile(), Settings(), form, today)
    qtbot.addWidget(page)

    assert "About this card" not in folds(page)
    qtbot.waitUntil(lambda: "About this card" in folds(page))


def test_the_form_of_the_log_is_made_when_the_card_has_been_shown(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, today: date
) -> None:
    card = made_up_library.treatments[TreatmentId("examplumab")]
    form = LogForm(look, record.log, record.drafts, card.id, today)
    page = CardPage(look, made_up_library, card, Profile(), Settings(), form, today)
    qtbot.addWidget(page)
    at_first = form.findChildren(QPlainTextEdit)

    page.finish()

    assert not at_first
    assert "Add to my log" in buttons(form)


def test_each_source_says_how_it_was_read(cards: Cards) -> None:
    page = cards.page()

    words = texts(page, "small")
    told = words.index("Hospital or health service. Read 22 November 2026.")
    assert words[told - 1] == "Reported second-hand."


def test_asking_about_a_number_names_its_source(qtbot: QtBot, cards: Cards) -> None:
    page = cards.page()

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Ask about this: Got worse")

    question: NewQuestion = asked.args[0]
    assert question.came_from == "Alpha 2024, n=200"
    assert "26 out of 100 people" in question.text


def test_asking_about_what_people_say_names_who_said_it(qtbot: QtBot, cards: Cards) -> None:
    page = cards.page()

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Ask about this: They walked again")

    question: NewQuestion = asked.args[0]
    assert (question.origin, question.came_from) == (Origin.CLAIM, "A made-up person")


def test_asking_at_the_top_starts_from_the_cards_own_question(qtbot: QtBot, cards: Cards) -> None:
    page = cards.page()

    with qtbot.waitSignal(page.asked) as asked:
        page.first().click()  # type: ignore[attr-defined]

    question: NewQuestion = asked.args[0]
    assert question.text == "What would it mean for me?"
    assert question.came_from == "From the card “Examplumab”"


def test_a_card_can_be_compared(qtbot: QtBot, cards: Cards) -> None:
    page = cards.page()

    with qtbot.waitSignal(page.compare_wanted) as wanted:
        press(page, "Compare")

    assert wanted.args == ["examplumab"]


def test_somebody_who_said_no_type_is_led_to_my_ms(qtbot: QtBot, cards: Cards) -> None:
    page = cards.page()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Go to My MS")

    assert wanted.args == [Screen.MY_MS]


def test_the_rule_that_a_status_rests_on_is_told_from_the_others(cards: Cards) -> None:
    page = cards.page(_RRMS)

    words = texts(page)
    at = words.index("Status: Licensed")
    assert words[at + 1 : at + 5] == [
        "Licensed.",
        "Paid for? We have not checked.",
        "Rests on: Made-up licence",
        "Active MS.",
    ]


def test_the_rules_stand_beside_the_persons_own_words(cards: Cards) -> None:
    page = cards.page(_RRMS)

    assert "Active MS." in texts(page)
    assert "Walking: One stick outdoors" in texts(page)
    assert "Only your team can say." in texts(page)


def test_a_rule_becomes_a_question(qtbot: QtBot, cards: Cards) -> None:
    page = cards.page(_RRMS)

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Add as a question: Examplumab, RRMS")

    question: NewQuestion = asked.args[0]
    assert question.origin is Origin.ELIGIBILITY
    assert question.came_from == "Examplumab, eligibility note"


@pytest.mark.parametrize(("late", "warned"), [(0, False), (1, True)])
def test_a_card_says_when_its_check_is_overdue(cards: Cards, late: int, *, warned: bool) -> None:
    page = cards.page(today=date(2027, 5, 22) + timedelta(days=late))

    assert bool(texts(page, "notice")) is warned


def test_pictures_of_chance_can_be_switched_off(cards: Cards) -> None:
    page = cards.page(settings=Settings(pictures=False))

    assert seen(page, IconArray) == []


def test_the_first_four_harms_are_shown_and_the_others_when_wanted(cards: Cards) -> None:
    page = cards.page()
    assert "Made-up harm 5" not in texts(page)

    press(page, "Show 2 more: What may go wrong")

    assert "Made-up harm 5" in texts(page)


def test_a_card_without_trials_says_so(cards: Cards) -> None:
    page = cards.page(item="betalimab")

    assert "We found no open trial." in texts(page)
    assert "1 point, about 1 minute" in texts(fold_of(page, "Open trials"))


def test_a_page_opens_at_a_section(qtbot: QtBot, cards: Cards, show: Show) -> None:
    page = cards.page()
    show(page)

    with qtbot.waitSignal(page.section_read) as read:
        page.open_at("What it is like")
        page.begin().setFocus()

    assert read.args == ["What it is like"]
    assert button(page, "What it is like: go there").isChecked()


def test_who_scrolls_before_the_section_is_there_stays_where_they_scrolled_to(
    qtbot: QtBot, cards: Cards, show: Show
) -> None:
    page = cards.page()
    show(page)
    page.open_at("What it is like")
    page.begin().setFocus()
    later = QTimer(page)
    later.setSingleShot(True)
    later.setInterval(60)

    (scrolls,) = page.findChildren(ScrollPage)
    scrolls.scroll_bar().setSliderPosition(30)
    with qtbot.waitSignal(later.timeout):
        later.start()

    assert scrolls.scroll_bar().value() == 30


def test_a_section_is_reached_from_the_list(qtbot: QtBot, cards: Cards, show: Show) -> None:
    page = cards.page()
    show(page)

    with qtbot.waitSignal(page.section_read) as read:
        press(page, "If it is stopped: go there")

    assert read.args == ["If it is stopped"]


def test_the_list_of_sections_goes_into_the_page_where_it_is_narrow(
    cards: Cards, show: Show
) -> None:
    page = cards.page(folded=True)
    show(page, 600)

    press(page, "In this card")
    assert buttons(page).count("What it is like: go there") == 1


def test_the_log_keeps_a_step_with_its_reason(
    qtbot: QtBot, cards: Cards, record: Record, today: date
) -> None:
    page = cards.page()
    form = page.findChild(LogForm)
    assert form is not None
    form.status.set_value(LogStatus.RULED_OUT)
    form.reason.setPlainText("Zu weit weg")

    with qtbot.waitSignal(form.undoable):
        press(page, "Add to my log")

    (entry,) = record.log.entries(TreatmentId("examplumab"))
    assert (entry.status, entry.day, entry.reason) == (LogStatus.RULED_OUT, today, "Zu weit weg")
    assert "Zu weit weg" in texts(page)


def test_a_step_can_be_deleted_from_the_log(
    qtbot: QtBot, cards: Cards, record: Record, today: date
) -> None:
    entry = record.log.add(TreatmentId("examplumab"), LogStatus.CONSIDERING, today)
    page = cards.page()
    form = page.findChild(LogForm)
    assert form is not None

    with qtbot.waitSignal(form.undoable) as undoable:
        press(page, f"Delete: {LogStatus.CONSIDERING.value}, 22 November 2026")

    assert record.log.entries() == ()
    undoable.args[1]()
    assert [each.id for each in record.log.entries()] == [entry.id]


def test_one_comes_back_to_the_list(qtbot: QtBot, cards: Cards) -> None:
    page = cards.page()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Treatments, back")

    assert wanted.args == [Screen.TREATMENTS]


def test_where_it_is_narrow_tab_stops_once_at_the_sections(cards: Cards, show: Show) -> None:
    page = cards.page(folded=True)
    show(page, 480, 800)
    press(page, "In this card")
    assert "How it is given: go there" in buttons(page)

    order = [control.accessibleName() for control in reading_order(page)]

    assert "What it is: go there" in order
    assert "How it is given: go there" not in order


def test_the_list_of_sections_is_whole_in_a_window_as_high_as_at_first(
    qtbot: QtBot, look: Look, library: Library, record: Record, show: Show
) -> None:
    most = max(library.treatments.values(), key=lambda card: len(library.claims_about(card.id)))
    page = Cards(qtbot, look, library, record).page(item=most.id, folded=True)
    show(page, 1400, 860)

    (sections,) = [a for a in seen(page, QScrollArea) if "Sections" in a.accessibleName()]
    assert len(seen(sections, Button)) == 17  # as many as a card can have
    assert sections.verticalScrollBar().maximum() == 0


def test_the_ring_has_room_around_each_section_of_the_list(cards: Cards, show: Show) -> None:
    page = cards.page()
    show(page, 1400)

    section = button(page, "What it is: go there")
    inside = section.parentWidget()
    assert inside is not None
    assert inside.rect().contains(section.geometry().adjusted(-6, -6, 6, 6))
