"""What is found in a file of another program, and what all such files have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID, uuid5

import msgspec

from msdesk.domain.archive import LONGEST_TEXT, KeptNote
from msdesk.domain.journal import tags_from
from msdesk.domain.value import Value
from msdesk.domain.words import many
from msdesk.errors import ImportRefused
from msdesk.store.subjects.text import clean

T = TypeVar("T")
_OURS = UUID("6d736465-736b-4f6e-8f74-657300000000")
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_NAMED = 5  # places named in a sentence

MOST_THINGS = 1_000_000  # an entry each hour, day and night, for a hundred years


class Found(Value, frozen=True, kw_only=True):
    """Notes, what they are in words, and a sentence for each kind of thing that was left out.

    ``days`` says how days were read where that was not plain; with ``days_either_way`` nothing in
    the file tells whether days or months come first.
    """

    what_it_is: str
    notes: tuple[KeptNote, ...]
    skipped: tuple[str, ...] = ()
    days: str = ""
    days_either_way: bool = False


def kept_note(
    *,
    source: str,
    day: date,
    text: str,
    tags: Iterable[str] = (),
    known_as: str = "",
    changed_at: datetime = _LONG_AGO,
) -> KeptNote:
    """Return a note of another program as one of ours.

    ``known_as`` is its id there.  Where it has none its words are its id: a note that is
    changed there later comes as another one, and nothing is lost.  Where it is not known when
    it was changed it was long ago, so that whatever is done to it here stays.
    """
    text = clean(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > LONGEST_TEXT:
        raise ImportRefused(
            f"The note of {day.isoformat()} is longer than a note can be.",
            "Nothing was changed. Part it into several, and try again.",
        )
    name = clean(known_as) or f"{day.isoformat()}\n{text}"
    return KeptNote(
        id=str(uuid5(_OURS, f"{source}\n{name}")),
        kind="NOTE",
        day=day,
        text=text,
        tags=tags_from(",".join(clean(tag).replace(",", " ") for tag in tags)),
        changed_at=changed_at,
    )


def places(where: Sequence[object]) -> str:
    """Return where things are that were left out: "3, 17, 20, 21, 40 and 8 more"."""
    named = ", ".join(map(str, where[:_NAMED]))
    return f"{named} and {len(where) - _NAMED} more" if len(where) > _NAMED else named


def decoded(raw: msgspec.Raw, entry: type[T]) -> T | None:
    """Return an entry of JSON, or None where it is not of that shape."""
    try:
        return msgspec.json.decode(raw, type=entry)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def entries_left_out(unread: int, wordless: int) -> Iterator[str]:
    """Give a sentence for each kind of entry that stays outside."""
    if unread:
        yield f"Left out: {many(unread, 'entry', 'entries')} that could not be read."
    if wordless:
        yield f"Left out: {many(wordless, 'entry', 'entries')} without words."


def lines_left_out(undated: Sequence[int], wordless: int, lacking: str = "words") -> Iterator[str]:
    """Give a sentence for each kind of line of a table that stays outside."""
    if undated:
        lines = many(len(undated), "line")
        yield f"Left out: {lines} without a day that can be read: {places(undated)}."
    if wordless:
        yield f"Left out: {many(wordless, 'line')} without {lacking}."


def too_many_lines() -> ImportRefused:
    """Return what to say of a table that would not fit into memory."""
    return ImportRefused(
        f"This table has more than {MOST_THINGS:,} lines.",
        "Nothing was changed. Part it into several, and try again.",
    )
