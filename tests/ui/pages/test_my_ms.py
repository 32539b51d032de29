"""What the person says of their MS, and the rules beside it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.place import CardPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion, Origin
from msdesk.domain.screen import Screen
from msdesk.store.record import Record
from msdesk.ui.look import Look
from msdesk.ui.pages.my_ms.page import MyMsPage
from msdesk.ui.widgets.roving import BY_KEYBOARD
from tests.ui.finding import button, buttons, press, texts, whole

_PPMS = "Primary progressive MS (PPMS)"


@pytest.fixture
def page(qtbot: QtBot, look: Look, made_up_library: Library, record: Record) -> MyMsPage:
    """Return the page of somebody who said nothing."""
    return page_of(qtbot, look, made_up_library, record)


def page_of(
    qtbot: QtBot, look: Look, library: Library, record: Record, at: MsType | None = None
) -> MyMsPage:
    page = MyMsPage(look, library, record.profile, at)
    qtbot.addWidget(page)
    return whole(page)


def test_it_is_said_how_a_type_is_chosen_by_keyboard(page: MyMsPage) -> None:
    assert BY_KEYBOARD in texts(page)


def test_one_begins_at_the_type_one_has_said(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    record.profile.save(Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.PPMS_ACTIVE,)))

    page = page_of(qtbot, look, made_up_library, record)

    assert page.first() is button(page, _PPMS)


def test_what_matters_to_me_is_a_press_away(qtbot: QtBot, page: MyMsPage) -> None:
    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "What matters to me")

    assert wanted.args == [Screen.MATTERS]


@pytest.mark.parametrize(
    ("pressed", "kept"),
    [
        ("Active", (MsType.PPMS_ACTIVE,)),
        ("Not active", (MsType.PPMS_NOT_ACTIVE,)),
        ("I am not sure if it is active", (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)),
    ],
)
def test_a_progressive_type_is_kept_with_its_activity(
    page: MyMsPage, record: Record, pressed: str, kept: tuple[MsType, ...]
) -> None:
    press(page, _PPMS)
    press(page, pressed)

    assert record.profile.get().ms_types == kept


def test_more_of_a_type_that_was_looked_for_is_shown_and_has_the_keyboard(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record
) -> None:
    sought = made_up_library.types[MsType.PPMS_NOT_ACTIVE]
    page = page_of(qtbot, look, made_up_library, record, sought.type)

    assert set(sought.plain) <= set(texts(page))
    assert page.begin() is button(page, f"Less about this type: {sought.name}")


@pytest.mark.parametrize(("mine", "said"), [(_PPMS, False), ("First attack only (CIS)", True)])
def test_a_type_that_was_looked_for_is_said_not_to_be_mine_where_it_is_not(
    qtbot: QtBot,
    look: Look,
    made_up_library: Library,
    record: Record,
    mine: str,
    said: bool,  # noqa: FBT001 - a value of the test
) -> None:
    page = page_of(qtbot, look, made_up_library, record, MsType.PPMS_NOT_ACTIVE)
    assert "This is not the type you chose above." not in texts(page)

    press(page, mine)

    assert ("This is not the type you chose above." in texts(page)) is said


def test_both_kinds_are_kept_until_the_activity_is_said(page: MyMsPage, record: Record) -> None:
    press(page, _PPMS)

    profile = record.profile.get()
    assert profile.answer is TypeAnswer.PROGRESSIVE_NOT_SURE
    assert profile.ms_types == (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)


def test_the_activity_is_asked_only_of_a_progressive_type(page: MyMsPage) -> None:
    press(page, "Relapsing-remitting MS (RRMS)")

    assert "Not active" not in buttons(page)


def test_a_chosen_type_is_marked_when_the_page_opens_again(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, page: MyMsPage
) -> None:
    press(page, _PPMS)
    press(page, "Not active")

    again = page_of(qtbot, look, made_up_library, record)

    assert button(again, _PPMS).isChecked()
    assert button(again, "Not active").isChecked()


def test_not_being_sure_offers_a_question(qtbot: QtBot, page: MyMsPage, record: Record) -> None:
    press(page, "I am not sure")

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Add: Which type of MS do I have now?")

    question: NewQuestion = asked.args[0]
    assert question.came_from == "From My MS"
    assert record.profile.get().answer is TypeAnswer.NOT_SURE


def test_a_type_can_be_taken_back(page: MyMsPage, record: Record) -> None:
    press(page, "Relapsing-remitting MS (RRMS)")

    press(page, "I would rather not say")

    assert record.profile.get() == Profile()


def test_ones_own_words_are_kept_soon(qtbot: QtBot, page: MyMsPage, record: Record) -> None:
    page.fields["walking"].setText("Ein Stock draußen")
    page.fields["walking"].textEdited.emit("")

    qtbot.waitUntil(lambda: record.profile.get().walking == "Ein Stock draußen", timeout=3000)


def test_ones_own_words_are_kept_at_once_before_the_window_closes(
    page: MyMsPage, record: Record
) -> None:
    page.fields["age"].setText("41")
    page.fields["age"].textEdited.emit("41")

    page.keep_now()

    assert record.profile.get().age == "41"


def test_a_region_is_kept_and_changes_the_rules(page: MyMsPage, record: Record) -> None:
    press(page, "Relapsing-remitting MS (RRMS)")
    assert "Licensed." in texts(page)

    page.region.set_value(Region.US)
    page.region.activated.emit(page.region.currentIndex())

    assert record.profile.get().region is Region.US
    assert "Licensed." not in texts(page)
    assert "We could not check this." in texts(page)


def test_a_rule_is_shown_and_hidden_again(page: MyMsPage) -> None:
    press(page, "Relapsing-remitting MS (RRMS)")

    press(page, "Show the rule: Examplumab")
    assert "Active MS." in texts(page)
    press(page, "Hide the rule: Examplumab")

    assert "Active MS." not in texts(page)


def test_a_rule_becomes_a_question(qtbot: QtBot, page: MyMsPage) -> None:
    press(page, "Relapsing-remitting MS (RRMS)")
    press(page, "Show the rule: Examplumab")

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Add as a question: Examplumab, RRMS")

    question: NewQuestion = asked.args[0]
    assert question.origin is Origin.ELIGIBILITY


def test_two_possible_types_each_have_their_status(page: MyMsPage) -> None:
    press(page, _PPMS)

    chips = texts(page, "chip-strong")
    assert "PPMS active, PPMS not active: Licensed" in chips


def test_a_status_stands_with_its_sentence_who_pays_and_the_document(page: MyMsPage) -> None:
    press(page, "Relapsing-remitting MS (RRMS)")

    words = texts(page)
    at = words.index("Licensed")
    assert words[at + 1 : at + 4] == [
        "Licensed.",
        "Paid for? We have not checked.",
        "Rests on: Made-up licence. As of 22 November 2026.",
    ]


def test_a_card_can_be_read_from_its_rule(qtbot: QtBot, page: MyMsPage) -> None:
    press(page, "Relapsing-remitting MS (RRMS)")

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Read the card: Examplumab")

    assert wanted.args == [CardPlace(TreatmentId("examplumab"))]


def test_more_of_a_type_is_shown_and_hidden_again(page: MyMsPage) -> None:
    press(page, "Relapsing-remitting MS (RRMS)")

    press(page, "More about this type: RRMS")
    assert "How it is told: By a scan." in texts(page)
    press(page, "Less about this type: RRMS")

    assert "How it is told: By a scan." not in texts(page)


def test_no_rule_is_shown_where_no_type_was_said(page: MyMsPage) -> None:
    assert "Show the rule: Examplumab" not in buttons(page)


def test_the_first_thing_to_do_is_to_say_the_type(page: MyMsPage) -> None:
    assert page.first().isVisibleTo(page)
