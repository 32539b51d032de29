"""Since my last visit in words, and as a web page and text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from msgspec.structs import replace

from msdesk.documents import since_contents as contents
from msdesk.documents import since_html as html
from msdesk.documents import since_text as text
from msdesk.documents.pdf import Pdf, Told
from msdesk.documents.since import since_page
from msdesk.documents.since_words import SinceChoices
from msdesk.documents.web_as_markdown import as_markdown
from msdesk.documents.years import WORDLESS
from msdesk.domain.since import Change, Since
from tests.documents.since_samples import AS_TYPED, EMPTY, LAST, SIXTY, TYPICAL, to_do, with_text

PLAIN = SinceChoices()
ALL = SinceChoices(name="Anna", private=True, words=True, reasons=True, about_me=True)
PAGES = {"typical": TYPICAL, "empty": EMPTY}
SECRET = "I cried all day"


def since_html(since: Since, choices: SinceChoices) -> str:
    page = since_page(since, choices)
    return html.since_html(page, paper=choices.paper, text_size=choices.text_size)


def since_text(since: Since, choices: SinceChoices) -> str:
    return text.since_text(since_page(since, choices))


def since_contents(since: Since, choices: SinceChoices, file: bytes) -> str:
    return contents.since_contents(since_page(since, choices), since, choices, file)


@pytest.mark.parametrize("name", PAGES)
def test_the_web_page_reads_as_last_reviewed(
    name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"since-{name}.html", since_html(PAGES[name], PLAIN))


@pytest.mark.parametrize("name", PAGES)
def test_the_text_reads_as_last_reviewed(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"since-{name}.txt", since_text(PAGES[name], PLAIN))


def test_the_markdown_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("since-typical.md", as_markdown(since_html(TYPICAL, ALL)))


def test_what_is_empty_says_what_would_be_there() -> None:
    page = since_page(EMPTY, PLAIN)

    assert [part.empty for part in (page.my_ms, page.medicines, page.changes)] == [
        "My type of MS, my walking, my relapses and scans are not written down.",
        "No medicine is written down in my log or in My MS.",
        "Nothing is written down since then.",
    ]
    assert all(part.empty in since_html(EMPTY, PLAIN) for part in page.back())


def test_my_ms_is_three_lines_and_a_fourth_where_it_is_ticked() -> None:
    plain, ticked = (since_page(TYPICAL, each).my_ms.items for each in (PLAIN, ALL))

    assert len(plain) == 3
    assert ticked[3].text == "Age: 47. I am allergic to penicillin."


def test_the_time_is_on_the_page_as_the_person_writes_it() -> None:
    page = since_page(replace(TYPICAL, at=time(14, 5)), SinceChoices(twelve_hours=True))

    assert page.addressed[1].endswith(", 2:05 PM")


def test_without_a_visit_before_it_says_how_many_days_it_is_of() -> None:
    assert since_page(EMPTY, PLAIN).changes.heading == "What has changed in the last 90 days"


def test_a_day_of_another_year_is_said_with_its_year() -> None:
    since = replace(TYPICAL, since=TYPICAL.since.replace(year=2025))

    heading = since_page(since, PLAIN).changes.heading

    assert heading == "What has changed since 3 October 2025"


@pytest.mark.parametrize(
    ("choices", "notice", "lines"),
    [
        (PLAIN, "", 4),
        (SinceChoices(private=True), WORDLESS, 5),
        (SinceChoices(words=True), "", 5),
        (ALL, "", 5),
    ],
)
def test_private_notes_are_there_as_far_as_was_ticked(
    choices: SinceChoices, notice: str, lines: int
) -> None:
    page = since_page(TYPICAL, choices)

    assert (page.notice, len(page.changes.items)) == (notice, lines)
    assert (SECRET in since_text(TYPICAL, choices)) is choices.words


def test_where_nothing_is_private_nothing_is_said_of_it() -> None:
    assert since_page(EMPTY, PLAIN).notice == ""


def test_reasons_are_there_only_where_ticked() -> None:
    assert "A friend has it" not in since_text(TYPICAL, PLAIN)
    assert "A friend has it" in since_text(TYPICAL, ALL)


def test_what_was_agreed_is_ticked_where_it_is_done() -> None:
    told = since_text(TYPICAL, PLAIN)

    assert "- ☑ Blood test\n  (Me, done on 1 November 2026)" in told
    assert "- ☐ Referral letter to the centre\n  (Dr E, by 15 December, not done yet)" in told


def test_what_was_agreed_before_that_has_a_part_of_its_own_where_there_is_any() -> None:
    with_it, without = (len(since_page(each, PLAIN).back()) for each in (TYPICAL, EMPTY))

    assert (with_it, without) == (5, 4)


def test_whom_a_question_is_for_is_said_where_it_is_somebody_else() -> None:
    below = [item.below for item in since_page(TYPICAL, PLAIN).open.items]

    assert below == ["", "For the MS nurse · Not reached 3 October"]


def test_a_visit_of_which_nobody_is_named_was_with_the_role() -> None:
    since = replace(TYPICAL, last=replace(LAST, person="", day=None, closed_on=None))

    assert since_page(since, PLAIN).last.heading == "Last time: with the neurologist"


def test_the_first_side_alone_has_nothing_of_the_back() -> None:
    choices = SinceChoices(first_alone=True)

    for form in (since_text(TYPICAL, choices), since_html(TYPICAL, choices)):
        assert "My team" not in form
        assert "Eye test" in form


def test_a_line_of_the_web_page_runs_as_what_it_begins_with() -> None:
    lines = (Change(words="שלום"), Change(day=LAST.day, words="שלום"))
    found = since_html(replace(TYPICAL, changes=lines), PLAIN)

    # Of what is isolated dir="auto" takes no notice.
    assert '<li dir="auto">שלום' in found
    assert '<li dir="auto"><strong>3 October</strong> <bdi>שלום</bdi>' in found


def test_markup_somebody_typed_is_shown_as_typed() -> None:
    since = with_text(AS_TYPED)

    assert "<b>x</b>" not in since_html(since, ALL)
    assert AS_TYPED in since_text(since, ALL)


def test_a_second_line_stays_in_its_list() -> None:
    since = replace(TYPICAL, agreed=(to_do(1, "A scan\nin spring", LAST.id),))

    assert "- ☐ A scan\n  in spring\n" in since_text(since, PLAIN)


def test_the_picture_is_told_in_words_as_far_as_one_can_listen() -> None:
    alt = since_page(TYPICAL, PLAIN).alt

    assert alt.startswith("My years as bars and marks, the newest first. 8 December 2026: App")
    assert "1 October 2025: Alphamab: Started it." in alt


def made(told: Told | None = None, in_words: tuple[str, ...] = ()) -> Pdf:
    pdf = Pdf(b"%PDF")
    pdf.told, pdf.in_words = told or Told(), in_words
    return pdf


@pytest.mark.parametrize(
    ("since", "choices", "said"),
    [
        (EMPTY, PLAIN, "On the first side: room to write. Behind it: what would be there."),
        (
            TYPICAL,
            replace(PLAIN, name="Anna"),
            "On the first side: my name, the one thing, my MS, medicines, what has changed "
            "(4 lines), 3 top questions, 2 still to do. Behind it: what became of my questions "
            "last time, what we agreed, 2 open questions, my team (2), my years (8 entries). "
            "Notes that I keep private are not on it.",
        ),
        (
            EMPTY,
            SinceChoices(first_alone=True),
            "On the first side: room to write.",
        ),
    ],
)
def test_what_is_on_it_is_said_in_words(since: Since, choices: SinceChoices, said: str) -> None:
    assert since_contents(since, choices, made()) == said


def test_of_what_has_room_only_in_part_it_is_said_how_much_is_there() -> None:
    left = {"changes": 33, "changes_behind": 20, "open": 40, "team": 1, "to_do": 1}

    said = since_contents(SIXTY, PLAIN, made(Told(cut=True, left=left)))

    assert "what has changed (7 of 60 lines), 3 top questions, 1 of 2 still to do. B" in said
    assert "Behind it: 20 more lines of what has changed, what became of" in said
    assert "20 of 60 open questions, my team (1 of 2), my years" in said


def test_what_is_to_do_is_not_said_to_be_on_a_first_side_that_has_no_room_for_it() -> None:
    assert "to do" not in since_contents(SIXTY, PLAIN, made(Told(left={"to_do": 2})))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (PLAIN, "Some of it has no room there, or is shortened. Tick it to come at the end."),
        (
            SinceChoices(rest=True),
            "What has no room there, or is shortened, stands whole at the end.",
        ),
    ],
)
def test_it_is_said_where_what_has_no_room_is(choices: SinceChoices, said: str) -> None:
    assert said in since_contents(SIXTY, choices, made(Told(cut=True)))
    assert said not in since_contents(SIXTY, choices, made())


def test_rows_of_the_years_that_have_no_room_are_said() -> None:
    told = Told(left={"rows": 3})

    assert "print My years for them" in since_contents(TYPICAL, PLAIN, made(told))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (SinceChoices(about_me=True), "my age, “Anything else” from My MS. Behind"),
        (SinceChoices(private=True), "1 private note without its words. Behind"),
        (SinceChoices(private=True, words=True), "the words of 1 private note. Behind"),
        (SinceChoices(reasons=True), "1 reason for a step. Behind"),
    ],
)
def test_what_is_there_because_it_was_ticked_is_said(choices: SinceChoices, said: str) -> None:
    assert said in since_contents(TYPICAL, choices, made())


def test_in_large_print_the_first_part_is_said_to_be_on_two_sides() -> None:
    large = since_contents(SIXTY, SinceChoices(text_size=16), made())

    assert large.startswith("On the first two sides: the one thing")


def test_letters_that_are_words_are_said_and_a_page_from_elsewhere_has_none() -> None:
    assert "in their place stand: [x]." in since_contents(EMPTY, PLAIN, made(in_words=("[x]",)))
    assert "No font" not in since_contents(EMPTY, PLAIN, b"%PDF")
