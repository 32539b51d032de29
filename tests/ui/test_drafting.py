"""What is typed is kept before it is saved."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from msdesk.store.record import Record
from msdesk.ui.drafting import Draft
from msdesk.ui.look import Look
from msdesk.ui.widgets.forms import Area
from msdesk.ui.widgets.typed import Day


class Form(QWidget):
    """Two fields and their draft."""

    def __init__(self, look: Look, record: Record) -> None:
        super().__init__()
        self.words = Area(look)
        self.where = QLineEdit()
        fields: dict[str, QLineEdit | Area] = {"words": self.words, "where": self.where}
        self.draft = Draft(record.drafts, "form", fields, self)


def test_typed_words_are_in_the_record_soon(qtbot: QtBot, look: Look, record: Record) -> None:
    form = Form(look, record)
    qtbot.addWidget(form)

    form.words.setPlainText("Ein Kribbeln, später mehr")
    qtbot.waitUntil(lambda: record.drafts.get("form") is not None, timeout=2000)

    kept = json.loads(record.drafts.get("form") or "")
    assert kept == {"words": "Ein Kribbeln, später mehr", "where": ""}


def test_typing_without_a_pause_does_not_put_the_writing_off(
    qtbot: QtBot, look: Look, record: Record
) -> None:
    form = Form(look, record)
    qtbot.addWidget(form)
    form.words.setPlainText("o")
    due = form.draft._later.remainingTime()

    form.words.setPlainText("on and on")

    assert form.draft._later.remainingTime() <= due


def test_keep_now_writes_at_once(qtbot: QtBot, look: Look, record: Record) -> None:
    form = Form(look, record)
    qtbot.addWidget(form)
    form.where.setText("A neighbour")

    form.draft.keep_now()

    assert json.loads(record.drafts.get("form") or "")["where"] == "A neighbour"


def test_keep_now_writes_nothing_where_nothing_was_typed(
    qtbot: QtBot, look: Look, record: Record
) -> None:
    form = Form(look, record)
    qtbot.addWidget(form)

    form.draft.keep_now()

    assert record.drafts.get("form") is None


def test_the_next_form_begins_with_the_draft(qtbot: QtBot, look: Look, record: Record) -> None:
    first = Form(look, record)
    qtbot.addWidget(first)
    first.words.setPlainText("Half a note")
    first.where.setText("A forum")
    first.draft.keep_now()

    second = Form(look, record)
    qtbot.addWidget(second)

    assert (second.words.toPlainText(), second.where.text()) == ("Half a note", "A forum")


def test_one_goes_on_writing_behind_the_draft(qtbot: QtBot, look: Look, record: Record) -> None:
    first = Form(look, record)
    qtbot.addWidget(first)
    first.words.setPlainText("My left hand")
    first.draft.keep_now()

    again = Form(look, record)
    qtbot.addWidget(again)
    again.words.insertPlainText(" is numb")

    assert again.words.toPlainText() == "My left hand is numb"


def test_a_form_without_a_draft_begins_empty(qtbot: QtBot, look: Look, record: Record) -> None:
    form = Form(look, record)
    qtbot.addWidget(form)

    assert (form.words.toPlainText(), form.where.text()) == ("", "")


def test_emptied_fields_leave_no_draft(qtbot: QtBot, look: Look, record: Record) -> None:
    form = Form(look, record)
    qtbot.addWidget(form)
    form.words.setPlainText("Half a note")
    form.draft.keep_now()

    form.words.clear()
    form.draft.keep_now()

    assert record.drafts.get("form") is None


def test_a_saved_form_leaves_no_draft(qtbot: QtBot, look: Look, record: Record) -> None:
    form = Form(look, record)
    qtbot.addWidget(form)
    form.words.setPlainText("A whole note")

    form.draft.drop()
    form.draft.keep_now()

    assert record.drafts.get("form") is None


def test_a_draft_of_an_older_form_is_restored_where_it_fits(
    qtbot: QtBot, look: Look, record: Record
) -> None:
    record.drafts.put("form", json.dumps({"gone": "x", "where": "A forum"}))

    form = Form(look, record)
    qtbot.addWidget(form)

    assert form.where.text() == "A forum"


@pytest.mark.parametrize(
    ("typed", "there"), [("tomorrow", "23 November 2026"), ("some day soon", "some day soon")]
)
def test_a_day_is_kept_as_it_was_read_and_one_that_cannot_be_read_as_it_was_typed(
    qtbot: QtBot, look: Look, record: Record, typed: str, there: str
) -> None:
    words, day = Area(look), Day(look, date(2026, 11, 22))
    draft = Draft(record.drafts, "form", {"words": words, "day": day}, words)
    words.setPlainText("Half a note")
    day.setText(typed)
    draft.keep_now()

    another_day = Day(look, date(2026, 11, 23))
    Draft(record.drafts, "form", {"words": words, "day": another_day}, another_day)

    for widget in (words, day, another_day):
        qtbot.addWidget(widget)
    assert another_day.text() == there


def test_a_day_alone_is_no_draft(qtbot: QtBot, look: Look, record: Record) -> None:
    words, day = Area(look), Day(look, date(2026, 11, 22), date(2026, 11, 22))
    qtbot.addWidget(words)
    qtbot.addWidget(day)
    draft = Draft(record.drafts, "form", {"words": words, "day": day}, words)

    day.setText("tomorrow")
    draft.keep_now()

    assert record.drafts.get("form") is None
