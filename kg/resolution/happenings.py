"""Which meetings, exercises and agreements of different reports are the same.

Mentions are blocked by family and parties; within a block they are taken from the most to the least
precise date, and each joins the one cluster that it is compatible with. Where two clusters are possible, it
joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeAlias

from kg import vocabulary as v
from kg.resolution.cluster import Cluster
from kg.resolution.entry import Entry
from kg.text import fold

__all__ = ["resolve_agreements", "resolve_events"]

ReasonFor: TypeAlias = Callable[[Cluster, Entry], "str | None"]

_GENERIC = frozenset({v.ent("Meeting"), v.ent("BilateralTalks")})
"""Kinds that say little: a report that says "talks" may speak of what another calls a summit."""

_ONE_EACH = frozenset(
    v.ent(kind)
    for kind in (
        "AcquisitionAndCrossServicingAgreement",
        "ReciprocalAccessAgreement",
        "InformationSecurityAgreement",
        "StatusOfForcesAgreement",
        "VisitingForcesAgreement",
        "DefenseEquipmentTransferAgreement",
    )
)
"""Kinds of agreement of which two states have one only."""

_NEAR = timedelta(days=60)
"""Reports this far apart may speak of the same undated event; a meeting is seldom announced earlier."""


def resolve_events(entries: Iterable[Entry]) -> list[Cluster]:
    """Bring meetings and exercises together."""
    return _resolve(entries, _event_reason)


def resolve_agreements(entries: Iterable[Entry]) -> list[Cluster]:
    """Bring agreements together."""
    return _resolve(entries, _agreement_reason)


def _resolve(entries: Iterable[Entry], reason_for: ReasonFor) -> list[Cluster]:
    blocks: dict[tuple[str, frozenset[str]], list[Entry]] = defaultdict(list)
    alone = []
    for entry in entries:
        if entry.get("party"):
            family = v.classes_of(entry.mention.kind)[-1]
            blocks[family, entry.get("party")].append(entry)
        else:
            alone.append(Cluster([entry]))
    clusters = alone
    for _, block in sorted(blocks.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        clusters += _resolve_block(block, reason_for)
    return clusters


def _resolve_block(block: list[Entry], reason_for: ReasonFor) -> list[Cluster]:
    clusters: list[Cluster] = []
    for entry in sorted(block, key=lambda e: (e.width, e.order)):
        fits = [(c, reason) for c in clusters if (reason := reason_for(c, entry))]
        if len(fits) == 1 and entry.mention.document not in fits[0][0].documents:
            fits[0][0].add(entry, fits[0][1])
        else:
            clusters.append(Cluster([entry]))
    return clusters


def _event_reason(cluster: Cluster, entry: Entry) -> str | None:
    """Say why an event can be that of a cluster, or None."""
    if not _same_kind(cluster, entry) or _postponed(cluster) != _postponed(Cluster([entry])):
        return None
    ordinals = cluster.get("ordinal") | entry.get("ordinal")
    bounds, own = _narrowest(cluster), entry.bounds
    if bounds and own:
        overlap = bounds[0] <= own[1] and own[0] <= bounds[1]
        return "the same parties and kind, and dates that agree" if overlap and len(ordinals) < 2 else None
    if len(ordinals) == 1 and cluster.get("ordinal") and entry.get("ordinal"):
        return "the same parties, kind and number of the session"
    if not own and not bounds and _reported_together(cluster, entry) and len(ordinals) < 2:
        return "the same parties and kind, both undated, in reports of the same weeks"
    return None


def _agreement_reason(cluster: Cluster, entry: Entry) -> str | None:
    """Say why an agreement can be that of a cluster, or None."""
    if cluster.anchor.mention.kind != entry.mention.kind:
        return None
    if entry.mention.kind in _ONE_EACH:
        return "the same kind and parties: two states have one such agreement"
    names = {fold(e.mention.label) for e in cluster.entries}
    return "the same kind, parties and name" if fold(entry.mention.label) in names else None


def _same_kind(cluster: Cluster, entry: Entry) -> bool:
    kinds = {e.mention.kind for e in cluster.entries} | {entry.mention.kind}
    return len(kinds - _GENERIC) < 2


def _postponed(cluster: Cluster) -> bool:
    """A postponed meeting and the one held in its place are two."""
    return v.ent("Postponed") in cluster.get("status")


def _narrowest(cluster: Cluster) -> tuple[date, date] | None:
    known = [bounds for e in cluster.entries if (bounds := e.bounds)]
    return min(known, key=lambda b: (b[1] - b[0], b), default=None)


def _reported_together(cluster: Cluster, entry: Entry) -> bool:
    days = [e.published for e in (*cluster.entries, entry)]
    known = [day for day in days if day]
    return len(known) == len(days) and max(known) - min(known) <= _NEAR
