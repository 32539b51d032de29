"""What goes with where the person lives: paper, first day of the week, clock and country.

The window is in English everywhere, so its words never come from the region, and what follows
the region never comes from the language: "English as in Turkey" is unknown to Qt, which would
take American weeks instead.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import time
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QLocale

from msdesk.domain import days

if TYPE_CHECKING:
    from msdesk.domain.appointment import Paper

_ON_LETTER = ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US",
              "VE")  # fmt: skip  # after Unicode's CLDR
_EUROPEAN_UNION = ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                   "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                   "SK")  # fmt: skip
_NAMED = ("LC_ALL", "LC_MEASUREMENT", "LANG")  # desktops keep the language in the last one only


def here() -> QLocale:
    """Return the locale of the place; the language of the system may be of another."""
    if sys.platform in ("win32", "darwin"):
        return QLocale.system()
    named = next(filter(None, (os.environ.get(name) for name in _NAMED)), "C")
    return QLocale(named)


def english(place: QLocale) -> QLocale:
    """Return English as it is written at a place; British where Qt knows of none."""
    found = QLocale(QLocale.Language.English, place.territory())
    return found if found.territory() == place.territory() else QLocale("en_GB")


def paper(place: QLocale | None = None) -> Paper:
    """Return the sheet that printers hold at a place."""
    from msdesk.domain.appointment import Paper  # noqa: PLC0415 - the first paint needs none

    return Paper.LETTER if _code(place or here()) in _ON_LETTER else Paper.A4


def paper_or_usual(chosen: str) -> Paper:
    """Return the sheet the person chose by its name, or else that of the place."""
    from msdesk.domain.appointment import Paper  # noqa: PLC0415

    return next((each for each in Paper if each.value == chosen), None) or paper()


def country(offered: Sequence[str], place: QLocale | None = None) -> str:
    """Return which of some countries a place is in; the last one stands for any other."""
    code = _code(place or here())
    name = QLocale.territoryToString(QLocale.codeToTerritory(code))
    union = "European Union" if code in _EUROPEAN_UNION else ""
    return next((one for one in (name, union) if one in offered), offered[-1])


def first_weekday(system: QLocale | None = None) -> QtCore.Qt.DayOfWeek:
    """Return the day a week begins with, as the person set it."""
    return (system or QLocale.system()).firstDayOfWeek()


def month_first(system: QLocale | None = None) -> bool:
    """Return whether people write 4/12 for 12 April."""
    usual = (system or QLocale.system()).dateFormat(QLocale.FormatType.ShortFormat)
    return usual.lower().startswith("m")


def twelve_hours(system: QLocale | None = None) -> bool:
    """Return whether people write 2:05 PM for 14:05."""
    usual = (system or QLocale.system()).timeFormat(QLocale.FormatType.ShortFormat)
    return "a" in usual.lower()


def clock(at: time) -> str:
    """Return "14:05", or "2:05 PM" where people write it so."""
    return days.clock(at, twelve_hours=twelve_hours())


def _code(place: QLocale) -> str:
    return QLocale.territoryToCode(place.territory())
