"""A built graph in memory: what `kg.build` and `kg.load` give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kg import vocabulary as v
from kg.errors import UserError
from kg.graph.graphml import property_graph
from kg.graph.serialize import nquads
from kg.output import recover

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.store.query import Answer

__all__ = ["KnowledgeGraph", "load"]

_READABLE: Final = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}


@dataclass(frozen=True)
class Deferred:
    """A dataset that is loaded when somebody asks for it.

    Attributes:
        load: Gives it.
    """

    load: Callable[[], Iterable[ox.Quad]]


class KnowledgeGraph:
    """One dataset: a named graph for each report, and the resolved view in the default graph.

    Args:
        quads: The dataset.
    """

    def __init__(self, quads: Iterable[ox.Quad] | Deferred) -> None:
        self._given = quads if isinstance(quads, Deferred) else frozenset(quads)

    @cached_property
    def quads(self) -> frozenset[ox.Quad]:
        """The dataset."""
        return frozenset(self._given.load()) if isinstance(self._given, Deferred) else self._given

    @cached_property
    def store(self) -> ox.Store:
        """The dataset in an Oxigraph store in memory."""
        store = ox.Store()
        store.bulk_extend(self.quads)
        return store

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The dataset for rdflib."""
        import rdflib

        dataset = rdflib.Dataset()
        for prefix, iri in v.PREFIXES.items():
            dataset.bind(prefix, iri)
        dataset.parse(data=nquads(self.quads), format="nquads")
        return dataset

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The resolved view for networkx: individuals as nodes, their literals as attributes."""
        return property_graph(self.quads)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many individuals there are of each kind, documents and claims included, by local name."""
        kinds: Counter[str] = Counter()
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(v.RDF_TYPE), None, None):
            if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(v.ENT):
                named = quad.graph_name != ox.DefaultGraph()
                kind = quad.object.value.removeprefix(v.ENT)
                if named == (kind in {"Document", "Claim", "Sentence"}):
                    kinds[kind] += 1
        return dict(sorted(kinds.items()))

    def query(self, sparql: str, **parameters: str) -> Answer:
        """Answer a SPARQL query; the prefixes of the vocabulary are known.

        Args:
            sparql: The query.
            **parameters: Values for variables of the query, by name.

        Raises:
            UserError: The query is not SPARQL, or it would change the data or reach the network.
        """
        from kg.store.query import run

        return run(self.store, sparql, parameters)

    def page(self, title: str = "Entente") -> str:
        """Give the interactive page as HTML."""
        from kg.view import render

        return render(self.store, title=title)

    def _repr_html_(self) -> str:
        shown = ("Document", "Claim", "Person", "Country", "Organization", "Meeting", "Agreement", "Exercise")
        cells = "".join(
            f"<tr><th>{escape(kind)}</th><td>{self.counts[kind]}</td></tr>"
            for kind in shown
            if kind in self.counts
        )
        return f"<table><caption>Knowledge graph</caption>{cells}</table>"

    def __repr__(self) -> str:
        kinds = ", ".join(f"{self.counts.get(kind, 0)} {kind}" for kind in ("Document", "Claim", "Meeting"))
        return f"<KnowledgeGraph: {len(self.quads)} quads, {kinds}>"


def load(out: str | Path) -> KnowledgeGraph:
    """Load a graph that was built before.

    Args:
        out: The folder that it was written to, or an N-Quads or TriG file.

    Returns:
        The graph.

    Raises:
        UserError: There is no graph, or it cannot be read.
    """
    path = Path(out)
    if path.is_dir():
        recover(path)
        path /= "kg.nq"
    if path.suffix not in _READABLE:
        raise UserError(f"cannot read {path}: give a folder that kg build wrote, or a .nq or .trig file")
    try:
        return KnowledgeGraph(ox.parse(path=str(path), format=_READABLE[path.suffix]))
    except FileNotFoundError as error:
        raise UserError(f"no graph in {out}: run kg build first") from error
    except (OSError, SyntaxError) as error:
        raise UserError(f"cannot read {path}: {error}") from error
