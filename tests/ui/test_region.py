"""What follows the place a person lives in, and what never does: the language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from pytestqt.qtbot import QtBot

from msdesk.app.start import speak_english
from msdesk.domain.appointment import Paper
from msdesk.ui import region
from msdesk.ui.look import Look
from msdesk.ui.widgets.in_words import moment
from msdesk.ui.widgets.typed import Clock, Day
from tests.places import needs_place

_OFFERED = ("United Kingdom", "Ireland", "European Union", "Sweden", "Another country")


@pytest.fixture
def language() -> Iterator[None]:
    """Put back the language of the window, which may be Swedish meanwhile."""
    before = QLocale()
    QLocale.setDefault(QLocale("sv_SE"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("place", ["sv_SE", "tr_TR", "ar_EG", "ja_JP", "en_US", "en_DE", "C"])
def test_days_are_written_in_english_at_every_place(place: str) -> None:
    english = region.english(QLocale(place))

    assert english.toString(QDate(2026, 1, 2), "dddd d MMMM yyyy") == "Friday 2 January 2026"


def test_english_is_written_as_at_the_place_and_in_britain_where_nobody_does() -> None:
    names = [region.english(QLocale(place)).name() for place in ("sv_SE", "en_US", "tr_TR", "C")]

    assert names == ["en_SE", "en_US", "en_GB", "en_GB"]


def test_paper_is_what_printers_hold_at_the_place() -> None:
    papers = [region.paper(QLocale(place)) for place in ("en_US", "es_MX", "en_GB", "sv_SE", "C")]

    assert papers == [Paper.LETTER, Paper.LETTER, Paper.A4, Paper.A4, Paper.A4]


def test_a_day_in_numbers_is_read_as_at_the_place() -> None:
    first = [region.month_first(QLocale(place)) for place in ("en_US", "en_GB", "sv_SE", "C")]

    assert first == [True, False, False, False]


def test_a_week_begins_as_at_the_place_whatever_the_language() -> None:
    begins = [region.first_weekday(QLocale(place)) for place in ("en_US", "tr_TR", "ar_EG", "C")]

    assert begins == [
        Qt.DayOfWeek.Sunday,
        Qt.DayOfWeek.Monday,
        Qt.DayOfWeek.Saturday,
        Qt.DayOfWeek.Monday,
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("en_GB", "United Kingdom"),
        ("sv_SE", "Sweden"),  # before the union it is in
        ("de_DE", "European Union"),
        ("ja_JP", "Another country"),
        ("C", "Another country"),
    ],
)
def test_help_is_that_of_the_place(place: str, expected: str) -> None:
    assert region.country(_OFFERED, QLocale(place)) == expected


def test_a_time_of_day_is_written_as_at_the_place() -> None:
    twelve = [region.twelve_hours(QLocale(place)) for place in ("en_US", "sv_SE", "tr_TR", "C")]

    assert twelve == [True, False, False, False]


def test_a_time_in_a_sentence_is_written_as_in_its_field(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))

    field = Clock(look, time(14, 5))

    qtbot.addWidget(field)
    said = moment(datetime(2026, 5, 2, 14, 5).astimezone(), datetime(2026, 5, 2).astimezone())
    assert (field.text(), said) == ("2:05 PM", "Today, 2:05 PM")


@needs_place
def test_the_place_is_that_of_the_formats_and_not_of_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LC_MEASUREMENT", "sv_SE.UTF-8")

    assert region.here().territory() is QLocale.Country.Sweden


@needs_place
def test_a_swedish_system_has_its_days_in_english(
    qtbot: QtBot, look: Look, language: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")

    speak_english()

    day = Day(look, date(2026, 5, 2), date(2026, 5, 2))
    qtbot.addWidget(day)
    assert (QLocale().name(), day.text()) == ("en_SE", "2 May 2026")


@needs_place
def test_no_place_is_guessed_where_the_system_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MEASUREMENT", "LANG"):
        monkeypatch.delenv(name, raising=False)

    assert region.here().territory() is QLocale.Country.AnyTerritory
