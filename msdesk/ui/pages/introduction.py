"""The first start: what msdesk is, my type of MS, and whether to lock; each can be left out.

It can be the first page painted; see the docstring of the package ``ui`` for what its imports
and its calls avoid.  Only the last two steps need the record, and nobody is there before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.abreast import Abreast
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.page import ScrollPage, settle
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from msdesk.domain.profile import Profile

NOT_SIGNED = "No clinician has signed off the content yet."
_ONLY_THEY = "Only your MS team can say what is possible for you."
_ALL_THERE_IS = 1000  # times what is left empty, until it has enough
_WIDEST = 54  # times the size of reading text, for all that stands abreast

_WHAT, _TYPE, _LOCK = range(3)  # the steps
_IT_IS = (
    (
        "It is",
        "Published facts about MS treatments, your own notes, and one page of questions to print.",
    ),
    ("It is not", "A doctor. It never says what is right for you, and it gives no score."),
    ("It is private", "What you write stays on this computer. msdesk never goes online."),
)
_SIDES = (
    (
        "With a passphrase",
        "Nobody else can read your notes. You type it each time, and must not lose it.",
    ),
    ("Without one", "Whoever uses your account here can read them. There is nothing to forget."),
)


class IntroductionPage(ScrollPage):
    """Three steps.  ``type_chosen`` carries an answer and types, as ``TypeChoice`` does.

    ``left`` says that one goes on without more answers, the others whether to lock the record.
    Whoever comes ``again`` has started long ago, and closes it.
    """

    stepped = Signal(int)
    type_chosen = Signal(object, object)
    left = Signal()
    lock_wanted = Signal()
    lock_refused = Signal()

    def __init__(self, look: Look, *, again: bool = False, step: int = _WHAT) -> None:
        super().__init__(look, "")
        self._step = step
        self._profile: Profile | None = None
        self._locked = False
        self._number = Text("", "muted")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(look.space(16))
        self._next = Button(look, "Next", "first", does=self._go_on)
        self._lock = Button(look, "Protect it", "second", does=self.lock_wanted.emit)
        self._not_now = Button(look, "Not now", "second", does=self.lock_refused.emit)
        self._back = Button(look, "Back", "second", does=self.step_back)
        self._leave = Button(
            look, "Close" if again else "Skip, and start", "second", does=self.left.emit
        )
        self.head.insertWidget(0, self._number)
        self.body.addLayout(self._parts)
        self._buttons = flow(
            look, self._next, self._lock, self._not_now, self._back, self._leave, gap=12
        )
        # One that may grow is asked in which direction, and the answer is of the namespace Qt.
        fixed = QSizePolicy.Policy.Fixed
        self._buttons.setSizePolicy(QSizePolicy.Policy.Maximum, fixed)
        self._row = QHBoxLayout()
        self._row.addWidget(self._buttons)
        self._row.addStretch(1)
        self._around.setStretch(0, _ALL_THERE_IS)
        self._around.addLayout(self._row)
        self._around.addStretch(1)
        self.content.installEventFilter(self)
        self.keep_to(look.text(Size.READING) * _WIDEST)
        self._show()

    def take_up(self, profile: Profile, *, locked: bool) -> None:
        """Know the record: what was said of the type of MS, and whether it is locked."""
        self._profile, self._locked = profile, locked
        if self._step != _WHAT:
            self._show()

    def first(self) -> QWidget:
        """Return the thing to do first: to go on."""
        return next(b for b in (self._next, self._lock, self._leave) if not b.isHidden())

    def step_back(self) -> bool:
        """Show the step before; return whether there was one."""
        if self._step == _WHAT:
            return False
        self._go_to(self._step - 1)
        return True

    def _go_on(self) -> None:
        if self._profile is not None:
            self._go_to(self._step + 1)

    def _go_to(self, step: int) -> None:
        self._step = step
        self.stepped.emit(step)
        self._show()
        self.scroll_bar().setValue(0)
        settle()  # the ring is drawn where the focus is now
        self.first().setFocus()
        announce(self, self.accessibleName())

    def _show(self) -> None:
        clear(self._parts)
        (self._show_what, self._show_type, self._show_lock)[self._step]()
        step = f"{self._step + 1} of 3"
        self._number.setText(step)
        self.setAccessibleName(f"{step}: {self.title.text()}")
        answers = self._step == _LOCK and not self._locked
        for button, shown in (
            (self._next, self._step != _LOCK),
            (self._lock, answers),
            (self._not_now, answers),
            (self._back, self._step != _WHAT),
            (self._leave, not answers),
        ):
            button.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        """Have the buttons stand right below the words, or at the foot where these scroll."""
        width, side = self.width(), self._area.side(self.width())
        self._row.setContentsMargins(side, self.look.space(12), side, self.look.space(24))
        self._buttons.setFixedHeight(self._buttons.heightForWidth(width - 2 * side))
        self._area.setMaximumHeight(self._area.height_of_all(width))

    def hasHeightForWidth(self) -> bool:
        return False  # the buttons have; what scrolls takes the rest

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()  # the words take more room now, or less
        return super().eventFilter(watched, event)

    def _put(self, part: QWidget) -> None:
        self._parts.addWidget(part)
        part.show()  # Qt would do so a moment later, and until then it takes no room

    def _show_what(self) -> None:
        self.set_heading("Get ready to talk about treatments")
        self._put(_cards(self.look, _IT_IS))
        self._put(Text(f"{NOT_SIGNED} {_ONLY_THEY}", widest=self.look.column))

    def _show_type(self) -> None:
        # The domain's values take a while to load, and Home comes without them.
        from msdesk.ui.evidence.type_choice import TypeChoice  # noqa: PLC0415

        self.set_heading(
            "Which type of MS do you have?",
            "Treatments and Compare then show what is known for your type. "
            "You can change it in My MS at any time.",
        )
        types = TypeChoice(self.look)
        if self._profile is not None:
            types.mark(self._profile)
        types.chosen.connect(self.type_chosen)
        self._put(types)

    def _show_lock(self) -> None:
        where = "in Settings, below “Your record”"
        if self._locked:
            self.set_heading(
                "Your passphrase protects what you write",
                f"You can change it at any time: {where}.",
            )
        else:
            self.set_heading(
                "Protect what you write with a passphrase?",
                f"It is up to you. You can change your mind at any time: {where}.",
            )
            self._put(_cards(self.look, _SIDES))


def _cards(look: Look, words: tuple[tuple[str, str], ...]) -> QWidget:
    """Return cards of one width, each a heading and a sentence or two."""
    cards = []
    for heading, text in words:
        card = Card(look)
        card.column.addWidget(Text(heading, "heading"))
        card.column.addWidget(Text(text, widest=look.column))
        card.column.addStretch(1)
        cards.append(card)
    return Abreast(look, cards, most=len(cards))
