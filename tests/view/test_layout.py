from __future__ import annotations

import time
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import Box, positions


def overlapping(places: dict[str, tuple[int, int]], boxes: dict[str, Box]) -> list[tuple[str, str]]:
    """Give the pairs that lie on each other; places are rounded, so a pixel is let pass."""
    return [
        (a, b)
        for a, b in combinations(places, 2)
        if abs(places[a][0] - places[b][0]) < (boxes[a][0] + boxes[b][0]) / 2 - 1.5
        and abs(places[a][1] - places[b][1]) < (boxes[a][1] + boxes[b][1]) / 2 - 1.5
    ]


def named(graph: nx.Graph[int]) -> nx.Graph[str]:
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(f"n{n:04}" for n in graph)
    found.add_edges_from((f"n{a:04}", f"n{b:04}") for a, b in graph.edges)
    return found


@st.composite
def graphs(draw: st.DrawFn) -> tuple[nx.Graph[str], dict[str, Box]]:
    size = draw(st.integers(0, 25))
    names = [f"n{i}" for i in range(size)]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    if size > 1:
        pair = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda p: p[0] != p[1])
        graph.add_edges_from(draw(st.lists(pair, max_size=40)))
    side = st.floats(10, 200)
    return graph, {name: (draw(side), draw(side)) for name in names}


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_everything_has_a_place_and_no_box_lies_on_another(
    drawn: tuple[nx.Graph[str], dict[str, Box]],
) -> None:
    graph, boxes = drawn
    places = positions(graph, boxes)
    assert places.keys() == set(graph)
    assert overlapping(places, boxes) == []


def test_the_order_of_nodes_and_edges_does_not_matter() -> None:
    graph = named(nx.barbell_graph(5, 3))
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a) for a, b in reversed(list(graph.edges)))
    boxes = dict.fromkeys(graph, (100.0, 40.0))
    assert positions(graph, boxes) == positions(turned, boxes)


def test_neighbours_stand_nearer_than_strangers() -> None:
    graph = named(nx.connected_caveman_graph(4, 8))
    places = positions(graph, dict.fromkeys(graph, (60.0, 40.0)))

    def mean(pairs: list[tuple[str, str]]) -> float:
        lengths = [abs(complex(*places[a]) - complex(*places[b])) for a, b in pairs]
        return sum(lengths) / len(lengths)

    strangers = [p for p in combinations(graph, 2) if not graph.has_edge(*p)]
    assert mean(list(graph.edges)) < 0.6 * mean(strangers)


@pytest.mark.parametrize("size", [450, 2000])
def test_a_large_graph_is_laid_out_within_seconds(size: int) -> None:
    graph = named(nx.barabasi_albert_graph(size, 2, seed=1))
    boxes = dict.fromkeys(graph, (70.0, 50.0))
    start = time.process_time()
    places = positions(graph, boxes)
    assert time.process_time() - start < 20
    assert len(overlapping(places, boxes)) < size / 50


def test_many_components_fill_a_page_and_not_a_line() -> None:
    graph = named(nx.empty_graph(200))
    places = positions(graph, dict.fromkeys(graph, (100.0, 40.0)))
    width = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    height = max(y for _, y in places.values()) - min(y for _, y in places.values())
    assert 0.8 < width / height < 3
