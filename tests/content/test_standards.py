"""The shipped self-assessment: the counts that are claimed, and what they rest on.

A count that changes here changes what msdesk says of itself: read the item again first.
"""

from __future__ import annotations

import pytest
import textstat

from msdesk.content.library import Library
from msdesk.content.walking import texts
from msdesk.domain.standard import Answer, ItemGroup, Standard, counts
from msdesk.domain.treatment import Treatment
from tests.content.reading import face, figures, prose, sentences, too_long


@pytest.fixture
def ipdasi(library: Library) -> Standard:
    """Return the filled IPDASi checklist."""
    return next(s for s in library.standards.standard if s.id == "ipdasi-4")


def answers(standard: Standard, answer: Answer) -> list[str]:
    return [item.number for item in standard.items if item.answer is answer]


@pytest.mark.parametrize(
    ("group", "met", "applicable", "every"),
    [
        (ItemGroup.QUALIFYING, 4, 6, 6),
        (ItemGroup.CERTIFYING, 6, 6, 10),
        (ItemGroup.QUALITY, 10, 23, 28),
    ],
)
def test_ipdasi_counts(
    ipdasi: Standard, group: ItemGroup, met: int, applicable: int, every: int
) -> None:
    (found,) = [count for count in counts(ipdasi) if count.group is group]

    assert (found.met, found.applicable) == (met, applicable)
    assert len([item for item in ipdasi.items if item.group is group]) == every


def test_what_is_missing_is_said(ipdasi: Standard) -> None:
    assert answers(ipdasi, Answer.PARTLY) == ["Q3", "Q6", "4", "6", "7", "10", "18"]
    assert answers(ipdasi, Answer.NOT_DONE) == [*map(str, range(12, 18)), "22", "23"]


def test_only_items_about_tests_do_not_apply(ipdasi: Standard) -> None:
    left_out = [item for item in ipdasi.items if item.answer is Answer.DOES_NOT_APPLY]

    assert len(left_out) == 9
    assert all(item.text.startswith("For an aid about a test:") for item in left_out)


def test_each_item_not_done_says_why(library: Library) -> None:
    whys = [
        item.where
        for standard in library.standards.standard
        for item in standard.items
        if item.answer is Answer.NOT_DONE
    ]

    assert whys
    assert all(why.startswith(("Nobody", "No such", "msdesk has not")) for why in whys)


def test_of_nice_only_what_was_read_is_answered(library: Library) -> None:
    nice = next(s for s in library.standards.standard if s.id == "nice-ecd8")

    assert answers(nice, Answer.NOT_READ) == ["E–", "N–", "P–"]
    assert [c.in_words() for c in counts(nice)] == [
        "Essential content: 1 of 3 met, 2 partly.",
        "Enhanced content: not read.",
        "Process standards: not read.",
    ]


def test_no_sentence_is_long(library: Library) -> None:
    found = [s for _, text in texts(library.standards) for s in sentences(text)]

    assert too_long(found) == []


def test_a_card_meets_what_the_answers_say_of_every_card(card: Treatment) -> None:
    living, record = card.living_with, card.record

    assert card.benefits
    assert card.harms
    assert living.body
    assert living.mind
    assert living.daily_life
    assert record.checked_on < record.next_check_on
    assert record.paid_by
    assert record.how_chosen
    assert all(item.certainty_reason and item.population for item in figures(card))


def test_the_reading_level_that_is_reported_is_measured(card: Treatment) -> None:
    whole = " ".join(s if s.endswith((".", "!", "?")) else f"{s}." for s in prose(card))

    assert textstat.flesch_kincaid_grade(face(card)) <= 6  # no word masked, unlike in test_cards
    assert textstat.flesch_kincaid_grade(whole) <= 8


def test_of_some_cards_nothing_is_known_of_what_it_is_like(library: Library) -> None:
    parts = [
        part
        for card in library.treatments.values()
        for part in (card.living_with.body, card.living_with.mind, card.living_with.daily_life)
    ]

    assert any(all(not statement.sources for statement in part) for part in parts)


def test_some_rows_of_compare_hold_different_times(library: Library) -> None:
    times: dict[str, set[str]] = {}
    for card in library.treatments.values():
        for cell in card.compare:
            times.setdefault(cell.row, set()).update({cell.window} - {""})

    assert any(len(windows) > 1 for windows in times.values())


def test_how_studies_were_chosen_has_its_days_places_and_rule(library: Library) -> None:
    said = library.about.how_chosen

    days, places, depth, rule, shown, *_ = said
    assert "22, 29 and 30 November 2026" in days
    assert "trial registers" in places
    assert depth.startswith("How far: often only the abstract")
    assert "fair tests, where chance decided" in rule
    assert "second-hand" in shown
    assert said[-1].endswith("Studies can be missing.")


def test_no_card_on_azathioprine_is_what_the_answers_say(library: Library) -> None:
    assert "azathioprine" not in library.treatments
    assert "rituximab" in library.treatments


def test_the_illness_is_explained_in_words(library: Library) -> None:
    assert "multiple sclerosis" in [term.term for term in library.glossary]
