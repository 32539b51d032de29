"""What a screen reader is told of a window, as ``listener`` brought it home."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

_CONTROLS = {
    *("push button", "check box", "radio button", "toggle button", "combo box", "text"),
    *("password text", "spin button", "link", "table", "menu item"),
}
_SILENT = {"filler", "panel", "layered pane", "scroll bar", "viewport"}


class Node(NamedTuple):
    """One thing that is read: what it is, what it is called, and how it stands."""

    depth: int
    role: str
    name: str
    states: list[str]
    description: str = ""
    labels: list[str] = []  # noqa: RUF012 - only read
    action: str = ""
    level: int = 0
    heads: list[str] = []  # noqa: RUF012

    @property
    def is_control(self) -> bool:
        """Whether something can be done with it."""
        return self.role in _CONTROLS or "focusable" in self.states

    def __str__(self) -> str:
        level = f" {self.level}" if self.level else ""
        checked = "checked" if "checked" in self.states else "not checked"
        stands = checked if "checkable" in self.states else ""
        if "expandable" in self.states:
            stands = "expanded" if "expanded" in self.states else "collapsed"
        more = [*self.heads, *self.labels[:1], self.name, stands, self.description]
        focused = " <- keyboard" if "focused" in self.states else ""
        return f"{self.role}{level}: {', '.join(filter(None, dict.fromkeys(more)))}{focused}"


class Told:
    """What was announced, the window's title, and what can be read on the page."""

    def __init__(self, steps: Iterable[dict[str, Any]]) -> None:
        self.heard: list[str] = []
        self.title = ""
        self.page: list[Node] = []
        for step in steps:
            self.heard += step["heard"]
            self.title = step.get("title", self.title)
            self.page = [Node(**node) for node in step.get("page", ())] or self.page

    def of(self, *roles: str) -> list[Node]:
        """Return what on the page has one of these roles."""
        return [node for node in self.page if node.role in roles]

    def folds(self) -> list[tuple[Node, Node]]:
        """Return each heading that is a button, with the button in it."""
        pairs = pairwise(self.page)
        return [pair for pair in pairs if "expandable" in pair[1].states]

    def read(self) -> list[Node]:
        """Return what is read aloud of the page."""
        return [node for node in self.page if node.role not in _SILENT]

    def __str__(self) -> str:
        announced = [f"announced: {words}" for words in self.heard]
        return "\n".join([f"window: {self.title}", *map(str, self.read()), *announced])
