"""Claims of many documents in, individuals and disputes out."""

from __future__ import annotations

from collections.abc import Sequence

from kg import vocabulary as v
from kg.records import Findings
from kg.resolution.collecting import uncollected
from kg.resolution.decisions import NO_DECISIONS, Decisions, load_decisions
from kg.resolution.disputes import Settled, settle
from kg.resolution.naming import NO_NAMES, EarlierNames
from kg.resolution.resolve import Resolution, resolve
from kg.resolution.series import series_disputes

__all__ = [
    "NO_DECISIONS",
    "NO_NAMES",
    "Decisions",
    "EarlierNames",
    "Resolution",
    "Settled",
    "load_decisions",
    "resolve",
    "resolve_and_settle",
]


def resolve_and_settle(
    findings: Sequence[Findings],
    base_iri: str = v.BASE_IRI,
    *,
    earlier: EarlierNames = NO_NAMES,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Resolution, Settled]:
    """Bring the mentions of all documents together and choose among rival values.

    Args:
        findings: What was found, a record for each document.
        base_iri: What every minted IRI begins with.
        earlier: The IRIs that an earlier build gave; they stay.
        decisions: What the user says is one, and is not.

    Returns:
        Where each mention went, and the winners and disputes.

    Raises:
        UserError: The decisions do not fit the reports or each other.
    """
    with uncollected():
        resolution = resolve(findings, base_iri, earlier=earlier, decisions=decisions)
        settled = settle(findings, resolution, base_iri)
        disputes = tuple(sorted((*settled.disputes, *series_disputes(findings, resolution, base_iri))))
    return resolution, Settled(settled.winners, settled.bounds, disputes)
