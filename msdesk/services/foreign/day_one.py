r"""Entries of Day One's JSON export, which lies in a zip file beside the photos.

The file is ``{"metadata": {"version": "1.0"}, "entries": [...]}``.  An entry has ``uuid``,
``creationDate`` and ``modifiedDate`` (UTC), ``timeZone`` (a name of the tz database, in which
the day is told), ``tags``, and ``text``: Markdown in which signs are escaped (``\.``) and a
photo is ``![](dayone-moment://ID)``.  ``richText`` holds the same words as JSON in a string;
old and new versions leave out either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from msdesk.domain.archive import KeptNote
from msdesk.domain.words import many
from msdesk.services.foreign.found import Found, entries_left_out, kept_note

_Instant = Annotated[datetime, msgspec.Meta(tz=True)]

_MOST_COMMAS = 5_000_000  # each may part two entries, all of which are taken into memory

_MEDIA = re.compile(r"!\[[^\]\n]{0,500}\]\(dayone-[a-z]{1,20}:[^)\n]{0,500}\)")
_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_GAP = re.compile(r"\n{3,}")
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


class _Entry(msgspec.Struct, rename="camel", kw_only=True):
    creation_date: _Instant
    modified_date: _Instant | None = None
    uuid: str = ""
    time_zone: str | None = None
    text: str | None = None
    rich_text: str | None = None
    tags: tuple[str, ...] | None = ()


class _Piece(msgspec.Struct):
    text: str = ""


class _RichText(msgspec.Struct):
    contents: tuple[_Piece, ...] = ()


def entries_in(listed: msgspec.Raw) -> list[msgspec.Raw]:
    """Return each entry of a list.  Raises ``msgspec.DecodeError`` where it is none."""
    if bytes(listed).count(b",") > _MOST_COMMAS:
        raise msgspec.DecodeError
    return msgspec.json.decode(listed, type=list[msgspec.Raw])


def notes_of(entries: Iterable[msgspec.Raw]) -> Found:
    """Return the entries as notes; those that are not as Day One writes them are left out."""
    notes: list[KeptNote] = []
    unread = wordless = with_media = 0
    for raw in entries:
        try:
            entry = msgspec.json.decode(raw, type=_Entry)
            text, has_media = _words_of(entry)
            day = _day_of(entry)
        except (msgspec.DecodeError, UnicodeError, RecursionError, OverflowError):
            unread += 1
            continue
        with_media += has_media
        if not text:
            wordless += 1
            continue
        notes.append(
            kept_note(
                source="day one",
                day=day,
                text=text,
                tags=entry.tags or (),
                known_as=entry.uuid,
                changed_at=entry.modified_date or entry.creation_date,
            )
        )
    return Found(
        what_it_is="A journal of Day One",
        notes=tuple(notes),
        skipped=tuple(_left_out(unread, wordless, with_media)),
    )


def _left_out(unread: int, wordless: int, with_media: int) -> Iterable[str]:
    yield from entries_left_out(unread, wordless)
    if with_media:
        yield f"Left out: photos and sounds of {many(with_media, 'entry', 'entries')}."
    yield "Left out: places and weather."


def _words_of(entry: _Entry) -> tuple[str, bool]:
    """Return the words of an entry, and whether there was more than words."""
    if not entry.text and entry.rich_text:
        rich = msgspec.json.decode(entry.rich_text, type=_RichText)
        written = "".join(piece.text for piece in rich.contents)
        return written.replace(_OBJECT, "").strip(), False
    text, media = _MEDIA.subn("", (entry.text or "").replace(_OBJECT, ""))
    plain = _ESCAPED.sub(r"\1", _HEADING.sub("", text))
    return _GAP.sub("\n\n", plain).strip(), media > 0


def _day_of(entry: _Entry) -> date:
    """Return the day it was where the person was; by UTC where that is not known."""
    try:
        return entry.creation_date.astimezone(ZoneInfo(entry.time_zone or "UTC")).date()
    except (ValueError, LookupError, OSError):  # no such place, or none a file may be called
        return entry.creation_date.date()
