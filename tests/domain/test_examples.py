"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from msdesk import domain


@pytest.mark.parametrize("module", [found.name for found in pkgutil.iter_modules(domain.__path__)])
def test_the_examples_of_a_module_hold(module: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"msdesk.domain.{module}"))

    assert failed == 0
