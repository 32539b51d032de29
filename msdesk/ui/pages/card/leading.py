"""Leads to a place of a card: opens what it is folded in, marks it, and brings the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from msdesk.domain.first_place import told_at
from msdesk.domain.section import section_of
from msdesk.domain.treatment import Treatment
from msdesk.ui.pages.card.whole import WholeCard
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.placed import Found, shown_at
from msdesk.ui.widgets.text import Text


class Leading:
    """Leads to the places of one card; what is marked is the one that was wanted last."""

    def __init__(self, card: Treatment, page: ScrollPage, whole: WholeCard) -> None:
        self._card, self._page, self._whole = card, page, whole
        self._found = Found()

    def into(self, section: str, at: str) -> None:
        """Lead to a place in a section, or to its heading where it shows no such place."""
        self._found.clear()
        fold = self._whole.called(section)
        widget = self._whole.reveal(fold, at)
        if widget is not fold.heading:
            self._found.mark(widget)
        self._page.show_widget(widget)
        _bring_keyboard(widget)

    def above(self, at: str) -> bool:
        """Lead to a place above the sections; return whether there is one to lead to.

        A number for another type of MS than the reader's is not shown there: the result that it
        rests on is.
        """
        if (widget := shown_at(self._page.content, at)) is not None:
            self._found.mark(widget)
            self._page.show_low(widget)
            _bring_keyboard(widget)
        elif (section := section_of(told := told_at(self._card, at))) is not None:
            self.into(section.value, told)
        else:
            return False
        return True


def _bring_keyboard(widget: QWidget) -> None:
    words = next(iter(widget.findChildren(Text)), widget)
    words.setFocus(Qt.FocusReason.OtherFocusReason)
