"""A card with all of the content that its page shows, for whoever reads it another way."""

from __future__ import annotations

import re

from msdesk.content.library import Library
from msdesk.content.walking import texts
from msdesk.documents.card_page import WholeCard
from msdesk.domain.ids import TreatmentId

# Editors tell editors why; the rest are keys, and figures that the comparison writes.
_NOT_SHOWN = re.compile(
    r"^compare.*\.(row|estimates|basis)\b|^first.*\.(why|items|groups)\b|certainty_lines"
)


def whole_card(library: Library, card: TreatmentId) -> WholeCard:
    """Return a card with its sources, what people say, and the medical words that it uses."""
    treatment = library.treatments[card]
    claims = library.claims_about(card)
    flags = library.red_flags if treatment.shows_red_flags else ()
    words = (
        text
        for value in (treatment, claims, flags)
        for place, text in texts(value)
        if not _NOT_SHOWN.search(place)
    )
    return WholeCard(
        card=treatment,
        sources=library.sources,
        rule=library.certainty,
        types=library.types,
        claims=claims,
        red_flags=flags,
        terms=library.glossary_finder.met("\n".join(words)),
        about=library.about,
        rows=library.rows,
    )
