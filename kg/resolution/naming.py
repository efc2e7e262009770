"""What individuals are called: as an earlier build called them, or else by what their oldest mention says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg import vocabulary as v
from kg.resolution.cluster import Cluster
from kg.resolution.entry import Entry, Place
from kg.text import digest, slug

__all__ = ["NO_NAMES", "EarlierNames", "Name", "names_of"]


@dataclass(frozen=True)
class EarlierNames:
    """The IRIs that an earlier build gave, which stay.

    Attributes:
        iris: Document and mention key to the IRI of the individual.
        replaced: IRI to those that it took the place of, when their individuals were found to be one.
    """

    iris: Mapping[Place, str] = field(default_factory=dict)
    replaced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NO_NAMES: Final = EarlierNames()
"""There was no earlier build."""


@dataclass(frozen=True)
class Name:
    """An IRI, and those that lead to it.

    Attributes:
        iri: The name.
        replaces: Names that reports joined to it, sorted.
    """

    iri: str
    replaces: tuple[str, ...] = ()


def names_of(clusters: Sequence[Cluster], earlier: EarlierNames, base_iri: str) -> list[Name]:
    """Give each cluster a name of its own.

    A name that an earlier build gave stays with the oldest cluster that has a mention of that name. Where
    a cluster has several, the oldest mention's stays and the others lead to it. What is new is named by its
    oldest mention, and marked where that name is taken.

    Args:
        clusters: The clusters, by age.
        earlier: The names of an earlier build.
        base_iri: What every new name begins with.

    Returns:
        One name for each cluster, in the same order.
    """
    known = [_known(cluster, earlier) for cluster in clusters]
    taken: dict[str, int] = {}
    kept: list[str | None] = []
    for place, names in enumerate(known):
        name = next((name for name in names if name not in taken), None)
        if name is not None:
            taken[name] = place
        kept.append(name)
    led: dict[int, set[str]] = {}
    for place, names in enumerate(known):
        for name in names:
            if taken.setdefault(name, place) == place and name != kept[place]:
                led.setdefault(place, set()).add(name)
    for place, cluster in enumerate(clusters):
        if kept[place] is None:
            kept[place] = _new(cluster, base_iri, taken)
            taken[str(kept[place])] = place
    living = set(kept)
    return [
        Name(str(name), tuple(sorted(_with_earlier(str(name), led.get(place, set()), earlier) - living)))
        for place, name in enumerate(kept)
    ]


def _known(cluster: Cluster, earlier: EarlierNames) -> list[str]:
    """Give the names that the mentions of a cluster had, the oldest mention's first, each once."""
    if not earlier.iris:
        return []
    entries = sorted(cluster.entries, key=lambda entry: entry.order)
    found = (earlier.iris.get(entry.place) for entry in entries)
    return list(dict.fromkeys(name for name in found if name))


def _with_earlier(name: str, led: Iterable[str], earlier: EarlierNames) -> set[str]:
    """Add the names that led to these names before."""
    return {old for new in (name, *led) for old in (new, *earlier.replaced.get(new, ()))}


def _new(cluster: Cluster, base_iri: str, taken: Mapping[str, int]) -> str:
    name = base_iri + _local_name(cluster.anchor)
    mention = cluster.anchor.mention
    while name in taken:
        name += "-" + digest(mention.document, mention.key, length=8)
    return name


def _local_name(anchor: Entry) -> str:
    """Name an individual by what its oldest mention says, so that later reports do not rename it."""
    mention = anchor.mention
    family = v.classes_of(mention.kind)[-1].removeprefix(v.ENT)
    if family in {"Country", "Organization", "Place", "Office", v.SKOS_CONCEPT}:
        return mention.key
    if family == "Person":
        country = min(anchor.get("represents"), default="").rpartition("/")[2]
        return "person/" + slug(f"{mention.label} {country}")
    parties = "-".join(sorted(key.rpartition("/")[2].lower() for key in anchor.get("party")))
    kind = mention.kind.removeprefix(v.ENT).lower()
    head = mention.key.partition("/")[0]
    stem = "-".join(filter(None, (kind, parties[:40])))
    return f"{head}/{stem}-{digest(mention.document, mention.key, length=8)}"
