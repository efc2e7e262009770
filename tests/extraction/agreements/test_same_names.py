"""Whether two names are those of one agreement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.extraction.agreements.same_names import names_fit
from tests.extraction.trees import VOCAB


def name(words: str) -> Span:
    """Make a name that stands at the beginning of a sentence; a bar ends what was found of it."""
    found, _, rest = words.partition("|")
    tokens = [*found.split(), *rest.split(), "."]
    doc = Doc(VOCAB, words=["It", *tokens], sent_starts=[True, *(False for _ in tokens)])
    return doc[1 : 1 + len(found.split())]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Treaty of Lima", "the Lima treaty"),
        ("the River Pact", "Niger River Pact"),
        ("Fishing Waters Boundary Treaty", "FWB Treaty"),
        ("Treaty on Seeds and Roots | in Asia", "SRA Treaty"),
        ("Short - Range Naval Guns Treaty", "SNG Treaty"),
        ("Lake Boundary Agreement", "the LBA"),
        ("United Nations Convention on the Law of the Sea", "UN Convention on the Law of the Sea"),
        ("Treaty of Lisbon", "Lisbon Treaty"),
    ],
)
def test_names_of_one(one: str, other: str) -> None:
    assert names_fit([name(one)], name(other))
    assert names_fit([name(other)], name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lima Treaty", "Quito Treaty"),
        ("Fishing Waters Boundary Treaty", "FWP Treaty"),
        ("Fishing Waters Boundary Treaty", "FW Treaty"),
        ("Lake Boundary Agreement", "BLA Agreement"),
        ("Treaty of Lisbon", "United Nations Convention on the Law of the Sea"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert not names_fit([name(one)], name(other))


@given(st.lists(st.sampled_from(["Lake", "River", "Border", "Fishing", "Waters"]), min_size=3, max_size=5))
def test_the_first_letters_are_the_name(words: list[str]) -> None:
    letters = "".join(word[0] for word in words)
    assert names_fit([name(" ".join(words) + " Treaty")], name(letters + " Treaty"))
    assert not names_fit([name(" ".join(words) + " Treaty")], name("X" + letters + " Treaty"))
