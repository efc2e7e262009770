from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.language.training.generated.grammar import Grammar
from kg.language.training.generated.sentences import generate
from kg.language.training.passages import Passage
from kg.language.transformer.spanning_tree import is_tree


def sentences(passage: Passage) -> list[tuple[int, int]]:
    starts = [place for place, start in enumerate(passage.starts or []) if start]
    return list(zip(starts, [*starts[1:], len(passage.words)], strict=True))


@given(st.integers(0, 10_000))
def test_every_sentence_is_a_tree(seed: int) -> None:
    (passage,) = list(generate(1, seed))
    assert passage.syntax is not None
    for start, end in sentences(passage):
        heads = np.array(passage.syntax.heads[start:end]) - start
        own = np.arange(end - start)
        assert is_tree(np.where(heads == own, 0, heads + 1))
        roots = [relation == "root" for relation in passage.syntax.relations[start:end]]
        assert roots == (heads == own).tolist()


@given(st.integers(0, 10_000))
def test_no_arcs_cross(seed: int) -> None:
    """A wrongly counted head in a pattern nearly always makes one arc cross another."""
    (passage,) = list(generate(1, seed))
    assert passage.syntax is not None
    heads = passage.syntax.heads
    arcs = [tuple(sorted((place, head))) for place, head in enumerate(heads) if place != head]
    assert not [(a, b) for a in arcs for b in arcs if a[0] < b[0] < a[1] < b[1]], " ".join(passage.words)


@given(st.integers(0, 10_000))
def test_names_are_whole_subtrees_of_their_own(seed: int) -> None:
    (passage,) = list(generate(1, seed))
    assert passage.syntax is not None
    assert passage.entities is not None
    for place, label in enumerate(passage.entities):
        if label.startswith("I-"):
            assert passage.entities[place - 1][2:] == label[2:]


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert list(generate(200, 7)) == list(generate(200, 7))
    assert list(generate(200, 7)) != list(generate(200, 8))


def test_a_titled_name_is_analysed_as_the_treebanks_do() -> None:
    tree = Grammar.packaged().draw("titled", random.Random(3))
    described = [word for word in tree.words if word.relation == "nmod:desc"]
    assert len(described) == 1
    assert described[0].head == tree.root
    assert tree.words[tree.root].entity == "B-PERSON"
    assert described[0].entity == "O"


def test_every_symbol_can_be_drawn() -> None:
    grammar = Grammar.packaged()
    for symbol in grammar.symbols:
        for seed in range(20):
            assert grammar.draw(symbol, random.Random(seed)).words
