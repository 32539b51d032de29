"""What became of a question is a row of its visit, and what was agreed is a list of steps.

``domain.archive_1`` does the same to what 0.1.0 exported: what comes of one thing has the id of
that thing in both.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_NEW = (
    """
    CREATE TABLE question_at_visit (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        question TEXT,
        appointment TEXT,
        text TEXT NOT NULL,
        rank INTEGER,
        position INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        answer TEXT NOT NULL,
        answered_by TEXT NOT NULL,
        day DATE NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id),
        FOREIGN KEY(question) REFERENCES question (id),
        FOREIGN KEY(appointment) REFERENCES appointment (id)
    )
    """,
    "CREATE INDEX ix_question_at_visit_question ON question_at_visit (question)",
    "CREATE INDEX ix_question_at_visit_appointment ON question_at_visit (appointment)",
    """
    CREATE TABLE next_step (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        appointment TEXT,
        what TEXT NOT NULL,
        who TEXT NOT NULL,
        by_when TEXT NOT NULL,
        who_i_call TEXT NOT NULL,
        done_on DATE,
        PRIMARY KEY (number),
        UNIQUE (id),
        FOREIGN KEY(appointment) REFERENCES appointment (id)
    )
    """,
    "CREATE INDEX ix_next_step_appointment ON next_step (appointment)",
    """
    CREATE TABLE team_member (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        name TEXT NOT NULL,
        what_for TEXT NOT NULL,
        number_to_call TEXT NOT NULL,
        hours TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE reading (
        card TEXT NOT NULL,
        section TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (card, section)
    )
    """,
)

_TELL = (
    """
    INSERT INTO question_at_visit (
        id, changed_at, question, appointment, text, rank, position, outcome, answer,
        answered_by, day, deleted_at
    )
    SELECT question.id, question.changed_at, question.id, appointment.id, question.text,
        question.rank, question.position,
        CASE question.status WHEN 'ANSWERED' THEN 'ANSWERED' WHEN 'PARKED' THEN 'LATER'
            ELSE 'ASKED' END,
        question.answer, '',
        coalesce(question.parked_on, appointment.day, substr(question.changed_at, 1, 10)), NULL
    FROM question JOIN appointment ON appointment.id = question.appointment
    WHERE question.deleted_at IS NULL
        AND (question.status <> 'OPEN' OR question.answer <> '')
    ORDER BY question.number
    """,
    """
    INSERT INTO next_step (
        id, changed_at, deleted_at, appointment, what, who, by_when, who_i_call
    )
    SELECT id, changed_at, deleted_at, id, agreed, who_does, by_when, who_i_call
    FROM appointment WHERE agreed || who_does || by_when || who_i_call <> ''
    ORDER BY number
    """,
)

_VISITS = (
    "CREATE TABLE old AS SELECT * FROM appointment",
    "DROP TABLE appointment",
    """
    CREATE TABLE appointment (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        title TEXT NOT NULL,
        day DATE,
        at TIME,
        ask TEXT NOT NULL,
        place TEXT NOT NULL,
        one_thing TEXT NOT NULL,
        changed TEXT NOT NULL,
        person TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        felt TEXT NOT NULL,
        letter TEXT NOT NULL,
        closed_on DATE,
        PRIMARY KEY (number),
        UNIQUE (id)
    )
    """,
    """
    INSERT INTO appointment
    SELECT number, id, changed_at, deleted_at, title, day, at, ask, place, one_thing, changed,
        '', 20, '', '',
        CASE WHEN day < date('now') AND (
            id IN (SELECT appointment FROM question_at_visit)
            OR id IN (SELECT appointment FROM next_step)
        ) THEN day END
    FROM old
    """,
    "DROP TABLE old",
)


def upgrade() -> None:
    """Make the tables, tell what is known of each visit, and make its own table anew."""
    for statement in (*_NEW, *_TELL, *_VISITS):
        op.get_bind().exec_driver_sql(statement)
