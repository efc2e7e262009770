"""Quads as strings, for tests that look at what is in a dataset."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from kg import vocabulary as v

RESOLVED = ""
"""The name of the default graph."""


class Plain(NamedTuple):
    """A quad; the default graph is named ""."""

    subject: str
    predicate: str
    value: str
    graph: str


class Dataset:
    """Quads that can be asked for their parts.

    Args:
        quads: The quads; there may be no blank node and no triple term in them.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.quads = sorted(map(_plain, quads))

    def subjects(self, kind: str, graph: str | None = None) -> set[str]:
        """Give what is of a class, named by its local name."""
        return {
            q.subject
            for q in self.quads
            if (q.predicate, q.value) == (v.RDF_TYPE, v.ent(kind)) and graph in {None, q.graph}
        }

    def values(self, subject: str, predicate: str, graph: str | None = None) -> list[str]:
        """Give the values of a property, an IRI or a local name of the ontology, sorted."""
        name = predicate if "://" in predicate else v.ent(predicate)
        return sorted(
            q.value for q in self.quads if q[:2] == (subject, name) and (graph is None or q.graph == graph)
        )

    def of(self, predicate: str) -> list[Plain]:
        """Give the quads of a property, an IRI or a local name of the ontology."""
        name = predicate if "://" in predicate else v.ent(predicate)
        return [q for q in self.quads if q.predicate == name]

    @property
    def graphs(self) -> set[str]:
        """The names of the named graphs."""
        return {q.graph for q in self.quads} - {RESOLVED}


def _plain(quad: ox.Quad) -> Plain:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else _value(quad.graph_name)
    return Plain(_value(quad.subject), quad.predicate.value, _value(quad.object), graph)


def _value(term: object) -> str:
    if not isinstance(term, ox.NamedNode | ox.Literal):
        raise TypeError(f"no name and no literal: {term}")
    return term.value
