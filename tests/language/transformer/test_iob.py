from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from kg.language.transformer.iob import best_labels
from kg.language.transformer.names import stretches

LABELS = ["O", "B-GPE", "I-GPE", "B-PERSON", "I-PERSON"]
tables = st.integers(1, 5).flatmap(
    lambda words: arrays(np.float32, (words, len(LABELS)), elements=st.integers(-9, 9).map(float))
)


def is_valid(labels: list[str]) -> bool:
    before = ["O", *labels]
    return all(
        not label.startswith("I-") or last[2:] == label[2:]
        for last, label in zip(before, labels, strict=False)
    )


@given(tables)
def test_the_best_valid_sequence_is_found(scores: NDArray[np.float32]) -> None:
    def total(path: tuple[int, ...]) -> float:
        return float(sum(row[number] for row, number in zip(scores, path, strict=True)))

    paths = product(range(len(LABELS)), repeat=len(scores))
    best = max(total(path) for path in paths if is_valid([LABELS[number] for number in path]))
    found = best_labels(scores, LABELS).tolist()
    assert is_valid([LABELS[number] for number in found])
    assert total(tuple(found)) == pytest.approx(best)


def test_no_words_have_no_labels() -> None:
    assert len(best_labels(np.zeros((0, len(LABELS)), dtype=np.float32), LABELS)) == 0


def test_names_side_by_side_are_two() -> None:
    labels = ["B-GPE", "I-GPE", "B-GPE", "O", "B-PERSON"]
    assert list(stretches(labels)) == [(0, 2, "GPE"), (2, 3, "GPE"), (4, 5, "PERSON")]
