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
    Screen.COMPARE: ("Show all", "Choose other treatments", "Show all treatments"),
    Screen.NOTES: ("I heard", "Change"),
    Screen.MY_YEARS: ("Show as a",),
    Screen.TEAM: ("Change", "Add to my team"),
    ItemScreen.CARD: ("Read it another way",),
    ItemScreen.APPOINTMENT: ("Change this", "Save for my calendar", "A reminder", "In the room"),
    ItemScreen.AFTER: ("Who answered",),
}


@pytest.mark.usefixtures("pages_set_apart")  # set here, one is ready while it is measured
def test_no_screen_is_cut_crowded_or_too_wide(lived: Life) -> None:
    Trail(lived.record.drafts).compare([TreatmentId(card) for card in _COMPARED])
    lived.record.team.add("Anna Example", "Relapses", "01234 567890", "weekdays 8 to 12")
    lived.window.setUpdatesEnabled(False)  # to paint takes as long as to lay out

    found = [
        f"{screen.value} at {percent} % in {fault}"
        for percent in WINDOWS
        for screen in _each_screen(lived, percent)
        for page in _as_it_can_be(lived, screen)
        for fault in misfits(lived.window, page, percent)
    ]

    assert found == []


def _each_screen(lived: Life, percent: int) -> Iterator[AnyScreen]:
    """Yield every screen, for all to be seen at a size of text."""
    preferences = lived.parts.preferences
    preferences.change(preferences.value._replace(text_percent=percent))
    lived.rest()  # the page that was shown is made anew
    yield from (*Screen, *ItemScreen)


def _as_it_can_be(lived: Life, screen: AnyScreen) -> Iterator[Page]:
    """Yield the page of a screen as it is at first, and after each press that shows more."""
    lived.parts.navigation.go(lived.some(screen))
    yield whole(lived.shown)
    for name in _PRESSED.get(screen, ()):
        lived.press(name, lived.shown)
        yield whole(lived.shown)
