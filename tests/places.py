"""Tests of a computer that stands elsewhere."""

from __future__ import annotations

import sys

import pytest

needs_place = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="only elsewhere the environment names the place"
)
