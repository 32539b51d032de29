"""Words, buttons and pages: the parts everything is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import ownedByPython

from msdesk.ui.evidence.links import SourceLink
from msdesk.ui.evidence.timeline_spots import Spots
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.toast import Toast
from msdesk.ui.kinds import ButtonKind, LabelKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, clear, column, flow
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.flow import Flow
from msdesk.ui.widgets.forms import Line
from msdesk.ui.widgets.framed import Chip, Framed
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.two_columns import TwoColumns
from tests.ui.conftest import Show
from tests.ui.finding import button, press, seen, texts, whole

_LONG = "Nobody has to decide today, and a question to the team is never a wrong one."


@pytest.mark.parametrize("kind", ["", "title", "notice"])
def test_a_narrow_text_is_higher_than_a_wide_one(
    qtbot: QtBot, look: Look, kind: LabelKind
) -> None:
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


def test_a_centred_text_is_drawn_in_the_middle(look: Look, show: Show) -> None:
    text = Text("I")
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    page = ScrollPage(look, "")
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


_KINDS = ["", "first", "second", "small", "chip", "nav", "help", "toc"]


@pytest.mark.parametrize("kind", [*_KINDS, "link"])
def test_every_button_is_at_least_44_pixels_high(look: Look, show: Show, kind: ButtonKind) -> None:
    button = Button(look, "Save", kind, icon="save")
    box = column(look, button)
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


def test_a_flow_goes_on_to_the_next_line(look: Look, show: Show) -> None:
    buttons = [Button(look, f"Button {n}") for n in range(4)]
    box = flow(look, *buttons)
    show(box, 300, 400)

    assert buttons[1].y() == buttons[0].y()
    assert buttons[3].y() > buttons[0].y()
    assert all(b.geometry().right() <= 300 for b in buttons)


def test_a_flow_leaves_no_room_for_what_is_hidden(qtbot: QtBot, look: Look) -> None:
    buttons = [Button(look, f"Button {n}") for n in range(4)]
    box = flow(look, *buttons)
    qtbot.addWidget(box)
    high = box.heightForWidth(300)

    for each in buttons[1:]:
        each.hide()

    assert box.heightForWidth(300) < high


class Asked(Text):
    """Counts how often it is asked for its height."""

    asked = 0

    def heightForWidth(self, width: int) -> int:
        self.asked += 1
        return super().heightForWidth(width)


def test_a_flow_asks_its_parts_once_until_something_changes(look: Look, show: Show) -> None:
    text = Asked("one two three")
    box = flow(look, text, Text("beside"))
    show(box, 300, 200)
    layout = box.layout()
    assert layout is not None
    widths = range(60, 120, 10)  # more than Qt remembers of each widget
    heights = [layout.heightForWidth(width) for width in widths]
    before = text.asked

    again = [layout.heightForWidth(width) for width in widths]

    assert (again, text.asked) == (heights, before)


def test_a_flow_leaves_what_was_moved_where_it_is_until_something_changes(
    look: Look, show: Show
) -> None:
    button = Button(look, "Moved")
    box = flow(look, button)
    show(box, 300, 200)
    layout = box.layout()
    assert layout is not None
    button.move(50, 50)

    layout.setGeometry(box.rect())
    left = button.pos()
    layout.invalidate()
    layout.setGeometry(box.rect())

    assert (left, button.pos()) == (QPoint(50, 50), QPoint(0, 0))


def test_what_comes_back_into_a_flow_stands_behind_the_others(look: Look, show: Show) -> None:
    first, second = Button(look, "First"), Button(look, "Second")
    box = flow(look, first, second)
    show(box, 600, 200)
    layout = box.layout()
    assert layout is not None
    layout.takeAt(0)
    layout.setGeometry(box.rect())

    layout.addWidget(first)
    layout.setGeometry(box.rect())

    assert first.x() > second.geometry().right()


def test_what_comes_after_one_that_left_a_flow_moves_up(look: Look, show: Show) -> None:
    first, second = Button(look, "First"), Button(look, "Second")
    box = flow(look, first, second)
    show(box, 600, 200)
    layout = box.layout()
    assert layout is not None

    layout.takeAt(0)
    layout.setGeometry(box.rect())

    assert (second.x(), layout.takeAt(7)) == (0, None)


def test_parts_of_a_flow_are_centred_on_each_other_or_all_at_its_top(
    look: Look, show: Show
) -> None:
    low, high = Text("low", "small"), Button(look, "High")
    alike = flow(look, low, high)
    show(alike, 600, 200)
    centred = low.geometry().center().y(), high.geometry().center().y()

    show(flow(look, low, high, top=True), 600, 200)

    assert abs(centred[0] - centred[1]) <= 1
    assert low.y() == high.y() == 0


@pytest.mark.parametrize("make", [partial(Flow, gap=4), partial(Spots, height=int)])
def test_what_lays_out_widgets_takes_with_it_all_it_has_of_them(
    qtbot: QtBot, make: Callable[[QWidget], QLayout]
) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = make(box)

    layout.addWidget(QWidget())

    item = layout.itemAt(0)
    assert item is not None
    assert ownedByPython(item)


def test_a_cleared_flow_is_empty(qtbot: QtBot, look: Look) -> None:
    box = flow(look, Text("a"), Text("b"))
    qtbot.addWidget(box)
    layout = box.layout()
    assert layout is not None

    clear(layout)

    assert layout.count() == 0
    assert texts(box) == []


def numbered(look: Look, number: int) -> QWidget:
    """Return a widget with a number and a button."""
    return column(look, Text(str(number)), Button(look, f"B{number}"))


def six(look: Look) -> FewFirst:
    """Return six widgets of which four are shown."""
    return FewFirst(look, [partial(numbered, look, n) for n in range(6)])


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


def test_where_none_is_shown_at_first_the_button_does_not_say_more(
    qtbot: QtBot, look: Look
) -> None:
    few = FewFirst(look, [partial(numbered, look, n) for n in range(2)], first=0)
    qtbot.addWidget(few)

    press(few, "Show 2")

    assert texts(few) == ["0", "1"]


def test_the_keyboard_goes_on_with_the_first_of_the_rest(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    few = six(look)
    show(few, 400, 900)

    press(few, "Show 2 more")

    (fifth,) = [b for b in few.findChildren(Button) if b.text() == "B4"]
    qtbot.waitUntil(fifth.hasFocus)


def test_of_many_more_the_first_are_there_at_once_and_the_others_in_turn(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    page = ScrollPage(look, "A page")
    few = FewFirst(look, [partial(numbered, look, n) for n in range(60)])
    few.later = Gradual(page, at_once=0)
    page.body.addWidget(few)
    show(page, 400, 900)
    told = list[str]()
    few.opened.connect(lambda: told.append("opened"))
    few.settled.connect(lambda: told.append("settled"))

    press(page, "Show 56 more")

    (fifth,) = [b for b in few.findChildren(Button) if b.text() == "B4"]
    assert fifth.hasFocus()
    assert len(seen(few, Button)) == 6
    assert told == ["opened"]
    whole(page)
    assert len(seen(few, Button)) == 60
    assert told == ["opened", "settled"]


def test_one_far_down_a_long_list_can_have_the_keyboard(look: Look, show: Show) -> None:
    page = ScrollPage(look, "A page")
    few = FewFirst(look, [partial(numbered, look, n) for n in range(60)])
    few.later = Gradual(page, at_once=0)
    page.body.addWidget(few)
    show(page, 400, 900)

    few.begin_at(50)

    (wanted,) = [b for b in few.findChildren(Button) if b.text() == "B50"]
    assert wanted.hasFocus()


def test_tab_goes_in_the_order_one_reads(look: Look, show: Show) -> None:
    page = ScrollPage(look, "A page")
    made_first, made_last = Line(look), Line(look)
    page.body.addWidget(flow(look, made_last))
    page.body.addWidget(made_first)
    off, hidden = Button(look, "Off"), Button(look, "Hidden")
    off.setEnabled(False)
    hidden.hide()
    page.body.addWidget(flow(look, off, hidden))
    show(page)

    assert reading_order(page) == [made_last, made_first]


def test_a_page_without_a_lead_has_no_gap_for_one(qtbot: QtBot, look: Look) -> None:
    page = ScrollPage(look, "A page", "Its lead")
    qtbot.addWidget(page)

    page.set_heading("Another")

    assert texts(page) == ["Another"]
    assert page.accessibleName() == "Another"


def test_a_page_scrolls_to_what_it_shall_show(qtbot: QtBot, look: Look, show: Show) -> None:
    page = ScrollPage(look, "A page")
    texts_ = [Text(f"Line {n}") for n in range(80)]
    for text in texts_:
        page.body.addWidget(text)
    show(page, 600, 400)

    page.show_widget(texts_[40])

    qtbot.waitUntil(lambda: page.scroll_bar().value() > 500)
    assert 0 <= texts_[40].mapTo(page, QPoint(0, 0)).y() <= 60


def test_no_part_of_a_page_is_shown_before_the_page(qtbot: QtBot, look: Look) -> None:
    page = ScrollPage(look, "A page", "Its lead")
    qtbot.addWidget(page)

    assert not page.lead.isVisible()
    assert page.lead.windowHandle() is None
    assert texts(page) == ["A page", "Its lead"]


def test_an_emptied_page_keeps_its_heading(qtbot: QtBot, look: Look) -> None:
    page = ScrollPage(look, "A page")
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


def test_a_line_that_leads_somewhere_stays_when_it_has_led_there(look: Look, show: Show) -> None:
    led: list[str] = []
    toast = Toast(look)
    show(toast, 900, 60)
    toast.offer("Saved.", ("Open", lambda: led.append("open")), ("Show", lambda: led.append("")))

    press(toast, "Show")
    press(toast, "Open")

    assert (led, toast.text) == (["", "open"], "Saved.")


@pytest.mark.parametrize(("width", "beside"), [(900, True), (320, False)])
def test_in_a_narrow_window_the_buttons_of_a_line_stand_below_it(
    look: Look, show: Show, width: int, *, beside: bool
) -> None:
    toast = Toast(look)
    show(toast, width, 200)

    toast.offer("Saved.", ("Open", lambda: None), ("Show the folder", lambda: None))

    (words,) = seen(toast, Text)
    top = button(toast, "Open").mapTo(toast, QPoint(0, 0)).y()
    assert (top < words.geometry().bottom()) is beside


def test_a_chip_is_no_wider_than_its_words(look: Look, show: Show) -> None:
    chip = Chip("Fact")
    show(flow(look, chip), 600, 60)

    assert chip.width() == chip.sizeHint().width() < 100


def test_the_shipped_letters_are_used(qtbot: QtBot, look: Look) -> None:
    text = Text("a")
    qtbot.addWidget(text)
    text.ensurePolished()

    assert QFont(text.font()).family() == "Atkinson Hyperlegible Next"


@pytest.mark.parametrize(("width", "beside"), [(1200, True), (500, False)])
def test_two_columns_stand_side_by_side_where_there_is_room(
    look: Look, show: Show, width: int, *, beside: bool
) -> None:
    columns = TwoColumns(look)
    left, right = Text("Left"), Text("Right")
    columns.left.addWidget(left)
    columns.right.addWidget(right)

    show(columns, width, 600)

    corner = QPoint(0, 0)
    assert (right.mapTo(columns, corner).y() == left.mapTo(columns, corner).y()) is beside


def test_what_stands_under_the_left_column_comes_last_where_there_is_no_room(
    look: Look, show: Show
) -> None:
    columns = TwoColumns(look)
    left, right, under = Button(look, "Left"), Button(look, "Right"), Button(look, "Under")
    columns.left.addWidget(left)
    columns.right.addWidget(right)
    columns.under.addWidget(under)
    show(columns, 1200, 600)
    wide = reading_order(columns)

    columns.resize(500, 600)

    assert (wide, reading_order(columns)) == ([left, under, right], [left, right, under])
