"""Home, help, settings, about, and the page for when nothing can be opened."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.ageing import WHERE_NEWER
from msdesk.domain.guide import Term
from msdesk.domain.licence import Licence
from msdesk.domain.screen import Screen
from msdesk.settings import Settings
from msdesk.ui.evidence.links import SourceLink
from msdesk.ui.frame.screen_reader import tell
from msdesk.ui.frame.window import Window
from msdesk.ui.look import Look
from msdesk.ui.pages.about import AboutPage
from msdesk.ui.pages.help import HelpPage
from msdesk.ui.pages.home import Earlier, HomePage, Next, Target
from msdesk.ui.pages.settings import SettingsPage
from msdesk.ui.pages.trouble import TroublePage
from msdesk.ui.widgets.choice_card import ChoiceCard
from msdesk.ui.widgets.page import settle
from msdesk.ui.widgets.text import Text, folder_by_folder
from tests.systems import needs_turns
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, fold_of, folds, press, seen, texts, unfolded, whole

TODAY = date(2026, 11, 30)
_NEXT = Next("1", "December", "Clinic", "Tuesday, in 9 days")


@pytest.fixture
def home(qtbot: QtBot, look: Look) -> HomePage:
    """Return Home as it is at the first paint."""
    home = HomePage(look)
    qtbot.addWidget(home)
    return home


class Painted(QObject):
    """Remembers where each choice was whenever it was painted."""

    def __init__(self, choices: list[ChoiceCard]) -> None:
        super().__init__()
        self.places: list[QRect] = []
        for choice in choices:
            choice.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, ChoiceCard):
            self.places.append(watched.geometry())
        return False


@pytest.mark.parametrize("height", [900, 450], ids=["all in view", "with a scroll bar"])
def test_what_home_says_of_the_record_moves_no_choice(
    qtbot: QtBot, home: HomePage, height: int
) -> None:
    home.resize(1000, height)
    painted = Painted(seen(home, ChoiceCard))
    home.show()
    qtbot.waitUntil(lambda: len(painted.places) == 3)
    before, painted.places = painted.places, []

    home.fill(_NEXT, (), "Your next appointment is in 8 days.")

    qtbot.waitUntil(lambda: bool(painted.places))
    assert all(place in before for place in painted.places)


@pytest.mark.parametrize(
    ("pressed", "wanted"),
    [
        ("Prepare for an appointment", Screen.APPOINTMENTS),
        ("Read about a treatment", Screen.TREATMENTS),
        ("Write a note", Screen.NOTES),
    ],
)
def test_each_choice_leads_to_its_page(
    qtbot: QtBot, home: HomePage, pressed: str, wanted: Screen
) -> None:
    with qtbot.waitSignal(home.chosen) as chosen:
        press(home, pressed)

    assert chosen.args == [wanted]


def test_a_choice_is_pressed_by_enter(qtbot: QtBot, home: HomePage, show: Show) -> None:
    show(home)

    with qtbot.waitSignal(home.chosen):
        QTest.keyClick(home.first(), Qt.Key.Key_Return)


def test_home_without_an_appointment_offers_to_add_one(qtbot: QtBot, home: HomePage) -> None:
    home.fill(None, (), "")

    with qtbot.waitSignal(home.chosen) as chosen:
        press(home, "Add an appointment")

    assert chosen.args == [Screen.APPOINTMENTS]


@pytest.mark.parametrize("width", [1200, 500])
def test_ones_page_is_one_press_away(qtbot: QtBot, home: HomePage, show: Show, width: int) -> None:
    show(home, width)
    home.fill(_NEXT, (), "Sunday 22 November")
    qtbot.waitUntil(lambda: "See my page" in buttons(home))

    with qtbot.waitSignal(home.page_wanted):
        press(home, "See my page")

    assert {"Clinic", "Tuesday, in 9 days", "Sunday 22 November"} <= set(texts(home))


def test_the_day_of_an_appointment_is_heard_once_and_whole(home: HomePage) -> None:
    tell(home)

    home.fill(_NEXT, [], "")

    heard = [QAccessible.queryAccessibleInterface(t) for t in seen(home, Text)]
    names = [each.text(QAccessible.Text.Name) for each in heard]
    (month,) = (t for t in seen(home, Text) if t.text() == "December")
    around = QAccessible.queryAccessibleInterface(month).parent()
    assert names.count("1 December") == 1
    assert around.childCount() == 1


def test_one_carries_on_where_one_was(qtbot: QtBot, home: HomePage) -> None:
    home.fill(None, [Earlier("Examplumab", "What it is like", Target.PLACE)], "")

    with qtbot.waitSignal(home.resumed) as resumed:
        press(home, "Examplumab")

    assert resumed.args == [Target.PLACE]


def test_low_energy_shows_only_the_three_choices(home: HomePage) -> None:
    home.fill(_NEXT, [Earlier("Examplumab", "", Target.PLACE)], "Sunday")

    home.fill_least("")

    assert len(buttons(home)) == 3


def test_the_choices_stand_below_each_other_where_it_is_narrow(home: HomePage, show: Show) -> None:
    show(home, 500)

    ys = [button(home, name).y() for name in buttons(home)]
    assert ys == sorted(set(ys))


@pytest.mark.parametrize(("width", "below"), [(780, True), (1100, False)])
def test_what_leads_to_the_next_appointment_leaves_room_for_its_words(
    home: HomePage, show: Show, width: int, *, below: bool
) -> None:
    home.fill(_NEXT, (), "")
    show(home, width)

    words = next(each for each in seen(home, Text) if each.text() == _NEXT.more)
    bottom = words.mapTo(home, words.rect().bottomLeft()).y()
    way = button(home, "See my page")
    assert (way.mapTo(home, way.rect().topLeft()).y() > bottom) is below


@pytest.fixture
def help_page(qtbot: QtBot, look: Look, made_up_library: Library) -> HelpPage:
    """Return Get help now, for somebody in Elsewhere."""
    page = HelpPage(look, made_up_library.help, made_up_library.sources, "Elsewhere")
    qtbot.addWidget(page)
    return page


def test_the_emergency_number_is_in_sight_with_the_largest_text(
    look: Look, show: Show, library: Library
) -> None:
    window = Window(Look(look.resources, look.theme, 300))
    page = HelpPage(window.look, library.help, library.sources, "United Kingdom")
    window.show_page(Screen.HELP, lambda: page)
    show(window, 1024, 700)
    page.first().setFocus()

    (number,) = [t for t in page.findChildren(Text) if t.text() == "Emergency: 999"]
    assert window.rect().contains(number.mapTo(window, number.rect().bottomLeft()))


def test_help_shows_the_number_of_ones_country(help_page: HelpPage) -> None:
    assert "Emergency: 999" in texts(help_page)


def test_another_country_has_its_own_number_and_is_remembered(
    qtbot: QtBot, help_page: HelpPage
) -> None:
    with qtbot.waitSignal(help_page.country_chosen) as chosen:
        help_page.country.set_value("Nowhere")

    assert chosen.args == ["Nowhere", "Elsewhere"]
    assert "Emergency: 112" in texts(help_page)
    assert "Emergency: 999" not in texts(help_page)


def test_help_says_where_each_number_was_read_and_when(help_page: HelpPage) -> None:
    assert "Numbers read 22 November 2026 at:" in texts(help_page)
    links = [name.split(",")[0] for name in buttons(help_page) if "source" in name]
    assert links == ["Alpha 2024", "Told 2025"]


def test_help_says_which_number_was_only_reported(help_page: HelpPage) -> None:
    assert "A nurse: 555. Reported second-hand." in texts(help_page)


def test_help_says_why_a_country_has_no_number(help_page: HelpPage) -> None:
    help_page.country.set_value("Anywhere")

    assert "Emergency: your local number" in texts(help_page)
    assert "Look it up now. Ask for it." in texts(help_page)


def test_help_says_a_reason_once(help_page: HelpPage) -> None:
    help_page.country.set_value("Beyond")

    assert "Look it up now." in texts(help_page)


def test_help_dates_its_numbers_by_the_oldest(help_page: HelpPage) -> None:
    help_page.country.set_value("Nearby")

    assert "Numbers read 22 November 2026 at:" in texts(help_page)


def test_help_begins_with_the_country(help_page: HelpPage) -> None:
    assert help_page.first() is help_page.country


@pytest.fixture
def settings_page(qtbot: QtBot, look: Look, tmp_path: Path) -> SettingsPage:
    """Return Settings as they are at first."""
    page = SettingsPage(look, Settings(), tmp_path / "record.db")
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize(
    ("pressed", "changed"),
    [
        ("200 %", Settings(text_percent=200)),
        ("High contrast", Settings(theme="high-contrast")),
        ("Show pictures of chance on cards", Settings(pictures=False)),
        ("Low-energy mode: Home shows only the three choices", Settings(low_energy=True)),
    ],
)
def test_every_setting_is_told_at_once(
    qtbot: QtBot, settings_page: SettingsPage, pressed: str, changed: Settings
) -> None:
    with qtbot.waitSignal(settings_page.changed) as told:
        press(settings_page, pressed)

    assert told.args == [changed, Settings()]


def test_the_second_change_keeps_the_first(qtbot: QtBot, settings_page: SettingsPage) -> None:
    press(settings_page, "White")

    with qtbot.waitSignal(settings_page.changed) as told:
        press(settings_page, "150 %")

    assert told.args == [Settings(theme="white", text_percent=150), Settings(theme="white")]


def test_settings_say_how_a_choice_is_made_by_keyboard(settings_page: SettingsPage) -> None:
    assert "arrows go through one, Space takes a choice" in "\n".join(texts(settings_page))


def test_settings_lead_to_the_record(
    qtbot: QtBot, settings_page: SettingsPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(settings_page.wanted) as wanted:
        press(settings_page, "Your record: lock, backups, bin…")

    assert wanted.args == [Screen.RECORD]
    assert folder_by_folder(tmp_path / "record.db") in texts(settings_page)


@pytest.mark.parametrize(("percent", "first"), [(150, "150 %"), (110, "The size of my system")])
def test_settings_begin_with_the_size_of_text(
    qtbot: QtBot, look: Look, tmp_path: Path, percent: int, first: str
) -> None:
    page = SettingsPage(look, Settings(text_percent=percent), tmp_path / "record.db")
    qtbot.addWidget(page)

    assert page.first() is button(page, first)


def test_settings_lead_to_what_msdesk_is(qtbot: QtBot, settings_page: SettingsPage) -> None:
    with qtbot.waitSignal(settings_page.wanted) as wanted:
        press(settings_page, "About msdesk")

    assert wanted.args == [Screen.ABOUT]


@pytest.fixture
def about(qtbot: QtBot, look: Look, made_up_library: Library) -> AboutPage:
    """Return About of the made-up content."""
    page = AboutPage(look, made_up_library, TODAY)
    qtbot.addWidget(page)
    return unfolded(page)


def test_about_says_first_what_it_is_for_and_folds_what_is_long(
    qtbot: QtBot, look: Look, made_up_library: Library
) -> None:
    page = AboutPage(look, made_up_library, TODAY)
    qtbot.addWidget(page)
    whole(page)

    assert made_up_library.about.intended_purpose in texts(page)
    assert folds(page) == [
        "How studies were chosen",
        "Version card",
        "How this measures against the standards",
        "Words",
        "Licences",
    ]


def test_about_says_how_old_the_version_is_400_days_on(
    qtbot: QtBot, look: Look, made_up_library: Library
) -> None:
    made = made_up_library.about.content_date
    page = AboutPage(look, made_up_library, made + timedelta(days=400))
    qtbot.addWidget(page)

    (said,) = (text for text in texts(whole(page)) if text.startswith("This is msdesk"))
    assert "13 months old" in said
    assert WHERE_NEWER in texts(page)


def test_about_leads_to_the_page_of_msdesk_where_there_is_one(
    qtbot: QtBot, look: Look, made_up_library: Library
) -> None:
    about = msgspec.structs.replace(made_up_library.about, page="https://example.org/msdesk")
    library = copy.copy(made_up_library)
    library.about = about
    page = AboutPage(look, library, TODAY)
    qtbot.addWidget(page)

    assert [b.toolTip() for b in page.findChildren(SourceLink) if b.text() == "Its page"] == [
        about.page
    ]


def test_every_line_of_about_is_there_when_it_is_unfolded(
    about: AboutPage, made_up_library: Library
) -> None:
    shown = texts(about)

    assert [line for line in made_up_library.about.how_chosen if line not in shown] == []
    assert [each.plain for each in made_up_library.glossary if each.plain not in shown] == []
    assert [
        each.name for each in made_up_library.standards.standard if each.name not in shown
    ] == []


def test_a_word_that_was_looked_for_is_unfolded(
    qtbot: QtBot, look: Look, made_up_library: Library
) -> None:
    page = AboutPage(look, made_up_library, TODAY)
    qtbot.addWidget(page)
    whole(page)

    page.look_up("relapse")

    assert "New or worse signs of MS." in texts(page)


def test_a_word_can_be_looked_up(about: AboutPage) -> None:
    about.search.setText("RELAP")

    assert "New or worse signs of MS." in texts(about)


@pytest.fixture
def wordy(show: Show, look: Look, made_up_library: Library) -> AboutPage:
    """Return About with a glossary of sixty words, unfolded, at which one looks."""
    library = copy.copy(made_up_library)
    library.glossary = tuple(
        Term(term=f"word {n:02}{'even' if n % 2 == 0 else 'odd'}", plain=f"Meaning {n}.", also=())
        for n in range(60)
    )
    page = AboutPage(look, library, TODAY)
    show(page)
    whole(page)
    fold_of(page, "Words").open()
    return page


def words(about: AboutPage) -> list[str]:
    """Return the words of the glossary that are shown, from above."""
    return [text for text in texts(about, "strong") if text.startswith("word ")]


@needs_turns
def test_the_first_words_are_there_at_once_and_the_others_in_turn(wordy: AboutPage) -> None:
    assert len(words(wordy)) < 20

    assert len(words(whole(wordy))) == 60


def test_a_letter_shows_and_hides_words_and_makes_none_again(wordy: AboutPage) -> None:
    every = {text.text(): text for text in seen(whole(wordy), Text)}

    wordy.search.setText("EVEN")
    assert words(wordy) == [f"word {n:02}even" for n in range(0, 60, 2)]
    wordy.search.setText("")

    assert {text.text(): text for text in seen(wordy, Text)} == every


def test_words_found_before_all_are_made_stand_in_their_order(wordy: AboutPage) -> None:
    wordy.search.setText("9odd")
    assert words(wordy)[-1] == "word 59odd"
    wordy.search.setText("")
    whole(wordy)
    settle()

    heights = {text.text(): text.y() for text in seen(wordy, Text)}
    assert sorted(words(wordy), key=heights.__getitem__) == sorted(words(wordy))
    assert len(words(wordy)) == 60


def test_opened_for_a_word_it_begins_there(about: AboutPage) -> None:
    about.look_up("relapse")

    assert about.begin() is about.search
    assert about.search.text() == "relapse"


def test_a_word_that_is_not_there_could_be_asked(about: AboutPage) -> None:
    about.search.setText("xyz")

    assert "That word is not here. You could ask your MS team." in texts(about)


def test_the_licences_are_asked_for_when_wanted(qtbot: QtBot, about: AboutPage) -> None:
    with qtbot.waitSignal(about.licences_wanted):
        press(about, "Show all parts and their licences")


def test_a_part_shows_its_licence_when_it_is_chosen(about: AboutPage) -> None:
    part = Licence(
        name="Qt", version="6.12", licence="LGPL-3.0", inside=("zlib",), texts=("All of it.",)
    )
    about.show_licences((part,))

    press(about, "Qt 6.12: LGPL-3.0")
    assert {"All of it.", "With parts of: zlib"} <= set(texts(about, "small"))

    press(about, "Qt 6.12: LGPL-3.0")
    assert "All of it." not in texts(about, "small")


def test_of_many_licences_the_first_are_there_at_once_and_the_others_in_turn(
    about: AboutPage,
) -> None:
    part = Licence(name="Part", version="1", licence="MIT", inside=(), texts=())
    about.show_licences([msgspec.structs.replace(part, version=str(n)) for n in range(80)])

    assert len([name for name in buttons(about) if name.startswith("Part ")]) < 40
    whole(about)
    assert len([name for name in buttons(about) if name.startswith("Part ")]) == 80


def test_until_the_licences_have_been_read_it_says_so(about: AboutPage) -> None:
    press(about, "Show all parts and their licences")
    assert "One moment: the licences are being read." in texts(about)

    about.show_licences(())

    assert "One moment: the licences are being read." not in texts(about)


def test_trouble_says_what_happened_and_what_to_do(qtbot: QtBot, look: Look) -> None:
    page = TroublePage(look, "The record is damaged.", "Take the copy beside it.")
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.close_wanted):
        press(page, "Close msdesk")

    assert {"The record is damaged.", "Take the copy beside it."} <= set(texts(page))
    assert seen(page, type(page.first())) == [page.first()]


def test_trouble_without_advice_has_no_heading_for_it(qtbot: QtBot, look: Look) -> None:
    page = TroublePage(look, "The content is wrong.", "")
    qtbot.addWidget(page)

    assert "What you can do" not in texts(page)
