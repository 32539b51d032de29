"""A made-up card to take along."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from msdesk.documents.take_along import Reader, take_along
from msdesk.documents.take_along_words import TakeAlong
from msdesk.domain.certainty import Certainty, Design
from msdesk.domain.estimate import Arm, Estimate
from msdesk.domain.first import FaceLine, FirstNumber, Slot
from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import BankQuestion, Role, Term
from msdesk.domain.ids import BankQuestionId, EstimateId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.treatment import Stage, Treatment
from tests.documents.samples import CHECKED, LICENCE, SOURCES, treatment

ALPHA, BETA, GAMMA = (SourceId(key) for key in ("alpha", "beta", "gamma"))
RELAPSING = Reader((MsType.RRMS,))
PROGRESSIVE = Reader((MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE))


def estimate(key: str, *arms: Arm) -> Estimate:
    return Estimate(
        id=EstimateId(key),
        outcome="Made up",
        population="People",
        ms_types=(MsType.RRMS,),
        compared_with="A dummy",
        window="2 years",
        design=Design.RANDOMISED,
        certainty=Certainty.LOW,
        certainty_reason="Made up",
        sources=(BETA,),
        n=200,
        arms=arms,
        otherwise="did not",
    )


WORSE = estimate(
    "worse",
    Arm(label="Examplumab", per_100=6.0, events=6, of=100),
    Arm(label="Dummy pill", per_100=39.0, no_range="None was given"),
)
RARE = estimate("rare", Arm(label="Examplumab", per_100=0.4, events=4, of=1000))

NUMBERS = (
    FirstNumber(
        slot=Slot.GAIN,
        heading="Got worse in disability",
        items=(WORSE.id,),
        who="Relapsing MS, 200 people, 2 years",
        words="Few people.",
    ),
    FirstNumber(slot=Slot.HARM, heading="Fell gravely ill", items=(RARE.id,)),
    FirstNumber(
        slot=Slot.BURDEN, heading="Days in hospital", big="Nobody has counted this", basis="Read"
    ),
    FirstNumber(
        slot=Slot.MY_TYPE,
        heading="Your type of MS",
        big="No fair comparison exists",
        words="Only relapsing MS was studied.",
        sources=(GAMMA,),
    ),
)
CARD = replace(
    treatment("Examplumab", Stage.LICENSED, warnings=LICENCE),
    summary=("It is a pill.", "It may do good and harm.", "It is for some types."),
    face=(
        FaceLine(text="It differs by type.", basis="Our reading"),
        FaceLine(text="In RRMS, 6 of 100 got worse.", sources=(ALPHA,), ms_types=(MsType.RRMS,)),
        FaceLine(
            text="Nobody has tested it.",
            basis="Our search",
            ms_types=(MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE),
        ),
    ),
    first=NUMBERS,
    benefits=(WORSE,),
    harms=(RARE,),
    ask="Is Examplumab something for me?",
)
BANK = (
    BankQuestion(
        id=BankQuestionId("blood"),
        text="Which blood tests come with it?",
        topic="Examplumab",
        ask=Role.MS_NURSE,
        treatments=(TreatmentId("examplumab"),),
    ),
    BankQuestion(
        id=BankQuestionId("progressive"),
        text="Does it do anything in PPMS?",
        topic="Examplumab",
        ask=Role.NEUROLOGIST,
        treatments=(TreatmentId("examplumab"),),
        ms_types=(MsType.PPMS_ACTIVE,),
    ),
    BankQuestion(
        id=BankQuestionId("plain-good"),
        text="What good could this treatment do for me?",
        topic="For any visit",
        ask=Role.NEUROLOGIST,
    ),
    BankQuestion(
        id=BankQuestionId("plain-harm"),
        text="What harm could it do to me?",
        topic="For any visit",
        ask=Role.NEUROLOGIST,
    ),
)

GLOSSARY = Glossary(
    (
        Term(
            term="RRMS",
            plain="MS with attacks. They get better.",
            brief="MS with attacks",
            also=("relapsing MS",),
        ),
        Term(term="PPMS", plain="Worse from the start.", brief="MS that is worse from the start"),
        Term(term="relapse", plain="New symptoms."),
    )
)


def along(card: Treatment = CARD, reader: Reader = RELAPSING, as_of: date = CHECKED) -> TakeAlong:
    return take_along(card, reader, BANK, SOURCES, GLOSSARY, version="0.1.0", as_of=as_of)
