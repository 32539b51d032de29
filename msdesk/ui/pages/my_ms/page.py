"""My MS: the types in plain words, mine if I want to say it, and what the rules say for it.

It never decides anything: the rules stand beside the person's own words, and every note
says who can decide.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.ms_type import MsType, MsTypeText, Region
from msdesk.domain.place import CardPlace
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion, Origin
from msdesk.domain.screen import Screen
from msdesk.ui.evidence.links import source_link
from msdesk.ui.evidence.type_choice import BOTH, TypeChoice
from msdesk.ui.look import Look
from msdesk.ui.pages.my_ms.rules_list import RulesList
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow
from msdesk.ui.widgets.forms import Line, Pick, field, when_edited
from msdesk.ui.widgets.later import Later
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.roving import BY_KEYBOARD
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.profile import ProfileStore

_WORDS = (
    ("walking", "Walking", "For example: one stick outdoors."),
    ("years", "Years with MS", "For example: first signs in 2014."),
    ("age", "Age", ""),
    (
        "activity",
        "Relapses and scans",
        "For example: last relapse in May; new spot on the last scan.",
    ),
    ("medicines", "Medicines I take now", ""),
    ("other", "Anything else", ""),
)
_NOT_MINE = "This is not the type you chose above."


class MyMsPage(ScrollPage):
    """Keeps the profile in the store it is given.

    ``at`` is a type that was looked for: more about it is shown, whichever is the person's.
    """

    def __init__(
        self, look: Look, library: Library, store: ProfileStore, at: MsType | None = None
    ) -> None:
        super().__init__(
            look,
            "My MS",
            "Say as much as you like. You can change it at any time, and you can leave it empty.",
        )
        self._library = library
        self._store = store
        self._at = at
        self._sought: tuple[QWidget, Reveal] | None = None
        self.profile = store.get()
        self.add_actions(
            Button(
                look,
                "What matters to me",
                "second",
                icon="sliders-horizontal",
                does=self.way_to(Screen.MATTERS),
            )
        )
        self._later = Later(self)
        self._later.timeout.connect(self._save_words)
        self.add_section("Which type of MS do you have?")
        self.types = TypeChoice(look)
        self.types.chosen.connect(self._answer)
        self.body.addWidget(self.types)
        self.body.addWidget(Text(BY_KEYBOARD, "small", widest=look.column))
        self._activity = QVBoxLayout()
        self.body.addLayout(self._activity)
        self._plain = QVBoxLayout()
        self.body.addLayout(self._plain)
        self.add_section("About me, in my own words")
        self.body.addWidget(
            Text(
                "These words stand beside the rules below. msdesk does not compare them.",
                "muted",
                widest=look.column,
            )
        )
        self.fields = {name: Line(look, getattr(self.profile, name)) for name, _, _ in _WORDS}
        for name, label, hint in _WORDS:
            self.body.addWidget(field(look, label, self.fields[name], hint))
            when_edited(self.fields[name], self._later.soon)
        self.region = Pick[Region](look, [(r.value, r) for r in Region], self.profile.region)
        self.body.addWidget(
            field(
                look,
                "Where I live",
                self.region,
                "Licences and rules differ, so the two regions are never mixed.",
            )
        )
        when_edited(self.region, self._save_region)
        self.add_section("What the rules say for my type")
        self._rules = RulesList(look, library, self._ask, lambda card: self.go(CardPlace(card)))
        self.body.addWidget(self._rules)
        self._refresh()

    def first(self) -> QWidget:
        """Return the thing to do first, as it stands: a press on another would change it."""
        return self.types.answer

    def begin(self) -> QWidget:
        """Return the same, or what shows the type that was looked for."""
        if self._sought is None:
            return super().begin()
        card, more = self._sought
        self.show_widget(card)
        return more

    def _answer(self, answer: TypeAnswer, types: tuple[MsType, ...]) -> None:
        before = self.profile
        self._keep(msgspec.structs.replace(before, answer=answer, ms_types=types))
        self._refresh()
        self.undoable.emit("Changed my type of MS.", partial(self._store.save, before))

    def _keep(self, profile: Profile) -> None:
        self.profile = profile
        self._store.save(profile)

    def _save_words(self) -> None:
        before = self.profile
        words = {name: line.text().strip() for name, line in self.fields.items()}
        self._keep(msgspec.structs.replace(before, **words))
        self._rules.show_for(self.profile)
        edited = [label for name, label, _ in _WORDS if words[name] != getattr(before, name)]
        if edited:
            self.typed.emit(f"Changed “{edited[0]}”.", partial(self._store.save, before))

    def _save_region(self) -> None:
        before = self.profile
        self._keep(msgspec.structs.replace(before, region=self.region.value()))
        self._rules.show_for(self.profile)
        self.undoable.emit("Changed where I live.", partial(self._store.save, before))

    def keep_now(self) -> None:
        """Write what is waiting; called before the window closes."""
        self._later.do_now()

    def _refresh(self) -> None:
        self.types.mark(self.profile)
        self._show_activity()
        self._show_plain()
        self._rules.show_for(self.profile)

    def _show_activity(self) -> None:
        clear(self._activity)
        types = self.profile.ms_types
        both = next((b for b in BOTH.values() if types and set(types) <= set(b)), None)
        if both is None:
            return
        answers = {
            "Active": both[:1],
            "Not active": both[1:],
            "I am not sure if it is active": both,
        }
        buttons = []
        group = QButtonGroup(self)
        for label, chosen in answers.items():
            answer = TypeAnswer.KNOWN if len(chosen) == 1 else TypeAnswer.PROGRESSIVE_NOT_SURE
            button = Button(self.look, label, "chip", does=partial(self._answer, answer, chosen))
            button.setCheckable(True)
            button.setChecked(chosen == types)
            group.addButton(button)
            buttons.append(button)
        self._activity.addWidget(
            column(
                self.look,
                Text(
                    "Is it active? “Active” means relapses, or new spots on a scan.",
                    widest=self.look.column,
                ),
                flow(self.look, *buttons, gap=8),
                gap=8,
            )
        )

    def _show_plain(self) -> None:
        clear(self._plain)
        look = self.look
        mine, at = self.profile.ms_types, self._at
        for ms_type in (*mine, at) if at and at not in mine else mine:
            text = self._library.types[ms_type]
            card = Card(look)
            card.column.addWidget(Text(text.name, "heading"))
            if mine and ms_type not in mine:
                card.column.addWidget(Text(_NOT_MINE, "small", widest=look.column))
            card.column.addWidget(Text(text.one_line, widest=look.column))
            more = Reveal(
                look,
                "More about this type",
                "Less about this type",
                text.name,
                partial(self._more, text),
                icon="book-open",
            )
            card.column.addWidget(flow(look, more))
            card.column.addLayout(more.place)
            self._plain.addWidget(card)
            if ms_type is at:
                more.turn()
                self._sought = (card, more)
        if self.profile.answer is TypeAnswer.NOT_SURE:
            self._plain.addWidget(self._not_sure())

    def _not_sure(self) -> QWidget:
        look = self.look
        add = Button(
            look,
            "Add: Which type of MS do I have now?",
            "second",
            icon="plus",
            does=self._ask_type,
        )
        fine = "That is fine. Many people are not sure. You could ask:"
        return column(look, Text(fine, widest=look.column), flow(look, add), gap=8)

    def _more(self, text: MsTypeText) -> list[QWidget]:
        look = self.look
        lines = (*text.plain, f"How it is told: {text.how_told}", f"Not sure? {text.unsure}")
        links = [source_link(look, self._library.sources[i]) for i in text.sources]
        return [*(Text(line, widest=look.column) for line in lines), flow(look, *links, gap=12)]

    def _ask_type(self) -> None:
        self.asked.emit(
            NewQuestion(
                text="Which type of MS do I have now, and is it active?",
                origin=Origin.BANK,
                came_from="From My MS",
            )
        )

    def _ask(self, text: str, origin: Origin, came_from: str) -> None:
        self.asked.emit(NewQuestion(text=text, origin=origin, came_from=came_from))
