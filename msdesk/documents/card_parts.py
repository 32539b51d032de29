"""What each section of a card says, in the order of the card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msdesk.documents.card_answers import answers
from msdesk.documents.card_first import for_each_type, numbers_first
from msdesk.documents.card_page import (
    Block,
    Group,
    Line,
    Reader,
    Row,
    Section,
    Table,
    Tone,
    WholeCard,
    Words,
    names,
    said,
    sentence,
    small,
    statements,
    strong,
)
from msdesk.documents.card_warnings import licence_blocks
from msdesk.documents.wording import day_in_words
from msdesk.domain.certainty import CertaintyRule
from msdesk.domain.claim import Claim, Voice
from msdesk.domain.eligibility import Criterion, EligibilityNote
from msdesk.domain.estimate import Arm, Estimate, Finding, Item, by_type
from msdesk.domain.figures import arm_in_words, other_side, out_of_what, range_in_words
from msdesk.domain.first import Span
from msdesk.domain.guide import RedFlag
from msdesk.domain.ms_type import MsType, Region, types_in_words
from msdesk.domain.section import Section as Titles
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import LivingWith, Step, Treatment, Trial

_NO_COMPARISON = "No fair comparison exists"
_NONE_OF_MINE = "Nothing here says that it was measured in this type of MS."


def sections(whole: WholeCard, reader: Reader) -> Iterator[Section]:
    """Yield the sections that have something to say, each with its one sentence first."""
    card = whole.card
    for key, heading, blocks in (
        ("each-type", "What it means for each type of MS", for_each_type(whole, reader)),
        ("numbers", "The numbers to know first", numbers_first(whole, reader)),
        ("what_it_is", Titles.WHAT_IT_IS.value, statements(card.what_it_is)),
        ("how_given", Titles.HOW_GIVEN.value, map(_step, card.how_given)),
        ("benefits", Titles.BENEFITS.value, _measured(card, card.benefits, whole.rule, reader)),
        ("harms", Titles.HARMS.value, _measured(card, card.harms, whole.rule, reader)),
        ("licence", Titles.LICENCE.value, licence_blocks(card, reader.region)),
        ("living_with", Titles.LIVING.value, _living(card.living_with)),
        ("types", "For each type of MS: the rules", _notes(whole, reader)),
        ("checks", Titles.CHECKS.value, statements(card.checks)),
        ("pregnancy", Titles.PREGNANCY.value, statements(card.pregnancy)),
        ("if_stopped", Titles.STOPPED.value, statements(card.if_stopped)),
        ("not_known", Titles.NOT_KNOWN.value, statements(card.not_known)),
        ("trials", Titles.TRIALS.value, _trials(card)),
        ("answers", "Short answers", answers(whole)),
        ("people-say", Titles.CLAIMS.value, (_claim(c, whole) for c in whole.claims)),
        ("warning-signs", Titles.RED_FLAGS.value, map(_red_flag, whole.red_flags)),
        ("words", "Medical words on this card", _terms(whole)),
        ("about", Titles.ABOUT.value, _about(whole)),
    ):
        if made := tuple(blocks):
            short = _in_short(getattr(card.in_short, key, None))
            yield Section(id=key.replace("_", "-"), heading=heading, blocks=(*short, *made))


def _in_short(short: Statement | None) -> Iterator[Line]:
    """Yield the sentence that sums a section up."""
    if short is not None:
        yield Line(
            text=short.text, tone=Tone.STRONG, sources=short.sources, told=short.seen.in_words
        )
        yield from said(small(sentence(short.basis) if short.basis else ""))


def _step(step: Step) -> Group:
    told = Line(text=step.text, sources=step.sources, told=step.seen.in_words)
    return Group(heading=step.name, blocks=(told, strong(f"How long: {sentence(step.duration)}")))


def _measured(
    card: Treatment, items: Sequence[Item], rule: CertaintyRule, reader: Reader
) -> Iterator[Block]:
    """Yield the items; where the types may be told, those about them stand first."""
    here = {item.id for item in items}
    yield from (_span(span) for span in card.spans if span.picture in here)
    if not reader.mine:
        yield from (_item(item, rule) for item in items)
        return
    about, others = by_type(items, reader.mine)
    yield strong(f"In {types_in_words(reader.mine)}:")
    yield from (_item(item, rule) for item in about)
    if not about:
        yield Line(text=_NONE_OF_MINE)
    if others:
        yield strong("In other types of MS, or with none named:")
        yield from (_item(item, rule) for item in others)


def _span(span: Span) -> Group:
    """Return what several groups that measured one thing say together; each follows."""
    told = Line(
        text=span.sentence, tone=Tone.STRONG, sources=span.sources, told=span.seen.in_words
    )
    more = said(small(span.small), Line(text=span.beside))
    return Group(heading=f"{span.outcome}: all groups", blocks=(told, *more))


def _item(item: Item, rule: CertaintyRule) -> Group:
    types = small(f"Type of MS: {types_in_words(item.ms_types) or 'not named'}.")
    match item:
        case Estimate():
            told: tuple[Words | Table, ...] = (_figures(item), *said(small(item.relative)))
        case Finding():
            told = (Line(text=item.statement),)
        case _:
            none = Line(text=f"{_NO_COMPARISON}.", tone=Tone.NUMBER)
            why = Line(text=item.why, sources=item.sources, told=item.seen.in_words)
            return Group(heading=item.outcome, blocks=(types, none, why))
    return Group(heading=item.outcome, blocks=(types, *told, *_judged(item, rule)))


def _figures(item: Estimate) -> Table:
    of = out_of_what(item)
    return Table(
        caption=f"{item.outcome}: figures",
        columns=("Group", "How many", "Likely range"),
        rows=tuple(_arm(arm, item, of) for arm in item.arms),
    )


def _arm(arm: Arm, item: Estimate, of: int) -> Row:
    number = Line(text=sentence(arm_in_words(arm, item, of)), tone=Tone.NUMBER)
    return Row(
        cells=(
            (Line(text=arm.label),),
            (number, *said(Line(text=other_side(arm, item, of)))),
            (Line(text=range_in_words(arm, item, of)),),
        )
    )


def _judged(item: Estimate | Finding, rule: CertaintyRule) -> tuple[Line, ...]:
    word = item.certainty.value if item.certainty else f"not rated. {rule.of(item.design).plain}"
    number = f"{item.n:,} people" if item.n is not None else item.no_n
    compared = f"Compared with: {sentence(item.compared_with)} Time: {sentence(item.window)}"
    return said(
        strong(f"Certainty: {word}. {sentence(item.certainty_reason)}"),
        Line(text=f"Who was studied: {sentence(item.population)} {sentence(number)}"),
        Line(text=compared, sources=item.sources, told=item.seen.in_words),
        small(item.note),
    )


def _living(living: LivingWith) -> Iterator[Group]:
    for heading, found in (
        ("Body", living.body),
        ("Mind", living.mind),
        ("Daily life", living.daily_life),
    ):
        yield Group(heading=heading, blocks=tuple(statements(found)))


def _notes(whole: WholeCard, reader: Reader) -> Iterator[Block]:
    """Yield a table for each region, then the rules that it rests on."""
    yield strong(whole.about.only_your_team)
    for region in sorted(Region, key=lambda each: each is not reader.region):
        notes = whole.card.notes_for(reader.types, region)
        yield Table(
            caption=f"{region.value}: how it stands for each type of MS",
            columns=("Type of MS", "Status", "In short"),
            rows=tuple(_note(types, note, whole) for types, note in notes),
        )
        for types, note in notes:
            rules = (line for rule in note.criteria for line in _rule(rule, note))
            made = (*rules, *said(small(sentence(note.basis) if note.basis else "")))
            about = types_in_words(types)
            yield Group(heading=f"Rules for {about}, {region.value}", blocks=made)


def _note(types: tuple[MsType, ...], note: EligibilityNote, whole: WholeCard) -> Row:
    told = said(Line(text=note.in_short), Line(text=note.who_pays))
    return Row(cells=(names(types, whole), (strong(note.status.value),), told))


def _rule(rule: Criterion, note: EligibilityNote) -> tuple[Line, ...]:
    head = f"Rests on: {rule.by}" if rule is note.rests_on else rule.by
    words = f"“{rule.text}”" if rule.quoted else rule.text
    return (
        strong(f"{head}:"),
        Line(text=words, sources=rule.sources),
        small(rule.dated),
    )


def _trials(card: Treatment) -> Iterator[Block]:
    if not card.trials:
        yield Line(text=card.no_trials)
    yield from map(_trial, card.trials)


def _trial(trial: Trial) -> Group:
    state = Line(text=trial.state, sources=trial.sources, told=trial.seen.in_words)
    dated = small(f"As of {day_in_words(trial.as_of)}. {sentence(trial.registry_id)}")
    return Group(heading=trial.name, blocks=(Line(text=trial.question), state, dated))


def _claim(claim: Claim, whole: WholeCard) -> Group:
    one = claim.voice is Voice.PATIENT
    lines = said(
        strong(whole.about.one_person if one else f"A claim by a {claim.voice.value}."),
        Line(
            text=f"{claim.who}, {claim.said_when}.",
            sources=claim.sources,
            told=claim.seen.in_words,
        ),
        small(f"About: {types_in_words(claim.ms_types)}." if claim.ms_types else ""),
        small(f"Treated: {sentence(claim.where_treated)}" if claim.where_treated else ""),
        small(f"Paid: {sentence(claim.paid)}" if claim.paid else ""),
        small(f"Why it is here: {sentence(claim.chosen_because)}"),
        strong("What has been measured:"),
        *statements(claim.measured),
        Line(text=f"A question to ask: {claim.question}"),
    )
    return Group(heading=f"“{claim.said}”" if claim.quoted else claim.said, blocks=lines)


def _red_flag(flag: RedFlag) -> Group:
    why = Line(text=flag.why, sources=flag.sources, told=flag.seen.in_words)
    basis = sentence(flag.basis) if flag.basis else ""
    return Group(heading=flag.sign, blocks=(why, *said(small(basis))))


def _terms(whole: WholeCard) -> Iterator[Table]:
    if whole.terms:
        yield Table(
            caption="Medical words in plain words",
            columns=("Word", "In plain words"),
            rows=tuple(
                Row(cells=((Line(text=term.term),), (Line(text=sentence(term.plain)),)))
                for term in whole.terms
            ),
        )


def _about(whole: WholeCard) -> Iterator[Line]:
    record = whole.card.record
    checked, due = day_in_words(record.checked_on), day_in_words(record.next_check_on)
    yield Line(text=f"Checked {checked}. Next check by {due}.")
    yield Line(text=f"Who made it: {record.made_by}")
    yield Line(text=f"Who paid: {record.paid_by}")
    yield Line(text=f"How studies were chosen: {record.how_chosen}")
    yield Line(text=f"Changes: {' '.join(record.changes)}")
    yield Line(text=f"What msdesk is for: {whole.about.intended_purpose}")
