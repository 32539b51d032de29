"""Made-up archives, and every kind of archive two records may come to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.domain.archive import (
    Archive,
    KeptAnswer,
    KeptAppointment,
    KeptAtVisit,
    KeptDraft,
    KeptNextStep,
    KeptNote,
    KeptProfile,
    KeptQuestion,
    KeptStep,
    KeptTeamMember,
    KeptTreatment,
)
from msdesk.domain.mending import mended
from tests.torture.amount import TIMES

bounded = settings(max_examples=30 * TIMES)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
SUNDAY = date(2026, 11, 22)

EMPTY = Archive(made_at=NOW, made_by="msdesk 0.1.0")


def note(name: str, text: str = "", **columns: object) -> KeptNote:
    made = KeptNote(id=name, kind="NOTE", day=SUNDAY, text=text or name, changed_at=NOW)
    return replace(made, **columns)


def visit(name: str, **columns: object) -> KeptAppointment:
    return replace(KeptAppointment(id=name, title=name, changed_at=NOW), **columns)


def question(name: str, **columns: object) -> KeptQuestion:
    return replace(KeptQuestion(id=name, text=name, position=1, changed_at=NOW), **columns)


def told(name: str, **columns: object) -> KeptAtVisit:
    return replace(KeptAtVisit(id=name, text=name, day=SUNDAY, changed_at=NOW), **columns)


def answer(name: str, **columns: object) -> KeptAnswer:
    return replace(KeptAnswer(statement=name, pile="A_LOT", changed_at=NOW), **columns)


def archive(*parts: object, profile: KeptProfile | None = None) -> Archive:
    """Return an archive of parts, each where it belongs."""
    fields: dict[type, str] = {
        KeptTreatment: "own_treatments",
        KeptStep: "treatment_log",
        KeptNote: "journal",
        KeptAppointment: "appointments",
        KeptQuestion: "questions",
        KeptAtVisit: "at_visits",
        KeptNextStep: "next_steps",
        KeptTeamMember: "team",
        KeptAnswer: "matters",
        KeptDraft: "drafts",
    }
    held: dict[str, tuple[object, ...]] = {}
    for part in parts:
        name = fields[type(part)]
        held[name] = (*held.get(name, ()), part)
    return replace(EMPTY, **held, profile=profile)


# Few ids, few instants and few ranks, so that two archives often disagree about one thing.
_ids = st.sampled_from(["a", "b", "c", "d", "e"])
_visits = st.sampled_from(["p", "q"])
_instants = st.sampled_from([NOW + timedelta(minutes=m) for m in range(4)])
_bin = st.one_of(st.none(), st.none(), _instants)
_ranks = st.one_of(st.none(), st.integers(1, 3))
_words = st.sampled_from(["", "x", "y"])

_kept: dict[str, st.SearchStrategy[Any]] = {
    "id": _ids,
    "changed_at": _instants,
    "deleted_at": _bin,
}


def _unlike(parts: st.SearchStrategy[Any], name: str = "id") -> st.SearchStrategy[Any]:
    return st.lists(parts, max_size=5, unique_by=lambda p: getattr(p, name)).map(tuple)


def archives() -> st.SearchStrategy[Archive]:
    """Return archives in which every rule of a record holds, as in what a record exports."""
    return st.builds(
        Archive,
        made_at=st.just(NOW),
        made_by=st.just("msdesk"),
        profile=st.one_of(st.none(), st.builds(KeptProfile, changed_at=_instants, walking=_words)),
        own_treatments=_unlike(st.builds(KeptTreatment, **_kept, name=_words)),
        journal=_unlike(
            st.builds(KeptNote, **_kept, kind=st.just("NOTE"), day=st.just(SUNDAY), text=_words)
        ),
        appointments=_unlike(st.builds(KeptAppointment, **_kept | {"id": _visits}, title=_words)),
        questions=_unlike(
            st.builds(
                KeptQuestion,
                **_kept,
                text=_words,
                appointment=st.one_of(st.none(), _visits),
                status=st.sampled_from(["OPEN", "PARKED"]),
                rank=_ranks,
                position=st.integers(1, 4),
                left_appointment=st.one_of(st.none(), _visits),
                left_rank=_ranks,
            )
        ),
        at_visits=_unlike(
            st.builds(
                KeptAtVisit,
                **_kept,
                question=st.one_of(st.none(), _ids),
                appointment=st.one_of(st.none(), _visits),
                text=_words,
                outcome=st.sampled_from(["ANSWERED", "NOT_REACHED"]),
                answer=_words,
                day=st.just(SUNDAY),
            )
        ),
        next_steps=_unlike(
            st.builds(
                KeptNextStep, **_kept, appointment=st.one_of(st.none(), _visits), what=_words
            )
        ),
        team=_unlike(st.builds(KeptTeamMember, **_kept, name=_words)),
        matters=_unlike(
            st.builds(
                KeptAnswer,
                statement=_ids,
                changed_at=_instants,
                pile=st.sampled_from(["A_LOT", "SOME"]),
                rank=_ranks,
            ),
            "statement",
        ),
    ).map(mended)
