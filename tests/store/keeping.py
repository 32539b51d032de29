"""Keeps the records that ``test_released`` opens: ``python -m tests.store.keeping``.

It writes ``records/N`` for the schema N of today, once, before that schema is released, and
leaves those of the schemas before as they are.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from msdesk.domain.guide import Role
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.progress import Progress
from msdesk.domain.question import NewQuestion
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome
from msdesk.store.file.header import SCHEMA
from msdesk.store.record import open_record

PASSPHRASE = "three words long"
KEPT = Path(__file__).parent / "records"
_DAY = date(2026, 11, 22)
_BEFORE = date(2026, 10, 3)
_TREATMENT = TreatmentId("examplumab")


def keep(folder: Path) -> None:
    """Write ``plain`` and ``locked`` below a folder; raises ``FileExistsError`` if it is there."""
    folder.mkdir(parents=True)
    for how in ("plain", "locked"):
        record = open_record(folder / how)
        record.journal.add(
            kind=EntryKind.HEARD,
            day=_DAY,
            text="Ångest before the scan",
            heard_where="A forum",
            tags=("hope",),
            treatments=(_TREATMENT,),
            take_to_doctor=True,
        )
        gone = record.journal.add(kind=EntryKind.NOTE, day=_DAY, text="Deleted")
        record.journal.delete(gone.id)
        visit = record.appointments.add("Clinic", ask=Role.NEUROLOGIST, day=_DAY)
        question = record.questions.add(NewQuestion(text="Is my MS active?"), visit.id)
        record.questions.set_rank(question.id, 1)
        record.log.add(_TREATMENT, LogStatus.CONSIDERING, _DAY, "To know more")
        record.own_treatments.add("Herbal tea")
        record.drafts.put("note:new", '{"text": "Half a note"}')
        past = record.appointments.add("Earlier", ask=Role.NEUROLOGIST, day=_BEFORE)
        asked = record.questions.add(NewQuestion(text="Will it help?"), past.id)
        record.visits.note(asked.id, Outcome.ANSWERED, _BEFORE, "Perhaps", "Dr Example")
        record.visits.close(past.id, _BEFORE)
        record.next_steps.add("A scan", appointment=past.id, who="The clinic")
        record.team.add("MS nurse", number_to_call="01234 567890")
        record.reading.add(_TREATMENT, "What may go wrong")
        if how == "locked":
            record.encrypt(PASSPHRASE, Progress())
        record.close()


if __name__ == "__main__":
    keep(KEPT / str(SCHEMA))
    sys.stdout.write(f"Kept in {KEPT / str(SCHEMA)}\n")
