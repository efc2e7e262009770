"""How much a text speaks of each state, and where it was written."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.scene import Scene

__all__ = ["dateline_state", "weigh"]

_VENUE: Final = frozenset(
    {"in", "at", "to", "from", "near", "for", "visit", "visiting", "visited", "against", "on"}
)
_NEIGHBORS: Final = frozenset({"neighboring", "neighbouring", "nearby"})
_DATELINE: Final = 40
"""So many words from its beginning a text may name the place and the agency."""
_DASHES: Final = frozenset({"-", "–", "—", "--", "("})
_DATELINE_TAIL: Final = 7


def weigh(scene: Scene, drafts: list[Draft]) -> dict[str, float]:
    """Weigh how much a text speaks of each state from within.

    The first sentences count twice, a mere venue half. A state that only says whose minister somebody is does
    not count: reporters do so for foreigners. An office that only one state has counts for that state. The
    agency that wrote the report, or the place where it was written, speaks for its state.

    Args:
        scene: The text.
        drafts: The offices.

    Returns:
        A weight for each state that is named.
    """
    words = scene.words
    titled = {draft.owner for draft in drafts if draft.owner is not None}
    titled |= {
        o
        for o in scene.owners
        if words.low[o.end : o.end + 1] in (["'s"], ["’s"]) and _is_name_ahead(scene, o.end + 1)
    }
    titled |= {o for o in scene.owners if words.low[o.end : o.end + 1] in (["counterpart"], ["counterparts"])}
    weights: dict[str, float] = defaultdict(float)
    for owner in scene.owners:
        if owner.iso3 is None or owner in titled:
            continue
        if owner.start > 0 and words.low[owner.start - 1] in _NEIGHBORS:
            continue
        venue = owner.start > 0 and words.low[owner.start - 1] in _VENUE
        early = scene.sentences[owner.start] <= 1
        weights[owner.iso3] += (0.5 if venue or owner.sense == "place" else 1.0) * (2 if early else 1)
    for draft in drafts:
        if draft.rule == "title" and draft.iso3:
            weights[draft.iso3] += 1.0
    for low in words.low[:_DATELINE]:
        if (home := _agencies().get(low)) is not None:
            weights[home] += 2.0
    if (dateline := dateline_state(scene)) is not None:
        weights[dateline] += 1.0
    return weights


def dateline_state(scene: Scene) -> str | None:
    """Give the state of the place where a report was written: "BRASILIA (Reuters) -", "ACCRA, 14 March -".

    Args:
        scene: The text.

    Returns:
        The state, or None.
    """
    words = scene.words
    for place in sorted((*scene.places, *scene.owners), key=lambda owner: owner.start):
        if place.start >= _DATELINE:
            return None
        opens = place.start == 0 or words.breaks_before(place.start)
        tail = range(place.end, min(place.end + _DATELINE_TAIL, len(words)))
        alone = place.end < len(words) and words.breaks_before(place.end)
        dashed = alone or any(words.text[k] in _DASHES for k in tail)
        if opens and dashed and words.text[place.start].isupper():
            return place.iso3
    return None


def _is_name_ahead(scene: Scene, i: int) -> bool:
    """Say whether a name follows a possessor ("Togo's Faure"), and no title."""
    titled = any(title.start == i for title in scene.titles)
    return i < len(scene.words) and scene.words.text[i][:1].isupper() and not titled


@cache
def _agencies() -> dict[str, str]:
    """Load the national news agencies with their states."""
    rows = (files("kg.language.offices") / "agencies.csv").read_text(encoding="utf-8").splitlines()
    return {row["form"]: row["iso3"] for row in csv.DictReader(rows)}
