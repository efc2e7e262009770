"""Rival values: which one stands in the resolved view, and which rivalry is a dispute.

A value that an announcement gave and the event overtook is history, and so is an earlier status: of a meeting
called off and held after all, too. A wider date that holds the narrower one is no rival. What is left is a
dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg import vocabulary as v
from kg.records import Claim, Dispute, Findings, Literal
from kg.resolution.entry import day_of
from kg.resolution.iris import claim_iri, dispute_iri
from kg.resolution.resolve import Resolution

__all__ = ["Settled", "settle"]

_LIFE_CYCLE: dict[str, int] = {
    v.ent(name): rank
    for order in (v.MEETING_STATUSES, ("Existing", *v.AGREEMENT_STATUSES[:-1]))
    for rank, name in enumerate(order)
}
_STAGES = frozenset(v.ent(name) for name in v.AGREEMENT_STATUSES)
_UNSETTLED = frozenset(v.ent(name) for name in ("Possible", "Planned", "Postponed"))
_FINAL = frozenset(v.ent(name) for name in ("Held", "Cancelled"))
_RULES = {
    v.ent("status"): "the latest report",
    v.ent("date"): "the most precise date, then the most sources, then the latest report",
}
_READ = frozenset({*v.FUNCTIONAL, v.ent("earliest"), v.ent("latest")})
_OTHER_RULE = "the most sources, then the latest report"


@dataclass(frozen=True)
class Settled:
    """The resolved values of all functional properties, and the disputes.

    Attributes:
        winners: (individual, property) to the value of the resolved view.
        bounds: (individual, `ent:earliest` or `ent:latest`) to the bound of the winning date.
        disputes: Rivals that nothing explains, by IRI.
    """

    winners: Mapping[tuple[str, str], str | Literal]
    bounds: Mapping[tuple[str, str], str | Literal] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True)
class _Statement:
    """One value as one document gives it."""

    value: str | Literal
    iri: str
    document: str
    published: date
    status: str
    bounds: tuple[Literal | None, Literal | None]

    @property
    def lexical(self) -> str:
        return self.value.value if isinstance(self.value, Literal) else self.value

    @property
    def unsettled(self) -> bool:
        """Does the document speak of something still to come?"""
        return self.status in _UNSETTLED

    @property
    def days(self) -> tuple[date, date]:
        """First and last day; open and unknown ends are as far away as dates go."""
        first, last = self.bounds
        return (
            (day_of(first.value) if first else None) or date.min,
            (day_of(last.value) if last else None) or date.max,
        )


def settle(findings: Sequence[Findings], resolution: Resolution, base_iri: str = v.BASE_IRI) -> Settled:
    """Choose one value for each functional property of each happening, and name the rivals.

    The latest report wins for a status. For everything else a report of the event comes before an
    announcement of it; then the most precise date, the most sources, the latest report.

    Args:
        findings: What was found, a record for each document.
        resolution: Where each mention went.
        base_iri: What the IRI of every claim and dispute begins with.

    Returns:
        The winners and the disputes.
    """
    winners: dict[tuple[str, str], str | Literal] = {}
    bounds: dict[tuple[str, str], str | Literal] = {}
    disputes: list[Dispute] = []
    states = _states_named_as_places(findings, resolution)
    for (subject, predicate), statements in sorted(_gather(findings, resolution, base_iri).items()):
        narrow = [s for s in statements if s.lexical not in states]
        if predicate == v.ent("place") and narrow:
            statements = narrow  # a state is no rival to the city in it, nor does it add to it
        ordered = _ordered(predicate, statements)
        winners[subject, predicate] = ordered[0].value
        if predicate == v.ent("date"):
            for name, value in zip(("earliest", "latest"), ordered[0].bounds, strict=True):
                if value:
                    bounds[subject, v.ent(name)] = value
        disputes.extend(_dispute(subject, predicate, ordered, resolution, base_iri))
    return Settled(winners, bounds, tuple(sorted(disputes)))


def _states_named_as_places(findings: Iterable[Findings], resolution: Resolution) -> frozenset[str]:
    """Give the places that are whole states: "in Japan"."""
    found = set()
    for claim in (claim for finding in findings for claim in finding.claims):
        if claim.predicate == v.ent("inCountry"):
            place, _, state = resolution.triple(claim)
            if isinstance(state, str) and resolution.labels.get(place) == resolution.labels.get(state):
                found.add(place)
    return frozenset(found)


def _gather(
    findings: Iterable[Findings], resolution: Resolution, base_iri: str
) -> dict[tuple[str, str], list[_Statement]]:
    """Collect the statements about each functional property of each happening."""
    gathered: dict[tuple[str, str], list[_Statement]] = defaultdict(list)
    for found in findings:
        facts: dict[str, dict[str, Claim]] = defaultdict(dict)
        told = [claim for claim in found.claims if claim.predicate in _READ]
        for claim in told:
            facts[claim.subject].setdefault(claim.predicate, claim)
        for claim in told:
            if claim.predicate in v.FUNCTIONAL:
                subject, predicate, _ = resolution.triple(claim)
                statement = _statement(claim, found, facts[claim.subject], resolution, base_iri)
                gathered[subject, predicate].append(statement)
    return gathered


def _statement(
    claim: Claim, found: Findings, facts: Mapping[str, Claim], resolution: Resolution, base_iri: str
) -> _Statement:
    def literal(name: str) -> Literal | None:
        fact = facts.get(v.ent(name))
        return fact.object if fact and isinstance(fact.object, Literal) else None

    triple = resolution.triple(claim)
    status = facts.get(v.ent("status"))
    document = resolution.iris[found.document.id, "document"]
    return _Statement(
        value=triple[2],
        iri=claim_iri(document, triple, base_iri),
        document=document,
        published=found.document.published or date.min,
        status=status.object if status and isinstance(status.object, str) else "",
        bounds=(literal("earliest"), literal("latest")),
    )


def _ordered(predicate: str, statements: list[_Statement]) -> list[_Statement]:
    """Put the winner first."""
    sources: dict[str, set[str]] = defaultdict(set)
    for s in statements:
        sources[s.lexical].add(s.document)

    def latest_status(s: _Statement) -> tuple[object, ...]:
        return (-s.published.toordinal(), -_LIFE_CYCLE.get(s.lexical, 0), s.lexical, s.iri)

    latest = max(statements, key=lambda s: (s.published, _LIFE_CYCLE.get(s.status, 0))).status

    def best_value(s: _Statement) -> tuple[object, ...]:
        width = (s.days[1] - s.days[0]).days if predicate == v.ent("date") else 0
        return (
            s.unsettled,
            latest in _STAGES and s.status != latest,
            width,
            -len(sources[s.lexical]),
            -s.published.toordinal(),
            s.lexical,
            s.iri,
        )

    return sorted(statements, key=latest_status if predicate == v.ent("status") else best_value)


def _dispute(
    subject: str, predicate: str, ordered: Sequence[_Statement], resolution: Resolution, base_iri: str
) -> Iterator[Dispute]:
    """Give the dispute about one property of one individual, if there is one."""
    winner = ordered[0]
    rivals = [s for s in ordered[1:] if s.lexical != winner.lexical and not _explained(predicate, winner, s)]
    if not rivals:
        return
    agreeing = [s for s in ordered if s.lexical == winner.lexical]
    name = resolution.labels[subject]
    yield Dispute(
        iri=dispute_iri((subject,), predicate, base_iri),
        label=f"{predicate.removeprefix(v.ENT)} of {name}",
        subjects=(subject,),
        predicate=predicate,
        claims=tuple(sorted({s.iri for s in (*agreeing, *rivals)})),
        winners=tuple(sorted({s.iri for s in agreeing})),
        rule=_RULES.get(predicate, _OTHER_RULE),
    )


def _explained(predicate: str, winner: _Statement, other: _Statement) -> bool:
    """Is the other value history, or a wider way to say the same?"""
    if predicate == v.ent("status"):
        revived = winner.lexical == v.ent("Held") and winner.published > other.published
        return {winner.lexical, other.lexical} != _FINAL or revived
    if other.unsettled and not winner.unsettled:
        return True
    if other.status in _STAGES and other.status != winner.status:
        return True  # the day of signing is no rival to the day of entry into force
    if predicate == v.ent("date"):
        return _holds(other.days, winner.days) or _holds(winner.days, other.days)
    return False


def _holds(wider: tuple[date, date], narrower: tuple[date, date]) -> bool:
    return wider[0] <= narrower[0] and narrower[1] <= wider[1]
