"""The parts every page is made of."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from msdesk.domain.journal import EntryKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, clear, column, flow
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.focus_order import reading_order
from msdesk.ui.widgets.forms import Area, Clock, Day, Line, Pick, Tick, field, when_edited
from msdesk.ui.widgets.framed import Chip, Framed
from msdesk.ui.widgets.icon_array import IconArray
from msdesk.ui.widgets.links import SourceLink
from msdesk.ui.widgets.page import Page
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.toast import Toast
from tests.ui.conftest import Show
from tests.ui.finding import press, seen, texts

_LONG = "Nobody has to decide today, and a question to the team is never a wrong one."


def turn_wheel(widget: QWidget) -> None:
    """Turn the wheel by one notch over a widget."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own order
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("kind", ["", "title", "notice"])
def test_a_narrow_text_is_higher_than_a_wide_one(qtbot: QtBot, look: Look, kind: str) -> None:
    text = Framed(_LONG, kind) if kind == "notice" else Text(_LONG, kind)
    qtbot.addWidget(text)

    assert text.heightForWidth(150) > text.heightForWidth(300) > text.heightForWidth(2000)


def test_the_lines_of_a_text_are_no_longer_than_a_column(qtbot: QtBot, look: Look) -> None:
    text = Text(_LONG * 3, widest=look.column)
    qtbot.addWidget(text)

    assert text.sizeHint().width() <= look.column + 1


def test_what_was_typed_is_never_read_as_markup(qtbot: QtBot, look: Look) -> None:
    text = Text("<b>5 < 6</b>")
    qtbot.addWidget(text)

    assert text.textFormat() is Qt.TextFormat.PlainText


def test_a_new_line_that_was_typed_stays_a_new_line(qtbot: QtBot, look: Look) -> None:
    one, two = Text("a b"), Text("a\nb")
    qtbot.addWidget(one)
    qtbot.addWidget(two)

    assert two.heightForWidth(500) > 1.9 * one.heightForWidth(500)


def test_a_text_with_other_words_takes_another_room(qtbot: QtBot, look: Look) -> None:
    text = Text("Short")
    qtbot.addWidget(text)
    before = text.heightForWidth(150)

    text.setText(_LONG)

    assert text.heightForWidth(150) > before


def test_a_text_in_larger_letters_takes_another_room(qtbot: QtBot, look: Look) -> None:
    text = Text(_LONG)
    qtbot.addWidget(text)
    before = text.heightForWidth(300)

    text.setStyleSheet("font-size: 34px;")

    assert text.heightForWidth(300) > before


def test_a_centred_text_is_drawn_in_the_middle(look: Look, show: Show) -> None:
    text = Text("I")
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    page = Page(look, "")
    page.body.addWidget(text)
    show(page, 400, 200)

    picture = page.grab(QRect(text.mapTo(page, QPoint(0, 0)), text.size())).toImage()
    dark = [
        x for x in range(picture.width()) for y in range(picture.height()) if is_ink(picture, x, y)
    ]
    assert abs(sum(dark) / len(dark) - picture.width() / 2) < 4


def is_ink(picture: QImage, x: int, y: int) -> bool:
    """Return whether something dark is drawn at a point."""
    return QColor(picture.pixelColor(x, y)).lightness() < 100


def test_a_notice_has_the_background_of_its_kind(look: Look, show: Show) -> None:
    notice = Framed(_LONG, "notice")
    show(notice, 500, 100)

    picture = notice.grab().toImage()
    assert picture.pixelColor(250, 3).name().upper() == look.theme.notice


def test_a_button_is_named_by_its_words(qtbot: QtBot, look: Look) -> None:
    button = Button(look, "Risks & chances")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Risks & chances"
    assert button.text() == "Risks && chances"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_by_space(look: Look, show: Show, key: Qt.Key) -> None:
    pressed: list[int] = []
    button = Button(look, "Save", does=lambda: pressed.append(1))
    show(button, 200, 60)

    QTest.keyClick(button, key)

    assert pressed == [1]


