"""What published rules say of a treatment for one type, beside the person's own words.

The rules are quoted for the person to read.  Nothing compares the two: only an MS team can
say what is possible.
"""

from __future__ import annotations

from collections.abc import Callable

from msdesk.content.library import Library
from msdesk.domain.eligibility import Criterion
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile
from msdesk.domain.question import Origin
from msdesk.domain.treatment import Treatment
from msdesk.ui.evidence.citing import Cite, by_name
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Card, flow
from msdesk.ui.widgets.framed import Chip
from msdesk.ui.widgets.text import Text


class NoteCard(Card):
    """One eligibility note; its button turns the rules into a question."""

    def __init__(
        self,
        look: Look,
        library: Library,
        card: Treatment,
        ms_type: MsType,
        profile: Profile,
        *,
        ask: Callable[..., object],
        title: str = "",
        cite: Cite | None = None,
    ) -> None:
        super().__init__(look)
        self._look = look
        self._cite = cite or by_name(look, library.sources)
        note = card.note_for(ms_type, profile.region)
        name = library.types[ms_type].name
        self.column.addWidget(Text(title or f"{name}, {profile.region.value}", "heading"))
        self.column.addWidget(flow(look, Chip(f"Status: {note.status.value}", "chip-strong")))
        for line in filter(None, (note.in_short, note.who_pays)):
            self.column.addWidget(Text(line, widest=look.column))
        for criterion in note.criteria:
            self._rule(criterion, decides=criterion is note.rests_on)
        if note.basis:
            self.column.addWidget(Text(note.basis, "small", widest=look.column))
        mine = own_words(profile)
        if mine:
            self.column.addWidget(Text("What I wrote about myself", "strong"))
            for line in mine:
                self.column.addWidget(Text(line, widest=look.column))
        self.column.addWidget(Text(library.about.only_your_team, "strong", widest=look.column))
        question = f"{card.short_name}: what do your rules say for {name}, and where do I stand?"
        self.column.addWidget(
            actions(
                look,
                f"{card.short_name}, {title or name}",
                Act(
                    "Add as a question",
                    "plus",
                    lambda: ask(
                        question, Origin.ELIGIBILITY, f"{card.short_name}, eligibility note"
                    ),
                ),
                gap=8,
            )
        )

    def _rule(self, criterion: Criterion, *, decides: bool) -> None:
        look = self._look
        words = f"“{criterion.text}”" if criterion.quoted else criterion.text
        links = self._cite(criterion.sources)
        head = f"Rests on: {criterion.by}" if decides else f"{criterion.by}:"
        self.column.addWidget(Text(head, "strong", widest=look.column))
        self.column.addWidget(Text(words, widest=look.column))
        self.column.addWidget(flow(look, Text(criterion.dated, "small"), *links, gap=12))


def own_words(profile: Profile) -> tuple[str, ...]:
    """Return what the person wrote about themselves, a line a subject."""
    said = (
        ("Walking", profile.walking),
        ("Years with MS", profile.years),
        ("Age", profile.age),
        ("Relapses and scans", profile.activity),
        ("Medicines I take now", profile.medicines),
        ("Other", profile.other),
    )
    return tuple(f"{label}: {words}" for label, words in said if words.strip())
