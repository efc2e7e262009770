"""The two states that a report is about, in the order in which it names them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from kg.language.offices.scene import Owner, Scene

__all__ = ["main_pair", "other_of"]

_TWO: Final = 2
_OPENING: Final = 5
"""So many sentences may pass before a report has said whom it is about: headline, byline, lead."""
_VENUE: Final = frozenset({"in", "at", "to", "from", "near", "outside"})


def main_pair(scene: Scene) -> tuple[str, str] | None:
    """Find the two states that the headline or the lead names, if the text names no other more often.

    Args:
        scene: The text.

    Returns:
        The states in the order of their names, or None where a text is about one, or about more than two.
    """
    counts = Counter(place.iso3 for place in (*scene.owners, *scene.places) if place.iso3)
    for number in range(_OPENING):
        named = list(dict.fromkeys(o.iso3 for o in scene.owners if o.iso3 and _is_actor(scene, o, number)))
        if len(named) > _TWO:
            return None
        if len(named) == _TWO:
            others = [count for iso3, count in counts.items() if iso3 not in named]
            first, second = named
            clear = min(counts[first], counts[second]) >= max(others, default=0)
            return (first, second) if clear else None
    return None


def other_of(pair: tuple[str, ...], iso3: str | None) -> str | None:
    """Give the other one of a pair.

    Args:
        pair: Two states, or none.
        iso3: One of them, or any other state.

    Returns:
        The other one; None if `iso3` is not of the pair.
    """
    return pair[1 - pair.index(iso3)] if iso3 in pair else None


def _is_actor(scene: Scene, owner: Owner, sentence: int) -> bool:
    """Say whether a sentence names a state as more than the place where something happens."""
    venue = owner.start > 0 and scene.words.low[owner.start - 1] in _VENUE
    return scene.sentences[owner.start] == sentence and not venue and owner.sense != "place"
