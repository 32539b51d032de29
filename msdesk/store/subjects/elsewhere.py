"""The backups that were saved in places the person chose, as the record remembers them."""

from __future__ import annotations

import json
from pathlib import Path

from msdesk.store.subjects.drafts import DraftStore

_KEY = "backups elsewhere"


def saved_elsewhere(drafts: DraftStore) -> tuple[Path, ...]:
    """Return where backups were saved, whether or not they are still there."""
    body = drafts.get(_KEY)
    return tuple(Path(each) for each in json.loads(body)) if body else ()


def remember_elsewhere(drafts: DraftStore, backup: Path) -> None:
    """Remember that a backup was saved at a place."""
    kept = [str(path) for path in saved_elsewhere(drafts)]
    drafts.put(_KEY, json.dumps([*kept, str(backup)]))
