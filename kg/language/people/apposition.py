"""Names beside titles: "foreign minister, A B," and "A B, the foreign minister"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language.offices.titles import Title, past_owner
from kg.language.offices.words import Words
from kg.language.people.cues import NOT_WHERE
from kg.language.people.honorifics import skip_honorifics
from kg.language.people.lists import name_ending_at, past_tail, read_here, read_list
from kg.language.people.names import is_name_word
from kg.language.people.page import Page

__all__ = ["beside_titles"]

_BEFORE_TITLE: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "then",
        "former",
        "ex",
        "new",
        "newly",
        "elected",
        "current",
        "acting",
        "interim",
        "outgoing",
    }
    | {
        "incoming",
        "caretaker",
        "'s",
        "’s",
        "his",
        "her",
        "its",
        "their",
        "'",
        "’",
        "-",
        "and",
        "of",
        "long",
        "time",
    }
    | {
        "longtime",
        "visiting",
        "who",
        "is",
        "was",
        "as",
        "became",
        "becomes",
        "has",
        "been",
        "serves",
        "served",
    }
    | {"first", "late", "also", "now", "country", "deputy"}
)
_OPENS_APPOSITION: Final = frozenset({",", "—", "–", "(", "--"})
_CLOSES: Final = frozenset({",", ".", ";", ")", "—", "–", "--", ":", "and", "said", "says", "told"})
_REACH: Final = 9


def beside_titles(page: Page) -> Iterator[tuple[int, int]]:
    """Find names in apposition: "foreign minister, A B," and "A B, the foreign minister"."""
    words = page.words
    for title in page.titles:
        after = past_owner(words, title.end, page.blocked)
        if (
            after < len(words)
            and (words.text[after] == "," or (title.plural and words.text[after] == "("))
            and (after > title.end or _is_definite(page, title))
        ):
            names = read_list(page, after + 1)
            names = names if title.plural else names[:1]
            end = past_tail(page, names[-1][1]) if names else 0
            if names and (end >= len(words) or words.low[end] in _CLOSES):
                yield from names
        if skip_honorifics(words, after) == after and read_here(page, after) is None:
            yield from _before_title(page, title)


def _is_definite(page: Page, title: Title) -> bool:
    """Say whether a title is somebody's: "Japan's", "the", "his"."""
    for k in range(title.start - 1, max(-1, title.start - 5), -1):
        if k in page.blocked or page.words.low[k] in _BEFORE_TITLE:
            return True
        if not page.words.text[k].isalpha() or page.words.breaks_before(k):
            return False
    return False


def _before_title(page: Page, title: Title) -> Iterator[tuple[int, int]]:
    """Find "A B, the Japanese foreign minister", "A B is foreign minister"."""
    words = page.words
    k = title.start - 1
    verbs = 0
    while k >= 0 and (words.low[k] in _BEFORE_TITLE or k in page.blocked) and title.start - k <= _REACH:
        verbs += words.low[k] in {"is", "was", "became", "becomes", "as", "been", "serves", "served"}
        k -= 1
    if k < 1:
        return
    apposed = words.text[k] in _OPENS_APPOSITION
    end = k if apposed else k + 1
    if apposed and end >= 2 and words.text[end - 1].isdigit() and words.text[end - 2] == ",":
        end -= 2
    if not apposed and not verbs:
        return
    start = name_ending_at(page, end)
    if start is None or (start > 0 and words.low[start - 1] in NOT_WHERE):
        return
    if sum(is_name_word(words, i) for i in range(start, end)) > 1 or (apposed and _closed(words, title.end)):
        yield start, end


def _closed(words: Words, i: int) -> bool:
    """Say whether an apposition ends here."""
    return (
        i >= len(words)
        or words.text[i] in {",", ".", ")", "—", "–", ";", "--"}
        or words.low[i] in {"of", "and"}
    )
