"""Meetings of one series that cannot all bear the number that they are given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg import vocabulary as v
from kg.records import Dispute, Findings, Literal
from kg.resolution.iris import claim_iri, dispute_iri
from kg.resolution.resolve import Resolution

__all__ = ["series_disputes"]

_CALLED_OFF = frozenset({v.ent("Postponed"), v.ent("Cancelled")})
"""The number of a meeting that was put off goes to the one held in its place."""

_READ = frozenset(map(v.ent, ("party", "status", "ordinal")))

_RULE = "none: meetings of one series cannot share a number, and nothing tells which report is right"


def series_disputes(
    findings: Sequence[Findings], resolution: Resolution, base_iri: str = v.BASE_IRI
) -> tuple[Dispute, ...]:
    """Find meetings of the same kind and parties that bear the same number.

    Resolution has kept them apart because their dates or places do not agree; so one of the reports must
    have counted wrong.

    Args:
        findings: What was found, a record for each document.
        resolution: Where each mention went.
        base_iri: What the IRI of every claim and dispute begins with.

    Returns:
        One dispute for each number that is given twice, by IRI.
    """
    parties: dict[str, set[str]] = defaultdict(set)
    called_off: set[str] = set()
    numbers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for found in findings:
        document = resolution.iris[found.document.id, "document"]
        for claim in found.claims:
            if claim.predicate not in _READ:
                continue
            subject, predicate, value = resolution.triple(claim)
            if predicate == v.ent("party") and isinstance(value, str):
                parties[subject].add(value)
            elif predicate == v.ent("status") and value in _CALLED_OFF:
                called_off.add(subject)
            elif predicate == v.ent("ordinal") and isinstance(value, Literal):
                iri = claim_iri(document, (subject, predicate, value), base_iri)
                numbers[subject].append((value.value, iri))
    series: dict[tuple[str, frozenset[str], str], dict[str, list[str]]] = defaultdict(dict)
    for individual in (i for i in resolution.individuals if i.iri not in called_off):
        for number, iri in numbers.get(individual.iri, ()):
            key = (individual.kind, frozenset(parties[individual.iri]), number)
            series[key].setdefault(individual.iri, []).append(iri)
    return tuple(
        sorted(
            _dispute(number, rivals, resolution.labels, base_iri)
            for (_, states, number), rivals in series.items()
            if len(rivals) > 1 and states
        )
    )


def _dispute(number: str, rivals: dict[str, list[str]], labels: Mapping[str, str], base_iri: str) -> Dispute:
    subjects = tuple(sorted(rivals))
    return Dispute(
        iri=dispute_iri(subjects, v.ent("ordinal"), base_iri),
        label=f"number {number} is given to {' and to '.join(labels[s] for s in subjects)}",
        subjects=subjects,
        predicate=v.ent("ordinal"),
        claims=tuple(sorted({claim for claims in rivals.values() for claim in claims})),
        winners=(),
        rule=_RULE,
    )