@pytest.mark.parametrize("kind", ["", "first", "second", "small", "link", "chip", "nav", "help"])
def test_every_button_is_at_least_44_pixels_high(look: Look, show: Show, kind: str) -> None:
    button = Button(look, "Save", kind, icon="save")
    box = column(button)
    show(box, 300, 100)

    assert button.sizeHint().height() >= 44
    assert button.height() >= 44


def test_a_chosen_button_has_room_for_its_bold_words(qtbot: QtBot, look: Look) -> None:
    words = "Most of these words"
    plain, checkable = Button(look, words, "chip"), Button(look, words, "chip")
    qtbot.addWidget(plain)
    qtbot.addWidget(checkable)

    checkable.setCheckable(True)

    assert checkable.sizeHint().width() > plain.sizeHint().width()


def test_a_long_source_wraps(look: Look, show: Show) -> None:
    link = SourceLink(look, "A study with a very long name of 2024", "https://made-up.example")
    show(link, 120, 200)

    assert link.heightForWidth(120) > link.heightForWidth(600) >= 44
    assert link.minimumSizeHint().width() < link.sizeHint().width()


def test_a_long_tick_wraps(look: Look, show: Show) -> None:
    tick = Tick(_LONG)
    show(tick, 200, 200)

    assert tick.heightForWidth(200) > tick.heightForWidth(900) >= 44
    assert tick.minimumSizeHint().width() < tick.sizeHint().width()


@pytest.mark.parametrize("x", [5, 60, 290])
def test_a_tick_is_toggled_anywhere_on_it(qtbot: QtBot, look: Look, show: Show, x: int) -> None:
    tick = Tick("Yes")
    show(tick, 300, 60)

    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(x, 30))

    assert tick.isChecked()


def test_a_flow_goes_on_to_the_next_line(look: Look, show: Show) -> None:
    buttons = [Button(look, f"Button {n}") for n in range(4)]
    box = flow(*buttons)
    show(box, 300, 400)

    assert buttons[1].y() == buttons[0].y()
    assert buttons[3].y() > buttons[0].y()
    assert all(b.geometry().right() <= 300 for b in buttons)


def test_a_flow_leaves_no_room_for_what_is_hidden(qtbot: QtBot, look: Look) -> None:
    buttons = [Button(look, f"Button {n}") for n in range(4)]
    box = flow(*buttons)
    qtbot.addWidget(box)
    high = box.heightForWidth(300)

    for button in buttons[1:]:
        button.hide()

    assert box.heightForWidth(300) < high


def test_a_cleared_flow_is_empty(qtbot: QtBot, look: Look) -> None:
    box = flow(Text("a"), Text("b"))
    qtbot.addWidget(box)
    layout = box.layout()
    assert layout is not None

    clear(layout)

    assert layout.count() == 0
    assert texts(box) == []


def test_a_pick_gives_back_the_kind_of_value_it_was_given(qtbot: QtBot, look: Look) -> None:
    pick = Pick[EntryKind | None](look, [("Every", None), *((k.value, k) for k in EntryKind)])
    qtbot.addWidget(pick)

    pick.set_value(EntryKind.HEARD)

    assert pick.value() is EntryKind.HEARD


def test_a_pick_stays_where_it_is_for_a_value_it_does_not_have(qtbot: QtBot, look: Look) -> None:
    pick = Pick[int](look, [("One", 1), ("Two", 2)], 2)
    qtbot.addWidget(pick)

    pick.set_value(3)

    assert pick.value() == 2


def test_the_wheel_does_not_change_a_pick(look: Look, show: Show) -> None:
    pick = Pick[int](look, [("One", 1), ("Two", 2)])
    show(pick, 300, 60)
    pick.setFocus()

    turn_wheel(pick)

    assert pick.value() == 1


