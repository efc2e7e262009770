from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.transformer.lemmas import IDENTITY, EditScript, script_of
from kg.language.transformer.tagger import lemmas_of

words = st.text(min_size=1, max_size=12)


@given(words, words)
def test_the_script_makes_the_lemma(word: str, lemma: str) -> None:
    script = script_of(word, lemma)
    assert script.fits(word)
    assert script.apply(word) == lemma


@given(words)
def test_the_identity_fits_every_word(word: str) -> None:
    assert IDENTITY.fits(word)
    assert IDENTITY.apply(word) == word


@pytest.mark.parametrize(
    ("learnt", "used"),
    [
        (("making", "make"), ("Taking", "take")),
        (("cities", "city"), ("treaties", "treaty")),
        (("was", "be"), ("was", "be")),
    ],
)
def test_scripts_carry_over(learnt: tuple[str, str], used: tuple[str, str]) -> None:
    script = script_of(*learnt)
    assert script.fits(used[0])
    assert script.apply(used[0]) == used[1]


def test_a_script_fits_no_word_without_its_ending() -> None:
    assert not script_of("making", "make").fits("talks")


def test_a_script_leaves_something() -> None:
    assert not EditScript(keeps_case=False, cut="s", add="").fits("S")


def test_the_best_script_that_fits_is_taken() -> None:
    scripts = [script_of("making", "make"), script_of("talks", "talk"), IDENTITY]
    scores = np.array([[3.0, 2.0, 1.0], [3.0, 2.0, 1.0], [3.0, 2.0, 1.0]], dtype=np.float32)
    found = lemmas_of(["Taking", "deals", "Oslo"], ["VERB", "NOUN", "PROPN"], scores, scripts, {})
    assert found == ["take", "deal", "Oslo"]


def test_the_lexicon_goes_before_the_scores() -> None:
    scores = np.array([[1.0]], dtype=np.float32)
    assert lemmas_of(["Men"], ["NOUN"], scores, [IDENTITY], {"NOUN": {"men": "man"}}) == ["man"]
    assert lemmas_of(["Men"], ["PROPN"], scores, [IDENTITY], {"NOUN": {"men": "man"}}) == ["Men"]
