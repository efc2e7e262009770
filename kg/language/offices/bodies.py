"""Titles by the body that somebody heads: "secretary of Iran's Supreme National Security Council"."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices.ministers import past_portfolios, portfolios
from kg.language.offices.title import Title
from kg.language.offices.title_table import entries, match
from kg.language.offices.words import Words

__all__ = ["head_of_body", "past_ministry"]

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
_FORCES: Final = frozenset({"army", "force", "forces", "military", "navy"})
_INSIDE: Final = frozenset({"the", "of", "'s", "’s", "'", "presidential", "his", "her", "its", "their"})


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
                    return Title(i, end, (_normal(head, body),), _kind(body), plural=False)
    return None


def past_ministry(words: Words, i: int, owned: Container[int]) -> int:
    """Go past "of Britain's Ministry of Defence", "at the foreign ministry", "of the Chadian army".

    Args:
        words: The words of a text.
        i: The first word after a title.
        owned: The words inside states and organizations.

    Returns:
        The first word after the ministry, or `i` if none follows.
    """
    if words.low[i : i + 1] not in (["of"], ["at"], ["in"], ["with"]):
        return i
    for k in range(i + 1, min(i + 2 + _OWNER, len(words))):
        if words.breaks_before(k):
            return i
        if words.low[k] in {"ministry", "department"}:
            return past_portfolios(words, k + 1)
        ends = (match(words, k, body) for body in _bodies() if body[-1] in _FORCES)
        if (end := next(filter(None, ends), None)) is not None:
            return end
        inside = k in owned or _goes_on(words, k) or words.low[k] in portfolios()
        if not inside:
            return i
    return i


def _goes_on(words: Words, k: int) -> bool:
    """Say whether a word can stand between "of" and the body."""
    return words.text[k][:1].isupper() or words.low[k] in _INSIDE


def _kind(body: tuple[str, ...]) -> str:
    """Say what has such an office; a command of armed forces is none."""
    return "military" if body[-1] in _FORCES | {"staff"} else "state"


def _normal(head: tuple[str, ...], body: tuple[str, ...]) -> str:
    """Name the office as the table of titles does, or else by its words."""
    for pattern in ((*head, "of", "the", *body), (*body, *head)):
        if (entry := entries().get(pattern[0], {}).get(pattern)) is not None:
            return entry.title
    return f"{' '.join(head)} of the {' '.join(body)}"
