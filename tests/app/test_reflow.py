"""At every size of text and window each screen keeps all it says, and one need not look for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QSize

from msdesk.app.shell.trail import Trail
from msdesk.domain.ids import TreatmentId
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.widgets.page import Page, settle
from tests.app.living import Life
from tests.ui.finding import whole
from tests.ui.geometry import faults

_WINDOWS = {
    100: (QSize(1280, 860), QSize(1024, 700), QSize(480, 860)),
    150: (QSize(480, 860),),
    200: (QSize(1280, 860), QSize(1024, 700), QSize(640, 860)),
    300: (QSize(1280, 860), QSize(1024, 700), QSize(960, 860)),  # at last 320 pixels as of 100 %
}
_COMPARED = ("ahsct", "skin-made-neural-stem-cells", "ocrelizumab")


@pytest.mark.parametrize("percent", _WINDOWS)
def test_no_screen_is_cut_crowded_or_too_wide(lived: Life, percent: int) -> None:
    Trail(lived.record.drafts).compare([TreatmentId(card) for card in _COMPARED])
    lived.window.setUpdatesEnabled(False)  # to paint takes as long as to lay out
    preferences = lived.parts.preferences
    preferences.change(preferences.value._replace(text_percent=percent))

    found = [
        f"{screen.value} in {size.width()} by {size.height()}: {fault}"
        for screen in (*Screen, *ItemScreen)
        for size in _sizes(lived, whole(lived.go(lived.some(screen))), percent)
        for fault in faults(lived.shown)
    ]

    assert found == []


def _sizes(lived: Life, page: Page, percent: int) -> Iterator[QSize]:
    """Make the window as large as each size, and yield it when the page has settled there."""
    for size in _WINDOWS[percent]:
        lived.window.resize(size)
        QCoreApplication.processEvents()
        whole(page)  # some make their parts anew where it is narrow
        settle()
        yield size
