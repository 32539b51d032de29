"""How to use a card is one press away from what it says first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.ui.pages.card.how_to import HowTo
from msdesk.ui.widgets.page import Page
from tests.app.living import Life
from tests.ui.finding import seen, texts
from tests.ui.geometry import misfits

_BUTTON, _AWAY = "How to use this card", "Put the help away"
_WORDS = "Words on this page"


def read(fresh: Life, card: str = "ahsct", *mine: MsType) -> Page:
    """Return the page of a card with its help open."""
    answer = TypeAnswer.KNOWN if mine else TypeAnswer.NOT_ASKED
    fresh.record.profile.save(Profile(answer=answer, ms_types=mine))
    page = fresh.go(CardPlace(TreatmentId(card)))
    fresh.press(_BUTTON, page)
    return page


def test_the_five_steps_are_told_with_the_one_that_one_is_at(fresh: Life) -> None:
    page = read(fresh)

    steps = [each for each in texts(page) if each[:3] in {f"{n}. " for n in range(1, 6)}]
    assert len(steps) == 5
    assert [each for each in steps if each.endswith("You are here.")] == steps[:1]


@pytest.mark.parametrize(
    ("card", "mine", "words"),
    [
        ("ahsct", MsType.RRMS, ["Rules:", "Pictures:", "RRMS:", "AHSCT:", "Fair test:"]),
        ("ahsct", MsType.PPMS_NOT_ACTIVE, ["PPMS:", "“No fair comparison exists”:"]),
        ("siponimod", MsType.SPMS_ACTIVE, ["SPMS:", "“Could be 1 to 15”:", "Placebo:"]),
    ],
)
def test_what_stands_there_is_explained(
    fresh: Life, card: str, mine: MsType, words: list[str]
) -> None:
    told = texts(read(fresh, card, mine))

    assert [word for word in words if not any(each.startswith(word) for each in told)] == []


def test_the_keyboard_opens_it_and_it_comes_into_sight(fresh: Life) -> None:
    page = fresh.go(CardPlace(TreatmentId("ahsct")))
    (button,) = seen(page, HowTo)
    button.setFocus()

    QTest.keyClick(button, Qt.Key.Key_Space)

    assert fresh.window.focusWidget() is button
    assert button.accessibleName() == f"{_AWAY}: Stem cell transplant (AHSCT)"
    (first,) = [each for each in seen(page, QLabel) if each.text().startswith("Deciding, in")]
    fresh.until(lambda: 0 <= first.mapTo(page, QPoint(0, 0)).y() < page.height() // 2)


def test_the_help_is_put_away_again(fresh: Life) -> None:
    page = read(fresh)

    fresh.press(_AWAY, page)

    assert _WORDS not in texts(page)


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_the_help_fits_every_window(fresh: Life, percent: int) -> None:
    preferences = fresh.parts.preferences
    preferences.change(preferences.value._replace(text_percent=percent))
    fresh.rest()
    page = read(fresh, "ahsct", MsType.RRMS)

    assert _WORDS in texts(page)
    assert list(misfits(fresh.window, page, percent)) == []


def test_the_help_says_what_to_do_with_a_number(fresh: Life) -> None:
    told = "\n".join(texts(read(fresh)))

    assert "Press Ask beside it, and it is on your list." in told
