"""What must hold between files: each rule broken once, and told with its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk.content.library import Library
from msdesk.errors import ContentError
from tests.content.small import change

CARD = "cards/examplumab.toml"
CLAIMS = "claims.toml"


def told(folder: Path) -> list[str]:
    """Return the problems, a line each."""
    with pytest.raises(ContentError) as error:
        Library(folder)
    return str(error.value).splitlines()


def test_a_folder_in_which_all_is_well_is_read(folder: Path) -> None:
    assert len(Library(folder).treatments) == 3


def test_no_new_treatment_must_be_there(folder: Path) -> None:
    (folder / "cards/no-new-treatment.toml").unlink()

    assert told(folder) == ["cards: no-new-treatment.toml is missing; every comparison needs it"]


def test_each_type_of_ms_must_be_there(folder: Path) -> None:
    change(folder, "ms_types.toml", 'type = "RIS"', 'type = "CIS"')

    assert told(folder) == ["ms_types.toml: type: each of the seven types must be there once"]


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [
        (CARD, '"It is a tablet.", sources = ["alpha', "examplumab.toml: what_it_is[0]"),
        (CARD, 'reason = "One fair trial"\nsources = ["alpha', "examplumab.toml: benefits[0]"),
        (CARD, '"Active MS.", sources = ["alpha', "examplumab.toml: eligibility[0].criteria[0]"),
        (CARD, 'window = "2 years"\nsources = ["alpha', "examplumab.toml: compare[0]"),
        (CLAIMS, 'sources = ["alpha', "claims.toml: it-works"),
        ("ms_types.toml", 'sources = ["alpha', "ms_types.toml: RIS"),
        ("red_flags.toml", 'sources = ["alpha', "red_flags.toml: You pay."),
        ("help.toml", 'sources = ["alpha', "help.toml: Nowhere: emergency"),
    ],
)
def test_a_source_must_be_written_down(folder: Path, file: str, old: str, place: str) -> None:
    change(folder, file, old, old.replace("alpha", "omega"))

    assert told(folder) == [f"{place}: source 'omega2024' is not in sources.toml"]


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [
        (CARD, '"It is a tablet.", sources = ["alpha2024', "examplumab.toml: what_it_is[0]"),
        (CARD, 'reason = "One fair trial"\nsources = ["alpha2024', "examplumab.toml: benefits[0]"),
        (CARD, 'window = "2 years"\nsources = ["alpha2024', "examplumab.toml: compare[0]"),
        (CLAIMS, 'sources = ["alpha2024', "claims.toml: it-works"),
        ("red_flags.toml", 'sources = ["alpha2024', "red_flags.toml: You pay."),
        ("help.toml", 'sources = ["alpha2024', "help.toml: Nowhere: emergency"),
    ],
)
def test_what_was_only_reported_must_say_so(folder: Path, file: str, old: str, place: str) -> None:
    change(folder, file, old, old.replace("alpha2024", "told2025"))

    assert told(folder) == [f"{place}: all its sources are second-hand; seen must say so"]


def test_what_a_claim_is_measured_by_must_say_that_it_was_only_reported(folder: Path) -> None:
    old = 'basis = "Not found in our search"'
    change(folder, CLAIMS, old, 'sources = ["told2025"]')

    assert told(folder) == [
        "claims.toml: it-works: measured[0]: all its sources are second-hand; seen must say so"
    ]


def test_one_source_that_was_read_is_enough(folder: Path) -> None:
    old = '"It is a tablet.", sources = ["alpha2024'
    change(folder, CARD, old, f'{old}", "told2025')

    assert Library(folder).treatments


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It helps 1 in 5.", "1 in 5"),
        ("It helps one in ten.", "one in ten"),
        ("It is the Best there is.", "Best"),
        ("It is recommended for you.", "recommended for you"),
        ("It is suitable for you.", "suitable for you"),
        ("It is a breakthrough.", "breakthrough"),
        ("It is a miracle.", "miracle"),
        ("It is safe.", "safe"),
    ],
)
def test_some_words_are_never_said_on_a_card(folder: Path, words: str, found: str) -> None:
    change(folder, CARD, "A tablet once a day.", words)

    assert told(folder) == [f"examplumab.toml: one_line: must not say {found!r}"]


@pytest.mark.parametrize(
    "words", ["Half of 11 in 20 people.", "The bestiary.", "At 1 in the day."]
)
def test_words_that_only_look_like_them_may_be_said(folder: Path, words: str) -> None:
    change(folder, CARD, "A tablet once a day.", words)

    assert Library(folder).treatments


def test_a_rule_in_its_sources_own_words_may_say_them(folder: Path) -> None:
    change(folder, CARD, '"Active MS."', '"The best candidates.", quoted = true')

    assert Library(folder).treatments


def test_a_rule_put_closely_may_not(folder: Path) -> None:
    change(folder, CARD, '"Active MS."', '"The best candidates."')

    assert told(folder) == [
        "examplumab.toml: eligibility[0].criteria[0].text: must not say 'best'"
    ]


@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("People ask about it.", "chosen_because"),
        ("What was studied in people like me?", "question"),
        ("Nothing found.", "measured[0].text"),
    ],
)
def test_we_may_not_say_them_of_a_claim(folder: Path, old: str, place: str) -> None:
    change(folder, CLAIMS, old, "A miracle!")

    assert told(folder) == [f"claims.toml: it-works: {place}: must not say 'miracle'"]


def test_a_claim_put_closely_may_not_say_them(folder: Path) -> None:
    change(folder, CLAIMS, "quoted = true", "quoted = false")

    assert told(folder) == ["claims.toml: it-works: said: must not say 'best'"]


def test_an_answer_is_to_a_row_that_is_asked(folder: Path) -> None:
    change(folder, CARD, 'row = "worse"', 'row = "wrose"')

    assert told(folder) == [
        "examplumab.toml: compare: row 'wrose' is not in compare.toml",
        "examplumab.toml: compare: row 'worse' has no answer for everyone",
    ]


def test_each_row_has_an_answer_for_everyone(folder: Path) -> None:
    change(folder, CARD, 'row = "worse"', 'row = "worse"\nms_types = ["RRMS"]')

    assert told(folder) == ["examplumab.toml: compare: row 'worse' has no answer for everyone"]


def test_an_id_is_used_once_in_a_card(folder: Path) -> None:
    change(folder, CARD, 'id = "death"', 'id = "worse"')

    assert told(folder) == ["examplumab.toml: worse: the id is used twice"]


def test_a_claim_is_about_a_card(folder: Path) -> None:
    change(folder, CLAIMS, 'treatment = "examplumab"', 'treatment = "examplumob"')

    assert told(folder) == ["claims.toml: it-works: treatment 'examplumob' has no card"]


def test_a_question_is_about_a_card(folder: Path) -> None:
    change(folder, "questions.toml", '"examplumab"', '"examplumob"')

    assert told(folder) == ["questions.toml: for-rrms: treatment 'examplumob' has no card"]


def test_what_matters_is_about_rows_that_are_asked(folder: Path) -> None:
    change(folder, "matters.toml", 'rows = ["worse"]', 'rows = ["cost"]')

    assert told(folder) == ["matters.toml: slow-disability: row 'cost' is not in compare.toml"]


def test_all_problems_are_told_at_once(folder: Path) -> None:
    change(folder, CARD, "A tablet once a day.", "A miracle.")
    change(folder, CLAIMS, 'treatment = "examplumab"', 'treatment = "examplumob"')
    change(folder, "matters.toml", 'rows = ["worse"]', 'rows = ["cost"]')

    assert [problem.split(":")[0] for problem in told(folder)] == [
        "examplumab.toml",
        "claims.toml",
        "matters.toml",
    ]
