"""Title words in a text: "Deputy Prime Minister", "ministers of foreign affairs and defense", "King"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Final

from kg.language.offices.bodies import head_of_body, past_ministry
from kg.language.offices.ministers import head_first, portfolio_first
from kg.language.offices.title import Title
from kg.language.offices.title_table import entries, listed, match
from kg.language.offices.words import Words

__all__ = ["ANAPHORS", "Title", "find_titles", "past_anaphor", "past_area", "past_owner", "title_at"]

_RANKS: Final = (
    "first deputy",
    "principal",
    "deputy",
    "vice",
    "assistant",
    "under",
    "permanent",
    "senior",
    "parliamentary vice",
)
_TAIL_WORDS: Final = frozenset(
    {"affairs", "security", "policy", "cooperation", "nonproliferation", "reconciliation", "relations"}
)
_TAIL_LENGTH: Final = 9
ANAPHORS: Final = frozenset(
    {"both", "two", "three", "four", "five", "six", "seven", "these", "those", "all", "its"}
    | {"country", "countries", "nation", "republic"}
)
"""Words that stand for states named elsewhere."""
_STATE: Final = frozenset({"country", "nation", "state", "kingdom", "republic", "island", "emirate"})
_STATES: Final = frozenset({"countries", "states", "nations", "sides", "neighbors", "neighbours", "allies"})


def find_titles(words: Words, owned: Container[int] = ()) -> list[Title]:
    """Find all title words.

    Args:
        words: The words of a text.
        owned: The words inside states and organizations; one may stand in the middle: "chief US negotiator".

    Returns:
        The titles, in order, none overlapping another.
    """
    found: list[Title] = []
    i = 0
    while i < len(words):
        title = title_at(words, i) or _around(words, i, owned)
        if title is None:
            i += 1
            continue
        found.append(title)
        i = title.end
    return found


def past_owner(words: Words, i: int, blocked: Container[int]) -> int:
    """Go past "of Japan", "to the United Nations", "of Poland to Oman" after title words.

    Args:
        words: The words of a text.
        i: The first word after the title.
        blocked: The words inside countries and organizations.

    Returns:
        The first word after the owner and the place of work, or `i` if they are not named.
    """
    while i + 1 < len(words) and words.low[i] in {"of", "to", "for", "at", "in"}:
        if (end := past_ministry(words, i, blocked)) > i:
            i = end
            continue
        k = i + 1 + (words.low[i + 1] == "the")
        if k not in blocked:
            return past_anaphor(words, past_area(words, i))
        while k in blocked:
            k += 1
            step = k
            while step < len(words) and words.low[step] in {",", "and", "the"}:
                step += 1
            k = step if step > k and step in blocked else k
        i = k
    return i


def past_area(words: Words, i: int) -> int:
    """Go past "for the Sahel" after an envoy, where a comma closes it.

    Args:
        words: The words of a text.
        i: The first word after the title and its owner.

    Returns:
        The comma, or `i` if nothing of the kind follows.
    """
    if words.low[i : i + 1] != ["for"]:
        return i
    for k in range(i + 1, min(i + _TAIL_LENGTH, len(words))):
        if words.text[k] == "," and k > i + 1:
            return k
        if not words.text[k][:1].isupper() and words.low[k] not in {"the", "and", "of", "region"}:
            break
    return i


def past_anaphor(words: Words, i: int) -> int:
    """Go past "of the two countries", "of both states", "of the island state" after title words.

    Args:
        words: The words of a text.
        i: The first word after the title.

    Returns:
        The first word after them, or `i` if they do not follow.
    """
    if words.low[i : i + 1] != ["of"]:
        return i
    for k in range(i + 1, min(i + 5, len(words))):
        described = words.low[i + 1] in {"the", "this"} and words.tokens[k].pos_ in {"ADJ", "NOUN", "PROPN"}
        named = words.low[k] == "state" and words.text[k][0].isupper()
        if words.low[k] in _STATES or (words.low[k] in _STATE and described and not named):
            return k + 1
        if words.low[k] not in ANAPHORS and words.low[k] != "the" and not described:
            break
    return i


def title_at(words: Words, i: int) -> Title | None:
    """Read the title words that start at a place.

    Args:
        words: The words of a text.
        i: The first word.

    Returns:
        The longest title that starts there, or None.
    """
    best = _longest(words, i)
    return _with_tail(words, _with_bodies(words, best)) if best is not None else None


def _longest(words: Words, i: int) -> Title | None:
    """Read the longest title that starts at a place, without what may follow it."""
    best: Title | None = None
    for title in _candidates(words, i):
        if best is None or title.end > best.end:
            best = title
    return best


def _with_bodies(words: Words, title: Title) -> Title:
    """Take in what else a row of heads is head of: "presidents of the Council and the Commission"."""
    names, end = list(title.names), title.end
    while title.plural and title.organization and end + 1 < len(words) and words.low[end] in {",", "and"}:
        start = end + 1 + (words.low[end + 1] in {"and", "the"})
        start += start < len(words) and words.low[start] == "the"
        head = names[0].rpartition(" ")[2]
        entry = next(
            (
                (entry, stop)
                for pattern, entry in entries().get(head, {}).items()
                if pattern[1:3] == ("of", "the") and (stop := match(words, start, pattern[3:])) is not None
            ),
            None,
        )
        if entry is None or entry[0].organization != title.organization or start >= len(words):
            break
        names.append(entry[0].title)
        end = entry[1]
    return replace(title, names=tuple(names), end=end)


def _candidates(words: Words, i: int) -> Iterator[Title]:
    """Read titles in each way that there is."""
    for core in (listed(words, i), head_of_body(words, i), portfolio_first(words, i), head_first(words, i)):
        if core is not None:
            yield core
    for rank in _RANKS:
        after = match(words, i, rank.split())
        if after is not None and (core := _longest(words, after)) is not None and core.kind != "organization":
            names = tuple(f"{rank} {name}" for name in core.names)
            yield Title(i, core.end, names, core.kind, core.plural)


def _around(words: Words, i: int, owned: Container[int]) -> Title | None:
    """Read a title with a state in the middle: "chief US negotiator", "special UN envoy"."""
    if i in owned or i + 1 not in owned:
        return None
    k = i + 1
    while k in owned:
        k += 1
    for pattern, entry in entries().get(words.low[i], {}).items():
        end = match(words, k, pattern[1:]) if len(pattern) > 1 and k < len(words) else None
        if end is not None:
            return Title(i, end, (entry.title,), entry.kind, entry.plural, entry.organization)
    return None


def _with_tail(words: Words, title: Title) -> Title:
    """Take in "-elect", and "for East Asian and Pacific Affairs"."""
    end = title.end
    if end + 1 < len(words) and words.text[end] == "-" and words.low[end + 1] in {"elect", "designate"}:
        names = tuple(f"{name}-{words.low[end + 1]}" for name in title.names)
        return Title(title.start, end + 2, names, title.kind, title.plural, title.organization)
    if end + 1 < len(words) and words.low[end] == "for" and words.text[end + 1][:1].isupper():
        for j in range(min(end + _TAIL_LENGTH, len(words)) - 1, end, -1):
            inside = words.text[end + 1 : j + 1]
            if words.low[j] in _TAIL_WORDS and all(
                w[:1].isupper() or w in {"and", ",", "the", "of", "-"} for w in inside
            ):
                area = " ".join(words.low[end : j + 1]).replace(" ,", ",").replace(" - ", "-")
                names = tuple(f"{name} {area}" if _is_one_of_many(name) else name for name in title.names)
                return replace(title, end=j + 1, names=names)
    return title


def _is_one_of_many(name: str) -> bool:
    """Say whether only the area tells an office from others: that of an assistant or under secretary."""
    return not {"assistant", "under", "undersecretary"}.isdisjoint(name.replace("-", " ").split())
