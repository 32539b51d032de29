"""Short ways to ask questions and to read their lists."""

from __future__ import annotations

from msdesk.domain.ids import AppointmentId, QuestionId
from msdesk.domain.question import NewQuestion, Question
from msdesk.store.subjects.questions import QuestionStore


def ask(store: QuestionStore, text: str, visit: AppointmentId | None = None) -> QuestionId:
    return store.add(NewQuestion(text=text), visit).id


def ask_all(
    store: QuestionStore, texts: str, visit: AppointmentId | None
) -> dict[str, QuestionId]:
    return {text: ask(store, text, visit) for text in texts}


def listed(questions: tuple[Question, ...]) -> str:
    """Return the texts in order, the top three with their ranks: "1a 2b c"."""
    return " ".join(f"{question.rank or ''}{question.text}" for question in questions)


def got(store: QuestionStore, question: QuestionId) -> Question:
    found = store.get(question)
    assert found is not None
    return found
