"""My years on paper: the picture, the table of the same, and what is not on it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.documents.pdf import Pdf, years_pdf
from msdesk.documents.years import YearsChoices, years_html, years_page, years_text
from msdesk.documents.years_picture import Strip
from msdesk.domain.appointment import Paper
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.years import Years
from msdesk.domain.years_written import Known, Written, years
from tests.documents.paper import keeps_the_standard, left_of, pictures, tags, texts
from tests.domain.lives import ALPHA, BETA, KNOWN, TODAY, agreed, note, step, visit

_SECRET, _SHOWN = "Nobody is to read this", "The left eye"
LIFE = Written(
    steps=(
        step(1, LogStatus.CONSIDERING, date(2021, 1, 5), ALPHA, why="My sister has it"),
        step(2, LogStatus.STARTED, date(2021, 3, 1), ALPHA),
        step(3, LogStatus.STOPPED, date(2023, 2, 1), ALPHA),
        step(4, LogStatus.HEARD_OF, date(2024, 2, 1), BETA),
        step(5, LogStatus.CONSIDERING, date(2024, 6, 1), BETA),
    ),
    notes=(
        replace(note(1, EntryKind.SYMPTOM, date(2022, 5, 3), _SHOWN), take_to_doctor=True),
        note(2, EntryKind.SIDE_EFFECT, date(2022, 7, 9), _SECRET),
    ),
    visits=(visit(1, date(2024, 5, 1), date(2024, 5, 1)), visit(2, date(2026, 12, 8))),
    agreed=(agreed(1, 1), agreed(2, 1, "A letter"), agreed(3, None)),
)
_MANY = Written(
    visits=tuple(visit(at, date(1986, 2, 1) + timedelta(days=45 * at)) for at in range(300))
)
_PLAIN = YearsChoices(period="All years", version="1.2.3")
_ALL = replace(_PLAIN, private=True, reasons=True)
_SIZES = [(paper, size) for paper in Paper for size in (12, 16, 20)]


def of(life: Written) -> Years:
    return years(life, KNOWN, TODAY)


def pdf(life: Written, choices: YearsChoices = _PLAIN) -> Pdf:
    return years_pdf(of(life), choices, paths.resources())


def test_the_pdf_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf(LIFE))).pages

    golden("years.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


def test_the_web_page_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("years.html", years_html(of(LIFE), _ALL))


def test_the_text_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("years.txt", years_text(of(LIFE), _ALL))


@pytest.mark.parametrize(("paper", "size"), _SIZES)
@pytest.mark.parametrize("life", [Written(), LIFE, _MANY], ids=["empty", "life", "many"])
def test_the_page_claims_the_accessibility_standard_and_stays_on_its_paper(
    life: Written, paper: Paper, size: int
) -> None:
    made = pdf(life, replace(_ALL, paper=paper, text_size=size))

    assert keeps_the_standard(made)
    assert min(edge for page in pictures(made) for edge in page.ink()) >= 14


def test_the_picture_is_one_graphic_and_the_table_has_a_head() -> None:
    found = tags(pdf(LIFE))

    assert found.count("Figure") == 1
    assert found.count("TH") == 3


def test_a_picture_on_several_sides_names_its_years_on_each() -> None:
    names = [f"Longmab{number:02}" for number in range(30)]
    known = {name: replace(KNOWN[ALPHA], name=name) for name in names}
    steps = (
        step(number, LogStatus.STARTED, date(1999, 1, 1) + timedelta(days=300 * number), of)
        for number, of in enumerate(map(TreatmentId, names))
    )
    shown = years(Written(steps=tuple(steps)), known, TODAY)
    made = years_pdf(shown, replace(_PLAIN, text_size=20), paths.resources())
    sides = [side.partition("Every entry")[0] for side in texts(made)]
    drawn = [side for side in sides if re.search(r"Longmab\d+ +taken", side)]

    assert len(drawn) > 1
    assert all("today" in side and "2010" in side for side in drawn)
    assert keeps_the_standard(made)


def test_the_picture_says_what_it_is_of_and_where_the_words_are() -> None:
    root: Any = PdfReader(io.BytesIO(pdf(LIFE))).trailer["/Root"]

    document: Any = root["/StructTreeRoot"]["/K"][0].get_object()
    parts = [part.get_object() for part in document["/K"]]
    alts = [part["/Alt"] for part in parts if part["/S"] == "/Figure"]
    assert alts == [years_page(of(LIFE), _PLAIN).alt]


@pytest.mark.parametrize("choices", [_PLAIN, _ALL], ids=["plain", "all"])
def test_no_private_word_is_on_any_form_of_it(choices: YearsChoices) -> None:
    made = of(LIFE)
    forms = [
        "".join(texts(pdf(LIFE, choices))),
        years_html(made, choices),
        years_text(made, choices),
    ]

    assert [_SECRET in form for form in forms] == [False] * 3
    assert [_SHOWN in form for form in forms] == [True] * 3


def test_a_private_note_is_not_there_at_all_unless_it_is_ticked() -> None:
    plain, ticked = (years_page(of(LIFE), each) for each in (_PLAIN, _ALL))

    assert "Side effect" not in str(plain.lines) + str(plain.picture)
    assert plain.notice == ""
    assert "Alphamab: Side effect" in [line.what for line in ticked.lines]
    assert ticked.notice == "Notes that I keep private stand here without their words."


def test_the_name_of_an_appointment_is_there_only_where_it_is_ticked() -> None:
    plain, named = (
        [line.what for line in years_page(of(LIFE), each).lines]
        for each in (_PLAIN, replace(_PLAIN, visits=True))
    )

    assert "Appointment" in plain
    assert [what for what in named if what.startswith("Appointment: ")]
    assert not [what for what in plain if what.startswith("Appointment: ")]


def test_the_table_has_a_column_for_my_words_only_where_there_are_some() -> None:
    life = Written(steps=LIFE.steps)
    made, with_reasons = (pdf(life, choices) for choices in (_PLAIN, _ALL))

    assert tags(made).count("TH") == 2
    assert tags(made).count("TD") == 2 * len(life.steps)
    assert tags(with_reasons).count("TH") == 3
    assert keeps_the_standard(made)
    assert "In my words" not in years_html(of(life), _PLAIN)
    assert years_html(of(life), _PLAIN).count("<td") == len(life.steps)


def test_words_have_the_widest_column_or_long_ones_take_more_sides() -> None:
    long = "My left hand was numb, and I could hold no cup before the evening. " * 6
    its = (
        replace(note(nth, EntryKind.SYMPTOM, date(2022, 5, 1), long), take_to_doctor=True)
        for nth in range(1, 41)
    )

    assert len(texts(pdf(Written(notes=tuple(its))))) < 12


def test_where_nothing_is_private_nothing_is_said_of_it() -> None:
    assert years_page(of(_MANY), _PLAIN).notice == ""


def test_reasons_are_there_only_when_ticked() -> None:
    plain, ticked = (years_text(of(LIFE), each) for each in (_PLAIN, _ALL))

    assert "My sister has it" not in plain
    assert "My sister has it" in ticked


@pytest.mark.parametrize("life", [LIFE, _MANY], ids=["life", "many"])
def test_the_table_has_a_line_for_each_entry(life: Written) -> None:
    made = of(life)

    assert len(years_page(made, _ALL).lines) == len(made.events)
    assert years_html(made, _ALL).count('scope="row"') == len(made.events)


def test_words_of_the_person_run_in_their_own_direction() -> None:
    arabic = "تنميل في اليد"
    noted = replace(note(1, EntryKind.SYMPTOM, TODAY, arabic), take_to_doctor=True)

    assert f'<td dir="auto">{arabic}</td>' in years_html(of(Written(notes=(noted,))), _PLAIN)


def test_the_key_names_only_what_is_drawn() -> None:
    key = years_page(of(replace(LIFE, visits=(), agreed=())), _ALL).key

    assert key.endswith("Square: side effect.")


def test_the_key_tells_of_a_number_and_not_of_the_shapes_it_stands_for() -> None:
    key = years_page(of(_MANY), _ALL).key

    assert key == "A number: so many too close together to draw."


def test_of_thousands_too_close_together_the_number_has_a_comma() -> None:
    life = Written(visits=tuple(visit(at, date(2020, 1, 1)) for at in range(1200)))

    (_, strip) = years_page(of(life), _PLAIN).picture

    assert ">1,200<" in strip.drawn


def test_the_key_names_only_the_bars_that_are_drawn() -> None:
    thought = Written(steps=(step(1, LogStatus.CONSIDERING, date(2026, 1, 5), ALPHA),))

    assert years_page(of(thought), _PLAIN).key == "Dashed bar: thought about, until the next step."


def test_a_strip_is_as_high_as_a_name_on_two_lines() -> None:
    life = Written(notes=tuple(LIFE.notes)[:1])  # a new symptom or relapse

    (_, one), (_, two) = (
        years_page(of(life), replace(_PLAIN, text_size=size)).picture for size in (12, 16)
    )

    assert _high(two) / 16 > 1.4 * _high(one) / 12


def _high(strip: Strip) -> float:
    found = re.search(r'viewBox="0 0 \S+ (\S+)"', strip.drawn)
    assert found
    return float(found[1])


def test_steps_of_thinking_on_neighbouring_days_do_not_look_like_a_full_bar() -> None:
    kinds = (LogStatus.CONSIDERING, LogStatus.ASKED, LogStatus.OFFERED)
    first = date(2026, 2, 1)
    steps = tuple(step(at, kinds[at % 3], first + timedelta(at), ALPHA) for at in range(13))

    (_, strip) = years_page(of(Written(steps=steps)), _PLAIN).picture

    assert strip.drawn.count("stroke-dasharray") == 1


def test_what_was_thought_before_it_was_taken_stays_a_dashed_bar() -> None:
    begun = date(2026, 2, 2)
    life = Written(
        steps=(
            step(1, LogStatus.CONSIDERING, begun - timedelta(1), ALPHA),
            step(2, LogStatus.STARTED, begun, ALPHA),
        )
    )

    (_, strip) = years_page(of(life), _PLAIN).picture

    assert strip.drawn.count("stroke-dasharray") == 1


def test_no_line_of_a_year_runs_through_words_before_a_bar() -> None:
    shortly = TODAY - timedelta(20)
    life = Written(
        steps=(
            step(1, LogStatus.STARTED, date(2020, 1, 1), ALPHA),
            step(2, LogStatus.CONSIDERING, shortly, BETA),
        )
    )

    strip = years_page(of(life), _PLAIN).picture[2].drawn

    paper, words = strip.index('style="fill:#fff"'), strip.index("considering, still")
    assert strip.rindex("<line", 0, words) < paper < words


def test_a_log_is_called_one() -> None:
    page = years_page(of(LIFE), replace(_PLAIN, title="My log"))

    assert (page.title, page.document_title) == ("My log", "My log, 22 November 2026")


def test_nothing_written_is_said_in_a_sentence() -> None:
    page = years_page(of(Written()), _PLAIN)

    assert (page.picture, page.lines, page.table) == ((), (), "Nothing is written yet")
    assert "Nothing is written yet" in years_html(of(Written()), _PLAIN)


def test_markup_somebody_typed_is_shown_as_typed() -> None:
    strange: dict[str, Known] = {ALPHA: Known(name="<b>#tea*</b>", place=Screen.MY_LOG)}
    made = years(Written(steps=(step(1, LogStatus.STARTED, TODAY),)), strange, TODAY)

    assert "&lt;b&gt;#tea*&lt;/b&gt;: Started it" in years_html(made, _PLAIN)
    assert "<b>#tea*</b>" in texts(years_pdf(made, _PLAIN, paths.resources()))[0]


def test_a_letter_no_font_has_does_not_cost_the_picture() -> None:
    strange: dict[str, Known] = {ALPHA: Known(name="Tea 🫖 한국", place=Screen.MY_LOG)}
    made = years(Written(steps=(step(1, LogStatus.STARTED, TODAY),)), strange, TODAY)

    assert keeps_the_standard(years_pdf(made, _PLAIN, paths.resources()))


def test_what_somebody_wrote_in_hebrew_runs_from_right_to_left() -> None:
    life = Written(
        notes=(replace(note(1, EntryKind.SYMPTOM, TODAY, "עין (left)"), take_to_doctor=True),)
    )
    made = pdf(life)

    assert left_of(made, "left") < left_of(made, "ע")
    assert keeps_the_standard(made)


def test_a_name_in_arabic_stands_before_what_became_of_it() -> None:
    arabic: dict[str, Known] = {ALPHA: Known(name="دواء", place=Screen.MY_LOG)}
    made = years(Written(steps=(step(1, LogStatus.STARTED, TODAY),)), arabic, TODAY)
    on_paper = years_pdf(made, _PLAIN, paths.resources())

    assert years_page(made, _PLAIN).lines[0].what == "\u2068دواء\u2069: Started it"
    assert left_of(on_paper, "Started it") > left_of(on_paper, "What")
    assert keeps_the_standard(on_paper)


def test_on_the_web_page_a_word_breaks_only_where_it_is_longer_than_any_of_ours() -> None:
    noted = replace(note(1, EntryKind.SYMPTOM, TODAY, f"Tingling {'a' * 30}"), take_to_doctor=True)
    page = years_html(of(Written(notes=(noted,))), _PLAIN)

    assert f"Tingling {'a' * 10}<wbr>{'a' * 10}<wbr>{'a' * 10}<" in page
    assert page.count("<wbr>") == 2
