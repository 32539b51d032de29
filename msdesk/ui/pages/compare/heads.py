"""The heads of the columns once more, in sight while their own are scrolled away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Slot
from PySide6.QtWidgets import QAbstractSlider, QFrame, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.pages.compare.options_table import OptionsTable
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.page import ScrollPage

_Action = QAbstractSlider.SliderAction
_BACK = {_Action.SliderPageStepAdd.value: -1, _Action.SliderPageStepSub.value: 1}


class Heads(QFrame):
    """Lies over the top of a page while a table goes on below; made when it is first wanted."""

    def __init__(self, page: ScrollPage, table: OptionsTable) -> None:
        super().__init__(page)
        style_as(self, "grid")
        heard_as(self, "nothing")  # each cell is told with the head of its column
        self.hide()
        self._page = page
        self._table = table
        self._copies: list[QWidget] = []
        self._height = 0
        page.scroll_bar().valueChanged.connect(self.place)
        page.scroll_bar().actionTriggered.connect(self._turn_a_page)
        table.grid.installEventFilter(self)

    @Slot()
    def place(self) -> None:
        """Be there or not, as far as the page is scrolled now."""
        before, self._height = self._height, self._height_at(self._page.scroll_bar().value())
        if self._height:
            self._lay_over(self._table.grid, self._height)
        if self._height != before:
            self._page.cover(self, self._height)

    def _height_at(self, down: int) -> int:
        """Return how high they are where the page is scrolled so far; 0 where they are not."""
        grid, height = self._table.grid, self._table.heads[0].height()
        top = grid.mapTo(self._page.content, QPoint(0, 0)).y() - down
        return height if top < 0 and top + grid.height() > 2 * height else 0

    @Slot(int)
    def _turn_a_page(self, action: int) -> None:
        """Leave no line out that lay, or would lie, below the heads."""
        bar = self._page.scroll_bar()
        there = bar.sliderPosition()
        hidden = self._height or self._height_at(there)
        if hidden and bar.minimum() < there < bar.maximum():
            bar.setSliderPosition(there + hidden * _BACK.get(action, 0))

    def leave(self) -> None:
        """Go for good; to be called before the table goes."""
        self._page.scroll_bar().valueChanged.disconnect(self.place)
        self._page.scroll_bar().actionTriggered.disconnect(self._turn_a_page)
        self._table.grid.removeEventFilter(self)
        self._page.cover(self, 0)
        self.deleteLater()

    def _lay_over(self, grid: QWidget, height: int) -> None:
        if not self._copies:
            self._copies = self._table.heads_again()
            for copy in self._copies:
                copy.setParent(self)
                heard_as(copy, "nothing")
        left = grid.mapTo(self._page.content, QPoint(0, 0)).x()
        self.setGeometry(left, 0, grid.width(), height + 1)
        for copy, head in zip(self._copies, self._table.heads, strict=True):
            copy.setGeometry(head.x(), 0, head.width(), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        return super().eventFilter(watched, event)
