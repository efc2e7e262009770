"""Names that must stand at a place, alone or in a row: "A, B and C", "A of X and B (L) of Y"."""

from __future__ import annotations

from typing import Final

from kg.language.offices.words import Words
from kg.language.people.honorifics import skip_honorifics
from kg.language.people.names import homographs, is_name_word, read_name
from kg.language.people.page import Page

__all__ = ["name_ending_at", "past_tail", "read_here", "read_list"]

_REACH: Final = 9


def read_here(page: Page, i: int) -> int | None:
    """Read a name where one must follow; it may begin like a country ("Israel", "Chad")."""
    words = page.words
    if i >= len(words) or (i and words.breaks_before(i)):
        return None
    end = read_name(words, i, page.blocked)
    if end is None and words.low[i] in homographs() and words.text[i].istitle():
        return read_name(words, i + 1, page.blocked)
    if end is not None or i not in page.blocked or not is_name_word(words, i):
        return end
    follows = i + 1 < len(words) and i + 1 not in page.blocked and is_name_word(words, i + 1)
    return read_name(words, i, page.blocked - {i}) if follows else None


def read_list(page: Page, i: int) -> list[tuple[int, int]]:
    """Read names in a row: "A, B and C", "A of X and B of Y".

    Args:
        page: The text.
        i: Where the first name starts.

    Returns:
        The names.
    """
    words, names = page.words, []
    direct = i - 1 in page.blocked
    i = _past_state(page, skip_honorifics(words, i))
    while not _is_title(page, i) and (end := read_here(page, i)) is not None:
        names.append((i, end))
        i = _past_separator(words, past_tail(page, end))
        if i < 0:
            break
        i = _past_state(page, skip_honorifics(words, i), direct=direct)
    return names


def _is_title(page: Page, i: int) -> bool:
    """Say whether a row goes on with another title, not a name: "Presidents A and B and Prime Minister C"."""
    return any(title.start == i and title.end - title.start > 1 for title in page.titles)


def _past_state(page: Page, i: int, *, direct: bool = False) -> int:
    """Go past the state before a name in a row: "of Peru, A; Chile, B", "Qatar (A) and Oman (B)".

    Where the row began with a state right before a name, "Chad A and Togo B", it goes on so.
    """
    words, k = page.words, i
    while k < len(words) and words.low[k] in {"of", "the"}:
        k += 1
    end = k
    while end in page.blocked:
        end += 1
    if k < end < len(words) and words.text[end] in {",", "(", "—", "–", "--"}:
        return skip_honorifics(words, end + 1)
    return end if direct and k < end < len(words) and is_name_word(words, end) else i


def past_tail(page: Page, i: int) -> int:
    """Go past "(L)", "of Poland" and "for Warsaw" after a name."""
    words = page.words
    if i < len(words) and words.text[i] == "(":
        close = next((k for k in range(i, min(i + 7, len(words))) if words.text[k] == ")"), None)
        i = close + 1 if close is not None else i
    k = i
    if k < len(words) and words.low[k] in {"of", "from", "for"}:
        states = page.blocked | page.places if words.low[k] == "for" else page.blocked
        k += 1
        if k < len(words) and words.low[k] == "the":
            k += 1
        if k in states:
            while k in states:
                k += 1
            return k
    return i


def _past_separator(words: Words, i: int) -> int:
    """Go past a comma, an "and" or both; -1 where the row has ended."""
    start = i
    i += words.text[i : i + 1] == [")"]
    if i < len(words) and words.text[i] in {",", ";", "—", "–", "--"}:
        i += 1
    if i < len(words) and words.low[i] in {"and", "&"}:
        i += 1
    return i if i > start else -1


def name_ending_at(page: Page, end: int) -> int | None:
    """Find where the name starts that ends at a place.

    Args:
        page: The text.
        end: One past the last word.

    Returns:
        The first word of the longest name that ends there, or None.
    """
    for start in range(max(0, end - _REACH), end):
        if start not in page.blocked and read_name(page.words, start, page.blocked) == end:
            past = skip_honorifics(page.words, start)
            return past if past < end else start
    return None
