"""What resolution compares: one mention with what its document says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg import vocabulary as v
from kg.records import Findings, Literal, Mention

__all__ = ["Entry", "entries_of"]


@dataclass(frozen=True)
class Entry:
    """One mention and its values.

    Attributes:
        mention: The mention.
        published: Publication day of its document.
        values: Property IRI to its objects as the document states them: identity keys for mentions that
            have one ("country/JPN"), else the mention key; IRIs; lexical forms of literals.
        place: Where in its document it is first spoken of, a character offset.
    """

    mention: Mention
    published: date | None
    values: dict[str, frozenset[str]]
    place: int

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Oldest report first; reports without a date last."""
        return (self.published or date.max, self.mention.document, self.place, self.mention.key)

    def get(self, name: str) -> frozenset[str]:
        """Give the values of a property of the ontology by its local name."""
        return self.values.get(v.ent(name), frozenset())

    def one(self, name: str) -> str | None:
        """Give the only (or least) value of a property, or None."""
        return min(self.get(name), default=None)

    @property
    def bounds(self) -> tuple[date, date] | None:
        """First and last day it can fall on; open ends are as far away as dates go; None if unknown."""
        if not self.get("date"):
            return None
        earliest, latest = self.one("earliest"), self.one("latest")
        return (
            date.fromisoformat(earliest) if earliest else date.min,
            date.fromisoformat(latest) if latest else date.max,
        )

    @property
    def width(self) -> timedelta:
        """How vague its date is; the longest time there is where it has none."""
        bounds = self.bounds
        return bounds[1] - bounds[0] if bounds else timedelta.max


def entries_of(findings: Iterable[Findings]) -> list[Entry]:
    """Give one entry for each mention of all documents."""
    result: list[Entry] = []
    for found in findings:
        values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        place: dict[str, int] = {}
        for claim in found.claims:
            value = claim.object.value if isinstance(claim.object, Literal) else claim.object
            values[claim.subject][claim.predicate].add(value)
            for key in (claim.subject, value):
                place[key] = min(place.get(key, claim.evidence[0].start), claim.evidence[0].start)
        result.extend(
            Entry(
                mention=mention,
                published=found.document.published,
                values={p: frozenset(objects) for p, objects in values[mention.key].items()},
                place=place.get(mention.key, 0),
            )
            for mention in found.mentions
        )
    return sorted(result, key=lambda entry: entry.order)
