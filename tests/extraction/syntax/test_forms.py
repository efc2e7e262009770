"""Base forms, also where the lemmatizer is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.syntax.forms import base_forms
from tests.extraction.trees import tree


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("ratified", "ratify"),
        ("ratifies", "ratify"),
        ("scrapped", "scrap"),
        ("signing", "sign"),
        ("concluding", "conclude"),
        ("reaches", "reach"),
        ("withdrew", "withdraw"),
        ("struck", "strike"),
        ("put", "put"),
        ("Signed", "sign"),
    ],
)
def test_a_form_gives_its_base_whatever_the_lemma_says(form: str, base: str) -> None:
    assert base in base_forms(tree(f"{form} wrong VERB root 0")[0])


def test_the_lemma_counts_too() -> None:
    assert "go" in base_forms(tree("gone go VERB root 0")[0])


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"]), min_size=1))
def test_every_word_is_a_form_of_itself(word: str) -> None:
    token = tree(f"{word} x NOUN root 0")[0]
    assert token.lower_ in base_forms(token)
