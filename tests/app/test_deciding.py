"""The step of deciding one is at is resumed from Home, until the page is there or "Not now"."""

from __future__ import annotations

from pathlib import Path

from msdesk.domain.deciding import Deciding, kept
from msdesk.domain.glance import DECIDING
from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import AppointmentPlace, CardPlace
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.pages.preview import PreviewPage
from tests.app.living import Life

_OFFER = "Carry on deciding"


def offered(lived: Life) -> bool:
    lived.go(Screen.HOME)
    return _OFFER in lived.reads()


def test_home_leads_back_to_the_step_until_one_says_not_now(fresh: Life) -> None:
    fresh.go(Screen.TREATMENTS)
    fresh.press("Next: compare")
    fresh.press("Next: what matters to me")
    fresh.close_and_open()
    told = "Step 3 of 5: say what matters to me." in fresh.reads()
    fresh.press(_OFFER)
    led = fresh.page

    fresh.go(Screen.HOME)
    fresh.press("Not now")
    away = _OFFER not in fresh.reads()
    fresh.press("Undo")

    assert (told, led) == (True, Screen.MATTERS)
    assert (away, offered(fresh)) == (True, True)


def test_to_compare_from_a_card_is_to_begin_and_its_undo_is_not_to(fresh: Life) -> None:
    begun = []
    for way in ("Compare", "Next: compare"):
        fresh.go(CardPlace(TreatmentId("fingolimod")))
        fresh.press(way, fresh.shown)
        begun.append((fresh.page, offered(fresh)))
        fresh.parts.undo.take_back()
        begun.append((fresh.page, offered(fresh)))

    assert begun == [(Screen.COMPARE, True), (Screen.HOME, False)] * 2


def test_each_step_is_carried_on_with_on_its_page(lived: Life) -> None:
    led = {}
    for step in Deciding:
        lived.record.drafts.put(DECIDING, kept(step))
        lived.go(Screen.HOME)
        lived.press(_OFFER)
        led[step] = lived.page

    assert led == {
        Deciding.READ: Screen.TREATMENTS,
        Deciding.COMPARE: Screen.COMPARE,
        Deciding.MATTERS: Screen.MATTERS,
        Deciding.QUESTIONS: ItemScreen.APPOINTMENT,
        Deciding.PRINT: ItemScreen.PREVIEW,
    }


def test_without_an_appointment_the_last_steps_are_carried_on_with_where_one_is_added(
    fresh: Life,
) -> None:
    led = []
    for step in (Deciding.QUESTIONS, Deciding.PRINT):
        fresh.record.drafts.put(DECIDING, kept(step))
        fresh.go(Screen.HOME)
        fresh.press(_OFFER)
        led.append(fresh.page)

    assert led == [Screen.APPOINTMENTS] * 2


def test_it_is_over_when_the_page_has_been_saved_or_copied(lived: Life, tmp_path: Path) -> None:
    path, over = tmp_path / "page.html", []
    for take in (lambda page: page.save_to(path, "html"), lambda _: lived.press("Copy as text")):
        lived.go(AppointmentPlace(lived.coming.id))
        lived.press("Next: see my page")
        page = lived.shown
        assert isinstance(page, PreviewPage)
        over.append(offered(lived))
        lived.press(_OFFER)
        take(lived.shown)
        over.append(offered(lived))

    assert over == [True, False] * 2
