"""The page "since my last visit" in words: a first side that stands alone, and a back.

Only what was written, with its day: nothing is counted, joined up or concluded.  Notes that
are private, reasons, age and what else was written in My MS stand there only where ticked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msdesk.documents.questions import Entry, Field
from msdesk.documents.since_words import Item, Part, SinceChoices, SincePage
from msdesk.documents.wording import NOT_ADVICE, day_in_words, sentences, tidy, when
from msdesk.documents.years import WORDLESS, YearsChoices, YearsPage, years_page
from msdesk.domain.appointment import Appointment
from msdesk.domain.days import day_month
from msdesk.domain.guide import Role
from msdesk.domain.sheet import SheetQuestion
from msdesk.domain.since import Change, Person, Since
from msdesk.domain.visit import AtVisit, NextStep, Outcome
from msdesk.domain.words import isolated, many

TITLE = "Since my last visit"
_TOP = {1: "My top question", 2: "My top two"}
_MOST_IN_ALT = 40  # entries; the picture of more is named, and My years has them in a table
_PRIVATE = "a note I keep private"


def since_page(since: Since, choices: SinceChoices) -> SincePage:
    """Return it in words, with no more than was chosen."""
    day = when(since.day, since.at, twelve_hours=choices.twelve_hours)
    top = tuple(_question(each, since.ask) for each in since.top)
    years = _years(since, choices)
    where = "at the end" if choices.rest else "not on this print"
    further = f"and NUMBER more, {where if choices.first_alone else 'further on'}"
    open_steps = (*(s for s in since.agreed if not s.done_on), *since.to_do)
    return SincePage(
        title=TITLE,
        document_title=", ".join(filter(None, (TITLE, f"for the {since.ask.value}", day))),
        addressed=_addressed(since.ask, day, tidy(choices.name)),
        one_thing=Field(label="The one thing I want from today", text=tidy(since.one_thing)),
        my_ms=_my_ms(since, about_me=choices.about_me),
        medicines=_medicines(since),
        changes=_changes(since, choices),
        top_heading=_TOP.get(len(top), "My top three"),
        top=top,
        to_do=_agreed("Still open from last time", open_steps, ""),
        notice=_notice(since, choices),
        last=_last(since),
        agreed=_agreed("What we agreed then", since.agreed, "No agreement is written down."),
        earlier=_agreed("Agreed before that, not done yet", since.to_do, ""),
        open=_open(since.open, since.ask),
        team=_team(since.team),
        years=_entries(years),
        years_notice=years.notice,
        alt=_alt(years),
        names=years.names,
        picture=years.picture,
        key=years.key,
        footer=sentences((f"I made this page myself with msdesk {since.version}.", NOT_ADVICE)),
        first_alone=choices.first_alone,
        prints_rest=choices.rest,
        more=f"and NUMBER more, {where}",
        more_changes=further,
        more_to_do=further,
        more_rows="and NUMBER more, on the print of my years",
        on_back="whole at the end" if choices.rest else "",
    )


def _addressed(ask: Role, day: str, name: str) -> tuple[str, ...]:
    said = name and f"Name: {isolated(name)}"
    return tuple(filter(None, (f"For the {ask.value}", day, said)))


def _question(question: SheetQuestion, ask: Role) -> Entry:
    """Return a question; whom it is for is said where it is not for whom the visit is with."""
    whom = question.ask.value if question.ask not in (None, ask) else ""
    return Entry(text=tidy(question.text), whom=whom, came_from=tidy(question.came_from))


def _my_ms(since: Since, *, about_me: bool) -> Part:
    """Return my MS in three lines; my age and what else there is are a fourth."""
    me = since.profile
    lines = [
        _sentences((since.ms_type, me.years)),
        _sentences((me.walking,)),
        _sentences((me.activity,)),
    ]
    if about_me:
        age = f"Age: {tidy(me.age)}" if me.age.strip() else ""
        lines.append(_sentences((age, me.other)))
    return Part(
        heading="My MS",
        items=tuple(Item(text=line) for line in lines if line),
        empty="My type of MS, my walking, my relapses and scans are not written down.",
    )


def _sentences(texts: Iterable[str]) -> str:
    tidied = [tidy(text) for text in texts]
    return " ".join(t if t[-1] in ".!?…" else f"{t}." for t in tidied if t)


def _medicines(since: Since) -> Part:
    own = tidy(since.profile.medicines)
    taken = (
        Item(text=f"{isolated(tidy(bar.of))}, since {day_in_words(bar.begins)}")
        for bar in since.taken
    )
    return Part(
        heading="Medicines now",
        items=(*taken, *((Item(text=own),) if own else ())),
        empty="No medicine is written down in my log or in My MS.",
    )


def _changes(since: Since, choices: SinceChoices) -> Part:
    today = since.years.today
    when_from = f"since {_day(since.since, today)}"
    if since.last is None:
        when_from = f"in the last {many((today - since.since).days, 'day')}"
    return Part(
        heading=f"What has changed {when_from}",
        items=tuple(_change(each, since, choices) for each in _shown(since, choices)),
        empty="Nothing is written down since then.",
    )


def _shown(since: Since, choices: SinceChoices) -> Iterator[Change]:
    may = choices.private or choices.words
    return (each for each in since.changes if may or not each.private)


def _change(change: Change, since: Since, choices: SinceChoices) -> Item:
    words = change.words
    if change.private and not choices.words:
        words = _PRIVATE
    elif change.is_step and not choices.reasons:
        words = ""
    what, words = tidy(change.what), tidy(words)
    if what:
        words = isolated(words)
    reason = change.is_step and words
    said = f"{what} ({words})" if reason else ": ".join(filter(None, (what, words)))
    head = _day(change.day, since.years.today) if change.day else ""
    return Item(head=head, text=said)


def _day(day: date, today: date) -> str:
    return day_month(day) if day.year == today.year else day_in_words(day)


def _notice(since: Since, choices: SinceChoices) -> str:
    """Return what is said of private notes that stand there without words."""
    wordless = choices.private and not choices.words
    return WORDLESS if wordless and any(each.private for each in since.changes) else ""


def _last(since: Since) -> Part:
    heading = "Last time: no visit is written down"
    if since.last is not None:
        heading = f"Last time: {_visit(since.last)}"
    return Part(
        heading=heading,
        items=tuple(_told(row) for row in since.told),
        empty="No answer is written down.",
    )


def _visit(visit: Appointment) -> str:
    day = visit.day or visit.closed_on
    who = isolated(tidy(visit.person)) or f"the {visit.ask.value}"
    return f"{day_in_words(day)}, with {who}" if day else f"with {who}"


def _told(row: AtVisit) -> Item:
    by = f" by {isolated(tidy(row.answered_by))}" if row.answered_by.strip() else ""
    became = f"{row.outcome.value}{by if row.outcome is Outcome.ANSWERED else ''}"
    answer = f": “{isolated(tidy(row.answer))}”" if row.answer.strip() else "."
    return Item(text=tidy(row.text), below=f"{became[:1].upper()}{became[1:]}{answer}")


def _agreed(heading: str, steps: Iterable[NextStep], empty: str) -> Part:
    return Part(heading=heading, items=tuple(map(_step, steps)), empty=empty)


def _step(step: NextStep) -> Item:
    who, by, call = (isolated(tidy(each)) for each in (step.who, step.by_when, step.who_i_call))
    done = f"done on {day_in_words(step.done_on)}" if step.done_on else "not done yet"
    does = ", ".join(filter(None, (who, by and f"by {by}", done)))
    told = (f"{does[:1].upper()}{does[1:]}", call and f"If not, I call {call}")
    return Item(
        text=tidy(step.what),
        below=". ".join(filter(None, told)),
        done=step.done_on is not None,
    )


def _open(questions: Iterable[SheetQuestion], ask: Role) -> Part:
    entries = [_question(each, ask) for each in questions]
    return Part(
        heading="Still open: my other questions",
        items=tuple(Item(text=each.text, below=each.small()) for each in entries if each.text),
        empty="No other question is open.",
    )


def _team(team: Iterable[Person]) -> Part:
    return Part(
        heading="My team",
        items=tuple(map(_person, team)),
        empty="Nobody is written down in My team.",
    )


def _person(person: Person) -> Item:
    told = (person.what_for, person.number_to_call, person.hours)
    return Item(
        text=tidy(person.name),
        below=" · ".join(isolated(tidy(each)) for each in told if tidy(each)),
    )


def _years(since: Since, choices: SinceChoices) -> YearsPage:
    return years_page(
        since.years,
        YearsChoices(
            period="All years",
            private=choices.private,
            reasons=choices.reasons,
            paper=choices.paper,
            text_size=choices.text_size,
            version=since.version,
        ),
    )


def _entries(years: YearsPage) -> Part:
    items = (Item(head=line.day, text=_in_words(line.what, line.words)) for line in years.lines)
    return Part(heading="My years", items=tuple(items), empty="Nothing is written down yet.")


def _in_words(what: str, words: str) -> str:
    return f"{what}. {isolated(words)}" if words else what


def _alt(years: YearsPage) -> str:
    """Return the picture in words: an entry a sentence, as many as one can listen to."""
    said = [f"{line.day}: {line.what}." for line in years.lines[:_MOST_IN_ALT]]
    more = len(years.lines) - len(said)
    left = f"And {many(more, 'earlier entry', 'earlier entries')}." if more else ""
    return sentences(("My years as bars and marks, the newest first.", *said, left))
