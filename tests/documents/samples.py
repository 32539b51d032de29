"""Made-up pages: a typical one, one with everything on it, one with nothing."""

from __future__ import annotations

from datetime import date, time

from msgspec.structs import replace

from msdesk.domain.comparison import Comparison, ShownCell, ShownRow
from msdesk.domain.eligibility import EligibilityNote, Status
from msdesk.domain.estimate import NoFairComparison
from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import Role, Term
from msdesk.domain.ids import EstimateId, RowId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.sheet import Sheet, SheetQuestion
from msdesk.domain.source import Seen, Source, SourceKind
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import CardRecord, Group, LivingWith, Stage, Step, Treatment
from msdesk.domain.warning import LicenceWarning, WarningKind
from tests.domain.samples import licence

CHECKED = date(2026, 11, 22)
DUE = date(2027, 5, 22)

TYPICAL = Sheet(
    ask=Role.NEUROLOGIST,
    day=date(2026, 12, 1),
    at=time(10, 40),
    one_thing="Know whether my MS is still active.",
    top=(
        SheetQuestion(text="Is there inflammation on my latest scan?"),
        SheetQuestion(
            text="I heard that stem cell transplant “absolutely works” for progressive MS. "
            "Is that true for someone like me? What was studied?",
            came_from="From my note of 14 November",
        ),
        SheetQuestion(
            text="What would make you say yes to Examplumab for me?", came_from="Parked on 3 June"
        ),
    ),
    if_time=(
        SheetQuestion(text="Can I have a physiotherapy referral?"),
        SheetQuestion(text="Are there trials I could join?"),
        SheetQuestion(
            text="Who do I call if I get worse at the weekend?",
            came_from="From the question bank",
        ),
    ),
    changed=("Left hand tingles in the heat, since October", "I now use one stick outdoors"),
    version="0.1.0",
    figures_checked=CHECKED,
)

EVERYTHING = replace(
    TYPICAL,
    name="Anna Åström",
    changed=(*TYPICAL.changed, "I wake up twice a night"),
    matters=("Staying able to work", "Having children one day", "Fewer days in hospital"),
    notes=(
        "14 November: on the radio: it “absolutely works”.\n\nThe woman had relapsing MS.",
        "20 November: blurred for two days, left eye.",
    ),
    agreed="A new scan with contrast before Christmas.\nNo change of treatment until then.",
    who_does="Dr Example orders the scan",
    by_when="18 December",
    who_i_call="MS nurse, 01234 567890",
    may_be_out_of_date=("Examplumab", "Madeupimod"),
)

_BANK = (
    "Can I have a physiotherapy referral for my balance?",
    "Are there trials I could join?",
    "Who do I call if I get worse at the weekend?",
    "Is Madeupimod something for me, and who pays for it?",
    "Should I have the shingles vaccine before anything else is started?",
)
SIXTY = replace(
    TYPICAL,
    if_time=tuple(
        SheetQuestion(text=f"{number}. {text}", ask=Role.MS_NURSE, came_from="Question bank")
        for number in range(1, 13)
        for text in _BANK
    )[:57],
)

EMPTY = Sheet(ask=Role.MS_NURSE, version="0.1.0")

AS_TYPED = "<b>x</b> #strong[y] *z* $x^2$ C:\\new @label _u_ `v` &amp; ~w~ | https://a.example/b_c"


PLACES = 18  # that ``with_text`` fills


def with_text(text: str) -> Sheet:
    """Return a page with ``text`` in every place where a person can write."""
    question = SheetQuestion(text=text, came_from=text)
    return replace(
        EVERYTHING,
        name=text,
        one_thing=text,
        top=(question,) * 3,
        if_time=(question,),
        changed=(text,),
        matters=(text,),
        notes=(text,),
        agreed=text,
        who_does=text,
        by_when=text,
        who_i_call=text,
        may_be_out_of_date=(text,),
    )


def source(key: str, **more: str) -> Source:
    return Source(
        id=SourceId(key),
        short=f"{key.title()} 2024",
        citation=f"{key.title()} A, Nobody B. A made-up study of {key}. J Made Up 2024;1:2-3.",
        kind=SourceKind.JOURNAL,
        seen=Seen.SECOND_HAND if key == "hearsay" else Seen.SOURCE,
        note="It is a blog." if key == "hearsay" else "",
        read_on=date(2026, 11, 2),
        url=more.get("url", f"https://made-up.example/{key}"),
        doi=more.get("doi", ""),
    )


SOURCES = {
    found.id: found
    for found in (
        source("alpha", url="", doi="10.1234/alpha.2024"),
        source("beta"),
        source("gamma"),
        source("delta"),
        source("hearsay"),
        source("epsilon"),
    )
}


