"""Which meetings, exercises and agreements of different reports are the same.

Mentions are blocked by family and parties; within a block they are taken from the most to the least
precise date, and each joins the one cluster that it is compatible with. Where two clusters are possible, it
joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeAlias

from kg import vocabulary as v
from kg.resolution.calendar import Calendar
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
    """Bring meetings, and exercises, together."""
    clusters, blocks = _blocks(entries, lambda entry: v.classes_of(entry.mention.kind)[-2:])
    for block in blocks:
        calendar = Calendar()
        for entry in block:
            fits = _fitting(calendar.candidates(entry), entry, _event_reason)
            if len(fits) == 1:
                fits[0][0].add(entry, fits[0][1])
            else:
                calendar.file(Cluster([entry]))
        clusters += calendar.clusters
    return clusters


def resolve_agreements(entries: Iterable[Entry]) -> list[Cluster]:
    """Bring agreements together."""
    clusters, blocks = _blocks(entries, lambda entry: (entry.mention.kind,))
    for block in blocks:
        found: list[Cluster] = []
        for entry in block:
            fits = _fitting(found, entry, _agreement_reason)
            if len(fits) == 1:
                fits[0][0].add(entry, fits[0][1])
            else:
                found.append(Cluster([entry]))
        clusters += found
    return clusters


def _blocks(
    entries: Iterable[Entry], family: Callable[[Entry], tuple[str, ...]]
) -> tuple[list[Cluster], list[list[Entry]]]:
    """Sort mentions by family and parties, those with the narrowest dates first.

    Returns:
        Those without parties, which are compared with nothing; and the blocks.
    """
    blocks: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Entry]] = defaultdict(list)
    alone = []
    for entry in entries:
        if entry.get("party"):
            blocks[family(entry), tuple(sorted(entry.get("party")))].append(entry)
        else:
            alone.append(Cluster([entry]))
    return alone, [sorted(blocks[key], key=lambda e: (e.width, e.order)) for key in sorted(blocks)]


def _fitting(clusters: Iterable[Cluster], entry: Entry, reason_for: ReasonFor) -> list[tuple[Cluster, str]]:
    """Give the clusters that a mention can belong to, with the reasons.

    Two mentions of one document are never one: the document would have said so.
    """
    fits = [(cluster, reason) for cluster in clusters if (reason := reason_for(cluster, entry))]
    if any(entry.mention.document in cluster.documents for cluster, _ in fits):
        return []
    return fits


def _event_reason(cluster: Cluster, entry: Entry) -> str | None:
    """Say why an event can be that of a cluster, or None."""
    if not _same_kind(cluster, entry) or _postponed(cluster) != _postponed(Cluster([entry])):
        return None
    ordinals = cluster.get("ordinal") | entry.get("ordinal")
    bounds, own = cluster.entries[0].bounds, entry.bounds
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
    ours = {name for e in cluster.entries for name in _names(e)}
    theirs = _names(entry)
    if ours & theirs:
        return "the same kind, parties and name"
    if entry.mention.aliases and any(e.mention.aliases for e in cluster.entries):
        return None  # each has a name of its own
    bounds, own = cluster.entries[0].bounds, entry.bounds
    if bounds and own and bounds[0] <= own[1] and own[0] <= bounds[1]:
        return "the same kind and parties, and dates that agree"
    return None


def _names(entry: Entry) -> set[str]:
    """Give the names that the text uses; without one, the label that was made from kind, parties and date."""
    return {fold(name) for name in entry.mention.aliases or (entry.mention.label,)}


def _same_kind(cluster: Cluster, entry: Entry) -> bool:
    kinds = {e.mention.kind for e in cluster.entries} | {entry.mention.kind}
    return len(kinds - _GENERIC) < 2


def _postponed(cluster: Cluster) -> bool:
    """A postponed meeting and the one held in its place are two."""
    return v.ent("Postponed") in cluster.get("status")


def _reported_together(cluster: Cluster, entry: Entry) -> bool:
    days = [e.published for e in (*cluster.entries, entry)]
    known = [day for day in days if day]
    return len(known) == len(days) and max(known) - min(known) <= _NEAR
