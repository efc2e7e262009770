"""Who reports, writes and photographs, and is no person of the report: "as A B reports", "(A B/EPA)"."""

from __future__ import annotations

from typing import Final

from kg.language.countries.table import context
from kg.language.offices.words import Words

__all__ = ["is_credit"]

_WORK: Final = frozenset(
    {"reporting", "writing", "editing", "edited", "written", "reported", "compiled", "photo", "photos"}
    | {"photograph", "picture", "image", "translated", "illustration"}
)
_AFTER_REPORTS: Final = frozenset({"from", "for", "in", ".", ",", ";", ":", ")"})
_AGENCIES: Final = frozenset({"epa", "getty", "pool", "afp", "ap", "file", "handout", "epa-efe"})


def is_credit(words: Words, start: int, end: int) -> bool:
    """Say whether a name is that of a reporter or photographer at work.

    Args:
        words: The words of a text.
        start: First word of the name.
        end: One past its last word.

    Returns:
        True for "as A B reports.", "this is A B in Quito", "Reporting by A B", "Photo: A B", "(A B/EPA)".
    """
    return _reports(words, start, end) or _is_named_as_maker(words, start) or _is_agencys(words, start, end)


def _reports(words: Words, start: int, end: int) -> bool:
    """Read "as A B reports." and "this is A B in Quito."."""
    after = words.low[end : end + 2]
    if after[:1] in (["reports"], ["reporting"]):
        return after[1:] == [] or after[1] in _AFTER_REPORTS
    signs_off = words.low[max(0, start - 2) : start] == ["this", "is"]
    return signs_off and after[:1] in (["in"], ["for"], ["at"], ["from"])


def _is_named_as_maker(words: Words, start: int) -> bool:
    """Read "Reporting by A B", "editing by A B and C D", "Photo: A B"."""
    k = start - 1
    while k > 0 and (words.low[k] in {"and", ","} or words.text[k][:1].isupper()):
        k -= 1
    return k > 0 and words.low[k] in {"by", ":"} and words.low[k - 1] in _WORK


def _is_agencys(words: Words, start: int, end: int) -> bool:
    """Read "A B/EPA", "Reuters/A B", "AFP / A B"."""
    after, before = words.text[end : end + 2], words.text[max(0, start - 2) : start]
    named = [pair[k] for pair, k in ((after, 1), (before[::-1], 1)) if len(pair) > 1 and pair[0] == "/"]
    return any(name.lower() in _AGENCIES or name in context("agency heads") for name in named)
