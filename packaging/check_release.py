"""Says what must still be done by a person before msdesk may be released.

    .venv/bin/python packaging/check_release.py

RELEASING.md calls it first.  It looks for what stands in for something real, and for versions
that disagree.  Content past its date of review is told by ``dev.py content``.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import project
import sbom


def main() -> int:
    """List what is left to do and return 1 if anything is."""
    left = undone(project.ROOT)
    print("\n".join(f"- {line}" for line in left) or "Nothing is left to do.")
    return 1 if left else 0


def undone(root: Path) -> list[str]:
    """Return each thing that is left to do, as a sentence."""
    return [
        *_page(root),
        *_contact(root),
        *_versions(root),
        *([] if sbom.can_check() else ["Install cyclonedx-python-lib[json-validation]."]),
    ]


def _page(root: Path) -> list[str]:
    if ".example" in project.PAGE + project.MAINTAINER + project.APP_ID:
        return ["Fill in the project's page, maintainer and id in packaging/project.py."]
    with (root / "resources" / "about.toml").open("rb") as file:
        said = tomllib.load(file).get("page", "")
    return [] if said == project.PAGE else [f'Write page = "{project.PAGE}" into about.toml.']


def _contact(root: Path) -> list[str]:
    text = (root / "SECURITY.md").read_text(encoding="utf-8")
    return ["Fill in the security contact in SECURITY.md."] if "must fill in" in text else []


def _versions(root: Path) -> list[str]:
    version = project.version()
    with (root / "pyproject.toml").open("rb") as file:
        declared = tomllib.load(file)["project"]["version"]
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+) \(([^)]*)\)", changes, re.MULTILINE)
    told = []
    if declared != version:
        told.append(f"pyproject.toml says {declared}, msdesk/__init__.py {version}.")
    if newest is None or newest.group(1) != version:
        told.append(f"CHANGELOG.md does not begin with {version}.")
    elif newest.group(2) == "unreleased":
        told.append(f"Put the day of the release of {version} into CHANGELOG.md.")
    return told


if __name__ == "__main__":
    sys.exit(main())
