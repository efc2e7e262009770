"""What all components of the model share: they store themselves as spaCy asks, in one file each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import srsly
from numpy.typing import NDArray

__all__ = ["Layer", "Stored"]

Self = TypeVar("Self", bound="Stored")


class Stored:
    """A component whose state is a dictionary of plain values, bytes and arrays."""

    _file = "state.msgpack"

    def state(self) -> dict[str, Any]:
        """Give everything that the component was given by training."""
        raise NotImplementedError

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` gave."""
        raise NotImplementedError

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:
        """Store the component as bytes."""
        packed: bytes = srsly.msgpack_dumps(self.state())
        return packed

    def from_bytes(self: Self, data: bytes, exclude: Iterable[str] = ()) -> Self:
        """Take the component from bytes."""
        self.restore(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> None:
        """Store the component in a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / self._file).write_bytes(self.to_bytes())

    def from_disk(self: Self, path: Path | str, exclude: Iterable[str] = ()) -> Self:
        """Take the component from a folder."""
        return self.from_bytes((Path(path) / self._file).read_bytes())


class Layer:
    """A linear layer."""

    def __init__(self, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        """Take the layer's numbers.

        Args:
            weights: Input by output.
            bias: One number for each output.
        """
        self.weights = np.ascontiguousarray(weights, dtype=np.float32)
        self.bias = np.asarray(bias, dtype=np.float32)

    def __call__(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Apply the layer to rows of numbers."""
        return vectors @ self.weights + self.bias

    def state(self) -> dict[str, Any]:
        """Give the layer as plain values."""
        return {"weights": self.weights, "bias": self.bias}

    @classmethod
    def restored(cls, state: dict[str, Any]) -> Layer:
        """Make the layer from what `state` gave."""
        return cls(state["weights"], state["bias"])
