"""A backup of the record, and which backups are kept as time goes on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msdesk.domain.value import Value


class BackupInfo(Value, frozen=True, kw_only=True):
    """What is known of a backup without opening the record in it; ``size`` in bytes.

    ``whole`` is False where the file is there and cannot be read as a backup; all numbers
    are then 0.
    """

    path: Path
    made_at: datetime
    encrypted: bool = False
    notes: int = 0
    appointments: int = 0
    questions: int = 0
    size: int = 0
    whole: bool = True
