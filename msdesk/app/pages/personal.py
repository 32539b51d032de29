"""What the person says of their MS, and their journal."""

from __future__ import annotations

from msdesk.app.opened import Opened
from msdesk.app.pages.previewing import notes_preview
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import NotePlace
from msdesk.ui.pages.my_ms.page import MyMsPage
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.widgets.page import Page


def my_ms(s: Opened, at: MsType | None = None) -> Page:
    """Return the person's type of MS, and the one that was looked for."""
    return MyMsPage(s.look, s.library, s.record.profile, at)


def notes(s: Opened) -> NotesPage:
    """Return the journal."""
    names = s.treatment_names()
    return NotesPage(s.look, s.record.journal, s.record.drafts, names, s.today, s.background)


def notes_page(s: Opened) -> Page:
    """Return the notes to take along, as they are printed."""
    return notes_preview(s)


def note(s: Opened, at: NotePlace) -> Page:
    """Return the journal with one note alone; the others are one press away."""
    page = notes(s)
    page.show_only(at.note)
    return page
