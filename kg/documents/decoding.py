"""From bytes to text: which encoding, and which characters a text may hold.

UTF-8 is tried first. English text in an older encoding is Windows-1252 nearly always, and a statistical
guess on a few quotation marks is worse than knowing that; so `charset_normalizer` is asked only where
many bytes stand outside ASCII.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

__all__ = ["CannotDecodeError", "clean", "decode", "find_encoding", "replace_unwritable"]

_SIGNATURES: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "gzip without .gz in its name"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_MARKS: Final = (  # the longer ones first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 65_536
_CONTROL_SHARE: Final = 0.02  # random bytes hold a tenth, damaged text a few in thousands
_FOREIGN_SHARE: Final = 0.10  # quotation marks and accents of an English text stay well below,
_TOGETHER_SHARE: Final = 0.25  # and seldom stand three in a row, as the letters of another script do
_FOREIGN: Final = re.compile(rb"[\x80-\xff]+")
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BROKEN: Final = "\N{REPLACEMENT CHARACTER}"


class CannotDecodeError(ValueError):
    """The bytes are not text; `str(error)` says what they are."""


def decode(data: bytes, declared: str | None = None) -> str:
    r"""Decode the bytes of a whole text and clean it.

    Args:
        data: The bytes.
        declared: The encoding that the text itself names (HTML does).

    Returns:
        The text: line ends are "\n", no byte order mark, no character that cannot be written again.

    Raises:
        CannotDecodeError: The bytes are not text.
    """
    return clean(data.decode(find_encoding(data, declared), errors="replace"))


def find_encoding(data: bytes, declared: str | None = None) -> str:
    """Find the encoding of a text.

    Args:
        data: The text, or the start of it.
        declared: The encoding that the text itself names.

    Returns:
        A name that `bytes.decode` knows.

    Raises:
        CannotDecodeError: The bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise CannotDecodeError(f"not text but {what}")
    sample = data[:_SAMPLE]
    wide = _wide_encoding(sample)
    if wide:
        return wide
    if len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise CannotDecodeError("not text but a binary file")
    if _is_utf8(data):
        return "utf-8"
    if declared and _fits(data, declared):
        return declared
    return _old_encoding(sample)


def _wide_encoding(sample: bytes) -> str | None:
    """Recognise UTF-16 without a byte order mark: in English, every other byte is zero."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    """Tell UTF-8, also where a few characters are damaged, as by a cut in the middle of one."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count(_BROKEN)
    if not broken:
        return True
    whole = sum(1 for character in text if character > "\x7f") - broken
    return whole > 3 * broken or (broken == 1 and text.endswith(_BROKEN))


def _fits(data: bytes, encoding: str) -> bool:
    """Tell whether an encoding exists and reads the bytes without a fault."""
    try:
        data.decode(encoding)
    except (LookupError, ValueError):
        return False
    return codecs.lookup(encoding).name not in ("utf-16", "utf-32", "utf-8")


def _old_encoding(sample: bytes) -> str:
    """Find the single-byte or East Asian encoding of a text that is not UTF-8."""
    foreign = sum(map(len, _FOREIGN.findall(sample)))
    together = sum(len(run) for run in _FOREIGN.findall(sample) if len(run) > 2)
    if foreign <= _FOREIGN_SHARE * len(sample) or together <= _TOGETHER_SHARE * foreign:
        return "cp1252"
    best = from_bytes(sample).best()
    if best is None:
        raise CannotDecodeError("not text in any known encoding")
    return best.encoding


def clean(text: str) -> str:
    r"""Make line ends "\n" and replace, one for one, what cannot be written or shown.

    Args:
        text: A decoded text.

    Returns:
        The text without its byte order mark; control characters are spaces, lone surrogates and
        noncharacters are U+FFFD.
    """
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return replace_unwritable(text.replace("\r\n", "\n").replace("\r", "\n"))


def replace_unwritable(text: str) -> str:
    """Replace control characters, lone surrogates and noncharacters, one for one.

    Args:
        text: Any string.

    Returns:
        A string of the same length that can be written in UTF-8 and in XML.
    """
    return text.translate(_REPLACEMENTS)


_REPLACEMENTS: Final = {
    **{code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"},
    **dict.fromkeys(range(0xD800, 0xE000), _BROKEN),
    **dict.fromkeys((0xFFFE, 0xFFFF), _BROKEN),
    0x2028: "\n",
    0x2029: "\n",
}
