"""The page of my years: which days, the picture and the list of the same, and where each leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.ids import EntryId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPlace, NotePlace
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.years_span import Over
from msdesk.domain.years_written import Written, years
from msdesk.ui.evidence.timeline_spots import SpotButton
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.look import Look
from msdesk.ui.pages.my_years import MyYearsPage
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.basics import Card
from tests.domain.lives import ALPHA, KNOWN, TODAY, agreed, note, step, visit
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, seen, texts, whole

Open = Callable[..., MyYearsPage]

_LIFE = Written(
    steps=(
        step(1, LogStatus.STARTED, date(2021, 3, 1), why="It was said to be mild"),
        step(2, LogStatus.STOPPED, date(2023, 2, 1)),
    ),
    notes=(
        note(1, EntryKind.SYMPTOM, date(2022, 5, 3), "Optic neuritis"),
        note(2, EntryKind.SYMPTOM, date(2022, 5, 9)),
        note(3, EntryKind.SYMPTOM, date(2026, 5, 9)),
    ),
    visits=(visit(1, date(2026, 5, 1), date(2026, 5, 1)), visit(2, None)),
    agreed=(agreed(1, None),),
)
_NO_VISIT = Written(steps=_LIFE.steps)
_LONG = Written(visits=tuple(visit(at, date(1980 + at, 1, 1)) for at in range(30)))


@pytest.fixture
def open_(qtbot: QtBot, look: Look, show: Show) -> Open:
    def open_(life: Written, over: Over = Over.ALL, *, as_list: bool = False) -> MyYearsPage:
        page = MyYearsPage(look, years(life, KNOWN, TODAY), over, as_list=as_list)
        show(page, 1200, 1400)
        return whole(page)

    return open_


def test_nothing_written_says_what_will_be_here_and_leads_to_the_first_step(
    qtbot: QtBot, open_: Open
) -> None:
    page = open_(Written())

    assert buttons(page) == ["Say where I stand with a treatment"]
    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, page.first().accessibleName())
    assert wanted.args == [Screen.TREATMENTS]


def test_the_picture_comes_first_and_the_list_is_one_press_away(open_: Open) -> None:
    page = open_(_LIFE)
    assert seen(page, SpotButton)

    press(page, "Show as a list")

    assert not seen(page, SpotButton)
    assert texts(page, "strong")[:3] == [
        "New symptom or relapse",
        "Appointment: Clinic",
        "Alphamab: Stopped it",
    ]


def test_one_press_leads_back_to_the_picture(open_: Open) -> None:
    page = open_(_LIFE, as_list=True)

    press(page, "Show as a picture")

    assert seen(page, SpotButton)


@pytest.mark.parametrize(
    ("over", "said"), [(Over.ALL, "8 entries"), (Over.THIS_YEAR, "2 entries")]
)
def test_picture_and_list_are_said_to_have_the_same_number(
    open_: Open, over: Over, said: str
) -> None:
    page = open_(_LIFE, over)
    before = said in texts(page)

    press(page, "Show as a list")
    whole(page)

    opens = [name for name in buttons(page) if name.startswith("Open: ")]
    assert before
    assert said in texts(page)
    assert len(opens) == int(said.split(maxsplit=1)[0])


def test_only_some_days_can_be_looked_at(qtbot: QtBot, open_: Open) -> None:
    page = open_(_LIFE)

    with qtbot.waitSignal(page.looked) as looked:
        press(page, "Since my last visit")

    assert looked.args == [Over.SINCE_VISIT, False]
    assert "4 entries" in texts(page)


def test_without_a_visit_that_has_been_nobody_can_ask_since_when(open_: Open) -> None:
    page = open_(_NO_VISIT, Over.SINCE_VISIT)

    assert "Since my last visit" not in buttons(page)
    assert button(page, "All years").isChecked()


def test_a_mark_leads_to_its_entry(qtbot: QtBot, open_: Open) -> None:
    page = open_(_LIFE)

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "New symptom or relapse, 9 May 2026: A headache")

    assert wanted.args == [NotePlace(EntryId("note-3"))]


def test_a_bar_leads_to_the_log_of_its_card(qtbot: QtBot, open_: Open) -> None:
    page = open_(_LIFE)

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Alphamab: taken from 1 March 2021 to 1 February 2023")

    assert wanted.args == [CardPlace(ALPHA, "My log")]


def test_marks_too_close_together_open_the_list_at_them(open_: Open) -> None:
    page = open_(_LIFE)

    press(page, "New symptom or relapse: 2 in 2022")

    assert "2 in 2022, out of 8 entries" in texts(page)
    assert [name for name in buttons(page) if name.startswith("Open: ")] == [
        "Open: New symptom or relapse, 9 May 2022: A headache",
        "Open: New symptom or relapse, 3 May 2022: Optic neuritis",
    ]
    assert page.window().focusWidget() is button(page, "Show all of them")


def test_from_a_few_one_press_leads_to_all_of_them(open_: Open) -> None:
    page = open_(_LIFE)
    press(page, "New symptom or relapse: 2 in 2022")

    press(page, "Show all of them")

    assert "8 entries" in texts(page)
    assert page.window().focusWidget() is page.turn


def test_what_has_no_day_stands_beside_the_picture(open_: Open) -> None:
    page = open_(_LIFE)

    press(page, "No day: 2 entries")

    assert texts(page, "small").count("No day") == 2
    assert "2 without a day, out of 8 entries" in texts(page)


def test_a_line_of_the_list_leads_to_its_entry_and_tells_why(qtbot: QtBot, open_: Open) -> None:
    page = open_(_LIFE, as_list=True)

    assert "It was said to be mild" in texts(page)
    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Open: Alphamab: Started it, 1 March 2021: It was said to be mild")
    assert wanted.args == [CardPlace(ALPHA, "My log")]


def test_a_long_list_shows_more_when_asked(open_: Open) -> None:
    page = open_(_LONG, as_list=True)
    assert len([name for name in buttons(page) if name.startswith("Open: ")]) == 20

    before = seen(page.list, Card)
    press(page, "Show more")
    soon = seen(page.list, Card)
    whole(page)

    assert soon[:20] == seen(page.list, Card)[:20] == before
    assert len(soon) < 30  # those below what one sees come in their turn
    assert len([name for name in buttons(page) if name.startswith("Open: ")]) == 30
    focus = page.window().focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Open: Appointment: Clinic, 1 January 1989"


def test_each_shape_is_named_below_the_picture(open_: Open) -> None:
    page = open_(_LIFE)

    told = texts(page, "small")
    assert told[0] == "taken"
    assert told[-3:] == ["Side effect", "Appointment", "What we agreed"]


def test_tab_comes_to_the_marks_after_the_days_and_before_what_has_none(open_: Open) -> None:
    page = open_(_LIFE)

    order = [control.accessibleName() for control in reading_order(page)]

    assert order[order.index("All years") + 1 :] == [
        "Alphamab: taken from 1 March 2021 to 1 February 2023",
        "No day: 2 entries",
    ]


def test_years_that_take_a_moment_to_read_are_waited_for(look: Look, show: Show) -> None:
    page = MyYearsPage(look, None)
    show(page, 1200, 1400)
    page.begin().setFocus()
    waiting = texts(page)

    page.take_up(years(_LIFE, KNOWN, TODAY))
    whole(page)

    assert "One moment: what you wrote in all these years is being read." in waiting
    assert not [text for text in texts(page) if text.startswith("One moment")]
    assert "8 entries" in texts(page)
    assert page.window().focusWidget() is page.turn


def test_who_has_gone_on_meanwhile_keeps_the_keyboard(look: Look, show: Show) -> None:
    page = MyYearsPage(look, None)
    back = add_back(page, lambda: None)
    show(page, 1200, 1400)
    back.setFocus()

    page.take_up(years(_LIFE, KNOWN, TODAY))

    assert page.window().focusWidget() is back
