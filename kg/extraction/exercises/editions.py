"""Which of a series an exercise is: "the 15th edition", "the twelfth joint exercise"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import table, words

__all__ = ["edition_of", "editions_agree"]


def edition_of(mention: Span) -> int | None:
    """Give the number that counts an exercise or the edition of it.

    Args:
        mention: The words that speak of the exercise.

    Returns:
        15 for "the 15th edition of the drill"; None where nothing counts it.
    """
    return next((number for word in _before(mention) if (number := _number(word)) is not None), None)


def _number(word: Token) -> int | None:
    """Read "15th" and "fifth"; "first" is none, for it may be the first in years."""
    found = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word.lower_)
    ordinals: dict[str, int] = table("meetings")["ordinals"]
    return int(found[1]) if found else ordinals.get(word.lower_) if word.lower_ != "first" else None


def _before(mention: Span) -> Iterator[Token]:
    """Give the words of its phrase before it, and those before "edition of"."""
    yield from (child for child in mention.root.children if child.i < mention.root.i)
    above = mention.root.head
    if mention.root.dep_ == "nmod" and above.lower_ in words("exercises", "editions", "words"):
        yield from (child for child in above.children if child.i < above.i)


def editions_agree(known: Happening, mention: Happening) -> bool:
    """Tell whether no two mentions are of editions with different numbers.

    Args:
        known: An exercise.
        mention: Another, or a mention of one.
    """
    ours, theirs = (
        {number for span in happening.triggers if (number := edition_of(span)) is not None}
        for happening in (known, mention)
    )
    return not ours or not theirs or bool(ours & theirs)
