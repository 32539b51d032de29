"""Sees and hears msdesk as a screen reader does, over the accessibility bus.

    /usr/bin/python3 tests/bus/listener.py OUT STEPS COMMAND...

The command is ``tests.bus.app``.  ``STEPS`` is JSON: a list of steps, each a list of words: ``go
SCREEN``, ``press NAME``, ``write NAME TEXT``, ``read``.  The file ``OUT`` is JSON too: what was
announced after each step, and what is read of the window where it says so.

Debian's own Python runs this, for only it has the bus; so it imports nothing of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Node = dict[str, Any]
Thing: TypeAlias = Any  # of the bus, whose types nobody has written down
_STATES = (
    "expandable",
    "expanded",
    "collapsed",
    "focused",
    "focusable",
    "checkable",
    "checked",
    "expandable",
    "expanded",
    "enabled",
)
_PAGES = "layered pane"
_MOST = 200
_PATIENCE = 5  # seconds


class Listener:
    """One who hears what is announced, and can read, press and write."""

    def __init__(self, command: list[str]) -> None:
        Atspi.init()
        self._heard: list[str] = []
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")
        self._app = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._wait()
        self._root = self._find()

    def _hear(self, event: Thing) -> None:
        self._heard.append(str(event.any_data))

    def _find(self) -> Thing:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(place)
            if found.get_name() == "msdesk":
                found.set_cache_mask(Atspi.Cache.NONE)  # what is read is what is there
                return found
        raise SystemExit("msdesk is not on the accessibility bus")

    def _wait(self) -> None:
        assert self._app.stdout
        if self._app.stdout.readline() != "done\n":
            raise SystemExit("msdesk has ended")

    def _say(self, line: str) -> None:
        assert self._app.stdin
        self._app.stdin.write(f"{line}\n")
        self._app.stdin.flush()

    def do(self, step: list[str]) -> None:
        """Do a step, and wait until all that comes of it has come."""
        match step:
            case ["read"]:
                return
            case ["press", name]:
                self._found(name).do_action(0)
                self._say("rest")
            case ["write", name, text]:
                self._found(name, "EDITABLE").set_text_contents(text)
                self._say("rest")
            case _:
                self._say(" ".join(step))
        self._wait()
        if step[0] == "write":  # what comes of it waits until nobody types
            self._hear_something()

    def _hear_something(self) -> None:
        context = GLib.MainContext.default()
        ends = time.monotonic() + _PATIENCE
        while not self._heard and time.monotonic() < ends:
            context.iteration(may_block=False)

    def heard(self) -> list[str]:
        """Return what was announced since this was last asked."""
        self._root.get_child_count()  # whatever was told before has come with the answer
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(may_block=False)
        heard, self._heard = self._heard, []
        return heard

    def _found(self, name: str, state: str = "FOCUSABLE") -> Thing:
        """Return the first that can be seen whose name begins so, and that can have the state."""
        for each in self._below(self._root):
            if each.get_name().startswith(name) and _has(each, state):
                return each
        raise SystemExit(f"nothing is called {name!r}")

    def _below(self, thing: Thing) -> Iterator[Thing]:
        for place in range(thing.get_child_count()):
            child = thing.get_child_at_index(place)
            if child is not None and _has(child, "SHOWING"):
                yield child
                yield from self._below(child)

    def read(self) -> dict[str, Any]:
        """Return the window's title, and what can be read on the page."""
        frame = self._root.get_child_at_index(0)
        pages = next(each for each in self._below(frame) if each.get_role_name() == _PAGES)
        nodes: list[Node] = []
        _read(pages, 0, nodes)
        return {"title": frame.get_name(), "page": nodes[1:]}

    def end(self) -> None:
        """Have msdesk close."""
        self._say("")
        self._app.wait(timeout=20)


def _has(thing: Thing, state: str) -> bool:
    return bool(thing.get_state_set().contains(getattr(Atspi.StateType, state)))


def _read(thing: Thing, depth: int, nodes: list[Node]) -> None:
    """Read a thing and all in it that can be seen; a card has a thousand things, and is cut."""
    states = thing.get_state_set()
    if len(nodes) > _MOST or not states.contains(Atspi.StateType.SHOWING):
        return
    stands = [s for s in _STATES if states.contains(getattr(Atspi.StateType, s.upper()))]
    nodes.append(_node(thing) | {"depth": depth, "states": stands})
    for place in range(thing.get_child_count()):
        child = thing.get_child_at_index(place)
        if child is not None:
            _read(child, depth + 1, nodes)


def _node(thing: Thing) -> Node:
    """Return what a thing is and is called, and what there is to know of one of its kind."""
    node: Node = {"role": thing.get_role_name(), "name": thing.get_name()}
    match node["role"]:
        case "push button" | "check box" | "radio button" | "toggle button":
            node["action"] = thing.get_action_name(0)
            node["description"] = thing.get_description()
        case "text" | "password text" | "combo box" | "spin button":
            node["labels"] = _labels(thing)
            node["description"] = thing.get_description()
        case "heading":
            node["level"] = int((thing.get_attributes() or {}).get("level", 0))
        case "table cell":
            node["heads"] = _heads(thing)
    return node


def _heads(cell: Thing) -> list[str]:
    """Return the names of the column and the row of a cell."""
    at = cell.get_table_cell()
    kinds = (Atspi.TableCell.get_column_header_cells, Atspi.TableCell.get_row_header_cells)
    return [head.get_name() for heads in kinds for head in heads(at)]


def _labels(thing: Thing) -> list[str]:
    kind = Atspi.RelationType.LABELLED_BY
    labelled = [each for each in thing.get_relation_set() if each.get_relation_type() == kind]
    return [
        each.get_target(i).get_name() for each in labelled for i in range(each.get_n_targets())
    ]


def main(out: Path, steps: list[list[str]], command: list[str]) -> None:
    """Do each step; keep what was heard after it, and what is read where it says to."""
    listener = Listener(command)
    told: list[dict[str, Any]] = []
    for step in steps:
        listener.do(step)
        told.append({"heard": listener.heard(), **(listener.read() if step == ["read"] else {})})
    listener.end()
    half = out.with_suffix(".half")  # others wait for the whole
    half.write_text(json.dumps(told), encoding="utf-8")
    half.replace(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3:])
