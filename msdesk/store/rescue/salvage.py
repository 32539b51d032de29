"""Reads everything that can still be read of a damaged record, as an archive.

What a row holds is taken as it is where it can be, and made good where it cannot: a note whose
kind has become nonsense is still a note.  A row that was lost is counted where an index still
tells that there was one.  Of a damaged log first all frames but the broken ones are read; then
what only the broken ones hold comes along, since half a note is better than none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from functools import reduce
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from uuid import NAMESPACE_OID, uuid5

import msgspec
from msgspec.structs import FieldInfo, fields

from msdesk import __version__
from msdesk.domain import archive_1
from msdesk.domain.archive import (
    Archive,
    KeptAnswer,
    KeptAppointment,
    KeptAtVisit,
    KeptDraft,
    KeptNextStep,
    KeptNote,
    KeptProfile,
    KeptQuestion,
    KeptStep,
    KeptTeamMember,
    KeptTreatment,
    Part,
)
from msdesk.domain.mending import mended
from msdesk.domain.progress import Progress
from msdesk.domain.value import Value
from msdesk.errors import DamagedRecord
from msdesk.store.file import changes
from msdesk.store.file.clock import utc_now
from msdesk.store.file.faults import explained
from msdesk.store.file.header import is_plain
from msdesk.store.file.log import Log, log_of, read_log
from msdesk.store.rescue.copying import Frames, copied, graft
from msdesk.store.rescue.damaged_file import DamagedFile, Share
from msdesk.store.subjects.journal import A_DAY
from msdesk.store.whole.tidying import tidied

P = TypeVar("P", bound=Part)

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # so that any other version of the thing wins
_WAYS = (None, False, True)  # to read a file: with its own first page, or one that is grafted
_SINCE_2 = ("at_visits", "next_steps", "team")
_LISTS = ("tags", "treatments", "ms_types")
_WORDS = (
    "text",
    "title",
    "name",
    "what",
    "treatment",
    "statement",
    "key",
)  # each thing has one of them
_OF_DAMAGED_LOG: tuple[Frames, ...] = (Log.intact, Log.read_by_sqlite, Log.all)


class _Subject(NamedTuple):
    """A table, what its rows become, and the column of its own index, which names its rows."""

    table: str
    kind: type[Part]
    words: str
    column: str = "id"

    @property
    def names(self) -> str:
        """The query for what names its rows, from another place than the rows themselves."""
        if self.kind is KeptProfile:
            return "SELECT 1, 1 WHERE 0 ORDER BY 1"  # there is one row, and no index
        index = f'"{self.table}" INDEXED BY "sqlite_autoindex_{self.table}_1"'
        return f"SELECT rowid, {self.column} FROM {index} ORDER BY {self.column}"  # noqa: S608 - all ours


_SUBJECTS = {
    "profile": _Subject("profile", KeptProfile, "What you said of your MS", "answer"),
    "own_treatments": _Subject("own_treatment", KeptTreatment, "Treatments of your own"),
    "treatment_log": _Subject("treatment_log", KeptStep, "Steps with treatments"),
    "journal": _Subject("journal_entry", KeptNote, "Notes"),
    "appointments": _Subject("appointment", KeptAppointment, "Appointments"),
    "questions": _Subject("question", KeptQuestion, "Questions"),
    "at_visits": _Subject("question_at_visit", KeptAtVisit, "Answers at visits"),
    "next_steps": _Subject("next_step", KeptNextStep, "Next steps"),
    "team": _Subject("team_member", KeptTeamMember, "Your team"),
    "matters": _Subject("matters_answer", KeptAnswer, "What matters", "statement"),
    "drafts": _Subject("draft", KeptDraft, "Drafts", "key"),
}


class Salvaged(Value, frozen=True, kw_only=True):
    """What could be read of a damaged record: how much, of each subject by its words.

    ``lost`` counts what is known to be missing; where ``sure`` is False, there may be more.
    ``mended`` counts the things that came with a part that made no sense.
    """

    archive: Archive
    read: dict[str, int]
    lost: dict[str, int]
    mended: int
    sure: bool


def salvage(path: Path, key: bytes | None, progress: Progress | None = None) -> Salvaged:
    """Return what can be read of a record that nobody has open; its files stay as they are.

    Raises ``DamagedRecord`` where nothing can, ``StorageFull``, ``Cancelled``.
    """
    progress = progress or Progress()
    key = None if is_plain(path) else key
    with explained(path):
        log = read_log(log_of(path))
    if log is not None and not log.whole:
        shares = _shares((0.0, 1.0), [1] * len(_OF_DAMAGED_LOG))
        with_log = [
            _best(path, key, progress, share, frames)
            for share, frames in zip(shares, _OF_DAMAGED_LOG, strict=True)
        ]
        if found := list(filter(None, with_log)):
            return reduce(_with_missing, found)
        log = None
    # The log may be another record's, or what is damaged: then the file alone holds more.
    ways = [None] if log is None else [Log.read_by_sqlite, None]
    found = []
    for share, frames in zip(_shares((0.0, 1.0), [1] * len(ways)), ways, strict=True):
        if (best := _best(path, key, progress, share, frames)) is not None:
            found.append(best)
            if _whole(best):
                break
    if not found:
        raise DamagedRecord(
            "Nothing in your record can be read any more.",
            f"Keep the file {path} as it is. If you have a backup, go back to it.",
        )
    return max(found, key=_amount)


def _best(
    path: Path, key: bytes | None, progress: Progress, share: Share, frames: Frames | None
) -> Salvaged | None:
    """Return the most that can be read with these frames of the log."""
    found: list[Salvaged] = []
    for part, compact in zip(_shares(share, [1] * len(_WAYS)), _WAYS, strict=True):
        found += _read(path, key, progress, part, frames, compact=compact)
        progress.step(part[1])
        # With a list of tables that is not its own, what is lost may lie where another one says.
        if found and (found[-1].sure if compact is None else _whole(found[-1])):
            break
    return max(found, key=_amount, default=None)


def _whole(found: Salvaged) -> bool:
    return found.sure and not found.lost


def _amount(found: Salvaged) -> tuple[bool, int]:
    """Return how much was read well: rows of one table, taken for another's, make no sense."""
    return _whole(found), sum(found.read.values()) - found.mended


