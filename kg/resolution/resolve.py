"""Which mentions of which documents are one individual, and what it is called in the graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg import vocabulary as v
from kg.records import DOCUMENT_KEY, Claim, Findings, Individual, Literal, Triple
from kg.resolution.cluster import Cluster
from kg.resolution.collecting import uncollected
from kg.resolution.decisions import NO_DECISIONS, Decisions
from kg.resolution.entry import Entry, entries_of
from kg.resolution.happenings import resolve_agreements, resolve_events
from kg.resolution.iris import document_iri
from kg.resolution.naming import NO_NAMES, EarlierNames, Name, names_of
from kg.resolution.people import resolve_people
from kg.resolution.rulings import joined, rulings_of

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True)
class Resolution:
    """The individuals, and where each mention went.

    Attributes:
        individuals: All individuals, by IRI.
        iris: (document id, mention key) to the IRI of its individual; (document id, "document") to the
            IRI of the document.
        notes: Decisions of the user that were left aside, and why.
    """

    individuals: tuple[Individual, ...]
    iris: Mapping[tuple[str, str], str]
    notes: tuple[str, ...] = ()

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of each individual by its IRI."""
        return {individual.iri: individual.label for individual in self.individuals}

    def triple(self, claim: Claim) -> Triple:
        """Give a claim as a triple between individuals."""
        value = claim.object
        if not isinstance(value, Literal):
            value = self.iris.get((claim.document, value), value)
        return self.iris[claim.document, claim.subject], claim.predicate, value


def resolve(
    findings: Sequence[Findings],
    base_iri: str = v.BASE_IRI,
    *,
    earlier: EarlierNames = NO_NAMES,
    decisions: Decisions = NO_DECISIONS,
) -> Resolution:
    """Bring the mentions of all documents together.

    The result depends on what was found and not on the order in which it is given. Time grows about
    linearly with the number of mentions.

    Args:
        findings: What was found, a record for each document.
        base_iri: What the IRI of every new individual begins with.
        earlier: The IRIs that an earlier build gave; they stay.
        decisions: What the user says is one, and is not.

    Returns:
        The individuals and where each mention went.

    Raises:
        UserError: The decisions do not fit the reports or each other.
    """
    with uncollected():
        rulings = rulings_of(decisions, findings)
        clusters = joined(_clusters(entries_of(findings, rulings.barred)), rulings)
        clusters.sort(key=lambda cluster: cluster.anchor.order)
        names = names_of(clusters, earlier, base_iri)
        individuals = [_individual(c, name) for c, name in zip(clusters, names, strict=True)]
        individuals.sort(key=lambda individual: individual.iri)
        iris = {place: individual.iri for individual in individuals for place in individual.mentions}
        for found in findings:
            iris[found.document.id, DOCUMENT_KEY] = document_iri(found.document.id, base_iri)
        return Resolution(tuple(individuals), iris, rulings.notes)


def _clusters(entries: Iterable[Entry]) -> list[Cluster]:
    by_family: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_family[v.classes_of(entry.mention.kind)[-1].removeprefix(v.ENT)].append(entry)
    clusters: list[Cluster] = [
        *resolve_people(by_family.pop("Person", [])),
        *resolve_events(by_family.pop("Event", [])),
        *resolve_agreements(by_family.pop("Agreement", [])),
    ]
    for same_family in by_family.values():
        clusters += _by_key(same_family)
    return clusters


def _by_key(entries: Iterable[Entry]) -> list[Cluster]:
    """Bring together what its key identifies: countries, organizations, places, offices."""
    clusters: dict[str, list[Cluster]] = defaultdict(list)
    for entry in entries:
        same = clusters[entry.mention.key]
        home = next((cluster for cluster in same if not cluster.is_barred(entry)), None)
        if home:
            home.add(entry)
        else:
            same.append(Cluster(entry))
    return [cluster for same in clusters.values() for cluster in same]


def _individual(cluster: Cluster, name: Name) -> Individual:
    anchor = cluster.anchor
    label = _label(cluster)
    names = {name for e in cluster.entries for name in e.mention.aliases}
    if not _is_happening(anchor):  # the labels of happenings are made, not seen
        names |= {e.mention.label for e in cluster.entries}
    return Individual(
        iri=name.iri,
        kind=_kind(cluster),
        label=label,
        aliases=tuple(sorted(names - {label})),
        mentions=tuple(sorted((e.mention.document, e.mention.key) for e in cluster.entries)),
        reasons=tuple(cluster.reasons),
        replaces=name.replaces,
    )


def _is_happening(entry: Entry) -> bool:
    return v.classes_of(entry.mention.kind)[-1] in {v.ent("Event"), v.ent("Agreement")}


def _kind(cluster: Cluster) -> str:
    """The most specific class that a mention gives, the more frequent one where two are as specific."""
    kinds = Counter(e.mention.kind for e in cluster.entries)
    generic = {v.ent("Meeting"), v.ent("BilateralTalks"), v.ent("Agreement")}
    specific = kinds.keys() - generic or kinds.keys()
    return min(specific, key=lambda kind: (-kinds[kind], -len(v.classes_of(kind)), kind))


def _label(cluster: Cluster) -> str:
    """Give the fullest name: a happening's with the narrowest date, other things' with most words.

    Then the most frequent, then one that is not all in capitals, then the first by alphabet.
    """
    if _is_happening(cluster.anchor):
        return min(cluster.entries, key=lambda e: (e.width, e.order)).mention.label
    labels = Counter(e.mention.label for e in cluster.entries)
    return min(labels, key=lambda name: (-len(name.split()), -labels[name], name.isupper(), name))
