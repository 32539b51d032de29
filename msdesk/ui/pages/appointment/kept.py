"""What of the record an appointment is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from msdesk.services.preparing import Preparing
    from msdesk.store.subjects.appointments import AppointmentStore
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.profile import ProfileStore
    from msdesk.store.subjects.questions import QuestionStore
    from msdesk.store.subjects.team import TeamStore
    from msdesk.store.subjects.visits import VisitStore


class Kept(NamedTuple):
    """The stores that its page reads and writes, and what looks things up for it."""

    appointments: AppointmentStore
    questions: QuestionStore
    visits: VisitStore
    drafts: DraftStore
    team: TeamStore
    profile: ProfileStore
    preparing: Preparing
