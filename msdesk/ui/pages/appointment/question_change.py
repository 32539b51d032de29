"""The words of a question and whom it is for, changed where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.guide import Role
from msdesk.domain.question import Question
from msdesk.ui.drafting import Draft
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Area, Pick, field
from msdesk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore


def draft_of(question: Question) -> str:
    """Return the key under which half a change of a question is kept."""
    return f"question:change:{question.id}"


class QuestionChange(QWidget):
    """``given`` carries the question as it is wanted; ``left`` says that it stays as it was."""

    given = Signal(object)
    left = Signal()

    def __init__(self, look: Look, question: Question, drafts: DraftStore) -> None:
        super().__init__()
        style_as(self, "plain")
        self._question = question
        self.words = Area(look, question.text, lines=2)
        self.role = Pick[Role](look, [(r.value, r) for r in Role], question.ask)
        self._wrong = Notice(look)
        save = Button(
            look, "Save", "second", icon="check", name=f"Save: {question.text}", does=self._save
        )
        name = f"Leave it as it was: {question.text}"
        leave = Button(look, "Leave it as it was", name=name, does=self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(field(look, "The question", self.words, of=question.text))
        layout.addWidget(self._wrong)
        layout.addWidget(field(look, "For", self.role, of=question.text))
        layout.addWidget(flow(look, save, leave))
        Entering(self, [self.words, self.role], self._save, one=True)
        fields = {"words": self.words, "for": self.role}
        self._draft = Draft(drafts, draft_of(question), fields, self)

    def _save(self) -> None:
        text = self.words.toPlainText().strip()
        if not text:
            self._wrong.say("Write the question first, or leave it as it was.")
            self.words.setFocus()
            return
        self._draft.drop()
        self.given.emit(msgspec.structs.replace(self._question, text=text, ask=self.role.value()))

    def _leave(self) -> None:
        self._draft.drop()
        self.left.emit()
