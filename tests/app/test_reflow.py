"""At every size of text and window each screen keeps all it says, and one need not look for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from msdesk.app.shell.trail import Trail
from msdesk.domain.ids import TreatmentId
from msdesk.domain.screen import AnyScreen, ItemScreen, Screen
from msdesk.ui.widgets.page import Page
from tests.app.living import Life
from tests.ui.finding import whole
from tests.ui.geometry import WINDOWS, misfits

_COMPARED = ("ahsct", "skin-made-neural-stem-cells", "ocrelizumab")
_PRESSED: dict[AnyScreen, tuple[str, ...]] = {  # what shows more than there is at first
    Screen.INTRODUCTION: ("Next", "Next"),
    Screen.COMPARE: ("Show all treatments",),
    Screen.NOTES: ("I heard", "Change"),
    ItemScreen.APPOINTMENT: ("In the room",),
}


@pytest.mark.parametrize("percent", WINDOWS)
def test_no_screen_is_cut_crowded_or_too_wide(lived: Life, percent: int) -> None:
    Trail(lived.record.drafts).compare([TreatmentId(card) for card in _COMPARED])
    lived.window.setUpdatesEnabled(False)  # to paint takes as long as to lay out
    preferences = lived.parts.preferences
    preferences.change(preferences.value._replace(text_percent=percent))

    found = [
        f"{screen.value} in {fault}"
        for screen in (*Screen, *ItemScreen)
        for page in _as_it_can_be(lived, screen)
        for fault in misfits(lived.window, page, percent)
    ]

    assert found == []


def _as_it_can_be(lived: Life, screen: AnyScreen) -> Iterator[Page]:
    """Yield the page of a screen as it is at first, and after each press that shows more."""
    yield whole(lived.go(lived.some(screen)))
    for name in _PRESSED.get(screen, ()):
        lived.press(name, lived.shown)
        yield whole(lived.shown)
