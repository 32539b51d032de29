"""An appointment as a file for a calendar."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component
from msgspec.structs import replace

from msdesk.documents.calendar import CalendarChoices, appointment_ics, in_words, reminders
from msdesk.domain.appointment import Appointment
from msdesk.domain.ids import AppointmentId
from msdesk.errors import DocumentError

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
VISIT = Appointment(
    id=AppointmentId("0b6f0a52-7d0e-4a53-9d8c-3d2d7f0f4f11"),
    title="Neurologist, Dr Åström",
    day=date(2026, 12, 1),
    at=time(10, 40),
    place="Ward 3; second floor",
    one_thing="private one thing",
    changed="private change",
    felt="private feeling",
    letter="private letter",
    changed_at=NOW,
)


ALL = CalendarChoices(own_title=True, reminder=timedelta(days=1))


def event(
    visit: Appointment, now: datetime = NOW, choices: CalendarChoices | None = None
) -> Component:
    (found,) = Calendar.from_ical(appointment_ics(visit, now, choices)).walk("VEVENT")
    return found


@pytest.mark.parametrize(
    ("name", "visit", "choices"),
    [
        ("with-time", VISIT, None),
        ("whole-day", replace(VISIT, at=None, place=""), None),
        ("with-all", VISIT, ALL),
    ],
)
def test_the_file_is_as_it_was_read(
    golden: Callable[[str, str], None],
    name: str,
    visit: Appointment,
    choices: CalendarChoices | None,
) -> None:
    written = appointment_ics(visit, NOW, choices).decode()

    golden(f"appointment-{name}.ics.txt", written.replace("\r\n", "\n"))


def test_lines_end_as_the_standard_says_and_are_no_longer_than_it_allows() -> None:
    lines = appointment_ics(replace(VISIT, title="å" * 200), NOW, ALL).split(b"\r\n")

    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_the_time_is_that_on_the_clock_of_the_place() -> None:
    assert event(VISIT).decoded("dtstart") == datetime(2026, 12, 1, 10, 40)  # noqa: DTZ001


def test_without_a_time_it_is_a_matter_of_the_whole_day() -> None:
    assert event(replace(VISIT, at=None)).decoded("dtstart") == date(2026, 12, 1)


def test_made_again_it_is_the_same_event() -> None:
    later = replace(VISIT, day=date(2026, 12, 8), changed_at=NOW + timedelta(days=1))

    assert event(later)["uid"] == event(VISIT)["uid"] == f"{VISIT.id}@msdesk"


def test_it_says_when_it_was_made() -> None:
    now = NOW.astimezone(timezone(timedelta(hours=2)))

    assert event(VISIT, now).decoded("dtstamp") == NOW


def test_nothing_private_is_in_it() -> None:
    assert b"private" not in appointment_ics(VISIT, NOW)


def test_it_is_called_an_appointment_unless_the_person_ticks_their_own_title() -> None:
    assert event(VISIT)["summary"] == "Appointment"
    assert event(VISIT, choices=ALL)["summary"] == VISIT.title


def test_without_a_title_it_is_an_appointment() -> None:
    assert event(replace(VISIT, title=" "), choices=ALL)["summary"] == "Appointment"


def test_it_ends_when_the_visit_does() -> None:
    assert event(replace(VISIT, minutes=45)).decoded("duration") == timedelta(minutes=45)


def test_a_matter_of_the_whole_day_has_no_end() -> None:
    assert "duration" not in event(replace(VISIT, at=None))


def test_it_reminds_only_where_that_is_ticked() -> None:
    (alarm,) = event(VISIT, choices=ALL).walk("VALARM")

    assert alarm.decoded("trigger") == timedelta(days=-1)
    assert event(VISIT).walk("VALARM") == []


def test_on_a_whole_day_it_reminds_when_one_is_awake() -> None:
    day = replace(VISIT, at=None)
    said = [
        in_words(day, CalendarChoices(reminder=before))[-1].partition(": ")[2]
        for _, before in reminders(day)
    ]

    assert said == ["Monday 30 November 2026, 09:00", "Tuesday 1 December 2026, 08:00"]


def test_a_reminder_after_midnight_stands_so_in_the_file() -> None:
    written = appointment_ics(
        replace(VISIT, at=None), NOW, CalendarChoices(reminder=timedelta(hours=-8))
    )

    assert b"TRIGGER:PT8H" in written


@pytest.mark.parametrize(
    ("visit", "choices", "lines"),
    [
        (
            VISIT,
            ALL,
            (
                "Neurologist, Dr Åström",
                "Tuesday 1 December 2026, 10:40",
                "20 minutes",
                "Ward 3; second floor",
                "A reminder from your calendar: Monday 30 November 2026, 10:40",
            ),
        ),
        (
            replace(VISIT, at=None, place=""),
            CalendarChoices(),
            ("Appointment", "Tuesday 1 December 2026"),
        ),
    ],
)
def test_what_the_file_will_hold_is_said_before(
    visit: Appointment, choices: CalendarChoices, lines: tuple[str, ...]
) -> None:
    assert in_words(visit, choices) == lines


def test_times_are_said_as_the_person_writes_them() -> None:
    choices = CalendarChoices(reminder=timedelta(hours=2), twelve_hours=True)

    said = in_words(replace(VISIT, at=time(13, 40)), choices)

    assert "Tuesday 1 December 2026, 1:40 PM" in said
    assert said[-1] == "A reminder from your calendar: Tuesday 1 December 2026, 11:40 AM"


def test_without_a_day_there_is_nothing_to_save() -> None:
    with pytest.raises(DocumentError, match="no day yet"):
        appointment_ics(replace(VISIT, day=None), NOW)


def test_a_title_cannot_add_lines_of_its_own() -> None:
    title = "Clinic\r\nATTENDEE:mailto:a@b.example\nEND:VEVENT"
    found = event(replace(VISIT, title=title), choices=ALL)

    assert "attendee" not in found
    assert found["summary"] == "Clinic\nATTENDEE:mailto:a@b.example\nEND:VEVENT"


@given(st.text(), st.dates(), st.times() | st.none())
def test_whatever_is_typed_the_file_can_be_read(text: str, day: date, at: time | None) -> None:
    found = event(replace(VISIT, title=f"x{text}", place=text, day=day, at=at), choices=ALL)

    assert found.decoded("dtstart") is not None


def test_the_library_is_not_imported_before_it_is_needed() -> None:
    program = "import msdesk.documents.calendar, sys; sys.exit('icalendar' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
