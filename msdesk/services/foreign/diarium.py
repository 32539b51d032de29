"""Entries of Diarium's JSON export: a list, in which words are HTML.

An entry has ``date`` (2026-11-02T21:15:00, where the person was), ``heading``, ``html``, ``tags``
and more, such as ``rating`` and ``location``, which stays outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from html import unescape

import msgspec

from msdesk.domain.archive import KeptNote
from msdesk.services.foreign.found import Found, decoded, entries_left_out, kept_note

_NEW_LINE = frozenset(("br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "p", "tr"))
_UNSEEN = frozenset(("script", "style", "title"))
_TAG = re.compile(r"<(/?)(?:([A-Za-z][A-Za-z0-9]{0,9})|[!?])[^<>]*>")
_SPACE = re.compile(r"\s+")
_GAP = re.compile(r" ?\n[ \n]*")


class _Entry(msgspec.Struct):
    date: datetime
    html: str
    heading: str | None = ""
    tags: tuple[str, ...] | None = ()


def is_entry(raw: msgspec.Raw) -> bool:
    """Whether an entry is as Diarium writes it."""
    return decoded(raw, _Entry) is not None


def notes_of(entries: Iterable[msgspec.Raw]) -> Found:
    """Return the entries as notes; those that are not as Diarium writes them are left out."""
    notes: list[KeptNote] = []
    unread = wordless = 0
    for raw in entries:
        entry = decoded(raw, _Entry)
        if entry is None:
            unread += 1
        elif words := "\n".join(filter(None, ((entry.heading or "").strip(), _words(entry.html)))):
            day, tags = entry.date.date(), entry.tags or ()
            notes.append(kept_note(source="diarium", day=day, text=words, tags=tags))
        else:
            wordless += 1
    return Found(
        what_it_is="A journal of Diarium",
        notes=tuple(notes),
        skipped=(
            *entries_left_out(unread, wordless),
            "Left out: photos, ratings, places and weather.",
        ),
    )


def _words(html: str) -> str:
    """Return what a person reads of a page, a line for each paragraph.

    The parser of Python's own library takes minutes for a page that is made to do harm.

    >>> _words("<p>Left hand <b>numb</b> again.</p><p> </p>")
    'Left hand numb again.'
    """
    words, place, is_seen = [], 0, True
    for tag in (*_TAG.finditer(html), None):
        said = html[place : tag.start() if tag else None]
        words.append(_SPACE.sub(" ", unescape(said)) if is_seen else "")
        if tag:
            name, place = (tag[2] or "").lower(), tag.end()
            words.append("\n" if name in _NEW_LINE else "")
            is_seen = bool(tag[1]) if name in _UNSEEN else is_seen
    return _GAP.sub("\n", "".join(words)).strip()
