"""The whole card is folded: what stands there all the same, what is opened, where one is led."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.content.walking import texts as texts_of
from msdesk.domain.first_place import told_at
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.section import Section
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import WarningKind
from msdesk.domain.words import without_the_text_we_read
from msdesk.settings import Settings
from msdesk.store.record import Record
from msdesk.ui.evidence.citing import by_name
from msdesk.ui.evidence.first_numbers import FirstBox
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.evidence.licence_brief import licence_brief
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.evidence.span_card import SpanCard
from msdesk.ui.frame.in_sight import area_around
from msdesk.ui.look import Look
from msdesk.ui.pages.card.page import CardPage
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import settle
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import TODAY, Show
from tests.ui.finding import button, fold_of, folds, press, seen, texts, whole

AHSCT = "ahsct"
CARDS = (
    *(AHSCT, "car-t-and-immune-cells", "donor-neural-stem-cells", "mesenchymal-stem-cells"),
    *("skin-made-neural-stem-cells", "no-new-treatment", "rehabilitation-and-symptom-care"),
    *("alemtuzumab", "cladribine", "dimethyl-and-diroximel-fumarate", "fingolimod", "glatiramer"),
    *("interferon-beta", "natalizumab", "ocrelizumab", "ofatumumab", "ozanimod", "peginterferon"),
    *("ponesimod", "siponimod", "teriflunomide", "ublituximab", "mitoxantrone"),
    *("tolebrutinib-and-btk-inhibitors", "myelin-repair-drugs", "symptom-medicines"),
    "new-medicines-in-trials",
)
_ELSEWHERE = (  # what a card holds and shows nowhere, or not in its sections
    *("compare", "first", "face", "ask", "name", "short_name", "other_names", "one_line"),
    *("evidence_line", "licence_of", "no_trials"),
)
_NOT_SAID = re.compile(  # for editors; said in another form; not said where it is none or all
    r"\.(certainty_lines\[\d+\]|paid_for|no_range|otherwise|picture|items\[\d+\])$"
)


class Cards:
    """Makes the page of a shipped card as a test wants it."""

    def __init__(self, qtbot: QtBot, look: Look, library: Library, record: Record) -> None:
        self._qtbot, self._look, self.library, self._record = qtbot, look, library, record
        self.kept: Collection[str] = ()

    def page(
        self,
        item: str = AHSCT,
        *ms_types: MsType,
        region: Region = Region.UK_EU,
        opened: Collection[str] = (),
    ) -> CardPage:
        card = self.library.treatments[TreatmentId(item)]
        form = LogForm(self._look, self._record.log, self._record.drafts, card.id, TODAY)
        profile = Profile(answer=TypeAnswer.KNOWN, ms_types=ms_types, region=region)
        page = CardPage(
            self._look,
            self.library,
            card,
            profile,
            Settings(country="Elsewhere"),
            form,
            TODAY,
            opened,
            self._keep,
        )
        self._qtbot.addWidget(page)
        return page

    def _keep(self, opened: Collection[str]) -> None:
        self.kept = opened


@pytest.fixture
def cards(qtbot: QtBot, look: Look, library: Library, record: Record) -> Cards:
    return Cards(qtbot, look, library, record)


def made(page: CardPage) -> CardPage:
    """Return a page with all of it made that is not folded, and not on the screen."""
    page.hide()
    for parts in page.findChildren(Gradual):
        parts.finish()
    return page


def opened(page: CardPage, title: str = "") -> CardPage:
    """Return a page with all of it open, or one fold, and not on the screen.

    To lay all of it out takes longer than to make it.
    """
    while True:
        made(page)
        more = [each for each in page.findChildren(Fold) if not each.is_open]
        more = [each for each in more if title in ("", each.title)]
        few = [] if title else [each for each in page.findChildren(FewFirst) if each.holds]
        for fold in more:
            fold.open()
        for some in few:
            some.open()
        if not (more or few):
            return page


def said(root: QWidget) -> str:
    """Return all that could be seen or heard on a page that is shown, spaced alike."""
    words = []
    for each in in_view(root):
        words += [each.accessibleName()] if isinstance(each, QLabel | QAbstractButton) else []
        words += [each.text()] if isinstance(each, QLabel) else []
    return _plain("\n".join(words))


def in_view(root: QWidget) -> Iterator[QWidget]:
    """Yield all below a widget that Qt would show with it."""
    own = Qt.FindChildOption.FindDirectChildrenOnly
    put_away = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    for child in root.findChildren(QWidget, options=own):
        if not child.isWindow() and not (child.isHidden() and child.testAttribute(put_away)):
            yield child
            yield from in_view(child)


def _plain(text: str) -> str:
    return " ".join(text.replace("•", " ").split())


def held(card: Treatment) -> Iterator[tuple[str, str]]:
    """Yield each text of a card that its sections show, with its place."""
    every = dict(texts_of(card))
    for place, text in every.items():
        field = re.split(r"[.\[]", place)[0]
        alone = place.endswith("arms[0].label") and place.replace("[0].l", "[1].l") not in every
        if field not in _ELSEWHERE and not _NOT_SAID.search(place) and not alone:
            yield place, text


def lost(card: Treatment, shown: str) -> list[tuple[str, str]]:
    """Return each sentence of a card that is not shown, with its place."""
    return [
        (place, sentence)
        for place, text in held(card)
        for sentence in _sentences(text)
        if sentence not in shown and without_the_text_we_read(sentence) not in shown
    ]


def _sentences(text: str) -> list[str]:
    return [_plain(each).rstrip(".") for each in re.split(r"(?<=[.!?])\s+|\{.*?\}", text)]


@pytest.mark.parametrize("item", CARDS)
def test_nothing_of_a_card_is_lost_by_folding(cards: Cards, item: str) -> None:
    card = cards.library.treatments[TreatmentId(item)]
    shown = said(opened(cards.page(item, *MsType)))
    if lost(card, shown):  # what is for the other region only
        american = cards.page(item, *MsType, region=Region.US)
        shown += said(opened(american, "For my type of MS"))

    assert lost(card, shown) == []


@pytest.mark.parametrize("item", CARDS)
def test_what_sums_a_section_up_stands_there_while_it_is_folded(cards: Cards, item: str) -> None:
    card = cards.library.treatments[TreatmentId(item)]
    page = made(cards.page(item))

    shown = [each.text() for each in in_view(page) if isinstance(each, QLabel)]
    for field in card.in_short.__struct_fields__ if card.in_short else ():
        assert getattr(card.in_short, field).text in shown


@pytest.mark.parametrize("region", Region)
def test_who_must_not_take_it_and_boxed_warnings_are_never_folded(
    qtbot: QtBot, look: Look, library: Library, region: Region
) -> None:
    for card in library.treatments.values():
        box = licence_brief(look, card, region, by_name(look, library.sources))
        qtbot.addWidget(box)
        for warning in card.licence:
            grave = warning.boxed or warning.kind is WarningKind.MUST_NOT
            if grave and region in warning.regions:
                assert all(_plain(line) in said(box) for line in warning.lines), card.id


@pytest.mark.parametrize("region", Region)
def test_the_box_of_ones_own_region_stands_there_while_the_section_is_folded(
    cards: Cards, region: Region
) -> None:
    page = whole(cards.page("teriflunomide", region=region))

    shown = texts(fold_of(page, "What the licence warns of"), "heading")
    assert shown[-1] == f"Who must not take it: {region.value}"
    assert ("Boxed warning: United States" in shown) is (region is Region.US)


def test_boxed_warnings_that_only_the_other_region_has_are_named_first(cards: Cards) -> None:
    page = whole(cards.page("rituximab"))

    shown = texts(fold_of(page, "What the licence warns of"))
    named = (
        "Boxed warnings in the United States: "
        "PML; serious infections; severe reactions to a dose; skin reactions."
    )
    assert shown.index(named) < shown.index("Who must not take it: UK and EU")


def test_those_of_the_other_region_are_one_press_away(cards: Cards) -> None:
    page = whole(cards.page("teriflunomide"))
    assert "Boxed warning: United States" not in texts(page)

    name = "Show what it says in: United States: who must not take it, and boxed warnings"
    press(page, name)

    assert "Boxed warning: United States" in texts(page)


def test_nothing_inside_a_section_is_made_before_it_is_opened(cards: Cards) -> None:
    page = whole(cards.page())

    assert page.findChildren(ItemCard) == []


def test_each_section_says_how_much_is_inside(cards: Cards) -> None:
    card = cards.library.treatments[TreatmentId(AHSCT)]
    page = whole(cards.page())

    (amount,) = [t for t in texts(fold_of(page, "What may go wrong")) if "results" in t]
    assert re.fullmatch(rf"{len(card.harms)} results, about \d+ minutes", amount)


def test_what_is_about_other_types_is_told_apart_by_its_section(cards: Cards) -> None:
    page = whole(cards.page("rituximab", MsType.PPMS_ACTIVE))
    for section in ("What it may do", "What may go wrong"):
        fold_of(page, section).open()
    whole(page)

    inner = [f.heading for f in seen(page, Fold) if f.title == "In other types of MS"]
    assert [each.accessibleName() for each in inner] == [
        "In other types of MS: What it may do",
        "In other types of MS: What may go wrong",
    ]


def test_all_can_be_opened_and_folded_with_one_press_each(cards: Cards) -> None:
    page = whole(cards.page("cladribine"))

    press(page, "Open all")
    whole(page)
    assert all(fold_of(page, each.value).is_open for each in Section if each.value in folds(page))

    press(page, "Fold all")
    assert not any(fold.is_open for fold in seen(page, Fold))


def test_sections_that_are_not_there_yet_are_made_in_turns_and_then_opened(
    cards: Cards, show: Show
) -> None:
    page = cards.page()
    show(page)

    press(page, "Open all")
    at_once = sections(page)

    there = sections(whole(page))
    assert len(at_once) < len(there)
    assert all(fold.is_open for fold in there)


def sections(page: CardPage) -> list[Fold]:
    """Return the sections that have been made."""
    titles = {each.value for each in Section}
    return [fold for fold in seen(page, Fold) if fold.title in titles]


def test_the_keyboard_stays_on_the_button_that_opens_all(cards: Cards, show: Show) -> None:
    page = cards.page()
    show(page)
    everything_button = button(whole(page), "Open all")
    everything_button.setFocus()

    everything_button.click()

    assert everything_button.hasFocus()


def test_what_is_open_is_kept_and_open_when_one_comes_back(qtbot: QtBot, cards: Cards) -> None:
    page = whole(cards.page(AHSCT, MsType.RRMS))
    press(page, "Pregnancy and fertility")
    press(page, "Checks and vaccines")
    press(page, "Checks and vaccines")
    qtbot.waitUntil(lambda: tuple(cards.kept) == ("Pregnancy and fertility",))

    again = whole(cards.page(AHSCT, MsType.RRMS, opened=cards.kept))

    assert [fold.title for fold in seen(again, Fold) if fold.is_open] == list(cards.kept)
    card = cards.library.treatments[TreatmentId(AHSCT)]
    assert card.pregnancy[-1].text in texts(again)


def test_what_is_folded_inside_a_section_and_was_opened_is_open_again(
    qtbot: QtBot, cards: Cards
) -> None:
    page = whole(cards.page(AHSCT, MsType.PPMS_ACTIVE))
    press(page, "What it may do")
    whole(page)
    (others,) = [t for t in folds(page) if t.startswith("In other types")]
    press(page, f"{others}: What it may do")
    qtbot.waitUntil(lambda: len(cards.kept) == 2)

    again = whole(cards.page(AHSCT, MsType.PPMS_ACTIVE, opened=cards.kept))

    assert fold_of(again, others).is_open


def test_a_list_that_was_shown_whole_is_whole_again(qtbot: QtBot, cards: Cards) -> None:
    page = whole(cards.page())
    press(page, "What may go wrong")
    whole(page)
    (more,) = [b for b in seen(page, QAbstractButton) if b.text().startswith("Show 2")]
    more.click()
    qtbot.waitUntil(lambda: len(cards.kept) == 2)

    again = whole(cards.page(opened=cards.kept))

    (few,) = fold_of(again, "What may go wrong").inside.findChildren(FewFirst)
    assert few.holds == frozenset()


def test_a_word_in_a_list_that_is_shown_whole_is_explained_once(cards: Cards) -> None:
    page = whole(cards.page())
    press(page, "What is not known")
    whole(page)
    press(page, "What may go wrong")
    whole(page)
    next(b for b in seen(page, QAbstractButton) if b.text().startswith("Show 2")).click()

    explained = [t for t in texts(page) if t.startswith("What “")]
    assert sorted(set(explained)) == sorted(explained)


def test_what_was_opened_a_moment_ago_is_kept_when_the_page_goes(cards: Cards) -> None:
    page = whole(cards.page())
    press(page, "Open trials")

    page.keep_now()

    assert tuple(cards.kept) == ("Open trials",)


@pytest.mark.parametrize(
    ("section", "at"),
    [
        (Section.BENEFITS, "benefits[28]"),
        (Section.HARMS, "harms[9]"),
        (Section.LIVING, "living_with.mind[1]"),
        (Section.LICENCE, "licence[40]"),
        (Section.HOW_GIVEN, "how_given[2].text"),
        (Section.MY_TYPE, "eligibility[5]"),
        (Section.TRIALS, "trials[1]"),
        (Section.RED_FLAGS, "red_flag:9"),
        (Section.SOURCES, "source:burman2014"),
        (Section.ABOUT, "record"),
    ],
)
def test_one_is_led_to_a_place_however_deep_it_is_folded(
    qtbot: QtBot, cards: Cards, show: Show, section: Section, at: str
) -> None:
    page = cards.page(AHSCT, *MsType)
    show(page)
    page.setFocus()

    page.open_at(section.value, at)

    qtbot.waitUntil(lambda: "What you looked for" in texts(page))
    (mark,) = [t for t in seen(page, Text) if t.text() == "What you looked for"]
    place = mark.parentWidget()
    assert place is not None
    assert place.property("found") == "true"
    keyboard = page.window().focusWidget()
    assert place.isAncestorOf(keyboard)
    assert keyboard.visibleRegion().boundingRect().height() > 0


@pytest.mark.parametrize("at", ["first[4]", "face[1]"])
def test_one_is_led_to_what_stands_above_the_sections(
    qtbot: QtBot, cards: Cards, show: Show, at: str
) -> None:
    page = cards.page(AHSCT, *MsType)
    show(page)
    page.setFocus()

    page.open_at("", at)

    qtbot.waitUntil(lambda: page.window().focusWidget() is not page)
    keyboard = page.window().focusWidget()
    place = next(w for w in page.findChildren(QWidget) if w.property("found") == "true")
    assert at in place.property("places")
    assert place.isAncestorOf(keyboard)
    qtbot.waitUntil(lambda: keyboard.visibleRegion().boundingRect().height() > 0)


def test_a_number_for_another_type_leads_to_the_result_it_rests_on(
    qtbot: QtBot, cards: Cards, show: Show
) -> None:
    page = cards.page(AHSCT, MsType.PPMS_ACTIVE)
    shown = {place for w in page.findChildren(FirstBox) for place in w.property("places")}
    numbers = enumerate(page.card.first)
    at = next(f"first[{n}]" for n, each in numbers if each.items and f"first[{n}]" not in shown)
    show(page)
    page.setFocus()

    page.open_at("", at)

    qtbot.waitUntil(lambda: page.window().focusWidget() is not page)
    place = next(w for w in page.findChildren(QWidget) if w.property("found") == "true")
    assert told_at(page.card, at) in place.property("places")


def test_a_rule_for_another_type_is_folded_and_can_be_led_to(
    qtbot: QtBot, cards: Cards, show: Show
) -> None:
    page = cards.page(AHSCT, MsType.PPMS_ACTIVE)
    notes = enumerate(page.card.eligibility)
    at = next(f"eligibility[{n}]" for n, note in notes if MsType.RRMS in note.ms_types)
    show(page)
    page.setFocus()

    page.open_at(Section.MY_TYPE.value, at)

    qtbot.waitUntil(lambda: page.window().focusWidget() is not page)
    place = next(w for w in page.findChildren(QWidget) if w.property("found") == "true")
    assert at in place.property("places")


def test_what_is_said_to_other_types_leads_to_the_beginning(
    qtbot: QtBot, cards: Cards, show: Show
) -> None:
    page = cards.page(AHSCT, MsType.PPMS_ACTIVE)
    show(page)
    page.setFocus()

    page.open_at("", "face[0]")

    qtbot.waitUntil(lambda: page.window().focusWidget() is not page)
    assert page.window().focusWidget() is page.begin()


def test_where_nothing_shows_a_place_one_is_led_to_the_heading(
    qtbot: QtBot, cards: Cards, show: Show
) -> None:
    page = cards.page()
    show(page)
    page.setFocus()

    page.open_at(Section.TRIALS.value, "trials[99]")

    qtbot.waitUntil(lambda: page.window().focusWidget().accessibleName() == "Open trials")
    assert fold_of(page, "Open trials").is_open


def test_groups_that_measured_one_thing_stand_in_one_box_and_nowhere_else(cards: Cards) -> None:
    page = opened(cards.page())
    (span,) = cards.library.treatments[TreatmentId(AHSCT)].spans

    (box,) = seen(page, SpanCard)
    assert span.sentence in texts(box)
    inside = [each.property("item") for each in seen(box, ItemCard)]
    everywhere = [each.property("item") for each in seen(page, ItemCard)]
    assert inside == list(span.items)
    assert [each for each in everywhere if each in span.items] == inside


def test_its_groups_are_folded_beneath(cards: Cards) -> None:
    page = whole(cards.page())
    press(page, "What may go wrong")

    (box,) = seen(page, SpanCard)
    assert seen(box, ItemCard) == []


def test_a_word_is_explained_in_the_first_that_is_open_whichever_was_opened_first(
    cards: Cards,
) -> None:
    page = whole(cards.page())
    means = re.compile("What “relapse” means")
    press(page, "What is not known")
    press(page, "Open trials")

    before = [t for t in texts(page) if means.match(t)]
    press(page, "What it may do")
    after = [fold.title for fold in seen(page, Fold) for t in texts(fold) if means.match(t)]

    assert len(before) <= 1
    assert after == ["What it may do"]


def test_a_known_word_is_explained_elsewhere_at_a_press(cards: Cards) -> None:
    page = opened(cards.page("cladribine"))
    again = next(b for b in seen(page, QAbstractButton) if b.text() == "Words explained")
    before = len(texts(page))

    again.click()

    assert len(texts(page)) > before
    again.click()
    assert len(texts(page)) == before


def test_that_the_text_we_read_gave_no_number_is_said_whole_once(cards: Cards) -> None:
    page = opened(cards.page())

    boxes = [*seen(page, ItemCard), *seen(page, SpanCard)]
    items = [t for each in boxes for t in texts(each) if t not in texts(each, "heading")]
    assert len({t for t in items if without_the_text_we_read(t) != t}) == 1


def test_a_source_is_a_number_that_its_list_explains(cards: Cards) -> None:
    page = opened(cards.page())
    numbered = [b.accessibleName() for b in seen(page, QAbstractButton)]
    numbers = {n.split(",")[0] for n in numbered if re.match(r"\d+, source ", n)}
    listed = texts(fold_of(page, "Where this comes from")) + numbered

    assert numbers
    assert [n for n in numbers if not any(each.startswith(f"{n}. ") for each in listed)] == []


def test_the_log_is_open_where_something_is_half_typed(cards: Cards, record: Record) -> None:
    assert not fold_of(whole(cards.page()), "My log").is_open
    page = whole(cards.page())
    form = page.findChild(LogForm)
    assert form is not None
    form.reason.setPlainText("Because")
    form.keep_now()

    assert fold_of(whole(cards.page()), "My log").is_open


def test_the_folded_log_says_where_one_stands(cards: Cards) -> None:
    page = whole(cards.page())
    assert "Nothing yet." in texts(fold_of(page, "My log"))

    press(page, "Where I stand with it: Stem cell transplant (AHSCT)")
    press(page, "Considering it: Stem cell transplant (AHSCT)")

    assert "Considering it, 22 November 2026." in texts(fold_of(page, "My log"))


@pytest.mark.parametrize(
    ("title", "moved"), [("What it is", False), ("Open trials", True), ("My log", True)]
)
def test_what_is_opened_low_on_the_screen_is_brought_into_sight(
    qtbot: QtBot, cards: Cards, show: Show, title: str, *, moved: bool
) -> None:
    page = cards.page()
    show(page, 1000, 900)
    heading = fold_of(whole(page), title).heading
    settle()
    area = area_around(heading)
    assert area is not None
    low = 800 if moved else 100
    area.verticalScrollBar().setValue(heading.mapTo(page, QPoint(0, 0)).y() - low)
    before = heading.mapTo(page, QPoint(0, 0)).y()
    heading.setFocus()

    heading.click()
    whole(page)

    qtbot.waitUntil(lambda: (heading.mapTo(page, QPoint(0, 0)).y() < before // 2) is moved)
    qtbot.waitUntil(page.updatesEnabled)
    assert (heading.mapTo(page, QPoint(0, 0)).y() == before) is not moved
    assert heading.hasFocus()


def test_what_is_folded_is_not_read(qtbot: QtBot, cards: Cards, show: Show) -> None:
    page = cards.page()
    show(page)
    whole(page)

    with qtbot.waitSignal(page.section_read) as read:
        press(page, "What it is")
    assert read.args == ["What it is"]
    with qtbot.waitSignal(page.section_read) as read:
        press(page, "What it is")
    assert read.args == [""]
