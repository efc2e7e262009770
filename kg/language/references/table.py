"""The words of `nouns.toml`, and which titles are of which kind."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

__all__ = ["is_of_kind", "number_of", "table", "words_of"]


@cache
def table() -> dict[str, Any]:
    """Load the words, by the name of their list."""
    return tomllib.loads((files("kg.language.references") / "nouns.toml").read_text(encoding="utf-8"))


@cache
def words_of(name: str, key: str | None = None) -> frozenset[str]:
    """Give a list of words.

    Args:
        name: The list, or the table that it stands in.
        key: Its name within the table.

    Returns:
        The words.
    """
    return frozenset(table()[name] if key is None else table()[name][key])


def number_of(word: str) -> int | None:
    """Give the number that a word is, or None."""
    numbers: dict[str, int] = table()["numbers"]
    return numbers.get(word)


@lru_cache(maxsize=4096)
def is_of_kind(title: str, kind: str) -> bool:
    """Say whether a title is of a kind of office.

    Args:
        title: A normalised title: "deputy foreign minister".
        kind: A kind of `nouns.toml`, "" for any, or else a title itself.

    Returns:
        Whether a holder may be called by that kind.
    """
    if not kind or title == kind:
        return True
    if any(title.startswith(f"{rank} ") for rank in words_of("ranks", "below")):
        return False
    if _ends_in(title, table()["kinds_without"].get(kind, ())):
        return False
    return _ends_in(title, table()["kinds"].get(kind, ()))


def _ends_in(title: str, endings: Iterable[str]) -> bool:
    return any(title == ending or title.endswith(f" {ending}") for ending in endings)
