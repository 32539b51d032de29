"""What the person says of their MS, and their journal."""

from __future__ import annotations

from msdesk.app.opened import Opened
from msdesk.ui.pages.my_ms.page import MyMsPage
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.widgets.page import Page


def my_ms(s: Opened) -> Page:
    """Return the types of MS, and the person's own."""
    return MyMsPage(s.look, s.library, s.record.profile)


def notes(s: Opened) -> Page:
    """Return the journal."""
    record = s.record
    return NotesPage(s.look, record.journal, record.drafts, s.treatment_names(), s.today)
