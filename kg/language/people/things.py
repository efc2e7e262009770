"""Ships, buildings, laws and prizes that are named after people."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices.words import Words

__all__ = ["ends_like_thing", "is_exercise", "is_thing", "starts_like_place"]

_BETWEEN: Final = frozenset(
    {"training", "international", "national", "naval", "air", "army", "military", "space", "presidential"}
    | {"memorial", "aircraft", "peace", "nuclear", "battle", "carrier"}
)
_EXERCISES: Final = frozenset({"exercise", "exercises", "drill", "drills", "wargame", "wargames"})


@cache
def _things() -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    """Load what makes a name that of a thing: words before it, after it with a note, and first words."""
    rows = list(
        csv.DictReader((files("kg.language.people") / "things.csv").read_text(encoding="utf-8").splitlines())
    )
    before = frozenset(row["word"] for row in rows if row["side"] == "before")
    first = frozenset(row["word"] for row in rows if row["side"] == "first")
    return before, {row["word"]: row["note"] for row in rows if row["side"] == "after"}, first


def starts_like_place(words: Words, start: int) -> bool:
    """Say whether a stretch that no title makes a person begins as places do: "Puerto", "Wadi", after "the".

    Args:
        words: The words of a text.
        start: Its first word.

    Returns:
        True for the name of a place or thing.
    """
    article = start > 0 and words.low[start - 1] == "the" and not words.breaks_before(start)
    return article or words.low[start] in _things()[2]


def ends_like_thing(words: Words, end: int) -> bool:
    """Say whether the last word makes a stretch a thing: "Prize", "Tribune".

    Many places are surnames too; in capitals, as datelines are, they are taken for places.

    Args:
        words: The words of a text.
        end: One past the last word.

    Returns:
        True for the name of a thing.
    """
    note = _things()[1].get(words.low[end - 1])
    return note is not None and (words.text[end - 1].isupper() or note not in {"place", "building"})


def is_exercise(words: Words, start: int, end: int) -> bool:
    """Say whether a military exercise goes by what looks like a name: "the Malabar Star exercise".

    Args:
        words: The words of a text.
        start: First word of what looks like a name.
        end: One past its last word.

    Returns:
        True if the text calls it an exercise anywhere, or gives it as a code name.
    """
    if words.low[start - 1 : start] == ["named"] and "code" in words.low[max(0, start - 3) : start - 1]:
        return True
    name = words.text[start:end]
    return any(
        words.low[k + len(name)] in _EXERCISES
        for k in range(len(words) - len(name))
        if words.text[k : k + len(name)] == name
    )


def is_thing(words: Words, start: int, end: int) -> bool:
    """Say whether a ship, building, place, law or prize is named, not a person.

    Args:
        words: The words of a text.
        start: First word of what looks like a name.
        end: One past its last word.

    Returns:
        True for the name of a thing.
    """
    before, after, _ = _things()
    if end < len(words) and not words.breaks_before(end):
        k = end + 1 if words.text[end] == "-" and words.glued(end) and end + 1 < len(words) else end
        if words.low[k] in _BETWEEN and k + 1 < len(words):
            k += 1
        if words.low[k] in after:
            return True
    ship = words.text[start].isupper() and words.low[start] in before
    return ship or (start > 0 and words.low[start - 1].rstrip(".") in before)
