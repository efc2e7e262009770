"""Words that a name follows or precedes: titles, honorifics, "counterparts", "said"; and signatures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language.offices.titles import past_owner
from kg.language.people.honorifics import honorific_at, skip_honorifics
from kg.language.people.lists import name_ending_at, past_tail, read_here, read_list
from kg.language.people.names import is_name_word, read_name
from kg.language.people.page import Page

__all__ = [
    "NOT_WHERE",
    "after_honorifics",
    "after_titles",
    "counterparts",
    "of_states",
    "signatures",
    "speakers",
]

_SPEECH: Final = frozenset(
    {
        "said",
        "says",
        "told",
        "added",
        "stressed",
        "noted",
        "warned",
        "wrote",
        "tweeted",
        "stated",
        "reiterated",
    }
    | {"insisted", "argued", "replied", "emphasized", "underscored", "reaffirmed", "confirmed", "explained"}
)
_INVERTED: Final = frozenset({"said", "says", "added", "wrote"})
NOT_WHERE: Final = frozenset(
    {
        "in",
        "at",
        "to",
        "from",
        "near",
        "on",
        "after",
        "before",
        "since",
        "over",
        "during",
        "outside",
        "inside",
    }
    | {"through", "under", "around", "the"}
)


_COUNTERPARTS: Final = frozenset({"counterpart", "counterparts", "homologue", "homologues"})
_COLLEAGUES: Final = frozenset({"colleague", "colleagues"})
_NEAR: Final = 60
"""So many words before the names the title in the plural may stand."""


def after_titles(page: Page) -> Iterator[tuple[int, int]]:
    """Find "Foreign Minister A B" and "Presidents A of X and B of Y"."""
    for title in page.titles:
        start = skip_honorifics(page.words, past_owner(page.words, title.end, page.blocked))
        if title.plural:
            yield from read_list(page, start)
        elif (end := read_here(page, start)) is not None:
            yield start, end
        elif start < len(page.words) and _is_title_like_name(page, start):
            yield start, read_name(page.words, start + 1, page.blocked) or start + 1


def _is_title_like_name(page: Page, i: int) -> bool:
    """Say whether "Sultan" or "King" after a title is the name itself: "Crown Prince Sultan"."""
    words = page.words
    capitals = i > 0 and words.text[i - 1][:1].isupper() and words.text[i][:1].isupper()
    return capitals and words.low[i] in {"sultan", "king", "prince", "emir"}


def after_honorifics(page: Page) -> Iterator[tuple[int, int]]:
    """Find "Mr. A", "Gen. A B", "analyst A B"."""
    words = page.words
    i = 0
    titled = {k for title in page.titles for k in range(title.start, title.end)}
    while i < len(words):
        found = None if i in titled else honorific_at(words, i)
        if found is None:
            i += 1
            continue
        start = skip_honorifics(words, found[0])
        end = read_here(page, start)
        if end is not None:
            single = sum(is_name_word(words, k) for k in range(start, end)) == 1
            if not (single and words.text[i].islower()):
                yield start, end
        i = found[0]


def counterparts(page: Page) -> Iterator[tuple[int, int]]:
    """Find "his counterpart A B" and "their French counterparts, A B and C D"."""
    words = page.words
    for i, low in enumerate(words.low):
        if low not in _COUNTERPARTS and not (low in _COLLEAGUES and i - 1 in page.blocked):
            continue
        k = past_tail(page, i + 1)
        k += k < len(words) and words.text[k] == ","
        names = read_list(page, k)
        yield from names if low.endswith("s") else names[:1]


def speakers(page: Page) -> Iterator[tuple[int, int]]:
    """Find "A B said" and "said A B"."""
    words = page.words
    for i, low in enumerate(words.low):
        if low not in _SPEECH:
            continue
        start = name_ending_at(page, i)
        if start is not None and (start == 0 or words.low[start - 1] not in NOT_WHERE):
            yield from _unless_other(page, start, i)
        end = read_here(page, i + 1) if low in _INVERTED else None
        if end is not None:
            yield from _unless_other(page, i + 1, end)


def of_states(page: Page) -> Iterator[tuple[int, int]]:
    """Find "A B of Kenya received C D of Togo", "Kenya's A B and Togo's C D" after a plural title."""
    words = page.words
    plural = [title.end for title in page.titles if title.plural]
    plural += [i + 1 for i, low in enumerate(words.low) if low == "leaders"]
    found: list[list[tuple[int, int]]] = [[]]
    for i, low in enumerate(words.low):
        if i and words.tokens[i].is_sent_start is True and found[-1]:
            found.append([])
        name = _before_state(page, i) if low == "of" else _after_state(page, i)
        if name is not None and sum(is_name_word(words, k) for k in range(*name)) > 1:
            found[-1].append(name)
    for row in found:
        if len(row) > 1 and any(0 <= row[0][0] - end < _NEAR for end in plural):
            yield from row


def _before_state(page: Page, i: int) -> tuple[int, int] | None:
    """Read the name before "of Kenya"."""
    start = name_ending_at(page, i) if past_tail(page, i) > i else None
    return (start, i) if start is not None else None


def _after_state(page: Page, i: int) -> tuple[int, int] | None:
    """Read the name after the "'s" of "Kenya's", where no title stands between."""
    if page.words.low[i] not in {"'s", "’s"} or i - 1 not in page.blocked:
        return None
    start = skip_honorifics(page.words, i + 1)
    end = None if any(title.start == start for title in page.titles) else read_here(page, start)
    return (start, end) if end is not None else None


def _unless_other(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a name of several parts that the model takes for no organization or place."""
    inside = range(start, end)
    if sum(is_name_word(page.words, i) for i in inside) < 2:
        return
    if page.other.isdisjoint(inside) and page.places.isdisjoint(inside):
        yield start, end


def signatures(page: Page) -> Iterator[tuple[int, int]]:
    """Find a line that holds nothing but a name in capitals with an initial."""
    words = page.words
    for i in range(len(words)):
        if not words.breaks_before(i) or not words.text[i].isupper():
            continue
        end = read_name(words, i, page.blocked)
        if end is None or end - i < 3 or (end < len(words) and not words.breaks_before(end)):
            continue
        if all(words.text[k].isupper() or words.low[k] == "jr." for k in range(i, end)) and any(
            len(words.text[k]) == 2 and words.text[k].endswith(".") for k in range(i, end)
        ):
            yield i, end
