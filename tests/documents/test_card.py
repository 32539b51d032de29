"""A card as a web page and as text to listen to: made of one whole made-up card."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.documents.card import card_html, card_spoken, card_text
from msdesk.documents.card_page import Reader, WholeCard
from msdesk.domain.claim import Voice
from msdesk.domain.estimate import Arm
from msdesk.domain.first import FaceLine, FirstNumber, InShort, Slot, Span
from msdesk.domain.guide import About, RedFlag, Term
from msdesk.domain.ids import EstimateId
from msdesk.domain.ms_type import MsType, MsTypeText, Region
from msdesk.domain.source import Seen, SourceKind
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import Group, Step, Treatment, Trial
from msdesk.domain.warning import Answer, LicenceWarning, WarningKind
from tests.documents.test_html import Reader as Page
from tests.domain.samples import (
    ABSENCE,
    ALPHA,
    BETA,
    CHECKED,
    CLAIM,
    CRITERION,
    DUE,
    ESTIMATE,
    FINDING,
    RULE,
    SOURCE,
    STATEMENT,
    cell,
    licence,
    note,
    row,
    treatment,
    unchecked,
    warning,
)

ABOUT = About(
    intended_purpose="Made up for a test.",
    only_your_team="Only your MS team can say.",
    one_person="One person's story.",
    made_by="",
    paid_by="",
    how_chosen=(),
    update_policy="",
    content_version="2026.11",
    content_date=CHECKED,
    changes=(),
)
TYPES = {
    each: MsTypeText(
        type=each,
        name=f"The type {each.value}",
        one_line="",
        plain=(),
        how_told="",
        unsure="",
        sources=(),
    )
    for each in MsType
}
SOURCES = {
    ALPHA: SOURCE,
    BETA: replace(
        SOURCE,
        id=BETA,
        short="Beta 2025",
        citation="Beta B. Heard.",
        url="",
        kind=SourceKind.EDITORS,
        seen=Seen.COPY,
    ),
}
TOLD = Statement(text="Beta is quoted for <it> & more.", sources=(BETA, ALPHA), seen=Seen.COPY)
NOTHING_TOLD = LicenceWarning(
    kind=WarningKind.EYES,
    regions=(Region.US,),
    answer=Answer.NOT_NAMED,
    text="It speaks of the skin alone.",
    sources=(BETA,),
)
LICENCE = licence(
    warning(WarningKind.PML, "A box warns of it.", Region.US, boxed=True),
    warning(WarningKind.MUST_NOT, "People with an infection. People with an allergy."),
    warning(WarningKind.LIVER, "The liver can suffer.", product="examplumab weekly"),
    NOTHING_TOLD,
    replace(NOTHING_TOLD, kind=WarningKind.LUNGS, text=""),
)
NOTES = (
    note("Fits relapsing MS.", MsType.RRMS, criteria=(CRITERION, replace(CRITERION, quoted=True))),
    note("Fits no other.", *(t for t in MsType if t is not MsType.RRMS)),
    note("Not read there.", region=Region.US),
)
SAID = Statement(text="In short.", basis="Our reading")
IN_SHORT = InShort(
    what_it_is=TOLD,
    how_given=SAID,
    benefits=SAID,
    harms=SAID,
    living_with=SAID,
    checks=SAID,
    pregnancy=SAID,
    if_stopped=SAID,
    not_known=SAID,
    trials=SAID,
)
CARD = replace(
    treatment(
        "Examplumab",
        cell("worse", "About {0}", 20.0, seen=Seen.SECOND_HAND),
        cell("children", "Nobody knows.", window=""),
        cell("children", "It may harm.", ms_types=(MsType.RRMS,)),
        cell("children", "Ask which.", ms_types=(MsType.RRMS, MsType.CIS)),
        eligibility=NOTES,
    ),
    what_it_is=(STATEMENT, TOLD),
    in_short=IN_SHORT,
    face=(
        FaceLine(text="It differs by type.", basis="Our reading"),
        FaceLine(text="Fewer got worse.", ms_types=(MsType.RRMS,), sources=(ALPHA,)),
        FaceLine(
            text="Nobody knows.",
            ms_types=tuple(t for t in MsType if t is not MsType.RRMS),
            basis="Not found",
        ),
    ),
    first=(
        FirstNumber(slot=Slot.MY_TYPE, heading="In your type", big="Too few", basis="Our look"),
        FirstNumber(slot=Slot.GAIN, heading="Gain", items=(ESTIMATE.id,), who="200, 2 years"),
        FirstNumber(
            slot=Slot.GAIN,
            heading="Gain in the others",
            ms_types=(MsType.SPMS_ACTIVE, MsType.PPMS_ACTIVE),
            items=(ABSENCE.id,),
        ),
        FirstNumber(
            slot=Slot.HARM, heading="Harm", ms_types=tuple(MsType), items=(FINDING.id,), big="Some"
        ),
        FirstNumber(
            slot=Slot.HARM, heading="Harm where no type is told", items=(FINDING.id,), big="Some"
        ),
    ),
    spans=(
        Span(
            id=EstimateId("all-worse"),
            outcome="Got worse",
            sentence="From 26 to 32 of 100.",
            beside="They were few.",
            picture=ESTIMATE.id,
            items=(ESTIMATE.id, FINDING.id),
            sources=(ALPHA,),
        ),
    ),
    how_given=(Step(name="Tablet", text="You take it.", duration="a day", sources=(ALPHA,)),),
    benefits=(ESTIMATE, FINDING, ABSENCE),
    harms=(
        replace(ABSENCE, ms_types=(), sources=(BETA,)),
        replace(FINDING, certainty=None, n=None, no_n="Not counted", note="Mind the gap."),
        replace(ESTIMATE, arms=(Arm(label="Tablet", per_100=0, events=0, of=90),), relative="0.5"),
    ),
    licence=LICENCE,
    trials=(
        Trial(
            name="TRY",
            registry_id="NCT00000000",
            question="Does it help?",
            state="Open",
            as_of=CHECKED,
            sources=(ALPHA,),
        ),
    ),
    no_trials="",
    other_names=("Exa", "Mplu"),
)
FLAG = RedFlag(sign="They promise a cure.", why="Nobody can.", sources=(ALPHA,))
WHOLE = WholeCard(
    card=CARD,
    sources=SOURCES,
    rule=RULE,
    types=TYPES,
    claims=(
        replace(CLAIM, measured=(TOLD,), paid="Nobody", where_treated="At home"),
        replace(CLAIM, voice=Voice.PATIENT, quoted=False, ms_types=(), said="It went well."),
    ),
    red_flags=(FLAG, replace(FLAG, sources=(), basis="A question of the editors")),
    terms=(Term(term="relapse", plain="New trouble that lasts a day"),),
    about=ABOUT,
    rows=(row("worse"), row("children"), row("type", only_type=True)),
)


def html(whole: WholeCard = WHOLE, reader: Reader = Reader(), as_of: date = CHECKED) -> str:  # noqa: B008 - frozen
    return card_html(whole, reader, version="0.1.0", as_of=as_of)


def text(whole: WholeCard = WHOLE, reader: Reader = Reader(), as_of: date = CHECKED) -> str:  # noqa: B008 - frozen
    return card_text(whole, reader, version="0.1.0", as_of=as_of)


def of(card: Treatment) -> WholeCard:
    return WHOLE._replace(card=card)


READ = Page(html())


def places(page: Page, attribute: str) -> list[str]:
    return [value for _, values in page.tags if (value := values.get(attribute))]


def test_the_web_page_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("card.html", html())


def test_the_text_to_listen_to_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("card.txt", text())


def test_the_page_has_a_language_a_title_and_one_first_heading() -> None:
    assert ("html", {"lang": "en-GB"}) in READ.tags
    assert READ.named("title", "h1") == ["title", "h1"]


def test_no_heading_skips_a_level() -> None:
    levels = [int(tag[1]) for tag in READ.named("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == 1
    assert set(levels[1:]) == {2, 3}
    assert all(level <= above + 1 for above, level in pairwise(levels))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    assert not READ.named("link", "script", "img", "iframe", "object", "form", "base")
    assert not re.search(r"\bsrc=|@import|url\(|\bon\w+=", html())
    assert "default-src 'none'" in html()


def test_no_place_of_the_page_is_there_twice() -> None:
    ids = places(READ, "id")

    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_to_a_place_that_is_there() -> None:
    within = {href[1:] for href in places(READ, "href") if href.startswith("#")}

    assert within <= set(places(READ, "id"))


def test_the_contents_name_every_section_in_its_order() -> None:
    page = html()
    contents = re.findall(r'<a href="#([a-z-]+)">', page)

    assert contents == re.findall(r'<h2 id="([a-z-]+)">', page)[1:]


def test_a_source_leads_back_to_each_line_that_names_it() -> None:
    named = [each for each in places(READ, "id") if each.startswith("named-")]
    back = [each[1:] for each in places(READ, "href") if each.startswith("#named-")]

    assert sorted(named) == sorted(back)


def test_a_number_of_a_source_says_which_source_it_is() -> None:
    labels = places(READ, "aria-label")

    assert "Source 1: Alpha 2024" in labels
    assert "Back to place 1 that names Alpha 2024" in labels


def test_every_table_has_a_caption_and_headers_that_say_what_they_head() -> None:
    assert len(READ.named("table")) == len(READ.named("caption")) > 0
    assert {values.get("scope") for tag, values in READ.tags if tag == "th"} == {"row", "col"}


def test_a_source_without_an_address_is_listed_without_a_link() -> None:
    away = [href for href in places(READ, "href") if not href.startswith("#")]

    assert away == ["https://made-up.example/alpha"]
    assert "Beta B. Heard." in READ.text()


def test_the_page_can_be_printed_and_follows_a_dark_system() -> None:
    assert "@media print" in html()
    assert "prefers-color-scheme: dark" in html()
    assert "break-inside: avoid" in html()


@pytest.mark.parametrize("write", [html, text])
def test_a_card_past_its_check_says_so(write: Callable[..., str]) -> None:
    assert "may be out of date" not in write()
    assert "may be out of date" in write(as_of=DUE.replace(year=2028))


def test_without_a_type_that_may_be_told_the_items_stand_in_the_order_of_the_card() -> None:
    assert "In other types of MS" not in READ.text()


def test_what_is_about_ones_own_type_stands_first() -> None:
    told = text(of(replace(CARD, spans=())), Reader(mine=(MsType.PPMS_ACTIVE,)))

    items = told.index("In PPMS active:")
    assert items < told.index(ABSENCE.outcome, items) < told.index("Got worse.", items)
    assert told.index("Nobody knows.") < told.index("Fewer got worse.")
    assert told.index("The type PPMS active") < told.index("The type RRMS")


def test_where_nothing_is_about_ones_own_type_it_is_said() -> None:
    card = replace(CARD, first=(), benefits=(ESTIMATE,))

    assert "Nothing here says" in text(of(card), Reader(mine=(MsType.RIS,)))


def test_where_all_is_about_ones_own_type_no_others_are_announced() -> None:
    card = replace(CARD, first=(), benefits=(ESTIMATE,), harms=(ESTIMATE,))

    assert "In other types" not in text(of(card), Reader(mine=(MsType.RRMS,)))


def test_the_first_numbers_stand_in_their_order_each_with_its_types() -> None:
    told = text()

    assert told.index("Gain.\nFor RIS, CIS, RRMS,") < told.index("Gain in the others.\nFor SPMS")
    assert told.index("Harm.\nFor all types.") < told.index("In your type.\nFor all types.")


def test_the_first_numbers_of_ones_own_type_come_before_the_others() -> None:
    told = text(reader=Reader(mine=(MsType.PPMS_ACTIVE,)))

    assert told.index("In your type.") < told.index("Gain.\nFor RIS")


def test_an_answer_of_the_comparison_is_given_for_each_type_it_differs_for() -> None:
    told = text()

    assert "What of children? RRMS. It may harm. Time: 2 years." in told
    assert "What of children? RIS, SPMS, PPMS. Nobody knows." in told
    assert "About 20 out of 100. Reported second-hand." in told
    assert "What of type?" not in told


def test_no_answer_is_given_twice_where_another_figure_is_rare() -> None:
    rare = replace(
        CARD,
        compare=(
            cell("worse", "About {0}", 20.0),
            cell("worse", "Or {0}", 30.0, ms_types=(MsType.RRMS, MsType.CIS)),
            cell("children", "Some: {0}", 0.4),
        ),
    )

    assert text(of(rare)).count("Or 300 out of 1,000.") == 1
    assert "Or 30 out of 100" not in text(of(rare))


def test_the_region_of_the_reader_comes_first() -> None:
    told = text(reader=Reader(region=Region.US))

    assert told.index("United States: how it stands") < told.index("UK and EU: how it stands")


def test_a_card_without_trials_claims_or_words_has_no_empty_section() -> None:
    bare = WholeCard(
        card=replace(
            CARD,
            group=Group.CARE,
            face=(),
            first=(),
            in_short=None,
            licence=(),
            trials=(),
            no_trials="None.",
            other_names=(),
        ),
        sources=SOURCES,
        rule=RULE,
        types=TYPES,
        claims=(),
        red_flags=(),
        terms=(),
        about=ABOUT,
        rows=(),
    )
    told = text(bare)

    assert "None." in told
    for absent in (
        "licence warns",
        "What people say",
        "Warning signs",
        "Medical words",
        "each type of MS,",
        "to know first",
    ):
        assert absent not in told


def test_a_licence_that_nobody_could_read_says_so() -> None:
    told = replace(LICENCE[2], seen=Seen.SECOND_HAND, product="")
    rest = tuple(unchecked(kind) for kind in WarningKind if kind is not WarningKind.LIVER)

    assert "We could not read a licence text" in text(of(replace(CARD, licence=(told, *rest))))


def test_without_a_boxed_warning_no_heading_names_one() -> None:
    bare = tuple(replace(warning, boxed=False) for warning in LICENCE)

    assert "Boxed warning" in text()
    assert "Boxed warning" not in text(of(replace(CARD, licence=bare)))


def test_text_to_listen_to_has_no_numbers_of_sources_and_no_bullets() -> None:
    assert not re.search(r"\[\d+\]|•|<|https?:", text().replace("<it>", ""))


def test_text_to_listen_to_begins_with_the_name_and_ends_with_how_many_sources() -> None:
    parts = card_spoken(WHOLE, Reader(), version="0.1.0", as_of=CHECKED)

    assert parts[0].heading == "Examplumab"
    assert parts[-1].text.startswith("This card rests on 2 sources.")


def test_the_parts_to_listen_to_are_the_sections_of_the_page() -> None:
    parts = card_spoken(WHOLE, Reader(), version="0.1.0", as_of=CHECKED)

    assert [part.heading for part in parts[1:]] == re.findall(
        r'<h2 id="[a-z-]+">(.*)</h2>', html()
    )[1:]


@given(st.text(st.characters(), min_size=1, max_size=60))
@example("</title><script>alert(1)</script>")
def test_every_text_shows_as_it_is_written(words: str) -> None:
    page = Page(html(of(replace(CARD, one_line=words, name=words))))

    assert page.named("script") == []
    assert re.sub(r"\s", "", words) in re.sub(r"\s", "", page.text())
