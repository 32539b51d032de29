"""The walks of the tour through what is locked, gone or broken."""

from __future__ import annotations

from PySide6.QtCore import Qt

from msdesk.app.commands.visit import Visit
from msdesk.domain.screen import Interlude

_WORDS = "three words long"


def lock_and_leave(v: Visit) -> None:
    """Lock the record, open it again, and delete everything."""
    v.go("Settings")
    v.press("Your record")
    v.press("Lock with a passphrase")
    v.picture("lock")
    v.write("A passphrase for your record", _WORDS)
    v.key(Qt.Key.Key_Tab, times=2)
    v.hand.type(_WORDS)
    v.picture("lock-typed")
    v.hand.press("Lock my record")
    v.arrive(Interlude.RECOVERY_KEY)
    v.picture("recovery-key")
    v.press("I have")
    v.press("Done")
    v.picture("record-locked")
    v.press("Lock now")
    v.picture("unlock")
    v.press("Use my recovery key")
    v.picture("unlock-by-key")
    v.press("Use my passphrase")
    v.write("Passphrase", _WORDS)
    v.press("Open my record")
    v.wait(lambda: v.window.current_page is not Interlude.UNLOCK)
    v.go("Settings")
    v.press("Your record")
    v.press("Delete everything")
    v.press("Yes, delete all of this")
    v.press("Delete everything")
    v.arrive(Interlude.ERASED)
    v.picture("erased")


def trouble(v: Visit) -> None:
    """Meet a record that cannot be opened."""
    v.picture("trouble")
