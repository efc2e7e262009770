"""Which states have which offices, as far as that is certain for the last decades."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["allows", "has_office", "is_rare", "may_lead", "only_state", "same_level"]

_HEADS: Final = frozenset(
    {"president", "prime minister", "premier", "chancellor", "taoiseach", "king", "queen", "emperor", "emir"}
    | {"sultan", "pope", "leader"}
)


@cache
def _table(name: str = "incumbencies.csv", key: str = "title") -> dict[str, tuple[bool, frozenset[str]]]:
    """Load, for each title, some states, and whether only these have it or all others."""
    rows = (files("kg.language.offices") / name).read_text(encoding="utf-8").splitlines()
    return {
        row[key]: (row["rule"] == "only", frozenset(row["states"].split())) for row in csv.DictReader(rows)
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


def allows(iso3: str, title: str, form: str) -> bool:
    """Say whether a state can have an office that is worded so: only some states have a "Defense Secretary".

    Args:
        iso3: The state.
        title: The normalised title.
        form: The title words as they stand, in lower case.

    Returns:
        False where the state has no such office or does not call it so.
    """
    only, states = _wording(form)
    return has_office(iso3, title) and ((iso3 in states) == only if states else True)


def _wording(form: str) -> tuple[bool, frozenset[str]]:
    """Look up a wording, or else its head word."""
    forms = _table("forms.csv", "form")
    head = next((word for word in form.split() if word in forms), "")
    return forms.get(form) or forms.get(head) or (False, frozenset())


def only_state(title: str) -> str | None:
    """Name the one state that has an office.

    Args:
        title: The normalised title.

    Returns:
        The state, or None if there are several.
    """
    only, states = _table().get(title, (False, frozenset()))
    return next(iter(states)) if only and len(states) == 1 else None


def is_rare(title: str, form: str = "") -> bool:
    """Say whether only a few states have an office, all of which are known.

    Args:
        title: The normalised title.
        form: The title words as they stand, in lower case.

    Returns:
        True for a chancellor or a sultan, False for a president.
    """
    return _table().get(title, (False, frozenset()))[0] or _wording(form)[0]


@cache
def _leads() -> dict[str, str]:
    """Load, for states with several such offices, which of them is that of the leader."""
    rows = (files("kg.language.offices") / "leads.csv").read_text(encoding="utf-8").splitlines()
    return {iso3: row["title"] for row in csv.DictReader(rows) for iso3 in row["states"].split()}


def may_lead(iso3: str, title: str) -> bool:
    """Say whether the holder of an office may be the one who speaks for a state abroad.

    Args:
        iso3: The state.
        title: The normalised title.

    Returns:
        False for the president of a state that its prime minister leads, and the other way round.
    """
    return not same_level(title, title) or _leads().get(iso3, title) == title


def same_level(one: str, other: str) -> bool:
    """Say whether two titles are both those of heads of state or government.

    Args:
        one: A normalised title.
        other: Another.

    Returns:
        True if a report may set the holders beside each other as leaders of two states.
    """
    return one in _HEADS and other in _HEADS
