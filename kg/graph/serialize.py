"""The dataset as bytes, the same bytes for the same quads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import pyoxigraph as ox

from kg.graph.graphml import graphml
from kg.vocabulary import PREFIXES

__all__ = ["FORMATS", "nquads", "serialize"]


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Give the dataset as N-Quads, sorted by line."""
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    return b"".join(sorted((lines or b"").splitlines(keepends=True)))


def _sorted(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(quads, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))


def _turtle(quads: Iterable[ox.Quad]) -> bytes:
    triples = [q.triple for q in _sorted(q for q in quads if q.graph_name == ox.DefaultGraph())]
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _trig(quads: Iterable[ox.Quad]) -> bytes:
    return ox.serialize(_sorted(quads), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""


def _json_ld(quads: Iterable[ox.Quad]) -> bytes:
    return ox.serialize(_sorted(quads), format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES) or b""


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
