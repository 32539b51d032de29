"""Where the keyboard is after each action: on the page, at what comes next, in sight."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from msdesk.app.commands.demo import AHSCT
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import AppointmentPlace, CardPlace, Place
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.evidence.links import SourceLink
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.focus_ring import FocusRing
from tests.app.living import Life
from tests.ui.finding import buttons, seen, whole

_SIZES = ((100, 1280, 860), (100, 480, 800), (200, 1024, 700), (300, 1024, 700))


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
    page = whole(lived.shown)
    control = next(w for w in seen(page, QWidget) if w.accessibleName().startswith(name))
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Space)
    lived.rest()
    lived.until(lambda: not lived.busy and lived.window.focusWidget() is not None)
    return at(lived)


def test_a_question_that_moves_takes_the_keyboard_along(lived: Life) -> None:
    lived.go(AppointmentPlace(lived.coming.id))
    _, second, *_ = [q.text for q in lived.record.questions.for_appointment(lived.coming.id)]

    moved = [
        act(lived, f"Move up: {second}"),
        act(lived, f"Move down: {second}"),
        act(lived, f"Move down: {second}"),
        act(lived, f"Out of the top three: {second}"),
        act(lived, f"Top three: {second}"),
    ]

    assert moved == [
        f"Move down: {second}",
        f"Move down: {second}",
        f"Move up: {second}",
        f"Top three: {second}",
        f"Move up: {second}",
    ]


def test_after_a_question_is_deleted_the_keyboard_is_at_the_next_and_at_last_the_heading(
    lived: Life,
) -> None:
    lived.go(AppointmentPlace(lived.coming.id))
    texts = [q.text for q in lived.record.questions.for_appointment(lived.coming.id)]

    after = [act(lived, f"Delete: {text}") for text in texts]

    assert after == [*(f"Delete: {text}" for text in texts[1:]), "If there is time"]


def test_after_a_question_is_added_from_the_bank_the_keyboard_is_at_the_next(lived: Life) -> None:
    page = whole(lived.go(AppointmentPlace(lived.coming.id)))
    first, second, *_ = [n for n in buttons(page) if n.startswith("Add: ")]

    assert act(lived, first) == second


def test_what_is_shown_more_has_the_keyboard_at_its_first(lived: Life) -> None:
    for number in range(25):
        day = lived.today - timedelta(days=number)
        lived.record.journal.add(kind=EntryKind.NOTE, day=day, text="A day")

    first = {}
    for screen, name in {Screen.NOTES: "Show more", Screen.COMPARE: "Show all"}.items():
        before = buttons(whole(lived.go(screen)))
        there = act(lived, name)
        first[name] = next(n for n in buttons(lived.shown) if n not in before) == there

    assert first == {"Show more": True, "Show all": True}


def test_questions_come_before_what_is_written_after_the_visit(lived: Life) -> None:
    page = whole(lived.go(AppointmentPlace(lived.coming.id)))
    lived.rest()

    names = [control.accessibleName() for control in reading_order(page)]

    assert names.index("What we agreed") > names.index("From the question bank")


def test_in_a_narrow_window_tab_stops_once_at_the_sections_of_a_card(lived: Life) -> None:
    show_at(lived, 100, 480, 800)
    page = lived.go(CardPlace(AHSCT))

    order = [control.accessibleName() for control in reading_order(page)]

    assert order.index("What it is") > 0
    assert "How it is given" not in order


def test_the_keyboard_is_where_it_was_after_each_of_these_actions(lived: Life) -> None:
    places: dict[Place, tuple[str, ...]] = {
        Screen.MATTERS: ("Top three", "Start again", "No: "),
        Screen.COMPARE: ("AHSCT", "One column"),
        Screen.MY_MS: ("Not active", "Relapsing", "More about this type", "Show the rule"),
        Screen.SETTINGS: ("Dark", "150 %", "Paper", "100 %", "Low-energy mode"),
        Screen.BACKUPS: ("Make a backup now",),
    }

    elsewhere = []
    for place, names in places.items():
        lived.go(place)
        for name in names:
            there = act(lived, name)
            elsewhere += [] if there.startswith(name) else [(name, there)]

    assert elsewhere == []


def test_what_is_taken_back_has_the_keyboard(lived: Life) -> None:
    places: dict[str, Place] = {"Delete: I heard": Screen.NOTES, "Delete: ": CardPlace(AHSCT)}

    after = {}
    for name, place in places.items():
        lived.go(place)
        act(lived, name)
        lived.press("Undo")
        lived.until(lambda: lived.window.focusWidget() is not None)
        after[name] = at(lived)

    assert [there.startswith(name) for name, there in after.items()] == [True, True]


def test_one_begins_in_sight_on_every_page_at_every_size(lived: Life) -> None:
    beyond = []
    for size in _SIZES:
        show_at(lived, *size)
        for screen in (*Screen, *ItemScreen):
            lived.go(lived.some(screen))
            beyond += [(size, screen)] if out_of_sight(lived) else []

    assert beyond == []


def test_every_control_is_in_sight_with_its_ring_when_it_has_the_keyboard(lived: Life) -> None:
    beyond = []
    show_at(lived, 100, 480, 800)
    for screen in (*Screen, *ItemScreen):
        page = whole(lived.go(lived.some(screen)))
        for control in reading_order(page):
            control.setFocus(Qt.FocusReason.TabFocusReason)
            beyond += [(screen, at(lived))] if out_of_sight(lived) else []

    assert beyond == []


def test_the_sections_of_a_card_are_in_sight_with_their_ring(lived: Life) -> None:
    show_at(lived, 100, 1280, 860)
    sections = seen(lived.go(CardPlace(AHSCT)), QScrollArea)[0]

    beyond = []
    for control in reading_order(sections):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        beyond += [at(lived)] if out_of_sight(lived) else []

    assert beyond == []


def test_where_large_text_pushes_the_first_thing_down_one_begins_at_the_heading(
    lived: Life,
) -> None:
    show_at(lived, 300, 1024, 700)

    lived.go(Screen.MATTERS)

    assert at(lived) == "What matters"


def test_a_section_of_a_card_takes_the_keyboard_there(lived: Life) -> None:
    lived.go(CardPlace(AHSCT))

    there = act(lived, "If it is stopped")
    QTest.keyClick(lived.window.focusWidget(), Qt.Key.Key_Tab)

    assert there == "If it is stopped"
    assert lived.window.focusWidget() in seen(lived.shown, SourceLink)


def test_a_card_opened_at_a_section_has_the_keyboard_there(lived: Life) -> None:
    lived.go(CardPlace(AHSCT, "My log"))

    lived.until(lambda: at(lived) == "My log")
    lived.until(lambda: not out_of_sight(lived))


def test_no_page_shows_a_part_of_it_as_a_window_for_a_moment(
    qapp: QApplication, lived: Life
) -> None:
    shown = Windows()
    qapp.installEventFilter(shown)

    for screen in (*Screen, *ItemScreen):
        lived.go(lived.some(screen))

    assert shown.seen == []


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