def test_the_wheel_does_not_change_a_day_or_a_time(look: Look, show: Show) -> None:
    day, clock = Day(look, date(2026, 11, 22)), Clock(look, time(10, 0))
    show(column(day, clock), 300, 120)
    day.setFocus()

    turn_wheel(day)
    turn_wheel(clock)

    assert (day.day(), clock.at()) == (date(2026, 11, 22), time(10, 0))


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_scrolls_an_area_only_where_one_types(
    look: Look, show: Show, *, focused: bool
) -> None:
    area, other = Area(look, "line\n" * 50), Line(look)
    show(column(other, area), 400, 300)
    (area if focused else other).setFocus()

    turn_wheel(area.viewport())

    assert (area.verticalScrollBar().value() > 0) is focused


def test_tab_leaves_an_area(qtbot: QtBot, look: Look, show: Show) -> None:
    area, after = Area(look), Line(look)
    show(column(area, after), 400, 300)
    area.setFocus()

    QTest.keyClick(area, Qt.Key.Key_Tab)

    qtbot.waitUntil(after.hasFocus)
    assert area.toPlainText() == ""


def test_a_field_is_named_by_its_label_and_told_by_its_hint(qtbot: QtBot, look: Look) -> None:
    line = Line(look)
    box = field(look, "Tags", line, "Words to find it by.")
    qtbot.addWidget(box)

    assert line.accessibleName() == "Tags"
    assert line.accessibleDescription() == "Words to find it by."


def test_every_kind_of_field_says_when_it_was_edited(qtbot: QtBot, look: Look) -> None:
    said: list[str] = []
    fields: dict[str, QWidget] = {
        "area": Area(look),
        "day": Day(look, date(2026, 11, 22)),
        "clock": Clock(look, time(10, 0)),
        "tick": QCheckBox("Yes"),
    }
    for name, widget in fields.items():
        qtbot.addWidget(widget)
        when_edited(widget, lambda n=name: said.append(n))  # type: ignore[misc]

    fields["area"].setPlainText("é")  # type: ignore[attr-defined]
    fields["day"].set_day(date(2026, 11, 23))  # type: ignore[attr-defined]
    fields["clock"].stepBy(1)  # type: ignore[attr-defined]
    fields["tick"].click()  # type: ignore[attr-defined]

    assert said == ["area", "day", "clock", "tick"]


def test_a_picture_of_chance_is_one_graphic_with_one_sentence(qtbot: QtBot, look: Look) -> None:
    picture = IconArray(look, 7, 100, "Died: 7 out of 100 people.")
    qtbot.addWidget(picture)

    heard = QAccessible.queryAccessibleInterface(picture)
    assert heard.role() is QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name) == "Died: 7 out of 100 people."
    assert heard.childCount() == 0


@pytest.mark.parametrize(("count", "of"), [(0, 100), (7, 100), (100, 100), (25, 1000)])
def test_as_much_is_filled_as_the_chance_is_large(
    look: Look, show: Show, count: int, of: int
) -> None:
    picture = IconArray(look, count, of, "")
    show(picture, 178, 178)

    assert filled(picture, of, look) == count


