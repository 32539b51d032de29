"""A small content folder to break, and the shipped cards one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk import paths
from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.treatment import Treatment
from tests.content import small

_CARDS = sorted(path.stem for path in (paths.resources() / "cards").glob("*.toml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a content folder in which all is well."""
    return small.write(tmp_path / "resources")


@pytest.fixture(params=_CARDS)
def card(request: pytest.FixtureRequest, library: Library) -> Treatment:
    """Return each card that ships, one after the other."""
    return library.treatments[TreatmentId(request.param)]
