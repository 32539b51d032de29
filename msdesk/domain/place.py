"""Where the person was, so that the app opens there again."""

from __future__ import annotations

from msdesk.domain.value import Value


class Place(Value, frozen=True, kw_only=True):
    """A screen, what is open on it, and how far down.

    ``item`` is the id of a card, note or appointment; ``section`` the part of a card.
    """

    page: str = "home"
    item: str = ""
    section: str = ""
    label: str = ""  # what it is called, "Stem cell transplant (AHSCT)"
