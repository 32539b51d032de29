r"""Months of RedNotebook: a file ``2026-11.txt`` a month, YAML of a fixed shape.

The file maps the number of a day to ``text`` and to tags.  A tag maps to nothing, or to its
entries, which map to nothing; the old tag ``Tags`` maps to tags.  ``#hashtags`` in the text are
tags too.  In the text ``**bold**``, ``//italic//`` and ``__underlined__`` are marked, a heading
stands between equals signs, and ``\\`` ends a line.  A month in which somebody wrote Markdown
instead stays as it was typed.

YAML is read event by event and no further than this shape goes: what nests deeper, is a list, or
refers to another place of the file is none of RedNotebook's.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from msdesk.domain.archive import KeptNote
from msdesk.domain.words import many
from msdesk.services.foreign.found import Found, kept_note, places

MONTH_FILE = re.compile(r"(\d{4})-(\d{2})\.txt", re.ASCII)

_DEEPEST = 3  # month, day, tag
_MOST_EVENTS = 3_000_000  # of all files together; a full month has some hundreds
_BINARY = "tag:yaml.org,2002:binary"
_NOTHING = {"", "~", "null", "Null", "NULL"}

# As RedNotebook finds them: no colours (#11ff22), no #include.
_HASHTAG = re.compile(
    r"(?<![\w&#])[#\uff03](?!(?:[0-9a-f]{6}|include)\b)(\w*[^\W\d_]\w*)", re.IGNORECASE
)
_IN_A_WORD = re.compile(r"[:\w/]$")
_ON_A_WORD = re.compile(r"[\w/]")
_MARKS = ("**", "//", "__")
_BAR = 20  # signs that draw a line across the page; fewer are as they were typed
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|\s*[-*+] \[[ xX]\] )", re.MULTILINE)

Tree = dict[str, Any]  # a text, nothing, or another tree for each key


class _NotRedNotebook(Exception):
    """A file is called as RedNotebook calls its own, and is none."""


def notes_of(files: Iterable[tuple[str, bytes]]) -> Found:
    """Return the days of month files as notes; files that are none are left out.

    A file comes with its name, which tells the month.
    """
    notes: list[KeptNote] = []
    unread: list[str] = []
    no_days = 0
    reader = _Reader()
    for name, content in files:
        try:
            days = reader.tree(content.decode("utf-8-sig"))
        except (_NotRedNotebook, UnicodeError):
            unread.append(name)
            continue
        plain = str if _is_markdown(days) else _plain
        for number, held in days.items():
            day = _day(name, number)
            if day is None or not isinstance(held, dict):
                no_days += 1
            else:
                notes += _note(day, held, plain)
    return Found(
        what_it_is="A journal of RedNotebook",
        notes=tuple(notes),
        skipped=tuple(_left_out(unread, no_days)),
    )


def _left_out(unread: list[str], no_days: int) -> Iterator[str]:
    if unread:
        files = many(len(unread), "file")
        yield f"Left out: {files} that could not be read: {places(unread)}."
    if no_days:
        yield f"Left out: {many(no_days, 'entry', 'entries')} of no day."


def _day(name: str, number: str) -> date | None:
    month = MONTH_FILE.fullmatch(name)
    try:
        return date(int(month[1]), int(month[2]), int(number)) if month else None
    except (ValueError, OverflowError):
        return None


def _is_markdown(days: Tree) -> bool:
    """Whether a month was written as Markdown, which is as legible as it was typed."""
    held = (day.get("text") for day in days.values() if isinstance(day, dict))
    return any(isinstance(text, str) and _MARKDOWN.search(text) for text in held)


def _note(day: date, held: Tree, plain: Callable[[str], str]) -> Iterator[KeptNote]:
    written = held.get("text")
    text = written if isinstance(written, str) else ""
    lines = [plain(text).strip()]
    tags: list[str] = []
    for name, entries in held.items():
        if name == "text":
            continue
        named = [entries] if isinstance(entries, str) else list(entries or ())
        if name == "Tags":
            tags += named
        else:
            tags.append(name)
            lines += [f"{name}: {plain(entry)}" for entry in named]
    tags += [found[1] for found in _HASHTAG.finditer(text)]
    whole = "\n".join(filter(None, lines)) or ", ".join(tags)
    if whole:
        as_written = "\n".join((day.isoformat(), text, *tags, *lines[1:]))
        yield kept_note(source="rednotebook", day=day, text=whole, tags=tags, known_as=as_written)


def _plain(text: str) -> str:
    return "\n".join(map(_plain_line, text.splitlines()))


def _plain_line(line: str) -> str:
    bare = line.strip()
    if bare.startswith("=") and bare.endswith("=") and (bare.strip("= ") or len(bare) >= _BAR):
        return bare.strip("=").strip()
    line = line.removesuffix("\\\\")
    for mark in _MARKS:
        line = _unmarked(line, mark)
    return line


def _unmarked(line: str, mark: str) -> str:
    """Return a line without pairs of a mark; addresses and what is no pair stay.

    >>> _unmarked("//so// at http://a.example//b", "//")
    'so at http://a.example//b'
    """
    parts = line.split(mark)[::-1]
    plain = [parts.pop()]
    while parts:
        inner = parts.pop()
        is_pair = parts and inner and inner == inner.strip()
        if is_pair and not (_IN_A_WORD.search(plain[-1]) or _ON_A_WORD.match(parts[-1])):
            plain += [inner, parts.pop()]
        else:
            plain += [mark, inner]
    return "".join(plain)


class _Reader:
    """Reads one file after the other, until there was more than there can be."""

    def __init__(self) -> None:
        self._events = 0

    def tree(self, text: str) -> Tree:
        """Return what a file says.  Raises ``_NotRedNotebook``."""
        import yaml  # noqa: PLC0415 - where somebody moves in, and never else

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        growing = _Growing()
        try:
            for event in yaml.parse(text, Loader=loader):
                self._events += 1
                match event:
                    case _ if self._events > _MOST_EVENTS:
                        raise _NotRedNotebook
                    case yaml.MappingStartEvent():
                        growing.open()
                    case yaml.MappingEndEvent():
                        growing.close()
                    case yaml.ScalarEvent():
                        growing.word(event.value, is_binary=event.tag == _BINARY)
                    case yaml.NodeEvent():  # a list, or a word for what stands elsewhere
                        raise _NotRedNotebook
        except (yaml.YAMLError, ValueError) as error:
            raise _NotRedNotebook from error
        return growing.root


class _Growing:
    """A tree that grows with each event of YAML."""

    def __init__(self) -> None:
        self.root: Tree = {}
        self._open: list[Tree] = []
        self._key: str | None = None

    def open(self) -> None:
        if len(self._open) == _DEEPEST or (self._open and self._key is None):
            raise _NotRedNotebook
        inner: Tree = {} if self._open else self.root
        if self._key is not None:
            self._open[-1][self._key] = inner
        self._open.append(inner)
        self._key = None

    def close(self) -> None:
        self._open.pop()

    def word(self, value: str, *, is_binary: bool) -> None:
        if is_binary:  # so did RedNotebook write letters beyond ASCII, long ago
            value = b64decode(value).decode()
        if not self._open:
            if value not in _NOTHING:
                raise _NotRedNotebook
        elif self._key is None:
            self._key = value
        else:
            self._open[-1][self._key] = None if value in _NOTHING else value
            self._key = None
