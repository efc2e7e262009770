"""What is known of states and organizations beside the texts: codes and verified identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg import vocabulary as v
from kg.records import Individual, Literal

__all__ = ["Background"]


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
            yield v.ent("iso3"), Literal(key.rpartition("/")[2])
        if key in self.wikidata:
            yield v.OWL_SAME_AS, v.WD + self.wikidata[key]
