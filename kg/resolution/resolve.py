"""Which mentions of which documents are one individual, and what it is called in the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg import vocabulary as v
from kg.records import DOCUMENT_KEY, Claim, Findings, Individual, Literal, Triple
from kg.resolution.cluster import Cluster
from kg.resolution.entry import Entry, entries_of
from kg.resolution.happenings import resolve_agreements, resolve_events
from kg.resolution.iris import document_iri
from kg.resolution.people import resolve_people
from kg.text import digest, slug

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True)
class Resolution:
    """The individuals, and where each mention went.

    Attributes:
        individuals: All individuals, by IRI.
        iris: (document id, mention key) to the IRI of its individual; (document id, "document") to the
            IRI of the document.
    """

    individuals: tuple[Individual, ...]
    iris: Mapping[tuple[str, str], str]

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


def resolve(findings: Sequence[Findings], base_iri: str = v.BASE_IRI) -> Resolution:
    """Bring the mentions of all documents together.

    The result depends on what was found and not on the order in which it is given. Time grows about
    linearly with the number of mentions.

    Args:
        findings: What was found, a record for each document.
        base_iri: What the IRI of every individual begins with.

    Returns:
        The individuals and where each mention went.
    """
    clusters = sorted(_clusters(entries_of(findings)), key=lambda cluster: cluster.anchor.order)
    individuals = sorted(
        _individual(c, base_iri + name) for c, name in zip(clusters, _names(clusters), strict=True)
    )
    iris = {place: individual.iri for individual in individuals for place in individual.mentions}
    for found in findings:
        iris[found.document.id, DOCUMENT_KEY] = document_iri(found.document.id, base_iri)
    return Resolution(tuple(individuals), iris)


def _clusters(entries: Iterable[Entry]) -> list[Cluster]:
    by_family: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_family[v.classes_of(entry.mention.kind)[-1].removeprefix(v.ENT)].append(entry)
    clusters = resolve_people(by_family.pop("Person", []))
    clusters += resolve_events(by_family.pop("Event", []))
    clusters += resolve_agreements(by_family.pop("Agreement", []))
    for same_family in by_family.values():
        clusters += _by_key(same_family)
    return clusters


def _by_key(entries: Iterable[Entry]) -> list[Cluster]:
    """Bring together what its key identifies: countries, organizations, places, offices."""
    clusters: dict[str, Cluster] = {}
    for entry in entries:
        key = entry.mention.key
        if key in clusters:
            clusters[key].entries.append(entry)
        else:
            clusters[key] = Cluster([entry])
    return list(clusters.values())


def _names(clusters: Iterable[Cluster]) -> Iterator[str]:
    """Give each cluster a name of its own; of two that would bear the same, the later one is marked."""
    taken: set[str] = set()
    for cluster in clusters:
        mention = cluster.anchor.mention
        name = _local_name(cluster.anchor)
        if name in taken:
            name += "-" + digest(mention.document, mention.key, length=8)
        taken.add(name)
        yield name


def _individual(cluster: Cluster, iri: str) -> Individual:
    anchor = cluster.anchor
    label = _label(cluster)
    names = {name for e in cluster.entries for name in e.mention.aliases}
    if not _is_happening(anchor):  # the labels of happenings are made, not seen
        names |= {e.mention.label for e in cluster.entries}
    return Individual(
        iri=iri,
        kind=_kind(cluster),
        label=label,
        aliases=tuple(sorted(names - {label})),
        mentions=tuple(sorted((e.mention.document, e.mention.key) for e in cluster.entries)),
        reasons=tuple(cluster.reasons),
    )


def _is_happening(entry: Entry) -> bool:
    return v.classes_of(entry.mention.kind)[-1] in {v.ent("Event"), v.ent("Agreement")}


def _local_name(anchor: Entry) -> str:
    """Name an individual by what its oldest mention says, so that later reports do not rename it."""
    mention = anchor.mention
    family = v.classes_of(mention.kind)[-1].removeprefix(v.ENT)
    if family in {"Country", "Organization", "Place", "Office"}:
        return mention.key
    if family == "Person":
        country = min(anchor.get("represents"), default="").rpartition("/")[2]
        return "person/" + slug(f"{mention.label} {country}")
    parties = "-".join(sorted(key.rpartition("/")[2].lower() for key in anchor.get("party")))
    kind = mention.kind.removeprefix(v.ENT).lower()
    head = mention.key.partition("/")[0]
    stem = "-".join(filter(None, (kind, parties[:40])))
    return f"{head}/{stem}-{digest(mention.document, mention.key, length=8)}"


def _kind(cluster: Cluster) -> str:
    """The most specific class that a mention gives, the more frequent one where two are as specific."""
    kinds = [e.mention.kind for e in cluster.entries]
    generic = {v.ent("Meeting"), v.ent("BilateralTalks"), v.ent("Agreement")}
    specific = [kind for kind in kinds if kind not in generic] or kinds
    return min(specific, key=lambda kind: (-specific.count(kind), -len(v.classes_of(kind)), kind))


def _label(cluster: Cluster) -> str:
    """Give the fullest name: a happening's with the narrowest date, other things' with most words.

    Then the most frequent, then the first by alphabet.
    """
    labels = [e.mention.label for e in cluster.entries]
    if _is_happening(cluster.anchor):
        return min(cluster.entries, key=lambda e: (e.width, e.order)).mention.label
    return min(labels, key=lambda name: (-len(name.split()), -labels.count(name), name))
