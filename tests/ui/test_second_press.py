"""A trembling hand presses once, whatever comes under the pointer or the keyboard by then."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import inf

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from msdesk.ui.frame.second_press import APART, SecondPress
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, clear
from msdesk.ui.widgets.choice_row import ChoiceRow
from msdesk.ui.widgets.forms import Area, Line, Pick, Tick
from tests.ui.conftest import Show

_SOON = APART - 1
_LATER = APART + 1
Key = Qt.Key


class Hand:
    """Presses at times of its own, as the system would say them."""

    has_times = True

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._place = self._last = QPointF(-1, -1)
        self.now = 1000

    def click(self, where: QWidget, *, after: int = _LATER, off: int = 0) -> None:
        """Press and let go in the middle of a widget, or ``off`` pixels beside it."""
        self._turn(QEvent.Type.MouseButtonPress, where, after, off)
        again = self._place == self._last and after < QApplication.doubleClickInterval()
        if again:  # Qt says so besides
            self._turn(QEvent.Type.MouseButtonDblClick, where, 0, off)
        self._turn(QEvent.Type.MouseButtonRelease, where, 0, off)

    def move(self, where: QWidget) -> None:
        """Come to the middle of a widget, and press nothing."""
        self._turn(QEvent.Type.MouseMove, where, 0, 0)

    def hold(self, where: QWidget, long: int) -> None:
        """Press in the middle of a widget and let go only after a while."""
        self._turn(QEvent.Type.MouseButtonPress, where, _LATER, 0)
        self._turn(QEvent.Type.MouseButtonRelease, where, long, 0)

    def _turn(self, kind: QEvent.Type, where: QWidget, after: int, off: int) -> None:
        self.now += after
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        moves = kind is QEvent.Type.MouseMove
        up = moves or kind is QEvent.Type.MouseButtonRelease
        window = where.window()
        middle = QPointF(where.mapTo(window, where.rect().center()) + QPoint(off, 0))
        there = QPointF(window.mapToGlobal(middle))
        if kind is QEvent.Type.MouseButtonPress:
            self._last, self._place = self._place, there
        button, held = none if moves else left, none if up else left
        event = QMouseEvent(
            kind, middle, middle, there, button, held, Qt.KeyboardModifier.NoModifier
        )
        event.setTimestamp(self.now)
        QCoreApplication.sendEvent(_handle(window), event)

    def key(self, key: Key, *, after: int = _LATER, repeats: bool = False) -> None:
        """Press a key and let it go."""
        self.now += after
        letter = "x" if key is Key.Key_X else " " if key is Key.Key_Space else ""
        plain = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, plain, letter, repeats)
            event.setTimestamp(self.now if self.has_times else 0)
            QCoreApplication.sendEvent(_handle(self._window), event)

    def calls(self, key: Key, *, after: int = _LATER, repeats: bool = False) -> bool:
        """Press a key that may be a shortcut; return whether it still may call it."""
        self.now += after
        control = Qt.KeyboardModifier.ControlModifier
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, control, "", repeats)
        event.setTimestamp(self.now)
        event.ignore()
        QCoreApplication.sendEvent(_handle(self._window), event)
        return not event.isAccepted()


def _handle(window: QWidget) -> QWindow:
    handle = window.windowHandle()
    assert handle is not None
    return handle


class Things(QWidget):
    """A list that closes up when one of it is deleted."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.there = ["one", "two", "three"]
        self.rows = QVBoxLayout()
        around = QVBoxLayout(self)
        around.addLayout(self.rows)
        around.addStretch(1)
        self._fill()

    def _fill(self) -> None:
        clear(self.rows)
        for thing in self.there:
            self.rows.addWidget(
                Button(self._look, f"Delete {thing}", does=partial(self._delete, thing))
            )

    def _delete(self, thing: str) -> None:
        self.there.remove(thing)
        self._fill()
        QCoreApplication.sendPostedEvents()
        self.first.setFocus()

    @property
    def first(self) -> Button:
        return self.at(0)

    def at(self, place: int) -> Button:
        item = self.rows.itemAt(place)
        found = item.widget() if item else None
        assert isinstance(found, Button)
        return found


@pytest.fixture
def things(look: Look, show: Show) -> Things:
    """Return a list in a window of its own."""
    things = Things(look)
    show(things, 400, 400)
    SecondPress(things)
    return things


@pytest.fixture
def hand(things: Things) -> Hand:
    """Return a hand over the list."""
    return Hand(things)


@pytest.fixture
def unseen(look: Look, show: Show) -> Things:
    """Return a list in a window of its own, which has come but that nobody has seen yet."""
    things = Things(look)
    show(things, 400, 400)
    SecondPress(things, lambda: inf)
    return things


