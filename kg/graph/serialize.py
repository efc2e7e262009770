"""The dataset as bytes, the same bytes for the same quads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from kg.graph.graphml import graphml
from kg.graph.jsonld import json_ld
from kg.vocabulary import PREFIXES, RDF_TYPE

__all__ = ["FORMATS", "nquads", "serialize", "turtle"]


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Give the dataset as N-Quads, sorted by line."""
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    return b"".join(sorted((lines or b"").splitlines(keepends=True)))


def _sorted(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(quads, key=_place)


def _place(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """Give what to sort by: what something is stands before all else that is said of it."""
    says_more = quad.predicate.value != RDF_TYPE
    return str(quad.graph_name), str(quad.subject), says_more, str(quad.predicate), str(quad.object)


def turtle(triples: Iterable[ox.Triple], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Give triples as Turtle, the same bytes for the same triples.

    Args:
        triples: What to write, in any order.
        prefixes: What may be written short.
    """
    inside = [q.triple for q in _sorted({ox.Quad(*triple) for triple in triples})]
    return _readable(ox.serialize(inside, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes)) or b"")


def _turtle(quads: Iterable[ox.Quad]) -> bytes:
    return turtle(q.triple for q in quads if q.graph_name == ox.DefaultGraph())


def _trig(quads: Iterable[ox.Quad]) -> bytes:
    return _readable(ox.serialize(_sorted(quads), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"")


def _readable(content: bytes) -> bytes:
    """Sort the prefixes, which the library gives in an order of its own, and set blocks apart.

    A line of the library's output that begins a prefix, a subject or a graph begins at the margin or, in a
    graph, behind one tab; line breaks in literals are escaped.
    """
    lines = content.splitlines(keepends=True)
    prefixes = sorted(line for line in lines if line.startswith(b"@prefix "))
    rest = (b"\n" + line if line.startswith(b"<") else line for line in lines[len(prefixes) :])
    return b"".join((*prefixes, *rest))


def _json_ld(quads: Iterable[ox.Quad]) -> bytes:
    return json_ld(_sorted(quads))


FORMATS: Final[dict[str, Callable[[Iterable[ox.Quad]], bytes]]] = {
    "nq": nquads,
    "ttl": _turtle,
    "trig": _trig,
    "jsonld": _json_ld,
    "graphml": graphml,
}
"""What can be written, by the ending of the file. Turtle and GraphML hold the default graph only."""


def serialize(quads: Iterable[ox.Quad], format: str) -> bytes:
    """Give a dataset in one of the `FORMATS`.

    Args:
        quads: The dataset.
        format: A key of `FORMATS`.

    Returns:
        The content of the file; for the same quads, the same bytes.

    Raises:
        KeyError: There is no such format.
    """
    return FORMATS[format](quads)
