"""Well-known treaties of many states, by their names.

Whoever speaks of one need not be the only party to it: "Chad ratified the Kyoto Protocol" is no agreement of
Chad with the state that the report is about.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

from kg.extraction.lexicon import pattern_of

__all__ = ["is_treaty_of_many", "known_treaty", "treaty_patterns"]


@cache
def treaty_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give what finds the treaties of each kind: the local name of the class, and the pattern.

    A protocol to a treaty is another one, and not found.
    """
    return tuple((kind, pattern_of(_NOT_AFTER + _any_of(names))) for kind, names in _names().items())


def is_treaty_of_many(text: str) -> bool:
    """Do some words hold the name of such a treaty, be it in that of a protocol to it?

    >>> is_treaty_of_many("the Treaty of Lisbon"), is_treaty_of_many("the Treaty of Lima")
    (True, False)
    """
    return _any_treaty().search(text) is not None


def known_treaty(text: str) -> str | None:
    """Give the full name of the treaty that some words name by one of its names; None if there is none.

    >>> known_treaty("the Treaty of Lisbon")
    'Lisbon Treaty'
    """
    found = _any_treaty().search(text)
    return None if found is None else _full_names().get(" ".join(found[0].split()))


@cache
def _full_names() -> dict[str, str]:
    """Give the full name for each name."""
    return {name: names[0] for _, names in _rows() for name in names}


@cache
def _any_treaty() -> re.Pattern[str]:
    return pattern_of("|".join(map(_any_of, _names().values())))


@cache
def _names() -> dict[str, list[str]]:
    """Give the names by kind."""
    names: dict[str, list[str]] = defaultdict(list)
    for kind, listed in _rows():
        names[kind] += listed
    return names


@cache
def _rows() -> list[tuple[str, list[str]]]:
    """Read the kind and the names of each treaty, the full one first."""
    with (files("kg.extraction") / "data" / "treaties.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return [(row["kind"], [row["name"], *filter(None, row["also"].split(";"))]) for row in rows]


_NOT_AFTER = "(?<!protocol to the )(?<!protocols to the )"


def _any_of(names: list[str]) -> str:
    """Read the names as they are written, the longest first."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return r"\b(?-i:" + "|".join(map(re.escape, ordered)).replace(r"\ ", " ") + r")\b"