def _with_missing(found: Salvaged, other: Salvaged) -> Salvaged:
    """Return what was found, and what only the other has."""
    parts: dict[str, Any] = {"profile": found.archive.profile or other.archive.profile}
    for name, subject in _SUBJECTS.items():
        if name != "profile":
            names = attrgetter(subject.column)
            ours = getattr(found.archive, name)
            there = set(map(names, ours))
            theirs = filter(_has_words, getattr(other.archive, name))
            parts[name] = (*ours, *(part for part in theirs if names(part) not in there))
    archive = mended(msgspec.structs.replace(found.archive, **parts))
    held = {s.words: len(parts[name] or ()) for name, s in _SUBJECTS.items() if name != "profile"}
    read = found.read | {words: count for words, count in held.items() if count}
    return msgspec.structs.replace(found, archive=archive, read=read, sure=False)


def _has_words(part: Part) -> bool:
    """Whether a thing is more than an empty row, as there are in a page of zeros."""
    return any(getattr(part, name, "") for name in _WORDS)


def _read(
    path: Path,
    key: bytes | None,
    progress: Progress,
    share: Share,
    frames: Frames | None,
    *,
    compact: bool | None,
) -> list[Salvaged]:
    """Return what one way of reading finds, if anything; ``compact`` is as ``graft`` has it."""
    with explained(path), copied(path, progress, frames) as copy:
        if key is not None and is_plain(copy):
            return []  # by the log of another record
        if compact is not None:
            graft(copy, key, compact=compact)
        with closing(DamagedFile(copy, key, progress)) as file:
            there = file.tables()
            subjects = {name: s for name, s in _SUBJECTS.items() if s.table in there}
            found = [_salvaged(file, subjects, share)] if subjects else []
            # What was given the list of tables of an empty record may be no record at all.
            return [each for each in found if each.read or compact is None]


