"""The default graph as GraphML, for Gephi and Cytoscape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import networkx as nx
import pyoxigraph as ox

from kg import vocabulary as v

__all__ = ["graphml", "property_graph"]

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def property_graph(quads: Iterable[ox.Quad]) -> nx.MultiDiGraph[str]:
    """Give the default graph as a property graph: individuals as nodes, literals as their attributes.

    A node has `label`, `kind` (its most specific class) and every literal value and status; several values
    of one property are joined by "; ". An edge has the local name of its property as `label`.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    triples = sorted(_plain(quads), key=lambda t: (t[0], t[1], str(t[2])))
    individuals = {s for s, p, _ in triples if p == v.RDF_TYPE}
    for subject in sorted(individuals):
        graph.add_node(subject, label=subject)
    for subject, predicate, value in triples:
        name = _local(predicate)
        if predicate == v.RDF_TYPE:
            kinds = [graph.nodes[subject].get("kind", ""), _local(value.value)]
            graph.nodes[subject]["kind"] = max(kinds, key=_depth)
        elif isinstance(value, ox.NamedNode) and value.value in individuals:
            graph.add_edge(subject, value.value, key=name, label=name)
        elif predicate == v.RDFS_LABEL:
            graph.nodes[subject]["label"] = _for_xml(value.value)
        else:
            text = _local(value.value) if isinstance(value, ox.NamedNode) else _for_xml(value.value)
            before = graph.nodes[subject].get(name)
            graph.nodes[subject][name] = f"{before}; {text}" if before else text
    return graph


def graphml(quads: Iterable[ox.Quad]) -> bytes:
    """Give the default graph as a GraphML file."""
    out = BytesIO()
    nx.write_graphml(property_graph(quads), out, named_key_ids=True)
    return out.getvalue()


def _plain(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
    """Give the triples of the default graph; there are no blank nodes and no triple terms in it."""
    for quad in quads:
        subject, value = quad.subject, quad.object
        if quad.graph_name != ox.DefaultGraph() or not isinstance(subject, ox.NamedNode):
            continue
        if isinstance(value, ox.NamedNode | ox.Literal):
            yield subject.value, quad.predicate.value, value


def _for_xml(text: str) -> str:
    """Take out the characters that XML does not allow."""
    return _NOT_IN_XML.sub("", text)


def _local(iri: str) -> str:
    return iri.removeprefix(v.ENT) if iri.startswith(v.ENT) else iri.rpartition("#")[2].rpartition("/")[2]


def _depth(kind: str) -> int:
    return len(v.classes_of(v.ent(kind))) if kind in v.SUPERCLASSES else 0
