"""What is known of a text before people are looked for."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.offices.titles import Title
from kg.language.offices.words import Words

__all__ = ["Page"]


@dataclass(frozen=True)
class Page:
    """What is known of a text before people are looked for.

    Attributes:
        words: Its words.
        titles: The title words in it.
        blocked: Words inside countries and organizations.
        places: Words inside places and capitals.
        statistical: The model's names of people, as ranges of words.
        other: Words that the model takes for organizations or places.
    """

    words: Words
    titles: tuple[Title, ...]
    blocked: frozenset[int]
    places: frozenset[int]
    statistical: tuple[tuple[int, int], ...]
    other: frozenset[int]