def filled(picture: IconArray, of: int, look: Look) -> int:
    """Return how many squares have the accent in their middle."""
    drawn = picture.grab().toImage()
    across = 10 if of <= 100 else 40
    step = picture.sizeHint().width() / across
    middles = [
        drawn.pixelColor(round((n % across + 0.5) * step), round((n // across + 0.5) * step))
        for n in range(of)
    ]
    return len([m for m in middles if m.name().upper() == look.theme.accent])


def test_filled_squares_are_at_the_bottom(look: Look, show: Show) -> None:
    picture = IconArray(look, 10, 100, "")
    show(picture, 178, 178)

    drawn = picture.grab().toImage()
    middle = drawn.pixelColor(9, picture.height() - 9)
    assert middle.name().upper() == look.theme.accent


def test_what_is_not_known_is_drawn_otherwise_than_none(look: Look, show: Show) -> None:
    unknown, none = IconArray(look, None, 100, ""), IconArray(look, 0, 100, "")
    show(column(unknown, none), 400, 400)

    assert unknown.grab().toImage() != none.grab().toImage()
    assert filled(unknown, 100, look) == 0


def six(look: Look) -> FewFirst:
    """Return six widgets of which four are shown."""
    return FewFirst(
        look, [lambda n=n: column(Text(str(n)), Button(look, f"B{n}")) for n in range(6)]
    )


def test_only_the_first_four_are_shown(qtbot: QtBot, look: Look) -> None:
    few = six(look)
    qtbot.addWidget(few)

    assert texts(few) == ["0", "1", "2", "3"]


def test_the_rest_comes_when_it_is_wanted(qtbot: QtBot, look: Look) -> None:
    few = six(look)
    qtbot.addWidget(few)

    press(few, "Show 2 more")
    few.show_all()

    assert texts(few) == ["0", "1", "2", "3", "4", "5"]
    assert "Show 2 more" not in [b.text() for b in seen(few, Button)]


def test_the_keyboard_goes_on_with_the_first_of_the_rest(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    few = six(look)
    show(few, 400, 900)

    press(few, "Show 2 more")

    (fifth,) = [b for b in few.findChildren(Button) if b.text() == "B4"]
    qtbot.waitUntil(fifth.hasFocus)


def test_tab_goes_in_the_order_one_reads(look: Look, show: Show) -> None:
    page = Page(look, "A page")
    made_first, made_last = Line(look), Line(look)
    page.body.addWidget(flow(made_last))
    page.body.addWidget(made_first)
    off, hidden = Button(look, "Off"), Button(look, "Hidden")
    off.setEnabled(False)
    hidden.hide()
    page.body.addWidget(flow(off, hidden))
    show(page)

    assert reading_order(page) == [made_last, made_first]


def test_a_page_without_a_lead_has_no_gap_for_one(qtbot: QtBot, look: Look) -> None:
    page = Page(look, "A page", "Its lead")
    qtbot.addWidget(page)

    page.set_heading("Another")

    assert texts(page) == ["Another"]
    assert page.accessibleName() == "Another"


def test_a_page_scrolls_to_what_it_shall_show(qtbot: QtBot, look: Look, show: Show) -> None:
    page = Page(look, "A page")
    texts_ = [Text(f"Line {n}") for n in range(80)]
    for text in texts_:
        page.body.addWidget(text)
    show(page, 600, 400)

    page.show_widget(texts_[40])

    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 500)
    assert 0 <= texts_[40].mapTo(page, QPoint(0, 0)).y() <= 60


def test_an_emptied_page_keeps_its_heading(qtbot: QtBot, look: Look) -> None:
    page = Page(look, "A page")
    qtbot.addWidget(page)
    page.add_section("A part")

    page.empty()

    assert texts(page) == ["A page"]


def test_a_message_stays_until_it_is_closed(look: Look, show: Show) -> None:
    toast = Toast(look)
    show(toast, 600, 60)

    toast.say("Saved.")
    assert toast.text == "Saved."
    press(toast, "Close this message")

    assert toast.text == ""


def test_what_was_deleted_can_be_undone_from_the_message(look: Look, show: Show) -> None:
    undone: list[int] = []
    toast = Toast(look)
    show(toast, 600, 60)

    toast.say("Note deleted.", "Undo", lambda: undone.append(1))
    press(toast, "Undo")

    assert undone == [1]
    assert not toast.isVisible()


def test_a_message_that_offers_nothing_has_no_button_but_close(look: Look, show: Show) -> None:
    toast = Toast(look)
    show(toast, 600, 60)

    toast.say("Saved.")

    assert [b.accessibleName() for b in seen(toast, Button)] == ["Close this message"]


def test_a_chip_is_no_wider_than_its_words(look: Look, show: Show) -> None:
    chip = Chip("Fact")
    show(flow(chip), 600, 60)

    assert chip.width() == chip.sizeHint().width() < 100


def test_the_shipped_letters_are_used(qtbot: QtBot, look: Look) -> None:
    text = Text("a")
    qtbot.addWidget(text)
    text.ensurePolished()

    assert QFont(text.font()).family() == "Atkinson Hyperlegible Next"
