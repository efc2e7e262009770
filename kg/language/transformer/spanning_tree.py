"""Maximum spanning trees with a single root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree", "is_tree"]

Heads = NDArray[np.int64]
Scores = NDArray[np.float64]


def best_tree(scores: Scores) -> Heads:
    """Find the best dependency tree of a sentence.

    Args:
        scores: For each of n words a row of n + 1 finite scores: the root's, then each word's as its head.

    Returns:
        For each word its head, counted from 1; exactly one word has the head 0, and there is no cycle.
    """
    heads: Heads = np.argmax(_without_loops(scores), axis=1)
    if is_tree(heads):
        return heads
    square = np.zeros((len(scores) + 1, len(scores) + 1))
    square[1:] = scores
    heads = _spanning(square)[1:]
    if is_tree(heads):
        return heads
    # Now every arc from the root costs more than all other arcs can bring in: so there is only one.
    square[1:, 0] -= (scores.max() - scores.min() + 1.0) * (len(scores) + 1)
    return _spanning(square)[1:]


def is_tree(heads: Heads) -> bool:
    """Say whether heads make a tree with a single root.

    Args:
        heads: For each word its head, counted from 1; 0 for the root.

    Returns:
        Whether exactly one word has the head 0 and every word is reached from it.
    """
    if np.count_nonzero(heads == 0) != 1:
        return False
    ancestors = np.concatenate([[0], heads])
    steps = 1
    while steps < len(ancestors):
        ancestors = ancestors[ancestors]
        steps *= 2
    return not bool(ancestors.any())


def _without_loops(scores: Scores) -> Scores:
    """Bar words from being their own heads."""
    scores = scores.copy()
    rows = np.arange(len(scores))
    scores[rows, rows + 1] = -np.inf
    return scores


def _spanning(scores: Scores) -> Heads:
    """Find the best tree below node 0; `scores[node, head]`. Contracts one cycle at a time."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    heads: Heads = np.argmax(scores, axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not len(cycle):
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, cycle)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    found = _spanning(small)
    joined = len(outside)
    below = found[:joined] == joined
    heads[outside] = outside[np.where(below, 0, found[:joined])]
    heads[outside[below]] = cycle[leaving[below].argmax(axis=1)]
    broken = cycle[np.argmax(entering[:, found[joined]])]
    heads[broken] = outside[found[joined]]
    heads[0] = 0
    return heads


def _cycle(heads: Heads) -> NDArray[np.int64]:
    """Find a cycle that doesn't hold node 0, or give an empty array."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = heads[node]
        if node and seen[node] == start:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return np.array(cycle)
    return np.array([], dtype=np.int64)
