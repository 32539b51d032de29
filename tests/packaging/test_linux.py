"""What menus, file managers, software centres and ``man`` read."""

from __future__ import annotations

import configparser
import re
from xml.etree import ElementTree

import pytest

from msdesk.app.commands.command_line import _parser
from tests.packaging.loading import FOLDER, module

project, deb = module("project"), module("deb")
LINUX = FOLDER / "linux"
MIME = "application/x-msdesk-export+json"
_FREEDESKTOP = "{http://www.freedesktop.org/standards/shared-mime-info}"


def _desktop() -> configparser.SectionProxy:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[method-assign,assignment]  # its own way to say so
    entry.read_string(project.filled(LINUX / "msdesk.desktop"))
    return entry["Desktop Entry"]


def _metadata() -> ElementTree.Element:
    return ElementTree.fromstring(project.filled(LINUX / "msdesk.metainfo.xml"))  # noqa: S314 - ours


def test_the_menu_starts_msdesk_with_the_file_that_was_chosen() -> None:
    assert _desktop()["Exec"] == "msdesk %f"


def test_the_menu_and_the_software_centre_know_the_export_by_one_name() -> None:
    mime = ElementTree.fromstring(project.filled(LINUX / "msdesk-mime.xml"))  # noqa: S314 - ours
    kind = mime.find(f"{_FREEDESKTOP}mime-type")

    assert kind is not None
    assert kind.get("type") == MIME
    assert _desktop()["MimeType"] == f"{MIME};"
    assert _metadata().findtext("provides/mediatype") == MIME


def test_an_export_is_known_by_its_name() -> None:
    mime = ElementTree.fromstring(project.filled(LINUX / "msdesk-mime.xml"))  # noqa: S314 - ours

    patterns = [glob.get("pattern") for glob in mime.iter(f"{_FREEDESKTOP}glob")]
    assert patterns == ["*.msdesk.json"]


def test_the_software_centre_shows_this_version() -> None:
    release = _metadata().find("releases/release")

    assert release is not None
    assert release.get("version") == project.version()


def test_each_picture_of_the_software_centre_is_said_to_come_from_the_tour() -> None:
    table = (FOLDER / "RELEASING.md").read_text(encoding="utf-8")
    made = dict(re.findall(r"\| `(\w+\.png)` \| `([\w-]+\.png)` \|", table))
    wanted = [str(image.text).rpartition("/")[2] for image in _metadata().iter("image")]

    assert wanted
    assert set(wanted) == set(made)


def test_the_manual_names_each_option() -> None:
    manual = (LINUX / "msdesk.1").read_text(encoding="utf-8").replace("\\-", "-")

    options = {word for action in _parser()._actions for word in action.option_strings}
    assert sorted(option for option in options if option not in manual) == []


@pytest.mark.parametrize("script", ["prerm", "postrm"])
def test_removing_says_where_the_record_is_and_touches_nothing(script: str) -> None:
    text = (LINUX / script).read_text(encoding="utf-8")

    assert "~/.local/share/msdesk" in text
    assert "rm " not in text


def test_each_exception_for_lintian_is_explained() -> None:
    exceptions = (LINUX / "lintian-overrides").read_text(encoding="utf-8")
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")

    tags = set(re.findall(r"^msdesk: (\S+)", exceptions, re.MULTILINE))
    assert sorted(tag for tag in tags if f"`{tag}`" not in readme) == []


def test_debian_reads_the_changes_of_this_version() -> None:
    first, *_, last = deb.changelog().strip().splitlines()

    assert first == f"msdesk ({project.version()}) unstable; urgency=medium"
    assert re.fullmatch(r" -- .+ <\S+@\S+>  \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000", last)


def test_no_line_of_the_changes_is_too_long_for_debian() -> None:
    assert max(map(len, deb.changelog().splitlines())) <= 80
