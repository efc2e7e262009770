"""Where sentences start."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span

from kg.language.sentences import SentenceStarts, find
from tests.language.marked import cases, tokenizer


@pytest.mark.parametrize("case", cases("sentences"), ids=lambda case: case["id"])
def test_sentence_starts(case: dict[str, Any]) -> None:
    wanted, plain = set(), ""
    for piece in case["text"].split("¦"):
        wanted.add(len(plain) + len(piece) - len(piece.lstrip()))
        plain += piece
    doc = tokenizer().make_doc(plain)
    starts = {token.idx for token, is_start in zip(doc, find(doc), strict=True) if is_start}
    assert starts == wanted


def test_no_start_inside_an_entity() -> None:
    doc = tokenizer().make_doc("They flew with Yahoo! Travel to Lima.")
    without = find(doc)
    doc.ents = [Span(doc, 3, 6, label="ORG")]
    assert doc[3:6].text == "Yahoo! Travel"
    assert without[5] is True
    assert find(doc)[5] is False


def test_unsure_after_a_colon() -> None:
    doc = tokenizer().make_doc("He said: Peru agrees.")
    assert find(doc)[3] is None


def test_component_leaves_the_unsure_to_the_parser() -> None:
    doc = SentenceStarts()(tokenizer().make_doc("He said: Peru agrees. It was late."))
    assert [token.is_sent_start for token in doc] == [
        True,
        False,
        False,
        None,
        False,
        False,
        True,
        *[False] * 3,
    ]


@given(st.text(alphabet='aZ .,:!?\n\t-"”()1é…', max_size=80))
def test_any_text_gets_one_value_for_each_token(text: str) -> None:
    doc = tokenizer().make_doc(text)
    starts = find(doc)
    assert len(starts) == len(doc)
    assert not any(start for token, start in zip(doc, starts, strict=True) if token.is_space)
