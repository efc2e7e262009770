"""Laws about an agreement."""

from __future__ import annotations

import pytest

from kg.extraction.agreements.laws import is_in_a_law
from tests.extraction.trees import tree


@pytest.mark.parametrize("noun", ["law", "bill", "decree"])
def test_what_is_named_in_a_law(noun: str) -> None:
    doc = tree(
        f"the the DET det 2\n{noun} {noun} NOUN nsubj 6\non on ADP case 4\nending ending NOUN nmod 2\n"
        "treaty treaty NOUN nmod 4\npassed pass VERB root 0"
    )
    assert is_in_a_law(doc[4:5])


def test_the_bill_of_a_treaty() -> None:
    doc = tree(
        "the the DET det 3\npact pact NOUN compound 3\nbill bill NOUN nsubj 4\npassed pass VERB root 0"
    )
    assert is_in_a_law(doc[1:2])


@pytest.mark.parametrize("noun", ["signing", "text", "ratification"])
def test_what_is_no_law(noun: str) -> None:
    doc = tree(f"{noun} {noun} NOUN nsubj 3\ntreaty treaty NOUN nmod 1\nfollowed follow VERB root 0")
    assert not is_in_a_law(doc[1:2])


def test_what_a_law_is_compared_with_stands_apart() -> None:
    doc = tree("the the DET det 2\nlaw law NOUN nsubj 3\nbroke break VERB root 0\ntreaty treaty NOUN obj 3")
    assert not is_in_a_law(doc[3:4])
