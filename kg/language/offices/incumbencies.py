"""Which states have which offices, as far as that is certain for the last decades."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["has_office", "is_rare", "only_state", "same_level"]

_HEADS: Final = frozenset(
    {"president", "prime minister", "premier", "chancellor", "taoiseach", "king", "queen", "emperor", "emir"}
    | {"sultan", "pope", "crown prince", "leader"}
)


@cache
def _table() -> dict[str, tuple[bool, frozenset[str]]]:
    """Load, for each title, some states, and whether only these have it or all others."""
    rows = (files("kg.language.offices") / "incumbencies.csv").read_text(encoding="utf-8").splitlines()
    return {
        row["title"]: (row["rule"] == "only", frozenset(row["states"].split()))
        for row in csv.DictReader(rows)
    }


def has_office(iso3: str, title: str) -> bool:
    """Say whether a state can have an office.

    Args:
        iso3: The state.
        title: The normalised title.

    Returns:
        False only where it is certain that the state has no such office.
    """
    only, states = _table().get(title, (False, frozenset()))
    return (iso3 in states) == only if states else True


def only_state(title: str) -> str | None:
    """Name the one state that has an office.

    Args:
        title: The normalised title.

    Returns:
        The state, or None if there are several.
    """
    only, states = _table().get(title, (False, frozenset()))
    return next(iter(states)) if only and len(states) == 1 else None


def is_rare(title: str) -> bool:
    """Say whether only a few states have an office, all of which are known.

    Args:
        title: The normalised title.

    Returns:
        True for a chancellor or a sultan, False for a president.
    """
    return _table().get(title, (False, frozenset()))[0]


def same_level(one: str, other: str) -> bool:
    """Say whether two titles are both those of heads of state or government.

    Args:
        one: A normalised title.
        other: Another.

    Returns:
        True if a report may set the holders beside each other as leaders of two states.
    """
    return one in _HEADS and other in _HEADS
