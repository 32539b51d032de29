"""The walks of the tour: what somebody presses and types, and where a picture is kept.

Each begins at the first page of its window.  What is named here is what can be read there: a
walk that does not find a button stops the tour, and says which.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from msdesk.app.commands.visit import QUESTIONS, Visit
from msdesk.ui.pages.find import FindPage
from msdesk.ui.screens import FOOTER, STOPS, of

_AHSCT = "Stem cell transplant (AHSCT)"
_SKIN_MADE = "Neural stem cells made from skin"
_SECTIONS = (
    "What it may do",
    "What may go wrong",
    "For my type of MS",
    "What people say",
    "My log",
)
_OWN_QUESTION = "Can I still go swimming?"


def first_start(v: Visit) -> None:
    """Come for the first time, say one's type, and look at what is still empty."""
    v.picture("introduction")
    v.press("Next")
    v.picture("introduction-type")
    v.press("Relapsing-remitting MS")
    v.picture("introduction-type-chosen")
    v.press("Next")
    v.picture("introduction-lock")
    v.press("Not now")
    v.picture("home-empty")
    for stop in ("Compare", "Notes", "Appointments"):
        v.go(stop)
        v.picture(f"{stop.lower()}-empty")


def main_job(v: Visit) -> None:
    """Read, compare, write and prepare: all that is above the foot of the side bar."""
    v.picture("home-first")
    v.key(Qt.Key.Key_Tab, times=2)
    v.picture("home-by-tab")
    _stops(v)
    _search(v)
    _read(v)
    _compare(v)
    _about_me(v)
    _note(v)
    _prepare(v)


def _stops(v: Visit) -> None:
    """Go to each stop, and see the menu where there is one."""
    if v.has("Menu"):
        v.press("Menu")
        v.picture("menu")
        v.press("Menu")
    for stop in (*STOPS, *FOOTER):
        v.go(of(stop).title)
        v.picture(stop.value)


def _search(v: Visit) -> None:
    v.go("Search")
    v.wait(lambda: isinstance(v.page, FindPage) and v.page.is_ready)
    v.write("Search everything", "can i still have a baby")
    v.picture("find-baby")
    v.go("Search")  # what was searched for is there to be typed over
    v.hand.type("zzzz")
    v.picture("find-nothing")


def _read(v: Visit) -> None:
    v.go("Treatments")
    v.lists("treatments")
    v.press(f"{_AHSCT}: read this card")
    v.picture("card-ahsct")
    v.press("Where I stand with it")
    v.picture("card-standing")
    v.press("Was offered it")
    v.picture("card-standing-logged")
    for section in _SECTIONS:
        v.press(section)
        v.picture(f"card-ahsct-{section.replace(' ', '-').lower()}")
    v.lists("card")
    _day(v, "card")
    v.go("Treatments")
    v.press(f"{_SKIN_MADE}: read this card")
    v.picture("card-skin-made")
    v.press("What it may do")
    v.picture("card-skin-made-what-it-may-do")
    v.press("Take this card along")
    v.picture("card-page")
    _log(v)


def _log(v: Visit) -> None:
    """Add a card, and see what was done with each treatment."""
    v.go("Treatments")
    v.write("Name of the treatment", "Herbal tea")
    v.press("Add my own card")
    v.picture("treatments-own-added")
    v.press("Open my log: Herbal tea")
    v.picture("own")
    v.press("My log of all treatments")
    v.picture("my-log")
    v.press("Change: Considering it")
    v.picture("my-log-change")
    v.press("Leave it as it was")
    v.press("Print")
    v.paper("my-log-page")
    v.press("Back")
    v.press("My years")
    v.picture("my-years")
    v.press("Show as a list")
    v.picture("my-years-list")
    v.press("Show as a picture")
    v.press("Print")
    v.paper("my-years-page")


def _compare(v: Visit) -> None:
    v.go("Compare")
    for chip in ("AHSCT", "Skin-made stem cells", "Ocrelizumab"):
        v.press(chip)
    v.picture("compare-three")
    v.press("Print")
    v.paper("comparison")


def _about_me(v: Visit) -> None:
    v.go("My MS")
    v.lists("my-ms")
    v.press(f"Show the rule: {_AHSCT}")
    v.picture("my-ms-rule")
    v.press("What matters to me")
    v.picture("matters")


