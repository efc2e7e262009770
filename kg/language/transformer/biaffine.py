"""Biaffine attention: heads and relations from the vectors of words (Dozat and Manning 2017)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.language.transformer.activation import gelu
from kg.language.transformer.spanning_tree import best_tree
from kg.language.transformer.stored import Layer

__all__ = ["Biaffine"]

Vectors = NDArray[np.float32]
_LAYERS = ("arc_dependent", "arc_head", "relation_dependent", "relation_head")
_ARRAYS = ("arc_weights", "arc_root", "relation_weights", "relation_root")


class Biaffine:
    """The weights of the parser, and parsing with them."""

    def __init__(self, layers: dict[str, Layer], arrays: dict[str, Vectors]) -> None:
        """Take the weights.

        Args:
            layers: The layers that make the four vectors of a word, each followed by a GELU.
            arrays: The vectors of the root; `arc_weights`, dependent (and bias) by head; and
                `relation_weights`, dependent (and bias) by relation by head (and bias).
        """
        self.layers = {name: layers[name] for name in _LAYERS}
        self.arrays = {name: np.asarray(arrays[name], dtype=np.float32) for name in _ARRAYS}

    def parse(
        self, vectors: Vectors, bounds: NDArray[np.int64], root: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Parse the sentences of a document.

        Args:
            vectors: A row for each word.
            bounds: The first word of each sentence, in order; 0 is among them.
            root: The number of the relation that roots have, and no other word.

        Returns:
            For each word the place of its head, a root being its own head; and the number of its relation.
        """
        heads = self._heads(vectors, bounds)
        roots = heads == np.arange(len(heads))
        scores = self._relations(vectors, heads, roots)
        scores[:, root] = -np.inf
        return heads, np.where(roots, root, np.argmax(scores, axis=1))

    def _heads(self, vectors: Vectors, bounds: NDArray[np.int64]) -> NDArray[np.int64]:
        """Find the best tree of each sentence."""
        weights = self.arrays["arc_weights"]
        dependents = gelu(self.layers["arc_dependent"](vectors)) @ weights[:-1] + weights[-1]
        candidates = gelu(self.layers["arc_head"](vectors))
        roots = dependents @ self.arrays["arc_root"]
        heads = np.arange(len(vectors))
        ends: Sequence[int] = [*bounds[1:].tolist(), len(vectors)]
        for start, end in zip(bounds.tolist(), ends, strict=True):
            inside = dependents[start:end] @ candidates[start:end].T
            scores = np.concatenate([roots[start:end, None], inside], axis=1).astype(np.float64)
            scores -= np.log(np.exp(scores - scores.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
            found = best_tree(scores)
            heads[start:end] = np.where(found == 0, heads[start:end], found - 1 + start)
        return heads

    def _relations(self, vectors: Vectors, heads: NDArray[np.int64], roots: NDArray[np.bool_]) -> Vectors:
        """Score each relation of each word to its head."""
        dependents = _with_one(gelu(self.layers["relation_dependent"](vectors)))
        governors = gelu(self.layers["relation_head"](vectors))[heads]
        governors[roots] = self.arrays["relation_root"]
        governors = _with_one(governors)
        width, count, _ = self.arrays["relation_weights"].shape
        mixed = (dependents @ self.arrays["relation_weights"].reshape(width, -1)).reshape(-1, count, width)
        scores: Vectors = np.matmul(mixed, governors[:, :, None])[:, :, 0]
        return scores

    def state(self) -> dict[str, Any]:
        """Give the weights as plain values."""
        return {"layers": {name: layer.state() for name, layer in self.layers.items()}, "arrays": self.arrays}

    @classmethod
    def restored(cls, state: dict[str, Any]) -> Biaffine:
        """Make the parser from what `state` gave."""
        layers = {name: Layer.restored(layer) for name, layer in state["layers"].items()}
        return cls(layers, state["arrays"])


def _with_one(vectors: Vectors) -> Vectors:
    """Put a one behind each row, for the bias."""
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)
