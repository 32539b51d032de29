"""From page to page and back: where each way leads, and where the keyboard is then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from tests.app.living import Life
from tests.ui.finding import button, buttons, seen, whole

_BACK = {
    "card": ("ahsct", "Treatments, back", "treatments"),
    "own": ("own", "Treatments, back", "treatments"),
    "appointment": ("coming", "Appointments, back", "appointments"),
    "preview": ("coming", "Back", "appointment"),
    "comparison": ("", "Back", "compare"),
    "record": ("", "Back", "settings"),
    "backups": ("", "Back", "record"),
    "moving": ("", "Back", "record"),
    "bin": ("", "Back", "record"),
    "protection": ("", "Back", "record"),
}
_STOPS = {
    "Home": "home",
    "Treatments": "treatments",
    "Compare": "compare",
    "My MS": "my-ms",
    "Notes": "notes",
    "Appointments": "appointments",
    "What matters": "matters",
    "Get help now": "help",
    "Settings": "settings",
    "About": "about",
}

_OF_RECORD = {
    "Lock with a passphrase": "encrypt",
    "What this does not protect you from": "protection",
    "Backups": "backups",
    "Take out or bring in": "moving",
    "Bin": "bin",
    "Delete everything": "erase",
}


def items(lived: Life) -> dict[str, str]:
    """Return what the names of items above stand for."""
    own = lived.record.own_treatments.add("A tea", "")
    return {"own": own.id, "coming": lived.coming.id}


def scrolled(page: QWidget) -> int:
    """Return how far down a page one has come."""
    return page.verticalScrollBar().value() if isinstance(page, QScrollArea) else 0


def test_home_leads_to_the_next_appointment_itself(lived: Life) -> None:
    lived.press("Prepare for an appointment")

    assert lived.page == "appointment"


def test_home_shows_the_page_of_the_next_appointment(lived: Life) -> None:
    lived.press("See my page")

    assert lived.page == "preview"


def test_the_five_steps_lead_from_reading_to_the_page(lived: Life) -> None:
    lived.press("Treatments")
    for wanted in ("compare", "matters", "appointment", "preview"):
        lived.press("Next: ")
        assert lived.page == wanted


def test_every_stop_leads_to_its_page_and_is_marked(lived: Life) -> None:
    led = {}
    for stop in _STOPS:
        lived.press(stop, lived.window.nav)
        led[stop] = lived.page if button(lived.window.nav, stop).isChecked() else "not marked"

    assert led == _STOPS


def test_a_page_below_a_stop_has_that_stop_marked(lived: Life) -> None:
    marked = {}
    for page, item in {"card": "ahsct", "appointment": lived.coming.id, "record": ""}.items():
        lived.go(page, item)
        marked[page] = [s for s in _STOPS if button(lived.window.nav, s).isChecked()]

    assert marked == {
        "card": ["Treatments"],
        "appointment": ["Appointments"],
        "record": ["Settings"],
    }


def test_every_way_back_leads_where_one_came_from(lived: Life) -> None:
    known, led = items(lived), {}
    for page, (item, back, _) in _BACK.items():
        lived.press(back, lived.go(page, known.get(item, item)))
        led[page] = lived.page

    assert led == {page: wanted for page, (_, _, wanted) in _BACK.items()}


def test_the_keyboard_is_at_what_one_does_first_on_every_page(lived: Life) -> None:
    known, elsewhere = items(lived), []
    for page, item in [(p, "") for p in _STOPS.values()] + [
        (p, i) for p, (i, *_) in _BACK.items()
    ]:
        first = lived.go(page, known.get(item, item)).first()  # type: ignore[attr-defined]
        if lived.window.focusWidget() not in (first, first.focusProxy()):
            elsewhere.append(page)

    assert elsewhere == []


def test_tab_goes_down_a_page_as_one_reads_it(lived: Life) -> None:
    page = lived.go("appointments")
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

    assert lived.page == "card"
    assert "Ocrelizumab" in lived.reads()


def test_a_card_leads_to_my_ms_while_the_type_is_not_known(fresh: Life) -> None:
    whole(fresh.go("card", "skin-made-neural-stem-cells"))

    fresh.press("Go to My MS")

    assert fresh.page == "my-ms"


def test_compare_leads_to_what_matters_while_nothing_was_said(fresh: Life) -> None:
    fresh.press("Compare")

    fresh.press("Say what matters to me")

    assert fresh.page == "matters"


def test_settings_lead_to_the_record_and_on_to_all_one_can_do_with_it(fresh: Life) -> None:
    led = {}
    for choice in _OF_RECORD:
        fresh.press("Settings")
        fresh.press("Your record")
        fresh.press(choice, fresh.shown)
        led[choice] = fresh.page

    assert led == _OF_RECORD


def test_what_is_no_longer_there_becomes_its_list(lived: Life) -> None:
    lived.go("own", "gone")

    assert lived.page == "treatments"


def test_escape_goes_where_one_was(lived: Life) -> None:
    lived.press("Notes")
    lived.press("About")

    lived.escape()

    assert lived.page == "notes"


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

    fresh.until(lambda: fresh.window.look is not before and fresh.page == "settings")
    fresh.press("Home")
    fresh.press("Write a note")
    seen(fresh.shown, QPlainTextEdit)[0].setPlainText("Left hand")
    fresh.press("Save note")
    assert fresh.said == "Saved."


def test_colours_and_the_size_of_text_are_as_they_were_chosen(fresh: Life) -> None:
    fresh.press("Settings")
    fresh.press("Dark")
    fresh.press("150 %")

    fresh.close_and_open()

    assert (fresh.window.look.theme.name, fresh.window.look.percent) == ("Dark", 150)
