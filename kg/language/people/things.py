"""Ships, buildings, laws and prizes that are named after people."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices.words import Words

__all__ = ["ends_like_thing", "is_thing"]

_BETWEEN: Final = frozenset(
    {"training", "international", "national", "naval", "air", "army", "military", "space", "presidential"}
    | {"memorial", "aircraft", "peace", "nuclear", "battle", "carrier"}
)


@cache
def _things() -> tuple[frozenset[str], dict[str, str]]:
    """Load the words that make a name that of a thing: those before it, and those after it with a note."""
    rows = list(
        csv.DictReader((files("kg.language.people") / "things.csv").read_text(encoding="utf-8").splitlines())
    )
    before = frozenset(row["word"] for row in rows if row["side"] == "before")
    return before, {row["word"]: row["note"] for row in rows if row["side"] == "after"}


def ends_like_thing(words: Words, end: int) -> bool:
    """Say whether the last word makes a stretch a thing: "Prize", "Tribune". Many places are surnames too.

    Args:
        words: The words of a text.
        end: One past the last word.

    Returns:
        True for the name of a thing.
    """
    return _things()[1].get(words.low[end - 1], "place") not in {"place", "building"}


def is_thing(words: Words, start: int, end: int) -> bool:
    """Say whether a ship, building, place, law or prize is named, not a person.

    Args:
        words: The words of a text.
        start: First word of what looks like a name.
        end: One past its last word.

    Returns:
        True for the name of a thing.
    """
    before, after = _things()
    if end < len(words) and not words.breaks_before(end):
        k = end + 1 if words.text[end] == "-" and words.glued(end) and end + 1 < len(words) else end
        if words.low[k] in _BETWEEN and k + 1 < len(words):
            k += 1
        if words.low[k] in after:
            return True
    return start > 0 and words.low[start - 1].rstrip(".") in before
