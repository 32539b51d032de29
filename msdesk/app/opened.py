"""What the pages of an open record are made from: values, and what can be asked for.

Both are handed to the makers of the pages as they are; nobody holds whoever made them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from msdesk.app.shell.content import Content
from msdesk.app.shell.searching import Searching
from msdesk.app.shell.trail import Trail
from msdesk.domain.backup import BackupInfo
from msdesk.domain.bin import BinItem
from msdesk.domain.ids import TreatmentId
from msdesk.settings import Settings
from msdesk.store.record import Record
from msdesk.ui.background import Background
from msdesk.ui.look import Look

if TYPE_CHECKING:
    from msdesk.content.library import Library


class Hands(Struct, frozen=True, kw_only=True):
    """What a page can have done that it cannot do itself, one call each."""

    change: Callable[[Settings], object]
    amend: Callable[..., object]
    lock_after: Callable[[int], None]
    back: Callable[[], None]
    encrypt: Callable[[Record, str], None]
    change_passphrase: Callable[[Record, str], None]
    new_recovery_key: Callable[[Record], None]
    decrypt: Callable[[Record], None]
    forget_here: Callable[[Record], None]
    lock: Callable[[], None]
    choose_record_folder: Callable[[], None]
    go_to_usual_folder: Callable[[], None]
    make_backup: Callable[[Record], None]
    save_backup: Callable[[Record], None]
    test_backup: Callable[[Record, BackupInfo], None]
    choose_backup: Callable[[Callable[[BackupInfo], None]], None]
    go_back_to: Callable[[BackupInfo], None]
    take_out: Callable[[Record, str, dict[TreatmentId, str], bool], None]
    choose_file: Callable[[], None]
    choose_folder: Callable[[], None]
    bring_in: Callable[[Path], None]
    remove_from_bin: Callable[[Record, BinItem], None]
    empty_bin: Callable[[Record], None]
    erase: Callable[[Record], None]


class Opened(Struct, frozen=True, kw_only=True):
    """A record that is open, and all that its pages are made with."""

    look: Look
    record: Record
    content: Content
    searching: Searching
    trail: Trail
    today: date
    settings: Settings
    background: Background
    hands: Hands

    @property
    def library(self) -> Library:
        """The content; Home does without it, and does not wait until it has been read."""
        return self.content.library

    def treatment_names(self) -> dict[TreatmentId, str]:
        """Return what each treatment is called, of the library and the person's own."""
        names = {card.id: card.short_name for card in self.library.treatments.values()}
        own = self.record.own_treatments.all()
        return names | {TreatmentId(each.id): each.name for each in own}
