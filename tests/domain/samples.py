"""Made-up medicines and studies; a test changes the one thing it is about with ``replace``."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msdesk.domain.certainty import Certainty, CertaintyRule, Design, DesignRule, Line
from msdesk.domain.claim import Claim, Voice
from msdesk.domain.eligibility import Criterion, Document, EligibilityNote, Status
from msdesk.domain.estimate import Arm, Estimate, Finding, NoFairComparison
from msdesk.domain.guide import BankQuestion, CompareRow, MattersStatement, Role
from msdesk.domain.ids import (
    BankQuestionId,
    ClaimId,
    EntryId,
    EstimateId,
    RowId,
    SourceId,
    StatementId,
    TreatmentId,
)
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen, Source, SourceKind
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import CardRecord, Cell, Group, LivingWith, Stage, Step, Treatment
from msdesk.domain.warning import Answer, LicenceWarning, WarningKind

CHECKED = date(2026, 11, 22)
DUE = date(2027, 5, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
BASIS = "Made up for a test"

ALPHA, BETA = SourceId("alpha2024"), SourceId("beta2025")
EVERY_TYPE = tuple(MsType)

SOURCE = Source(
    id=ALPHA,
    short="Alpha 2024",
    citation="Alpha A. A made-up study. J Made Up 2024;1:2-3.",
    kind=SourceKind.JOURNAL,
    seen=Seen.SOURCE,
    read_on=CHECKED,
    url="https://made-up.example/alpha",
)

STATEMENT = Statement(text="It is a tablet.", basis=BASIS)

ARM = Arm(label="Examplumab", per_100=26.0, low=20.0, high=33.0)
OTHER_ARM = Arm(label="Dummy pill", per_100=32.0, no_range="Not in the text we read")

ESTIMATE = Estimate(
    id=EstimateId("worse"),
    outcome="Got worse",
    population="Adults with relapsing MS in one trial",
    ms_types=(MsType.RRMS,),
    compared_with="Dummy pill",
    window="over 2 years",
    design=Design.RANDOMISED,
    certainty=Certainty.MODERATE,
    certainty_reason="One large fair trial",
    sources=(ALPHA,),
    n=200,
    otherwise="did not get worse",
    arms=(ARM, OTHER_ARM),
)

FINDING = Finding(
    id=EstimateId("long-run"),
    outcome="Getting worse over more than 5 years",
    statement="People who began early did better.",
    population="People who stayed in the trial",
    ms_types=(MsType.RRMS,),
    compared_with="People who began later",
    window="over more than 5 years",
    design=Design.SINGLE_ARM,
    certainty=Certainty.LOW,
    certainty_reason="By then all had the medicine",
    sources=(ALPHA,),
    n=110,
)

_STARTS = {
    Design.RANDOMISED: (Certainty.HIGH, Certainty.MODERATE),
    Design.REVIEW: (Certainty.HIGH, Certainty.HIGH),
    Design.COHORT: (Certainty.LOW, Certainty.MODERATE),
    Design.REGISTRY: (Certainty.MODERATE, Certainty.MODERATE),
    Design.SINGLE_ARM: (Certainty.LOW, Certainty.LOW),
}
_RATED = tuple(_STARTS)


def _line(key: str, lowers: int) -> Line:
    return Line(id=key, means="A fault.", lowers=lowers, designs=_RATED, says=("few",))


RULE = CertaintyRule(
    design=tuple(
        DesignRule(
            design=design,
            plain=f"A made-up {design.value}",
            means="A kind of study.",
            starts=_STARTS.get(design, (None, None))[0],
            at_most=_STARTS.get(design, (None, None))[1],
        )
        for design in Design
    ),
    line=(_line("few", 1), _line("very-few", 2), _line("large-gap", -1)),
)

ABSENCE = NoFairComparison(
    id=EstimateId("repair"),
    outcome="Damage that mends",
    ms_types=EVERY_TYPE,
    why="We found no fair test.",
)

CRITERION = Criterion(
    by="Made-up Society 2025",
    document=Document.GUIDANCE,
    text="Active disease on a scan.",
    sources=(ALPHA,),
    as_of=CHECKED,
)

CLAIM = Claim(
    id=ClaimId("examplumab-works"),
    treatment=TreatmentId("examplumab"),
    said="It absolutely works.",
    quoted=True,
    who="A made-up clinic",
    voice=Voice.COMPANY,
    said_when="January 2016",
    ms_types=EVERY_TYPE,
    chosen_because="People ask about it.",
    measured=(STATEMENT,),
    question="What was studied in people like me?",
    sources=(ALPHA,),
)

BANK_QUESTION = BankQuestion(
    id=BankQuestionId("active-now"),
    text="Is my MS active at the moment?",
    topic="My MS now",
    ask=Role.MS_NURSE,
)

ENTRY = JournalEntry(
    id=EntryId("entry"),
    kind=EntryKind.NOTE,
    day=date(2026, 11, 14),
    text="Tingling in my left hand.",
    changed_at=NOW,
)


def note(
    in_short: str,
    *ms_types: MsType,
    region: Region = Region.UK_EU,
    criteria: tuple[Criterion, ...] = (),
) -> EligibilityNote:
    """Return a note for some types; for all where none is named."""
    return EligibilityNote(
        ms_types=ms_types or EVERY_TYPE,
        region=region,
        status=Status.NOT_READ,
        in_short=in_short,
        criteria=criteria,
        basis=f"{BASIS}, 2026",
    )


NOTES = tuple(note("We could not check this.", region=region) for region in Region)


def row(key: str, *, only_type: bool = False, only_licence: bool = False) -> CompareRow:
    return CompareRow(
        id=RowId(key),
        question=f"What of {key}?",
        only_type=only_type,
        only_licence=only_licence,
    )


def cell(
    key: str,
    text: str,
    *figures: float,
    ms_types: tuple[MsType, ...] = (),
    window: str = "2 years",
    seen: Seen = Seen.SOURCE,
    measure: str = "counted alike",
    estimates: tuple[EstimateId, ...] = (),
) -> Cell:
    """Return an answer to one row, with a place in ``text`` for each figure."""
    return Cell(
        row=RowId(key),
        text=text,
        sources=(ALPHA,),
        ms_types=ms_types,
        figures=figures,
        measure=measure if figures else "",
        estimates=estimates,
        window=window,
        seen=seen,
    )


def warning(
    kind: WarningKind,
    text: str = "It can happen.",
    *regions: Region,
    product: str = "",
    boxed: bool = False,
) -> LicenceWarning:
    """Return a warning of one region; of both where none is named."""
    return LicenceWarning(
        kind=kind,
        regions=regions or tuple(Region),
        text=text,
        sources=(ALPHA,),
        product=product,
        boxed=boxed,
    )


def unchecked(kind: WarningKind, *regions: Region, product: str = "") -> LicenceWarning:
    return LicenceWarning(
        kind=kind,
        regions=regions or tuple(Region),
        answer=Answer.NOT_CHECKED,
        product=product,
    )


def licence(*warnings: LicenceWarning) -> tuple[LicenceWarning, ...]:
    """Return a whole list in which all that is not given was not checked."""
    said = {(w.kind, region) for w in warnings if not w.product for region in w.regions}
    rest = (
        unchecked(kind, region)
        for kind in WarningKind
        for region in Region
        if (kind, region) not in said
    )
    return (*warnings, *rest)


def treatment(
    name: str, *cells: Cell, eligibility: tuple[EligibilityNote, ...] = NOTES
) -> Treatment:
    """Return a whole card that says little."""
    line = (STATEMENT,)
    return Treatment(
        id=TreatmentId(name.lower().replace(" ", "-")),
        name=name,
        short_name=name,
        group=Group.MEDICINE,
        stage=Stage.LICENSED,
        stage_note="It has a licence.",
        evidence_line="Relapsing MS: most evidence",
        one_line="A tablet once a day.",
        summary=("It is a tablet.", "Fewer people got worse.", "It is for relapsing MS."),
        what_it_is=line,
        how_given=(Step(name="Tablet", text="You take a tablet.", duration="every day"),),
        benefits=(ESTIMATE,),
        harms=(ABSENCE,),
        licence=licence(),
        living_with=LivingWith(body=line, mind=line, daily_life=line),
        checks=line,
        pregnancy=line,
        if_stopped=line,
        not_known=line,
        trials=(),
        no_trials="We found no open trial.",
        eligibility=eligibility,
        compare=cells,
        ask=f"What would {name} mean for me?",
        record=CardRecord(
            checked_on=CHECKED,
            next_check_on=DUE,
            made_by="Nobody",
            paid_by="Nobody",
            how_chosen="Made up",
            changes=("Made up.",),
        ),
        relevant_types=EVERY_TYPE,
    )


def statement(key: str, *rows: str) -> MattersStatement:
    return MattersStatement(
        id=StatementId(key), text=f"Have {key}", rows=tuple(RowId(r) for r in rows)
    )
