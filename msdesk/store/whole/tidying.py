"""An archive as a record can hold it, whoever made it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from msdesk.domain.archive import Archive, KeptAtVisit, KeptDraft, KeptNote, KeptQuestion, Part
from msdesk.store.file.columns import one_line_each
from msdesk.store.subjects.search import folded
from msdesk.store.subjects.text import clean

P = TypeVar("P", bound=Part)
Q = TypeVar("Q", KeptQuestion, KeptAtVisit)

_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_LATEST = datetime(3000, 1, 1, tzinfo=UTC)
_LAST_POSITION = 1_000_000_000


def tidied(archive: Archive) -> Archive:
    """Return an archive with nothing in it that the stores would not have written.

    Texts go through ``clean``, tags are distinct lines, instants are in UTC and of a time in
    which there are computers: what changed in the year 9999 could never be changed again.  A
    draft that no form can have written is left out.
    """
    return msgspec.structs.replace(
        archive,
        profile=None if archive.profile is None else _tidy(archive.profile),
        own_treatments=tuple(map(_tidy, archive.own_treatments)),
        treatment_log=tuple(map(_tidy, archive.treatment_log)),
        journal=tuple(_note(_tidy(note)) for note in archive.journal),
        appointments=tuple(map(_tidy, archive.appointments)),
        questions=tuple(_placed(_tidy(question)) for question in archive.questions),
        at_visits=tuple(_placed(_tidy(row)) for row in archive.at_visits),
        next_steps=tuple(map(_tidy, archive.next_steps)),
        team=tuple(map(_tidy, archive.team)),
        reading=tuple(map(_tidy, archive.reading)),
        matters=tuple(map(_tidy, archive.matters)),
        drafts=tuple(_tidy(draft) for draft in archive.drafts if _is_of_a_form(draft)),
    )


def _tidy(part: P) -> P:
    return _with(part, **{name: _fit(held) for name, held in msgspec.structs.asdict(part).items()})


def _with(part: P, **columns: object) -> P:
    """Return the part with other columns; itself where they are not other."""
    changed = {name: held for name, held in columns.items() if held != getattr(part, name)}
    return msgspec.structs.replace(part, **changed) if changed else part


def _fit(held: object) -> object:
    match held:
        case str():
            return clean(held)
        case tuple():
            return tuple(map(clean, held))
        case datetime():
            return min(max(held, _EARLIEST), _LATEST).astimezone(UTC)
    return held


def _note(note: KeptNote) -> KeptNote:
    if not (note.tags or note.treatments):
        return note
    tags: dict[str, str] = {}
    for tag in one_line_each(note.tags):
        tags.setdefault(folded(tag), tag)
    treatments = dict.fromkeys(one_line_each(note.treatments))
    return _with(note, tags=tuple(tags.values()), treatments=tuple(treatments))


def _placed(part: Q) -> Q:
    return _with(part, position=min(part.position, _LAST_POSITION))


def _is_of_a_form(draft: KeptDraft) -> bool:
    """Whether a draft is JSON of named texts, as every form writes it and expects it."""
    try:
        msgspec.json.decode(draft.body, type=dict[str, str])
    except (msgspec.DecodeError, UnicodeError):
        return False
    return True
