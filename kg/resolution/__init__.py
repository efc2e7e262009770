"""Claims of many documents in, individuals and disputes out."""

from __future__ import annotations

from collections.abc import Sequence

from kg import vocabulary as v
from kg.records import Findings
from kg.resolution.disputes import Settled, settle
from kg.resolution.resolve import Resolution, resolve
from kg.resolution.series import series_disputes

__all__ = ["Resolution", "Settled", "resolve", "resolve_and_settle"]


def resolve_and_settle(
    findings: Sequence[Findings], base_iri: str = v.BASE_IRI
) -> tuple[Resolution, Settled]:
    """Bring the mentions of all documents together and choose among rival values.

    Args:
        findings: What was found, a record for each document.
        base_iri: What every minted IRI begins with.

    Returns:
        Where each mention went, and the winners and disputes.
    """
    resolution = resolve(findings, base_iri)
    settled = settle(findings, resolution, base_iri)
    disputes = tuple(sorted((*settled.disputes, *series_disputes(findings, resolution, base_iri))))
    return resolution, Settled(settled.winners, settled.bounds, disputes)
