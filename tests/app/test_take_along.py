"""A card to take along: from the card to paper and back."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.place import CardPagePlace, CardPlace
from msdesk.domain.screen import ItemScreen
from msdesk.ui.pages.preview import PreviewPage
from tests.app.living import Life

CARD = TreatmentId("ocrelizumab")


def preview(life: Life) -> PreviewPage:
    page = life.go(CardPagePlace(CARD))
    assert isinstance(page, PreviewPage)
    return page


def test_a_press_on_a_card_leads_to_its_page_and_back_to_the_card(lived: Life) -> None:
    lived.go(CardPlace(CARD))

    lived.press("Take this card along", lived.shown)
    led = [lived.page]
    assert "Ocrelizumab to take along" in lived.reads()

    lived.press("Back", lived.shown)
    led.append(lived.page)
    assert led == [ItemScreen.CARD_PAGE, ItemScreen.CARD]


def test_it_is_made_for_ones_own_types_and_region(lived: Life) -> None:
    profile = lived.record.profile
    profile.save(replace(profile.get(), ms_types=(MsType.CIS,), region=Region.US))
    page = preview(lived)

    lived.press("Copy as text", page)

    assert "The rules for my type of MS (United States)\nCIS: " in QApplication.clipboard().text()


def test_its_page_is_shown_before_it_is_printed(lived: Life) -> None:
    page = preview(lived)

    lived.until(lambda: bool(page.pdf))

    assert page.pdf.startswith(b"%PDF")
