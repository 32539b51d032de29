"""The private journal."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.value import Value
from msdesk.domain.words import first_line


class EntryKind(Enum):
    """What an entry is about."""

    NOTE = "Note"
    SYMPTOM = "New symptom or relapse"
    SIDE_EFFECT = "Side effect"
    HEARD = "I heard…"


class JournalEntry(Value, frozen=True, kw_only=True):
    """One entry.  Private unless the person ticks ``take_to_doctor``."""

    id: EntryId
    kind: EntryKind
    day: date
    text: str
    heard_where: str = ""  # only for HEARD
    tags: tuple[str, ...] = ()
    treatments: tuple[TreatmentId, ...] = ()
    take_to_doctor: bool = False
    changed_at: datetime


def tags_from(text: str) -> tuple[str, ...]:
    """Return tags from what a person types: commas part them, ``#`` and doubles go.

    >>> tags_from("#Fatigue, left hand,fatigue")
    ('Fatigue', 'left hand')
    """
    found: dict[str, str] = {}
    for part in text.split(","):
        tag = " ".join(part.replace("#", " ").split())
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def quoted(text: str) -> str:
    """Return the beginning of a text in quotation marks, to name it by.

    >>> quoted("Is it safe?")
    '“Is it safe?”'
    """
    return f"“{first_line(text, 40)}”"
