"""The picture as a pyvis network: shape and colour by class, a label in lines, positions fixed."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final

import networkx as nx
from pyvis.network import Network

from kg import vocabulary as v
from kg.view.contents import Entity
from kg.view.dates import spoken_date
from kg.view.layout import Box, positions
from kg.view.picture import Relation
from kg.view.words import family_of, phase_of, wording

__all__ = ["label_lines", "network_of"]

_LETTER: Final = 6.9
_LINE: Final = 16.0
"""Room for a letter and a line of a label at zoom 1, in pixels; the page measures exactly when it draws."""

OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "multiselect": False,
        "tooltipDelay": 100000,
        "keyboard": {"enabled": False},
    },
    "nodes": {"borderWidth": 2, "borderWidthSelected": 3},
    "edges": {
        "smooth": False,
        "width": 1,
        "selectionWidth": 1.5,
        "hoverWidth": 1.5,
        "arrowStrikethrough": False,
        "arrows": {"to": {"scaleFactor": 0.5}, "from": {"scaleFactor": 0.5}},
        "color": {"color": "#8791A0", "highlight": "#111827", "hover": "#111827", "inherit": False},
    },
}


def label_lines(entity: Entity) -> list[str]:
    """Give the label of a node in the picture: at most two short lines, and the date of a happening."""
    lines = textwrap.wrap(entity.name, 22, max_lines=2, placeholder=" …") or [entity.name[:22]]
    when = entity.value(v.ent("date"))
    return [*lines, spoken_date(when)] if when else lines


def network_of(
    graph: nx.Graph[str], entities: Mapping[str, Entity], numbers: Mapping[str, int], terms: Mapping[str, int]
) -> Network:
    """Make the network.

    Args:
        graph: Individuals and their relations.
        entities: The individuals by IRI.
        numbers: Number of each individual in the page; the node's id.
        terms: Number of each property in the page.

    Returns:
        Nodes and edges with what vis-network needs; a node's `lines` and an edge's `triples` are for the
        page's own script.
    """
    network = Network(directed=True)
    network.options = OPTIONS
    # Many signs are seen from afar: they grow, and give up the room for labels that could not be read.
    growth = max(1.0, (len(graph) / 150) ** 0.3)
    sizes = {iri: (9 + 1.7 * min(graph.degree(iri), 150) ** 0.5) * growth for iri in graph}
    lines = {iri: label_lines(entities[iri]) for iri in graph}
    room = min(1.0, max(0.4, 11 / (len(graph) or 1) ** 0.5))
    places = positions(graph, {iri: _box(sizes[iri], lines[iri], room) for iri in graph})
    for iri in sorted(graph, key=lambda i: numbers[i]):
        x, y = places[iri]
        look = _look(entities[iri])
        network.add_node(
            numbers[iri], label=" ", size=round(sizes[iri], 1), x=x, y=y, lines=lines[iri], **look
        )
    for one, other, data in sorted(graph.edges(data=True)):
        start, end, arrows = _direction(one, other, data["relations"])
        triples = [[numbers[s], terms[p], numbers[o]] for s, p, o in data["relations"]]
        network.add_edge(numbers[start], numbers[end], arrows=arrows, triples=triples)
    return network


def _box(size: float, lines: Sequence[str], room: float) -> Box:
    """Give the room that a node takes: the shape, a share of its label below it, and air."""
    wide = max(2 * size, max(len(line) for line in lines) * _LETTER * room)
    return wide + 14, 2 * size + len(lines) * _LINE * room + 16


def _look(entity: Entity) -> dict[str, Any]:
    """Give shape and colours: filled where a thing is or has happened, hollow where it has not."""
    family = family_of(entity.classes)
    phase = phase_of(entity.value(v.ent("status")))
    fill = family.colour if phase == "done" else "#FFFFFF"
    both = {"background": fill, "border": family.colour}
    return {
        "shape": family.shape,
        "color": {**both, "highlight": {**both, "border": "#111827"}, "hover": {**both, "border": "#111827"}},
        "shapeProperties": {"borderDashes": [3, 3] if phase == "off" else False},
    }


def _direction(one: str, other: str, relations: Sequence[Relation]) -> tuple[str, str, str]:
    """Give the ends of an edge, the one that is spoken of first, and on which of them arrows belong."""
    ways = {(s, o) for s, p, o in relations if wording(p).directed and {s, o} == {one, other}}
    start = min(ways)[0] if ways else next(s for s, _, _ in relations if s in {one, other})
    end = other if start == one else one
    return start, end, ("to", "to, from")[len(ways) - 1] if ways else ""
