"""A sample record: somebody with primary progressive MS, nine days before an appointment.

The person is made up.  What they heard is one of the claims this app was made for.
"""

from __future__ import annotations

import tempfile
from datetime import date, time, timedelta
from pathlib import Path

import msgspec

from msdesk import paths
from msdesk.app import start
from msdesk.app.shell.options import Options
from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.domain.guide import Role
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.matters import Pile
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion, from_bank, from_note
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record, open_record

AHSCT = TreatmentId("ahsct")


def run() -> int:
    """Show the window on a sample record in a temporary folder, and return its exit code."""
    with tempfile.TemporaryDirectory(prefix="msdesk-demo-") as folder:
        fill(Path(folder))
        return start.run(Options(Path(folder), Path(folder) / "settings.json"))


def fill(folder: Path) -> None:
    """Make a sample record in an empty folder."""
    record = open_record(folder)
    library = load(paths.resources())
    today = date.today()  # noqa: DTZ011  # the person's own day
    _about_me(record, library)
    _journal(record, today)
    _appointment(record, library, today)
    record.close()


def _about_me(record: Record, library: Library) -> None:
    record.profile.save(
        Profile(
            answer=TypeAnswer.PROGRESSIVE_NOT_SURE,
            ms_types=(MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE),
            walking="One stick outdoors, none at home",
            years="First signs in 2019",
            age="47",
            activity="No relapses. Last scan in spring.",
        )
    )
    for rank, statement in enumerate(library.statements[:3], 1):
        record.matters.set(statement.id, Pile.A_LOT, rank)


def _journal(record: Record, today: date) -> None:
    record.journal.add(
        kind=EntryKind.SYMPTOM,
        day=today - timedelta(days=12),
        tags=("left hand", "heat"),
        text="Left hand tingles in the heat. It started in October and goes after an hour.",
        take_to_doctor=True,
    )
    record.journal.add(
        kind=EntryKind.HEARD,
        day=today - timedelta(days=8),
        treatments=(AHSCT,),
        text="HSCT absolutely works for progressive MS.",
        heard_where="A patient's blog",
    )
    record.journal.add(
        kind=EntryKind.NOTE,
        day=today - timedelta(days=3),
        tags=("fatigue",),
        text="A good day. Walked to the shop and back without a rest.",
    )
    record.log.add(
        AHSCT,
        LogStatus.CONSIDERING,
        today - timedelta(days=8),
        "I want to know if my MS is still active first.",
    )


def _appointment(record: Record, library: Library, today: date) -> None:
    appointment = record.appointments.add(
        title="Neurology clinic",
        ask=Role.NEUROLOGIST,
        day=today + timedelta(days=9),
        at=time(10, 40),
    )
    record.appointments.change(
        msgspec.structs.replace(
            appointment,
            one_thing="Know whether my MS is still active.",
            changed="Left hand tingles in the heat, since October\nI now use one stick outdoors",
        )
    )
    bank = [q for q in library.questions if MsType.PPMS_ACTIVE in q.ms_types]
    heard = record.journal.entries(kind=EntryKind.HEARD)[0]
    kept = [
        record.questions.add(question, appointment.id)
        for question in (
            from_bank(bank[0]),
            from_note(heard),
            from_bank(bank[1]),
            NewQuestion(text="Can I have a physiotherapy referral?", came_from="My own question"),
        )
    ]
    for rank, question in enumerate(kept[:3], 1):
        record.questions.set_rank(question.id, rank)
