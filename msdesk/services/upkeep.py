"""What of the content is due to be looked at again, and every place that cites a source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msdesk.content.walking import cited
from msdesk.domain.days import short_date
from msdesk.domain.ids import SourceId
from msdesk.domain.treatment import Treatment
from msdesk.domain.value import Content, Value

if TYPE_CHECKING:
    from msdesk.content.library import Library

_SOON = timedelta(days=30)
_OLD = timedelta(days=183)  # six months


class Place(Value, frozen=True, kw_only=True):
    """A file of the content, and where in it, as the messages of the checks put it."""

    file: str
    key: str


class Due(Value, frozen=True, kw_only=True):
    """Something to look at again, and why."""

    place: Place
    why: str


def due(library: Library, on: date) -> tuple[Due, ...]:
    """Return cards to check within 30 days or overdue, and rules and trials of long ago."""
    return tuple(found for card in library.treatments.values() for found in _due_in(card, on))


def citing(library: Library, source: SourceId) -> tuple[Place, ...]:
    """Return every place that names a source, cards first."""
    return tuple(
        Place(file=file, key=f"{where}: {key}" if where and key else where or key)
        for file, where, part in _parts(library)
        for key, sources, _ in cited(part)
        if source in sources
    )


def _due_in(card: Treatment, on: date) -> Iterator[Due]:
    file = f"{card.id}.toml"
    by = card.record.next_check_on
    if on > by:
        yield _due(file, "record.next_check_on", f"should have been checked by {short_date(by)}")
    elif by - on <= _SOON:
        yield _due(file, "record.next_check_on", f"is to be checked by {short_date(by)}")
    dated = [(f"trials[{n}]", trial.as_of) for n, trial in enumerate(card.trials)]
    for n, note in enumerate(card.eligibility):
        dated += [
            (f"eligibility[{n}].criteria[{m}]", c.as_of) for m, c in enumerate(note.criteria)
        ]
    for key, as_of in dated:
        if on - as_of > _OLD:
            yield _due(file, key, f"says how it was on {short_date(as_of)}")


def _due(file: str, key: str, why: str) -> Due:
    return Due(place=Place(file=file, key=key), why=why)


def _parts(library: Library) -> Iterator[tuple[str, str, Content]]:
    for card in library.treatments.values():
        yield f"{card.id}.toml", "", card
    for claim in library.claims:
        yield "claims.toml", claim.id, claim
    for ms_type in library.types.values():
        yield "ms_types.toml", ms_type.type.value, ms_type
    for flag in library.red_flags:
        yield "red_flags.toml", flag.sign, flag
    for country in library.help.countries:
        yield "help.toml", country.country, country
