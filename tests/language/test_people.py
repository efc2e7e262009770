"""Names: which words, and whose."""

from __future__ import annotations

import csv
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.language.people import find
from tests.language.marked import cases, document


def _params() -> list[Any]:
    return [
        pytest.param(
            case, id=case["id"], marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
        )
        for case in cases("people")
    ]


@pytest.mark.parametrize("case", _params())
def test_people(case: dict[str, Any]) -> None:
    doc = document(case["text"], tuple(case.get("names", ())), tuple(case.get("places", ())))
    found: dict[str, set[str]] = {}
    for mention in find(doc):
        found.setdefault(mention.referent, set()).add(doc[mention.start : mention.end].text)
    assert found == {name: set(forms) for name, forms in case["people"].items()}


@pytest.mark.parametrize("name", ["honorifics.csv", "things.csv", "nicknames.csv"])
def test_no_line_of_data_stands_twice(name: str) -> None:
    lines = (files("kg.language.people") / name).read_text(encoding="utf-8").splitlines()
    keys = [tuple(row[:2]) for row in csv.reader(lines)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", ["homographs.txt", "particles.txt"])
def test_lists_of_words_are_sorted(name: str) -> None:
    lines = (files("kg.language.people") / name).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))


_PIECES = [
    "President",
    "Mr.",
    "Ana",
    "Ruiz",
    "de",
    "la",
    "-",
    "al-",
    "Jr.",
    ",",
    "and",
    "said",
    "RUIZ",
    "J.",
    "'s",
    "\n\n",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_any_order_of_words_gives_names_apart(pieces: list[str]) -> None:
    doc = document(" ".join(pieces))
    mentions = find(doc)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    forms = {" ".join(doc[m.start : m.end].text.split()) for m in mentions}
    assert {mention.referent for mention in mentions} <= forms


def test_what_is_a_place_after_in_is_no_person_elsewhere() -> None:
    doc = document("They met in Tiva Segura. Tiva Segura is small. Rui Segura spoke.", ("Rui Segura",))
    inside, alone = (span for span in _spans(doc, "Tiva Segura"))
    doc.set_ents([*doc.ents, Span(doc, *inside, label="GPE"), Span(doc, *alone, label="PERSON")])
    assert {mention.referent for mention in find(doc)} == {"Rui Segura"}


def _spans(doc: Doc, text: str) -> list[tuple[int, int]]:
    """Find the tokens of two words wherever they stand."""
    return [(k, k + 2) for k in range(len(doc) - 1) if doc[k : k + 2].text == text]
