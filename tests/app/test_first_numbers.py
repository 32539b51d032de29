"""What a tired reader sees of a card: all of it at once, in few words, on every card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from msdesk import paths
from msdesk.domain.first import face_lines
from msdesk.domain.first_words import shown_first
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.place import CardPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.screen import Screen
from msdesk.ui.evidence.first_numbers import FirstBox
from msdesk.ui.widgets.page import settle
from tests.app.living import Life
from tests.ui.finding import seen, texts
from tests.ui.geometry import misfits

CARDS = sorted(path.stem for path in (paths.resources() / "cards").glob("*.toml"))
WINDOW = QSize(1280, 860)
_MOST_WORDS = 350
_LAST = "Read the whole card"


def readers(lived: Life, card: str) -> Iterator[tuple[MsType, ...]]:
    """Yield nobody's type and each type of MS, of those who see the same only one."""
    treatment = lived.library.treatments[TreatmentId(card)]
    every: list[tuple[MsType, ...]] = [(), *((each,) for each in MsType)]
    told: dict[object, tuple[MsType, ...]] = {}
    for mine in every:
        lines = tuple(line for line, _ in face_lines(treatment.face, mine))
        told.setdefault((lines, shown_first(treatment, mine)), mine)
    yield from told.values()


def read(lived: Life, card: str, mine: tuple[MsType, ...]) -> QWidget:
    """Return the page of a card as somebody with these types sees it first."""
    answer = TypeAnswer.KNOWN if mine else TypeAnswer.NOT_ASKED
    lived.record.profile.save(Profile(answer=answer, ms_types=mine))
    lived.parts.navigation.begin_at(CardPlace(TreatmentId(card)))  # made anew for each of them
    page = lived.shown
    for _ in range(3):
        settle()
        QCoreApplication.processEvents()
    return page


def first_of(page: QWidget) -> tuple[list[QWidget], int]:
    """Return what stands on a page down to its buttons, and how far down that is."""
    all_of_it = [*seen(page, QLabel), *seen(page, QAbstractButton)]
    (last,) = [each for each in all_of_it if each.accessibleName().startswith(_LAST)]
    lowest = _foot_of(last, page)
    return [each for each in all_of_it if _foot_of(each, page) <= lowest], lowest


def _foot_of(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, widget.height())).y()


def words_of(widget: QWidget) -> int:
    said = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return len(said.split())


@pytest.mark.parametrize("card", CARDS)
def test_what_comes_first_is_seen_at_once_and_has_few_words(fresh: Life, card: str) -> None:
    fresh.window.resize(WINDOW)
    QCoreApplication.processEvents()
    fresh.window.setUpdatesEnabled(False)

    found = []
    for mine in readers(fresh, card):
        page = read(fresh, card, mine)
        first, lowest = first_of(page)
        words = sum(map(words_of, first))
        if lowest > page.height() or words > _MOST_WORDS:
            found.append(f"{mine}: down to {lowest} of {page.height()}, {words} words")
    assert found == []


@pytest.mark.parametrize("region", Region)
def test_how_it_stands_for_my_type_by_the_rules_is_said_at_once(
    fresh: Life, region: Region
) -> None:
    mine = (MsType.PPMS_NOT_ACTIVE,)
    fresh.record.profile.save(Profile(answer=TypeAnswer.KNOWN, ms_types=mine, region=region))
    page = fresh.go(CardPlace(TreatmentId("ahsct")))
    card = fresh.library.treatments[TreatmentId("ahsct")]
    status = card.note_for(mine[0], region).status.value.lower()

    (said,) = [each for each in texts(page) if "Nobody has put it to a fair test" in each]
    assert said.endswith(f"Rules, {region.value}: {status}.")


@pytest.mark.parametrize("card", CARDS)
def test_what_a_sentence_rests_on_ends_before_the_rules_begin(fresh: Life, card: str) -> None:
    page = read(fresh, card, (MsType.PPMS_NOT_ACTIVE,))

    before = [each.partition(" Rules, ")[0] for each in texts(page) if " Rules, " in each]
    assert [words for words in before if not words.endswith((".", "?"))] == []


def test_who_gave_no_type_is_told_of_no_rules(fresh: Life) -> None:
    page = read(fresh, "ahsct", ())

    assert [each for each in texts(page) if "Rules, " in each] == []


@pytest.mark.parametrize(
    ("card", "mine"),
    [
        ("ahsct", MsType.PPMS_NOT_ACTIVE),
        ("ofatumumab", MsType.RRMS),
        ("siponimod", MsType.RIS),
    ],
)
def test_what_the_pictures_show_is_said_beside_the_heading(
    fresh: Life, card: str, mine: MsType
) -> None:
    fresh.window.resize(WINDOW)
    page = read(fresh, card, (mine,))

    heading, key = (
        next(each for each in seen(page, QLabel) if start in each.text())
        for start in ("The numbers to know first", "Filled: it happened to them.")
    )
    assert key.mapTo(page, key.rect().topLeft()).x() > _right_of(heading, page)
    assert abs(_middle_of(key, page) - _middle_of(heading, page)) <= 2


def _right_of(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, widget.rect().topRight()).x()


def _middle_of(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, widget.rect().center()).y()


@pytest.mark.parametrize("card", ["ahsct", "no-new-treatment", "siponimod"])
def test_what_nobody_has_measured_takes_the_room_of_a_number(fresh: Life, card: str) -> None:
    fresh.window.resize(WINDOW)
    QCoreApplication.processEvents()
    fresh.window.setUpdatesEnabled(False)

    for mine in readers(fresh, card):
        boxes = seen(read(fresh, card, mine), FirstBox)
        for left, right in zip(boxes[:4:2], boxes[1:4:2], strict=True):
            assert left.height() == right.height()
            assert abs(left.width() - right.width()) <= 1


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_the_first_numbers_fit_every_window(fresh: Life, percent: int) -> None:
    preferences = fresh.parts.preferences
    preferences.change(preferences.value._replace(text_percent=percent))
    fresh.rest()

    found: list[str] = []
    for card, mine in (
        ("siponimod", (MsType.SPMS_ACTIVE,)),
        ("mesenchymal-stem-cells", (MsType.PPMS_ACTIVE, MsType.RRMS)),
        ("rehabilitation-and-symptom-care", ()),
        ("symptom-medicines", (MsType.CIS,)),
    ):
        page = read(fresh, card, mine)
        found += misfits(fresh.window, fresh.shown, percent)
        assert seen(page, FirstBox)
    assert found == []


def test_one_press_leads_to_the_whole_card(fresh: Life) -> None:
    page = read(fresh, "ocrelizumab", ())

    fresh.press(_LAST, page)

    has = fresh.window.focusWidget()
    assert has is not None
    assert has.accessibleName() == "What it is"
    fresh.until(lambda: 0 <= has.mapTo(page, QPoint(0, 0)).y() < page.height())


def test_who_gave_no_type_is_led_to_where_it_is_told(fresh: Life) -> None:
    page = read(fresh, "ocrelizumab", ())

    fresh.press("Go to My MS: Your type of MS", page)

    assert fresh.page is Screen.MY_MS


def test_a_number_becomes_a_question(fresh: Life) -> None:
    page = read(fresh, "ocrelizumab", (MsType.RRMS,))

    fresh.press("Ask about: ", page)

    (kept,) = [q for q in fresh.record.questions.all() if "I read" in q.text]
    assert "9 out of 100" in kept.text
