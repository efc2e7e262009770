"""Titles by the body that somebody heads: "secretary of Iran's Supreme National Security Council"."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices.title import Title
from kg.language.offices.title_table import entries, match
from kg.language.offices.words import Words

__all__ = ["head_of_body"]

_HEADS: Final = (
    ("deputy", "secretary"),
    ("deputy", "director"),
    ("deputy", "head"),
    ("deputy", "chief"),
    ("deputy", "chairman"),
    ("vice", "chairman"),
    ("chief", "of", "staff"),
    ("secretary",),
    ("director",),
    ("head",),
    ("chief",),
    ("chairman",),
)
_OWNER: Final = 6
"""So many words may stand between "of" and the body: "the Islamic Republic of Iran's presidential"."""


@cache
def _bodies() -> tuple[tuple[str, ...], ...]:
    """Load the bodies, longest first."""
    lines = (files("kg.language.offices") / "bodies.txt").read_text(encoding="utf-8").splitlines()
    return tuple(sorted((tuple(line.split()) for line in lines), key=lambda body: (-len(body), body)))


def head_of_body(words: Words, i: int) -> Title | None:
    """Read the head of a body, with the state that stands between them.

    Args:
        words: The words of a text.
        i: The first word.

    Returns:
        The title, or None if none starts there.
    """
    for head in _HEADS:
        start = match(words, i, head)
        if start is None or start + 1 >= len(words) or words.low[start] != "of":
            continue
        for k in range(start + 1, min(start + 2 + _OWNER, len(words))):
            if k > start + 1 and (words.breaks_before(k) or not _goes_on(words, k - 1)):
                break
            for body in _bodies():
                if (end := match(words, k, body)) is not None:
                    return Title(i, end, (_normal(head, body),), "state", plural=False)
    return None


def _goes_on(words: Words, k: int) -> bool:
    """Say whether a word can stand between "of" and the body."""
    return words.text[k][:1].isupper() or words.low[k] in {"the", "of", "'s", "’s", "'", "presidential"}


def _normal(head: tuple[str, ...], body: tuple[str, ...]) -> str:
    """Name the office as the table of titles does, or else by its words."""
    for pattern in ((*head, "of", "the", *body), (*body, *head)):
        if (entry := entries().get(pattern[0], {}).get(pattern)) is not None:
            return entry.title
    return f"{' '.join(head)} of the {' '.join(body)}"
