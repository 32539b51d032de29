"""The page with the recovery key, to be printed or written down."""

from __future__ import annotations

from datetime import date

from msdesk.documents.wording import day_in_words
from msdesk.domain.value import Value

TITLE = "My recovery key"
_FOR = "It opens your record if you forget the passphrase."
_KEEP = (
    "Keep this page away from the computer.",
    "Whoever has this page and your record can read it all.",
    "Nobody can open it without this or the passphrase.",
)
_USE = (
    "Choose “Use my recovery key instead”, where msdesk asks for your passphrase.",
    "Type the seven groups, in small letters if you like.",
    "If a group has a mistake, msdesk says which one.",
    "The signs 0, O, 1, I and L are never in a key.",
)


class Advice(Value, frozen=True, kw_only=True):
    """A heading and the sentences below it."""

    heading: str
    lines: tuple[str, ...]


class RecoveryPage(Value, frozen=True, kw_only=True):
    """Every word of the page."""

    title: str
    document_title: str
    opens: str
    groups: tuple[str, ...]
    made: str
    advice: tuple[Advice, ...]
    footer: str


def recovery_page(key: str, made_on: date) -> RecoveryPage:
    """Return the page of a key as ``new_recovery_key`` writes it."""
    return RecoveryPage(
        title=TITLE,
        document_title=TITLE,
        opens=_FOR,
        groups=tuple(key.split("-")),
        made=f"Made on {day_in_words(made_on)}. Older keys do not work.",
        advice=(
            Advice(heading="To keep it", lines=_KEEP),
            Advice(heading="To use it", lines=_USE),
        ),
        footer="msdesk: recovery key",
    )
