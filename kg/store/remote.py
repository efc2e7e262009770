"""The dataset into a remote triplestore, graph by graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.errors import UserError
from kg.store.credentials import Credentials
from kg.store.graph_store import GraphStore, NoDefaultGraph
from kg.store.names import base_iri
from kg.vocabulary import ent

__all__ = ["CHUNK", "LoadReport", "Progress", "load"]

Progress = Callable[[str, int, int], None]
"""Called with the name of the stage, how many graphs are done and how many there are."""

_DOCUMENT: Final = ent("Document")

CHUNK: Final = 4_000_000
"""Bytes of N-Triples that go in one request."""


@dataclass(frozen=True)
class LoadReport:
    """What was loaded.

    Attributes:
        address: The graph store.
        graphs: How many document graphs were put.
        triples: How many triples went there, those of the resolved view included.
        resolved_view: IRI of the graph that holds the resolved view; None for the server's default graph.
        was_chosen: Was that IRI chosen here, as the server has no default graph to write to?
        verified: Were all graphs read back and compared?
        pruned: IRIs of the graphs that were deleted, as their reports are no longer in the dataset.
    """

    address: str
    graphs: int
    triples: int
    resolved_view: str | None
    was_chosen: bool
    verified: bool
    pruned: tuple[str, ...] = ()

    def text(self) -> str:
        """Give the report for people to read."""
        place = f"<{self.resolved_view}>" if self.resolved_view else "the default graph"
        lines = [
            f"{self.triples} triples are in {self.address}:",
            f"{self.graphs} reports, and the resolved view in {place}",
        ]
        if self.was_chosen:
            lines += [
                "This server has no default graph that can be written. To query the resolved view alone,",
                f"write FROM <{self.resolved_view}>, or ask with default-graph-uri={self.resolved_view}",
            ]
        if self.pruned:
            lines.append(f"{len(self.pruned)} graphs of reports that are no longer here were deleted")
        if self.verified:
            lines.append("Every graph was read back and holds what was sent")
        return "\n".join(lines) + "\n"


def load(
    endpoint: str,
    quads: Iterable[ox.Quad],
    *,
    user: str | None = None,
    password: str | None = None,
    auth: str = "auto",
    default_graph: str | None = None,
    prune_by: str | None = None,
    verify: bool = False,
    timeout: float = 600,
    chunk: int = CHUNK,
    progress: Progress | None = None,
) -> LoadReport:
    """Put a dataset into a remote store by the SPARQL 1.1 Graph Store HTTP Protocol.

    Each graph takes the place of the one of the same name; other graphs stay as they are. A graph larger than
    `chunk` is sent in parts, the first of which replaces; a load that fails half-way is mended by another.

    Args:
        endpoint: Address of the graph store: Virtuoso's `/sparql-graph-crud-auth`, Fuseki's `/DATASET/data`.
        quads: The dataset, or a store that holds it.
        user: Who logs in; None for `ENTENTE_USER`.
        password: The password; None for `ENTENTE_PASSWORD`.
        auth: "auto" (as the server asks), "digest", "basic" or "none".
        default_graph: Name of a graph for the resolved view; None for the server's default graph. A server
            without one (Virtuoso) gets `BASE graph/resolved`, and the report says so.
        prune_by: Where the server answers SPARQL queries; with it, graphs of reports under the same base IRI
            that are not in the dataset are deleted. Leave it out where others load reports there, too.
        verify: Read each graph back and compare.
        timeout: Seconds to wait for an answer to one request.
        chunk: Bytes to send in one request.
        progress: See `Progress`.

    Returns:
        What was loaded, and where.

    Raises:
        UserError: The server cannot be reached, or does not take the data.
    """
    store = quads if isinstance(quads, ox.Store) else _stored(quads)
    tell = progress or (lambda stage, done, total: None)
    base = base_iri(store)
    names = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    if default_graph is not None:
        _demand_iri(default_graph)
    credentials = Credentials.given(user, password, auth)
    with GraphStore(endpoint, credentials, timeout=timeout) as remote:
        remote.probe(f"{base}graph/probe")
        resolved, triples = _put_resolved_view(remote, store, default_graph, base, chunk)
        tell("loading", 1, len(names) + 1)
        for done, name in enumerate(names, 2):
            triples += _put(remote, name, _lines(store, ox.NamedNode(name)), chunk)
            tell("loading", done, len(names) + 1)
        pruned = _prune(remote, prune_by, base, set(names)) if prune_by else ()
        if verify:
            _verify(remote, store, {resolved: ox.DefaultGraph(), **{n: ox.NamedNode(n) for n in names}}, tell)
        return LoadReport(
            address=remote.address,
            graphs=len(names),
            triples=triples,
            resolved_view=resolved,
            was_chosen=resolved is not None and default_graph is None,
            verified=verify,
            pruned=pruned,
        )


def _demand_iri(name: str) -> None:
    try:
        ox.NamedNode(name)
    except ValueError as error:
        raise UserError(f"{name!r} cannot name a graph: {error}") from error


def _stored(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def _put_resolved_view(
    remote: GraphStore, store: ox.Store, name: str | None, base: str, chunk: int
) -> tuple[str | None, int]:
    """Put the default graph where the server has a place for it; give that place and how many triples."""
    lines = _lines(store, ox.DefaultGraph())
    try:
        return name, _put(remote, name, lines, chunk)
    except NoDefaultGraph:
        name = f"{base}graph/resolved"
        return name, _put(remote, name, lines, chunk)


def _put(remote: GraphStore, name: str | None, lines: list[bytes], chunk: int) -> int:
    """Replace one graph; give the number of its triples."""
    send = remote.put
    for part in _parts(lines, chunk):
        send(name, part)
        send = remote.post
    return len(lines)


def _lines(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[bytes]:
    """Give the triples of a graph as sorted lines of N-Triples; there are no blank nodes to keep together."""
    content = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
    return sorted(content.splitlines(keepends=True))


def _parts(lines: list[bytes], size: int) -> Iterator[bytes]:
    """Put lines together into parts of at most a size; at least one part, if an empty one."""
    part: list[bytes] = []
    length = 0
    for line in lines:
        if part and length + len(line) > size:
            yield b"".join(part)
            part, length = [], 0
        part.append(line)
        length += len(line)
    yield b"".join(part)


def _prune(remote: GraphStore, endpoint: str, base: str, kept: set[str]) -> tuple[str, ...]:
    """Delete the graphs of reports that are not in the dataset; give their names."""
    there = remote.select(endpoint, f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?g a <{_DOCUMENT}> }} }}")
    stale = sorted(name for name in there if name.startswith(f"{base}document/") and name not in kept)
    for name in stale:
        remote.delete(name)
    return tuple(stale)


def _verify(
    remote: GraphStore,
    store: ox.Store,
    graphs: dict[str | None, ox.NamedNode | ox.DefaultGraph],
    tell: Progress,
) -> None:
    """Read every graph back and compare it triple by triple, numbers by their value."""
    for done, (name, graph) in enumerate(graphs.items(), 1):
        ours = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
        theirs = set(_stored(ox.Quad(*triple) for triple in remote.get(name)))
        lost = len(ours - {quad.triple for quad in theirs})
        extra = len({quad.triple for quad in theirs} - ours)
        if lost or extra:
            place = f"<{name}>" if name else "the default graph"
            raise UserError(
                f"{place} in {remote.address} lacks {lost} triples and has {extra} others: load again"
            )
        tell("comparing", done, len(graphs))
