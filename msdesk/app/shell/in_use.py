"""The page for when somebody else has the record open; it may be the first one that is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msdesk.app.shell.single import Door, Single

if TYPE_CHECKING:
    from msdesk.ui.look import Look
    from msdesk.ui.pages.trouble import TroublePage


def in_use_page(look: Look, single: Single, door: Door) -> TroublePage:
    """Return what is shown where another computer, or a window that hangs, has the record."""
    # Hardly any start shows it, and it would cost every start a millisecond or two.
    from msdesk.ui.pages.trouble import TroublePage, WayOut  # noqa: PLC0415

    if door is Door.HERE:
        found = "msdesk seems to be open already on this computer, and its window does not answer."
        to_do = "Wait a moment and try again, or end that msdesk first. Nothing has been changed."
    else:
        found = f"Your record seems to be open already, on the computer “{single.holder()}”."
        to_do = (
            "Close msdesk there first. If it is not open there, you can open it here. "
            "Nothing has been changed."
        )
    return TroublePage(look, found, to_do, (WayOut.AGAIN, WayOut.FOLDER, WayOut.ANYWAY))
