from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.transformer.features import CASES, GAPS, gap_before, letter_case


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("talks", "lower"),
        ("Oslo", "title"),
        ("NATO", "upper"),
        ("U.N.", "upper"),
        ("A", "initial"),
        ("J.", "initial"),
        ("McKay", "mixed"),
        ("eBay", "mixed"),
        ("2024", "digits"),
        ("3.5", "digits"),
        ("G7", "alphanumeric"),
        ("—", "other"),
        ("", "other"),
        ("Łódź", "title"),
    ],
)
def test_letter_case(word: str, case: str) -> None:
    assert CASES[letter_case(word)] == case


@pytest.mark.parametrize(
    ("between", "gap"),
    [
        ("", "none"),
        (" ", "space"),
        ("\t ", "space"),
        ("\n", "line"),
        (" \n ", "line"),
        ("\n \n", "paragraph"),
    ],
)
def test_gap_before(between: str, gap: str) -> None:
    assert GAPS[gap_before(between)] == gap


@given(st.text())
def test_every_word_has_a_class(word: str) -> None:
    assert 0 <= letter_case(word) < len(CASES)
