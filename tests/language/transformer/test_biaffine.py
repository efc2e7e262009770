from __future__ import annotations

from math import erf, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.transformer.activation import gelu
from kg.language.transformer.biaffine import Biaffine
from kg.language.transformer.spanning_tree import is_tree
from tests.language.transformer.tiny import RELATIONS, WIDTH, biaffine, numbers

ROOT = RELATIONS.index("ROOT")


@given(st.floats(-30, 30, width=32))
def test_gelu_is_what_networks_are_trained_with(value: float) -> None:
    expected = value * (1 + erf(value / sqrt(2))) / 2
    assert float(gelu(np.array([value], dtype=np.float32))[0]) == pytest.approx(expected, abs=1e-5)


@given(st.integers(0, 1000), st.integers(1, 25), st.data())
@settings(deadline=None)
def test_each_sentence_is_a_tree_of_its_own(seed: int, words: int, data: st.DataObject) -> None:
    later = data.draw(st.sets(st.integers(1, words - 1))) if words > 1 else set()
    bounds = np.array([0, *sorted(later)])
    heads, relations = biaffine().parse(numbers(seed, words, WIDTH), bounds, ROOT)
    for start, end in zip(bounds, [*bounds[1:], words], strict=True):
        inside = heads[start:end]
        assert ((start <= inside) & (inside < end)).all()
        local = np.where(inside == np.arange(start, end), 0, inside - start + 1)
        assert is_tree(local)
    assert ((relations == ROOT) == (heads == np.arange(words))).all()


def test_a_sentence_is_parsed_alike_beside_others() -> None:
    vectors = numbers(5, 9, WIDTH)
    heads, relations = biaffine().parse(vectors, np.array([0, 4]), ROOT)
    alone_heads, alone_relations = biaffine().parse(vectors[4:], np.array([0]), ROOT)
    assert (heads[4:] - 4).tolist() == alone_heads.tolist()
    assert relations[4:].tolist() == alone_relations.tolist()


def test_weights_survive_storing() -> None:
    vectors = numbers(6, 7, WIDTH)
    before = biaffine().parse(vectors, np.array([0]), ROOT)
    after = Biaffine.restored(biaffine().state()).parse(vectors, np.array([0]), ROOT)
    assert all((one == other).all() for one, other in zip(before, after, strict=True))