def _note(v: Visit) -> None:
    v.go("Notes")
    v.lists("notes")
    _day(v, "notes")
    v.write("What happened, or what I think", "Slept badly. Legs heavy until noon.")
    v.press("Save note")
    v.picture("notes-saved")
    v.press("Delete: Note")
    v.picture("notes-deleted")
    v.press("Undo")
    v.picture("notes-undone")
    v.press("Print notes to take along")
    v.picture("notes-page-nothing-ticked")
    v.press("Tick the note to take to my doctor")
    v.paper("notes-page")


def _prepare(v: Visit) -> None:
    v.go("Appointments")
    v.lists("appointments")
    v.press("Prepare: Neurology clinic")
    v.picture("appointment")
    v.lists("appointment")
    v.write("Write your own", _OWN_QUESTION)
    v.press("Add my own question")
    v.picture("appointment-added")
    v.press("Out of the top three:")
    v.press(f"Top three: {_OWN_QUESTION}")
    v.picture("appointment-starred")
    v.press(f"Delete: {_OWN_QUESTION}")
    v.picture("appointment-deleted")
    v.press("Undo")
    v.picture("appointment-undone")
    for way, name in (("See my page", QUESTIONS), ("Since my last visit", "since-last-visit")):
        v.press(way)
        v.paper(name)
        v.lists(name)
        v.press("Back")
    _one_by_one(v)
    _visit(v)


def _visit(v: Visit) -> None:
    """Go through the questions in the room, say what was agreed, and read it again."""
    v.go("Appointments")
    v.press("Prepare: Neurology clinic")
    v.press("In the room")
    v.picture("in-the-room")
    v.write("What they said", "Ask again after the next scan.")
    while v.has("Next"):
        v.press("Next")
    v.picture("in-the-room-end")
    v.press("We are done")
    v.picture("after")
    v.press("Done")
    v.go("Appointments")
    v.picture("appointments-after")
    v.press("My team")
    v.write("Name", "MS nurse line")
    v.press("Add to my team")
    v.picture("team")
    v.press("Back")
    v.press("Open: Neurology clinic")
    v.picture("letter")
    v.go("Home")
    v.picture("home-after")


def _day(v: Visit, name: str) -> None:
    """Open the days of a month, go a week on, and choose none."""
    v.press("Choose the day")
    v.key(Qt.Key.Key_Down)
    v.picture(f"{name}-day")
    v.key(Qt.Key.Key_Escape)


def _one_by_one(v: Visit) -> None:
    """Prepare a visit as one does on a bad day."""
    v.go("Settings")
    v.press("Low-energy mode: Home shows only the three choices")
    v.go("Home")
    v.press("Prepare for an appointment")
    v.picture("one-by-one")
    v.press("Leave it for today")
    v.go("Settings")
    v.press("Low-energy mode: Home shows only the three choices")


def foot(v: Visit) -> None:
    """Look at help, at the settings, and at all that is behind them."""
    v.go("Get help now")
    v.lists("help")
    v.go("Settings")
    v.press("About msdesk")
    v.picture("about")
    v.press("See the introduction again")
    v.picture("introduction-again")
    v.press("Close")
    v.press("Back")
    v.press("Your record")
    v.picture("record")
    for way, back in (
        ("Lock with a passphrase", "Not now"),
        ("What this does not protect you from", "Back"),
        ("Backups", "Back"),
        ("Take out or bring in", "Back"),
        ("Bin", "Back"),
        ("Delete everything", "Keep everything"),
    ):
        v.press(way)
        v.picture(f"record-{way.replace(' ', '-').lower()}")
        v.press(back)


def colours(v: Visit) -> None:
    """See each stop, a card, a comparison and an appointment."""
    _stops(v)
    v.go("Treatments")
    v.lists("treatments")
    v.press(f"{_AHSCT}: read this card")
    v.picture("card-ahsct")
    v.press("What it may do")
    v.picture("card-ahsct-what-it-may-do")
    _compare(v)
    v.go("Appointments")
    v.press("Prepare: Neurology clinic")
    v.picture("appointment")