def treatment(
    name: str,
    stage: Stage,
    group: Group = Group.MEDICINE,
    warnings: tuple[LicenceWarning, ...] = (),
) -> Treatment:
    basis = "Made up for a test"
    line = (Statement(text="Made up.", basis=basis),)
    unknown = NoFairComparison(
        id=EstimateId("made-up"), outcome="Made up", ms_types=tuple(MsType), why="Made up"
    )
    return Treatment(
        id=TreatmentId(name.lower()),
        name=name,
        short_name=name,
        group=group,
        stage=stage,
        stage_note="",
        evidence_line="",
        one_line="",
        summary=("", "", ""),
        what_it_is=line,
        how_given=(Step(name="Once", text="", duration=""),),
        benefits=(unknown,),
        harms=(unknown,),
        licence=warnings,
        living_with=LivingWith(body=line, mind=line, daily_life=line),
        checks=line,
        pregnancy=line,
        if_stopped=line,
        not_known=line,
        trials=(),
        no_trials="None found.",
        eligibility=tuple(
            EligibilityNote(
                ms_types=tuple(MsType),
                region=region,
                status=Status.NOT_READ,
                in_short="Not checked.",
                basis=f"{basis}, 2026",
            )
            for region in Region
        ),
        compare=(),
        ask="",
        record=CardRecord(
            checked_on=CHECKED,
            next_check_on=DUE,
            made_by="",
            paid_by="",
            how_chosen="",
            changes=(),
        ),
        relevant_types=tuple(MsType),
    )


def _row(key: str, question: str, *cells: ShownCell, matters: bool = False) -> ShownRow:
    return ShownRow(id=RowId(key), question=question, cells=cells, matters=matters, differs=True)


_ALPHA, _BETA = SourceId("alpha"), SourceId("beta")
NO_ANSWER = ShownCell(text="No fair comparison exists.")

LICENCE = licence(
    LicenceWarning(
        kind=WarningKind.PREGNANCY,
        regions=(Region.US,),
        text="It can harm an unborn child.",
        sources=(_BETA,),
        boxed=True,
    ),
    LicenceWarning(
        kind=WarningKind.MUST_NOT,
        regions=tuple(Region),
        text="People with an infection now. People with a grave allergy to it.",
        sources=(_ALPHA, SourceId("hearsay")),
        seen=Seen.SECOND_HAND,
    ),
    LicenceWarning(
        kind=WarningKind.MUST_NOT,
        regions=(Region.UK_EU,),
        text="People who have low mood.",
        sources=(SourceId("epsilon"),),
        product="Examplumab weekly",
    ),
    LicenceWarning(
        kind=WarningKind.EYES, regions=(Region.US,), text="Blurred sight.", sources=(_BETA,)
    ),
)

COMPARISON = Comparison(
    options=(
        treatment("Examplumab", Stage.LICENSED, warnings=LICENCE),
        treatment("Madeupimod", Stage.EARLY_TRIALS, warnings=licence()),
        treatment("No new treatment now", Stage.CHOICE, Group.NO_TREATMENT),
    ),
    rows=(
        _row(
            "children",
            "Could it harm my chance of having children?",
            ShownCell(text="Yes: 30 out of 100 women.", sources=(_ALPHA,), window="1 year"),
            NO_ANSWER,
            ShownCell(text="Nothing new is taken."),
            matters=True,
        ),
        _row(
            "worse",
            "How many got worse?",
            ShownCell(
                text="6 out of 100", sources=(_ALPHA,), window="about 2 years", window_differs=True
            ),
            ShownCell(
                text="9 out of 100",
                sources=(_BETA, SourceId("hearsay")),
                window="96 weeks",
                second_hand=True,
                window_differs=True,
            ),
            NO_ANSWER,
        ),
        _row(
            "type",
            "Is it for my type of MS?",
            ShownCell(text="Licensed for some.", sources=tuple(SOURCES)[:5]),
            ShownCell(text="Only in a trial."),
            ShownCell(text="You can always choose this."),
        ),
    ),
    out_of=100,
)


GLOSSARY = Glossary(
    (
        Term(term="PML", plain="It harms the brain.", brief="a made-up brain infection"),
        Term(term="licence", plain="Leave.", brief="leave to sell it", also=("licensed",)),
        Term(term="trial", plain="A test.", brief="a test in people"),
        Term(term="virus", plain="A germ.", brief="it can cause PML"),
        Term(term="disability", plain="What one cannot do."),
    )
)


_HARD = "Z\u0338\u0321\u032a\u031f\u0320algo " * 20 + "😀" * 20 + " שלום " * 10 + "日本語" * 30
HOSTILE = replace(
    with_text(_HARD),
    if_time=(SheetQuestion(text="q " * 300),) * 60,
    changed=("word " * 90,) * 30,
    matters=("m " * 90,) * 20,
    notes=("n " * 300,) * 10,
    may_be_out_of_date=("Examplumab",) * 30,
)
