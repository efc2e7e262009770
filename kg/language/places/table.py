"""Cities, venues, territories and waters, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.language.gazetteer import read_table

__all__ = ["KINDS", "Place", "all_forms", "places"]

_PACKAGE: Final = "kg.language.places"

KINDS: Final = ("city", "region", "territory", "venue", "water")
"""What a place is; a territory is inhabited and belongs to a state, a region is any other stretch of land."""


@dataclass(frozen=True, order=True)
class Place:
    """A place that is no state.

    Attributes:
        name: Its name.
        kind: One of `KINDS`.
        iso3: The state it lies in; "" where it lies in none, in several, or where that is disputed.
        care: "name" where people are called so too; otherwise "".
        forms: Its other names.
    """

    name: str
    kind: str
    iso3: str
    care: str
    forms: tuple[str, ...]


@cache
def places() -> dict[str, Place]:
    """Give every place by each of its names."""
    table: dict[str, Place] = {}
    for row in read_table(_PACKAGE, "places.csv"):
        others = tuple(row["forms"].split("|")) if row["forms"] else ()
        place = Place(row["name"], row["kind"], row["iso3"], row["care"], others)
        for form in (place.name, *others):
            table[form] = place
    return table


def all_forms() -> frozenset[str]:
    """Give every name of a place, in none of which the name of a state stands for the state."""
    return frozenset(places())
