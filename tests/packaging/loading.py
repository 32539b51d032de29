"""The modules of ``packaging/``, which are scripts in a folder and no package."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


def module(name: str) -> Any:  # noqa: ANN401 - modules found when the tests run have no types
    """Return a module of ``packaging/`` by its name."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    return importlib.import_module(name)
