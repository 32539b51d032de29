"""How large the bundle and the package are, where they have been built."""

from __future__ import annotations

from pathlib import Path

from bench.figures import Row, alone

_MEGABYTE = 1_000_000


def bundle_rows(dist: Path) -> tuple[Row, Row]:
    """Return the rows of what ``python3 dev.py bundle`` has left in ``dist``."""
    folders = [each for each in (dist / "msdesk.app", dist / "msdesk") if each.is_dir()]
    packages = sorted(dist.glob("*.deb"), key=lambda path: path.stat().st_mtime)
    return (
        _row("the bundle, unpacked", folders[0] if folders else None, 225.0),
        _row("the bundle as a .deb", packages[-1] if packages else None, 70.0),
    )


def _row(what: str, path: Path | None, at_most: float) -> Row:
    if path is None:
        return Row(what=what, unit="MB", sign="MB", at_most=at_most, note="not built")
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    taken = sum(each.lstat().st_size for each in files if not each.is_symlink())
    return alone(what, [taken / _MEGABYTE], at_most, "MB")
