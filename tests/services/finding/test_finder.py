"""Search in what ships: the words people use find their card, and the sentence in it."""

from __future__ import annotations

import re
import tracemalloc
from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk.content.library import Library
from msdesk.content.pieces import Piece, pieces
from msdesk.content.walking import texts
from msdesk.domain.finding import Hit, HitKind, Way
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.place import CardPlace, Place, TypePlace, WordPlace
from msdesk.domain.screen import Screen
from msdesk.services.finding.excerpt import LONGEST
from msdesk.services.finding.finder import Finder, in_turn
from msdesk.services.finding.shelf import Found, Shelf
from msdesk.services.finding.typed import words_in
from tests.services.finding.phrases import ASKED, PHRASES


def cards(hits: tuple[Hit, ...]) -> list[str]:
    """Return the cards of some hits, in their order."""
    return [hit.place.card for hit in hits if isinstance(hit.place, CardPlace)]


def answers(hit: Hit) -> set[str]:
    """Return the names of the places a hit leads to, as ``ASKED`` calls them."""
    card = hit.place.card if isinstance(hit.place, CardPlace) else ""
    is_line = "licensed for PPMS that is not active" in hit.excerpt
    return {card, f"?{hit.question}", "ppms" if is_line else ""} - {""}


def shown(hit: Hit) -> list[str]:
    """Return what is marked in a hit."""
    return [hit.excerpt[start:end] for start, end in hit.marked]


@pytest.mark.parametrize(
    ("typed", "section"),
    [
        ("fertility", "Pregnancy and fertility"),
        ("vaccine", "Checks and vaccines"),
        ("stopping", "If it is stopped"),
    ],
)
def test_a_word_of_a_section_finds_that_section_of_cards(
    finder: Finder, typed: str, section: str
) -> None:
    sections = {
        hit.place.section for hit in finder.find(typed) if isinstance(hit.place, CardPlace)
    }

    assert section in sections


@pytest.mark.parametrize("typed", ["cost", "wheelchair", "abroad", "baby", "price", "drip"])
def test_an_everyday_word_finds_cards_first(finder: Finder, typed: str) -> None:
    first = cards(finder.find(typed)[:3])

    assert len(first) == 3
    assert len(set(first)) > 1


@pytest.mark.parametrize(
    "typed",
    ["hsct", "AHSCT", "hematopoietic", "haematopoietic", "bone marrow transplant", "HSC"],
)
def test_all_its_names_find_the_transplant_first(finder: Finder, typed: str) -> None:
    assert cards(finder.find(typed))[0] == "ahsct"


@pytest.mark.parametrize(
    ("typed", "card"),
    [
        ("fingolomod", "fingolimod"),
        ("ocrelizumba", "ocrelizumab"),
        ("natlizumab", "natalizumab"),
        ("Tecfidira", "dimethyl-and-diroximel-fumarate"),
        ("mesenchimal", "mesenchymal-stem-cells"),
        ("gilenya", "fingolimod"),
        ("clad", "cladribine"),
    ],
)
def test_a_slip_or_a_beginning_of_a_name_finds_the_card_first(
    finder: Finder, typed: str, card: str
) -> None:
    assert cards(finder.find(typed))[0] == card


@pytest.mark.parametrize("slip", ["fertilty", "fretility", "fertilitty", "fartility"])
def test_a_slip_finds_what_the_word_finds(finder: Finder, slip: str) -> None:
    assert "fertility" in shown(finder.find(f"{slip} ")[0])


def test_a_short_word_is_not_taken_for_another(finder: Finder) -> None:
    assert finder.find("xqz") == ()


@pytest.mark.parametrize("typed", ["stop", "stopping", "stopped"])
def test_an_ending_makes_no_difference(finder: Finder, typed: str) -> None:
    stems = {word.casefold()[:4] for word in shown(finder.find(f"{typed} ")[0])}

    assert stems == {"stop"}


def test_a_whole_question_finds_the_sentence_that_answers_it(finder: Finder) -> None:
    first = finder.find("can i still have a baby after the transplant")[0]

    assert first.title == "AHSCT: Pregnancy and fertility"


def test_words_that_the_card_lacks_find_it_by_what_they_mean(finder: Finder) -> None:
    first = finder.find("tablet that makes you blush")[0]

    assert cards((first,)) == ["dimethyl-and-diroximel-fumarate"]
    assert "flushing" in shown(first)


def test_what_people_type_finds_its_card_among_the_first_three(finder: Finder) -> None:
    lost = {
        typed: first
        for typed, wanted in PHRASES
        if not set(first := cards(finder.find(typed)[:3])) & set(wanted.split())
    }

    assert len(lost) <= len(PHRASES) * 0.04, lost


@pytest.mark.parametrize(("typed", "wanted"), ASKED)
def test_what_people_ask_finds_its_answer_among_the_first_three(
    finder: Finder, typed: str, wanted: str
) -> None:
    found = set[str]().union(*map(answers, finder.find(typed)[:3]))

    assert found & set(wanted.split())


