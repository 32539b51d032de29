"""Plays a person who does anything to their questions in any order."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Literal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from msdesk.domain.ids import AppointmentId, QuestionId
from msdesk.domain.question import NewQuestion
from msdesk.domain.visit import Outcome
from msdesk.store.record import open_record

visits = Bundle[AppointmentId]("visits")
questions = Bundle[QuestionId]("questions")


class Lists(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._record = open_record(Path(self._folder.name))

    def teardown(self) -> None:
        self._record.close()
        self._folder.cleanup()

    def _is_kept(self, question: QuestionId) -> bool:
        return self._record.questions.get(question) is not None

    def _is_planned(self, visit: AppointmentId | None) -> bool:
        return visit is None or self._record.appointments.get(visit) is not None

    @rule(target=visits)
    def plan(self) -> AppointmentId:
        return self._record.appointments.add("Neurologist").id

    @rule(target=questions, visit=st.none() | visits)
    def ask(self, visit: AppointmentId | None) -> QuestionId:
        if not self._is_planned(visit):
            return multiple()  # type: ignore[return-value]
        return self._record.questions.add(NewQuestion(text="?"), visit).id

    @rule(question=questions, rank=st.none() | st.integers(1, 3))
    def rank(self, question: QuestionId, rank: int | None) -> None:
        if self._is_kept(question):
            self._record.questions.set_rank(question, rank)

    @rule(question=questions, by=st.sampled_from([-1, 1]))
    def move(self, question: QuestionId, by: Literal[-1, 1]) -> None:
        if self._is_kept(question):
            self._record.questions.move(question, by)

    @rule(question=questions, visit=st.none() | visits)
    def put_on(self, question: QuestionId, visit: AppointmentId | None) -> None:
        if self._is_kept(question) and self._is_planned(visit):
            self._record.questions.put_on(question, visit)

    @rule(question=questions, outcome=st.sampled_from(Outcome))
    def note(self, question: QuestionId, outcome: Outcome) -> None:
        there = self._record.questions.get(question)
        if there is not None and there.appointment is not None:
            self._record.visits.note(question, outcome, date(2026, 11, 22))

    @rule(question=questions)
    def delete(self, question: QuestionId) -> None:
        self._record.questions.delete(question)

    @rule(question=questions)
    def restore(self, question: QuestionId) -> None:
        self._record.questions.restore(question)

    @rule(visit=visits)
    def cancel(self, visit: AppointmentId) -> None:
        self._record.appointments.delete(visit)

    @rule(visit=visits)
    def plan_again(self, visit: AppointmentId) -> None:
        self._record.appointments.restore(visit)

    @invariant()
    def ranks_are_one_to_three_without_a_gap_or_a_double(self) -> None:
        ranks = defaultdict(list)
        for question in self._record.questions.all():
            on = question.appointment or question.status
            ranks[on].append(question.rank)
        for on, of_list in ranks.items():
            given = sorted(rank for rank in of_list if rank)
            assert given == list(range(1, len(given) + 1)), on
            assert len(given) <= 3, on

    @invariant()
    def no_two_questions_share_a_position(self) -> None:
        positions = [question.position for question in self._record.questions.all()]
        assert len(positions) == len(set(positions))

    @invariant()
    def no_question_is_on_the_list_of_a_deleted_visit(self) -> None:
        for question in self._record.questions.all():
            assert self._is_planned(question.appointment)


Lists.TestCase.settings = settings(max_examples=25, stateful_step_count=30)
TestLists = Lists.TestCase
