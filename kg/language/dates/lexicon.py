"""The word lists of this package, and regular expressions made of them."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.resources import files
from typing import Any, Final

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

__all__ = ["CUES", "WORDS", "alternatives", "load_toml", "number"]

_FULL_FORMS: Final = {"months": 12, "weekdays": 7}
"""Lists that begin with so many full forms; the short forms after them may end in a full stop."""


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Read a data file that stands beside this module."""
    content = (files(__package__) / name).read_text(encoding="utf-8")
    return tomllib.loads(content)


WORDS: Final[dict[str, dict[str, Any]]] = load_toml("words.toml")
CUES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(words) for name, words in load_toml("cues.toml").items()
}


def alternatives(table: str) -> str:
    """Give a regular expression for the words of a list, the longest first, a space for any run of spaces."""
    longest_first = sorted(WORDS[table], key=lambda word: (-len(word), word))
    return "|".join(_word_pattern(table, word) for word in longest_first)


def _word_pattern(table: str, word: str) -> str:
    pattern = re.escape(word).replace(r"\ ", " ")
    is_short = table in _FULL_FORMS and word not in list(WORDS[table])[: _FULL_FORMS[table]]
    return pattern + r"\.?" if is_short else pattern


def number(text: str) -> int:
    """Give the number that digits or a number word stand for; 0 for "several"."""
    return int(text) if text.isdigit() else int(WORDS["numbers"][text])
