"""Values: what nobody has said yet, and that nobody can change one under a page."""

from __future__ import annotations

import msgspec
import pytest

from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.ids import (
    AppointmentId,
    LogEntryId,
    OwnTreatmentId,
    QuestionId,
    TreatmentId,
)
from msdesk.domain.ms_type import MsType, Region, types_in_words
from msdesk.domain.place import KeptPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import Question, QuestionStatus
from msdesk.domain.sheet import Sheet
from msdesk.domain.source import Source
from msdesk.domain.treatment_log import LogEntry, LogStatus, OwnTreatment
from tests.domain.samples import CHECKED, CLAIM, ENTRY, ESTIMATE, NOW, SOURCE

VISIT = Appointment(id=AppointmentId("visit"), title="Neurologist", changed_at=NOW)
QUESTION = Question(id=QuestionId("question"), text="Is it for me?", changed_at=NOW)
STEP = LogEntry(
    id=LogEntryId("step"),
    treatment=TreatmentId("examplumab"),
    status=LogStatus.CONSIDERING,
    day=CHECKED,
    changed_at=NOW,
)
OWN = OwnTreatment(id=OwnTreatmentId("own"), name="Cold showers", changed_at=NOW)


@pytest.mark.parametrize(
    "value",
    [
        VISIT,
        QUESTION,
        STEP,
        OWN,
        ENTRY,
        Profile(),
        KeptPlace(),
        Sheet(ask=Role.GP, version="0.1.0"),
        CLAIM,
        ESTIMATE,
        SOURCE,
    ],
)
def test_a_value_cannot_be_changed(value: msgspec.Struct) -> None:
    field = value.__struct_fields__[0]

    with pytest.raises(AttributeError):
        setattr(value, field, None)


def test_a_key_that_editors_misspelt_is_refused() -> None:
    data = msgspec.to_builtins(SOURCE) | {"dio": "10.1212/x"}

    with pytest.raises(msgspec.ValidationError, match="unknown field `dio`"):
        msgspec.convert(data, Source)


def test_a_key_of_a_later_version_does_not_spoil_a_value_of_the_record() -> None:
    data = {"page": "notes", "later": 1}

    assert msgspec.convert(data, KeptPlace) == KeptPlace(page="notes")


def test_an_appointment_may_have_no_day_yet() -> None:
    assert (VISIT.day, VISIT.at, VISIT.ask) == (None, None, Role.NEUROLOGIST)


def test_a_new_question_of_the_record_is_open_and_on_no_list() -> None:
    assert (QUESTION.status, QUESTION.appointment, QUESTION.rank) == (
        QuestionStatus.OPEN,
        None,
        None,
    )


def test_a_new_profile_says_nothing() -> None:
    profile = Profile()

    assert (profile.answer, profile.ms_types, profile.region) == (
        TypeAnswer.NOT_ASKED,
        (),
        Region.UK_EU,
    )


def test_a_new_place_is_home() -> None:
    assert KeptPlace() == KeptPlace(page="home", item="", section="", label="")


def test_a_page_has_no_name_unless_one_is_typed() -> None:
    assert Sheet(ask=Role.GP, version="0.1.0").name == ""


def test_every_type_of_ms_is_said_in_two_words() -> None:
    assert types_in_words(tuple(MsType)) == "all types"
