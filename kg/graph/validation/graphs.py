"""A dataset taken apart into its graphs, as validation looks at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import pyoxigraph as ox

from kg import vocabulary as v
from kg.errors import UserError

__all__ = ["Graphs", "Node", "Triple", "is_a", "text_of"]

Node: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal"
Triple: TypeAlias = "tuple[ox.NamedNode | ox.BlankNode, str, Node]"
"""Subject, IRI of the property, value."""


@dataclass(frozen=True)
class Graphs:
    """The graphs of a dataset.

    Attributes:
        default: The triples of the default graph: the resolved view.
        named: The triples of each named graph, by its IRI.
    """

    default: tuple[Triple, ...]
    named: Mapping[str, tuple[Triple, ...]]

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> Graphs:
        """Sort quads into graphs.

        Raises:
            UserError: A statement is about another statement in a way that RDF 1.1 does not know.
        """
        default: list[Triple] = []
        named: dict[str, list[Triple]] = defaultdict(list)
        for quad in quads:
            subject, value = quad.subject, quad.object
            if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
                raise UserError(f"the dataset holds a triple term, which RDF 1.1 does not know: {quad}")
            graph = quad.graph_name
            target = default if isinstance(graph, ox.DefaultGraph) else named[text_of(graph)]
            target.append((subject, quad.predicate.value, value))
        return cls(tuple(default), {name: tuple(named[name]) for name in sorted(named)})

    def __len__(self) -> int:
        """Count the triples of all graphs."""
        return len(self.default) + sum(map(len, self.named.values()))

    @cached_property
    def documents(self) -> Mapping[str, tuple[Triple, ...]]:
        """The named graphs that describe the document by whose IRI they are named."""
        return {name: triples for name, triples in self.named.items() if is_a(name, "Document", triples)}


def is_a(subject: str, kind: str, triples: Iterable[Triple]) -> bool:
    """Do the triples say that something is of a class of the ontology?"""
    wanted = v.ent(kind)
    return any(p == v.RDF_TYPE and text_of(o) == wanted and text_of(s) == subject for s, p, o in triples)


def text_of(node: Node) -> str:
    """Give an IRI, a blank node's name or a literal's lexical form."""
    return node.value
