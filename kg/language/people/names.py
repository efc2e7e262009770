"""The shape of a person's name: which words belong to it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices.words import Words

__all__ = ["homographs", "is_name_word", "postnominals", "read_name"]

_DATA: Final = files("kg.language.people")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.){1,3}|[A-Z]")
_SUFFIX: Final = re.compile(r"Jr\.?|Sr\.?|II|III|IV")
_APOSTROPHE: Final = re.compile(r"[dDlLO]['’]\w")
_QUOTES: Final = {'"': '"', "“": "”", "'": "'", "‘": "’"}
_HYPHENS: Final = frozenset({"-", "‑"})
_MOST_PARTS: Final = 6
_SHORTENED: Final = frozenset({"Ma", "Md", "Mohd", "Muh", "Wm"})
"""Given names that are written with a full stop: "Ma. Theresa", "Md. Abdul"."""
_MONTHS_TOO: Final = frozenset({"Jan", "Mar"})
"""Given names that are months where no name goes on: "Jan Novak", but "Jan 5"."""


@cache
def _particles() -> frozenset[str]:
    """Load the small words inside names."""
    return frozenset((_DATA / "particles.txt").read_text(encoding="utf-8").split())


@cache
def _not_names() -> frozenset[str]:
    """Load the capitalised words that are no part of a name."""
    lines = (_DATA / "not_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def postnominals() -> frozenset[str]:
    """Load the letters that follow a name: "A B OBE MP"."""
    return frozenset((_DATA / "postnominals.txt").read_text(encoding="utf-8").split())


@cache
def homographs() -> frozenset[str]:
    """Load the surnames that are also common words: a name starts with them only where one must stand."""
    return frozenset((_DATA / "homographs.txt").read_text(encoding="utf-8").split())


def is_name_word(words: Words, i: int) -> bool:
    """Say whether a word can be a full part of a name.

    Args:
        words: The words of a text.
        i: The word.

    Returns:
        True for a capitalised word that is not known to be something else.
    """
    text = words.text[i]
    if text in postnominals():
        return False
    if text in _MONTHS_TOO:
        return _is_followed_by_name(words, i + 1)
    bare = text.strip("'’.").replace("'", "").replace("’", "").replace("-", "")
    if not bare.isalpha() or len(bare) < 2 or text.lower().rstrip(".") in _not_names():
        return False
    return text[0].isupper() or bool(_APOSTROPHE.match(text))


def _is_followed_by_name(words: Words, i: int) -> bool:
    """Say whether a name goes on: "Jan Novak", "Jan de Wit"."""
    while i < len(words) and words.text[i] in _particles():
        i += 1
    return i < len(words) and is_name_word(words, i)


def read_name(words: Words, i: int, blocked: Container[int] = ()) -> int | None:
    """Read a name.

    Args:
        words: The words of a text.
        i: The first word of the name.
        blocked: Words that belong to something else (a country, an organization).

    Returns:
        One past the last word of the name, or None if no name starts here.
    """
    j, parts, end = i, 0, None
    while j < len(words) and parts < _MOST_PARTS and j not in blocked:
        if j > i and words.breaks_before(j):
            break
        step = _step(words, j, parts)
        if step == 0:
            break
        if words.text[j] in _HYPHENS:
            end = j + step
        elif (
            is_name_word(words, j + step - 1)
            or (parts and _ends_with_homograph(words, j))
            or (step > 1 and _is_fathers(words, j + step - 1))
        ):
            parts += 1
            end = j + step
        elif parts and _SUFFIX.fullmatch(words.text[j + step - 1]):
            return j + step
        j += step
    return end


def _step(words: Words, j: int, parts: int) -> int:
    """Say how many words from here on belong to the name: 0 where it has ended."""
    text = words.text[j]
    following = j + 1 < len(words)
    if parts and (suffix := _suffix(words, j)):
        return suffix
    if text in _SHORTENED and words.text[j + 1 : j + 2] == ["."] and words.glued(j + 1):
        return 2 if j + 2 < len(words) and is_name_word(words, j + 2) else 0
    if is_name_word(words, j) or (parts and _ends_with_homograph(words, j)):
        return 1
    if _INITIAL.fullmatch(text) and text not in {"I", "A"}:
        return 1 if following and text not in {"U.S.", "U.N.", "U.K.", "E.U."} else 0
    if text.lower() in _particles():
        return _particle(words, j)
    if text in _HYPHENS and parts and words.glued(j) and words.glued(j + 1):
        return 2 if words.text[j + 1].isalpha() and _is_hyphenated(words, j + 1) else 0
    if parts and text in _QUOTES and j + 3 < len(words) and words.text[j + 2] == _QUOTES[text]:
        return 3 if is_name_word(words, j + 1) and is_name_word(words, j + 3) else 0
    return 0


def _ends_with_homograph(words: Words, j: int) -> bool:
    """Say whether a common word in capitals closes a name: "Nguyen Van An", and no headline goes on."""
    text = words.text[j]
    return (
        text.istitle()
        and text.lower() in homographs()
        and not "".join(words.text[j + 1 : j + 2])[:1].isupper()
    )


def _suffix(words: Words, j: int) -> int:
    """Read "Jr." or ", Jr."."""
    if _SUFFIX.fullmatch(words.text[j]):
        return 1
    comma = words.text[j] == "," and j + 1 < len(words) and words.text[j + 1] in {"Jr.", "Sr.", "Jr", "Sr"}
    return 2 if comma else 0


def _particle(words: Words, j: int) -> int:
    """Read "de la", "al-", "von der" up to the part that they belong to."""
    k = j
    while k < len(words) and k < j + 3 and words.text[k].lower() in _particles():
        k += 1
        if k < len(words) and words.text[k] == "-" and words.glued(k):
            k += 1
    named = k < len(words) and (is_name_word(words, k) or _is_fathers(words, k))
    return k - j + 1 if named else 0


def _is_fathers(words: Words, k: int) -> bool:
    """Say whether "bin" makes a title a name: "Khalid bin Sultan"."""
    return k > 0 and words.low[k - 1] in {"bin", "bint", "ibn"} and words.text[k].istitle()


def _is_hyphenated(words: Words, j: int) -> bool:
    """Say whether the word after a hyphen continues the name: "Dae-jung", "Anne-Marie"."""
    return is_name_word(words, j) or (words.text[j].islower() and len(words.text[j]) <= 6)
