"""From bytes to text."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.decoding import CannotDecodeError, clean, decode, replace_unwritable

from .small import REPORT, read_bytes

QUOTED = (
    "Café talks: “We met – at last,” said the Spanish minister. The Türkiye–Poland line is 5 € long.\n" * 3
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (document,) = read_bytes(tmp_path, "a.txt", QUOTED.encode(encoding)).documents
    assert document.text == QUOTED


def test_latin_1() -> None:
    assert (
        decode("Señor Núñez met Frau Müller in Zürich.".encode("latin-1"))
        == "Señor Núñez met Frau Müller in Zürich."
    )


def test_utf16_with_mark_in_either_order() -> None:
    for mark, encoding in ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        assert decode(mark + QUOTED.encode(encoding)) == QUOTED


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "cp1251", "gb18030"])
def test_other_scripts_are_read_or_refused(encoding: str) -> None:
    text = {"cp1251": "Президенты встретились в Минске и подписали договор. "}.get(
        encoding, "東京で会談が開かれた。両国の大臣が署名した。"
    )
    try:
        assert len(decode((text * 20).encode(encoding))) > 20
    except CannotDecodeError as error:
        assert "not text" in str(error)  # noqa: PT017 - reading it is as good


def test_declared_encoding() -> None:
    assert decode("東京で会談".encode("shift_jis"), "shift_jis") == "東京で会談"
    assert decode("Zürich".encode("cp1252"), "no-such-encoding") == "Zürich"


def test_text_cut_within_a_character() -> None:
    assert decode((REPORT + "é").encode()[:-1]) == REPORT + "\ufffd"


def test_one_damaged_character_is_no_other_encoding() -> None:
    data = QUOTED.encode()
    assert decode(data[:20].replace(b"t", b"\xff", 1) + data[20:]).count("\ufffd") == 1


def test_line_ends() -> None:
    assert decode(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_replacements_keep_the_length() -> None:
    dirty = "a\x00b\x1fc\x85d\ud800e\uffff\u2028f\tg\nh"
    assert replace_unwritable(dirty) == "a b c d\ufffde\ufffd\nf\tg\nh"


@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_written(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert len(replace_unwritable(text)) == len(text)
    assert clean(cleaned.removeprefix("\ufeff")) == cleaned.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decode(data).encode("utf-8")
    except CannotDecodeError as error:
        assert str(error).startswith("not text")  # noqa: PT017


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), min_size=8))
def test_utf8_comes_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(("News: " + text).encode()) == "News: " + text
