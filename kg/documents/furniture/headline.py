"""The headline of a text that comes without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.documents.furniture.units import Unit, split_units

__all__ = ["choose_headline", "find_headline", "words_of"]

_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 30
_SHARED: Final = 0.5
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def find_headline(content: str) -> str | None:
    """Find the headline in a text.

    Args:
        content: The text with its furniture blanked out.

    Returns:
        The line that `choose_headline` takes for it, or else the first line that can be one.
    """
    units = split_units(content)
    candidates = _candidates(units)
    chosen = choose_headline(units)
    if chosen is None and candidates:
        chosen = candidates[0]
    return units[chosen].text if chosen is not None else None


def choose_headline(units: Sequence[Unit]) -> int | None:
    """Choose the line before the article that is surely its headline.

    Args:
        units: The units of a text without its furniture.

    Returns:
        The place of the first line that is set off from the article, ends as no sentence does, and has half
        of its longer words in common with the article; None where there is none.
    """
    body = words_of(" ".join(unit.text for unit in units if unit.is_prose))
    for i in _candidates(units):
        words = words_of(units[i].text)
        if words and len(words & body) >= _SHARED * len(words):
            return i
    return None


def words_of(text: str) -> frozenset[str]:
    """Give the longer words of a text, roughly without their endings.

    Args:
        text: Any text.

    Returns:
        The first six letters of each word of four letters or more, in small letters.
    """
    return frozenset(word.casefold()[:6] for word in _WORD.findall(text))


def _candidates(units: Sequence[Unit]) -> list[int]:
    """Give the places of the lines before the article that can be a headline."""
    first = next((i for i, unit in enumerate(units) if unit.is_prose), 0)
    return [i for i in range(first) if _can_be_headline(units[i])]


def _can_be_headline(unit: Unit) -> bool:
    """Tell whether a line can be a headline."""
    ends_openly = not unit.is_sentence or unit.text.endswith(("?", "!"))
    return ends_openly and _FEWEST_WORDS <= unit.words <= _MOST_WORDS and not unit.text.endswith((":", ","))
