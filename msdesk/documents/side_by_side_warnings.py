"""What the licences of the options warn of, in whole and by its names, beside the table."""

from __future__ import annotations

from collections.abc import Iterable

from msdesk.documents.citing import in_brackets
from msdesk.documents.explained import Explained
from msdesk.documents.side_by_side_words import REPORTED, Warned, Warnings
from msdesk.documents.wording import tidy
from msdesk.domain.comparison import Comparison
from msdesk.domain.ids import RowId
from msdesk.domain.ms_type import Region
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import LicenceWarning, WarningKind, named_by_product, not_to_miss

MUST_NOT = RowId("must-not")


def warnings_of(
    comparison: Comparison, numbers: Numbers, explained: Explained
) -> tuple[Warnings, ...]:
    """Return the warnings of each option; a treatment without a licence text says so where asked.

    The last option is no treatment.
    """
    asked = next((row for row in comparison.rows if row.id == MUST_NOT), None)
    found = []
    for place, option in enumerate(comparison.options):
        licence = not_to_miss(option.licence, comparison.region)
        here = [w for w in licence if comparison.region in w.regions]
        warned = tuple(
            _warned(option, warning, comparison.region, numbers, explained) for warning in licence
        )
        ruled_out = any(w.kind is WarningKind.MUST_NOT for w in here)
        is_last = place + 1 == len(comparison.options)
        says_so = asked and not ruled_out and not is_last
        none = tidy(asked.cells[place].text) if asked and says_so else ""
        if warned or none:
            found.append(
                Warnings(
                    option=tidy(option.short_name),
                    warned=warned,
                    none=none,
                    boxed_here=_named(w for w in here if w.boxed),
                    boxed_elsewhere=_named(w for w in licence if w.boxed and w not in here),
                )
            )
    return tuple(found)


def _named(boxed: Iterable[LicenceWarning]) -> str:
    names = tidy(named_by_product(boxed))
    return f"Boxed warnings of the United States, by name: {names}." if names else ""


def _warned(
    option: Treatment,
    warning: LicenceWarning,
    first: Region,
    numbers: Numbers,
    explained: Explained,
) -> Warned:
    where = "; ".join(
        f"{region.value}, boxed warning" if warning.boxed and region is Region.US else region.value
        for region in sorted(warning.regions, key=lambda region: region is not first)
    )
    name, product = tidy(option.short_name), tidy(warning.product)
    said = f"{warning.kind.value} ({where})"
    about = f"{product}: {said}" if product else said
    cited = numbers.of(warning.sources)
    lines = tuple(map(tidy, warning.lines))
    return Warned(
        # Its name is in each: the heading above may be on another sheet.
        head=f"{', '.join(filter(None, (name, product)))}: {said}",
        about=f"{about[0].upper()}{about[1:]}",
        lines=lines,
        told=REPORTED if warning.seen is not Seen.SOURCE else "",
        cited=in_brackets(cited),
        numbers=cited,
        here=first in warning.regions,
        boxed=warning.boxed,
        words=explained.of(about, *lines),
    )