def test_a_click_that_meant_what_was_there_before_does_nothing(unseen: Things) -> None:
    Hand(unseen).click(unseen.first)

    assert unseen.there == ["one", "two", "three"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_key_that_meant_to_press_what_was_there_before_does_nothing(
    unseen: Things, key: Key
) -> None:
    unseen.first.setFocus()

    Hand(unseen).key(key)

    assert unseen.there == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("pressed", "there"),
    [(29_999, ["one", "two", "three"]), (30_000, ["two", "three"]), (1000, ["two", "three"])],
)
def test_a_click_counts_by_when_it_was_made_where_that_is_told_by_our_clock(
    look: Look, show: Show, pressed: int, there: list[str]
) -> None:
    things = Things(look)
    show(things, 400, 400)
    SecondPress(things, lambda: 30.0, clock=lambda: 31.0)  # it comes a second later

    hand = Hand(things)
    hand.now = pressed
    hand.click(things.first, after=0)

    assert things.there == there


def test_words_are_written_into_a_field_that_nobody_has_seen_yet(
    unseen: Things, look: Look
) -> None:
    field = Line(look)
    unseen.rows.addWidget(field)
    QCoreApplication.sendPostedEvents()  # it is shown
    field.setFocus()

    hand = Hand(unseen)
    for key in (Key.Key_X, Key.Key_Space, Key.Key_X):
        hand.key(key)

    assert field.text() == "x x"


def test_a_double_click_deletes_one_thing(things: Things, hand: Hand) -> None:
    hand.click(things.first)
    hand.click(things.first, after=_SOON)

    assert things.there == ["two", "three"]


def test_a_double_click_as_qt_sends_it_deletes_one_thing(things: Things) -> None:
    middle = things.first.mapTo(things, things.first.rect().center())

    QTest.mouseDClick(
        _handle(things), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle
    )
    QCoreApplication.processEvents()

    assert things.there == ["two", "three"]


def test_a_burst_of_clicks_is_one(things: Things, hand: Hand) -> None:
    hand.click(things.first)
    for _ in range(4):
        hand.click(things.first, after=120)

    assert things.there == ["two", "three"]


def test_the_moment_begins_when_the_button_is_let_go(things: Things, hand: Hand) -> None:
    hand.hold(things.first, long=900)
    hand.click(things.first, after=100)

    assert things.there == ["two", "three"]


def test_a_second_click_after_the_moment_counts(things: Things, hand: Hand) -> None:
    hand.click(things.first)
    hand.click(things.first, after=_LATER)

    assert things.there == ["three"]


def test_a_click_a_few_pixels_beside_the_first_is_the_same(things: Things, hand: Hand) -> None:
    hand.click(things.first)
    hand.click(things.first, after=100, off=30)

    assert things.there == ["two", "three"]


def test_a_double_click_gives_the_keyboard_to_no_field_that_came_under_it(
    things: Things, hand: Hand, look: Look
) -> None:
    place = things.first
    search = Line(look)
    search.setParent(things)
    search.setGeometry(place.geometry())
    search.hide()

    hand.click(place)
    search.show()
    search.raise_()
    hand.click(search, after=100)

    assert not search.hasFocus()


def test_two_clicks_in_a_field_choose_a_word_also_where_a_button_was_pressed_before(
    things: Things, hand: Hand, look: Look
) -> None:
    words = Line(look, "numb")
    words.setParent(things)
    words.setGeometry(things.first.geometry())
    hand.click(things.first)
    words.show()
    words.raise_()

    hand.click(words, after=1000)
    hand.click(words, after=100)

    assert words.selectedText() == "numb"


