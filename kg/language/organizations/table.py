"""The bodies and groupings that act between states, and every form that stands for one, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.language.gazetteer import read_table, read_word_list

__all__ = [
    "KINDS",
    "Alias",
    "Organization",
    "aliases",
    "all_forms",
    "context",
    "not_organizations",
    "organizations",
]

_PACKAGE: Final = "kg.language.organizations"

KINDS: Final = ("grouping", "organization")
"""A grouping is states that meet; an organization has a charter and a seat."""


@dataclass(frozen=True, order=True)
class Organization:
    """A body or grouping of states.

    Attributes:
        id: Its key in the tables.
        label: Its common short name: "UN", "Arab League".
        name: Its full name.
        kind: One of `KINDS`.
        wikidata: Identifier of the Wikidata item, or "" where it is not certain.
    """

    id: str
    label: str
    name: str
    kind: str
    wikidata: str


@dataclass(frozen=True, order=True)
class Alias:
    """One form that stands for an organization.

    Attributes:
        id: The organization.
        form: The form, with straight apostrophes and hyphens.
        care: "cue" where the form means other things too, and counts only if the text names the
            organization in another way, or a word about organizations stands beside it; otherwise "".
    """

    id: str
    form: str
    care: str


@cache
def organizations() -> dict[str, Organization]:
    """Give every organization by its key."""
    return {row["id"]: Organization(**row) for row in read_table(_PACKAGE, "organizations.csv")}


@cache
def aliases() -> dict[str, Alias]:
    """Give every alias by its form."""
    return {row["form"]: Alias(**row) for row in read_table(_PACKAGE, "aliases.csv")}


@cache
def not_organizations() -> frozenset[str]:
    """Give the longer names in which the name of an organization does not stand for it."""
    return frozenset(row["form"] for row in read_table(_PACKAGE, "not_organizations.csv"))


def all_forms() -> frozenset[str]:
    """Give every form in which the name of a state would not stand for the state."""
    return frozenset(aliases()) | not_organizations()


@cache
def context(name: str) -> frozenset[str]:
    """Give one of the word lists that tell the readings of a form apart.

    Args:
        name: Name of the list.

    Returns:
        Its words.

    Raises:
        KeyError: There is no such list.
    """
    return read_word_list(_PACKAGE, name)
