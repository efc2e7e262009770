"""The activation function of the heads."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["gelu"]

# Abramowitz and Stegun, 7.1.26: the error function to within 1.5e-7, without SciPy.
_SLOPE: Final = 0.3275911
_TERMS: Final = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
_ROOT_OF_HALF: Final = 0.7071067811865476


def gelu(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Apply the Gaussian error linear unit.

    Args:
        values: Any numbers.

    Returns:
        Each number times the share of the normal distribution below it.
    """
    size = np.abs(values) * np.float32(_ROOT_OF_HALF)
    step = 1 / (1 + np.float32(_SLOPE) * size)
    terms = np.zeros_like(step)
    for term in _TERMS:
        terms = (terms + np.float32(term)) * step
    error = np.copysign(1 - terms * np.exp(-size * size), values)
    result: NDArray[np.float32] = values * (1 + error) / 2
    return result
