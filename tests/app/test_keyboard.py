"""Where the keyboard is after each action: on the page, at what comes next, in sight."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar, QWidget

from msdesk.app.commands.demo import AHSCT
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import AppointmentPlace, CardPlace, Place
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.evidence.source_numbers import SourceNumber
from msdesk.ui.frame.focus_order import can_have_it, reading_order
from msdesk.ui.frame.focus_ring import FocusRing
from msdesk.ui.frame.in_sight import area_around
from msdesk.ui.pages.find import FindPage
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.widgets.forms import Area
from msdesk.ui.widgets.framed import Chip
from msdesk.ui.widgets.page import ScrollPage
from tests.app.living import Life
from tests.ui.finding import button, buttons, seen, whole

_UNDO = "Undo"
_SIZES = ((100, 480, 800), (200, 1024, 700), (300, 1024, 700))


def show_at(lived: Life, percent: int, width: int, height: int) -> None:
    """Let the window have a size, and its text too."""
    lived.window.activateWindow()
    lived.window.resize(width, height)
    lived.parts.preferences.change(lived.settings._replace(text_percent=percent))
    lived.rest()


def out_of_sight(lived: Life) -> bool:
    """Whether what has the keyboard, or the ring around it, is not seen whole on its page."""
    if _is_cut(lived):
        lived.rest()  # it may be laid out in a moment
    return _is_cut(lived)


def _is_cut(lived: Life) -> bool:
    has = lived.window.focusWidget()
    (ring,) = lived.window.findChildren(FocusRing)
    if has is None or not lived.shown.isAncestorOf(has) or not ring.isVisible():
        return True
    around, size = ring.parentWidget(), ring.size()
    while around is not None and around is not lived.window:
        size.setHeight(min(size.height(), around.height()))  # of what is higher, its start
        if not around.rect().contains(QRect(ring.mapTo(around, QPoint(0, 0)), size)):
            return True
        around = around.parentWidget()
    return False


def at(lived: Life) -> str:
    """Return the name of what has the keyboard; "" where nothing has, or not on the page."""
    has = lived.window.focusWidget()
    if has is None or not lived.shown.isAncestorOf(has):
        return ""
    return has.text() if isinstance(has, QLabel) else has.accessibleName()


def act(lived: Life, name: str) -> str:
    """Press the first control of a name by the keyboard; return what has it afterwards."""
    page = lived.foot if name is _UNDO else whole(lived.shown)
    found = [w for w in seen(page, QWidget) if w.accessibleName().startswith(name)]
    assert found, f"there is no {name!r} among {buttons(page)}"
    control = found[0]
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Space)
    lived.rest()
    lived.until(lambda: not lived.busy and lived.window.focusWidget() is not None)
    return at(lived)


def test_after_each_action_the_keyboard_is_in_sight_at_what_comes_next(lived: Life) -> None:
    for number in range(25):
        day = lived.today - timedelta(days=40 + number)
        lived.record.journal.add(kind=EntryKind.NOTE, day=day, text="A day")
    lived.record.own_treatments.add("A tea", "")

    wrong = []
    all_acts = _acts(lived)
    for number, (place, acts) in enumerate(all_acts.items()):
        size = _SIZES[number * len(_SIZES) // len(all_acts)]
        show_at(lived, *size)
        lived.go(place)
        for name, after in acts:
            there = act(lived, name)
            if not there or not there.startswith(after) or out_of_sight(lived):
                wrong.append((size, name, there))

    assert wrong == []


Acts = list[tuple[str, str]]


def _acts(lived: Life) -> dict[Place, Acts]:
    """Return what is pressed on which page, and how what has the keyboard then is called."""
    one, two, three, four = (
        q.text for q in lived.record.questions.for_appointment(lived.coming.id)
    )
    bank = [n for n in buttons(whole(lived.go(AppointmentPlace(lived.coming.id)))) if "Add: " in n]
    stays = {
        Screen.MATTERS: ("Top three", "Start again", "No: "),
        Screen.MY_MS: ("Not active", "Relapsing"),
        Screen.SETTINGS: ("Dark", "Low-energy mode"),
        Screen.BACKUPS: ("Make a backup now",),
    }
    return {
        AppointmentPlace(lived.coming.id): [
            (f"Change: {one}", "The question"),
            (f"Save: {one}", f"Change: {one}"),
            (f"Change: {one}", "The question"),
            (f"Leave it as it was: {one}", f"Change: {one}"),
            (f"Move up: {two}", two),
            (f"Move down: {two}", f"Move down: {two}"),
            (f"Move down: {two}", two),  # a slow third press takes nothing back
            (f"Out of the top three: {two}", two),
            (f"Top three: {two}", two),
            (bank[0], bank[1]),
            (f"Delete: {one}", f"Delete: {three}"),
            (f"Delete: {three}", f"Delete: {two}"),
            (f"Delete: {two}", f"Delete: {four}"),
            (f"Delete: {four}", "Delete: "),
            ("Delete: ", "My top three"),  # without a star the first three stand there
        ],
        CardPlace(AHSCT): [
            ("In this card", "In this card"),
            ("What it is: go there", "What it is"),
            ("My log: go there", "My log"),
            ("Delete: ", "My log"),
            (_UNDO, "Delete: Considering"),
            ("Where I stand with it", "Close the choice"),
            ("Asked about it", "Where I stand with it"),
        ],
        Screen.NOTES: [
            ("Delete: I heard", "Delete: New symptom"),
            (_UNDO, "Delete: I heard"),
            ("Show more", "Make a question: Note"),
        ],
        Screen.MY_LOG: [("Change: ", "Why"), ("Leave it as it was", "Change: ")],
        Screen.TREATMENTS: [("Delete: A tea", "My own cards"), (_UNDO, "Delete: A tea")],
        Screen.COMPARE: [("AHSCT", "AHSCT"), ("Show all", "")],
        Screen.BIN: [("Put back: ", "Put back: "), ("Delete for good: ", "Keep")],
        **{place: [(name, name) for name in names] for place, names in stays.items()},
        Screen.MY_MS: [
            *((name, name) for name in stays[Screen.MY_MS]),
            ("More about this type", "Less about this type"),
            ("Show the rule", "Hide the rule"),
        ],
        Screen.APPOINTMENTS: [("Delete: ", "Appointments"), (_UNDO, "Delete: ")],
    }


def test_on_every_page_narrow_or_large_what_has_the_keyboard_is_in_sight(
    qapp: QApplication, lived: Life
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)

    beyond = []
    for size in (_SIZES[0], _SIZES[-1]):  # what is in sight at these is so in between
        show_at(lived, *size)
        for screen in (*Screen, *ItemScreen):
            page = lived.go(lived.some(screen))
            beyond += [(size, screen)] if out_of_sight(lived) else []
            if size is _SIZES[0]:
                whole(page)
                lived.rest()  # each part has its place by then
            for control in reading_order(page) if size is _SIZES[0] else ():
                control.setFocus(Qt.FocusReason.TabFocusReason)
                beyond += [(screen, at(lived))] if out_of_sight(lived) else []

    assert beyond == []
    assert windows.seen == []  # a part of a page that is one for a moment takes the keyboard


def test_a_section_of_a_card_is_gone_to_from_the_list_and_when_the_card_is_opened_there(
    lived: Life,
) -> None:
    show_at(lived, 100, 1280, 860)
    lived.go(CardPlace(AHSCT, "My log"))
    lived.until(lambda: at(lived) == "My log")
    opened = out_of_sight(lived)

    there = act(lived, "If it is stopped")
    QTest.keyClick(lived.window.focusWidget(), Qt.Key.Key_Tab)

    assert (opened, there) == (False, "If it is stopped")
    assert lived.window.focusWidget() in seen(lived.shown, SourceNumber)


def test_a_place_deep_in_a_card_is_unfolded_marked_and_has_the_keyboard(lived: Life) -> None:
    show_at(lived, 100, 1280, 860)
    item = lived.parts.content.library.treatments[AHSCT].harms[9]

    lived.go(CardPlace(AHSCT, "What may go wrong", "harms[9]"))

    lived.until(lambda: at(lived) == item.outcome)
    assert not out_of_sight(lived)
    assert "What you looked for" in lived.reads()


def test_who_goes_back_is_where_one_had_pressed(lived: Life) -> None:
    lived.window.activateWindow()
    lived.rest()
    pressed: dict[Place, str] = {
        Screen.TREATMENTS: "Ocrelizumab",
        Screen.NOTES: "Make a question: Note",
        Screen.SETTINGS: "About msdesk",
        CardPlace(AHSCT): "Compare",
        CardPlace(TreatmentId("ocrelizumab")): "Ask about this",
    }

    back = {}
    for place, name in pressed.items():
        found = [n for n in buttons(whole(lived.go(place))) if name in n]
        button(lived.shown, found[0]).setFocus()
        for on in (CardPlace(TreatmentId("cladribine")), Screen.HELP):
            lived.go(on)
        for _ in range(2):
            lived.parts.navigation.back()
            lived.until(lambda: bool(at(lived)))
        back[place] = (name in at(lived), out_of_sight(lived))

    assert back == dict.fromkeys(pressed, (True, False))


def test_the_ring_around_the_title_of_a_card_leaves_room_to_what_stands_above_it(
    lived: Life,
) -> None:
    show_at(lived, 200, 900, 1000)
    card = lived.go(CardPlace(TreatmentId("symptom-medicines")))
    lived.until(lambda: at(lived) == "Symptom medicines")

    (ring,) = lived.window.findChildren(FocusRing)
    checked = next(chip for chip in seen(card, Chip) if chip.text().startswith("Checked"))
    below = checked.mapTo(lived.window, checked.rect().bottomLeft()).y()
    assert ring.mapTo(lived.window, QPoint(0, 0)).y() - below > 4


def test_who_presses_compare_on_a_card_is_at_that_card_among_those_compared(
    lived: Life,
) -> None:
    lived.window.activateWindow()
    for card in ("ahsct", "siponimod", "ocrelizumab"):
        lived.press("Compare", lived.go(CardPlace(TreatmentId(card))))
        lived.until(lambda: bool(at(lived)))

    assert at(lived) == "Ocrelizumab"


def test_who_goes_back_to_a_page_on_which_nothing_was_pressed_begins_there(lived: Life) -> None:
    lived.window.activateWindow()
    lived.go(Screen.HELP)
    show_at(lived, 300, 1024, 700)

    lived.parts.navigation.back()
    lived.until(lambda: bool(at(lived)))

    assert at(lived) == "What would you like to do?"


@pytest.mark.parametrize("size", [(100, 1280, 860), (200, 1024, 700), (100, 480, 800)])
def test_what_the_mouse_pressed_stays_put_till_it_is_let_go_and_in_sight_of_what_is_said(
    lived: Life, size: tuple[int, int, int]
) -> None:
    show_at(lived, *size)
    page = whole(lived.go(AppointmentPlace(lived.coming.id)))
    seen(page, Area)[0].setPlainText("Can I swim?")
    add = button(page, "Add my own question")
    for _ in range(2):  # what was made is laid out, and what has the keyboard stays in sight
        lived.rest()
    stand_lowest(lived, add)
    handle, left = lived.window.windowHandle(), Qt.MouseButton.LeftButton
    assert handle is not None
    there = add.mapTo(lived.window, add.rect().center())

    QTest.mousePress(handle, left, pos=there)
    lived.rest()
    held = (add.hasFocus(), add.mapTo(lived.window, add.rect().center()))
    QTest.mouseRelease(handle, left, pos=there)
    lived.rest()

    assert held == (True, there)
    assert lived.said.startswith("Added")
    assert (at(lived), out_of_sight(lived)) == ("Add my own question", False)


def stand_lowest(lived: Life, control: QWidget) -> None:
    """Scroll the page so that a control stands at the foot of the window, seen whole."""
    area = area_around(control)
    content = area.widget() if area is not None else None
    assert area is not None
    assert content is not None
    foot = control.mapTo(content, control.rect().bottomLeft()).y()
    area.verticalScrollBar().setValue(foot + 1 - area.viewport().height())
    lived.rest()


class Windows(QObject):
    """Notes each window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        """Note a window that is shown."""
        if event.type() is QEvent.Type.Show and isinstance(widget, QWidget) and widget.isWindow():
            self.seen.append(widget)
        return False


