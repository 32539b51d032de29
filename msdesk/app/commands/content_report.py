"""What an editor asks of the content: ``msdesk --content-report`` and ``msdesk --cites``."""

from __future__ import annotations

import sys
from datetime import date

from msdesk import paths
from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.domain.days import short_date
from msdesk.domain.ids import SourceId
from msdesk.domain.words import many
from msdesk.services.upkeep import citing, due


def main(*, cites: str | None = None) -> int:
    """Say what is due today, or with ``cites`` what names a source; return the exit code."""
    library = load(paths.resources())
    if cites is not None:
        return say_citing(library, SourceId(cites))
    return say_due(library, date.today())  # noqa: DTZ011  # the editor's own day


def say_due(library: Library, on: date) -> int:
    """Say what is due on a day, a line each."""
    found = due(library, on)
    cards = len({each.place.file for each in found})
    if found:
        _say(f"Due on {short_date(on)}: {many(len(found), 'place')} in {many(cards, 'card')}")
    else:
        _say(f"Nothing is due on {short_date(on)}.")
        soonest = min(card.record.next_check_on for card in library.treatments.values())
        _say(f"The next card is to be checked by {short_date(soonest)}.")
    for each in found:
        _say(f"{each.place.file}: {each.place.key}: {each.why}")
    return 0


def say_citing(library: Library, source: SourceId) -> int:
    """Say every place that cites a source; 1 where no such source is known."""
    if source not in library.sources:
        sys.stderr.write(f"There is no source {source!r} in sources.toml.\n")
        return 1
    found = citing(library, source)
    _say(f"{library.sources[source].short} ({source}) is cited in {many(len(found), 'place')}")
    for place in found:
        _say(f"{place.file}: {place.key}" if place.key else place.file)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
