"""Made-up pages since the last visit: a typical one, one with nothing, and one of hard letters."""

from __future__ import annotations

from datetime import date, time, timedelta

from msgspec.structs import replace

from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId, AtVisitId, NextStepId, QuestionId
from msdesk.domain.journal import EntryKind
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.sheet import SheetQuestion
from msdesk.domain.since import Change, Person, Since
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import AtVisit, NextStep, Outcome
from msdesk.domain.years import Years
from msdesk.domain.years_written import Known, Written, years
from tests.domain.lives import ALPHA, BETA, KNOWN, NOW, TODAY, agreed, note, step, visit

LAST = replace(visit(1, date(2026, 10, 3), date(2026, 10, 3)), person="Dr Example")
_LIFE = Written(
    steps=(
        step(1, LogStatus.CONSIDERING, date(2025, 5, 5), ALPHA),
        step(2, LogStatus.STARTED, date(2025, 10, 1), ALPHA, why="My nurse said so"),
        step(3, LogStatus.CONSIDERING, date(2026, 11, 14), BETA, why="A friend has it"),
    ),
    notes=(
        replace(
            note(1, EntryKind.SYMPTOM, date(2026, 11, 17), "Left hand tingles in the heat"),
            take_to_doctor=True,
        ),
        note(2, EntryKind.SYMPTOM, date(2026, 11, 2), "I cried all day"),
    ),
    visits=(LAST, visit(2, date(2026, 12, 8))),
    agreed=(agreed(1, 1), agreed(2, 1, "A letter")),
)


def told(number: int, text: str, outcome: Outcome, answer: str = "", by: str = "") -> AtVisit:
    """Return what became of a question at the last visit."""
    return AtVisit(
        id=AtVisitId(f"told-{number}"),
        question=QuestionId(f"question-{number}"),
        appointment=LAST.id,
        text=text,
        outcome=outcome,
        answer=answer,
        answered_by=by,
        day=date(2026, 10, 3),
        changed_at=NOW,
    )


def to_do(number: int, what: str, at: AppointmentId | None = None, **more: object) -> NextStep:
    """Return something that was agreed at the last visit, or at no visit."""
    step = NextStep(id=NextStepId(f"step-{number}"), appointment=at, what=what, changed_at=NOW)
    return replace(step, **more)


def life(written: Written = _LIFE) -> Years:
    """Return some years."""
    return years(written, KNOWN, TODAY)


EMPTY = Since(since=TODAY - timedelta(days=90), years=life(Written()), version="0.1.0")

TYPICAL = Since(
    day=date(2026, 12, 8),
    at=time(10, 40),
    one_thing="Know whether my MS is still active.",
    ms_type="Primary progressive MS (PPMS). I am not sure if it is active",
    profile=Profile(
        answer=TypeAnswer.PROGRESSIVE_NOT_SURE,
        years="First signs in 2019",
        walking="One stick outdoors, none at home",
        activity="No relapses. Last scan in spring",
        medicines="Baclofen since 2023, vitamin D",
        age="47",
        other="I am allergic to penicillin",
    ),
    taken=tuple(bar for row in life().rows for bar in row.bars if bar.taken),
    last=LAST,
    since=date(2026, 10, 3),
    changes=(
        Change(words="I now use one stick outdoors"),
        Change(
            day=date(2026, 11, 17),
            what="New symptom or relapse",
            words="Left hand tingles in the heat",
        ),
        Change(
            day=date(2026, 11, 14),
            what="Betamab: Considering it",
            words="A friend has it",
            is_step=True,
        ),
        Change(
            day=date(2026, 11, 2),
            what="New symptom or relapse",
            words="I cried all day",
            private=True,
        ),
        Change(day=date(2026, 10, 20), words="Two weeks of more fatigue after a cold"),
    ),
    top=(
        SheetQuestion(
            text="Can you refer me to a centre that offers Examplumab?",
            ask=Role.NEUROLOGIST,
            came_from="From the question bank",
        ),
        SheetQuestion(
            text="I heard: “Examplumab absolutely works for progressive MS.” Is that true for "
            "someone like me? What was studied?",
            ask=Role.NEUROLOGIST,
            came_from="From my note of 21 November",
        ),
        SheetQuestion(
            text="Do my age, my walking and my years with MS fit your rules?",
            ask=Role.NEUROLOGIST,
            came_from="Kept for later 3 October",
        ),
    ),
    open=(
        SheetQuestion(text="Can I have a physiotherapy referral?", ask=Role.NEUROLOGIST),
        SheetQuestion(
            text="Who do I call at the weekend?",
            ask=Role.MS_NURSE,
            came_from="Not reached 3 October",
        ),
    ),
    told=(
        told(
            1, "Is there inflammation on my scan?", Outcome.ANSWERED, "None that we saw.", "Dr E"
        ),
        told(2, "Do my years fit your rules?", Outcome.LATER),
        told(3, "What about my bladder?", Outcome.ANSWERED, "Ask the nurse."),
        told(4, "Can I have a scan this year?", Outcome.NOT_REACHED),
    ),
    agreed=(
        to_do(1, "Referral letter to the centre", LAST.id, who="Dr E", by_when="15 December"),
        to_do(2, "Blood test", LAST.id, who="Me", done_on=date(2026, 11, 1)),
    ),
    to_do=(to_do(3, "Eye test", by_when="spring", who_i_call="MS nurse, 01234 567890"),),
    team=(
        Person(
            name="Nora Nurse", what_for="MS nurse", number_to_call="01234 567890", hours="Mornings"
        ),
        Person(name="Dr Example"),
    ),
    years=life(),
    version="0.1.0",
)

