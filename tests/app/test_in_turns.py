"""What a page makes after its first paint joins it shown, and is laid out with all the rest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from msdesk.app.shell.trail import Trail
from msdesk.domain.ids import TreatmentId
from msdesk.domain.screen import AnyScreen, ItemScreen, Screen
from msdesk.ui.widgets.gradual import Gradual
from tests.app.living import Life

_COMPARED = [TreatmentId("ahsct"), TreatmentId("ocrelizumab")]


@pytest.mark.parametrize(
    "screen",
    [
        ItemScreen.CARD,
        ItemScreen.AFTER,
        Screen.ABOUT,
        Screen.APPOINTMENTS,
        Screen.COMPARE,
        Screen.MATTERS,
        Screen.MY_MS,
        Screen.TREATMENTS,
    ],
)
def test_what_is_made_later_is_seen_at_once(lived: Life, screen: AnyScreen) -> None:
    Trail(lived.record.drafts).compare(_COMPARED)
    page = lived.go(lived.some(screen))

    for parts in page.findChildren(Gradual):
        parts.finish()

    assert [each for each in page.findChildren(QWidget) if will_be_shown(each)] == []


def will_be_shown(widget: QWidget) -> bool:
    """Whether Qt shows a widget in a moment, and lays all around it out for it."""
    asked = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    around = widget.parentWidget()
    if asked or around is None or widget.isWindow():
        return False
    return widget.isHidden() and around.isVisible()
