"""Who does what a verb says, on trees that are right."""

from __future__ import annotations

import pytest

from kg.extraction.syntax.subjects import core_of, subjects_of
from tests.extraction.trees import tree, word

OWN = "Chad Chad PROPN nsubj 2\nmet meet VERB root 0\nNiger Niger PROPN obj 2"
PURPOSE = """
Chad   Chad   PROPN nsubj 2
flew   fly    VERB  root  0
to     to     PART  mark  4
meet   meet   VERB  advcl 2
Niger  Niger  PROPN obj   4
"""
JOINED = """
She    she    PRON  nsubj 2
toured tour   VERB  root  0
and    and    CCONJ cc    4
met    meet   VERB  conj  2
him    he     PRON  obj   4
"""
RELATIVE = """
The    the    DET   det   2
envoy  envoy  NOUN  nsubj 6
who    who    PRON  nsubj 4
met    meet   VERB  acl:relcl 2
him    he     PRON  obj   4
left   leave  VERB  root  0
"""
FIRST = """
She    she    PRON  nsubj 4
was    be     AUX   cop   4
the    the    DET   det   4
first  first  NOUN  root  0
to     to     PART  mark  6
meet   meet   VERB  acl   4
him    he     PRON  obj   6
"""


@pytest.mark.parametrize(
    ("rows", "verb", "subjects"),
    [
        (OWN, "met", ["Chad"]),
        (PURPOSE, "meet", ["Chad"]),
        (JOINED, "met", ["She"]),
        (RELATIVE, "met", ["envoy"]),
        (FIRST, "meet", ["She"]),
    ],
)
def test_a_verb_has_its_own_subject_or_that_of_the_verb_above(
    rows: str, verb: str, subjects: list[str]
) -> None:
    assert [token.text for token in subjects_of(word(tree(rows), verb))] == subjects


def test_a_core_has_no_clauses_and_no_places() -> None:
    doc = tree(
        """
        premier premier NOUN nsubj 6
        of      of      ADP  case  3
        Malta   Malta   PROPN nmod 1
        in      in      ADP  case  5
        Rome    Rome    PROPN nmod 1
        left    leave   VERB root  0
        """
    )
    assert {token.text for token in core_of(doc[0])} == {"premier", "Malta"}