def write(life: Life, words: str) -> None:
    """Type words at the window, which Qt has when nothing in it has the keyboard."""
    has = life.window.focusWidget() or life.window
    for letter in words:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(has, key)


def strike(life: Life, key: Qt.Key, letter: str) -> None:
    """Strike a key as the system tells the window of it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(life.window.windowHandle(), event)


def test_words_typed_while_a_page_is_made_anew_stand_where_one_wrote(fresh: Life) -> None:
    fresh.window.activateWindow()
    fresh.go(Screen.NOTES)
    fresh.until(lambda: at(fresh) == "What happened, or what I think")
    write(fresh, "Left ")

    fresh.parts.navigation.again()
    assert fresh.window.focusWidget() is None
    write(fresh, "hand")

    fresh.until(lambda: at(fresh) == "What happened, or what I think")
    write(fresh, " 🙂")
    assert seen(fresh.shown, Area)[0].toPlainText() == "Left hand 🙂"


def test_words_typed_before_a_page_is_there_stand_in_its_box(fresh: Life) -> None:
    fresh.window.activateWindow()
    fresh.parts.navigation.go(Screen.FIND)

    write(fresh, "fatigue")
    fresh.rest()

    page = fresh.shown
    assert isinstance(page, FindPage)
    assert page.box.text() == "fatigue"


def test_the_space_between_words_typed_before_a_page_is_there_stands_in_its_box(
    fresh: Life,
) -> None:
    fresh.window.activateWindow()
    fresh.parts.navigation.go(Screen.FIND)

    for letter in "left hand":
        key = Qt.Key.Key_Space if letter == " " else Qt.Key.Key_A
        strike(fresh, key, letter)
    fresh.rest()

    page = fresh.shown
    assert isinstance(page, FindPage)
    assert page.box.text() == "left hand"


@pytest.mark.parametrize(("key", "letter"), [(Qt.Key.Key_Space, " "), (Qt.Key.Key_Return, "\r")])
def test_a_key_that_presses_writes_nothing_on_a_page_that_comes(
    fresh: Life, key: Qt.Key, letter: str
) -> None:
    fresh.window.activateWindow()
    fresh.parts.navigation.go(Screen.NOTES)

    strike(fresh, key, letter)
    fresh.rest()

    assert at(fresh) == "What happened, or what I think"
    assert seen(fresh.shown, Area)[0].toPlainText() == ""


def test_letters_typed_before_and_after_a_box_has_the_keyboard_stand_in_their_order(
    fresh: Life,
) -> None:
    fresh.window.activateWindow()
    fresh.parts.navigation.go(Screen.FIND)
    write(fresh, "left ")

    fresh.window.curtain.do_now()
    write(fresh, "hand")
    fresh.rest()

    page = fresh.shown
    assert isinstance(page, FindPage)
    assert page.box.text() == "left hand"


def test_a_key_pressed_before_a_page_is_there_presses_nothing_on_it(fresh: Life) -> None:
    fresh.window.activateWindow()
    fresh.parts.navigation.go(CardPlace(TreatmentId("ahsct")))

    QTest.keyClick(fresh.window, Qt.Key.Key_Space)
    fresh.rest()

    assert at(fresh) == "Ask about this"
    assert not fresh.record.questions.loose()


def test_words_typed_while_one_gets_to_a_box_oneself_stand_there(fresh: Life) -> None:
    fresh.window.activateWindow()
    fresh.go(Screen.NOTES)
    fresh.rest()

    fresh.parts.navigation.again()
    fresh.window.curtain.do_now()  # before, nobody can get to a box of it
    write(fresh, "hand")
    page = fresh.shown
    assert isinstance(page, NotesPage)
    page.search.setFocus()
    fresh.rest()

    assert (page.search.text(), page.form.text.toPlainText()) == ("hand", "")


def test_a_key_that_was_pressed_before_one_sees_what_it_would_press_presses_nothing(
    fresh: Life,
) -> None:
    for ago in range(3):
        day = fresh.today - timedelta(days=ago)
        fresh.record.journal.add(kind=EntryKind.NOTE, day=day, text="Left hand")
    fresh.window.activateWindow()
    delete = next(b for b in buttons(fresh.go(Screen.NOTES)) if b.startswith("Delete: "))
    button(fresh.shown, delete).setFocus()
    button(fresh.shown, delete).click()
    assert fresh.window.focusWidget() is None

    QTest.keyClick(fresh.window, Qt.Key.Key_Return)

    fresh.until(lambda: at(fresh).startswith("Delete: "))
    assert fresh.record.journal.count() == 2


def scrolled_down_a_card(life: Life) -> str:
    """Read a card to its middle by the wheel; return what one sees there."""
    life.window.activateWindow()
    life.go(CardPlace(AHSCT))
    life.until(lambda: bar(life).maximum() > 2000)
    life.rest()
    bar(life).setSliderPosition(bar(life).maximum() // 2)
    life.rest()
    return in_sight(life)[0]


def bar(life: Life) -> QScrollBar:
    """Return the bar that scrolls the page."""
    (page,) = life.shown.findChildren(ScrollPage)
    return page.scroll_bar()


def in_sight(life: Life) -> list[str]:
    """Return the names of the buttons that are seen on what scrolls, of which each is the only."""
    (page,) = life.shown.findChildren(ScrollPage)
    there = seen(page, QAbstractButton)
    called = Counter(b.accessibleName() for b in there)
    names = [b.accessibleName() for b in there if not b.visibleRegion().isEmpty()]
    return [name for name in names if called[name] == 1]


@pytest.mark.parametrize("percent", [100, 200])
def test_who_scrolled_down_reads_on_at_the_same_place_in_another_look(
    lived: Life, percent: int
) -> None:
    here = scrolled_down_a_card(lived)

    look = lived.settings._replace(theme="dark", text_percent=percent)
    lived.parts.preferences.change(look)
    lived.rest()

    lived.until(lambda: here in in_sight(lived))


def test_what_the_page_had_not_scrolled_to_yet_is_in_sight_in_another_look(lived: Life) -> None:
    scrolled_down_a_card(lived)
    (*_, far) = (b for b in seen(whole(lived.shown), QAbstractButton) if can_have_it(b))
    far.setFocus()
    lived.rest()
    bar(lived).setValue(100)  # nobody scrolled there: what is above it has just got its place

    lived.parts.preferences.change(lived.settings._replace(theme="dark"))
    lived.rest()

    lived.until(lambda: bool(at(lived)) and not out_of_sight(lived))


def test_who_scrolled_down_and_went_elsewhere_reads_on_at_the_same_place(lived: Life) -> None:
    here, far = scrolled_down_a_card(lived), bar(lived).value()
    lived.go(Screen.FIND)

    QTest.keyClick(lived.window, Qt.Key.Key_Escape)
    lived.rest()

    lived.until(lambda: abs(bar(lived).value() - far) < 50 and here in in_sight(lived))
