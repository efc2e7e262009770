"""Cutting a document into windows that the encoder can read.

Windows are cut between paragraphs. A paragraph that is too long is cut where a sentence seems to end, and the
next window then opens with some words of the one before, for their context only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kg.language.transformer.features import PARAGRAPH

__all__ = ["CONTEXT", "WINDOW", "Window", "windows"]

WINDOW: Final = 180
"""A window holds at most so many word pieces, those apart that open and close it."""
CONTEXT: Final = 30
"""So many word pieces of the last window open the next one, where a paragraph is cut."""
_STOPS: Final = frozenset(".?!")


class Window(NamedTuple):
    """A stretch of words to encode together.

    Attributes:
        start: Its first word.
        kept: The first word whose vector is taken from this window; the ones before are context.
        end: The word after its last.
    """

    start: int
    kept: int
    end: int


def windows(words: Sequence[str], gaps: Sequence[int], lengths: Sequence[int]) -> Iterator[Window]:
    """Cut a document into windows.

    Args:
        words: Its words, blanks left out.
        gaps: The class of the gap before each word.
        lengths: The number of each word's pieces, at most `CONTEXT` each.

    Yields:
        Windows in order; each word is kept in exactly one of them.
    """
    start = kept = 0
    while kept < len(words):
        end = _reach(kept, lengths, WINDOW - sum(lengths[start:kept]))
        if end < len(words):
            end = _cut(kept, end, words, gaps)
        yield Window(start, kept, end)
        start = kept = end
        if end < len(words) and gaps[end] != PARAGRAPH:
            start = _before(end, lengths)


def _reach(start: int, lengths: Sequence[int], room: int) -> int:
    """Give the end of the longest stretch that fits."""
    end = start
    while end < len(lengths) and lengths[end] <= room:
        room -= lengths[end]
        end += 1
    return end


def _before(end: int, lengths: Sequence[int]) -> int:
    """Give the first word of the context before a cut."""
    start, room = end, CONTEXT
    while start and lengths[start - 1] <= room:
        start -= 1
        room -= lengths[start]
    return start


def _cut(start: int, end: int, words: Sequence[str], gaps: Sequence[int]) -> int:
    """Find the best place to cut: the last new paragraph, else the last new sentence in the later half."""
    for place in range(end, start, -1):
        if gaps[place] == PARAGRAPH:
            return place
    for place in range(end, (start + end) // 2, -1):
        if words[place - 1] in _STOPS and gaps[place] and not words[place][:1].islower():
            return place
    return end
