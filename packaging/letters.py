"""Makes ``resources/letters``: the letters that the font of the page lacks.

The fonts are Noto (SIL Open Font License), cut down to what people write with and without
hints for old screens, 3 MB in all.  Run by hand, seldom, with fontTools installed:

    apt-get download fonts-noto-core; dpkg-deb -x fonts-noto-core_*.deb DIR
    npm pack @expo-google-fonts/noto-emoji @expo-google-fonts/noto-sans-jp
    npm pack @expo-google-fonts/noto-sans-kr       # each unpacked below DIR
    python packaging/letters.py DIR
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

OUT = Path(__file__).resolve().parent.parent / "resources" / "letters"


class Cut(NamedTuple):
    """A font, and the letters it keeps."""

    source: str
    letters: str
    features: str = "*"


def rows(encoding: str, numbers: Iterable[int]) -> str:
    """Return the letters in rows of one of the old tables of East Asia, as code points."""
    found = []
    for row in numbers:
        for cell in range(0xA1, 0xFF):
            letter = bytes([row, cell]).decode(encoding, "ignore")
            found += [f"U+{ord(letter):04X}"] if len(letter) == 1 else []
    return ",".join(found)


_FEW = "kern,mark,mkmk,ccmp,locl,liga"
CUTS = {
    "NotoSans": Cut(
        "NotoSans-Regular.ttf",
        "U+0020-058F,U+1C80-1C8F,U+1D00-1FFF,U+2000-2BFF,U+2C60-2C7F,U+A640-A69F,"
        "U+A700-A7FF,U+AB30-AB6F,U+FB00-FB06,U+FE20-FE2F,U+FFFC-FFFD",
    ),
    "NotoSansArabic": Cut("NotoSansArabic-Regular.ttf", "*"),
    "NotoSansHebrew": Cut("NotoSansHebrew-Regular.ttf", "*"),
    "NotoSansThai": Cut("NotoSansThai-Regular.ttf", "*"),
    "NotoSansDevanagari": Cut("NotoSansDevanagari-Regular.ttf", "*"),
    "NotoSansMath": Cut("NotoSansMath-Regular.ttf", "U+2190-23FF,U+25A0-25FF"),
    "NotoSansSymbols2": Cut(
        "NotoSansSymbols2-Regular.ttf", "U+25A0-25FF,U+2600-27BF,U+1F780-1F7FF"
    ),
    "NotoEmoji": Cut("NotoEmoji_400Regular.ttf", "*"),
    # Kana and the 2,965 kanji of the first level; the 2,350 syllables of the old table.
    "NotoSansJP": Cut(
        "NotoSansJP_400Regular.ttf",
        rows("euc_jp", (*range(0xA1, 0xA9), *range(0xB0, 0xD0))),
        _FEW,
    ),
    "NotoSansKR": Cut(
        "NotoSansKR_400Regular.ttf", rows("euc_kr", range(0xB0, 0xC9)) + ",U+3131-318E", _FEW
    ),
}


def main(folder: Path) -> None:
    """Cut each font found below ``folder``."""
    for name, cut in CUTS.items():
        (source, *_) = folder.rglob(cut.source)
        command = (sys.executable, "-m", "fontTools.subset", str(source), "--no-hinting")
        subprocess.run(
            (
                *command,
                f"--unicodes={cut.letters}",
                f"--layout-features={cut.features}",
                f"--output-file={OUT / name}.ttf",
                "--notdef-outline",
            ),
            check=True,
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
