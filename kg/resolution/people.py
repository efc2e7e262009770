"""Which people of different reports are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.resolution.cluster import Cluster
from kg.resolution.entry import Entry
from kg.text import fold

__all__ = ["resolve_people"]


def resolve_people(entries: Iterable[Entry]) -> list[Cluster]:
    """Bring people together by full name, then by surname where country and office allow one answer only.

    The order of the parts of a name does not count (Hayashi Yoshimasa). Two people of one name who
    represent different countries are kept apart. Time grows linearly with the number of mentions.
    """
    entries = list(entries)
    by_name: dict[str, list[Cluster]] = defaultdict(list)
    full = [e for e in entries if len(fold(e.mention.label).split()) > 1]
    for entry in full:
        _join(by_name[_name_key(entry)], entry, "the same name")
    clusters = [cluster for same in by_name.values() for cluster in same]
    by_part: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for part in set(fold(cluster.anchor.mention.label).split()):
            by_part[part].append(cluster)
    alone: dict[str, list[Cluster]] = defaultdict(list)
    for entry in entries:
        if len(fold(entry.mention.label).split()) > 1:
            continue
        key = fold(entry.mention.label)
        candidates = [c for c in by_part[key] if _shares_role(c, entry)]
        if len(candidates) == 1 and entry.mention.document not in candidates[0].documents:
            candidates[0].add(entry, "the only one of this surname with this country and office")
        else:
            _join(alone[key], entry, "the same surname, country and office", strict=True)
    return clusters + [cluster for same in alone.values() for cluster in same]


def _name_key(entry: Entry) -> str:
    return " ".join(sorted(fold(entry.mention.label).split()))


def _join(clusters: list[Cluster], entry: Entry, reason: str, *, strict: bool = False) -> None:
    """Put a mention into the one cluster that it can belong to; else begin a new one."""
    fits = _shares_role if strict else _may_be_same
    candidates = [c for c in clusters if entry.mention.document not in c.documents and fits(c, entry)]
    if len(candidates) > 1:  # names in the same order come before names turned round
        name = fold(entry.mention.label)
        candidates = [c for c in candidates if name in {fold(e.mention.label) for e in c.entries}]
    if len(candidates) == 1:
        candidates[0].add(entry, reason)
    else:
        clusters.append(Cluster([entry]))


def _may_be_same(cluster: Cluster, entry: Entry) -> bool:
    """No country known of either, or one in common."""
    ours, theirs = cluster.get("represents"), entry.get("represents")
    return not ours or not theirs or bool(ours & theirs)


def _shares_role(cluster: Cluster, entry: Entry) -> bool:
    """At least one country or office in common."""
    return any(cluster.get(name) & entry.get(name) for name in ("represents", "holdsOffice"))
