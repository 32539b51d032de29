"""How journal entries are found: by words, and by what they are about.

Whatever a person types is a search, and never an error: each word is quoted, so that nothing
in it means anything to the query language of the index.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    column,
    exists,
    func,
    select,
    table,
    type_coerce,
)

from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.store.file.tables import ENTRY, TAG, TREATMENT
from msdesk.store.subjects.text import clean

LONGEST = 10_000  # characters of a search that are looked at
MOST_WORDS = 20
_PREFIX = 3  # letters; the beginning of a word finds it, but "a" would find every note

_WORDS = ENTRY.c.text + "\n" + ENTRY.c.heard_where + "\n" + type_coerce(ENTRY.c.tags, Text)
_INDEX = table("journal_search", column("rowid", Integer), column("journal_search"))


class Only(TypedDict, total=False):
    """What narrows a list of entries down; all that is given must fit."""

    search: str
    kind: EntryKind | None
    tag: str | None
    treatment: TreatmentId | None
    to_doctor: bool | None  # whether they are to be taken to the doctor; None: either
    among: Collection[EntryId]


def words_of(search: str) -> list[str]:
    """Return what was typed as single words, no more than are looked for."""
    return clean(search[:LONGEST]).split()


def expression(words: list[str]) -> str:
    """Return the query of the index for entries with all the words.

    Empty where no word has a letter or a digit: of those the index knows nothing.

    >>> expression(["numb", "or"])
    '"numb"* AND "or"'
    """
    known = [word for word in words if any(map(str.isalnum, word))]
    return " AND ".join(_quoted(word) for word in known[:MOST_WORDS])


def fitting(only: Only) -> Select[int]:
    """Select the numbers of the entries that fit, newest day first.

    Each part of ``only`` is answered by one table, which knows entries by number.  The first
    is walked in its order, so that a list stops as soon as it is long enough; the others are
    asked about each number.
    """
    words = words_of(only.get("search", ""))
    searched = expression(words)
    sources: list[tuple[ColumnElement[int], ColumnElement[bool]]] = []
    if searched:
        sources.append((_INDEX.c.rowid, _INDEX.c.journal_search.match(searched)))
    if tag := only.get("tag"):
        sources.append((TAG.c.entry, TAG.c.folded == folded(tag)))
    if treatment := only.get("treatment"):
        sources.append((TREATMENT.c.entry, TREATMENT.c.treatment == treatment))
    of_entry = _of_entry(only, [] if searched else words)
    if of_entry or not sources:
        sources.append((ENTRY.c.number, and_(ENTRY.c.deleted_at.is_(None), *of_entry)))
    (number, fits), *others = sources
    asked = (exists().where(other == number, also) for other, also in others)
    return select(number).where(fits, *asked).order_by(number.desc())


def goes_through_all(search: str) -> bool:
    """Return whether a search is for signs alone, which no index knows.

    >>> goes_through_all("😴"), goes_through_all("so 😴"), goes_through_all("")
    (True, False, False)
    """
    words = words_of(search)
    return bool(words) and not expression(words)


def folded(tag: str) -> str:
    """Return a tag as it is compared: upper and lower case, and white space, are all one."""
    return " ".join(clean(tag).casefold().split())


def _of_entry(only: Only, symbols: list[str]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if (kind := only.get("kind")) is not None:
        conditions.append(ENTRY.c.kind == kind)
    if (to_doctor := only.get("to_doctor")) is not None:
        conditions.append(ENTRY.c.take_to_doctor if to_doctor else ~ENTRY.c.take_to_doctor)
    if (among := only.get("among")) is not None:
        conditions.append(ENTRY.c.id.in_(among))
    # An emoji is no word, so the text itself is gone through: slow, but what is wanted.
    conditions += [func.instr(_WORDS, symbol) > 0 for symbol in symbols[:MOST_WORDS]]
    return conditions


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"*' if len(word) >= _PREFIX else f'"{doubled}"'
