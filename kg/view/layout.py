"""Where each node stands: networkx's springs, boxes pushed apart, components packed side by side.

Positions are computed here and not in the browser, so that a page opens at once, looks the same each time
and never trembles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import networkx as nx
import numpy as np
import numpy.typing as npt

__all__ = ["Box", "Point", "positions"]

Box = tuple[float, float]
Point = tuple[int, int]
Places = npt.NDArray[np.float64]
Step = tuple[float, float, float]
"""A stretch of a skyline: from x, to x, free below y."""

_SEED = 20
_ASPECT = 1.5
"""Width by height of the picture that is aimed at."""
_CORE = 400
"""How many nodes of a component the springs place; the rest settle around those. networkx keeps to dense
matrices, quick and free of scipy, below 500."""
_MARGIN = 60.0


def positions(graph: nx.Graph[str], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Place the nodes so that none covers another and what belongs together stands together.

    Args:
        graph: What to place.
        boxes: Width and height that each node needs with its label.

    Returns:
        The middle of each node's box, in pixels at zoom 1; the same for the same graph.
    """
    components = [sorted(c) for c in nx.connected_components(graph)]
    components.sort(key=lambda c: (-len(c), c))
    placed: list[tuple[list[str], Places]] = []
    for names in components:
        sizes = np.array([boxes[n] for n in names], dtype=float)
        places = _spread(_springs(graph.subgraph(names), names, sizes), sizes)
        placed.append((names, places - _bounds(places, sizes)[0]))
    areas = [_bounds(p, np.array([boxes[n] for n in names], dtype=float))[1] for names, p in placed]
    corners = _pack([(float(w) + _MARGIN, float(h) + _MARGIN) for w, h in areas])
    found: dict[str, Point] = {}
    for (names, places), corner in zip(placed, corners, strict=True):
        for name, (x, y) in zip(names, places + np.array(corner), strict=True):
            found[name] = (round(x), round(y))
    return found


def _springs(graph: nx.Graph[str], names: Sequence[str], sizes: Places) -> Places:
    """Lay out one component, in pixels that give each box about twice the room it needs."""
    if len(names) == 1:
        return np.zeros((1, 2))
    ranked = sorted(names, key=lambda n: (-graph.degree(n), n))
    core = ranked[:_CORE]
    # A new graph, for a subgraph's own order of nodes is not the same on every run.
    bones: nx.Graph[str] = nx.Graph()
    bones.add_nodes_from(core)
    bones.add_edges_from(sorted(_bones(graph, core)))
    reach = 2.2 / np.sqrt(len(core))
    found = nx.spring_layout(bones, k=reach, iterations=150 if len(core) < 150 else 80, seed=_SEED)
    extent = np.sqrt(float((sizes[:, 0] * sizes[:, 1]).sum()) * 2.0)
    scale = np.array([np.sqrt(_ASPECT), 1 / np.sqrt(_ASPECT)]) * extent / 2
    spots = {name: np.asarray(place) * scale for name, place in found.items()}
    for name in ranked[_CORE:]:
        spots[name] = _beside(graph, name, spots, len(spots), extent)
    return np.array([spots[n] for n in names])


def _bones(graph: nx.Graph[str], core: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Give the edges among the core; nodes that only others tie together are tied directly."""
    inside = set(core)
    for name in graph:
        near = sorted(n for n in graph[name] if n in inside)
        if name in inside:
            yield from ((name, other) for other in near)
        else:
            yield from pairwise(near)


def _beside(
    graph: nx.Graph[str], name: str, spots: Mapping[str, Places], index: int, extent: float
) -> Places:
    """Give a spot near the middle of the neighbours that stand already, turned by the golden angle."""
    near = [spots[n] for n in sorted(graph[name]) if n in spots]
    middle = np.mean(near, axis=0) if near else np.zeros(2)
    angle = index * 2.399963
    return np.asarray(middle + extent / 12 * np.array([np.cos(angle), np.sin(angle)]))


def _spread(places: Places, sizes: Places, rounds: int = 400) -> Places:
    """Push boxes apart until none lies on another, each pair along the axis that needs the lesser push."""
    for turn in range(rounds):
        one, other, gaps = _overlaps(places, sizes)
        if not len(one):
            break
        sign = np.where(places[one] - places[other] >= 0, 1.0, -1.0)
        along_x = gaps[:, 0] < gaps[:, 1]
        push = sign * np.where(np.stack([along_x, ~along_x], axis=1), gaps / 2 + 0.5, 0.0)
        moves = np.zeros_like(places)
        np.add.at(moves, one, push)
        np.add.at(moves, other, -push)
        counts = np.bincount(np.concatenate([one, other]), minlength=len(places))
        places = places + moves / np.maximum(1, np.sqrt(counts))[:, None]
        if turn % 20 == 19:  # a crowd that finds no peace gets more room
            places = places * 1.06
    return places


def _overlaps(places: Places, sizes: Places) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Places]:
    """Give the pairs of boxes that overlap and by how much on each axis: a sweep from left to right."""
    order = np.argsort(places[:, 0], kind="stable")
    xs, widest = places[order, 0], float(sizes[:, 0].max())
    ones, others = [], []
    for step in range(1, len(order)):
        close = np.flatnonzero(xs[step:] - xs[:-step] < widest)
        if not len(close):
            break
        ones.append(order[close])
        others.append(order[close + step])
    if not ones:
        return np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros((0, 2))
    one, other = np.concatenate(ones), np.concatenate(others)
    gaps = (sizes[one] + sizes[other]) / 2 - np.abs(places[one] - places[other])
    hit = (gaps > 0).all(axis=1)
    return one[hit], other[hit], gaps[hit]


def _bounds(places: Places, sizes: Places) -> tuple[Places, Places]:
    """Give the upper left corner of all boxes together, and their width and height."""
    least, most = (places - sizes / 2).min(axis=0), (places + sizes / 2).max(axis=0)
    return least, most - least


def _pack(areas: Sequence[Box]) -> list[tuple[float, float]]:
    """Give each area, the largest first, the highest place that is free, then the one furthest left."""
    if not areas:
        return []
    total = sum(w * h for w, h in areas)
    width = max(max(w for w, _ in areas), float(np.sqrt(total * _ASPECT)))
    skyline = [(0.0, width, 0.0)]
    corners = []
    for w, h in areas:
        x, y = min(_spots(skyline, w, width), key=lambda spot: (spot[1], spot[0]))
        corners.append((x, y))
        skyline = _raise(skyline, x, x + w, y + h)
    return corners


def _spots(skyline: Sequence[Step], wide: float, width: float) -> Iterable[tuple[float, float]]:
    for start, _, _ in skyline:
        if start + wide <= width + 1e-6:
            yield start, max(y for x0, x1, y in skyline if x1 > start and x0 < start + wide)


def _raise(skyline: Sequence[Step], start: float, end: float, level: float) -> list[Step]:
    kept = [(start, end, level)]
    for x0, x1, y in skyline:
        if x0 < start:
            kept.append((x0, min(x1, start), y))
        if x1 > end:
            kept.append((max(x0, end), x1, y))
    return sorted(kept)
