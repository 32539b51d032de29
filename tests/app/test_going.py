"""From page to page and back: where each way leads, and where the keyboard is then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from msdesk.app.shell.trail import Trail
from msdesk.domain.ids import OwnTreatmentId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace, OwnPlace, Place, TypePlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.screen import AnyScreen, ItemScreen, Screen, Shown
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from msdesk.ui.screens import FOOTER, STOPS
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import ScrollPage
from tests.app.living import Life
from tests.ui.finding import button, buttons, seen, whole

_BACK: dict[AnyScreen, tuple[str, AnyScreen]] = {
    ItemScreen.CARD: ("Treatments, back", Screen.TREATMENTS),
    ItemScreen.OWN: ("Treatments, back", Screen.TREATMENTS),
    ItemScreen.CARD_PAGE: ("Back", ItemScreen.CARD),
    ItemScreen.APPOINTMENT: ("Appointments, back", Screen.APPOINTMENTS),
    ItemScreen.PREVIEW: ("Back", ItemScreen.APPOINTMENT),
    Screen.TEAM: ("Back", ItemScreen.APPOINTMENT),  # where one came from
    Screen.MY_LOG: ("Treatments, back", Screen.TREATMENTS),
    Screen.MY_YEARS: ("Back", Screen.TREATMENTS),  # where one came from
    Screen.LOG_PAGE: ("Back", Screen.MY_LOG),
    Screen.YEARS_PAGE: ("Back", Screen.MY_YEARS),
    Screen.NOTES_PAGE: ("Back", Screen.NOTES),
    Screen.SINCE: ("Back", Screen.NOTES),  # where one came from
    Screen.COMPARISON: ("Back", Screen.COMPARE),
    Screen.ABOUT: ("Back", Screen.SETTINGS),
    Screen.RECORD: ("Back", Screen.SETTINGS),
    Screen.BACKUPS: ("Back", Screen.RECORD),
    Screen.MOVING: ("Back", Screen.RECORD),
    Screen.BIN: ("Back", Screen.RECORD),
    Screen.PROTECTION: ("Back", Screen.RECORD),
}
_STOPS = {
    "Search": Screen.FIND,
    "Home": Screen.HOME,
    "Treatments": Screen.TREATMENTS,
    "Compare": Screen.COMPARE,
    "My MS": Screen.MY_MS,
    "Notes": Screen.NOTES,
    "Appointments": Screen.APPOINTMENTS,
    "Get help now": Screen.HELP,
    "Settings": Screen.SETTINGS,
}

_OF_RECORD = {
    "Lock with a passphrase": Screen.ENCRYPT,
    "What this does not protect you from": Screen.PROTECTION,
    "Backups": Screen.BACKUPS,
    "Take out or bring in": Screen.MOVING,
    "Bin": Screen.BIN,
    "Delete everything": Screen.ERASE,
}


def marked(life: Life) -> list[str]:
    """Return the stops that are marked as the one we are at."""
    return [stop for stop in _STOPS if button(life.window.nav, stop).isChecked()]


def scrolled(page: QWidget) -> int:
    """Return how far down a page one has come."""
    return page.scroll_bar().value() if isinstance(page, ScrollPage) else 0


def test_home_leads_to_the_next_appointment_itself(lived: Life) -> None:
    lived.press("Prepare for an appointment")

    assert lived.page is ItemScreen.APPOINTMENT


def test_home_shows_the_page_of_the_next_appointment(lived: Life) -> None:
    lived.press("See my page")

    assert lived.page is ItemScreen.PREVIEW


def test_the_five_steps_lead_from_reading_to_the_page(lived: Life) -> None:
    lived.press("Treatments")
    for wanted in (Screen.COMPARE, Screen.MATTERS, ItemScreen.APPOINTMENT, ItemScreen.PREVIEW):
        lived.press("Next: ")
        assert lived.page is wanted


def test_each_page_on_the_way_says_which_of_the_five_steps_it_is(lived: Life) -> None:
    lived.press("Treatments")
    said = [lived.reads()]
    for _ in range(4):
        lived.press("Next: ")
        said.append(lived.reads())

    assert [f"Step {n} of 5: " in words for n, words in enumerate(said, 1)] == [True] * 5


def test_the_title_of_the_window_names_the_page_from_the_start(lived: Life) -> None:
    assert lived.window.windowTitle() == "Home - msdesk"


def test_every_stop_leads_to_its_page_and_is_marked(lived: Life) -> None:
    led, at = {}, {}
    for stop in _STOPS:
        lived.press(stop, lived.window.nav)
        led[stop], at[stop] = lived.page, marked(lived)

    assert led == _STOPS
    assert at == {stop: [stop] for stop in _STOPS}
    assert tuple(_STOPS.values()) == (*STOPS, *FOOTER)


def test_a_page_below_a_stop_has_that_stop_marked(lived: Life) -> None:
    at = {}
    below: tuple[AnyScreen, ...] = (
        *(ItemScreen.CARD, ItemScreen.APPOINTMENT),
        *(Screen.RECORD, Screen.MATTERS, Screen.ABOUT),
    )
    for screen in below:
        lived.go(lived.some(screen))
        at[screen] = marked(lived)

    assert at == {
        ItemScreen.CARD: ["Treatments"],
        ItemScreen.APPOINTMENT: ["Appointments"],
        Screen.RECORD: ["Settings"],
        Screen.MATTERS: ["My MS"],
        Screen.ABOUT: ["Settings"],
    }


def test_every_way_back_leads_where_one_came_from(lived: Life) -> None:
    led = {}
    for screen, (back, _) in _BACK.items():
        lived.press(back, lived.go(lived.some(screen)))
        led[screen] = lived.page

    assert led == {screen: wanted for screen, (_, wanted) in _BACK.items()}


def test_the_keyboard_is_at_what_one_does_first_on_every_page(lived: Life) -> None:
    elsewhere = []
    for screen in (*Screen, *ItemScreen):
        first = lived.go(lived.some(screen)).first()
        if lived.window.focusWidget() not in (first, first.focusProxy()):
            elsewhere.append(screen)

    assert elsewhere == []


def test_tab_goes_down_a_page_as_one_reads_it(lived: Life) -> None:
    page = lived.go(Screen.APPOINTMENTS)
    button(page, next(name for name in buttons(page) if name.startswith("Prepare"))).setFocus()

    heights = []
    while (focus := lived.window.focusWidget()) is not None and page.isAncestorOf(focus):
        heights.append(focus.mapTo(page, focus.rect().topLeft()).y() + scrolled(page))
        QTest.keyClick(focus, Qt.Key.Key_Tab)

    assert len(heights) > 5
    assert heights == sorted(heights)


def test_where_the_rules_are_read_the_card_is_a_step_away(lived: Life) -> None:
    lived.press("My MS")

    lived.press("Read the card: Ocrelizumab", whole(lived.shown))

    assert lived.page is ItemScreen.CARD
    assert "Ocrelizumab" in lived.reads()


def test_a_card_leads_to_my_ms_while_the_type_is_not_known(fresh: Life) -> None:
    whole(fresh.go(CardPlace(TreatmentId("skin-made-neural-stem-cells"))))

    fresh.press("Go to My MS")

    assert fresh.page is Screen.MY_MS


def test_compare_leads_to_what_matters_while_nothing_was_said(fresh: Life) -> None:
    fresh.press("Compare")

    fresh.press("Say what matters to me")

    assert fresh.page is Screen.MATTERS


def test_the_way_back_from_what_matters_leads_where_one_came_from(lived: Life) -> None:
    lived.press("Compare")
    lived.press("Next: what matters to me")

    lived.press("Back")

    assert lived.page is Screen.COMPARE


def test_settings_lead_to_the_record_and_on_to_all_one_can_do_with_it(fresh: Life) -> None:
    led = {}
    for choice in _OF_RECORD:
        fresh.press("Settings")
        fresh.press("Your record")
        fresh.press(choice, fresh.shown)
        led[choice] = fresh.page

    assert led == _OF_RECORD


def test_what_is_no_longer_there_becomes_its_list(lived: Life) -> None:
    lived.go(OwnPlace(OwnTreatmentId("gone")))

    assert lived.page is Screen.TREATMENTS


def test_a_type_of_ms_is_shown_on_my_ms_whichever_is_mine(lived: Life) -> None:
    lived.go(TypePlace(MsType.RIS))

    assert lived.page is Screen.MY_MS
    assert "This is not the type you chose above." in lived.reads()


def test_escape_goes_where_one_was(lived: Life) -> None:
    lived.press("Notes")
    lived.press("Settings")

    lived.escape()

    assert lived.page is Screen.NOTES


def test_a_page_one_has_left_takes_no_memory(lived: Life) -> None:
    lived.press("Notes")
    lived.press("Settings")

    assert lived.window.page_names() == (Screen.SETTINGS,)


def test_words_typed_just_before_going_elsewhere_are_there_again(fresh: Life) -> None:
    fresh.press("Notes")
    seen(fresh.shown, QPlainTextEdit)[0].setPlainText("Half a thought")

    fresh.press("Compare")
    fresh.press("Notes")

    assert seen(fresh.shown, QPlainTextEdit)[0].toPlainText() == "Half a thought"


def test_other_colours_change_nothing_about_where_one_is_and_what_works(fresh: Life) -> None:
    fresh.press("Settings")
    before = fresh.window.look

    fresh.press("Dark")

    fresh.until(lambda: fresh.window.look is not before and fresh.page is Screen.SETTINGS)
    fresh.press("Home")
    fresh.press("Write a note")
    seen(fresh.shown, QPlainTextEdit)[0].setPlainText("Left hand")
    fresh.press("Save note")
    assert fresh.said == "Saved “Left hand”."


def test_words_typed_just_before_other_colours_come_are_there_again(fresh: Life) -> None:
    fresh.press("Notes")
    seen(fresh.shown, QPlainTextEdit)[0].setPlainText("Half a thought")
    before = fresh.window.look

    fresh.parts.preferences.change(fresh.settings._replace(theme="dark"))

    fresh.until(lambda: fresh.window.look is not before)
    assert seen(fresh.shown, QPlainTextEdit)[0].toPlainText() == "Half a thought"


def write(box: QPlainTextEdit, before: str, after: str) -> None:
    """Write some words, with the cursor in the midst of them."""
    box.setPlainText(before + after)
    box.moveCursor(QTextCursor.MoveOperation.End)
    for _ in after:
        box.moveCursor(QTextCursor.MoveOperation.Left)


@pytest.mark.parametrize("left", ["Left", "\N{WAVING HAND SIGN}\N{WAVING HAND SIGN}"])
def test_one_goes_on_writing_in_the_midst_of_words_when_other_colours_come(
    fresh: Life, left: str
) -> None:
    fresh.press("Notes")
    write(seen(fresh.shown, QPlainTextEdit)[0], left, "!")
    before = fresh.window.look

    fresh.parts.preferences.change(fresh.settings._replace(theme="dark"))

    fresh.until(lambda: fresh.window.look is not before)
    QTest.keyClicks(seen(fresh.shown, QPlainTextEdit)[0], " and right")
    assert seen(fresh.shown, QPlainTextEdit)[0].toPlainText() == f"{left} and right!"


def test_other_colours_make_a_card_in_turns_and_keep_the_reason_typed_in_its_log(
    fresh: Life,
) -> None:
    why = reason(whole(fresh.go(CardPlace(TreatmentId("ahsct")))))
    write(why, "It was", " said to help")
    before = fresh.window.look

    fresh.parts.preferences.change(fresh.settings._replace(theme="dark"))
    fresh.rest()

    assert fresh.window.look is not before
    assert [turns for turns in fresh.shown.findChildren(Gradual) if turns.is_under_way]
    anew = reason(whole(fresh.shown))
    assert anew.toPlainText() == "It was said to help"
    assert anew.textCursor().position() == len("It was")


def reason(card: QWidget) -> QPlainTextEdit:
    """Return the box for why, in the log of a card."""
    return next(b for b in card.findChildren(QPlainTextEdit) if b.accessibleName() == "Why")


def test_colours_and_the_size_of_text_are_as_they_were_chosen(fresh: Life) -> None:
    fresh.press("Settings")
    fresh.press("Dark")
    fresh.press("150 %")

    fresh.close_and_open()

    assert (fresh.window.look.theme.name, fresh.window.look.percent) == ("Dark", 150)


def searched(life: Life) -> list[str]:
    """Search in the treatments, as one who reads one of those found; return which these are."""
    page = life.go(Screen.TREATMENTS)
    assert isinstance(page, TreatmentsPage)
    page.search.setText("ocrelizumab")
    shown = [card.id for card in page.shown()]
    life.go(CardPlace(shown[0]))
    return list(shown)


def found(life: Life) -> list[str]:
    """Return the treatments that are shown."""
    page = life.shown
    assert isinstance(page, TreatmentsPage)
    return [card.id for card in page.shown()]


def test_who_goes_back_from_a_card_finds_what_they_had_searched_for(lived: Life) -> None:
    sought = searched(lived)

    lived.escape()
    lived.rest()

    assert found(lived) == sought


def test_alt_and_the_left_arrow_go_back_as_in_a_browser(lived: Life) -> None:
    lived.go(Screen.TREATMENTS)
    lived.go(CardPlace(TreatmentId("ahsct")))

    QTest.keyClick(lived.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert lived.page is Screen.TREATMENTS


def test_who_presses_the_way_back_on_a_card_finds_what_they_had_searched_for(lived: Life) -> None:
    sought = searched(lived)

    lived.press("Treatments, back")

    assert found(lived) == sought


def test_who_chooses_a_stop_anew_finds_all_of_it(lived: Life) -> None:
    sought = searched(lived)

    lived.press("Treatments", lived.window.nav)

    assert len(found(lived)) > len(sought)


def test_who_comes_to_treatments_from_home_finds_all_of_them(lived: Life) -> None:
    sought = searched(lived)
    lived.press("Treatments, back")
    lived.go(Screen.HOME)

    lived.press("Read about a treatment")

    assert len(found(lived)) > len(sought)


def test_who_went_to_say_their_type_of_ms_comes_back_to_the_treatments_for_it(
    fresh: Life,
) -> None:
    every = len(fresh.library.treatments)
    fresh.go(Screen.TREATMENTS)
    fresh.go(Screen.MY_MS)
    fresh.record.profile.save(Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.RRMS,)))

    fresh.parts.navigation.back()

    assert len(found(fresh)) < every


def test_notes_are_searched_as_before_by_who_comes_back_to_them(lived: Life) -> None:
    page = lived.go(Screen.NOTES)
    assert isinstance(page, NotesPage)
    page.search.setText("stick")
    lived.go(Screen.HELP)

    lived.parts.navigation.back()
    lived.rest()

    anew = lived.shown
    assert isinstance(anew, NotesPage)
    assert (anew is page, anew.search.text()) == (False, "stick")


def test_where_one_is_is_kept_once_its_page_has_been_painted(fresh: Life) -> None:
    fresh.go(Screen.NOTES)
    fresh.until(lambda: last_kept(fresh) is Screen.NOTES)

    fresh.parts.navigation.go(Screen.MY_MS)
    while fresh.window.curtain.isActive():
        QCoreApplication.processEvents()

    painted = fresh.shown.updatesEnabled()
    assert (painted, last_kept(fresh)) == (True, Screen.NOTES)
    fresh.until(lambda: last_kept(fresh) is Screen.MY_MS)


def test_whoever_goes_on_at_once_finds_home_say_where_they_were(fresh: Life) -> None:
    fresh.parts.navigation.go(Screen.MY_MS)

    fresh.parts.navigation.go(Screen.HOME)

    assert last_kept(fresh) is Screen.MY_MS


def last_kept(life: Life) -> Place | None:
    """Return the place that is kept for the next start."""
    return Trail(life.record.drafts).last()


def test_a_click_presses_nothing_on_a_page_that_came_while_it_was_on_its_way(lived: Life) -> None:
    window = lived.window
    window.curtain.glance = 100
    lived.parts.navigation.go(Screen.HELP)
    lived.until(lambda: not window.curtain.isActive())

    led: list[Shown] = []
    for name in ("Settings", "Notes"):  # two places: at one, the second would be a double click
        stop = button(window.nav, name)
        there = stop.mapTo(window, stop.rect().center())
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=there)
        led.append(lived.page)
        lived.until(lambda: not window.curtain.is_unseen)

    assert led == [Screen.HELP, Screen.NOTES]


def test_a_click_chooses_nothing_of_a_list_that_popped_up_while_it_was_on_its_way(
    lived: Life,
) -> None:
    lived.go(Screen.TREATMENTS)
    lived.until(lambda: not lived.window.curtain.is_unseen)
    lived.window.curtain.glance = 100

    lived.window.activateWindow()
    pick = seen(lived.shown, QComboBox)[0]

    pick.showPopup()

    assert lived.window.curtain.is_unseen
    pick.hidePopup()
