"""What matters: statements in three piles, a top three, and four quick checks.

It re-orders the rows of the comparison and can be printed.  It never scores anything and
never re-orders treatments.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.guide import MattersStatement, QuickCheck
from msdesk.domain.journal import quoted
from msdesk.domain.matters import MattersAnswer, Pile
from msdesk.domain.question import NewQuestion
from msdesk.store.subjects.ranks import TOP
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.roving import BY_KEYBOARD
from msdesk.ui.widgets.showing import add_to, laid_out_later, show_in
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.matters import MattersStore

_SEEN_FIRST = 4  # statements


class MattersPage(ScrollPage):
    """Keeps the piles in the store it is given."""

    def __init__(self, look: Look, library: Library, store: MattersStore) -> None:
        super().__init__(
            look,
            "What matters",
            "Say what matters to you. Compare then shows those "
            "rows first. Nothing is scored or ranked.",
        )
        self._library = library
        self._texts = {each.id: each.text for each in library.statements}
        self._store = store
        self._top = QVBoxLayout()
        self._top.setSpacing(look.space(4))
        self.body.addLayout(self._top)
        self._statements = QVBoxLayout()
        self._statements.setSpacing(look.space(12))
        heard_as(self._statements, "list")
        self.body.addWidget(Text(BY_KEYBOARD, "small", widest=look.column))
        self.body.addLayout(self._statements)
        self._piles: dict[str, dict[Pile, Button]] = {}
        self._tops: dict[str, Button] = {}
        self._given = self._answers()
        self._show_top()
        self._parts = Gradual(self, at_once=_SEEN_FIRST)
        self._parts.fill(
            (
                *(partial(self._add_statement, statement) for statement in library.statements),
                self._add_reset,
                *(partial(self._add_check, check) for check in library.quick_checks),
            )
        )

    def first(self) -> QWidget:
        """Return the thing to do first, as it stands: a press on another would change it."""
        piles = next(iter(self._piles.values())).values()
        return next((pile for pile in piles if pile.isChecked()), next(iter(piles)))

    def _add_statement(self, statement: MattersStatement) -> None:
        add_to(self._statements, self._statement(statement))
        self._mark(statement.id)

    def _add_reset(self) -> None:
        look = self.look
        reset = flow(look, Button(look, "Start again", "", icon="undo-2", does=self._reset))
        what = "A “no” offers you a question. Your answers are not kept."
        with laid_out_later(self.body):
            self.body.addWidget(reset)
            heading = self.add_section("Four quick checks")
            below = Text(what, "muted", widest=look.column)
            self.body.addWidget(below)
            show_in(self.body, reset, heading, below)

    def _add_check(self, check: QuickCheck) -> None:
        add_to(self.body, self._check(check))

    def _statement(self, statement: MattersStatement) -> QWidget:
        look = self.look
        card = Card(look)
        card.column.addWidget(Text(statement.text, "heading"))
        group = QButtonGroup(card)
        piles = {}
        for pile in Pile:
            button = Act(pile.value, "", partial(self._put, statement, pile), "chip").on(
                look, statement.text
            )
            button.setCheckable(True)
            group.addButton(button)
            piles[pile] = button
        self._piles[statement.id] = piles
        top = Act("Top three", "star", lambda: self._toggle_top(statement), "chip").on(
            look, statement.text
        )
        top.setCheckable(True)
        self._tops[statement.id] = top
        card.column.addWidget(flow(look, *piles.values(), top))
        return card

    def _answers(self) -> dict[str, MattersAnswer]:
        return {a.statement: a for a in self._store.answers()}

    def _put(self, statement: MattersStatement, pile: Pile) -> None:
        known = self._answers().get(statement.id)
        rank = known.rank if known and pile is Pile.A_LOT else None
        what = f"Marked {quoted(statement.text)}: {pile.value}."
        self._do(what, partial(self._store.set, statement.id, pile, rank))

    def _toggle_top(self, statement: MattersStatement) -> None:
        answers = self._answers()
        known = answers.get(statement.id)
        top = [a for a in answers.values() if a.rank]
        rank = None if known and known.rank else min(TOP, len(top) + 1)
        words = quoted(statement.text)
        what = f"Put {words} into my top three" if rank else f"Took {words} out of my top three"
        out = next((a.statement for a in top if a.rank == TOP), None) if rank else None
        if out is not None:
            what = f"{what}; {quoted(self._texts.get(out, ''))} is out of it"
        self._do(f"{what}.", partial(self._store.set, statement.id, Pile.A_LOT, rank))

    def _reset(self) -> None:
        self._do("Began again with what matters.", self._store.clear)

    def _do(self, what: str, change: Callable[[], object]) -> None:
        """Change the answers, show them, and say so with the way back."""
        back = self._store.reversibly(change)
        self.refresh()
        self.undoable.emit(what, back)

    def refresh(self) -> None:
        """Show the piles and the top three as they are now."""
        self._given = self._answers()
        for statement in self._piles:
            self._mark(statement)
        self._show_top()

    def _mark(self, statement: str) -> None:
        """Press the buttons that say what the person answered."""
        known = self._given.get(statement)
        for pile, button in self._piles[statement].items():
            button.group().setExclusive(False)
            button.setChecked(known is not None and known.pile is pile)
            button.group().setExclusive(True)
        self._tops[statement].setChecked(bool(known and known.rank))

    def _show_top(self) -> None:
        clear(self._top)
        ranked = sorted((a for a in self._given.values() if a.rank), key=lambda a: a.rank or 0)
        lines = [Text(f"{a.rank}. {self._texts.get(a.statement, '')}", "heading") for a in ranked]
        if not lines:
            lines = [Text("Your top three will be here.", "muted")]
        self._top.addWidget(Text("My top three", "section"))
        top = QVBoxLayout()
        top.setSpacing(self.look.space(4))
        heard_as(top, "list")
        for line in lines:
            heard_as(line, "words")
            top.addWidget(line)
        self._top.addLayout(top)

    def _check(self, check: QuickCheck) -> QWidget:
        look = self.look
        card = Card(look)
        answer = QVBoxLayout()
        card.column.addWidget(Text(check.text, "heading"))
        card.column.addWidget(
            actions(
                look,
                check.text,
                Act("Yes", "", lambda: self._reply(answer, None)),
                Act("No", "", lambda: self._reply(answer, check.question)),
                gap=8,
            )
        )
        card.column.addLayout(answer)
        return card

    def _reply(self, place: QVBoxLayout, question: str | None) -> None:
        clear(place)
        if question is None:
            place.addWidget(Text("Good to know.", "muted"))
            return
        place.addWidget(
            column(
                self.look,
                Text(f"You could ask: {question}", widest=self.look.column),
                actions(
                    self.look,
                    question,
                    Act(
                        "Add as a question",
                        "plus",
                        lambda: self.asked.emit(
                            NewQuestion(text=question, came_from="From a quick check")
                        ),
                    ),
                    gap=8,
                ),
            )
        )
