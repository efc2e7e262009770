"""What resolution compares: one mention with what its document says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg import vocabulary as v
from kg.records import Findings, Literal, Mention

__all__ = ["Entry", "Place", "day_of", "entries_of"]

Place = tuple[str, str]
"""Where a mention stands: document and key."""


_DONE = frozenset(v.ent(name) for name in v.AGREEMENT_STATUSES[v.AGREEMENT_STATUSES.index("Signed") :])
"""States of an agreement that a report may look back on."""

_NOTHING: frozenset[str] = frozenset()
_NONE: Mapping[str, frozenset[str]] = {}
_COUNTRY = v.ent("Country")
_IN_COUNTRY = v.ent("inCountry")
_READ = frozenset(
    {*map(v.ent, ("represents", "holdsOffice", "party", "status", "date", "earliest", "latest"))}
    | {*map(v.ent, ("place", "ordinal"))}
)
"""The properties by which individuals are told apart."""
_COMPARED = frozenset(v.ent(name) for name in ("Person", "Event", "Agreement"))
"""The classes at the top of what is told apart by what is said of it; all else is known by its key."""


@dataclass(slots=True, eq=False)
class Entry:
    """One mention and its values; what is compared again and again is worked out once, at the beginning.

    Attributes:
        mention: The mention.
        source: Path or address of its document.
        published: Publication day of its document.
        values: IRI of each property that tells apart to its objects as the document states them: identity
            keys for mentions that have one ("country/JPN"), else the mention key; IRIs; lexical forms of
            literals. A place that is a whole state is left out. Empty for what its key identifies, which is
            compared with nothing.
        start: Where in its document it is first spoken of, a character offset.
        states: The states that its document speaks of: "country/JPN".
        barred: The mentions that the user says it is not one with.
        order: Oldest report first; reports without a date last.
        bounds: First and last day it can fall on; open ends are as far away as dates go; None if unknown.
        span: When what it says came to be so; None where that is unknown. Without a date, on the day of the
            report; where the report looks back on something done, at any time before.
    """

    mention: Mention
    source: str
    published: date | None
    values: Mapping[str, frozenset[str]]
    start: int
    states: frozenset[str] = frozenset()
    barred: frozenset[Place] = frozenset()
    order: tuple[date, str, int, str] = field(init=False)
    bounds: tuple[date, date] | None = field(init=False)
    span: tuple[date, date] | None = field(init=False)

    def __post_init__(self) -> None:
        self.order = (self.published or date.max, self.mention.document, self.start, self.mention.key)
        self.bounds = self._bounds() if self.values else None
        self.span = self.bounds
        if self.bounds is None and self.published:
            self.span = (date.min if self.get("status") & _DONE else self.published, self.published)

    def _bounds(self) -> tuple[date, date] | None:
        if not self.get("date"):
            return None
        return day_of(self.one("earliest")) or date.min, day_of(self.one("latest")) or date.max

    @property
    def place(self) -> Place:
        """Its document and key."""
        return self.mention.document, self.mention.key

    def get(self, name: str) -> frozenset[str]:
        """Give the values of a property of the ontology by its local name."""
        return self.values.get(v.ent(name), _NOTHING)

    def one(self, name: str) -> str | None:
        """Give the only (or least) value of a property, or None."""
        return min(self.get(name), default=None)

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
    pool: dict[frozenset[str], frozenset[str]] = {}
    by_age = sorted(findings, key=lambda f: (f.document.published or date.max, f.document.id))
    return [
        entry
        for found in by_age
        for entry in sorted(_entries(found, barred, pool), key=lambda entry: entry.order)
    ]


def _entries(
    found: Findings,
    barred: Mapping[Place, frozenset[Place]],
    pool: dict[frozenset[str], frozenset[str]],
) -> Iterator[Entry]:
    """Give the entries of one document; sets that are equal are one object, which spares memory and time."""
    values: dict[str, dict[str, set[str]]] = {
        m.key: defaultdict(set) for m in found.mentions if v.classes_of(m.kind)[-1] in _COMPARED
    }
    start: dict[str, int] = {}
    states = frozenset(m.key for m in found.mentions if m.kind == _COUNTRY)
    wide_places = _states_named_as_places(found)
    for claim in found.claims:
        value = claim.object.value if isinstance(claim.object, Literal) else claim.object
        if claim.predicate in _READ and claim.subject in values and value not in wide_places:
            values[claim.subject][claim.predicate].add(value)
        first = claim.evidence[0].start
        for key in (claim.subject, value):
            if first < start.get(key, first + 1):
                start[key] = first
    for mention in found.mentions:
        own = {p: frozenset(objects) for p, objects in values.get(mention.key, {}).items()}
        yield Entry(
            mention=mention,
            source=found.document.source,
            published=found.document.published,
            values={p: pool.setdefault(objects, objects) for p, objects in own.items()} if own else _NONE,
            start=start.get(mention.key, 0),
            states=states,
            barred=barred.get((mention.document, mention.key), frozenset()) if barred else frozenset(),
        )


def _states_named_as_places(found: Findings) -> set[str]:
    """Give the keys of places that are whole states: "in Japan" says nothing of the city."""
    labels = {mention.key: mention.label for mention in found.mentions}
    return {
        claim.subject
        for claim in found.claims
        if claim.predicate == _IN_COUNTRY
        and isinstance(claim.object, str)
        and labels.get(claim.subject) == labels.get(claim.object)
    }