HARD = "Z\u0338\u0321\u032a\u031f\u0320algo " * 20 + "😀" * 20 + " שלום " * 10 + "日本語" * 30
AS_TYPED = "<b>x</b> #strong[y] *z* $x^2$ C:\\new @label _u_ `v` &amp; ~w~ | https://a.example/b_c"


def with_text(text: str, many: int = 1) -> Since:
    """Return a page with ``text`` in every place where a person can write, ``many`` of each."""
    question = SheetQuestion(text=text, ask=Role.GP, came_from=text)
    change = Change(day=date(2026, 11, 17), what="Side effect", words=text)
    odd: dict[str, Known] = {ALPHA: replace(KNOWN[ALPHA], name=text), BETA: KNOWN[BETA]}
    return replace(
        TYPICAL,
        one_thing=text,
        ms_type=text,
        profile=Profile(years=text, walking=text, activity=text, medicines=text, other=text),
        last=replace(LAST, person=text),
        changes=(Change(words=text), replace(change, is_step=True), *(change,) * many),
        top=(question,) * 3,
        open=(question,) * many,
        told=(told(1, text, Outcome.ANSWERED, text, text),) * many,
        agreed=(to_do(1, text, LAST.id, who=text, by_when=text, who_i_call=text),) * many,
        to_do=(to_do(2, text),) * many,
        team=(Person(name=text, what_for=text, number_to_call=text, hours=text),) * many,
        years=years(_LIFE, odd, TODAY),
    )


SIXTY = replace(
    TYPICAL,
    changes=tuple(
        Change(day=TODAY - timedelta(days=n), words=f"{n}. Legs heavy until noon")
        for n in range(60)
    ),
    open=tuple(
        SheetQuestion(text=f"{n}. Are there trials I could join?", ask=Role.MS_NURSE)
        for n in range(60)
    ),
)

FULL = replace(
    TYPICAL,
    told=tuple(
        told(
            n,
            f"{n}. Should I have the vaccine against shingles before I begin?",
            Outcome.ANSWERED,
            "Yes, at least four weeks before; the practice can give it.",
            "Dr Example",
        )
        for n in range(4)
    ),
    agreed=TYPICAL.agreed * 2,
    open=TYPICAL.open * 3,
    team=TYPICAL.team * 2,
    years=life(
        replace(
            _LIFE,
            steps=(
                *(step(n, LogStatus.STARTED, date(1990 + n, 1, 1)) for n in range(20, 30)),
                *_LIFE.steps,
            ),
        )
    ),
)

LONG_YEARS = years(
    replace(
        _LIFE,
        steps=tuple(
            replace(step(n, LogStatus.STARTED, date(1966 + n, 1, 1)), treatment=f"own-{n}")
            for n in range(60)
        ),
    ),
    {f"own-{n}": replace(KNOWN[ALPHA], name=f"Treatment {n}") for n in range(60)},
    TODAY,
)