def test_a_click_at_another_place_counts_at_once(things: Things, hand: Hand, look: Look) -> None:
    pressed: list[str] = []
    other = Button(look, "Elsewhere", does=lambda: pressed.append("elsewhere"))
    layout = things.layout()
    assert layout is not None
    layout.addWidget(other)
    QCoreApplication.sendPostedEvents()
    hand.click(things.first)

    hand.click(other, after=100)

    assert pressed == ["elsewhere"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
@pytest.mark.parametrize("repeats", [True, False])
def test_a_key_pressed_twice_or_held_deletes_one_thing(
    things: Things, hand: Hand, key: Key, *, repeats: bool
) -> None:
    things.first.setFocus()
    hand.key(key)

    for _ in range(3):
        hand.key(key, after=600 if repeats else 100, repeats=repeats)

    assert things.there == ["two", "three"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_key_pressed_again_after_the_moment_counts(things: Things, hand: Hand, key: Key) -> None:
    things.first.setFocus()

    hand.key(key)
    hand.key(key)

    assert things.there == ["three"]


def test_whoever_goes_on_by_another_key_is_served_at_once(things: Things, hand: Hand) -> None:
    things.first.setFocus()
    hand.key(Key.Key_Return)

    hand.key(Key.Key_Tab, after=50)
    hand.key(Key.Key_Return, after=50)

    assert things.there == ["two"]


@pytest.mark.parametrize(
    ("after", "repeats", "calls"),
    [(0, False, False), (_LATER, True, False), (40, False, True)],
)
def test_a_shortcut_is_called_once_while_its_key_is_held(
    things: Things, hand: Hand, after: int, *, repeats: bool, calls: bool
) -> None:
    first = hand.calls(Key.Key_X)
    hand.key(Key.Key_X)

    again = hand.calls(Key.Key_X, after=after, repeats=repeats)

    assert (first, again) == (True, calls)


def test_words_typed_at_a_button_press_nothing(things: Things, hand: Hand) -> None:
    things.first.setFocus()

    for key in (Key.Key_X, Key.Key_Space, Key.Key_X, Key.Key_Space, Key.Key_Return):
        hand.key(key, after=1000)

    assert things.there == ["one", "two", "three"]


def test_a_second_enter_after_words_presses_the_button(things: Things, hand: Hand) -> None:
    things.first.setFocus()
    hand.key(Key.Key_X)

    for after in (400, _SOON, _LATER):
        hand.key(Key.Key_Return, after=after)

    assert things.there == ["two", "three"]


def test_whoever_has_gone_on_from_words_by_tab_is_served_at_once(
    things: Things, hand: Hand
) -> None:
    things.first.setFocus()
    hand.key(Key.Key_X)

    hand.key(Key.Key_Tab, after=50)
    hand.key(Key.Key_Return, after=50)

    assert things.there == ["one", "three"]


def test_keys_and_clicks_in_fields_are_never_lost(things: Things, hand: Hand, look: Look) -> None:
    line, area = Line(look, "left hand"), Area(look)
    things.rows.addWidget(line)
    things.rows.addWidget(area)
    QCoreApplication.sendPostedEvents()
    area.setFocus()
    for key in (Key.Key_X, Key.Key_Space, Key.Key_Space, Key.Key_Return, Key.Key_Return):
        hand.key(key, after=20)

    hand.click(line)
    hand.click(line, after=100)

    assert area.toPlainText() == "x  \n\n"
    assert line.hasFocus()
    assert line.selectedText() == "hand"


@pytest.fixture
def pick(things: Things, look: Look) -> Iterator[Pick[str]]:
    """Return a field with three choices, at the top of the list."""
    pick = Pick[str](look, [(each, each) for each in ("a", "b", "c")])
    things.rows.insertWidget(0, pick)
    QCoreApplication.sendPostedEvents()
    yield pick
    pick.hidePopup()


def test_a_double_click_on_a_field_of_choices_chooses_nothing(pick: Pick[str], hand: Hand) -> None:
    hand.click(pick)
    popup = QApplication.activePopupWidget()
    assert popup is not None

    hand.click(popup, after=100)

    assert pick.view().isVisible()
    assert pick.value() == "a"


def test_a_click_that_meant_what_was_there_before_a_list_popped_up_chooses_nothing(
    look: Look, show: Show
) -> None:
    things, came = Things(look), list[int]()
    pick = Pick[str](look, [(each, each) for each in ("a", "b", "c")])
    things.rows.insertWidget(0, pick)
    show(things, 400, 400)
    SecondPress(things, lambda: inf if came else -inf, lambda: came.append(1))
    hand = Hand(things)
    hand.click(pick)
    popup = QApplication.activePopupWidget()
    assert popup is not None

    hand.move(popup)  # from a little way on Qt takes a button let go for a choice
    hand.click(popup)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.emit(pick.view(), pick.view())  # within it nothing has come

    assert pick.value() == "a"
    assert pick.view().isVisible()
    assert came == [1]
    pick.hidePopup()


def test_a_double_click_on_a_choice_presses_nothing_below_it(
    things: Things, pick: Pick[str], hand: Hand
) -> None:
    pick.showPopup()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    hand.click(popup)
    assert not pick.view().isVisible()

    hand.click(things.at(1), after=100)

    assert things.there == ["one", "two", "three"]


def test_a_tick_and_a_row_act_once_too(things: Things, hand: Hand, look: Look) -> None:
    pressed: list[str] = []
    tick = Tick("A tick")
    row = ChoiceRow(look, "lock", "A row", "", lambda: pressed.append("row"))
    things.rows.addWidget(tick)
    things.rows.addWidget(row)
    QCoreApplication.sendPostedEvents()

    turned: list[bool] = []
    tick.toggled.connect(turned.append)

    for widget in (tick, row):
        hand.click(widget)
        hand.click(widget, after=100)

    assert turned == [True]
    assert pressed == ["row"]


class Aloud(Hand):
    """Presses keys where the screen is read aloud: they come without their times."""

    has_times = False


def test_where_the_screen_is_read_aloud_a_key_presses_again_after_a_moment(
    look: Look, show: Show
) -> None:
    things = Things(look)
    show(things, 400, 400)
    hand = Aloud(things)
    SecondPress(things, clock=lambda: hand.now / 1000)
    things.first.setFocus()

    for after in (_LATER, _SOON, _LATER):
        hand.key(Key.Key_Return, after=after)

    assert things.there == ["three"]
