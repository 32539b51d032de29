"""The licences of what msdesk is made of, from a bundle and from a checkout."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import msgspec
import pytest

from msdesk.content.licences import DIRECT, read_licences


def test_the_parts_asked_for_are_those_of_the_project_file() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=]", each)[0] for each in project["dependencies"]}

    assert asked == set(DIRECT)


def test_a_checkout_names_every_part_with_its_licence(resources: Path) -> None:
    parts = {part.name: part for part in read_licences(resources)}

    assert {"SQLAlchemy", "Lucide icons", "Atkinson Hyperlegible Next"} <= set(parts)
    assert all(part.licence for part in parts.values())
    assert "SIL OPEN FONT LICENSE" in parts["Atkinson Hyperlegible Next"].texts[0].upper()


def test_a_part_that_is_for_another_system_is_left_out(
    resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", none)

    assert [part.name for part in read_licences(resources)] == [
        "Atkinson Hyperlegible Next",
        "Lucide icons",
        "Noto fonts",
    ]


def test_a_text_that_is_not_there_is_left_empty(tmp_path: Path) -> None:
    fonts = next(part for part in read_licences(tmp_path) if part.licence == "OFL-1.1")

    assert fonts.texts == ("",)


def test_a_bundle_reads_what_was_collected_when_it_was_made(tmp_path: Path) -> None:
    part = {"name": "Qt", "version": "6", "licence": "LGPL", "inside": ["zlib"], "texts": [1]}
    whole = {"format": "msdesk-licences", "version": 1, "parts": [part], "texts": ["a", "b"]}
    (tmp_path / "licences.json").write_bytes(msgspec.json.encode(whole))

    (found,) = read_licences(tmp_path)

    assert (found.name, found.inside, found.texts) == ("Qt", ("zlib",), ("b",))
