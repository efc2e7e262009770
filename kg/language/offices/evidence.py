"""What ties the holder of a bare title to a state, weighed.

Each cue gives a state some weight (`cues.csv`). An office is given to a state only if its weight is clearly
more than that of any other.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices import cues, encounters
from kg.language.offices.case import Case
from kg.language.offices.counterparts import Counterpart
from kg.language.offices.draft import Draft
from kg.language.offices.order import give_in_order
from kg.language.offices.pair import main_pair
from kg.language.offices.scene import Scene

__all__ = ["CUES", "give_by_cues"]

_LEAST: Final = 2.0
_MARGIN: Final = 1.5
_ROUNDS: Final = 3
"""A state that was found ties down the next: whom a president meets is found once he is."""
CUES: Final[dict[str, Callable[[Case], Iterator[str]]]] = {
    "host": cues.host,
    "guest": cues.guest,
    "represented": cues.represented,
    "delegation": cues.delegation,
    "counterpart": cues.counterpart,
    "bare": cues.bare,
    "announces": cues.announces,
    "only": cues.only,
    "third": cues.third,
    "where": encounters.where,
    "opposite": encounters.opposite,
    "visitor": encounters.visitor,
}


def give_by_cues(scene: Scene, drafts: list[Draft], counterparts: list[Counterpart]) -> None:
    """Give bare titles to one of the two states that a text is about, or to the one where they are met.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
        counterparts: The counterparts that the text speaks of.
    """
    pair = main_pair(scene) or ()
    for _ in range(_ROUNDS):
        states, levels = _known(drafts)
        for draft in drafts:
            if not draft.is_open or not draft.is_bare or draft.holder is None:
                continue
            if draft.who in states:
                continue
            case = Case(scene, draft, draft.holder, drafts, pair, states, levels, counterparts)
            draft.infer(_decide(case), "cues")
            if draft.iso3 is not None and draft.who is not None:
                states[draft.who] = draft.iso3
    give_in_order(scene, drafts, pair)


def _known(drafts: list[Draft]) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Collect the states of the people whose state is certain, and what they are."""
    states: dict[str, set[str]] = defaultdict(set)
    levels: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.who is not None:
            levels[draft.who].add(draft.title)
            states[draft.who] |= {draft.iso3} if draft.iso3 else set()
    return {who: found.copy().pop() for who, found in states.items() if len(found) == 1}, levels


def _decide(case: Case) -> str | None:
    """Add up the cues, and give the state that is clearly ahead."""
    weights: dict[str, float] = defaultdict(float)
    for name, cue in CUES.items():
        for iso3 in set(cue(case)):
            if case.allows(iso3):
                weights[iso3] += _weights()[name]
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _MARGIN else None


@cache
def _weights() -> dict[str, float]:
    """Load how much each cue counts."""
    rows = (files("kg.language.offices") / "cues.csv").read_text(encoding="utf-8").splitlines()
    return {row["cue"]: float(row["weight"]) for row in csv.DictReader(rows)}
