"""What resolution compares: one mention with what its document says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from kg import vocabulary as v
from kg.records import Findings, Literal, Mention

__all__ = ["Entry", "Place", "day_of", "entries_of"]

Place = tuple[str, str]
"""Where a mention stands: document and key."""


_DONE = frozenset(v.ent(name) for name in v.AGREEMENT_STATUSES[v.AGREEMENT_STATUSES.index("Signed") :])
"""States of an agreement that a report may look back on."""


@dataclass(frozen=True)
class Entry:
    """One mention and its values.

    Attributes:
        mention: The mention.
        source: Path or address of its document.
        published: Publication day of its document.
        values: Property IRI to its objects as the document states them: identity keys for mentions that
            have one ("country/JPN"), else the mention key; IRIs; lexical forms of literals. A place that is a
            whole state is left out.
        start: Where in its document it is first spoken of, a character offset.
        states: The states that its document speaks of: "country/JPN".
        barred: The mentions that the user says it is not one with.
    """

    mention: Mention
    source: str
    published: date | None
    values: Mapping[str, frozenset[str]]
    start: int
    states: frozenset[str] = frozenset()
    barred: frozenset[Place] = frozenset()

    @property
    def place(self) -> Place:
        """Its document and key."""
        return self.mention.document, self.mention.key

    @cached_property
    def order(self) -> tuple[date, str, int, str]:
        """Oldest report first; reports without a date last."""
        return (self.published or date.max, self.mention.document, self.start, self.mention.key)

    def get(self, name: str) -> frozenset[str]:
        """Give the values of a property of the ontology by its local name."""
        return self.values.get(v.ent(name), frozenset())

    def one(self, name: str) -> str | None:
        """Give the only (or least) value of a property, or None."""
        return min(self.get(name), default=None)

    @cached_property
    def bounds(self) -> tuple[date, date] | None:
        """First and last day it can fall on; open ends are as far away as dates go; None if unknown."""
        if not self.get("date"):
            return None
        return day_of(self.one("earliest")) or date.min, day_of(self.one("latest")) or date.max

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """When what it says came to be so; None where that is unknown.

        Without a date, on the day of the report; where the report looks back on something done, at any time
        before.
        """
        if self.bounds or self.published is None:
            return self.bounds
        return (date.min if self.get("status") & _DONE else self.published, self.published)

    def is_news_of(self, bounds: tuple[date, date]) -> bool:
        """Was it published in the week after something, of which the day is known well?"""
        day = self.published
        return (
            day is not None
            and bounds[0] <= day
            and max(day - bounds[1], bounds[1] - bounds[0]) <= timedelta(days=7)
        )

    @property
    def width(self) -> timedelta:
        """How vague its date is; the longest time there is where it has none."""
        bounds = self.bounds
        return bounds[1] - bounds[0] if bounds else timedelta.max


def day_of(text: str | None) -> date | None:
    """Read a bound of a date; None where there is none, or none that can be read."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


_NOBODY: Mapping[Place, frozenset[Place]] = {}


def entries_of(
    findings: Iterable[Findings], barred: Mapping[Place, frozenset[Place]] = _NOBODY
) -> list[Entry]:
    """Give one entry for each mention of all documents.

    Args:
        findings: What was found, a record for each document.
        barred: The mentions that a mention is not one with.

    Returns:
        The entries, the oldest report first.
    """
    return sorted(
        (entry for found in findings for entry in _entries(found, barred)), key=lambda entry: entry.order
    )


def _entries(found: Findings, barred: Mapping[Place, frozenset[Place]]) -> Iterator[Entry]:
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    start: dict[str, int] = {}
    states = frozenset(m.key for m in found.mentions if m.kind == v.ent("Country"))
    wide_places = _states_named_as_places(found)
    for claim in found.claims:
        value = claim.object.value if isinstance(claim.object, Literal) else claim.object
        if value not in wide_places:
            values[claim.subject][claim.predicate].add(value)
        for key in (claim.subject, value):
            start[key] = min(start.get(key, claim.evidence[0].start), claim.evidence[0].start)
    for mention in found.mentions:
        yield Entry(
            mention=mention,
            source=found.document.source,
            published=found.document.published,
            values={p: frozenset(objects) for p, objects in values[mention.key].items()},
            start=start.get(mention.key, 0),
            states=states,
            barred=barred.get((mention.document, mention.key), frozenset()),
        )


def _states_named_as_places(found: Findings) -> set[str]:
    """Give the keys of places that are whole states: "in Japan" says nothing of the city."""
    labels = {mention.key: mention.label for mention in found.mentions}
    return {
        claim.subject
        for claim in found.claims
        if claim.predicate == v.ent("inCountry")
        and isinstance(claim.object, str)
        and labels.get(claim.subject) == labels.get(claim.object)
    }
