"""Has SQLAlchemy make a class for annotated things of a kind when one is annotated.

It makes some hundred when it is imported, a twelfth of all that does, so that they can be
pickled; opening a record takes none of them.  What it makes later by itself is the same, where
the classes above it are made first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib.machinery import PathFinder
from typing import Any, cast


def put_off_annotations() -> None:
    """Have it do so in this process, if it has not been imported yet."""
    if "sqlalchemy" not in sys.modules:
        sys.meta_path.insert(0, _Annotating())


class _Annotating:
    """Finds and loads the one module that makes them, and changes it."""

    _NAME = "sqlalchemy.sql.annotation"

    def __init__(self) -> None:
        self._loader: Any = None
        self._make: Callable[[type, type], type]
        self._roots: tuple[type, ...] = ()

    def find_spec(self, name: str, path: Any, _: Any = None) -> Any:  # noqa: ANN401 - Python's
        """Find it as Python does, to be loaded from here."""
        found: Any = None
        if name == self._NAME and (found := PathFinder.find_spec(name, path)):
            self._loader, found.loader = found.loader, cast("Any", self)
        return found

    def create_module(self, _: object) -> None:
        """Leave that to Python."""

    def exec_module(self, module: Any) -> None:  # noqa: ANN401 - SQLAlchemy's inner parts
        """Load it."""
        self._loader.exec_module(module)
        with suppress(AttributeError):  # another version, which does as it will
            self._make = module._new_annotation_type  # noqa: SLF001
            prepare = partial(self._prepare, module.util.walk_subclasses)
            module._prepare_annotations = prepare  # noqa: SLF001
            module._new_annotation_type = self._make_in_order  # noqa: SLF001

    def _prepare(self, below: Callable[[type], Iterator[type]], root: type, base: type) -> None:
        """Make the class of one root; all below it are made of that.

        What comes from an earlier root too is of that one, and would not be found to be later.
        """
        for kind in below(root):
            of = [each for each in kind.__mro__ if each in (*self._roots, root)]
            if len(of) > 1 and of[0] is root:
                self._make(kind, base)
        self._make(root, base)
        self._roots += (root,)

    def _make_in_order(self, kind: type, base: type) -> type:
        """Make the class of a kind, after those of the kinds that it is one of."""
        for each in reversed(kind.__mro__):
            if issubclass(each, self._roots):
                self._make(each, base)
        return self._make(kind, base)
