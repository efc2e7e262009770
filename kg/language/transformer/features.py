"""What the encoder is told about each word beside its word pieces: its letter case and the gap before it.

The word pieces are those of an uncased model, so that the case of the letters comes in by itself; and a page
tells by its blank lines where paragraphs end, which no word piece shows.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["CASES", "GAPS", "PARAGRAPH", "gap_before", "letter_case"]

CASES: Final = ("lower", "title", "upper", "initial", "mixed", "digits", "alphanumeric", "other")
"""The classes of `letter_case`, by number."""
GAPS: Final = ("none", "space", "line", "paragraph")
"""The classes of `gap_before`, by number."""
PARAGRAPH: Final = GAPS.index("paragraph")

_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")


def letter_case(word: str) -> int:
    """Class a word by the case of its letters.

    Args:
        word: One token.

    Returns:
        The number of its class in `CASES`.
    """
    letters = [character for character in word if character.isalpha()]
    if any(character.isdigit() for character in word):
        return CASES.index("alphanumeric" if letters else "digits")
    if not letters:
        return CASES.index("other")
    if not any(character.isupper() for character in letters):
        return CASES.index("lower")
    if all(character.isupper() for character in letters):
        return CASES.index("upper" if len(letters) > 1 else "initial")
    rest = letters[1:]
    if letters[0].isupper() and not any(character.isupper() for character in rest):
        return CASES.index("title")
    return CASES.index("mixed")


def gap_before(between: str) -> int:
    """Class the white space before a word.

    Args:
        between: What stands between the last word and this one.

    Returns:
        The number of its class in `GAPS`.
    """
    if not between:
        return GAPS.index("none")
    if "\n" not in between:
        return GAPS.index("space")
    return PARAGRAPH if _BLANK_LINE.search(between) else GAPS.index("line")
