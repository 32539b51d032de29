"""What must hold between files: each rule broken once, and told with its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk.content.load import load
from msdesk.domain.ids import TreatmentId
from msdesk.errors import ContentError
from tests.content.small import LICENCE, STOP, change, warn

CARD = "cards/examplumab.toml"
WARNED = 'regions = ["UK and EU", "United States"]\ntext = "Rare."\nsources = ["alpha2024"]'
NOT_CHECKED = 'regions = ["UK and EU", "United States"]\nanswer = "not checked"'
MUST_NOT_ROW = """[[row]]
id = "must-not"
question = "Who must not take it?"
only_licence = true

"""
CLAIMS = "claims.toml"


def told(folder: Path) -> list[str]:
    """Return the problems, a line each."""
    with pytest.raises(ContentError) as error:
        load(folder)
    return str(error.value).splitlines()


def test_a_folder_in_which_all_is_well_is_read(folder: Path) -> None:
    assert len(load(folder).treatments) == 3


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
        (CARD, '"Active MS."\nsources = ["alpha', "examplumab.toml: eligibility[0].criteria[0]"),
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


def test_what_to_bring_is_said_in_careful_words(folder: Path) -> None:
    change(folder, "bring.toml", "Your page.", "The best page.")

    assert told(folder) == ["bring.toml: [0]: must not say 'best'"]


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

    assert load(folder).treatments


def test_a_rule_in_its_sources_own_words_may_say_them(folder: Path) -> None:
    change(folder, CARD, '"Active MS."', '"The best candidates."\nquoted = true')

    assert load(folder).treatments


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


@pytest.mark.parametrize("kind", ["PML", "who must not take it", "another warning"])
def test_a_medicine_that_is_silent_on_a_kind_does_not_load(folder: Path, kind: str) -> None:
    warn(folder, CARD, kind)

    (problem,) = told(folder)
    assert (
        f"licence: no entry for {kind}, UK and EU; no entry for {kind}, United States" in problem
    )


def test_a_medicine_without_a_list_of_warnings_does_not_load(folder: Path) -> None:
    change(folder, CARD, LICENCE, "")

    (problem,) = told(folder)
    assert problem == (
        "examplumab.toml: examplumab: licence: is missing; say what the licence warns of"
    )


def test_stopping_a_medicine_begins_with_talking_to_the_team(folder: Path) -> None:
    change(folder, CARD, STOP, "Relapses can come back.")

    assert told(folder) == [f"examplumab.toml: if_stopped[0]: must begin with {STOP!r}"]


@pytest.mark.parametrize("card", ["ahsct", "tolebrutinib-and-btk-inhibitors"])
def test_two_cards_of_other_shelves_have_a_list_too(folder: Path, card: str) -> None:
    text = (folder / CARD).read_text(encoding="utf-8").replace("examplumab", card)
    other = text.replace(LICENCE, "").replace("Medicines", "Experimental")
    (folder / f"cards/{card}.toml").write_text(other, encoding="utf-8")

    assert told(folder) == [
        f"{card}.toml: licence: is missing; this card must say what its licence warns of"
    ]


def test_a_list_of_warnings_names_its_sources(folder: Path) -> None:
    warn(folder, CARD, "eyes", WARNED.replace("alpha", "omega"))

    assert told(folder) == [
        "examplumab.toml: licence[12]: source 'omega2024' is not in sources.toml"
    ]


def test_a_product_that_the_card_does_not_name_is_refused(folder: Path) -> None:
    warn(folder, CARD, "eyes", NOT_CHECKED, f'{WARNED}\nproduct = "Weekly"')

    assert told(folder) == [
        "examplumab.toml: licence: product 'Weekly' is not in name or other_names"
    ]


def test_a_product_may_be_one_of_the_other_names_or_two(folder: Path) -> None:
    warn(folder, CARD, "eyes", NOT_CHECKED, f'{WARNED}\nproduct = "Weekly and Daily"')
    change(folder, CARD, 'ask = "', 'other_names = ["Examplumab Weekly", "Daily"]\nask = "')

    card = load(folder).treatments[TreatmentId("examplumab")]

    assert "Weekly and Daily" in {warning.product for warning in card.licence}


def test_a_warning_may_not_say_some_words(folder: Path) -> None:
    warn(folder, CARD, "eyes", WARNED.replace("Rare.", "It is safe."))

    assert told(folder) == ["examplumab.toml: licence[12].text: must not say 'safe'"]


def test_a_card_does_not_leave_deaths_at_no_figure(folder: Path) -> None:
    change(folder, CARD, "We found no fair test.", "We found no figure.")

    (problem,) = told(folder)
    assert problem.startswith("examplumab.toml: harms[0]: says no figure for deaths")


def test_a_card_does_not_lack_what_another_has_from_the_same_source(folder: Path) -> None:
    change(folder, CARD, "n = 200", 'no_n = "Not in the text we read"')

    (problem,) = told(folder)
    assert problem.startswith("examplumab.toml: worse: has no number of people; ")


def test_an_answer_from_the_licence_is_not_asked_of_each_card(folder: Path) -> None:
    change(folder, "compare.toml", "[[row]]", f"{MUST_NOT_ROW}[[row]]")

    assert load(folder).rows[0].only_licence


def test_all_problems_are_told_at_once(folder: Path) -> None:
    change(folder, CARD, "A tablet once a day.", "A miracle.")
    change(folder, CLAIMS, 'treatment = "examplumab"', 'treatment = "examplumob"')
    change(folder, "matters.toml", 'rows = ["worse"]', 'rows = ["cost"]')

    assert [problem.split(":")[0] for problem in told(folder)] == [
        "examplumab.toml",
        "claims.toml",
        "matters.toml",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('estimates = ["worse"]', 'estimates = ["gone"]', "the card has no estimate 'gone'"),
        ("figures = [26.0, 32.0]", "figures = [27.0, 32.0]", "27.0 is in none of its estimates"),
        (
            'on a dummy pill"\nmeasure',
            'for every {of} people on a dummy pill"\nunit = "per 100 people each year"\nmeasure',
            "'worse' counts people",
        ),
    ],
)
def test_a_figure_of_the_comparison_is_one_of_its_card(
    folder: Path, old: str, new: str, said: str
) -> None:
    change(folder, "cards/examplumab.toml", old, new)

    assert f"examplumab.toml: compare: worse: {said}" in told(folder)
