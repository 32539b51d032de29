"""The first tables.

Read this before writing the next step:

- Steps are plain SQL and import nothing of ours: ``tables`` moves on, a released step does not.
- The number in the file's name is the one of ``schema.SCHEMA``.
- The steps run in one transaction that is begun outside, with foreign keys off.
- To rebuild a table, whether by hand or by Alembic's ``batch_alter_table``, is to drop it, and
  its triggers go with it.  For ``journal_entry``: drop ``journal_live`` before, and after it make
  the view and the three triggers again and ``INSERT INTO journal_search(journal_search) VALUES
  ('rebuild')``; otherwise search misses all that is written from then on.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = (
    """
    CREATE TABLE profile (
        number INTEGER NOT NULL,
        changed_at TEXT NOT NULL,
        answer TEXT NOT NULL,
        ms_types TEXT NOT NULL,
        region TEXT NOT NULL,
        walking TEXT NOT NULL,
        years TEXT NOT NULL,
        age TEXT NOT NULL,
        activity TEXT NOT NULL,
        medicines TEXT NOT NULL,
        other TEXT NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE own_treatment (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        name TEXT NOT NULL,
        what_it_is TEXT NOT NULL,
        heard_from TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE treatment_log (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        treatment TEXT NOT NULL,
        status TEXT NOT NULL,
        day DATE NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE journal_entry (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        kind TEXT NOT NULL,
        day DATE NOT NULL,
        take_to_doctor BOOLEAN NOT NULL,
        tags TEXT NOT NULL,
        treatments TEXT NOT NULL,
        heard_where TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id)
    )
    """,
    "CREATE INDEX journal_entry_kind ON journal_entry (kind) WHERE deleted_at IS NULL",
    """
    CREATE INDEX journal_entry_to_doctor ON journal_entry (take_to_doctor)
    WHERE take_to_doctor = 1 AND deleted_at IS NULL
    """,
    """
    CREATE TABLE journal_tag (
        folded TEXT NOT NULL,
        entry INTEGER NOT NULL,
        tag TEXT NOT NULL,
        PRIMARY KEY (folded, entry),
        FOREIGN KEY(entry) REFERENCES journal_entry (number) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_journal_tag_entry ON journal_tag (entry)",
    """
    CREATE TABLE journal_treatment (
        treatment TEXT NOT NULL,
        entry INTEGER NOT NULL,
        PRIMARY KEY (treatment, entry),
        FOREIGN KEY(entry) REFERENCES journal_entry (number) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_journal_treatment_entry ON journal_treatment (entry)",
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
        agreed TEXT NOT NULL,
        who_does TEXT NOT NULL,
        by_when TEXT NOT NULL,
        who_i_call TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE question (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        text TEXT NOT NULL,
        ask TEXT NOT NULL,
        origin TEXT NOT NULL,
        came_from TEXT NOT NULL,
        origin_id TEXT NOT NULL,
        appointment TEXT,
        status TEXT NOT NULL,
        rank INTEGER,
        position INTEGER NOT NULL,
        answer TEXT NOT NULL,
        parked_on DATE,
        left_appointment TEXT,
        left_rank INTEGER,
        PRIMARY KEY (number),
        UNIQUE (id),
        FOREIGN KEY(appointment) REFERENCES appointment (id),
        FOREIGN KEY(left_appointment) REFERENCES appointment (id)
    )
    """,
    "CREATE INDEX ix_question_appointment ON question (appointment)",
    "CREATE INDEX ix_question_left_appointment ON question (left_appointment)",
    """
    CREATE TABLE matters_answer (
        statement TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        pile TEXT NOT NULL,
        rank INTEGER,
        PRIMARY KEY (statement)
    )
    """,
    """
    CREATE TABLE draft (
        "key" TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE VIEW journal_live AS
    SELECT number, text, heard_where, tags FROM journal_entry WHERE deleted_at IS NULL
    """,
    """
    CREATE VIRTUAL TABLE journal_search USING fts5(
        text, heard_where, tags,
        content='journal_live', content_rowid='number',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER journal_search_add AFTER INSERT ON journal_entry
    WHEN new.deleted_at IS NULL BEGIN
        INSERT INTO journal_search(rowid, text, heard_where, tags)
        VALUES (new.number, new.text, new.heard_where, new.tags);
    END
    """,
    """
    CREATE TRIGGER journal_search_change
    AFTER UPDATE OF number, text, heard_where, tags, deleted_at ON journal_entry BEGIN
        INSERT INTO journal_search(journal_search, rowid, text, heard_where, tags)
        SELECT 'delete', old.number, old.text, old.heard_where, old.tags
        WHERE old.deleted_at IS NULL;
        INSERT INTO journal_search(rowid, text, heard_where, tags)
        SELECT new.number, new.text, new.heard_where, new.tags
        WHERE new.deleted_at IS NULL;
    END
    """,
    """
    CREATE TRIGGER journal_search_remove AFTER DELETE ON journal_entry
    WHEN old.deleted_at IS NULL BEGIN
        INSERT INTO journal_search(journal_search, rowid, text, heard_where, tags)
        VALUES ('delete', old.number, old.text, old.heard_where, old.tags);
    END
    """,
)


def upgrade() -> None:
    """Make the tables, the search index and what keeps it in step."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
