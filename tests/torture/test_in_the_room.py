"""Killed in the room at any point, it opens again at that question with the words."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from msdesk.domain.question import NewQuestion
from msdesk.settings import Settings, save
from msdesk.store.record import open_record
from tests.torture.amount import TIMES
from tests.torture.conftest import Tally
from tests.torture.processes import PATIENCE, Victim
from tests.torture.visitor import Seen, write_down

_QUESTIONS = 60
_POINTS = 3  # times MSDESK_TORTURE


def begin(folder: Path) -> None:
    with closing(open_record(folder)) as record:
        visit = record.appointments.add("Clinic", day=datetime.now(UTC).date()).id
        for number in range(_QUESTIONS):
            record.questions.add(NewQuestion(text=f"Question {number}?"), visit)
    save(folder / "settings.json", Settings(introduced=True))


def write_until_killed(folder: Path, keys: int) -> list[Seen]:
    """Return what the room showed, at first and after each key, until it was killed."""
    seen: list[Seen] = []
    with Victim(write_down, folder) as victim:
        while len(seen) <= keys:
            assert victim.pipe.poll(PATIENCE), "the room does not open"
            seen.append(victim.pipe.recv())
        victim.kill()
        seen += victim.said()
    return seen


def test_killed_in_the_room_it_opens_at_that_question_with_the_words(
    tmp_path: Path, tally: Tally
) -> None:
    folder, random = tmp_path / "data", Random(0)  # noqa: S311 - no secret
    begin(folder)
    before: Seen | None = None
    for _ in range(_POINTS * TIMES):
        tally.try_()
        seen = write_until_killed(folder, random.randrange(1, 15))
        if before is not None:
            # The last key before the kill may have been kept and not yet been said.
            assert seen[0].question >= before.question
            same = seen[0].question == before.question
            assert not same or seen[0].words.startswith(before.words)
        before = seen[-1]
        tally.survive()
