from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from kg.language.transformer.spanning_tree import best_tree, is_tree

Scores = NDArray[np.float64]


@st.composite
def score_tables(draw: st.DrawFn) -> Scores:
    words = draw(st.integers(1, 7))
    numbers = arrays(np.int64, (words, words + 1), elements=st.integers(-50, 50))
    table: Scores = draw(numbers).astype(np.float64)
    return table


def total(scores: Scores, heads: NDArray[np.int64]) -> float:
    return float(scores[np.arange(len(heads)), heads].sum())


def best_total(scores: Scores) -> float:
    """The weight of the best single-rooted tree, by trying every root with networkx's arborescences."""
    totals = []
    for root in range(1, len(scores) + 1):
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(1, len(scores) + 1))
        for word in range(1, len(scores) + 1):
            for head in range(1, len(scores) + 1):
                if word not in (head, root):
                    graph.add_edge(head, word, weight=scores[word - 1, head])
        tree = nx.maximum_spanning_arborescence(graph) if len(scores) > 1 else graph
        weights = [float(scores[word - 1, head]) for head, word in tree.edges()]
        totals.append(float(scores[root - 1, 0]) + sum(weights))
    return float(max(totals))


@given(score_tables())
@settings(max_examples=150, deadline=None)
def test_the_tree_is_one_and_the_best(scores: Scores) -> None:
    heads = best_tree(scores)
    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(best_total(scores))


@given(score_tables())
@settings(deadline=None)
def test_scores_stay_as_they_are(scores: Scores) -> None:
    before = scores.copy()
    best_tree(scores)
    assert np.array_equal(before, scores)


def test_two_roots_become_one() -> None:
    scores = np.array([[9.0, 0.0, 1.0], [8.0, 2.0, 0.0]])
    assert best_tree(scores).tolist() == [0, 1]


def test_a_long_chain_is_found() -> None:
    words = 60
    scores = np.full((words, words + 1), -10.0)
    scores[np.arange(words), np.arange(words)] = 0.0
    assert best_tree(scores).tolist() == list(range(words))


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], True),
        ([0, 1, 1], True),
        ([0, 0], False),
        ([2, 1, 0], False),
        ([2, 3, 1], False),
        ([3, 3, 0], True),
    ],
)
def test_trees_are_told_from_other_graphs(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected
