"""Of what is typed and not saved, a kill costs at most the last two seconds."""

from __future__ import annotations

import json
import time
from contextlib import closing
from pathlib import Path
from random import Random

from msdesk.store.record import open_record
from tests.torture.amount import TIMES
from tests.torture.conftest import Tally
from tests.torture.processes import PATIENCE, Victim
from tests.torture.typist import Shown, Typed, type_on

_PROMISED = 2.0  # seconds


def type_until_killed(folder: Path, seconds: float) -> tuple[str, list[Typed], float]:
    """Let somebody type; return what the form showed first, what was typed, and the kill."""
    typed: list[Typed] = []
    with Victim(type_on, folder) as victim:
        assert victim.pipe.poll(PATIENCE), "the window does not open"
        shown: Shown = victim.pipe.recv()
        end = time.monotonic() + seconds
        while victim.pipe.poll(max(0.0, end - time.monotonic())):
            typed.append(victim.pipe.recv())
        victim.kill()
        killed = time.monotonic()
        typed += victim.said()
    return shown.text, typed, killed


def drafted(folder: Path) -> str:
    """Return what the record holds of the note that is being written."""
    with closing(open_record(folder)) as record:
        return str(json.loads(record.drafts.get("note:new") or "{}").get("text", ""))


def test_at_most_two_seconds_of_typing_are_lost(tmp_path: Path, tally: Tally) -> None:
    folder, random = tmp_path / "data", Random(0)  # noqa: S311 - no secret
    kept = ""
    for _ in range(TIMES):
        tally.try_()
        shown, typed, killed = type_until_killed(folder, random.uniform(2.2, 4))
        assert shown == kept, "the form does not show what was kept"
        kept = drafted(folder)
        promised = [each.text for each in typed if each.at < killed - _PROMISED]
        assert promised, "nothing was typed early enough to be looked for"
        assert kept.startswith(promised[-1])
        assert typed[-1].text.startswith(kept)
        tally.survive()
    shown, _, _ = type_until_killed(folder, 0)
    assert shown == kept
