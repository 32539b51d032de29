"""The licences and the bill of what is in the bundle."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from tests.packaging.loading import FOLDER, module

parts, licences, sbom = module("parts"), module("licences"), module("sbom")


@pytest.fixture
def made_of(tmp_path: Path) -> list[object]:
    """Return two parts that share the text of their licence."""
    text = tmp_path / "LICENSE"
    text.write_text("Do as you like.\n")
    crate = parts.Inside("crate", "2.0", "MIT OR Apache-2.0", "pkg:cargo/crate@2.0")
    return [
        parts.Part("Examplary", "1.0", "MIT", "python", (str(text),), (crate,)),
        parts.Part("libexample1", "3.2-1", "see its text", "debian", (str(text),)),
    ]


def test_a_text_that_two_parts_share_stands_once(made_of: list[object], tmp_path: Path) -> None:
    licences.write(made_of, tmp_path / "licences.json")

    told = json.loads((tmp_path / "licences.json").read_text())
    assert told["texts"] == ["Do as you like."]
    assert [part["texts"] for part in told["parts"]] == [[0], [0]]


def test_what_is_compiled_into_a_part_is_named(made_of: list[object], tmp_path: Path) -> None:
    licences.write(made_of, tmp_path / "licences.json")

    told = json.loads((tmp_path / "licences.json").read_text())
    assert told["parts"][0]["inside"] == ["crate 2.0 (MIT OR Apache-2.0)"]


def test_a_part_without_its_licence_stops_the_build(tmp_path: Path) -> None:
    bare = parts.Part("Examplary", "1.0", "MIT", "python", ())

    with pytest.raises(licences.MissingLicenceError, match=r"Examplary 1\.0 has no text"):
        licences.write([bare], tmp_path / "licences.json")


def test_each_library_that_msdesk_asks_for_has_its_licence() -> None:
    with (FOLDER.parent / "pyproject.toml").open("rb") as file:
        asked = tomllib.load(file)["project"]["dependencies"]
    names = [re.split(r"[^\w.-]", line)[0] for line in asked]

    found = [parts.python_part(metadata.distribution(name)) for name in names]

    assert [part.name for part in found if not part.texts] == []
    assert [part.name for part in found if part.licence == "not said"] == []


def test_the_letters_and_the_icons_are_among_the_parts() -> None:
    assert [Path(part.texts[0]).is_file() for part in parts.ships()] == [True, True, True]


def test_parts_are_read_back_as_they_were(made_of: list[object], tmp_path: Path) -> None:
    parts.write(made_of, tmp_path / "parts.json")

    assert list(parts.read(tmp_path / "parts.json")) == made_of


def test_the_bill_names_each_part_and_what_is_in_it(made_of: list[object], tmp_path: Path) -> None:
    told = json.loads(sbom.write_bill(made_of, tmp_path / "bill.json").read_text())

    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert [part["purl"] for part in told["components"]] == [
        "pkg:pypi/examplary@1.0",
        "pkg:deb/debian/libexample1@3.2-1",
    ]
    assert told["components"][0]["components"][0]["purl"] == "pkg:cargo/crate@2.0"


def test_two_bills_of_the_same_parts_are_equal(made_of: list[object], tmp_path: Path) -> None:
    one, other = (sbom.write_bill(made_of, tmp_path / name).read_bytes() for name in "ab")

    assert one == other
