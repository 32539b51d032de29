"""Everything the app can show, read once.

A file is checked by itself when it is read; ``load`` checks what only two files together can
get wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msdesk.content.reader import read
from msdesk.content.walking import cited, mark_seen
from msdesk.domain.certainty import CertaintyRule
from msdesk.domain.claim import Claim
from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import (
    About,
    BankQuestion,
    CompareRow,
    HelpText,
    MattersStatement,
    QuickCheck,
    RedFlag,
    Term,
)
from msdesk.domain.ids import SourceId, TreatmentId
from msdesk.domain.ms_type import MsType, MsTypeText
from msdesk.domain.source import Source
from msdesk.domain.standard import SelfAssessment
from msdesk.domain.synonyms import Synonyms
from msdesk.domain.treatment import Group, Stage, Treatment
from msdesk.domain.value import Content
from msdesk.errors import ContentError

NO_TREATMENT = TreatmentId("no-new-treatment")


class _Sources(Content, frozen=True, kw_only=True):
    source: tuple[Source, ...]
    own_hosts: tuple[str, ...] = ()
    http_only: tuple[str, ...] = ()


class _Types(Content, frozen=True, kw_only=True):
    type: tuple[MsTypeText, ...]


class _Claims(Content, frozen=True, kw_only=True):
    claim: tuple[Claim, ...]


class _Questions(Content, frozen=True, kw_only=True):
    question: tuple[BankQuestion, ...]


class _Glossary(Content, frozen=True, kw_only=True):
    term: tuple[Term, ...]


class _Rows(Content, frozen=True, kw_only=True):
    row: tuple[CompareRow, ...]


class _Matters(Content, frozen=True, kw_only=True):
    statement: tuple[MattersStatement, ...]
    check: tuple[QuickCheck, ...]


class _Bring(Content, frozen=True, kw_only=True):
    line: tuple[str, ...]


class _RedFlags(Content, frozen=True, kw_only=True):
    flag: tuple[RedFlag, ...]


class Library:
    """The content of msdesk.  Raises ``ContentError`` if a file is not as it should be."""

    def __init__(self, folder: Path) -> None:
        texts: dict[str, str] = {}  # those read so far
        part = partial(read, texts=texts)
        found = part(folder / "sources.toml", _Sources)
        self._cited: dict[TreatmentId, tuple[SourceId, ...]] = {}
        self.own_hosts, self.http_only = found.own_hosts, found.http_only
        self.sources = MappingProxyType({s.id: s for s in _unique("sources.toml", found.source)})
        self.certainty = part(folder / "certainty.toml", CertaintyRule)
        cards = [_card(path, texts) for path in sorted((folder / "cards").glob("*.toml"))]
        self.treatments = MappingProxyType({c.id: c for c in sorted(cards, key=_shelf)})
        self.types = MappingProxyType(
            {t.type: t for t in part(folder / "ms_types.toml", _Types).type}
        )
        self.claims = part(folder / "claims.toml", _Claims).claim
        self.questions = part(folder / "questions.toml", _Questions).question
        self.glossary = part(folder / "glossary.toml", _Glossary).term
        self.glossary_finder = Glossary(self.glossary)
        self.rows = part(folder / "compare.toml", _Rows).row
        matters = part(folder / "matters.toml", _Matters)
        self.statements, self.quick_checks = matters.statement, matters.check
        self.red_flags = part(folder / "red_flags.toml", _RedFlags).flag
        self.bring = part(folder / "bring.toml", _Bring).line
        self.help = part(folder / "help.toml", HelpText)
        self.about = part(folder / "about.toml", About)
        self.standards = part(folder / "standards.toml", SelfAssessment)
        self.synonyms = part(folder / "synonyms.toml", Synonyms)
        for value in (*cards, *self.types.values(), *self.claims, *self.red_flags, self.help):
            mark_seen(value, self.sources)

    @property
    def no_treatment(self) -> Treatment:
        """The card every comparison holds."""
        return self.treatments[NO_TREATMENT]

    def claims_about(self, treatment: TreatmentId) -> tuple[Claim, ...]:
        """Return what people say of a treatment, in the order of the file."""
        return tuple(c for c in self.claims if c.treatment == treatment)

    def short_names(self, ids: tuple[SourceId, ...]) -> str:
        """Return the short forms of some sources, as printed beside a figure."""
        return "; ".join(self.sources[i].short for i in ids)

    def cited_by(self, card: Treatment) -> tuple[SourceId, ...]:
        """Return every source a card names, each once, in the order of the card."""
        if card.id not in self._cited:  # all of the card is gone through for it
            named = dict.fromkeys(i for _, ids, _ in cited(card) for i in ids)
            self._cited[card.id] = tuple(named)
        return self._cited[card.id]

    def questions_for(self, ms_types: tuple[MsType, ...]) -> Iterator[BankQuestion]:
        """Yield the questions of the bank for some types; all where none is known."""
        for question in self.questions:
            if not ms_types or not question.ms_types or set(ms_types) & set(question.ms_types):
                yield question


def _card(path: Path, texts: dict[str, str]) -> Treatment:
    card = read(path, Treatment, texts)
    if card.id != path.stem:
        raise ContentError(f"{path.name}: id: is {card.id!r}; it must be the file's name")
    return card


def _shelf(card: Treatment) -> tuple[int, int, str]:
    return list(Group).index(card.group), list(Stage).index(card.stage), card.name.casefold()


def _unique(file: str, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    seen: set[str] = set()
    for source in sources:
        if source.id in seen:
            raise ContentError(f"{file}: source {source.id!r} is written twice")
        seen.add(source.id)
    return sources