def _salvaged(file: DamagedFile, subjects: dict[str, _Subject], share: Share) -> Salvaged:
    parts: dict[str, Any] = {}
    read, lost, made_good = {}, {}, 0
    names = {name: file.names(subject.names) for name, subject in subjects.items()}
    shares = _shares(share, [len(each.known) + 1 for each in names.values()])
    kinds = {name: subject.kind for name, subject in subjects.items()}
    if of_1 := "agreed" in file.columns("appointment"):
        kinds["appointments"] = archive_1.Appointment
    sure = len(subjects) == len(_SUBJECTS) - (len(_SINCE_2) if of_1 else 0)
    for (name, subject), of_it in zip(subjects.items(), shares, strict=True):
        rows = file.read(subject.table, names[name], subject.column, of_it)
        held = [_part(kinds[name], number, row) for number, row in rows.found.items()]
        held = [each for each in held if getattr(each[0], "key", "") != changes.KEY]
        made_good += sum(not as_it_is for _, as_it_is in held)
        distinct = {getattr(part, subject.column): part for part, _ in held}
        parts[name] = tuple(distinct.values())
        sure = sure and rows.sure
        if distinct:
            read[subject.words] = len(distinct)
        if rows.lost:
            lost[subject.words] = rows.lost
    parts["profile"] = next(iter(parts.get("profile", ())), None)
    parts |= {"made_at": utc_now(), "made_by": f"msdesk {__version__}"}
    archive = archive_1.raised(archive_1.Archive(**parts)) if of_1 else Archive(**parts)
    archive = mended(tidied(archive))
    return Salvaged(archive=archive, read=read, lost=lost, mended=made_good, sure=sure)


def _shares(whole: Share, sizes: list[int]) -> Iterator[Share]:
    """Divide a share of the work by how much there is of each."""
    begin, end = whole
    for size in sizes:
        further = begin + (end - whole[0]) * size / sum(sizes)
        yield begin, further
        begin = further


def _part(kind: type[P], number: int, row: dict[str, Any]) -> tuple[P, bool]:
    """Return a row as a part of an archive, and whether it was one as it is."""
    held = {name: _held(name, row[name]) for name in kind.__struct_fields__ if name in row}
    try:
        return msgspec.convert(held, kind), True
    except msgspec.ValidationError:
        good: dict[str, Any] = {
            f.name: _made_good(kind, f, held.get(f.name), number) for f in fields(kind)
        }
        return kind(**good), False


def _held(name: str, held: object) -> object:
    if isinstance(held, bytes):
        held = held.decode("utf-8", "replace")
    if name in _LISTS and isinstance(held, str):
        return tuple(held.split("\n")) if held else ()
    return bool(held) if name == "take_to_doctor" else held


def _made_good(kind: type[Part], field: FieldInfo, held: object, number: int) -> object:
    try:
        return msgspec.convert(held, field.type)
    except msgspec.ValidationError:
        pass
    if field.default is not msgspec.NODEFAULT:
        return field.default
    match field.name:
        case "id":
            return str(uuid5(NAMESPACE_OID, f"{kind.__name__} {number}"))
        case "changed_at":
            return _LONG_AGO
        case "day":
            return _day_of(number)
    return {"kind": "NOTE", "status": "HEARD_OF", "pile": "NOT_NOW"}.get(field.name, "")


def _day_of(number: int) -> date:
    """Return the day a journal entry's number was made of."""
    try:
        return datetime.strptime(str(number // A_DAY), "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return _LONG_AGO.date()
