"""Says where two builds differ, file by file."""

from __future__ import annotations

import sys
from pathlib import Path


def folders(one: Path, other: Path) -> list[str]:
    """Return a line for each path whose kind, rights or bytes differ; nothing if all agree."""
    names = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*")}
    told = (_difference(one / name, other / name) for name in sorted(names))
    return [f"{name}: {what}" for name, what in zip(sorted(names), told, strict=True) if what]


def _difference(one: Path, other: Path) -> str:
    for path, where in ((one, "second"), (other, "first")):
        if not path.exists() and not path.is_symlink():
            return f"only in the {where} build"
    if one.is_symlink() or other.is_symlink():
        same = one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
        return "" if same else "links differ"
    if one.stat().st_mode != other.stat().st_mode:
        return "kind or rights differ"
    if one.is_dir():
        return ""
    return _bytes(one.read_bytes(), other.read_bytes())


def _bytes(one: bytes, other: bytes) -> str:
    if one == other:
        return ""
    if len(one) != len(other):
        return f"{len(one)} and {len(other)} bytes"
    pairs = zip(one, other, strict=True)
    first = next(place for place, (here, there) in enumerate(pairs) if here != there)
    return f"differs from byte {first} on"


if __name__ == "__main__":
    lines = folders(Path(sys.argv[1]), Path(sys.argv[2]))
    print("\n".join(lines) or "alike to the byte")
    sys.exit(bool(lines))
