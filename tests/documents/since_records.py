"""Pages since the last visit as anybody might fill them, and as nobody would."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.domain.guide import Role
from msdesk.domain.profile import Profile
from msdesk.domain.sheet import SheetQuestion
from msdesk.domain.since import Change, Person, Since
from msdesk.domain.visit import Outcome
from tests.documents.since_samples import HARD, LAST, LONG_YEARS, TYPICAL, life, to_do, told
from tests.domain.lives import TODAY

_TEXTS = st.sampled_from(
    (
        "",
        "A scan",
        "Can I have a physiotherapy referral for my balance, and who writes it?",
        "My legs were heavy until noon, and then better. " * 20,
        "x" * 1000,
        "first\n\nsecond\n" * 20,
        "😀" * 200,
        "هل يمكنني أن أسافر؟ " * 15,
        "האם אפשר? ",
        "日本語" * 60,
        HARD,
    )
)
_PROFILES = st.builds(
    Profile,
    years=_TEXTS,
    walking=_TEXTS,
    activity=_TEXTS,
    medicines=_TEXTS,
    age=_TEXTS,
    other=_TEXTS,
)
_COUNTS = st.sampled_from((0, 1, 2, 3, 5, 8, 13, 21, 60))


@st.composite
def records(draw: st.DrawFn) -> Since:
    """Return a page with lists of any length, and in each place a text of any kind."""

    def texts() -> list[str]:
        kinds = [draw(_TEXTS) for _ in range(3)]
        return [kinds[n % 3] for n in range(draw(_COUNTS))]

    def questions() -> tuple[SheetQuestion, ...]:
        return tuple(SheetQuestion(text=each, ask=Role.GP, came_from=each) for each in texts())

    return replace(
        TYPICAL,
        one_thing=draw(_TEXTS),
        ms_type=draw(_TEXTS),
        profile=draw(_PROFILES),
        last=draw(st.sampled_from((None, LAST, replace(LAST, person=draw(_TEXTS))))),
        changes=tuple(
            Change(
                day=TODAY - timedelta(days=n) if n % 4 else None, what="Side effect", words=each
            )
            for n, each in enumerate(texts())
        ),
        top=questions()[:3],
        open=questions(),
        told=tuple(told(n, each, Outcome.ANSWERED, each, each) for n, each in enumerate(texts())),
        agreed=tuple(
            to_do(n, each, LAST.id, who=each, who_i_call=each, done_on=TODAY if n % 2 else None)
            for n, each in enumerate(texts())
        ),
        to_do=tuple(to_do(n, each, by_when=each) for n, each in enumerate(texts())),
        team=tuple(Person(name=each, what_for=each, hours=each) for each in texts()),
        years=draw(st.sampled_from((life(), LONG_YEARS, replace(life(), rows=(), undated=())))),
    )
