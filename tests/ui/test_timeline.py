"""My years as a picture: what can be pressed, by mouse and keyboard, and how it is heard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.years import Event, Years
from msdesk.domain.years_span import Over, within
from msdesk.domain.years_written import Known, Written, years
from msdesk.ui.evidence.timeline import Timeline
from msdesk.ui.evidence.timeline_spots import SpotButton
from msdesk.ui.look import FONT, Look, Size, load_theme
from tests.domain.lives import ALPHA, BETA, KNOWN, TODAY, agreed, note, step, visit, written
from tests.ui.conftest import Show
from tests.ui.finding import seen
from tests.ui.geometry import faults
from tests.ui.pixels import grabbed

_LIFE = Written(
    steps=(
        step(1, LogStatus.CONSIDERING, date(2021, 1, 5), ALPHA),
        step(2, LogStatus.STARTED, date(2021, 3, 1), ALPHA),
        step(3, LogStatus.STOPPED, date(2023, 2, 1), ALPHA),
        step(4, LogStatus.HEARD_OF, date(2024, 2, 1), BETA),
        step(5, LogStatus.CONSIDERING, date(2025, 2, 1), BETA),
    ),
    notes=(
        note(1, EntryKind.SYMPTOM, date(2022, 5, 3), "Optic neuritis"),
        note(2, EntryKind.SYMPTOM, date(2022, 5, 9)),
        note(3, EntryKind.SYMPTOM, date(2025, 5, 9)),
        note(4, EntryKind.SIDE_EFFECT, date(2021, 5, 9)),
    ),
    visits=(visit(1, date(2024, 5, 1), date(2024, 5, 1)), visit(2, date(2026, 12, 8))),
    agreed=(agreed(1, 1),),
)
_MANY = Written(
    steps=tuple(
        step(at, status, date(1986 + at, 1, 1), (ALPHA, BETA)[at % 2])
        for at, status in enumerate([*LogStatus] * 5)
    ),
    notes=tuple(
        note(at, (EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT)[at % 3 == 0], day)
        for at, day in enumerate(date(1986, 1, 1) + timedelta(days=70 * at) for at in range(200))
    ),
    visits=tuple(visit(at, date(1986, 2, 1) + timedelta(days=140 * at)) for at in range(100)),
)


_quick = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def of(life: Written) -> Years:
    return years(life, KNOWN, TODAY)


def names(picture: QWidget) -> list[str]:
    return [button.accessibleName() for button in seen(picture, SpotButton)]


@pytest.fixture
def picture(look: Look, show: Show) -> Timeline:
    picture = Timeline(look, of(_LIFE))
    show(picture, 1100, picture.heightForWidth(1100))
    return picture


def at(picture: Timeline) -> str:
    focus = picture.window().focusWidget()
    return focus.accessibleName() if focus is not None else ""


def test_each_bar_and_mark_is_heard_with_its_day_and_words(picture: Timeline) -> None:
    assert names(picture) == [
        "Alphamab: considering from 5 January 2021 to 1 March 2021",
        "Alphamab: taken from 1 March 2021 to 1 February 2023",
        "Betamab: considering since 1 February 2025, still",
        "Betamab: Heard of it, 1 February 2024",
        "New symptom or relapse: 2 in 2022",
        "New symptom or relapse, 9 May 2025: A headache",
        "Alphamab: Side effect, 9 May 2021: A headache",
        "Appointment: Clinic, 1 May 2024",
        "Appointment: Clinic, 8 December 2026",
        "What we agreed, 1 May 2024: A scan in spring",
    ]


def test_a_mark_is_a_button_to_a_screen_reader(picture: Timeline) -> None:
    told = QAccessible.queryAccessibleInterface(seen(picture, SpotButton)[3])

    assert told.role() is QAccessible.Role.PushButton
    assert told.text(QAccessible.Text.Name) == "Betamab: Heard of it, 1 February 2024"


@pytest.mark.parametrize("life", [_LIFE, _MANY])
@pytest.mark.parametrize("width", [300, 400, 700, 1100, 1800])
def test_the_height_is_that_of_the_picture_and_is_known_before_anything_is_placed(
    look: Look, qtbot: QtBot, width: int, life: Written
) -> None:
    picture = Timeline(look, of(life))
    qtbot.addWidget(picture)

    high = picture.heightForWidth(width)

    assert width not in picture._laid
    assert high == picture.laid(width).height


@_quick
@given(written())
@pytest.mark.parametrize("width", [1100, 400])
def test_everything_of_the_list_can_be_pressed_in_the_picture_once(
    look: Look, width: int, wrote: Written
) -> None:
    made = of(wrote)
    spots = [spot for line in Timeline(look, made).laid(width).spots for spot in line]

    pressed = [event.id for spot in spots for event in spot.events]
    assert sorted([*pressed, *(e.id for e in made.undated)]) == sorted(e.id for e in made.events)


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("width", [1000, 400])
def test_forty_years_and_three_hundred_marks_keep_their_distance(
    look: Look, show: Show, percent: int, width: int
) -> None:
    large = Look(look.resources, look.theme, percent)
    picture = Timeline(large, of(_MANY))

    show(picture, width, picture.heightForWidth(width))

    assert faults(picture) == []
    assert sum(len(spot.events) for spot in picture.spots()) == 335


def test_of_marks_too_close_together_the_number_and_years_are_said(look: Look, show: Show) -> None:
    picture = Timeline(look, of(_MANY))
    show(picture, 1000, picture.heightForWidth(1000))

    gathered = [name for name in names(picture) if name.startswith("Appointment: ")]
    assert gathered[0].startswith("Appointment: ")
    assert " in 1986 to 19" in gathered[0]


def test_of_thousands_too_close_together_the_number_has_a_comma(look: Look) -> None:
    life = Written(visits=tuple(visit(at, date(2020, 1, 1)) for at in range(1200)))

    (spot,) = Timeline(look, of(life)).spots()

    assert (spot.number, spot.name) == ("1,200", "Appointment: 1,200 in 2020")


_LATELY = Written(steps=(step(1, LogStatus.CONSIDERING, date(2026, 11, 20), ALPHA),))


@pytest.mark.parametrize("width", range(500, 1400, 60))
def test_the_names_of_the_months_stand_clear_of_each_other(look: Look, width: int) -> None:
    ticks = Timeline(look, of(_LATELY)).laid(width).ticks

    font = QFont(FONT)
    font.setPixelSize(look.text(Size.SMALL))
    ends = [x + QFontMetricsF(font).horizontalAdvance(tick.words) for x, tick in ticks]
    gaps = [begins - end for end, (begins, _) in zip(ends, ticks[1:], strict=False)]
    assert min(gaps) >= look.space(8)


def test_the_line_of_today_runs_through_no_name_of_a_month(look: Look, show: Show) -> None:
    picture = Timeline(look, years(_LATELY, KNOWN, date(2026, 12, 3)))
    show(picture, 1100, picture.heightForWidth(1100))

    laid = picture.laid(1100)
    above = QRect(round(laid.today) - 2, laid.head - look.text(Size.SMALL), 4, 8)
    below = above.translated(0, 2 * look.text(Size.SMALL))
    line = QColor(look.theme.accent).rgb()
    seen_in = [line in grabbed(picture, part).within(part) for part in (above, below)]
    assert seen_in == [False, True]


def test_to_press_a_mark_says_what_was_pressed(qtbot: QtBot, picture: Timeline) -> None:
    with qtbot.waitSignal(picture.opened) as opened:
        seen(picture, SpotButton)[4].click()

    events: tuple[Event, ...] = opened.args[0]
    assert [event.id for event in events] == ["note-1", "note-2"]


def test_enter_opens_the_mark_one_is_at(qtbot: QtBot, picture: Timeline) -> None:
    picture.first().setFocus()

    with qtbot.waitSignal(picture.opened) as opened:
        QTest.keyClick(picture.first(), Qt.Key.Key_Return)

    assert opened.args[0][0].id == "step-1"


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ([Qt.Key.Key_Right], "Alphamab: taken"),
        ([Qt.Key.Key_Left], "What we agreed"),
        ([Qt.Key.Key_Left, Qt.Key.Key_Right], "Alphamab: considering"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Down], "Betamab: considering"),
        ([Qt.Key.Key_Up], "Alphamab: considering"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up], "Betamab: considering"),
        ([Qt.Key.Key_End], "What we agreed"),
        ([Qt.Key.Key_End, Qt.Key.Key_Down], "What we agreed"),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], "Alphamab: considering"),
    ],
)
def test_arrows_walk_the_marks(picture: Timeline, keys: list[Qt.Key], there: str) -> None:
    picture.first().setFocus()

    for key in keys:
        QTest.keyClick(picture.window().focusWidget(), key)

    assert at(picture).startswith(there)


def test_an_arrow_with_another_key_goes_nowhere(picture: Timeline) -> None:
    picture.first().setFocus()

    QTest.keyClick(picture.first(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert at(picture).startswith("Alphamab: considering")


def test_tab_stops_once_at_the_marks(picture: Timeline) -> None:
    tab = Qt.FocusPolicy.TabFocus
    QTest.keyClick(picture.first(), Qt.Key.Key_Right)

    stops = [b for b in seen(picture, SpotButton) if b.focusPolicy() & tab]

    assert [stop.accessibleName()[:15] for stop in stops] == ["Alphamab: taken"]


def test_the_keyboard_stays_at_its_mark_in_another_width(picture: Timeline) -> None:
    picture.first().setFocus()
    QTest.keyClick(picture.first(), Qt.Key.Key_End)

    picture.resize(400, 900)

    assert at(picture).startswith("What we agreed")


def test_fewer_years_leave_no_button_behind(picture: Timeline) -> None:
    picture.show_years(within(of(_LIFE), Over.THIS_YEAR))

    assert names(picture) == [
        "Betamab: considering since 1 February 2025, still",
        "Appointment: Clinic, 8 December 2026",
    ]


def test_a_picture_without_marks_has_no_first_one(look: Look, show: Show) -> None:
    picture = Timeline(look, of(Written()))
    show(picture, 600, 200)

    assert picture.first() is picture


def test_nothing_is_placed_for_a_width_that_nobody_sees(look: Look, show: Show) -> None:
    picture = Timeline(look, of(_LIFE))

    picture.show_years(within(of(_LIFE), Over.THIS_YEAR))
    before = picture.findChildren(SpotButton)
    first = picture.first()
    show(picture, 600, 200)

    assert not before
    assert first is picture
    assert len(seen(picture, SpotButton)) == 2


def test_years_changed_while_nobody_looks_are_there_when_one_looks_again(
    picture: Timeline,
) -> None:
    picture.hide()
    picture.show_years(within(of(_LIFE), Over.THIS_YEAR))

    picture.show()

    assert len(seen(picture, SpotButton)) == 2


@pytest.mark.parametrize("theme", ["paper", "dark", "white", "high-contrast"])
def test_taken_and_thought_about_differ_in_every_theme(look: Look, theme: str) -> None:
    themed = Look(look.resources, load_theme(look.resources, theme))
    picture = Timeline(themed, of(_LIFE))
    picture.resize(1100, picture.heightForWidth(1100))
    image = picture.grab().toImage()

    (thought, taken, *_) = picture.laid(1100).bars
    middle = taken.top + 22
    inside = image.pixelColor(int(taken.right) - 8, middle)
    assert inside == QColor(themed.theme.chosen)
    assert image.pixelColor(int((thought.left + thought.right) / 2), middle) != inside


def test_a_name_too_long_for_its_column_makes_its_row_higher(look: Look) -> None:
    long: dict[str, Known] = {ALPHA: Known(name="A very long name " * 6, place=Screen.MY_LOG)}
    one = Written(steps=(step(1, LogStatus.STARTED, TODAY),))

    assert Timeline(look, years(one, long, TODAY)).heightForWidth(1100) > Timeline(
        look, years(one, KNOWN, TODAY)
    ).heightForWidth(1100)


def test_the_mouse_over_a_mark_shows_its_edge(picture: Timeline) -> None:
    button = seen(picture, SpotButton)[3]
    before = picture.grab().toImage()

    button.setDown(True)

    assert picture.grab().toImage() != before


def test_what_holds_the_marks_gives_each_up_once(picture: Timeline) -> None:
    order = picture.layout()
    assert order is not None

    before = order.count()
    taken = [order.takeAt(0) for _ in range(before)]

    assert None not in taken
    assert (order.count(), order.takeAt(0), order.itemAt(0)) == (0, None, None)
