"""Writes the bill of materials of the bundle: CycloneDX 1.6, checked against its schema."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.exception import MissingOptionalDependencyException
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from packageurl import PackageURL

import parts
import project

_KINDS = {
    "content": ComponentType.DATA,
    "runtime": ComponentType.FRAMEWORK,
}


class InvalidBillError(Exception):
    """What was made is not valid CycloneDX."""


def write(path: Path) -> Path:
    """Write the bill of the bundle that was built last, and return its path."""
    return write_bill(parts.read(project.BUILD / "parts.json"), path)


def write_bill(made_of: Iterable[parts.Part], path: Path) -> Path:
    """Write the bill of these parts; raises ``InvalidBillError`` rather than write a wrong one."""
    text = str(JsonV1Dot6(bill(made_of)).output_as_string(indent=1))
    wrong = faults(text)
    if wrong:
        raise InvalidBillError(wrong)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def can_check() -> bool:
    """Whether the validator's own libraries are installed; a release needs them."""
    try:
        _faults("{}")
    except MissingOptionalDependencyException:
        return False
    return True


def faults(text: str) -> str:
    """Return what is wrong with a bill, "" if nothing is or nothing here can tell."""
    if not can_check():
        return ""
    return _faults(text)


def _faults(text: str) -> str:
    # Imported here: it makes grammars then, which takes seconds.
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415

    return str(JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) or "")


def bill(made_of: Iterable[parts.Part]) -> Bom:
    """Return the bill; two of the same parts and the same day are equal."""
    msdesk = Component(
        name=project.NAME,
        version=project.version(),
        type=ComponentType.APPLICATION,
        bom_ref=project.NAME,
        licenses=[LicenseFactory().make_from_string("MIT")],
    )
    components = [_component(part) for part in made_of]
    whole = Bom(components=components)
    whole.metadata.component = msdesk
    whole.metadata.timestamp = datetime.fromtimestamp(project.epoch(), UTC)
    named = " ".join(f"{one.name} {one.version}" for one in components)
    whole.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"{project.PAGE} {named}")
    whole.register_dependency(msdesk, components)
    return whole


def _component(part: parts.Part) -> Component:
    inside = [
        Component(
            name=one.name,
            version=one.version or None,
            type=ComponentType.LIBRARY,
            bom_ref=f"{part.name}/{one.name}@{one.version}",
            licenses=[LicenseFactory().make_from_string(one.licence)] if one.licence else None,
            purl=PackageURL.from_string(one.purl) if one.purl else None,
        )
        for one in part.inside
    ]
    return Component(
        name=part.name,
        version=part.version or None,
        type=_KINDS.get(part.kind, ComponentType.LIBRARY),
        bom_ref=f"{part.name}@{part.version}",
        licenses=[LicenseFactory().make_from_string(part.licence)],
        purl=_purl(part),
        components=inside,
    )


def _purl(part: parts.Part) -> PackageURL | None:
    match part.kind:
        case "python":
            return PackageURL(type="pypi", name=part.name.lower(), version=part.version)
        case "debian":
            return PackageURL(type="deb", namespace="debian", name=part.name, version=part.version)
        case _:
            return None
