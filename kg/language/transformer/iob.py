"""Decoding IOB2 labels: the best sequence in which every name begins with a `B-`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_labels"]

_BARRED: Final = -1e9


def best_labels(scores: NDArray[np.float32], labels: Sequence[str]) -> NDArray[np.int64]:
    """Find the best valid sequence of labels.

    Args:
        scores: For each word a logarithmic score for each label.
        labels: The labels; an `I-X` is valid only after `B-X` or `I-X`.

    Returns:
        The number of each word's label.
    """
    greedy: NDArray[np.int64] = np.argmax(scores, axis=1)
    moves = _moves(labels)
    if len(greedy) == 0:
        return greedy
    valid = moves[greedy[:-1], greedy[1:]].all() and _opens(labels)[greedy[0]]
    return greedy if valid else _viterbi(scores.astype(np.float64), moves, _opens(labels))


def _opens(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Say which labels a text may open with."""
    return np.array([not label.startswith("I-") for label in labels])


def _moves(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Say which label may follow which."""
    opens = _opens(labels)
    kinds = [label.partition("-")[2] for label in labels]
    same = np.array([[one == other != "" for other in kinds] for one in kinds])
    moves: NDArray[np.bool_] = opens[None, :] | same
    return moves


def _viterbi(
    scores: NDArray[np.float64], moves: NDArray[np.bool_], opens: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Find the best path."""
    cost = np.where(moves, 0.0, _BARRED)
    best = scores[0] + np.where(opens, 0.0, _BARRED)
    back = np.zeros(scores.shape, dtype=np.int64)
    for place in range(1, len(scores)):
        paths = best[:, None] + cost
        back[place] = np.argmax(paths, axis=0)
        best = paths[back[place], np.arange(len(best))] + scores[place]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = int(np.argmax(best))
    for place in range(len(scores) - 1, 0, -1):
        path[place - 1] = back[place, path[place]]
    return path
