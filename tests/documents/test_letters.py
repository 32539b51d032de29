"""Letters that fonts have, and the words for those that none has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk import paths
from msdesk.documents.letters import (
    Json,
    in_words,
    letters_of,
    name_of,
    seen_letters,
    texts_in,
    with_each_text,
    without_piles,
    words_for,
)

FOLDER = paths.resources() / "letters"
FONTS = sorted(FOLDER.glob("*.ttf"))
COMMON = "😀😂🤣😊😍😘😭😅😁🙏👍👋💪🎉🔥❤✨⭐✅❌☀🤔😢💊"
MOST = 3_100_000  # bytes of fonts: a part of what the bundle may weigh


@pytest.mark.parametrize(
    ("font", "has", "has_not"),
    [
        ("NotoSansKR", "한국어질문", "日"),
        ("NotoSansThai", "ภาษาไทย", "한"),
        ("NotoSansArabic", "العربية", "a"),
        ("NotoSansHebrew", "שלום", "ا"),
        ("NotoSansJP", "日本語の質問", "한"),
        ("NotoSansDevanagari", "हिन्दी", "ก"),
        ("NotoEmoji", COMMON, "ก"),
        ("NotoSans", "Ελληνικά русский ąđ" + "".join(map(chr, range(0x300, 0x370))), "ก"),
    ],
)
def test_a_font_has_the_letters_it_is_shipped_for(font: str, has: str, has_not: str) -> None:
    letters = set(letters_of((FOLDER / f"{font}.ttf").read_bytes()))

    assert set(has) - {" "} <= letters
    assert has_not not in letters


def test_all_fonts_for_rare_letters_weigh_little() -> None:
    assert sum(font.stat().st_size for font in FONTS) < MOST


@pytest.mark.parametrize(
    ("typed", "lacking", "printed"),
    [
        ("Why?", "", "Why?"),
        ("Good 😀!", "😀", "Good [grinning face]!"),
        ("Good😀day", "😀", "Good [grinning face] day"),
        ("😀💊", "😀💊", "[grinning face] [pill]"),
        ("ግዕዝ!", "ግዕዝ", "[3 letters: Ethiopic]!"),
        ("ግ", "ግ", "[ethiopic syllable ge]"),
        ("漢字", "漢字", "[2 letters: Chinese]"),
        ("x\u0378", "\u0378", "x [sign U+0378]"),
        ("\uf123\uf124", "\uf123\uf124", "[sign U+F123] [sign U+F124]"),
    ],
)
def test_words_stand_for_letters_that_no_font_has(typed: str, lacking: str, printed: str) -> None:
    assert in_words(typed, lacking) == printed


def test_the_words_put_in_are_named_in_their_order() -> None:
    assert words_for("💊 and 😀", "😀💊") == ["[pill]", "[grinning face]"]


@given(st.text(), st.sets(st.characters()))
def test_no_letter_that_is_lacking_is_left_and_no_other_is_lost(
    text: str, lacking: set[str]
) -> None:
    lacking -= set("[]: +U0123456789ABCDEF") | {chr(i) for i in range(0x250)}
    said = in_words(text, lacking)

    assert not set(said) & lacking
    assert set(text) - lacking <= set(said)


def test_a_sign_without_a_name_is_called_by_its_number() -> None:
    assert name_of("\U0001fae9") in ("sign U+1FAE9", "face with bags under eyes")
    assert name_of("\ue000") == "sign U+E000"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a" + "\u0336" * 9, "a" + "\u0336" * 4),
        ("Tiếng Việt", "Tiếng Việt"),
        ("שָׁלוֹם", "שָׁלוֹם"),
    ],
)
def test_marks_do_not_pile_up_over_the_next_line(typed: str, printed: str) -> None:
    assert without_piles(typed) == printed


def test_what_is_never_seen_needs_no_glyph() -> None:
    assert seen_letters(["a\u200db\ufe0f", "c\nd"]) == set("abcd")


def test_every_text_of_a_page_is_found_and_changed_and_nothing_else() -> None:
    words: Json = {"a": "x", "b": ["y", 3, {"c": "z"}], "d": None}

    assert texts_in(words) == ["x", "y", "z"]
    assert with_each_text(words, str.upper) == {"a": "X", "b": ["Y", 3, {"c": "Z"}], "d": None}
