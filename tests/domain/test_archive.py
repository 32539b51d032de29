from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import replace

from msdesk.domain import archive as names
from msdesk.domain.appointment import Appointment
from msdesk.domain.archive import (
    Archive,
    KeptAppointment,
    KeptDraft,
    KeptNote,
    KeptProfile,
    KeptQuestion,
    KeptStep,
    KeptTreatment,
    digest,
)
from msdesk.domain.guide import Role
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.matters import Pile
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import Origin, Question, QuestionStatus
from msdesk.domain.treatment_log import LogEntry, LogStatus, OwnTreatment
from tests.domain.archives import EMPTY, LATER, NOW, archive, archives, bounded, note


@pytest.mark.parametrize(
    ("kind", "literal"),
    [
        (EntryKind, names.EntryKindName),
        (LogStatus, names.LogStatusName),
        (MsType, names.MsTypeName),
        (Origin, names.OriginName),
        (Pile, names.PileName),
        (Region, names.RegionName),
        (Role, names.RoleName),
        (QuestionStatus, names.StatusName),
        (TypeAnswer, names.TypeAnswerName),
    ],
)
def test_every_member_of_an_enumeration_has_its_name_in_an_archive(
    kind: type[Enum], literal: object
) -> None:
    assert list(get_args(literal)) == list(kind.__members__)


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (Profile, KeptProfile),
        (OwnTreatment, KeptTreatment),
        (LogEntry, KeptStep),
        (JournalEntry, KeptNote),
        (Appointment, KeptAppointment),
        (Question, KeptQuestion),
    ],
)
def test_an_archive_forgets_no_field_of_a_value(
    value: type[msgspec.Struct], part: type[msgspec.Struct]
) -> None:
    assert set(value.__struct_fields__) <= set(part.__struct_fields__)


@bounded
@given(archives())
def test_an_archive_comes_back_from_json_as_it_was(whole: Archive) -> None:
    assert msgspec.json.decode(msgspec.json.encode(whole), type=Archive) == whole


def test_the_digest_is_the_same_whatever_the_order() -> None:
    one = archive(note("a"), note("b"))

    assert digest(one) == digest(archive(note("b"), note("a")))


@pytest.mark.parametrize(
    "other",
    [
        archive(note("a", "words")),
        archive(note("a", deleted_at=NOW)),
        archive(note("a", changed_at=LATER)),
        archive(note("a"), note("b")),
        archive(note("a"), profile=KeptProfile(changed_at=NOW)),
        EMPTY,
    ],
)
def test_the_digest_of_other_content_is_another(other: Archive) -> None:
    assert digest(archive(note("a"))) != digest(other)


@pytest.mark.parametrize(
    "other",
    [
        replace(EMPTY, made_at=LATER),
        replace(EMPTY, made_by="msdesk 9"),
        archive(KeptDraft(key="note", body="{}", changed_at=NOW)),
    ],
)
def test_the_digest_does_not_tell_who_made_it_when_nor_what_was_being_typed(
    other: Archive,
) -> None:
    assert digest(EMPTY) == digest(other)


@pytest.mark.parametrize(
    "unfit",
    [
        {"id": ""},
        {"id": "a b"},
        {"id": "a\n"},
        {"id": "å"},
        {"id": "a" * 201},
        {"changed_at": datetime(2026, 1, 1)},  # noqa: DTZ001 - that is what is refused
        {"kind": "Note"},
        {"kind": "note"},
        {"unknown": 1},
        {"day": "2026-02-30"},
        {"day": "0000-01-01"},
        {"tags": "tag"},
        {"text": None},
        {"take_to_doctor": "yes"},
    ],
)
def test_what_is_no_note_of_ours_is_refused(unfit: dict[str, object]) -> None:
    fit = {"id": "a", "kind": "NOTE", "day": date(2026, 1, 1), "text": "", "changed_at": NOW}
    assert msgspec.convert(msgspec.to_builtins(fit), KeptNote)

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(msgspec.to_builtins(fit | unfit), KeptNote)


def test_an_instant_of_another_time_zone_is_the_same_instant() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=2)))

    assert note("a", changed_at=there) == note("a", changed_at=there.astimezone(UTC))
