"""The word lists of this folder, read once."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["AgreementKind", "agreement_kinds", "office_level", "pattern_of", "table", "words"]


@cache
def table(name: str) -> dict[str, Any]:
    """Give a file of `data/` by its stem."""
    content: dict[str, Any] = tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text("utf-8"))
    return content


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """Give a list of a file as a set; the path names the tables down to it."""
    value: Any = table(name)
    for key in path:
        value = value.get(key, ())
    return frozenset(value)


@dataclass(frozen=True)
class AgreementKind:
    """One kind of agreement and what names it.

    Attributes:
        name: Local name of the class.
        short: What people call it.
        patterns: What names it. Case counts only where a pattern says so.
        bare: Nouns that say no more than the kind.
    """

    name: str
    short: str
    patterns: tuple[re.Pattern[str], ...]
    bare: tuple[re.Pattern[str], ...] = ()


@lru_cache(maxsize=1)
def agreement_kinds() -> tuple[AgreementKind, ...]:
    """Give the kinds of agreement, the one whose patterns tell most first."""
    return tuple(
        AgreementKind(
            kind["name"], kind["short"], _compiled(kind["patterns"]), _compiled(kind.get("bare", ()))
        )
        for kind in table("agreements")["kind"]
    )


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern_of(pattern) for pattern in patterns)


def pattern_of(text: str) -> re.Pattern[str]:
    """Compile a pattern: `{Word}` stands for a word with a capital letter, a space for a line break, too."""
    return re.compile(text.replace(" ", r"\s").replace("{Word}", _WORD), re.I)


_SMALL = (
    "The|This|That|These|Those|Its|Their|His|Her|An?|Such|Our|Both|Another|No|Any|Each|Most|One|Two|Other|New|In|On"
    "|Under|By|At|To|Of|For|And|But|With|After|Before|Since|As|If|When|While|Although"
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ]"
_WORD = rf"(?-i:(?!(?:{_SMALL})\b){_CAPITAL}[\w-]*(?:[’'](?!s\b)[\w-]+)*)"
"""What `{Word}` stands for in a pattern."""


def office_level(title: str) -> str:
    """Tell how high an office is.

    Args:
        title: A normalised title.

    Returns:
        "head" (of state or government), "minister" or "official".

    >>> office_level("prime minister"), office_level("foreign minister"), office_level("ambassador")
    ('head', 'minister', 'official')
    >>> office_level("deputy foreign minister"), office_level("vice president")
    ('official', 'official')
    """
    plain = re.sub(r"^(?:then|former|acting|interim|newly elected|outgoing|new) ", "", title)
    if plain in words("levels", "head"):
        return "head"
    lower = re.match(r"(?:deputy|vice|vice-|assistant|under|junior|parliamentary|state minister)\b", plain)
    is_minister = re.search(r"\bminister(?:$| of | for )", plain) is not None
    if not lower and (is_minister or plain in words("levels", "minister")):
        return "minister"
    return "official"
