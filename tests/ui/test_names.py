"""Every control of every page has a name that begins with what can be read on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from msdesk.app.pages.appointments import kept
from msdesk.content.library import Library
from msdesk.domain.ids import RowId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.years_written import Written, years
from msdesk.services.printing import Printable
from msdesk.settings import Settings
from msdesk.store.record import Record, open_record
from msdesk.ui.background import Background
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.frame.nav import Nav
from msdesk.ui.frame.toast import Toast
from msdesk.ui.frame.top_bar import TopBar
from msdesk.ui.look import Look
from msdesk.ui.pages.about import AboutPage
from msdesk.ui.pages.after.page import AfterPage
from msdesk.ui.pages.after.page import Kept as AfterKept
from msdesk.ui.pages.appointment.page import AppointmentPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.card.page import CardPage
from msdesk.ui.pages.compare.page import ComparePage
from msdesk.ui.pages.help import HelpPage
from msdesk.ui.pages.home import Earlier, HomePage, Next, Target
from msdesk.ui.pages.introduction import IntroductionPage
from msdesk.ui.pages.matters import MattersPage
from msdesk.ui.pages.my_log import Known, MyLogPage
from msdesk.ui.pages.my_ms.page import MyMsPage
from msdesk.ui.pages.my_years import MyYearsPage
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.pages.own_treatment import OwnTreatmentPage
from msdesk.ui.pages.prepare import PreparePage
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.pages.room.page import Kept as RoomKept
from msdesk.ui.pages.room.page import RoomPage
from msdesk.ui.pages.settings import SettingsPage
from msdesk.ui.pages.team import TeamPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from msdesk.ui.pages.trouble import TroublePage
from msdesk.ui.visit.note_ticks import NoteTicks
from tests.domain.samples import ENTRY
from tests.ui.conftest import TODAY, styled
from tests.ui.finding import buttons, press, seen, whole
from tests.ui.test_printing import pdf_of

_RRMS = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.RRMS,))


class Pages:
    """Makes every page with something on it."""

    def __init__(
        self,
        look: Look,
        library: Library,
        record: Record,
        today: date,
        background: Background,
        folder: Path,
    ) -> None:
        self._look, self._library, self._record, self._today = look, library, record, today
        self._background, self._folder = background, folder
        self._clinic = record.appointments.add("Clinic", day=today)
        question = record.questions.add(NewQuestion(text="Why?"), self._clinic.id)
        record.questions.set_rank(question.id, 1)
        record.questions.add(NewQuestion(text="When?"), self._clinic.id)
        record.questions.add(NewQuestion(text="Where?"))
        record.journal.add(kind=EntryKind.NOTE, day=today, text="Tired", tags=("fatigue",))
        record.log.add(TreatmentId("examplumab"), LogStatus.CONSIDERING, today)
        record.log.add(TreatmentId("examplumab"), LogStatus.STARTED, today)
        record.journal.add(
            kind=EntryKind.SIDE_EFFECT,
            day=today,
            text="Sick",
            treatments=[TreatmentId("examplumab")],
        )
        self._own = record.own_treatments.add("Herbal tea")
        record.profile.save(_RRMS)

    def home(self) -> QWidget:
        page = HomePage(self._look)
        page.fill(Next("1", "December", "Clinic", ""), [Earlier("A card", "", Target.PLACE)], "")
        return page

    def introduction(self) -> QWidget:
        page = IntroductionPage(self._look)
        page.take_up(_RRMS, locked=False)
        press(page, "Next")
        return page

    def treatments(self) -> QWidget:
        own = self._record.own_treatments
        return TreatmentsPage(self._look, self._library, _RRMS, self._book(), own)

    def _book(self) -> Book:
        return Book(self._record.log, self._record.drafts, self._today)

    def my_log(self) -> QWidget:
        names = {TreatmentId("examplumab"): Known("Examplumab", Screen.TREATMENTS)}
        return MyLogPage(self._look, self._book(), self._record.journal, names)

    def my_years(self) -> QWidget:
        written = Written(
            steps=self._record.log.entries(), visits=self._record.appointments.all(self._today)
        )
        page = MyYearsPage(self._look, years(written, {}, self._today))
        page.resize(1200, 900)
        return page

    def my_years_as_a_list(self) -> QWidget:
        page = self.my_years()
        press(whole(page), "Show as a list")
        return page

    def _log(self, item: str) -> LogForm:
        record = self._record
        return LogForm(self._look, record.log, record.drafts, TreatmentId(item), self._today)

    def my_steps(self) -> QWidget:
        return self._log("examplumab").whole()

    def card(self) -> QWidget:
        card = self._library.treatments[TreatmentId("examplumab")]
        log = self._log("examplumab")
        return CardPage(self._look, self._library, card, _RRMS, Settings(), log, self._today)

    def own(self) -> QWidget:
        return OwnTreatmentPage(self._look, self._own, self._log(self._own.id))

    def compare(self) -> QWidget:
        page = ComparePage(self._look, self._library, _RRMS, (RowId("worse"),), ("examplumab",))
        page.resize(1400, 900)
        return page

    def my_ms(self) -> QWidget:
        page = MyMsPage(self._look, self._library, self._record.profile)
        press(whole(page), "Show the rule: Examplumab")
        return page

    def notes(self) -> QWidget:
        record = self._record
        names = {TreatmentId("examplumab"): "Examplumab"}
        return NotesPage(
            self._look, record.journal, record.drafts, names, self._today, self._background
        )

    def appointments(self) -> QWidget:
        record = self._record
        return AppointmentsPage(
            self._look,
            record.appointments,
            record.questions,
            record.visits,
            record.team,
            record.drafts,
            self._today,
        )

    def appointment(self) -> AppointmentPage:
        record = self._record
        return AppointmentPage(
            self._look,
            self._clinic,
            kept(record, self._library, self._today),
            self._library.questions,
            self._today,
        )

    def one_by_one(self) -> QWidget:
        stores = kept(self._record, self._library, self._today)
        to_take = stores.preparing.one_by_one(self._clinic)
        return PreparePage(self._look, self._clinic, stores.questions, to_take)

    def in_the_room(self) -> QWidget:
        record = self._record
        kept = RoomKept(record.questions, record.visits, record.next_steps, record.drafts)
        return RoomPage(self._look, self._clinic, kept, record.team, self._today)

    def after(self) -> QWidget:
        record = self._record
        record.team.add("Anna Example")
        kept = AfterKept(
            record.appointments, record.questions, record.visits, record.next_steps, record.drafts
        )
        return AfterPage(self._look, self._clinic, kept, record.team, self._today)

    def team(self) -> QWidget:
        record = self._record
        record.team.add("Anna Example", "Relapses", "01234 567890", "Weekdays")
        page = TeamPage(self._look, record.team, record.drafts)
        press(page, "Change: Anna Example")
        return page

    def preview(self) -> QWidget:
        formats = Printable("page", pdf=lambda _: pdf_of(1), html=lambda _: "", text=lambda _: "")
        return PreviewPage(
            self._look,
            "My page",
            formats,
            self._background,
            back_to=Screen.COMPARE,
            notes=NoteTicks(self._look, lambda **_: (ENTRY,)),
            has_matters=True,
        )

    def matters(self) -> QWidget:
        page = MattersPage(self._look, self._library, self._record.matters)
        press(whole(page), "No: Are you sure?")
        return page

    def help(self) -> QWidget:
        return HelpPage(self._look, self._library.help, self._library.sources, "")

    def settings(self) -> QWidget:
        return SettingsPage(self._look, Settings(), self._folder / "record.db")

    def about(self) -> QWidget:
        return AboutPage(self._look, self._library, date(2026, 11, 30))

    def trouble(self) -> QWidget:
        return TroublePage(self._look, "The record is damaged.", "")

    def nav(self) -> QWidget:
        return Nav(self._look)

    def top_bar(self) -> QWidget:
        return TopBar(self._look)

    def toast(self) -> QWidget:
        toast = Toast(self._look)
        toast.say("Deleted.", "Undo", lambda: None)
        return toast


_PAGES = [name for name in vars(Pages) if not name.startswith("_")]


class Control(NamedTuple):
    """Something on a page that Tab can reach: what can be read on it, and heard."""

    kind: type[QWidget]
    text: str
    heard: str

    @property
    def is_button(self) -> bool:
        return issubclass(self.kind, QAbstractButton)


@contextmanager
def pages_in(folder: Path, look: Look, library: Library) -> Iterator[Pages]:
    """Give what makes pages on the empty record of a folder."""
    record, background = open_record(folder), Background()
    try:
        yield Pages(look, library, record, TODAY, background, folder)
    finally:
        background.close()
        record.close()


@pytest.fixture(scope="module", params=_PAGES)
def every(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    paper: Look,
    made_up_library: Library,
    empty_record: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Control]:
    """Return the controls of each page; all is asked of one before the next is made."""
    folder = copytree(empty_record, tmp_path_factory.mktemp("names") / "data")
    with pages_in(folder, styled(qapp, paper), made_up_library) as pages:
        make: Callable[[], QWidget] = getattr(pages, request.param)
        page = whole(make())
        every = [_read(each) for each in controls(page)]
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return every


def _read(control: QWidget) -> Control:
    text = words(control) if isinstance(control, QAbstractButton) else ""
    return Control(type(control), text, heard(control))


@pytest.fixture
def page(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    look: Look,
    made_up_library: Library,
    record: Record,
    today: date,
    background: Background,
    tmp_path: Path,
) -> QWidget:
    """Return a page that a test names."""
    pages = Pages(look, made_up_library, record, today, background, tmp_path)
    make: Callable[[], QWidget] = getattr(pages, request.param)
    page = make()
    qtbot.addWidget(page)
    return whole(page)


def heard(widget: QWidget) -> str:
    """Return what a screen reader says a control is called."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def controls(page: QWidget) -> list[QWidget]:
    """Return everything on a page that Tab can reach; a part that hands its focus on is none."""
    tab = Qt.FocusPolicy.TabFocus
    return [w for w in seen(page, QWidget) if w.focusPolicy() & tab and w.focusProxy() is None]


