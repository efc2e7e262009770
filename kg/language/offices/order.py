"""Two officials of one title, named in the order in which a text names the two states."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import allows
from kg.language.offices.scene import Scene
from kg.language.offices.setting import is_where

__all__ = ["give_in_order"]

_TWO: Final = 2
_JOINS: Final = (["and"], [","], ["-"], ["–"], ["&"], ["'s", "and"], ["’s", "and"])


def give_in_order(scene: Scene, drafts: list[Draft], pair: tuple[str, ...]) -> None:
    """Give "Foreign Ministers A and B" the two states, in the order in which the text names these.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
        pair: The two states that the text is about, or none.
    """
    for start, group in groupby(drafts, key=lambda draft: draft.start):
        row = list(group)
        here = scene.sentences[start]
        titled = {draft.owner for draft in drafts}
        states = {
            o.iso3
            for o in (*scene.owners, *scene.places)
            if o.iso3 and scene.sentences[o.start] == here and o not in titled and not is_where(scene, o)
        }
        free = all(d.shared and d.is_open and not (d.pronoun or d.possessor or d.counterpart) for d in row)
        same = len(row) == _TWO and row[0].title == row[1].title
        if not (pair and same and free) or not states <= set(pair):
            continue
        if _is_ordered(scene, pair) and all(
            allows(iso3, d.title, "") for d, iso3 in zip(row, pair, strict=True)
        ):
            for draft, iso3 in zip(row, pair, strict=True):
                draft.infer(iso3, "row")


def _is_ordered(scene: Scene, pair: tuple[str, ...]) -> bool:
    """Say whether the text names two states side by side, and more often in this order: "Togo and Benin"."""
    words = scene.words.low
    joined = [
        (one.iso3, other.iso3)
        for one, other in pairwise(owner for owner in scene.owners if owner.iso3)
        if words[one.end : other.start] in _JOINS
    ]
    return joined.count((pair[0], pair[1])) > joined.count((pair[1], pair[0]))
