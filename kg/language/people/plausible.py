"""Second thoughts about the model's names: places, and words that stand before a name by chance."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.language.offices.words import Words
from kg.language.people.candidates import Candidate
from kg.language.people.identity import Individuals
from kg.language.people.page import Page

__all__ = ["plausible"]

_WHERE: Final = frozenset(
    {"in", "at", "near", "into", "outside", "around", "towards", "toward", "off", "across"}
)


def plausible(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Drop candidates that nothing but the model speaks for and the text speaks against.

    Args:
        page: The text.
        found: The candidates, in order.

    Returns:
        Those that stay, some of them shortened.
    """
    words, known = page.words, Individuals()
    for candidate in found:
        by_chance = words.tokens[candidate.start].is_sent_start is True and words.text[
            candidate.start
        ].endswith("ly")
        if candidate.strong and candidate.parts > 1 and not by_chance:
            known.full(words.join(candidate.start, candidate.end))
    places = _places(page, found)
    return [
        _shortened(words, candidate, known)
        for candidate in found
        if candidate.strong or words.join(candidate.start, candidate.end) not in places
    ]


def _places(page: Page, found: list[Candidate]) -> set[str]:
    """Name the candidates that the text says something happens in, and those joined to them by "and"."""
    words, places = page.words, _where_else(page, found)
    for candidate in reversed(found):
        name = words.join(candidate.start, candidate.end)
        before = words.low[candidate.start - 1] if candidate.start else ""
        joined = words.low[candidate.end : candidate.end + 1] == ["and"] and any(
            other.start == candidate.end + 1 and words.join(other.start, other.end) in places
            for other in found
        )
        if not candidate.strong and (before in _WHERE or joined):
            places.add(name)
    return places


def _where_else(page: Page, found: list[Candidate]) -> set[str]:
    """Name the candidates that the model takes for no person elsewhere, after "in" or "at"."""
    words, names = page.words, {tuple(page.words.text[c.start : c.end]) for c in found if not c.strong}
    places = set()
    for k in range(1, len(words)):
        if words.low[k - 1] in _WHERE and k in page.other:
            ends = (k + len(name) for name in names if tuple(words.text[k : k + len(name)]) == name)
            places |= {words.join(k, end) for end in ends if page.other.issuperset(range(k, end))}
    return places


def _shortened(words: Words, candidate: Candidate, known: Individuals) -> Candidate:
    """Take the first word off where it begins the sentence and the rest is a surname known from elsewhere."""
    first = words.tokens[candidate.start]
    if candidate.parts < 2 or first.is_sent_start is not True:
        return candidate
    rest = words.join(candidate.start + 1, candidate.end)
    whole = words.join(candidate.start, candidate.end)
    is_name = first.pos_ in {"PROPN", ""} and not first.text.endswith("ly")
    if is_name or not known.called(rest, by_any_part=False) or known.called(whole, by_any_part=True):
        return candidate
    return replace(candidate, start=candidate.start + 1, parts=candidate.parts - 1)