def test_every_control_has_a_name(every: list[Control]) -> None:
    nameless = [each for each in every if not each.heard.strip()]

    assert nameless == []


def test_every_name_holds_the_words_one_can_read(every: list[Control]) -> None:
    buttons = [each for each in every if each.is_button]

    wrong = [(b.text, b.heard) for b in buttons if not b.heard.startswith(b.text)]
    assert wrong == []


def words(button: QAbstractButton) -> str:
    """Return the words on a button as they are drawn."""
    return button.text().replace("&&", "&")


def test_no_two_buttons_of_a_page_have_the_same_name(every: list[Control]) -> None:
    names = [each.heard for each in every if each.is_button]
    links = [name for name in names if "opens in your browser" in name]

    doubles = {name for name in names if names.count(name) > 1} - set(links)
    assert doubles == set()


def test_no_two_fields_of_a_page_have_the_same_name(every: list[Control]) -> None:
    fields = (QLineEdit, QPlainTextEdit, QComboBox)
    names = [each.heard for each in every if issubclass(each.kind, fields)]

    assert {name for name in names if names.count(name) > 1} == set()


@pytest.mark.parametrize("page", ["my_log", "my_steps", "appointment", "after"], indirect=True)
def test_forms_that_are_open_side_by_side_have_names_of_their_own(page: QWidget) -> None:
    opening = [n for n in buttons(page) if n.startswith(("Change: ", "Who answered: "))]
    for each in opening:
        press(whole(page), each)

    # As it was given: what is chosen in a list is heard as its name on Linux.
    names = [w.accessibleName() for w in controls(whole(page))]
    assert len(opening) > 1
    assert {name for name in names if names.count(name) > 1} == set()
