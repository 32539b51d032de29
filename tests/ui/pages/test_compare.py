"""Options side by side, with no new treatment always among them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QAbstractSlider, QFrame
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.ids import RowId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import Screen
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.frame.in_sight import bring_in_sight
from msdesk.ui.look import Look
from msdesk.ui.pages.compare.heads import Heads
from msdesk.ui.pages.compare.options_table import OptionsTable
from msdesk.ui.pages.compare.page import ComparePage
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.page import settle
from msdesk.ui.widgets.spoken_table import SpokenTable
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, seen, texts, whole

_Action = QAbstractSlider.SliderAction
_THREE = ("examplumab", "aplimod", "betalimab")


class Pages:
    """Makes the page for what is compared."""

    def __init__(self, qtbot: QtBot, look: Look, library: Library) -> None:
        self._qtbot, self._look, self._library = qtbot, look, library

    def page(
        self,
        *compared: str,
        profile: Profile | None = None,
        matters: tuple[RowId, ...] = (),
        pictures: bool = True,
    ) -> ComparePage:
        page = ComparePage(
            self._look, self._library, profile or Profile(), matters, compared, pictures=pictures
        )
        page.resize(1400, 900)
        self._qtbot.addWidget(page)
        return whole(page)


@pytest.fixture
def pages(qtbot: QtBot, look: Look, made_up_library: Library) -> Pages:
    """Return what makes pages of a comparison."""
    return Pages(qtbot, look, made_up_library)


def test_no_new_treatment_is_the_last_column(pages: Pages) -> None:
    page = pages.page("examplumab", "aplimod")

    names = [option.name for option in page.comparison().options]
    assert names == ["Examplumab", "aplimod", "No new treatment"]


def test_nothing_chosen_says_what_to_do(pages: Pages) -> None:
    page = pages.page()

    assert any(t.startswith("Choose a treatment above.") for t in texts(page))
    assert "Print" not in buttons(page)


def test_choosing_draws_the_table_and_says_what_is_compared(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page()

    with qtbot.waitSignal(page.chosen) as chosen:
        press(page, "Examplumab")

    assert chosen.args == [["examplumab"]]
    assert "Ask: How many got worse? (for at least 12 weeks)" in buttons(page)


def test_what_a_row_counts_stands_small_below_its_question(pages: Pages) -> None:
    page = pages.page("examplumab")

    assert "How many got worse?" in texts(page, "table-strong")
    assert "for at least 12 weeks" in texts(page, "small")


def test_no_choice_moves_when_the_first_is_chosen(pages: Pages, show: Show) -> None:
    page = pages.page()
    show(page, 1400, 900)
    chips = [button(page, name) for name in ("Examplumab", "aplimod")]
    before = [(chip.mapTo(page, QPoint(0, 0)), chip.size()) for chip in chips]

    chips[0].click()
    QCoreApplication.sendPostedEvents()

    assert [(chip.mapTo(page, QPoint(0, 0)), chip.size()) for chip in chips] == before


def test_choosing_again_takes_it_out(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page("examplumab")

    with qtbot.waitSignal(page.chosen) as chosen:
        press(page, "Examplumab")

    assert chosen.args == [[]]


def test_three_is_the_most_one_can_choose(pages: Pages) -> None:
    page = pages.page(*_THREE)
    press(page, "Choose other treatments")

    assert not button(page, "Gammamod").isEnabled()
    assert button(page, "Examplumab").isEnabled()


def test_what_is_no_longer_in_the_library_is_left_out(pages: Pages) -> None:
    page = pages.page("examplumab", "nosuchmab")

    assert len(page.comparison().options) == 2


def test_a_row_becomes_a_question(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page("examplumab", "aplimod")

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Ask: How many got worse? (for at least 12 weeks)")

    question: NewQuestion = asked.args[0]
    assert question.text.endswith("For someone like me, with Examplumab or aplimod?")
    assert question.came_from == "From the comparison"


def test_the_table_can_be_read_in_one_column(pages: Pages) -> None:
    page = pages.page("examplumab")

    press(page, "One column")

    kinds = [f.property("kind") for f in page.findChildren(QFrame) if f.isVisibleTo(page)]
    assert "grid" not in kinds
    assert "How many got worse?" in texts(page, "table-strong")


def test_a_narrow_page_has_one_column_by_itself(pages: Pages, show: Show) -> None:
    page = pages.page(*_THREE)
    show(page, 500)

    kinds = [f.property("kind") for f in page.findChildren(QFrame) if f.isVisibleTo(page)]
    assert "grid" not in kinds
    assert "One column" not in buttons(page)


def test_one_more_column_than_there_is_room_for_makes_it_one_column(
    pages: Pages, show: Show
) -> None:
    page = pages.page("examplumab", "aplimod")
    press(page, "Choose other treatments")
    show(page, 800, 700)
    assert seen(page, SpokenTable)

    press(page, "Gammamod")

    assert not seen(page, SpokenTable)
    press(page, "Gammamod")
    assert seen(page, SpokenTable)


def test_what_matters_comes_first_with_a_star(pages: Pages) -> None:
    page = pages.page("examplumab", matters=(RowId("worse"),))

    assert page.comparison().rows[0].id == "worse"
    assert "★ How many got worse?" in texts(page)


def test_somebody_who_did_not_say_what_matters_can(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page("examplumab")

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Say what matters to me")

    assert wanted.args == [Screen.MATTERS]


def test_somebody_who_said_what_matters_can_say_it_anew(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page("examplumab", matters=(RowId("worse"),))

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Change what matters to me")

    assert wanted.args == [Screen.MATTERS]
    assert "What matters to me" in texts(page)


def test_only_those_for_my_type_are_offered_at_first(pages: Pages) -> None:
    profile = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.PPMS_ACTIVE,))
    page = pages.page(profile=profile)

    assert "Deltaferon" in buttons(page)
    assert "Examplumab" not in buttons(page)
    press(page, "Show all treatments")
    assert "Examplumab" in buttons(page)


def test_the_first_thing_to_do_is_to_choose(pages: Pages) -> None:
    page = pages.page()

    assert page.first().isVisibleTo(page)


def test_the_table_can_be_printed(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page("examplumab")

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Print")

    assert wanted.args == [Screen.COMPARISON]


def test_who_must_not_take_it_is_a_row_of_ones_own_region(pages: Pages) -> None:
    page = pages.page("examplumab", profile=Profile(region=Region.US))

    assert "Ask: Who must not take it? (United States)" in buttons(page)
    assert "People in America." in texts(page)
    assert not any("People in Europe." in text for text in texts(page))
    assert "There is no licence text for this." in texts(page)


def test_who_comes_to_read_the_table_sees_only_what_is_compared(pages: Pages) -> None:
    page = pages.page("examplumab")

    assert "Examplumab" in buttons(page)
    assert "Gammamod" not in buttons(page)
    press(page, "Choose other treatments")
    assert "Gammamod" in buttons(page)
    assert "Choose other treatments" not in buttons(page)


def test_to_choose_others_puts_the_keyboard_on_the_first_of_them(pages: Pages, show: Show) -> None:
    page = pages.page("examplumab")
    show(page)

    press(page, "Choose other treatments")

    focused = page.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "aplimod"


def test_what_is_taken_away_stays_to_be_chosen_again(pages: Pages) -> None:
    page = pages.page("examplumab")

    press(page, "Examplumab")

    assert "Examplumab" in buttons(page)
    assert "Print" not in buttons(page)


def test_the_settings_can_leave_the_pictures_out(pages: Pages) -> None:
    assert seen(whole(pages.page("examplumab")), IconArray)
    assert not seen(whole(pages.page("examplumab", pictures=False)), IconArray)


def test_above_the_table_stands_what_the_rules_are_for_my_type(pages: Pages) -> None:
    profile = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.PPMS_ACTIVE,))
    page = pages.page("examplumab", profile=profile)

    assert "For PPMS active (UK and EU), Examplumab: licensed." in texts(page)


def test_who_gave_no_type_is_told_where_to_say_it(pages: Pages) -> None:
    page = pages.page("examplumab")

    assert any(each.endswith("Say it in My MS, and they stand here.") for each in texts(page))


def test_above_the_table_stands_how_to_read_its_pictures(pages: Pages) -> None:
    (key,) = [each for each in texts(pages.page("examplumab")) if each.startswith("Each square")]

    assert "Filled: it happened to them." in key.splitlines()
    assert "squares" not in "\n".join(texts(pages.page("examplumab", pictures=False)))


def test_where_there_is_nothing_to_explain_no_key_stands_above(pages: Pages) -> None:
    page = pages.page("deltaferon", pictures=False)

    assert "In short" in texts(page)


def test_the_steps_of_deciding_are_one_press_away(pages: Pages) -> None:
    page = pages.page("examplumab")

    press(page, "How to use this page: the five steps, and words explained")

    assert "2. Put a few of them side by side (this page)." in texts(page)


def test_before_anything_is_chosen_the_steps_can_be_read(pages: Pages) -> None:
    page = pages.page()

    press(page, "How to use this page: the five steps, and words explained")

    assert "The five steps of deciding" in texts(page)
    assert "Words on this page" not in texts(page)


def test_another_choice_puts_the_words_of_the_last_one_away(pages: Pages) -> None:
    page = pages.page("examplumab")
    press(page, "How to use this page: the five steps, and words explained")

    press(page, "Examplumab")

    assert "The five steps of deciding" not in texts(page)


def test_every_picture_has_words_below_it(pages: Pages) -> None:
    page = pages.page("examplumab")

    for picture in seen(page, IconArray):
        around = picture.parentWidget()
        assert around is not None
        assert texts(around)


def test_a_picture_of_a_group_without_a_name_is_not_told_as_that_of_the_treatment(
    qtbot: QtBot, look: Look, library: Library
) -> None:
    profile = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.RRMS,))
    page = Pages(qtbot, look, library).page("cladribine", profile=profile)
    names = [each.accessibleName() for each in seen(page, IconArray)]

    told = "How many had a relapse? (at least one) Cladribine tablets"
    assert f"{told}, one of its groups: 390 out of 1,000." in names
    assert f"{told}: 390 out of 1,000." not in names


def test_a_group_to_none_of_which_it_happened_has_no_picture(
    qtbot: QtBot, look: Look, library: Library
) -> None:
    page = Pages(qtbot, look, library).page("ahsct")
    names = [each.accessibleName() for each in seen(whole(page), IconArray)]

    assert any("none of 174" in text for text in texts(page))
    assert any("14 out of 1,000" in name for name in names)
    assert not any("none of 174" in name for name in names)


def test_the_type_comes_first_where_it_is_known(pages: Pages) -> None:
    profile = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.PPMS_ACTIVE,))
    page = pages.page("examplumab", profile=profile, matters=(RowId("worse"),))

    assert page.comparison().rows[0].id == "type"
    assert "My type of MS" in texts(page)


def _scrolled(page: ComparePage, show: Show) -> ComparePage:
    """Return a page in a low window, scrolled to the second row of its table."""
    show(page, 1400, 260)
    whole(page)
    settle()
    (table,) = seen(page, OptionsTable)
    asks = [each for each in seen(table, Button) if each.text() == "Ask"]
    page.scroll_bar().setValue(asks[1].mapTo(page.content, QPoint(0, 0)).y())
    return page


def _heads(page: ComparePage) -> list[str]:
    return [text for heads in seen(page, Heads) for text in texts(heads)]


def test_the_heads_of_the_columns_stay_in_sight(pages: Pages, show: Show) -> None:
    page = _scrolled(pages.page("examplumab", "aplimod"), show)

    (heads,) = seen(page, Heads)
    assert texts(heads) == ["Question", "Examplumab", "aplimod", "No new treatment"]
    (table,) = seen(page, OptionsTable)
    boxes = [box.mapTo(page, QPoint(0, 0)).x() for box in table.heads]
    copies = [box for box in seen(heads, QFrame) if box.property("kind") == "grid-head"]
    assert [box.mapTo(page, QPoint(0, 0)).x() for box in copies] == boxes


def test_at_the_top_and_below_the_table_there_are_none_but_its_own(
    pages: Pages, show: Show
) -> None:
    page = _scrolled(pages.page("examplumab"), show)
    assert _heads(page)

    page.scroll_bar().setValue(0)

    assert not _heads(page)


def test_one_column_has_no_heads(pages: Pages, show: Show) -> None:
    page = _scrolled(pages.page("examplumab"), show)

    button(page, "One column").click()
    page.scroll_bar().setValue(page.scroll_bar().maximum())

    assert not _heads(page)


def test_what_gets_the_keyboard_is_not_hidden_by_the_heads(pages: Pages, show: Show) -> None:
    page = _scrolled(pages.page("examplumab"), show)
    (heads,) = seen(page, Heads)
    asks = [b for b in seen(page, Button) if b.text() == "Ask"]
    above = [b for b in asks if b.mapTo(page, QPoint(0, 0)).y() < 0]

    bring_in_sight(above[-1], 0, 0)

    top = above[-1].mapTo(page, QPoint(0, 0)).y()
    assert top >= heads.mapTo(page, QPoint(0, heads.height() - 1)).y()


@pytest.mark.parametrize(
    "action", [_Action.SliderPageStepAdd, _Action.SliderPageStepSub], ids=["down", "up"]
)
def test_no_line_is_left_out_where_one_turns_a_page(
    pages: Pages, show: Show, action: QAbstractSlider.SliderAction
) -> None:
    page = _scrolled(pages.page("examplumab", "aplimod"), show)
    (heads,) = seen(page, Heads)
    bar = page.scroll_bar()
    before = bar.value()

    bar.triggerAction(action)

    assert 0 < abs(bar.value() - before) <= page.height() - heads.height() + 1


def test_turning_pages_back_comes_to_the_top(pages: Pages, show: Show) -> None:
    page = _scrolled(pages.page("examplumab"), show)

    for _ in range(8):
        page.scroll_bar().triggerAction(_Action.SliderPageStepSub)

    assert page.scroll_bar().value() == 0