@pytest.mark.parametrize(
    "typed",
    [
        *("rituximab", "rituximab instead of ocrelizumab", "MabThera for MS", "Sweden rituximab"),
        *("Rituxan", "Truxima", "Rixathon", "off label"),
    ],
)
def test_rituximab_is_found_among_the_first_three(finder: Finder, typed: str) -> None:
    assert "rituximab" in cards(finder.find(typed)[:3])


@pytest.mark.parametrize(
    "typed",
    [
        *("frexalimab", "obexelimab", "vidofludimus", "fenebrutinib", "foralumab", "BTK"),
        *("new drugs", "in the pipeline", "trial medicines", "any new drugs for MS"),
    ],
)
def test_medicines_in_trials_are_found_among_the_first_three(finder: Finder, typed: str) -> None:
    assert "new-medicines-in-trials" in cards(finder.find(typed)[:3])


@pytest.mark.parametrize("typed", ["BTK", "fenebrutinib", "tolebrutinib"])
def test_a_btk_tablet_is_found_on_its_own_card_first(finder: Finder, typed: str) -> None:
    assert cards(finder.find(typed))[0] == "tolebrutinib-and-btk-inhibitors"


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("waiting list", "waiting-list"),
        ("my other illness at a clinic abroad", "clinic-other-illness"),
        ("can steroids harm my bones", "steroids-bones"),
        ("travel home after the transplant", "clinic-journey"),
        ("will you still see me if i go abroad", "clinic-still-see"),
        ("outbreak cancelled my place", "clinic-cancelled"),
        ("prognosis", "outlook"),
        ("natalizumab drips further apart", "natalizumab-gaps"),
        ("food and diet", "food"),
        ("tried other medicines insurer", "insurer-first"),
        ("rituximab instead of ocrelizumab", "rituximab-instead"),
    ],
)
def test_what_people_ask_finds_the_question_of_the_bank_among_the_first_three(
    finder: Finder, typed: str, question: str
) -> None:
    assert question in [hit.question for hit in finder.find(typed)[:3]]


@pytest.mark.parametrize("typed", ["diary", "write a note"])
def test_a_screen_is_found_by_any_of_its_words(finder: Finder, typed: str) -> None:
    assert finder.find(typed)[0].place is Screen.NOTES


def test_one_card_does_not_fill_the_top(finder: Finder) -> None:
    first = cards(finder.find("transplant")[:10])

    assert max(Counter(first).values()) <= 4


def test_cards_are_found_where_a_question_fits_better_than_any(finder: Finder) -> None:
    assert "ahsct" in finder.cards("stem cells abroad journey home")


def test_two_words_that_are_one_are_found_as_one(finder: Finder) -> None:
    assert finder.find("sun screen ")[0] == finder.find("sunscreen ")[0]


def test_two_words_that_say_nothing_are_not_put_together(finder: Finder) -> None:
    # The texts have "forms".
    assert not [hit for hit in finder.find("spray for ms ") if "forms" in shown(hit)]


@pytest.mark.parametrize(
    ("typed", "kind", "place"),
    [
        ("settings", HitKind.SCREEN, Screen.SETTINGS),
        ("sett", HitKind.SCREEN, Screen.SETTINGS),
        ("make a backup", HitKind.ACTION, Screen.BACKUPS),
        ("get help now", HitKind.SCREEN, Screen.HELP),
    ],
)
def test_a_screen_or_an_action_is_found_first_by_its_name(
    finder: Finder, typed: str, kind: HitKind, place: Screen
) -> None:
    first = finder.find(typed)[0]

    assert (first.kind, first.place) == (kind, place)


def test_an_action_says_what_is_done(finder: Finder) -> None:
    assert finder.find("make a backup")[0].action == "backup"


def test_a_text_of_a_screen_is_called_as_the_screen(finder: Finder) -> None:
    hits = finder.find("samaritans")

    assert {hit.title for hit in hits if hit.place is Screen.HELP} == {"Get help now"}


def test_what_is_said_of_a_type_opens_at_that_type(finder: Finder) -> None:
    found = {hit.place: hit.title for hit in finder.find("ppms no medicine")[:3]}

    name = "Primary progressive MS (PPMS), not active"
    assert found[TypePlace(MsType.PPMS_NOT_ACTIVE)] == name


def test_a_word_of_the_glossary_is_found_where_it_is_explained(finder: Finder) -> None:
    places = [hit.place for hit in finder.find("oligoclonal bands", 60)]

    assert WordPlace("oligoclonal bands") in places


def test_a_trial_is_found_by_its_number(finder: Finder) -> None:
    assert "NCT03477500" in shown(finder.find("NCT03477500")[0])


def test_a_source_is_found_by_its_author(finder: Finder) -> None:
    assert "Burt" in shown(finder.find("burt 2019")[0])


