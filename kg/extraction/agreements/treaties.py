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

__all__ = ["is_treaty_of_many", "treaty_patterns"]


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


@cache
def _any_treaty() -> re.Pattern[str]:
    return pattern_of("|".join(map(_any_of, _names().values())))


@cache
def _names() -> dict[str, list[str]]:
    """Read the names by kind."""
    names: dict[str, list[str]] = defaultdict(list)
    with (files("kg.extraction") / "data" / "treaties.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names[row["kind"]] += [row["name"], *filter(None, row["also"].split(";"))]
    return names


_NOT_AFTER = "(?<!protocol to the )(?<!protocols to the )"


def _any_of(names: list[str]) -> str:
    """Read the names as they are written, the longest first."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return r"\b(?-i:" + "|".join(map(re.escape, ordered)).replace(r"\ ", " ") + r")\b"
