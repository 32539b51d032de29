"""A page that is left takes all of it along, made or not."""

from __future__ import annotations

import gc
from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import CardPagePlace, CardPlace, Place
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from tests.app.living import Life

_AHSCT = TreatmentId("ahsct")


def _belong_to_nobody() -> Counter[str]:
    gc.collect()
    return Counter(
        type(each).__name__ for each in QApplication.allWidgets() if each.parent() is None
    )


@pytest.mark.parametrize(
    "place",
    [
        *(each for each in Screen if each not in (Screen.HOME, Screen.HELP, Screen.INTRODUCTION)),
        CardPlace(_AHSCT),
        CardPagePlace(_AHSCT),
    ],
    ids=str,
)
def test_a_page_that_is_left_at_once_leaves_nothing_behind(lived: Life, place: Place) -> None:
    lived.record.log.add(_AHSCT, LogStatus.CONSIDERING, date(2026, 11, 22), "")
    lived.go(Screen.HELP)
    before = _belong_to_nobody()

    lived.parts.navigation.go(place)  # and nothing that it puts off has come yet
    lived.go(Screen.HELP)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    lived.until(lambda: _belong_to_nobody() <= before)
