"""Entries of jrnl, the journal of the command line, as it exports them: JSON or plain text.

In JSON an entry has ``title``, ``body``, ``date`` (2026-11-02), ``time``, ``tags`` and
``starred``; in plain text it is ``[2026-11-02 12:40] Title``, the body below, and a tag is a word
with ``@`` before it.  Both give the same notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from msdesk.domain.archive import KeptNote
from msdesk.services.foreign.found import Found, decoded, entries_left_out, kept_note

_HEAD = re.compile(r"^\[(\d{4}-\d{2}-\d{2})(?:[ T][^\]\n]{0,20})?\]", re.MULTILINE | re.ASCII)
_STAR = re.compile(r"[ \t]+\*[ \t]*$")
_TAG = re.compile(r"(?<!\S)@(\w[\w-]*)")


class _Entry(msgspec.Struct):
    title: str
    body: str
    date: date
    tags: tuple[str, ...] | None = ()


def is_entry(raw: msgspec.Raw) -> bool:
    """Whether an entry is as jrnl writes it."""
    return decoded(raw, _Entry) is not None


def notes_of(entries: Iterable[msgspec.Raw]) -> Found:
    """Return the entries of its JSON as notes; those that are not as jrnl writes are left out."""
    read = [decoded(raw, _Entry) for raw in entries]
    known = [entry for entry in read if entry is not None]
    notes = [_note(entry.date, entry.title, entry.body, entry.tags or ()) for entry in known]
    return _found(notes, len(read) - len(known))


def is_text(text: str) -> bool:
    """Whether a text begins as an entry of jrnl."""
    return _HEAD.match(text.lstrip()) is not None


def notes_in(text: str) -> Found:
    """Return the entries of its plain text as notes; those of no day are left out."""
    _, *parts = _HEAD.split(text)
    notes, unread = [], 0
    for day, words in zip(parts[::2], parts[1::2], strict=True):
        title, _, body = words.partition("\n")
        try:
            on = date.fromisoformat(day)
        except ValueError:  # 30 February
            unread += 1
        else:
            notes.append(_note(on, _STAR.sub("", title), body, _TAG.findall(words)))
    return _found(notes, unread)


def _note(day: date, title: str, body: str, tags: Iterable[str]) -> KeptNote | None:
    words = "\n".join(filter(None, (title.strip(), body.strip())))
    bare = [tag.removeprefix("@") for tag in tags]
    return kept_note(source="jrnl", day=day, text=words, tags=bare) if words else None


def _found(notes: list[KeptNote | None], unread: int) -> Found:
    worded = tuple(note for note in notes if note is not None)
    return Found(
        what_it_is="A journal of jrnl",
        notes=worded,
        skipped=tuple(entries_left_out(unread, len(notes) - len(worded))),
    )
