"""What is drawn: a networkx graph of individuals, made small enough to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import networkx as nx
import pyoxigraph as ox

from kg import vocabulary as v
from kg.view.contents import Contents, Entity

__all__ = ["Relation", "hosts_of", "picture_of"]


Relation = tuple[str, str, str]
"""Subject, property and object, all IRIs."""

_HOLDS, _OFFICE_OF = v.ent("holdsOffice"), v.ent("officeOf")


def hosts_of(contents: Contents) -> dict[str, tuple[str, ...]]:
    """Give the offices that are not drawn, each with the individuals that stand for it.

    A post is read best on the line between the person who holds it and the country or organization that
    it belongs to; without a holder, it is told in the panel of the latter.

    Returns:
        IRIs of such offices, each with the IRIs of its holders or, without any, of what it belongs to.
    """
    known = {e.iri: e for e in contents.entities}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for entity in contents.entities:
        for office in _objects(entity, _HOLDS):
            holders[office].append(entity.iri)
    hosts = {}
    for iri, entity in known.items():
        if v.ent("Office") in entity.classes:
            owners = [o for o in _objects(entity, _OFFICE_OF) if o in known]
            if hosted := tuple(holders[iri] or owners):
                hosts[iri] = hosted
    return hosts


def picture_of(contents: Contents, most: int) -> nx.Graph[str]:
    """Give the graph to draw.

    Args:
        contents: What the dataset holds.
        most: How many individuals to draw at most; the best connected are.

    Returns:
        Individuals as nodes; one edge for each pair that the resolved view relates, however it does.
    """
    known = {e.iri: e for e in contents.entities}
    hosts = hosts_of(contents)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(iri for iri in known if iri not in hosts)
    between: defaultdict[tuple[str, str], set[Relation]] = defaultdict(set)
    for one, other, relations in _links(known, hosts):
        if one != other and one in graph and other in graph:
            between[min(one, other), max(one, other)].update(relations)
    for (one, other), found in sorted(between.items()):
        graph.add_edge(one, other, relations=sorted(found))
    return _best_connected(graph, most)


def _links(
    known: Mapping[str, Entity], hosts: Mapping[str, object]
) -> Iterator[tuple[str, str, list[Relation]]]:
    """Give every two individuals that a fact relates; through an office that is not drawn, its two sides."""
    for subject, entity in known.items():
        if subject in hosts:
            continue
        for predicate, value in entity.facts:
            if not isinstance(value, ox.NamedNode) or value.value not in known:
                continue
            link = (subject, predicate, value.value)
            if value.value not in hosts:
                yield subject, value.value, [link]
                continue
            for owner in _objects(known[value.value], _OFFICE_OF):
                yield subject, owner, [link, (value.value, _OFFICE_OF, owner)]


def _best_connected(graph: nx.Graph[str], most: int) -> nx.Graph[str]:
    if len(graph) <= most:
        return graph
    ranked = sorted(graph, key=lambda iri: (-graph.degree(iri), iri))
    return graph.subgraph(sorted(ranked[:most])).copy()


def _objects(entity: Entity, predicate: str) -> list[str]:
    return [o.value for p, o in entity.facts if p == predicate and isinstance(o, ox.NamedNode)]
