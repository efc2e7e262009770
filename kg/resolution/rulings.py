"""Decisions of the user carried over to the mentions that they point to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import PurePosixPath

from kg import vocabulary as v
from kg.errors import UserError
from kg.records import Findings, Mention
from kg.resolution.cluster import Cluster
from kg.resolution.decisions import Decision, Decisions, Pointer
from kg.resolution.entry import Place
from kg.text import fold

__all__ = ["Rulings", "joined", "rulings_of"]


@dataclass(frozen=True)
class Rulings:
    """What the decisions mean for the mentions at hand.

    Attributes:
        same: The decisions that join, each with the places of its mentions.
        barred: Place of a mention to those of the mentions that it is not one with.
        notes: Decisions that were left aside because a report is not there, in the user's words.
    """

    same: tuple[tuple[Decision, tuple[Place, ...]], ...] = ()
    barred: Mapping[Place, frozenset[Place]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def rulings_of(decisions: Decisions, findings: Sequence[Findings]) -> Rulings:
    """Find the mentions that decisions point to.

    Args:
        decisions: What the user has decided.
        findings: What was found.

    Returns:
        The rulings.

    Raises:
        UserError: A report speaks of no such thing, or of several; or the mentions are of unlike kinds.
    """
    if not decisions:
        return Rulings()
    reports = _by_name(findings)
    same: list[tuple[Decision, tuple[Place, ...]]] = []
    barred: dict[Place, set[Place]] = defaultdict(set)
    notes: list[str] = []
    for decision in decisions.entries:
        missing = [p.report for p in decision.mentions if p.report not in reports]
        if missing:
            notes.append(f"{decision.where} is left aside: no report {missing[0]!r} is in this graph")
            continue
        mentions = [_mention(pointer, reports, decision.where) for pointer in decision.mentions]
        places = tuple((m.document, m.key) for m in mentions)
        if decision.same:
            _check_kinds(mentions, decision.where)
            same.append((decision, places))
            continue
        for one, other in combinations(places, 2):
            barred[one].add(other)
            barred[other].add(one)
    return Rulings(tuple(same), {p: frozenset(others) for p, others in barred.items()}, tuple(notes))


def _by_name(findings: Iterable[Findings]) -> dict[str, list[Findings]]:
    """Give the reports by path or address, by the last part of it, and by identifier."""
    reports: dict[str, list[Findings]] = defaultdict(list)
    for found in findings:
        document = found.document
        for source in (document.source, *document.copies):
            for name in {source, PurePosixPath(source.replace("\\", "/")).name, document.id}:
                if found not in reports[name][-1:]:
                    reports[name].append(found)
    return reports


def _mention(pointer: Pointer, reports: Mapping[str, list[Findings]], where: str) -> Mention:
    found = reports[pointer.report]
    if len(found) > 1:
        raise UserError(f"{where}: {len(found)} reports are called {pointer.report!r}: give the whole path")
    mentions = [m for m in found[0].mentions if pointer.name == m.key]
    mentions = mentions or [m for m in found[0].mentions if pointer.name in (m.label, *m.aliases)]
    name = fold(pointer.name)
    mentions = mentions or [m for m in found[0].mentions if name in map(fold, (m.label, *m.aliases))]
    if not mentions:
        raise UserError(f"{where}: {pointer.report} speaks of nothing called {pointer.name!r}")
    if len(mentions) > 1:
        keys = ", ".join(m.key for m in mentions[:8])
        raise UserError(f"{where}: {pointer.name!r} in {pointer.report} is one of {keys}: give one as name")
    return mentions[0]


def _check_kinds(mentions: Iterable[Mention], where: str) -> None:
    families = sorted({v.classes_of(m.kind)[-1].removeprefix(v.ENT) for m in mentions})
    if len(families) > 1:
        raise UserError(f"{where}: {' and '.join(families)} cannot be one")
    if families == ["Country"]:
        raise UserError(f"{where}: states are told apart by their codes and cannot be made one")


def joined(clusters: list[Cluster], rulings: Rulings) -> list[Cluster]:
    """Join the clusters that decisions say are one.

    Args:
        clusters: What resolution has found by itself.
        rulings: The decisions.

    Returns:
        The clusters, those that were joined in the place of the oldest.

    Raises:
        UserError: Two decisions contradict each other.
    """
    if not rulings.same:
        return clusters
    home = {entry.place: cluster for cluster in clusters for entry in cluster.entries}
    gone: set[int] = set()
    for decision, places in rulings.same:
        parts = sorted({id(home[p]): home[p] for p in places}.values(), key=lambda c: c.anchor.order)
        for part in parts[1:]:
            if any(parts[0].is_barred(entry) for entry in part.entries):
                raise UserError(f"{decision.where}: another entry says that these are different")
            parts[0].absorb(part, decision.reason or "the user says so")
            home |= {entry.place: parts[0] for entry in part.entries}
            gone.add(id(part))
    return [cluster for cluster in clusters if id(cluster) not in gone]
