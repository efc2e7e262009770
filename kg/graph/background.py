"""What is known of states and organizations beside the texts: codes, identifiers, groups of states."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg import vocabulary as v
from kg.records import Individual, Literal

__all__ = ["Background", "groups"]


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """Give the groups that each state is counted among, by its ISO code.

    They are those of `groups.csv`: continents as the United Nations' M49 draws them, and the members that
    some organizations had at the end of 2025.
    """
    found: dict[str, list[str]] = defaultdict(list)
    text = files("kg.graph").joinpath("groups.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for code in row["members"].split():
            found[code].append(row["group"])
    return {code: tuple(names) for code, names in found.items()}


@dataclass(frozen=True)
class Background:
    """Facts that come from the program's own tables and not from a text.

    Attributes:
        wikidata: "country/JPN" or "organization/NATO" to a Wikidata identifier ("Q17"), where certain.
    """

    wikidata: Mapping[str, str] = field(default_factory=dict)

    def facts(self, individual: Individual) -> Iterator[tuple[str, str | Literal]]:
        """Give property and value of what is known of an individual."""
        key = individual.mentions[0][1] if individual.mentions else ""
        if individual.kind == v.ent("Country"):
            code = key.rpartition("/")[2]
            yield v.ent("iso3"), Literal(code)
            for group in groups().get(code, ()):
                yield v.SCHEMA_MEMBER_OF, Literal(group)
        if key in self.wikidata:
            yield v.OWL_SAME_AS, v.WD + self.wikidata[key]
