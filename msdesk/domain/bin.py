"""What was deleted and can still be got back."""

from __future__ import annotations

from datetime import datetime, timedelta

from msdesk.domain.value import Value

KEPT_FOR = timedelta(days=30)


class BinItem(Value, frozen=True, kw_only=True):
    """One deleted thing.

    ``kind`` is what a person calls it ("Note", "Question"), ``title`` its first words.
    """

    id: str
    kind: str
    title: str
    deleted_at: datetime
