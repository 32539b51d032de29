"""The tables of the record, as the code expects them.

``migrations/versions`` builds the same tables step by step; a test holds the two together.
What a domain value calls a field, its table calls a column, so that ``rows`` needs no list.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Time,
    text,
)

from msdesk.domain.guide import Role
from msdesk.domain.journal import EntryKind
from msdesk.domain.matters import Pile
from msdesk.domain.ms_type import Region
from msdesk.domain.profile import TypeAnswer
from msdesk.domain.question import Origin, QuestionStatus
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome
from msdesk.store.file.columns import Instant, Lines, Named

METADATA = MetaData()


def _kept() -> tuple[Column[Any], ...]:
    """Return the columns of what the person can delete and get back.

    ``number`` is its order of arrival.  It has an id, the instant it last changed and, once
    deleted, the instant of that: deleted things stay in their table until the bin is emptied.
    """
    return (
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("changed_at", Instant, nullable=False),
        Column("deleted_at", Instant),
    )


# What the person said of their MS; there is one row, number 1.
PROFILE = Table(
    "profile",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("changed_at", Instant, nullable=False),
    Column("answer", Named(TypeAnswer), nullable=False),
    Column("ms_types", Lines, nullable=False),
    Column("region", Named(Region), nullable=False),
    Column("walking", Text, nullable=False),
    Column("years", Text, nullable=False),
    Column("age", Text, nullable=False),
    Column("activity", Text, nullable=False),
    Column("medicines", Text, nullable=False),
    Column("other", Text, nullable=False),
)

# A treatment the library lacks.
OWN_TREATMENT = Table(
    "own_treatment",
    METADATA,
    *_kept(),
    Column("name", Text, nullable=False),
    Column("what_it_is", Text, nullable=False),
    Column("heard_from", Text, nullable=False),
)

# A step with a treatment, of the library or the person's own.
STEP = Table(
    "treatment_log",
    METADATA,
    *_kept(),
    Column("treatment", Text, nullable=False),
    Column("status", Named(LogStatus), nullable=False),
    Column("day", Date, nullable=False),
    Column("reason", Text, nullable=False),
)

# A journal entry.
#
# ``number`` is made of the day and a count within it (20261122000001 is the first entry of
# 22 November 2026), so that the newest day is simply the highest number: the list and the
# search, however many notes match, read only the rows they show.
# ``tags`` and ``treatments`` hold all there is to say; the two tables below are made from
# them, for the entries that are not deleted, to find entries by.
ENTRY = Table(
    "journal_entry",
    METADATA,
    *_kept(),
    Column("kind", Named(EntryKind), nullable=False),
    Column("day", Date, nullable=False),
    Column("take_to_doctor", Boolean, nullable=False),
    Column("tags", Lines, nullable=False),
    Column("treatments", Lines, nullable=False),
    Column("heard_where", Text, nullable=False),
    # The longest last: SQLite reads through it to what comes after.
    Column("text", Text, nullable=False),
    Index("journal_entry_kind", "kind", sqlite_where=text("deleted_at IS NULL")),
    Index(
        "journal_entry_to_doctor",
        "take_to_doctor",
        sqlite_where=text("take_to_doctor = 1 AND deleted_at IS NULL"),
    ),
)

# A tag of an entry, as written and with upper and lower case made one.
TAG = Table(
    "journal_tag",
    METADATA,
    Column("folded", Text, primary_key=True),
    Column("entry", ForeignKey(ENTRY.c.number, ondelete="CASCADE"), primary_key=True, index=True),
    Column("tag", Text, nullable=False),
    sqlite_with_rowid=False,
)

# A treatment an entry is about.
TREATMENT = Table(
    "journal_treatment",
    METADATA,
    Column("treatment", Text, primary_key=True),
    Column("entry", ForeignKey(ENTRY.c.number, ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# A visit.
APPOINTMENT = Table(
    "appointment",
    METADATA,
    *_kept(),
    Column("title", Text, nullable=False),
    Column("day", Date),
    Column("at", Time),
    Column("ask", Named(Role), nullable=False),
    Column("place", Text, nullable=False),
    Column("one_thing", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("felt", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("closed_on", Date),
)

# A question.
#
# ``left_appointment`` and ``left_rank`` say where a question stood whose appointment was
# deleted, so that it can go back there with it.
QUESTION = Table(
    "question",
    METADATA,
    *_kept(),
    Column("text", Text, nullable=False),
    Column("ask", Named(Role), nullable=False),
    Column("origin", Named(Origin), nullable=False),
    Column("came_from", Text, nullable=False),
    Column("origin_id", Text, nullable=False),
    Column("appointment", ForeignKey(APPOINTMENT.c.id), index=True),
    Column("status", Named(QuestionStatus), nullable=False),
    Column("rank", Integer),
    Column("position", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("parked_on", Date),
    Column("left_appointment", ForeignKey(APPOINTMENT.c.id), index=True),
    Column("left_rank", Integer),
)

# A question at a visit: what became of it there.
#
# ``text`` is what was asked, whatever becomes of the question's words; it stays where the
# question is removed for good, and goes with its visit.
AT_VISIT = Table(
    "question_at_visit",
    METADATA,
    *_kept(),
    Column("question", ForeignKey(QUESTION.c.id), index=True),
    Column("appointment", ForeignKey(APPOINTMENT.c.id), index=True),
    Column("text", Text, nullable=False),
    Column("rank", Integer),
    Column("position", Integer, nullable=False),
    Column("outcome", Named(Outcome), nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_by", Text, nullable=False),
    Column("day", Date, nullable=False),
)

# Something that was agreed, at a visit or apart from one.
NEXT_STEP = Table(
    "next_step",
    METADATA,
    *_kept(),
    Column("appointment", ForeignKey(APPOINTMENT.c.id), index=True),
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("by_when", Text, nullable=False),
    Column("who_i_call", Text, nullable=False),
    Column("done_on", Date),
)

# Somebody of the health team.
TEAM_MEMBER = Table(
    "team_member",
    METADATA,
    *_kept(),
    Column("name", Text, nullable=False),
    Column("what_for", Text, nullable=False),
    Column("number_to_call", Text, nullable=False),
    Column("hours", Text, nullable=False),
)

# A section of a card that was opened, and when last; the newest 90 days are kept.
READING = Table(
    "reading",
    METADATA,
    Column("card", Text, primary_key=True),
    Column("section", Text, primary_key=True),
    Column("changed_at", Instant, nullable=False),
)

# Where the person put a statement of What matters.
ANSWER = Table(
    "matters_answer",
    METADATA,
    Column("statement", Text, primary_key=True),
    Column("changed_at", Instant, nullable=False),
    Column("pile", Named(Pile), nullable=False),
    Column("rank", Integer),
)

# What is being typed and not saved yet, as JSON; ``key`` names the editor.
DRAFT = Table(
    "draft",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("changed_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)
