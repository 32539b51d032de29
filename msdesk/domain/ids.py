"""Names for the identifiers that travel between the parts."""

from __future__ import annotations

from typing import NewType

SourceId = NewType("SourceId", str)
TreatmentId = NewType("TreatmentId", str)
EstimateId = NewType("EstimateId", str)
ClaimId = NewType("ClaimId", str)
RowId = NewType("RowId", str)
BankQuestionId = NewType("BankQuestionId", str)
StatementId = NewType("StatementId", str)

EntryId = NewType("EntryId", str)
QuestionId = NewType("QuestionId", str)
AppointmentId = NewType("AppointmentId", str)
LogEntryId = NewType("LogEntryId", str)
OwnTreatmentId = NewType("OwnTreatmentId", str)
AtVisitId = NewType("AtVisitId", str)
NextStepId = NewType("NextStepId", str)
TeamMemberId = NewType("TeamMemberId", str)
