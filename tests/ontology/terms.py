"""What several tests of the ontology read from it."""

from __future__ import annotations

from rdflib import OWL, Graph
from rdflib.collection import Collection
from rdflib.term import Node

from kg import vocabulary as v

__all__ = ["classes_in"]


def classes_in(graph: Graph, node: Node | None) -> set[str]:
    """Give the local names of the classes of a domain or range, one or the union of several."""
    union = graph.value(node, OWL.unionOf)
    members = list(Collection(graph, union)) if union else [node]
    return {str(m).removeprefix(v.ENT) for m in members}