def test_no_more_hits_come_than_are_wanted(finder: Finder) -> None:
    assert len(finder.find("relapse", 5)) == 5


@given(st.text())
def test_nothing_typed_is_ever_an_error(shelf: Shelf, typed: str) -> None:
    for hit in Finder(shelf).find(typed):
        assert len(hit.excerpt) <= LONGEST
        assert all(0 <= start < end <= len(hit.excerpt) for start, end in hit.marked)


@pytest.mark.parametrize("typed", ["", "   ", "?", '"', "*", "AND", "a", "🙂", "(", "x" * 5000])
def test_what_says_nothing_is_no_error(finder: Finder, typed: str) -> None:
    finder.find(typed)


def test_every_text_of_every_card_is_found_by_its_own_words(
    shelf: Shelf, library: Library
) -> None:
    listed = [piece for piece in pieces(library) if isinstance(piece.place, CardPlace)]
    times = Counter(word for piece in listed for word in set(_words(piece)))

    @cache  # some texts stand on several cards
    def places(typed: str) -> list[Place]:
        found, _ = shelf.find(shelf.typed.ideas(typed))
        return [each.piece.place for each in in_turn(found)[:200]]

    def is_found(piece: Piece, by: int) -> bool:
        rarest = sorted(set(_words(piece)), key=lambda word: (times[word], word))[:by]
        return piece.place in places(f"{' '.join(rarest)} ")

    lost = [each.place for each in listed if not is_found(each, by=3) and not is_found(each, 16)]
    assert lost == []


def test_a_card_counts_less_each_time_whether_a_hit_is_of_it_or_only_stands_on_it() -> None:
    hits = [
        Found(Piece(kind=HitKind.CLAIM, of=of, title=title, place=CardPlace(TreatmentId(card))), 1)
        for title, of, card in [
            ("its own", "a", "a"),
            ("of several", "sign", "a"),
            ("of another", "b", "b"),
            ("elsewhere", "sign", "c"),
            ("its own again", "a", "a"),
        ]
    ]

    turns = [each.piece.title for each in in_turn(hits)]

    assert turns == ["its own", "of another", "of several", "elsewhere", "its own again"]


def test_every_text_that_a_card_holds_is_in_a_piece(library: Library) -> None:
    said = {
        line
        for piece in pieces(library)
        for text in (piece.head, piece.text, *piece.small)
        for line in text.split("\n")
    }

    # The comparison's, a question to begin with, ids, and what is for editors.
    aside = re.compile(r"compare|ask$|first.*\.(?:why|items\[)|spans.*\.(?:items\[|picture)")
    for card in library.treatments.values():
        texts_of = dict(texts(card))
        lost = {
            at: text
            for at, text in texts_of.items()
            if not aside.match(at) and not said.issuperset(text.split("\n")) and text
        }
        assert lost == {}


def _words(piece: Piece) -> list[str]:
    return words_in(f"{piece.head} {piece.text} {' '.join(piece.small)}")


def test_words_that_stand_together_count_more_than_apart(finder: Finder) -> None:
    # Both words are in many cards, and together in one.
    assert "ocrelizumab" in cards(finder.find("trouble swallowing", 3))


def test_a_question_of_the_bank_can_be_asked_from_its_hit(
    finder: Finder, library: Library
) -> None:
    question = library.questions[0]

    hits = finder.find(question.text)

    assert question.id in [hit.question for hit in hits]


def test_a_question_is_told_by_itself_and_not_by_the_words_it_is_found_by(
    finder: Finder,
) -> None:
    first = finder.find("keto diet")[0]

    assert first.excerpt == "Does any food or diet change MS, and how do you know?"


def test_a_screen_is_told_by_what_it_is_for_and_not_by_the_words_it_is_found_by(
    library: Library,
) -> None:
    way = Way(title="Settings", place=Screen.SETTINGS, words=("dark theme",), excerpt="Its look.")
    shelf = Shelf(library, [way])

    first = Finder(shelf).find("dark theme")[0]
    shelf.close()

    assert (first.place, first.excerpt) == (Screen.SETTINGS, "Its look.")


def test_a_word_found_by_its_other_name_is_told_by_its_explanation(finder: Finder) -> None:
    (hit,) = [each for each in finder.find("DMT") if each.kind is HitKind.WORD]

    assert (hit.title, hit.excerpt[:12]) == ("disease-modifying", "A treatment ")


def test_the_pieces_of_a_section_share_what_they_are_called(library: Library) -> None:
    titles = [piece.title for piece in pieces(library) if isinstance(piece.place, CardPlace)]

    assert len({id(title) for title in titles}) == len(set(titles)) < len(titles)


def test_a_piece_that_can_be_found_takes_little_memory(library: Library) -> None:
    tracemalloc.start()
    try:
        shelf = Shelf(library)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    shelf.close()

    assert held < 540 * len(shelf.pieces)
